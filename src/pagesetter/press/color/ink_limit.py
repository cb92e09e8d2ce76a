"""A press's limits of ink, worked into its ICC profile.

Every point of the profile's grids that asks for more ink than the press holds gets other
inks: less of the colors and more black, so that they look as alike as they can. What is
between two points is then within the limits too, for a sum of inks lies between the sums
at the corners it is interpolated from; so LittleCMS keeps the limits by itself, at its
own speed.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from threading import Lock

from PIL import Image, ImageChops, ImageCms

from pagesetter import __version__
from pagesetter.press.color.cache import NO_CACHE, PhotoCache
from pagesetter.press.color.icc_file import IccError, read_icc
from pagesetter.press.color.icc_tables import (
    InkTable,
    ink_tables,
    planes_of,
    printed,
    put_planes,
    written,
)
from pagesetter.press.color.ink_sums import InkLimits, computed, most_ink, over, within
from pagesetter.press.color.photo_job import libraries

#: Another number for every change that makes another profile of the same.
FORMAT = 1

#: Shares of what could be more black that are tried.
_STEPS = 8
#: How much a likeness of a whole ΔE weighs against a step of black: ties go to less change.
_CALM = 1 / 4000
_ROUNDS = 3
_ONE_AT_A_TIME = Lock()


def limited_profile(icc: bytes, limits: InkLimits, cache: PhotoCache = NO_CACHE) -> bytes | None:
    """Return a press's profile that makes no more ink of any color than its limits.

    None where its tables cannot be edited, or do not keep the limits when they are. It is
    looked for in the cache, and kept there.
    """
    with _ONE_AT_A_TIME:  # the others wait for what one of them makes
        return _kept(icc, limits, cache)


@lru_cache(maxsize=4)
def _kept(icc: bytes, limits: InkLimits, cache: PhotoCache) -> bytes | None:
    if cache.folder is None:
        return _limited(icc, limits)
    settings = (FORMAT, __version__, libraries(), sha256(icc).hexdigest(), tuple(limits))
    key = "icc-" + sha256(repr(settings).encode()).hexdigest()
    content = cache.get(key)
    if content is None:
        content = _limited(icc, limits) or b""
        cache.put(key, content)
    return content or None


@lru_cache(maxsize=4)
def _limited(icc: bytes, limits: InkLimits) -> bytes | None:
    try:
        tables = ink_tables(icc, read_icc(icc))
        aim = limits
        for _ in range(_ROUNDS):
            edited = _edited(icc, tables, aim)
            found = _most_of(edited)
            excess = found.total - limits.total, found.black - limits.black
            if max(excess) <= 0:
                return edited
            aim = InkLimits(aim.total - max(0, excess[0]), aim.black - max(0, excess[1]))
    except (IccError, ImageCms.PyCMSError, ValueError, OSError):
        return None
    return None


def _edited(icc: bytes, tables: tuple[InkTable, ...], limits: InkLimits) -> bytes:
    lab = ImageCms.ImageCmsTransform(
        ImageCms.ImageCmsProfile(BytesIO(icc)),
        ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")),
        "CMYK",
        "LAB",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
    )
    out = bytearray(icc)
    out[84:100] = bytes(16)  # the checksum of another profile
    for table in tables:
        planes = planes_of(icc, table)
        inks = _image(printed(planes[0], table))
        too_much = over(inks, limits)
        other = _image(written(_nearest(inks, lab, limits).tobytes(), table))
        put_planes(
            out,
            table,
            tuple(Image.composite(other, _image(plane), too_much).tobytes() for plane in planes),
        )
    return bytes(out)


def _image(inks: bytes) -> Image.Image:
    return Image.frombytes("CMYK", (len(inks) // 4, 1), inks)


def _nearest(inks: Image.Image, lab: ImageCms.ImageCmsTransform, limits: InkLimits) -> Image.Image:
    """Return inks within the limits that look as these do, as nearly as they can.

    Black is raised in steps from what it was to the most there may be. The colors give
    way for it in two manners: all three by the same amount, which is the gray in them,
    or in proportion.
    """
    meant = lab.apply(inks)
    best = within(inks, limits)
    least = _unlike(lab.apply(best), meant, best, inks)
    for step in range(_STEPS + 1):
        raised = _raised(inks, step / _STEPS, limits)
        for candidate in (within(raised, limits), within(_less_gray(raised, limits), limits)):
            cost = _unlike(lab.apply(candidate), meant, candidate, inks)
            better = computed(
                lambda at: at["convert"](255 * (at["cost"] < at["least"]), "L"),
                cost=cost,
                least=least,
            )
            best.paste(candidate, mask=better)
            least = computed(lambda at: at["min"](at["cost"], at["least"]), cost=cost, least=least)
    return best


def _raised(inks: Image.Image, share: float, limits: InkLimits) -> Image.Image:
    c, m, y, k = inks.split()
    most = limits.black
    more = k.point([min(most, i + max(0, round((most - i) * share))) for i in range(256)])
    return Image.merge("CMYK", (c, m, y, more))


def _less_gray(inks: Image.Image, limits: InkLimits) -> Image.Image:
    c, m, y, k = inks.split()
    less = computed(
        lambda at: at["convert"](
            (at["max"](at["c"] + at["m"] + at["y"] + at["k"] - limits.total, 0) + 2) / 3, "L"
        ),
        c=c,
        m=m,
        y=y,
        k=k,
    )
    return Image.merge("CMYK", [*(ImageChops.subtract(ink, less) for ink in (c, m, y)), k])


def _unlike(
    lab: Image.Image, meant: Image.Image, inks: Image.Image, before: Image.Image
) -> Image.Image:
    """Return the squares of ΔE (CIE 1976), and a trace of how much black has changed."""
    pairs = zip(lab.split(), meant.split(), strict=True)
    light, a, b = (_square(one, other) for one, other in pairs)
    black = _square(inks.getchannel("K"), before.getchannel("K"))
    return computed(
        lambda at: at["light"] * (100 / 255) ** 2 + at["a"] + at["b"] + at["black"] * _CALM,
        light=light,
        a=a,
        b=b,
        black=black,
    )


def _square(one: Image.Image, other: Image.Image) -> Image.Image:
    return computed(
        lambda at: (at["float"](at["one"]) - at["other"]) * (at["float"](at["one"]) - at["other"]),
        one=one,
        other=other,
    )


def _most_of(icc: bytes) -> InkLimits:
    """Return the most ink that a profile makes of any color, by any intent."""
    levels = bytes(range(0, 256, 5))
    lights = Image.frombytes("L", (len(levels), 1), levels)
    width = len(levels) ** 2
    light = lights.resize((len(levels), width), Image.Resampling.NEAREST)
    a = (
        Image.frombytes("L", (1, len(levels)), levels)
        .resize((1, width), Image.Resampling.NEAREST)
        .resize(light.size, Image.Resampling.NEAREST)
    )
    b = Image.frombytes("L", (1, width), levels * len(levels)).resize(
        light.size, Image.Resampling.NEAREST
    )
    colors = Image.merge("LAB", (light, a, b))
    most = [
        most_ink(
            ImageCms.ImageCmsTransform(
                ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")),
                ImageCms.ImageCmsProfile(BytesIO(icc)),
                "LAB",
                "CMYK",
                intent,
            ).apply(colors)
        )
        for intent in ImageCms.Intent
    ]
    return InkLimits(max(m.total for m in most), max(m.black for m in most))
