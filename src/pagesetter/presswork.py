"""Presswork in the words of a press profile: standards, intents, marks, conditions, photos.

What reads profiles and what prints by them have these in common; lengths, which a profile
writes in units and the press takes in points, are not here.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from pagesetter.records import NamedTuple


class Standard(Enum):
    """What a PDF claims to be, for the press."""

    PLAIN = "none"
    X1A = "PDF/X-1a"  # ISO 15930-4, the edition of 2003
    X4 = "PDF/X-4"  # ISO 15930-7


class RenderingIntent(Enum):
    """How colors that the press cannot print are brought to it; ICC.1 6.2."""

    PERCEPTUAL = "perceptual"
    RELATIVE = "relative"
    SATURATION = "saturation"
    ABSOLUTE = "absolute"


class Level(Enum):
    """What a finding of preflight is taken for."""

    IGNORE = "ignore"
    WARNING = "warning"
    ERROR = "error"


class PrintersMark(Enum):
    """What is printed beside the page for those who print, trim and judge it."""

    CROP = "crop"
    BLEED = "bleed"
    REGISTRATION = "registration"
    COLOR_BAR = "color-bar"
    SLUG = "slug"


class Condition(NamedTuple):
    """A printing condition: its registered name and the ICC profiles that describe it.

    A name in `icc` without a folder is looked for in `folder` first, where the profile is;
    one that was written with a folder is the path of a file inside the project.
    """

    identifier: str  # in the registry; or what the printer calls it
    info: str  # for people
    registry: str  # "" where it is not registered
    icc: tuple[str, ...]  # file names, the best first
    folder: Path | None = None


class PhotoRules(NamedTuple):
    """What is done to photos, and what they must have."""

    resolution: float  # finer photos are resampled down to this
    least_resolution: float  # a coarser photo is a finding
    worst_resolution: float  # so coarse that it is an error, unless the levels say otherwise
    line_art: float  # the least of one-bit pictures
    intent: RenderingIntent
    black_point: bool  # black point compensation
    sharpen: float  # 0: not; 1: as much as newsprint swallows
    quality: int  # of JPEG, from 1 to 100
    lossless: str  # "" (JPEG), "flate" or "jpeg2000"
