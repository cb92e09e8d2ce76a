"""Plates and the sum of inks: what knocks out, what overprints, what photos print."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from pagesetter.diagnostics import Span
from pagesetter.display.model import DisplayList, DrawPhoto, FillRect, Mark, Region
from pagesetter.geometry import Rect, Size
from pagesetter.ink import REGISTRATION, Ink
from pagesetter.pictures import open_picture
from pagesetter.proof.draw import all_photos, plate_png
from pagesetter.proof.heat import STEPS, color_of, ink_map
from pagesetter.proof.plates import plate_names

SPAN = Span(Path("page.yaml"), 1, 1, 1, 1)
WHOLE = Rect(0, 0, 72, 72)
CYAN, MAGENTA = Ink(1, 0, 0, 0), Ink(0, 0.5, 0, 0)


def page(*marks: Mark) -> DisplayList:
    return DisplayList(Size(72, 72), 0.0, "", "zh-Hans", (Region("r", WHOLE, marks),))


def fill(ink: Ink, bounds: Rect = WHOLE) -> FillRect:
    return FillRect(bounds, ink, SPAN)


def gray(shown: DisplayList, name: str, tmp_path: Path) -> int:
    picture = Image.open(BytesIO(plate_png(shown, name, 72, cache=tmp_path)))
    value = picture.getpixel((36, 36))
    assert isinstance(value, int)
    return value


@pytest.mark.parametrize(("name", "expected"), [("cyan", 255), ("magenta", 127), ("black", 255)])
def test_an_ink_knocks_out_what_is_under_it(name: str, expected: int, tmp_path: Path) -> None:
    shown = page(fill(CYAN), fill(MAGENTA))
    assert gray(shown, name, tmp_path) == pytest.approx(expected, abs=2)


def test_an_ink_that_overprints_leaves_other_plates_alone(tmp_path: Path) -> None:
    shown = page(fill(CYAN), fill(MAGENTA._replace(overprint=True)))
    assert gray(shown, "cyan", tmp_path) == 0
    assert gray(shown, "magenta", tmp_path) == pytest.approx(127, abs=2)


def test_a_spot_ink_has_a_plate_and_registration_is_on_all(tmp_path: Path) -> None:
    spot = Ink(0, 1, 1, 0, spot="PANTONE 485 C", tint=0.4)
    shown = page(fill(spot))
    assert plate_names(shown) == ("cyan", "magenta", "yellow", "black", "PANTONE 485 C")
    assert gray(shown, "PANTONE 485 C", tmp_path) == pytest.approx(153, abs=2)
    assert gray(shown, "magenta", tmp_path) == 255
    everywhere = page(fill(Ink(1, 1, 1, 1, spot=REGISTRATION)))
    assert [gray(everywhere, name, tmp_path) for name in plate_names(everywhere)] == [0] * 4


def test_inks_are_added_up(tmp_path: Path) -> None:
    rich = Ink(0.6, 0.5, 0.4, 0.9)
    found = ink_map(page(fill(rich)), {}, 72)
    assert found.most == pytest.approx(2.4, abs=0.05)


def test_a_photo_is_parted_into_inks(tmp_path: Path) -> None:
    file = tmp_path / "red.png"
    Image.new("RGB", (64, 64), (255, 0, 0)).save(file)
    photo = DrawPhoto(open_picture(file), Rect(0, 0, 64, 64), WHOLE, SPAN)
    shown = page(fill(CYAN), photo)
    found = [gray(shown, name, tmp_path) for name in ("cyan", "magenta", "yellow", "black")]
    assert found == pytest.approx([255, 0, 0, 255], abs=2)
    photos = all_photos(shown, 72, {}, tmp_path)
    assert ink_map(shown, photos, 72).most == pytest.approx(2.0, abs=0.05)


def test_a_color_of_the_scale_begins_at_its_ink() -> None:
    assert color_of(0.0) == (255, 255, 255)
    assert [color_of(least) for least, _ in STEPS] == [color for _, color in STEPS]
