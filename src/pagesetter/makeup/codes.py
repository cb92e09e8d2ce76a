"""QR codes drawn: squares of black on white, with the quiet zone kept."""

from __future__ import annotations

from itertools import groupby

from pagesetter import codes
from pagesetter.description.furniture_model import FurnitureCode
from pagesetter.description.link_reader import check_url
from pagesetter.description.model import Paragraph
from pagesetter.description.press_model import CodeSlot, Link
from pagesetter.description.values import BadValueError
from pagesetter.diagnostics import Code
from pagesetter.geometry import Rect, fits
from pagesetter.ink import BLACK, Ink
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.facts import filled_in, of_layout
from pagesetter.makeup.model import Item, PlacedPattern, SetFrame
from pagesetter.makeup.words import set_under
from pagesetter.records import NamedTuple

WHITE = Ink(0.0, 0.0, 0.0, 0.0)
MM = 72 / 25.4


def set_furniture_code(desk: Desk, item: FurnitureCode, bounds: Rect) -> tuple[Item, ...]:
    """Draw a code that the layout prints. Logs what is wrong with its link."""
    words = filled_in(desk, item.link, optional=item.optional)
    if words is None:
        return ()
    try:
        link = Link(check_url(words.text), words.pieces[0].span)
    except BadValueError as error:
        message = f"the link of `{item.name}` {error.reason}"
        desk.log.error(error.code, message, words.pieces[0].span, *error.hints)
        return ()
    square = _Square(item.name, bounds, item.recovery.value, desk.styles.points(item.least))
    return (_drawn(desk, square, link),)


def set_code(
    desk: Desk, slot: CodeSlot, bounds: Rect, link: Link, caption: Paragraph | None
) -> tuple[Item, ...]:
    """Draw a QR code with the words under it."""
    words = caption
    if words is None and slot.words:
        words = of_layout(slot.words, slot.span)
    under = None
    if words is not None and slot.caption is not None:
        under = set_under(desk, f"{slot.name}/caption", words, desk.styles[slot.caption], bounds)
    taken = under.bounds.height + desk.styles.points(slot.gap) if under else 0.0
    side = min(bounds.width, bounds.height - taken)
    if side <= 0:
        message = f"the words leave no room for the code in `{slot.name}`"
        desk.log.error(Code.OVERSET, message, words.span if words else slot.span, "shorten them")
        return ()
    # The code and its words stand together in the middle of the place.
    spare = (bounds.height - taken - side) / 2
    room = Rect(bounds.x, bounds.y + spare, bounds.width, side)
    square = _Square(slot.name, room, slot.recovery.value, desk.styles.points(slot.least))
    drawn = _drawn(desk, square, link)
    return (drawn, _raised(under, spare)) if under else (drawn,)


def _raised(frame: SetFrame, by: float) -> SetFrame:
    """Return a frame that far up."""
    lines = tuple(line._replace(baseline=line.baseline - by) for line in frame.lines)
    return frame._replace(bounds=frame.bounds._replace(y=frame.bounds.y - by), lines=lines)


# ---------------------------------------------------------------- QR codes


class _Square(NamedTuple):
    """A room for a QR code, and how it is made."""

    name: str
    room: Rect
    level: str
    least: float  # side of a module, in points


def _drawn(desk: Desk, square: _Square, link: Link) -> PlacedPattern:
    """Draw a code as large as its room allows, in the middle of it."""
    rows = codes.qr_rows(link.url, square.level)
    room = square.room
    side = min(room.width, room.height)
    module = side / (len(rows) + 2 * codes.QR_QUIET)
    if not fits(square.least, module):
        needed = square.least * (len(rows) + 2 * codes.QR_QUIET) / MM
        desk.log.warn(
            Code.SMALL_CODE,
            f"the squares of the code in `{square.name}` are {module / MM:.2f} mm, "
            f"and cameras want {square.least / MM:.2f} mm",
            link.span,
            f"make a shorter link, or give it a place of {needed:.1f} mm",
        )
    x, y = room.x + (room.width - side) / 2, room.y + (room.height - side) / 2
    ground = Rect(x, y, side, side)
    quiet = codes.QR_QUIET * module
    rects = tuple(
        Rect(
            x + quiet + m.x * module, y + quiet + m.y * module, m.width * module, m.height * module
        )
        for m in pattern_rects(rows)
    )
    return PlacedPattern(square.name, ground, WHITE, BLACK, rects, link.span)


def pattern_rects(rows: tuple[str, ...]) -> tuple[Rect, ...]:
    """Return the black modules of a pattern as rectangles, in modules; none share any.

    Stretches of a row are taken whole, and go down as long as the next row has the same.

    >>> pattern_rects(("110", "110", "011"))
    (Rect(x=0, y=0, width=2, height=2), Rect(x=1, y=2, width=2, height=1))
    """
    heights: dict[tuple[int, int, int], int] = {}  # by row, first column and width
    last: dict[tuple[int, int], int] = {}  # the row where a stretch that is still open began
    for y, row in enumerate(rows):
        last = {stretch: last.get(stretch, y) for stretch in stretches(row)}
        for (x, width), top in last.items():
            heights[top, x, width] = y + 1 - top
    return tuple(Rect(x, top, width, height) for (top, x, width), height in heights.items())


def stretches(row: str) -> list[tuple[int, int]]:
    """Return where each stretch of black begins, and its width."""
    found, x = [], 0
    for module, group in groupby(row):
        width = len(list(group))
        if module == "1":
            found.append((x, width))
        x += width
    return found
