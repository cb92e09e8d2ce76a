"""Inks in a dump: plain ones as they ever were, and what others say besides."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.diagnostics import Span
from pagesetter.display.dump import dump
from pagesetter.display.model import DisplayList, FillRect, Region
from pagesetter.geometry import Rect, Size
from pagesetter.ink import Gradient, Ink

AT = Span(Path("page.yaml"), 1, 1, 1, 2)
GOLD = Ink(0.2, 0.3, 0.7, 0.15, "Gold")
BOX = Rect(0, 0, 1, 1)


@pytest.mark.parametrize(
    ("ink", "told"),
    [
        (Ink(0, 1, 0.9, 0.1), "cmyk(0,1,0.9,0.1)"),
        (GOLD._replace(tint=0.3), "spot(Gold 30%)=cmyk(0.2,0.3,0.7,0.15)"),
        (Ink(0, 0, 0, 0, opacity=0.6), "cmyk(0,0,0,0)  opacity 60%"),
        (Ink(0, 0, 0, 1, overprint=True), "cmyk(0,0,0,1)  overprint"),
        (Ink(0, 0, 0, 1, overprint=False), "cmyk(0,0,0,1)  knockout"),
        (Ink(0.6, 0, 0, 1, rich=True), "cmyk(0.6,0,0,1)  rich"),
        (
            Ink(0, 0, 0, 1, gradient=Gradient(((0, Ink(0, 0, 0, 1)), (1, Ink(0, 0, 0, 0))), 90)),
            "gradient(90°: cmyk(0,0,0,1) 0%, cmyk(0,0,0,0) 100%)",
        ),
    ],
)
def test_a_dump_tells_all_of_an_ink(ink: Ink, told: str) -> None:
    page = DisplayList(Size(9, 9), 0.0, "", "zh-CN", (Region("r", BOX, (FillRect(BOX, ink, AT),)),))
    assert dump(page).splitlines()[-1] == f"  fill  0.000 0.000 1.000 1.000  {told}"
