"""Lines colored by what was done to them, for a proof: never on a page for print.

A band behind each line of a body tells the last step of CLREQ 3.5 that it needed.
"""

from __future__ import annotations

from pagesetter.composition.model import Line
from pagesetter.geometry import Rect
from pagesetter.ink import Ink
from pagesetter.makeup.model import MadeUpPage, PlacedBox, PlacedLine, SetFrame
from pagesetter.records import NamedTuple


class Band(NamedTuple):
    """A color and what it says of a line."""

    name: str
    color: str
    ink: Ink
    meaning: str


#: From lines that needed little to those one should look at.
BANDS = (
    Band(
        "shrink", "blue", Ink(0.35, 0.05, 0.0, 0.0), "squeezed: word spaces, brackets, pauses, gaps"
    ),
    Band("shrink-stop", "violet", Ink(0.6, 0.35, 0.0, 0.0), "squeezed as far as 。？！"),
    Band("stretch", "yellow", Ink(0.0, 0.0, 0.45, 0.0), "opened: word spaces and Han–Latin gaps"),
    Band(
        "stretch-all",
        "orange",
        Ink(0.0, 0.25, 0.45, 0.0),
        "every gap opened, by up to a tenth of an em",
    ),
    Band("loose", "red", Ink(0.0, 0.6, 0.5, 0.0), "every gap opened by more"),
    Band("hang", "green", Ink(0.35, 0.0, 0.45, 0.0), "a mark hangs beyond the measure"),
)
_BY_NAME = {band.name: band for band in BANDS}

# An opened line above this, in ems, shows.
_SHOWS = 0.1


def adjustment_bands(page: MadeUpPage) -> tuple[PlacedBox, ...]:
    """Return a band for each line of a body that was adjusted, to stand behind it."""
    bands: list[PlacedBox] = []
    for item in page.items:
        if isinstance(item, SetFrame) and "/body/" in item.name:
            for number, placed in enumerate(item.lines, 1):
                # A drop cap is a line of no paragraph.
                band = band_of(placed.line) if placed.line.paragraph is not None else None
                if band is not None:
                    name = f"{item.name}/{band.name}/{number}"
                    box = _behind(placed)
                    bands.append(PlacedBox(name, box, band.ink, None, placed.line.span))
    return tuple(bands)


def band_of(line: Line) -> Band | None:
    """Return the band of a line; `None` where nothing was done to it."""
    assert line.paragraph is not None, "a line of a body comes from a paragraph"
    if line.hang:
        return _BY_NAME["hang"]
    names = [step.name for step in line.steps]
    if line.stretch > 0:
        shows = line.stretch > _SHOWS * line.paragraph.style.size
        return _BY_NAME["loose" if shows else "stretch-all"]
    if "shrink-stop" in names:
        return _BY_NAME["shrink-stop"]
    if any(name.startswith("shrink") for name in names):
        return _BY_NAME["shrink"]
    if any(name.startswith("stretch") for name in names):
        return _BY_NAME["stretch"]
    return None


def _behind(placed: PlacedLine) -> Rect:
    """Return the ideographic em boxes of a line, from end to end of its measure."""
    line = placed.line
    assert line.paragraph is not None
    size = line.paragraph.style.size
    if placed.vertical:
        return Rect(placed.x - size / 2, placed.baseline, size, line.measure)
    return Rect(placed.x, placed.baseline - 0.88 * size, line.measure, size)
