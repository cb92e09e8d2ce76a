"""What reaches the edge of the paper must go on beyond it, or cutting shows white."""

from __future__ import annotations

from collections.abc import Iterator

from pagesetter.diagnostics import Code
from pagesetter.geometry import Size
from pagesetter.press.preflight.findings import Finding, error
from pagesetter.press.preflight.objects import DrawnFill, DrawnPicture, DrawnRule

# What ends this near to the edge, in points, was meant to reach it: a third of a millimeter.
_REACHES = 1.0

# Less of a bleed than this, in points, is of rounding.
_SLACK = 0.1


def judge_bleed(
    thing: DrawnFill | DrawnPicture | DrawnRule, trim: Size, bleed: float
) -> Iterator[Finding]:
    """Yield that a thing ends at the trim, or short of the bleed."""
    paint, box = thing.paint, thing.bounds
    if not bleed or (paint is not None and paint.is_paper and not isinstance(thing, DrawnPicture)):
        return
    beyond = {
        "left": -box.x,
        "top": -box.y,
        "right": box.right - trim.width,
        "foot": box.bottom - trim.height,
    }
    short = [side for side, by in beyond.items() if -_REACHES <= by < bleed - _SLACK]
    if short:
        what = {"DrawnPicture": "a picture", "DrawnRule": "a rule"}.get(type(thing).__name__)
        yield error(
            Code.NO_BLEED,
            f"{what or 'an area'} reaches the edge of the paper "
            f"({' and '.join(short)}) and has no bleed of {_millimeters(bleed)} there",
            f"let it go {_millimeters(bleed)} beyond the edge, or end inside it",
        )


def _millimeters(points: float) -> str:
    return f"{round(points * 25.4 / 72, 1):g} mm"
