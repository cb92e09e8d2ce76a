"""Where a page looks otherwise: marks that are new or gone, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.diagnostics import Span
from pagesetter.display.model import DisplayList, DrawPhoto, FillRect, Mark, Region
from pagesetter.geometry import Rect, Size
from pagesetter.ink import BLACK, Ink
from pagesetter.pictures import Picture
from pagesetter.preview.changes import Look

HERE, THERE = Span(Path("p"), 1, 1, 1, 2), Span(Path("p"), 9, 1, 9, 2)
RED = Ink(0.0, 1.0, 1.0, 0.0)
PHOTO = Picture(Path("photo.jpg"), 100, 100, 1, "JPEG", "RGB")


def fill(x: float, ink: Ink = BLACK, span: Span = HERE) -> FillRect:
    return FillRect(Rect(x, 10.0, 5.0, 5.0), ink, span)


def look(*marks: Mark, stamp: int = 0, width: float = 100.0) -> Look:
    region = Region("r", Rect(0.0, 0.0, 50.0, 50.0), marks)
    page = DisplayList(Size(width, 100.0), 0.0, "", "zh", (region,))
    return Look(page, lambda _: stamp)


def around(x: float) -> Rect:
    """Return what is drawn again for a mark: it, and a point around."""
    return Rect(x - 1.0, 9.0, 7.0, 7.0)


def test_a_page_that_only_moved_in_its_file_looks_the_same() -> None:
    assert look(fill(0, span=THERE)).changed_since(look(fill(0))) == ()


def test_what_is_new_and_what_is_gone_is_drawn_again() -> None:
    assert look(fill(0), fill(20)).changed_since(look(fill(0))) == (around(20),)
    assert look(fill(0)).changed_since(look(fill(0), fill(20))) == (around(20),)
    assert look(fill(40)).changed_since(look(fill(20))) == (around(40), around(20))


def test_another_ink_is_another_look() -> None:
    assert look(fill(0, RED)).changed_since(look(fill(0))) == (around(0), around(0))


@pytest.mark.parametrize("width", [100.0, 101.0])
def test_another_size_is_another_page(width: float) -> None:
    expected = () if width == 100.0 else None
    assert look(fill(0), width=width).changed_since(look(fill(0))) == expected


def test_another_order_of_marks_is_drawn_again_everywhere() -> None:
    assert look(fill(0), fill(2, RED)).changed_since(look(fill(2, RED), fill(0))) is None


def test_one_of_two_that_are_alike_is_gone() -> None:
    assert look(fill(0)).changed_since(look(fill(0), fill(0))) != ()


def test_a_photo_of_the_same_size_that_was_saved_again_looks_otherwise() -> None:
    photo = DrawPhoto(PHOTO, Rect(0, 0, 100, 100), Rect(10, 10, 5, 5), HERE)
    assert look(photo, stamp=1).changed_since(look(photo, stamp=1)) == ()
    assert look(photo, stamp=2).changed_since(look(photo, stamp=1)) != ()


def test_very_many_changes_are_told_as_one() -> None:
    many = [fill(float(x)) for x in range(100)]
    assert look(*many).changed_since(look()) == (Rect(-1.0, 9.0, 106.0, 7.0),)
