"""Printers' marks as a press images them: on every plate, round the page and not on it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from PIL import Image

from pagesetter.export.pdf import pdf_bytes
from pagesetter.press.marks import SLUG, with_marks
from pagesetter.press.model import PrintersMark
from pagesetter.press.overprint import settled
from tests.pdf.press_page import BLEED, BLUE, SIZE, opened, plates, rect, text
from tests.pdf.sheet import call, sheet

PLATES = ["Black", "Blue (072%2FC)", "Cyan", "Magenta", "Yellow"]


@cache
def marked() -> bytes:
    """A page of a spot ink and a line of type, with every mark."""
    page = sheet(text("台风登陆", 20, 40), rect(20, 80, BLUE), bleed=BLEED, size=SIZE)
    page = page._replace(title="云岭晨报", label="A05", date="2016-08-09")
    return pdf_bytes([with_marks(settled(page), tuple(PrintersMark))])


def darkest(plate: Image.Image, left: float, top: float, right: float, bottom: float) -> float:
    """The most ink of a part of a plate, in points from the corner of the trim."""
    edge = BLEED + SLUG
    part = plate.crop((int(left + edge), int(top + edge), int(right + edge), int(bottom + edge)))
    return max(part.tobytes()) / 255


@pytest.fixture
def found(tmp_path: Path) -> dict[str, Image.Image]:
    return plates(marked(), tmp_path)


def test_the_boxes_are_the_trim_the_bleed_and_all_of_the_sheet() -> None:
    with opened(marked()) as pdf:
        page = pdf.pages[0]
        boxes = {
            name: [float(n) for n in page[name]] for name in ("/MediaBox", "/BleedBox", "/TrimBox")
        }
    edge = BLEED + SLUG
    width, height = SIZE
    assert boxes == {
        "/MediaBox": [0, 0, width + 2 * edge, height + 2 * edge],
        "/BleedBox": [SLUG, SLUG, width + edge + BLEED, height + edge + BLEED],
        "/TrimBox": [edge, edge, width + edge, height + edge],
    }


def test_crop_marks_and_targets_are_on_every_plate(found: dict[str, Image.Image]) -> None:
    assert sorted(found) == PLATES
    for plate in found.values():
        assert darkest(plate, -2, -33, 2, -13) > 0.2  # a crop mark: a quarter of a pixel
        assert darkest(plate, 145, -30, 155, -16) > 0.2  # a target
        assert darkest(plate, 14, 413, 80, 433) > 0.2  # the slug line


def test_nothing_is_in_the_bleed(found: dict[str, Image.Image]) -> None:
    width, height = SIZE
    for plate in found.values():
        assert darkest(plate, -BLEED + 1, -BLEED + 1, width + BLEED - 1, -1) == 0
        assert darkest(plate, -BLEED + 1, height + 1, width + BLEED - 1, height + BLEED - 1) == 0


def test_each_solid_of_the_color_bar_is_on_its_plate_alone(found: dict[str, Image.Image]) -> None:
    side = (SIZE.width / 2 - 16 - 14) / 16
    for i, name in enumerate(("Cyan", "Magenta", "Yellow", "Black")):
        x = 14 + (i + 0.5) * side
        inks = {n: darkest(plate, x, -23, x + 1, -22) for n, plate in found.items()}
        assert inks.pop(name) == 1
        assert set(inks.values()) == {0}, name


def test_the_slug_line_is_read_after_the_page(tmp_path: Path) -> None:
    (tmp_path / "page.pdf").write_bytes(marked())
    assert call("pdftotext", "-raw", tmp_path / "page.pdf", "-").split() == [
        *("台风登陆", "云岭晨报", "A05", "2016-08-09"),
        *("Cyan", "Magenta", "Yellow", "Black", "Blue", "(072/C)"),
    ]


def test_the_marks_are_artifacts_of_the_sheet() -> None:
    with opened(marked()) as pdf:
        content = pdf.pages[0].Contents.read_bytes()
    assert content.count(b"/Artifact<</Type/Page>>BDC") == 1
    assert content.index(b"/Artifact<</Type/Page>>BDC") > content.index(b" Tm")
