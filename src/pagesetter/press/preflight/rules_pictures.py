"""Photos and line art: fine enough, and not too heavy."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from pagesetter.diagnostics import Code
from pagesetter.press.model import PressProfile
from pagesetter.press.preflight.findings import Finding, error, warning
from pagesetter.press.preflight.heavy_areas import heavy_areas
from pagesetter.press.preflight.objects import DrawnPicture
from pagesetter.press.preflight.picture_inks import LEAST_AREA

# A resolution under its limit by less than this share is of rounding to whole pixels.
_SLACK = 0.005


def judge_picture(picture: DrawnPicture, profile: PressProfile) -> Iterator[Finding]:
    """Yield what a press objects to in a picture."""
    if picture.bits == 1:
        yield from _judge_line_art(picture, profile.photos.line_art)
        return
    yield from _judge_resolution(picture, profile)
    if picture.space in ("CMYK", "Gray"):
        yield from _judge_weight(picture, profile)


def _judge_line_art(picture: DrawnPicture, least: float) -> Iterator[Finding]:
    if picture.ppi < least * (1 - _SLACK):
        yield warning(
            Code.COARSE_LINE_ART,
            f"line art has {picture.ppi:.0f} pixels per inch at its printed size, "
            f"and should have {least:.0f}",
            _wanted(picture, least),
        )


def _judge_resolution(picture: DrawnPicture, profile: PressProfile) -> Iterator[Finding]:
    rules = profile.photos
    if picture.ppi >= rules.least_resolution * (1 - _SLACK):
        return
    severe = picture.ppi < rules.worst_resolution * (1 - _SLACK)
    yield (error if severe else warning)(
        Code.LOW_RESOLUTION,
        f"a photo has {picture.ppi:.0f} pixels per inch at its printed size, "
        f"and should have {rules.least_resolution:.0f}",
        _wanted(picture, rules.least_resolution),
    )


def _wanted(picture: DrawnPicture, least: float) -> str:
    pixels = ceil(least * picture.bounds.width / 72 - 1e-6)
    return f"give one whose part shown is {pixels} pixels wide, or a smaller place"


def _judge_weight(picture: DrawnPicture, profile: PressProfile) -> Iterator[Finding]:
    heavy = None if picture.limited else heavy_areas(picture, profile)
    if heavy is None:
        return
    if heavy.total >= LEAST_AREA:
        yield error(
            Code.INK_OVER_LIMIT,
            f"a photo has more ink than {profile.total_ink:.0%} on {heavy.total:.0f} mm²",
            "convert the photo for this press",
        )
    elif heavy.black >= LEAST_AREA:
        yield warning(
            Code.TOO_MUCH_BLACK,
            f"a photo has more black than {profile.most_black:.0%} on {heavy.black:.0f} mm²",
            "convert the photo for this press",
        )
