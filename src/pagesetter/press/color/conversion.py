"""Colors brought to the press: through its ICC profile, or by a formula where there is none.

Pictures are Pillow's, eight bits a channel; ink is 0 to 255.
"""

from __future__ import annotations

from functools import lru_cache, reduce
from io import BytesIO

from PIL import Image, ImageChops, ImageCms

from pagesetter.press.color.cache import NO_CACHE, PhotoCache
from pagesetter.press.color.icc_file import IccError, read_icc, same_condition
from pagesetter.press.color.ink_limit import limited_profile
from pagesetter.press.color.ink_sums import InkLimits, within
from pagesetter.press.model import RenderingIntent
from pagesetter.records import NamedTuple

_INTENTS = {
    RenderingIntent.PERCEPTUAL: ImageCms.Intent.PERCEPTUAL,
    RenderingIntent.RELATIVE: ImageCms.Intent.RELATIVE_COLORIMETRIC,
    RenderingIntent.SATURATION: ImageCms.Intent.SATURATION,
    RenderingIntent.ABSOLUTE: ImageCms.Intent.ABSOLUTE_COLORIMETRIC,
}
#: The space that an ICC profile says, for each mode of a picture.
_SPACES = {"RGB": "RGB", "L": "GRAY", "CMYK": "CMYK", "LAB": "Lab"}
_SOURCES = ("scnr", "mntr", "prtr", "spac")
#: Of gray that does not say how dark it is meant.
_GAMMA = 2.2
_DAMAGE = (ImageCms.PyCMSError, OSError, ValueError)


class PressColors(NamedTuple):
    """What the press makes of colors."""

    icc: bytes | None
    limits: InkLimits
    intent: RenderingIntent
    black_point: bool  # compensation
    cache: PhotoCache = NO_CACHE  # of what is made of its profile


def profile_fits(profile: bytes, mode: str) -> bool:
    """Tell whether a profile is one of a picture's kind of colors. Raises `IccError`.

    The error says that it is broken; it is not told how, for a designer does not care.
    """
    facts = read_icc(profile)
    if facts.space != _SPACES[mode] or facts.kind not in _SOURCES:
        return False
    try:
        _to_lab(profile, mode)
    except _DAMAGE as error:
        raise IccError("is damaged") from error
    return True


def in_condition(profile: bytes | None, icc: bytes | None) -> bool:
    """Tell whether inks of a profile, or of none, are already those of the press."""
    return profile is None or icc is None or same_condition(profile, icc)


def to_inks(colors: Image.Image, profile: bytes | None, press: PressColors) -> Image.Image:
    """Return a picture of mode RGB, LAB or CMYK in the inks of the press, within its limits.

    A profile must fit the picture; without one RGB is sRGB. Raises `IccError` if the
    profiles cannot be brought together.
    """
    try:
        if press.icc is None:
            return within(_by_formula(colors, profile, press.limits), press.limits)
        limited = limited_profile(press.icc, press.limits, press.cache)
        transform = _transform(colors.mode, profile, limited or press.icc, press)
        converted = transform.apply(colors)
    except _DAMAGE as error:
        raise IccError("is damaged") from error
    return converted if limited else within(converted, press.limits)


def to_black(gray: Image.Image, profile: bytes | None, press: PressColors) -> Image.Image:
    """Return a gray picture as gray of the black plate: 255 is paper, 0 solid black.

    The profile says how dark a share of black ink is, and each gray becomes the share that
    is as dark; with black point compensation the darkest gray is the most black that the
    press holds, and the others keep their distances.
    """
    try:
        return gray.point(_black_curve(profile, press))
    except _DAMAGE as error:
        raise IccError("is damaged") from error


@lru_cache(maxsize=8)
def _transform(
    mode: str, profile: bytes | None, icc: bytes, press: PressColors
) -> ImageCms.ImageCmsTransform:
    compensated = press.black_point and press.intent is not RenderingIntent.ABSOLUTE
    return ImageCms.ImageCmsTransform(
        _source(mode, profile),
        ImageCms.ImageCmsProfile(BytesIO(icc)),
        mode,
        "CMYK",
        _INTENTS[press.intent],
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION if compensated else ImageCms.Flags.NONE,
    )


def _source(mode: str, profile: bytes | None) -> ImageCms.ImageCmsProfile:
    if mode == "LAB":
        return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    if profile is None:
        return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    return ImageCms.ImageCmsProfile(BytesIO(profile))


def _to_lab(profile: bytes, mode: str) -> ImageCms.ImageCmsTransform:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    relative = ImageCms.Intent.RELATIVE_COLORIMETRIC
    return ImageCms.ImageCmsTransform(_source(mode, profile), lab, mode, "LAB", relative)


# ---------------------------------------------------------------- gray


@lru_cache(maxsize=16)
def _black_curve(profile: bytes | None, press: PressColors) -> list[int]:
    """Return for each gray what the black plate shows of it."""
    most = press.limits.black
    if press.icc is None:
        return [max(255 - most, gray) for gray in range(256)]
    bright = _brightness(profile)
    inks = _lightness_of_black(press.icc)[: most + 1]
    darkest = _luminance(inks[-1]) if press.black_point else 0.0
    low = bright[0] if press.black_point else 0.0
    curve = []
    for value in bright:
        wanted = darkest + (1 - darkest) * (value - low) / (1 - low)
        curve.append(255 - _ink_of(_lightness(wanted), inks))
    return curve


def _brightness(profile: bytes | None) -> list[float]:
    """Return the luminance that each gray means, 1 that of white."""
    if profile is None:
        return [(gray / 255) ** _GAMMA for gray in range(256)]
    ramp = Image.frombytes("L", (256, 1), bytes(range(256)))
    light = _to_lab(profile, "L").apply(ramp).getchannel("L").tobytes()
    return [_luminance(value * 100 / 255) for value in light]


def _lightness_of_black(icc: bytes) -> list[float]:
    """Return L* of each share of black ink alone, never lighter than that of less ink."""
    none, ramp = Image.new("L", (256, 1)), Image.frombytes("L", (256, 1), bytes(range(256)))
    inks = Image.merge("CMYK", (none, none, none, ramp))
    found: list[float] = []
    for value in _to_lab(icc, "CMYK").apply(inks).getchannel("L").tobytes():
        found.append(min(value * 100 / 255, found[-1] if found else 100.0))
    return found


def _ink_of(light: float, inks: list[float]) -> int:
    """Return the share of black nearest to a lightness; the middle one of several."""
    least = min(abs(value - light) for value in inks)
    alike = [ink for ink, value in enumerate(inks) if abs(value - light) <= least + 1e-9]
    return (alike[0] + alike[-1]) // 2 if light < 100 else alike[0]


def _luminance(light: float) -> float:
    """CIE 15:2004, 8.2.1."""
    return float(((light + 16) / 116) ** 3) if light > 8 else light * 27 / 24389


def _lightness(luminance: float) -> float:
    if luminance > 216 / 24389:
        return float(116 * luminance ** (1 / 3) - 16)
    return luminance * 24389 / 27


# ---------------------------------------------------------------- without a profile


def _by_formula(colors: Image.Image, profile: bytes | None, limits: InkLimits) -> Image.Image:
    """Return inks that look right in what takes an ink for the want of a light.

    The gray in a color is printed in black as far as that goes, the rest in colors, so
    that no color takes more than two inks' worth and a bit.
    """
    if colors.mode == "CMYK":
        return colors
    if profile is not None or colors.mode == "LAB":
        screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
        perceptual = ImageCms.Intent.PERCEPTUAL
        source = _source(colors.mode, profile)
        colors = ImageCms.ImageCmsTransform(source, screen, colors.mode, "RGB", perceptual).apply(
            colors
        )
    inks = [ImageChops.invert(channel) for channel in colors.split()]
    gray = reduce(ImageChops.darker, inks)
    black = gray.point([min(limits.black, value) for value in range(256)])
    return Image.merge("CMYK", [*(ImageChops.subtract(ink, black) for ink in inks), black])
