"""What keeps pages from a standard."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pagesetter.diagnostics import Span
from pagesetter.display.model import (
    BLACK,
    Clip,
    DisplayList,
    DrawPath,
    DrawPhoto,
    FillRect,
    Mark,
    Region,
)
from pagesetter.geometry import Path as Outline
from pagesetter.geometry import Point, Rect, Size
from pagesetter.ink import Ink
from pagesetter.pictures import EncodedPicture, Picture
from pagesetter.press.model import OutputIntent, PdfSettings, Standard
from pagesetter.press.standards import what_is_missing, why_not_x1a

SPAN, OTHER = Span(Path("page.yaml"), 3, 1, 3, 9), Span(Path("page.yaml"), 8, 1, 8, 9)
BOX = Rect(0, 0, 10, 10)
HALF = Ink(0, 0, 0, 1, opacity=0.5)
PHOTO = Picture(Path("logo.png"), 4, 4, 1, "PNG", "RGBA")
GRAY = EncodedPicture(b"", "FlateDecode", "DeviceGray", 4, 4, 8)


def page(*marks: Mark) -> DisplayList:
    return DisplayList(Size(10, 10), 0, "", "zh", (Region("lead/photo", BOX, marks),))


def reasons(*marks: Mark, encoded: EncodedPicture = GRAY) -> list[tuple[str, Span, str]]:
    found = why_not_x1a([page(*marks)], {PHOTO: encoded})
    return [(refusal.region, refusal.span, refusal.what) for refusal in found]


def photo() -> DrawPhoto:
    return DrawPhoto(PHOTO, Rect(0, 0, 4, 4), BOX, SPAN)


def test_opaque_inks_and_plain_photos_may_be_in_it() -> None:
    assert reasons(FillRect(BOX, BLACK, SPAN), photo()) == []


def test_an_ink_that_shows_what_is_under_it_may_not() -> None:
    marks = (FillRect(BOX, HALF, OTHER), FillRect(BOX, HALF, OTHER))
    assert reasons(*marks) == [("lead/photo", OTHER, "an ink of opacity 0.5")]


def test_nor_may_one_in_a_clip() -> None:
    path = Outline(Point(0, 0), ())
    clip = Clip(path, (DrawPath(path, HALF, OTHER),), SPAN)
    assert reasons(clip) == [("lead/photo", OTHER, "an ink of opacity 0.5")]


@pytest.mark.parametrize(
    ("encoded", "what"),
    [
        (GRAY._replace(mask=GRAY), "logo.png has an alpha channel"),
        (GRAY._replace(filter="JPXDecode"), "logo.png is JPEG 2000"),
        (GRAY._replace(bits=16), "logo.png has 16 bits a component"),
    ],
)
def test_nor_may_a_photo_that_pdf_1_4_cannot_have(encoded: EncodedPicture, what: str) -> None:
    assert reasons(photo(), encoded=encoded) == [("lead/photo", SPAN, what)]


def profile(version: tuple[int, int] = (2, 1), kind: bytes = b"prtrCMYK") -> bytes:
    return bytes(8) + bytes([version[0], version[1] << 4, 0, 0]) + kind + bytes(108)


def missing(
    icc: bytes | None,
    standard: Standard = Standard.X4,
    *,
    registry: str = "http://www.color.org",
    date: str = "2016-08-09",
    **more: Any,
) -> list[str]:
    intent = OutputIntent("CGATS TR 001", "", registry, icc)
    return what_is_missing(PdfSettings(standard, intent=intent, **more), date)


def test_nothing_is_missing_with_a_date_and_the_profile_of_a_press() -> None:
    assert missing(profile()) == []
    assert missing(None, Standard.PLAIN, date="") == []
    assert missing(profile(), date="", created="2016-08-09") == []


def test_the_press_must_be_known() -> None:
    assert what_is_missing(PdfSettings(Standard.X4), "") == [
        "no date: the page has none",
        "no printing condition",
    ]


def test_x4_and_archived_files_hold_the_profile_and_x1a_may_name_its_condition() -> None:
    assert missing(None) == ["no ICC profile of CGATS TR 001"]
    assert missing(None, Standard.X1A) == []
    assert missing(None, Standard.X1A, archive=True) == ["no ICC profile of CGATS TR 001"]
    assert missing(None, Standard.X1A, registry="") == [
        "neither an ICC profile nor a registered name of CGATS TR 001"
    ]


@pytest.mark.parametrize(
    ("icc", "standard", "what"),
    [
        (profile(kind=b"mntrCMYK"), Standard.X4, "an ICC profile that is not of a press"),
        (
            profile(kind=b"prtrRGB "),
            Standard.X4,
            "an ICC profile that is not of cyan, magenta, yellow and black",
        ),
        (profile((4, 3)), Standard.X4, "an ICC profile of version 4.3, too new for it"),
        (profile((4, 2)), Standard.X1A, "an ICC profile of version 4.2, too new for it"),
        (profile()[:100], Standard.X4, "an ICC profile that is cut short"),
    ],
)
def test_a_profile_that_the_standard_does_not_take_is_told(
    icc: bytes, standard: Standard, what: str
) -> None:
    assert missing(icc, standard) == [what]


def test_a_profile_that_the_standard_takes_is_not() -> None:
    assert missing(profile((4, 2)), Standard.X4) == []
    assert missing(profile((2, 4)), Standard.X1A) == []
