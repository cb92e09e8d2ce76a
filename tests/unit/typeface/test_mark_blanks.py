"""Where marks have their blank half, by feature or by ink."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.typeface.mark_blanks import mark_blanks
from pagesetter.typeface.model import FaceId


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
