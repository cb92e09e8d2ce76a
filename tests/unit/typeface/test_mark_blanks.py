"""Where marks have their blank half, by feature or by ink."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from pagesetter.typeface.mark_blanks import mark_blanks
from pagesetter.typeface.model import FaceId
from tests.box_font import write_box_font


@pytest.fixture
def box(box_font: Path) -> FaceId:
    return FaceId(box_font, 0, "Box-Regular")


def test_without_vertical_metrics_a_mark_is_blank_where_its_form_for_vertical_lines_is(
    box: FaceId,
) -> None:
    # The box font has neither `vmtx` nor `vhal`: a stop stands in the upper half of its em.
    assert mark_blanks("。（", box, "zh-Hans", vertical=True) == {
        "。": (0.0, 0.5),
        "（": (0.5, 0.0),
    }


@pytest.fixture
def contextual(tmp_path: Path) -> FaceId:
    """Return a face whose marks are halved beside another mark, and whose ink tells nothing."""
    file = tmp_path / "Contextual.ttf"
    write_box_font(file, family="Contextual", contextual=True)
    with TTFont(file) as font:
        whole = font["glyf"][font.getBestCmap()[ord("一")]]
        for name in font.getGlyphOrder():
            font["glyf"][name] = whole
        font.save(file)
    return FaceId(file, 0, "Contextual-Regular")


@pytest.mark.parametrize("vertical", [False, True])
def test_a_face_that_halves_marks_beside_others_alone_is_asked_for_that(
    contextual: FaceId, vertical: bool
) -> None:
    found = mark_blanks("。（，」", contextual, "zh-Hans", vertical=vertical)
    assert found == {"。": (0, 0.5), "（": (0.5, 0), "，": (0, 0.5), "」": (0, 0.5)}
