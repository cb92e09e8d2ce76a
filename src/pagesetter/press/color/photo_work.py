"""One photo prepared for the press: decoded, made as large as it is printed, sharpened,
brought to the press's inks, and encoded.
"""

from __future__ import annotations

import math

from PIL import Image, ImageFilter

from pagesetter.pictures.decoding import Decoded, decoded
from pagesetter.pictures.model import EncodedPicture, PictureError, damaged
from pagesetter.pictures.opening import opened
from pagesetter.press.color.cache import NO_CACHE, PhotoCache
from pagesetter.press.color.conversion import (
    PressColors,
    in_condition,
    profile_fits,
    to_black,
    to_inks,
)
from pagesetter.press.color.encoding import flate, jpeg, jpeg_2000, jpeg_within
from pagesetter.press.color.icc_file import IccError
from pagesetter.press.color.ink_sums import InkLimits
from pagesetter.press.color.photo_job import PhotoJob, PhotoNote, PreparedPhoto
from pagesetter.records import NamedTuple

_TURNED = frozenset([5, 6, 7, 8])
#: A JPEG may be decoded at a half, a quarter or an eighth; this much finer than needed.
_DRAFT = 2
#: Unsharp masking at `sharpen` 1: in inches, per cent, levels. Newsprint's screen of 100
#: lines an inch swallows what is finer than its dots.
_RADIUS, _PERCENT, _THRESHOLD = 0.006, 150, 3


class _Plates(NamedTuple):
    """A photo in the press's inks, not encoded yet."""

    image: Image.Image  # mode 1, L or CMYK
    finished: bool  # its inks are the designer's own
    opacity: Image.Image | None
    notes: tuple[PhotoNote, ...]


def prepare_photo(job: PhotoJob, data: bytes, cache: PhotoCache = NO_CACHE) -> PreparedPhoto:
    """Prepare a photo whose file has these bytes. Raises `PictureError`.

    What is made for it of the press's profile is kept in the cache; the photo is not.
    """
    plates = _plates(job, data, cache)
    encoded = _encoded(job, plates)
    if plates.opacity is not None:
        encoded = encoded._replace(mask=flate(plates.opacity))
    return PreparedPhoto(encoded, plates.notes)


def _plates(job: PhotoJob, data: bytes, cache: PhotoCache) -> _Plates:
    """Return a photo's inks; what they were made of is let go before they are encoded."""
    file = job.picture.file
    with opened(file, data) as image:
        if image.format in ("JPEG", "MPO") and job.scale < 1:
            image.draft(image.mode, _times(image.size, job.scale * _DRAFT))
        photo = decoded(image, file)
        profile, notes = _profile(photo)
        if photo.colors.mode == "1":
            return _Plates(photo.colors, True, None, notes)
        colors, opacity = _resized(job, photo)
        try:
            inks, finished = _converted(job, colors, profile, cache)
        except IccError:
            raise PictureError(damaged(file)) from None
        return _Plates(inks, finished, opacity, notes)


def _profile(photo: Decoded) -> tuple[bytes | None, tuple[PhotoNote, ...]]:
    """Return the profile that the photo's colors are read by, and what is wrong with it."""
    profile, notes = photo.profile, []
    if photo.broken_profile:
        notes.append(PhotoNote.BROKEN_PROFILE)
    if profile is not None and photo.colors.mode == "1":
        profile = None
    if profile is not None:
        try:
            if not profile_fits(profile, photo.colors.mode):
                profile = None
                notes.append(PhotoNote.OTHER_PROFILE)
        except IccError:
            profile = None
            notes.append(PhotoNote.BROKEN_PROFILE)
    if photo.several:
        notes.append(PhotoNote.SEVERAL)
    return profile, tuple(notes)


def _times(size: tuple[int, int], scale: float) -> tuple[int, int]:
    width, height = (max(1, math.ceil(side * scale)) for side in size)
    return width, height


def _resized(job: PhotoJob, photo: Decoded) -> tuple[Image.Image, Image.Image | None]:
    picture = job.picture
    stored = (picture.width, picture.height)
    size = _times(stored[::-1] if picture.orientation in _TURNED else stored, job.scale)
    colors, opacity = photo.colors, photo.opacity
    if job.scale >= 1 or colors.size == size:
        return colors, opacity
    if opacity is None:
        return colors.resize(size, Image.Resampling.LANCZOS), None
    # Together, so that hidden colors do not bleed into what shows.
    both = colors.copy()
    both.putalpha(opacity)
    both = both.resize(size, Image.Resampling.LANCZOS)
    return both.convert(colors.mode), both.getchannel("A")


def _converted(
    job: PhotoJob, colors: Image.Image, profile: bytes | None, cache: PhotoCache
) -> tuple[Image.Image, bool]:
    """Return a photo in the press's inks, and whether they were so already."""
    rules = job.profile.photos
    limits = InkLimits.of(job.profile.total_ink, job.profile.most_black)
    press = PressColors(job.icc, limits, rules.intent, rules.black_point, cache)
    if colors.mode == "CMYK" and in_condition(profile, job.icc):
        return colors, True
    if rules.sharpen > 0 and colors.mode in ("L", "RGB"):
        radius = max(0.5, _RADIUS * job.resolution)
        percent = round(_PERCENT * rules.sharpen)
        colors = colors.filter(ImageFilter.UnsharpMask(radius, percent, _THRESHOLD))
    if colors.mode == "L":
        return to_black(colors, profile, press), False
    return to_inks(colors, profile, press), False


def _encoded(job: PhotoJob, plates: _Plates) -> EncodedPicture:
    rules = job.profile.photos
    image = plates.image
    image.info = {}
    if image.mode == "1" or rules.lossless == "flate":
        return flate(image)
    if rules.lossless == "jpeg2000":
        return jpeg_2000(image)
    if plates.finished:
        return jpeg(image, rules.quality)
    limits = InkLimits.of(job.profile.total_ink, job.profile.most_black)
    return jpeg_within(image, rules.quality, limits)
