"""A page as it is proofed, and what a proof may show over it."""

from __future__ import annotations

from enum import Enum

from pagesetter.display.model import DisplayList
from pagesetter.makeup.model import MadeUpPage, SetFrame
from pagesetter.records import NamedTuple
from pagesetter.typeface.model import FaceId


class Overlay(Enum):
    """What a proof shows besides the page."""

    FRAMES = "frames"  # each frame with its name
    BASELINES = "baselines"
    COLUMNS = "columns"  # base columns
    TYPE_AREA = "type-area"
    TRIM = "trim"  # trim, bleed, the fold of a spread
    ADJUSTMENT = "adjustment"  # what was done to each line
    OVERSET = "overset"  # in red, beside its frame
    RESOLUTION = "resolution"  # of photos
    INK = "ink"  # heat map of all inks together
    ORDER = "order"  # in which frames are read


#: What each shows, for people.
MEANINGS = {
    Overlay.FRAMES: "every frame with its name",
    Overlay.BASELINES: "the baseline grid, every fifth line numbered",
    Overlay.COLUMNS: "the base columns",
    Overlay.TYPE_AREA: "the type area",
    Overlay.TRIM: "trim, bleed, and the fold of a spread",
    Overlay.ADJUSTMENT: "lines colored by what was done to them",
    Overlay.OVERSET: "what of a story does not fit, in red beside its last frame",
    Overlay.RESOLUTION: "each photo's pixels per inch, colored by whether they are enough",
    Overlay.INK: "all inks together at each place, as a heat map",
    Overlay.ORDER: "the order in which frames are read",
}

#: What is shown where nobody says: nothing on most pages.
USUAL = (Overlay.OVERSET,)


class ProofPage(NamedTuple):
    """A made-up page, what did not fit on it, and what names are set in."""

    page: MadeUpPage
    overset: tuple[SetFrame, ...] = ()
    face: FaceId | None = None  # of labels; None: there are none
    display: DisplayList | None = None  # as a press takes it; None: as it is painted
    label: str = ""  # the page's number, in an edition
