"""How a slot says what is done about a story that does not fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.description.fit_model import FitPolicy
from pagesetter.description.layout_model import StorySlot
from pagesetter.description.reader import read_page
from pagesetter.diagnostics import DiagnosticLog
from pagesetter.units import Length, Unit

LAYOUT = """\
page: {{width: 100mm, height: 100mm, type_area: {{characters: 20, lines: 10, top: 5mm}}}}
grid: {{character: 10pt, leading: 15pt, columns: 1}}
styles: {{body: {{families: [Song]}}}}
defaults: {{story: {{columns: 1, body: body, {defaults}}}}}
slots: {{lead: {{story: {{place: {{column: 1, columns: 1, line: 1, lines: 9}}, {slot}}}}}}}
"""


def slot(folder: Path, slot: str, defaults: str = "slack: 0") -> tuple[StorySlot, list[str]]:
    """Return a slot and what is said against it."""
    text = LAYOUT.format(slot=slot, defaults=defaults)
    (folder / "small.yaml").write_text(text, encoding="utf-8")
    (folder / "page.yaml").write_text("layout: small\n", encoding="utf-8")
    log = DiagnosticLog()
    page = read_page(folder / "page.yaml", [folder], log)
    found = page.layout.slots["lead"] if page else None
    if not isinstance(found, StorySlot):
        found = StorySlot(*[None] * len(StorySlot._fields))  # type: ignore[arg-type]
    return found, [f"{d.code.value}: {d.message}" for d in log]


@pytest.mark.parametrize(
    ("written", "policy"),
    [
        ("slack: 0", FitPolicy.REPORT),
        ("fill: no", FitPolicy.REPORT),
        ("fill: yes", FitPolicy.FILL),
        ("fit: report", FitPolicy.REPORT),
        ("fit: tighten", FitPolicy.TIGHTEN),
        ("fit: fill", FitPolicy.FILL),
        ("fit: tighten, fill: yes", FitPolicy.TIGHTEN),
    ],
)
def test_a_policy_is_read_and_fill_is_the_older_word_for_it(
    written: str, policy: FitPolicy, tmp_path: Path
) -> None:
    found, said = slot(tmp_path, written)
    assert (found.fit.policy, found.fill, said) == (policy, policy is FitPolicy.FILL, [])


def test_a_slot_has_the_policy_of_the_defaults(tmp_path: Path) -> None:
    assert slot(tmp_path, "slack: 1", "fill: yes")[0].fit.policy is FitPolicy.FILL
    assert slot(tmp_path, "fit: report", "fill: yes")[0].fit.policy is FitPolicy.REPORT


def test_bounds_keep_their_units_and_are_absent_where_they_are_not_written(tmp_path: Path) -> None:
    fit = slot(tmp_path, "tighten: -0.02em, open: 0.1pt")[0].fit
    assert (fit.tighten, fit.open) == (Length(-0.02, Unit.EM), Length(0.1, Unit.PT))
    fit = slot(tmp_path, "tighten: 0em")[0].fit
    assert (fit.tighten, fit.open) == (Length(0.0, Unit.EM), None)


def test_a_story_cannot_be_tightened_by_more_than_nothing(tmp_path: Path) -> None:
    assert slot(tmp_path, "tighten: 0.02em")[1] == [
        "bad-length: `tighten` must not be more than zero: it is what each character gives up"
    ]


def test_a_policy_that_is_none_is_told_with_those_that_are(tmp_path: Path) -> None:
    assert slot(tmp_path, "fit: tightn")[1] == [
        "bad-value: `fit` must be `report`, `tighten` or `fill`, not `tightn`"
    ]
