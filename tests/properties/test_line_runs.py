"""A line that is cut out of one run is what any runs give that are cut piece by piece."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from pagesetter.composition.adjustment import Adjusted, open_up, squeeze
from pagesetter.composition.line_runs import set_runs, slices
from tests.properties.test_composition import TEXTS
from tests.unit.composition.boxes import box_style, shaped


@settings(max_examples=200, deadline=None)
@given(text=TEXTS, size=st.sampled_from([10.0, 9.5, 7.3]), data=st.data())
def test_a_line_is_cut_as_pieces_of_it_are(
    box_font: Path, text: str, size: float, data: st.DataObject
) -> None:
    paragraph = shaped(text, box_style(box_font)._replace(size=size))
    end = data.draw(st.integers(1, len(text)))
    start = data.draw(st.integers(0, end - 1))
    points = data.draw(st.floats(-20.0, 20.0))
    adjusted: Adjusted | None = None
    changes: list[float] | None = None
    if points < -1:
        adjusted = squeeze(paragraph, start, end, -points)
        changes = adjusted.changes
    elif points > 1:
        adjusted = open_up(paragraph, start, end, points)
        changes = adjusted.changes
        if changes is None:
            changes = [adjusted.gap] * (end - 1 - start)
    own = set_runs(paragraph, start, end, adjusted, 3.0)
    assert own == slices(paragraph, start, end, changes, 3.0)
    assert "".join(placed.run.text for placed in own) == paragraph.text[start:end]
