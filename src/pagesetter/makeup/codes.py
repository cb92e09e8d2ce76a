"""Bar codes and QR codes drawn: rectangles of black on white, with the quiet zones kept."""

from __future__ import annotations

from itertools import groupby

from pagesetter import codes
from pagesetter.codes import BadCodeError, Barcode
from pagesetter.composition.justify import Fill, set_line
from pagesetter.composition.runs import shape_paragraph
from pagesetter.description.furniture_model import FurnitureBarcode, FurnitureCode
from pagesetter.description.layout_model import Align
from pagesetter.description.link_reader import check_url
from pagesetter.description.model import Paragraph
from pagesetter.description.press_model import CodeSlot, Link
from pagesetter.description.values import BadValueError
from pagesetter.diagnostics import Code, Span
from pagesetter.geometry import Rect, fits
from pagesetter.ink import BLACK, Ink
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.facts import filled_in, of_layout
from pagesetter.makeup.model import Item, PlacedLine, PlacedPattern, SetFrame
from pagesetter.makeup.words import set_under

_WHITE = Ink(0.0, 0.0, 0.0, 0.0)
_MM = 72 / 25.4

# Figures are this high in most faces, in ems; the bars end so far above their feet, and
# the guards go on for five modules more. GS1 General Specifications, 5.2.
_FIGURE = 0.75
_GUARD = 5
# The modules of the guards of an EAN-13: at both ends and in the middle.
_GUARDS = (range(3), range(45, 50), range(92, 95))
# The modules of one figure.
_DIGIT = 7


def set_furniture_code(
    desk: Desk, item: FurnitureBarcode | FurnitureCode, bounds: Rect
) -> tuple[Item, ...]:
    """Draw a code that the layout prints. Logs what is wrong with it."""
    if isinstance(item, FurnitureBarcode):
        return _barcode(desk, item, bounds)
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


class _Square:
    """A room for a QR code, and how it is made."""

    __slots__ = ("least", "level", "name", "room")

    def __init__(self, name: str, room: Rect, level: str, least: float) -> None:
        self.name, self.room, self.level, self.least = name, room, level, least


def _drawn(desk: Desk, square: _Square, link: Link) -> PlacedPattern:
    """Draw a code as large as its room allows, in the middle of it."""
    rows = codes.qr_rows(link.url, square.level)
    room = square.room
    side = min(room.width, room.height)
    module = side / (len(rows) + 2 * codes.QR_QUIET)
    if not fits(square.least, module):
        needed = square.least * (len(rows) + 2 * codes.QR_QUIET) / _MM
        desk.log.warn(
            Code.SMALL_CODE,
            f"the squares of the code in `{square.name}` are {module / _MM:.2f} mm, "
            f"and cameras want {square.least / _MM:.2f} mm",
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
    return PlacedPattern(square.name, ground, _WHITE, BLACK, rects, link.span)


def pattern_rects(rows: tuple[str, ...]) -> tuple[Rect, ...]:
    """Return the black modules of a pattern as rectangles, in modules; none share any.

    Stretches of a row are taken whole, and go down as long as the next row has the same.

    >>> pattern_rects(("110", "110", "011"))
    (Rect(x=0, y=0, width=2, height=2), Rect(x=1, y=2, width=2, height=1))
    """
    heights: dict[tuple[int, int, int], int] = {}  # by row, first column and width
    last: dict[tuple[int, int], int] = {}  # the row where a stretch that is still open began
    for y, row in enumerate(rows):
        stretches = _stretches(row)
        last = {stretch: last.get(stretch, y) for stretch in stretches}
        for (x, width), top in last.items():
            heights[top, x, width] = y + 1 - top
    return tuple(Rect(x, top, width, height) for (top, x, width), height in heights.items())


def _stretches(row: str) -> list[tuple[int, int]]:
    """Return where each stretch of black begins, and its width."""
    stretches, x = [], 0
    for module, group in groupby(row):
        width = len(list(group))
        if module == "1":
            stretches.append((x, width))
        x += width
    return stretches


# ---------------------------------------------------------------- bar codes


def _barcode(desk: Desk, item: FurnitureBarcode, bounds: Rect) -> tuple[Item, ...]:
    number = filled_in(desk, item.number, optional=item.optional)
    addon = filled_in(desk, item.addon, optional=item.optional) if item.addon else None
    if number is None:
        return ()
    code = _read(desk, number, addon)
    if code is None:
        return ()
    bar = desk.styles.points(item.bar)
    if not fits(code.width * bar, bounds.width):
        desk.log.error(
            Code.BAD_VALUE,
            f"the bar code is {code.width * bar / _MM:.1f} mm wide with the white beside it, "
            f"and its place {bounds.width / _MM:.1f} mm",
            item.place.span,
            "give it a wider place or, down to 0.27mm, a narrower `bar`",
        )
        return ()
    if not fits(codes.LEAST_BAR * _MM, bar):
        desk.log.warn(
            Code.SMALL_CODE,
            f"the bars of `{item.name}` are {bar / _MM:.3f} mm, and scanners want "
            f"{codes.LEAST_BAR} mm",
            item.span,
            f"write `bar: {codes.LEAST_BAR}mm` or more",
        )
    left = bounds.x + (bounds.width - code.width * bar) / 2
    ground = Rect(left, bounds.y, code.width * bar, bounds.height)
    draw = _Bars(desk, item, ground, bar)
    if not draw.is_high_enough:
        high = f"the place of the bar code is {bounds.height / _MM:.1f} mm high"
        message = f"{high}: too low for bars and figures"
        desk.log.error(Code.BAD_VALUE, message, item.place.span, "give it a higher place")
        return ()
    pattern = PlacedPattern(item.name, ground, _WHITE, BLACK, draw.bars(code), number.span)
    figures = draw.figures(code, number.span)
    return (pattern, SetFrame(f"{item.name}/figures", ground, figures, number.span))


def _read(desk: Desk, number: Paragraph, addon: Paragraph | None) -> Barcode | None:
    try:
        code = codes.barcode(number.text)
    except BadCodeError as error:
        message = f"`{number.text}` {error.reason}"
        desk.log.error(Code.BAD_VALUE, message, number.pieces[0].span, error.hint)
        return None
    if addon is None:
        return code
    try:
        return codes.barcode(number.text, addon.text)
    except BadCodeError as error:
        message = f"`{addon.text}` {error.reason}"
        desk.log.error(Code.BAD_VALUE, message, addon.pieces[0].span, error.hint)
        return None


class _Bars:
    """Draws a bar code from the left of its quiet zone; the figures stand at its foot."""

    def __init__(self, desk: Desk, item: FurnitureBarcode, ground: Rect, bar: float) -> None:
        style = desk.styles[item.style]._replace(vertical=False)
        shaped = shape_paragraph(of_layout("0", item.span), style, desk.log)
        line = set_line(shaped, 0, 1, Fill(ground.width, False, Align.START))
        width = sum(run.run.width for run in line.runs) or style.size
        # A figure is no wider than its bars.
        size = style.size * min(1.0, _DIGIT * bar / width)
        self._style = style._replace(size=size, tracking=0.0, indent=0.0)
        self._desk, self._ground, self._bar = desk, ground, bar
        self._first = ground.x + codes.QUIET_BEFORE * bar
        self._foot = ground.bottom - _FIGURE * size - bar

    @property
    def is_high_enough(self) -> bool:
        """Whether bars are higher than the figures of an add-on over them, and wide guards."""
        return self._foot - self._addon_top > _GUARD * self._bar

    @property
    def _addon_first(self) -> float:
        return self._first + (codes.EAN_MODULES + codes.TO_ADDON) * self._bar

    @property
    def _addon_top(self) -> float:
        """The figures of an add-on stand over its bars."""
        return self._ground.y + _FIGURE * self._style.size + self._bar

    def bars(self, code: Barcode) -> tuple[Rect, ...]:
        """Return the bars of a code and of its add-on."""
        top = self._ground.y
        rects = []
        for x, width in _stretches(code.modules):
            guard = any(x in modules for modules in _GUARDS)
            foot = self._foot + (_GUARD * self._bar if guard else 0.0)
            left = self._first + x * self._bar
            rects.append(Rect(left, top, width * self._bar, foot - top))
        for x, width in _stretches(code.addon_modules):
            left = self._addon_first + x * self._bar
            height = self._foot + _GUARD * self._bar - self._addon_top
            rects.append(Rect(left, self._addon_top, width * self._bar, height))
        return tuple(rects)

    def figures(self, code: Barcode, span: Span) -> tuple[PlacedLine, ...]:
        """Set the first figure before the bars, twelve under them, the add-on's over its own."""
        bar, first = self._bar, self._first
        middles = [first - (_DIGIT / 2 + 1) * bar]
        middles += [first + (3 + _DIGIT * (i + 0.5)) * bar for i in range(6)]
        middles += [first + (50 + _DIGIT * (i + 0.5)) * bar for i in range(6)]
        lines = [
            self._figure(digit, middle, self._ground.bottom, span)
            for digit, middle in zip(code.digits, middles, strict=True)
        ]
        baseline = self._ground.y + _FIGURE * self._style.size
        # Of an add-on, 1011 and then each figure after two modules: 4, 13, 22 …
        for i, digit in enumerate(code.addon):
            middle = self._addon_first + (4 + 9 * i + _DIGIT / 2) * bar
            lines.append(self._figure(digit, middle, baseline, span))
        return tuple(lines)

    def _figure(self, digit: str, middle: float, baseline: float, span: Span) -> PlacedLine:
        shaped = shape_paragraph(of_layout(digit, span), self._style, self._desk.log)
        line = set_line(shaped, 0, 1, Fill(_DIGIT * self._bar, False, Align.START))
        width = sum(run.run.width for run in line.runs)
        return PlacedLine(middle - width / 2, baseline, line)
