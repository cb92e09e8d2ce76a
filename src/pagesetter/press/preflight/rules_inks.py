"""Inks that a press cannot hold, that are not its own, or that do what nobody meant."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pagesetter.diagnostics import Code
from pagesetter.press.model import PressProfile
from pagesetter.press.preflight.findings import Finding, error
from pagesetter.press.preflight.ground import Under, lets_nothing_through
from pagesetter.press.preflight.objects import Drawn, DrawnFill, DrawnPicture, DrawnType, Paint
from pagesetter.press.preflight.picture_inks import LEAST_AREA, inks_of

# What rounding of four parts adds to a total.
_SLACK = 0.01

_MM2 = (25.4 / 72) ** 2

# In these the parts of a fill and of what lies under it add up; ISO 32000-1 11.3.5.
_DARKEN = frozenset(["Multiply", "ColorBurn", "Darken", "HardLight", "Overlay"])


def judge_inks(thing: Drawn, profile: PressProfile) -> Iterator[Finding]:
    """Yield what a press objects to in the ink of one thing, whatever lies under it."""
    what = _named(thing)
    if isinstance(thing, DrawnPicture):
        if thing.space in ("RGB", "Lab"):
            yield _rgb(f"{what} has {thing.space} colors", "convert the photo to the press's inks")
        if thing.space != "Stencil" or thing.paint is None:
            return
        paint = thing.paint
    else:
        paint = thing.paint
    stops = thing.stops if isinstance(thing, DrawnFill) else ()
    if any(stop.space in ("RGB", "Lab") for stop in stops or (paint,)):
        yield _rgb(f"{what} has a color that is no ink of the press", "give it an ink of the press")
    elif paint.is_registration:
        yield error(
            Code.REGISTRATION_INK,
            f"{what} is printed in the ink of every plate",
            "print it in black",
        )
    elif paint.is_paper and paint.overprint:
        yield error(
            Code.WHITE_OVERPRINT,
            f"{what} is white and overprints, so it does not show",
            "let white knock out",
        )
    else:
        yield from _judge_total(what, paint, profile)


def _judge_total(what: str, paint: Paint, profile: PressProfile) -> Iterator[Finding]:
    if paint.total > profile.total_ink + _SLACK:
        yield error(
            Code.INK_OVER_LIMIT,
            f"{what} has {paint.total:.0%} of ink, and the press holds {profile.total_ink:.0%}",
            "take less of each ink",
        )


def judge_overlap(
    fill: DrawnFill, profile: PressProfile, under: Callable[[], Under]
) -> Iterator[Finding]:
    """Yield that a fill and what shows through it are too much ink together."""
    paint, box = fill.paint, fill.bounds
    if lets_nothing_through(paint) or not paint.plates or not paint.settled:
        return
    if (
        not (paint.overprint or paint.blend in _DARKEN)
        or box.width * box.height * _MM2 < LEAST_AREA
    ):
        return  # what is only transparent is never more than the heavier of two
    ground = under()
    both = ground.plates | {
        plate: _over(part, ground.plates.get(plate, 0.0), paint) for plate, part in paint.plates
    }
    if ground.picture is not None and ground.picture.space in ("CMYK", "Gray"):
        inks = inks_of(ground.picture)
        too_much = inks is not None and (
            inks.over_total(profile.total_ink, tuple(both.items())) >= LEAST_AREA
            and inks.over_total(profile.total_ink) < LEAST_AREA
        )
        total = "too much"
    else:
        too_much = sum(both.values()) > profile.total_ink + _SLACK >= paint.total
        total = f"{sum(both.values()):.0%} of"
    if too_much:
        yield error(
            Code.INK_OVER_LIMIT,
            f"{_named(fill)} and what shows through it are {total} ink together, "
            f"and the press holds {profile.total_ink:.0%}",
            "let it knock out, or take less of its inks",
        )


def _over(part: float, below: float, paint: Paint) -> float:
    if paint.overprint:
        return part
    return 1 - (1 - part * paint.opacity) * (1 - below)


def _rgb(message: str, hint: str) -> Finding:
    return error(Code.RGB_LEFT, message, hint)


def _named(thing: Drawn) -> str:
    if isinstance(thing, DrawnType):
        said = thing.text.strip()
        return f"“{said[:8]}{'…' if len(said) > 8 else ''}”" if said else "text"
    kinds = {"DrawnRule": "a rule", "DrawnFill": "an area", "DrawnPicture": "a picture"}
    return kinds[type(thing).__name__]
