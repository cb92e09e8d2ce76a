"""A press: what it prints with, what it can hold, and what its files must say.

Lengths are points, parts of ink from 0 to 1 (a total of four inks up to 4), resolutions
pixels per inch as printed. The only module of `press` that a plain build loads.
"""

from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from pagesetter.display.model import DisplayList
from pagesetter.pictures import EncodedPicture, Picture


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
    """A printing condition: its registered name and the ICC profiles that describe it."""

    identifier: str  # in the registry; or what the printer calls it
    info: str  # for people
    registry: str  # "" where it is not registered
    icc: tuple[str, ...]  # file names, the best first


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


class TypeRules(NamedTuple):
    """The smallest sizes that a press holds, in points."""

    positive: float  # one ink on paper
    reversed: float  # paper in a solid, or in a photo
    reversed_inks: float  # the same where the ground is of several inks
    tinted: float  # one ink, screened
    colored: float  # of two inks or more
    ground: float  # the least ink of the ground under reversed type, 0 to 1 of its darkest plate


class LineRules(NamedTuple):
    """The thinnest rules that a press holds, in points."""

    positive: float
    tinted: float
    colored: float
    reversed: float


class PressProfile(NamedTuple):
    """A press, or a paper's agreement with its printer."""

    name: str
    title: str
    standard: Standard
    condition: Condition
    total_ink: float  # TAC: the most of all inks together, such as 2.4
    most_black: float  # such as 0.95
    photos: PhotoRules
    type: TypeRules
    lines: LineRules
    bleed: float
    marks: tuple[PrintersMark, ...]
    levels: Mapping[str, Level]  # by the value of a `Code`; what is not in it has its own level


class OutputIntent(NamedTuple):
    """The printing condition that a file was made for; ISO 32000-1 14.11.5."""

    identifier: str
    info: str
    registry: str
    icc: bytes | None  # None: by its registered name alone


class PdfSettings(NamedTuple):
    """What a PDF says of itself, besides its pages."""

    standard: Standard = Standard.PLAIN
    archive: bool = False  # PDF/A-2u too
    intent: OutputIntent | None = None
    title: str | None = None  # None: the first page's
    created: str | None = None  # ISO 8601, of the edition: no clock is read
    tagged: bool = True
    linearized: bool = False


PLAIN = PdfSettings()


class PressOptions(NamedTuple):
    """What the one who builds asks of the press, besides what the layout says."""

    profile: str | None = None  # name or file; None: what the layout names, if anything
    icc: Path | None = None  # the printer's own profile
    standard: Standard | None = None  # None: what the profile says
    archive: bool = False
    marks: bool = False  # all printers' marks, whatever the profile says
    linearized: bool = False
    workers: int | None = None  # photos converted at a time; None: one a processor


class PreparedPages(NamedTuple):
    """Pages as they go to plate, and their photos in the press's color space."""

    pages: tuple[DisplayList, ...]
    images: Mapping[Picture, EncodedPicture] = MappingProxyType({})  # others go in as they are
    settings: PdfSettings = PLAIN
