"""The paper's bar code drawn: bars of black on white, and figures that people read."""

from __future__ import annotations

from pagesetter import codes
from pagesetter.codes import BadCodeError, Barcode
from pagesetter.composition.justify import Fill, set_line
from pagesetter.composition.runs import shape_paragraph
from pagesetter.description.furniture_model import FurnitureBarcode
from pagesetter.description.layout_model import Align
from pagesetter.description.model import Paragraph
from pagesetter.diagnostics import Code, Span
from pagesetter.geometry import Rect, fits
from pagesetter.ink import BLACK
from pagesetter.makeup.codes import MM, WHITE, stretches
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.facts import filled_in, of_layout
from pagesetter.makeup.model import Item, PlacedLine, PlacedPattern, SetFrame

# Figures are this high in most faces, in ems; the bars end so far above their feet, and
# the guards go on for five modules more. GS1 General Specifications, 5.2.
_FIGURE = 0.75
_GUARD = 5
# The modules of the guards of an EAN-13: at both ends and in the middle.
_GUARDS = (range(3), range(45, 50), range(92, 95))
# The modules of one figure.
_DIGIT = 7


def set_barcode(desk: Desk, item: FurnitureBarcode, bounds: Rect) -> tuple[Item, ...]:
    """Draw the paper's bar code. Logs what is wrong with its number or its place."""
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
            f"the bar code is {code.width * bar / MM:.1f} mm wide with the white beside it, "
            f"and its place {bounds.width / MM:.1f} mm",
            item.place.span,
            "give it a wider place or, down to 0.27mm, a narrower `bar`",
        )
        return ()
    if not fits(codes.LEAST_BAR * MM, bar):
        desk.log.warn(
            Code.SMALL_CODE,
            f"the bars of `{item.name}` are {bar / MM:.3f} mm, and scanners want "
            f"{codes.LEAST_BAR} mm",
            item.span,
            f"write `bar: {codes.LEAST_BAR}mm` or more",
        )
    left = bounds.x + (bounds.width - code.width * bar) / 2
    ground = Rect(left, bounds.y, code.width * bar, bounds.height)
    draw = _Bars(desk, item, ground, bar)
    if not draw.is_high_enough:
        high = f"the place of the bar code is {bounds.height / MM:.1f} mm high"
        message = f"{high}: too low for bars and figures"
        desk.log.error(Code.BAD_VALUE, message, item.place.span, "give it a higher place")
        return ()
    pattern = PlacedPattern(item.name, ground, WHITE, BLACK, draw.bars(code), number.span)
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
        for x, width in stretches(code.modules):
            guard = any(x in modules for modules in _GUARDS)
            foot = self._foot + (_GUARD * self._bar if guard else 0.0)
            left = self._first + x * self._bar
            rects.append(Rect(left, top, width * self._bar, foot - top))
        for x, width in stretches(code.addon_modules):
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
