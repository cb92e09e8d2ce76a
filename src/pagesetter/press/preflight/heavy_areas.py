"""How much of a photo is over a press's limits of ink, kept from one build to the next.

To know it a photo is decoded, which is most of the time that preflight takes of pages
whose photos go in as they are.
"""

from __future__ import annotations

import math
import struct
from hashlib import sha256

from pagesetter import __version__
from pagesetter.pictures import EncodedPicture
from pagesetter.press.color.photo_job import libraries
from pagesetter.press.model import PressProfile
from pagesetter.press.preflight.objects import DrawnPicture
from pagesetter.press.preflight.picture_inks import inks_of
from pagesetter.records import NamedTuple

#: Another number for every change that finds other areas in the same photo.
FORMAT = 1

_KEPT = struct.Struct(">dd")


class HeavyAreas(NamedTuple):
    """The largest areas of a photo that have too much ink, in square millimeters."""

    total: float  # of all inks together
    black: float


def heavy_areas(picture: DrawnPicture, profile: PressProfile) -> HeavyAreas | None:
    """Return how large the areas over the limits are; `None` where inks cannot be known."""
    encoded = picture.samples() if picture.cache.folder else None
    if encoded is None:
        return _measured(picture, profile)
    key = _key(picture, encoded, profile)
    found = _read(picture.cache.get(key))
    if found is None:
        found = _measured(picture, profile)
        if found is not None:
            picture.cache.put(key, _KEPT.pack(*found))
            picture.cache.trim()
    return found


def _measured(picture: DrawnPicture, profile: PressProfile) -> HeavyAreas | None:
    inks = inks_of(picture)
    if inks is None:
        return None
    return HeavyAreas(inks.over_total(profile.total_ink), inks.over_black(profile.most_black))


def _key(picture: DrawnPicture, encoded: EncodedPicture, profile: PressProfile) -> str:
    settings = (
        FORMAT,
        __version__,
        libraries(),
        sha256(encoded.data).hexdigest(),
        tuple(encoded[1:7]),  # what its bytes are, but for its opacity
        (picture.bounds.width, picture.bounds.height, tuple(picture.part), picture.ppi),
        (profile.total_ink, profile.most_black),
    )
    return "ink-" + sha256(repr(settings).encode()).hexdigest()


def _read(content: bytes | None) -> HeavyAreas | None:
    if content is None or len(content) != _KEPT.size:
        return None
    areas = HeavyAreas(*_KEPT.unpack(content))
    return areas if all(math.isfinite(area) and area >= 0 for area in areas) else None
