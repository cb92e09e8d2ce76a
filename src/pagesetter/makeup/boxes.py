"""Boxes, a tint or a pattern with a border round it; and rules."""

from __future__ import annotations

from collections.abc import Iterator

from pagesetter.description.look_model import (
    Border,
    Fill,
    MotifBorder,
    PatternDescription,
    RuleDescription,
    RuleKind,
)
from pagesetter.diagnostics import Code, Span
from pagesetter.geometry import Path, Rect
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.model import Item, PlacedBox, PlacedDrawing, Shape
from pagesetter.makeup.room import thickness
from pagesetter.records import NamedTuple
from pagesetter.units import Length


class Look(NamedTuple):
    """How a box looks."""

    fill: Fill | None
    border: Border | None
    radius: Length | None
    span: Span


def set_box(desk: Desk, name: str, bounds: Rect, look: Look) -> tuple[Item, ...]:
    """Set a box: its tint or pattern, then its border, drawn inside its bounds."""
    styles, fill, border = desk.styles, look.fill, look.border
    radius = 0.0 if look.radius is None else styles.points(look.radius)
    plain = border is None or (
        isinstance(border, RuleDescription) and border.kind is RuleKind.SOLID
    )
    # A gradient goes all round, and not anew on each of four sides.
    whole = border is not None and styles.ink(border.ink).gradient is not None
    if plain and not (radius or whole) and not isinstance(fill, PatternDescription):
        line = None
        if isinstance(border, RuleDescription):
            line = styles.points(border.weight), styles.ink(border.ink)
        ink = styles.ink(fill) if fill is not None else None
        return (PlacedBox(name, bounds, ink, line, look.span),)
    return tuple(_drawn(desk, name, bounds, look, radius))


def _drawn(desk: Desk, name: str, bounds: Rect, look: Look, radius: float) -> Iterator[Item]:
    from pagesetter.makeup.outlines import rounded  # a plain page has no shapes

    outline = rounded(bounds, radius)
    ground = look.fill.ground if isinstance(look.fill, PatternDescription) else look.fill
    if ground is not None:
        shape = Shape(outline, desk.styles.ink(ground))
        yield PlacedDrawing(name, bounds, (shape,), look.span)
    if isinstance(look.fill, PatternDescription):
        yield from _pattern(desk, name, bounds, look.fill, outline)
    if look.border is not None:
        yield from set_border(desk, f"{name}/border", bounds, look.border, radius)


def _pattern(
    desk: Desk, name: str, bounds: Rect, pattern: PatternDescription, outline: Path
) -> Iterator[Item]:
    from pagesetter.makeup.patterns import PatternError, pattern_shapes

    points = desk.styles.points
    try:
        shapes = pattern_shapes(
            pattern.kind,
            bounds,
            points(pattern.pitch),
            points(pattern.weight),
            desk.styles.ink(pattern.ink),
        )
    except PatternError as error:
        hint = f"give `{pattern.name}` a larger `pitch`"
        desk.log.error(Code.BAD_VALUE, str(error), pattern.span, hint)
        return
    yield PlacedDrawing(f"{name}/pattern", bounds, shapes, pattern.span, outline)


def set_border(
    desk: Desk, name: str, bounds: Rect, border: Border, radius: float
) -> Iterator[PlacedDrawing]:
    """Draw a border inside bounds. Logs that it has no room there."""
    from pagesetter.makeup.borders import BorderError, line_shapes, motif_shapes

    width, ink = thickness(desk.styles, border), desk.styles.ink(border.ink)
    try:
        if isinstance(border, MotifBorder):
            shapes = motif_shapes(border.motif, bounds, width, ink)
        else:
            shapes = line_shapes(border.kind, bounds, width, radius, ink)
    except BorderError as error:
        key = "size" if isinstance(border, MotifBorder) else "weight"
        hint = f"give the border another `{key}`, or the box a larger place"
        desk.log.error(Code.BAD_VALUE, str(error), border.span, hint)
        return
    yield PlacedDrawing(name, bounds, shapes, border.span)


def set_rule(desk: Desk, name: str, rule: RuleDescription, line: Rect, *, down: bool) -> Item:
    """Draw a rule along a line, its thickness half on either side."""
    weight, ink = desk.styles.points(rule.weight), desk.styles.ink(rule.ink)
    box = Rect(line.x, line.y - weight / 2, line.width, weight)
    if down:
        box = Rect(line.x - weight / 2, line.y, weight, line.height)
    if rule.kind is RuleKind.SOLID:
        return PlacedBox(name, box, ink, None, rule.span)
    from pagesetter.makeup.rules import rule_shapes  # a plain page has no shapes

    return PlacedDrawing(name, box, rule_shapes(rule.kind, box, ink, down=down), rule.span)
