"""Plates, as Ghostscript images them: each ink on its own, and nothing else there."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageChops

from pagesetter.ink import Ink
from tests.pdf.press_page import (
    ALL,
    BLUE,
    RED,
    RICH,
    TEXT_BLACK,
    down,
    ink_at,
    plates,
    pressed,
    rect,
    text,
)

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")


def at(found: dict[str, Image.Image], x: float, y: float) -> dict[str, float]:
    """The inks of a place, of those that are there."""
    inks = {name: ink_at(plate, x, y) for name, plate in found.items()}
    return {name: ink for name, ink in inks.items() if ink}


def darkest(plate: Image.Image) -> float:
    return max(plate.tobytes()) / 255


def test_text_is_on_the_black_plate_alone(tmp_path: Path) -> None:
    found = plates(pressed(text("台风登陆", 20, 40), down("昭通", 200, 40)), tmp_path)
    assert tuple(sorted(found)) == tuple(sorted(PROCESS))
    assert darkest(found.pop("Black")) > 0.8
    assert [darkest(plate) for plate in found.values()] == [0.0] * 3


def test_there_are_the_plates_that_inks_name_and_no_others(tmp_path: Path) -> None:
    marks = (rect(20, 20, RED._replace(tint=0.4)), rect(80, 20, BLUE), rect(140, 20, RICH))
    found = plates(pressed(*marks), tmp_path)
    assert sorted(found) == sorted([*PROCESS, "%E4%B8%93%E7%BA%A2", "Blue (072%2FC)"])
    assert at(found, 30, 30) == {"%E4%B8%93%E7%BA%A2": 0.4}
    assert at(found, 90, 30) == {"Blue (072%2FC)": 1.0}
    assert at(found, 150, 30) == {"Cyan": 0.6, "Magenta": 0.4, "Yellow": 0.4, "Black": 1.0}


def test_registration_is_imaged_on_every_plate(tmp_path: Path) -> None:
    found = plates(pressed(rect(20, 20, ALL), rect(80, 20, RED)), tmp_path)
    assert set(at(found, 30, 30).values()) == {1.0}
    assert len(at(found, 30, 30)) == 5


def test_black_that_overprints_leaves_what_is_under_it_and_other_black_does_not(
    tmp_path: Path,
) -> None:
    ground = Ink(0.8, 0.3, 0, 0)
    marks = (
        *(rect(20, 20, ground), rect(80, 20, ground), rect(140, 20, RED)),
        *(rect(25, 25, TEXT_BLACK, 20, 10), rect(85, 25, Ink(0, 0, 0, 1), 20, 10)),
        rect(145, 25, TEXT_BLACK, 20, 10),
    )
    found = plates(pressed(*marks), tmp_path)
    assert at(found, 35, 30) == {"Cyan": 0.8, "Magenta": 0.3, "Black": 1.0}
    assert at(found, 95, 30) == {"Black": 1.0}
    assert at(found, 155, 30) == {"%E4%B8%93%E7%BA%A2": 1.0, "Black": 1.0}


def test_text_that_overprints_takes_nothing_from_the_plates_under_it(tmp_path: Path) -> None:
    ground = rect(20, 20, Ink(0.5, 0.2, 0.1, 0), 200, 60)
    (one := tmp_path / "1").mkdir()
    (two := tmp_path / "2").mkdir()
    without, printed = (
        plates(pressed(ground), one),
        plates(pressed(ground, text("黑", 30, 60)), two),
    )
    for name in ("Cyan", "Magenta", "Yellow"):
        assert ImageChops.difference(without[name], printed[name]).getbbox() is None
    assert darkest(printed["Black"]) > 0.8


def test_what_shows_through_is_mixed_as_inks(tmp_path: Path) -> None:
    marks = (rect(20, 20, Ink(1, 0, 0, 0)), rect(20, 20, Ink(0, 0, 1, 0, opacity=0.5)))
    assert at(plates(pressed(*marks), tmp_path), 30, 30) == {"Cyan": 0.5, "Yellow": 0.5}
