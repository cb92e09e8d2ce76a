"""Inks added up, place by place: how much there is, and less where it is too much.

Limits are inks from 0 to 255, their total up to 1020.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from PIL import Image, ImageMath

from pagesetter.records import NamedTuple

#: Decoders of JPEG may differ by one in each ink.
_SLACK = 4


class InkLimits(NamedTuple):
    """The most ink there may be, in 255ths."""

    total: int
    black: int

    @classmethod
    def of(cls, total_ink: float, most_black: float) -> InkLimits:
        """Return limits given in parts, a little under them."""
        return cls(int(total_ink * 255 + 1e-6) - _SLACK, int(most_black * 255 + 1e-6) - 1)


def most_ink(image: Image.Image) -> InkLimits:
    """Return the most that a picture in CMYK has at one place of all inks, and of black."""
    c, m, y, k = image.split()
    total = computed(
        lambda at: at["convert"](at["c"] + at["m"] + at["y"] + at["k"], "I"), c=c, m=m, y=y, k=k
    )
    return InkLimits(_highest(total), _highest(k))


def within(image: Image.Image, limits: InkLimits) -> Image.Image:
    """Return a picture in CMYK whose colors have less ink where there was too much.

    Their proportions are kept, so it is quick and not the nearest that could be printed.
    """
    c, m, y, k = image.split()
    black = k.point([min(limits.black, i) for i in range(256)])
    channels = {"c": c, "m": m, "y": y, "k": black}
    share = computed(
        lambda at: at["min"](
            (limits.total - at["float"](at["k"]))
            / at["max"](at["float"](at["c"]) + at["m"] + at["y"], 1.0),
            1.0,
        ),
        **channels,
    )
    return Image.merge("CMYK", [*(_times(ink, share) for ink in (c, m, y)), black])


def _times(ink: Image.Image, share: Image.Image) -> Image.Image:
    # a hair more before it is cut off: 255 times one is 255
    return computed(
        lambda at: at["convert"](at["ink"] * at["share"] + 0.001, "L"), ink=ink, share=share
    )


def over(inks: Image.Image, limits: InkLimits) -> Image.Image:
    """Return where there is too much ink: 255, elsewhere 0."""
    c, m, y, k = inks.split()
    return computed(
        lambda at: at["convert"](
            255
            * ((at["c"] + at["m"] + at["y"] + at["k"] > limits.total) | (at["k"] > limits.black)),
            "L",
        ),
        c=c,
        m=m,
        y=y,
        k=k,
    )


def computed(expression: Callable[[dict[str, Any]], Any], **images: Image.Image) -> Image.Image:
    """Return what an expression makes of pictures, in whole numbers or in floating point."""
    return cast("Image.Image", ImageMath.lambda_eval(expression, **images))


def _highest(image: Image.Image) -> int:
    high = image.getextrema()[1]
    return int(high[1] if isinstance(high, tuple) else high)
