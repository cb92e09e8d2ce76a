"""What a comparison sees of a page, and the changes that it finds. Lengths are points."""

from __future__ import annotations

from pagesetter.geometry import Rect
from pagesetter.records import NamedTuple


class SeenRun(NamedTuple):
    """Words of one face, size and ink, from their first baseline point."""

    text: str
    x: float
    y: float
    width: float
    face: str
    size: float
    ink: str
    down: bool = False  # in a vertical line


class SeenMark(NamedTuple):
    """A photo, a fill or a drawn path."""

    kind: str  # photo, fill, path
    bounds: Rect
    ink: str = ""
    weight: float = 0.0  # of a path that is drawn along; 0 of a filled one
    look: str = ""  # what else there is to it: a dash, a clip
    file: str = ""  # of a photo: its name
    digest: str = ""  # of a photo: of its bytes
    crop: Rect | None = None  # of a photo: in its pixels


class SeenFrame(NamedTuple):
    """What stands in one region, under its name."""

    name: str
    bounds: Rect
    runs: tuple[SeenRun, ...]
    marks: tuple[SeenMark, ...]


class SeenPage(NamedTuple):
    """A page, whatever it was read from."""

    label: str  # its number; "" of a page by itself
    width: float
    height: float
    bleed: float
    step: float  # of the baseline grid; 0 where it is not known
    frames: tuple[SeenFrame, ...]


class Stretch(NamedTuple):
    """A stretch of words: kept, or taken out, or put in."""

    sign: str  # "=", "-" or "+"
    text: str


class Change(NamedTuple):
    """One thing that is not as it was."""

    kind: str  # one of KINDS
    place: str  # name of the frame or story
    message: str  # for people, without the place
    at: Rect | None = None  # where it is now; where it was, if it is gone
    was: Rect | None = None
    words: tuple[Stretch, ...] = ()
    page: str = ""  # its number, where there are several


class Comparison(NamedTuple):
    """What changed, page by page, in reading order."""

    before: str  # what was compared: names for people
    after: str
    pages: int
    changes: tuple[Change, ...]

    @property
    def same(self) -> bool:
        """Whether nothing changed."""
        return not self.changes


#: The kinds of changes, and what they are.
KINDS = {
    "page": "the sheet: its size, pages that are not there",
    "swapped": "two stories or pictures that changed places",
    "removed": "a story, a picture or another thing that is gone",
    "added": "a story, a picture or another thing that is new",
    "words": "characters",
    "lines": "lines that are broken anew",
    "moved": "a frame that stands elsewhere",
    "grew": "a frame of another size",
    "face": "another typeface",
    "size": "another type size",
    "leading": "another distance from line to line",
    "ink": "another color",
    "weight": "a rule or outline that is thicker or thinner",
    "picture": "another picture, or the same one changed",
    "crop": "another part of the same picture",
    "drawing": "rules, tints or drawn shapes, in other ways",
    "print": "of a scan: ink that is missing in a frame, or there without being on the page",
}
