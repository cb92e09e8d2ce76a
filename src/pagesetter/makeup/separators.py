"""Rules that part things: between two stories, and those of the furniture by the grid.

A rule's place given by a line is the boundary at the top of that line: half the rule's
thickness lies above it and half below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pagesetter.description.look_model import (
    FurnitureOrnament,
    FurnitureRule,
    RuleDescription,
    RulePlace,
    Side,
)
from pagesetter.diagnostics import Code
from pagesetter.geometry import Point, Rect
from pagesetter.makeup.boxes import Look, set_box, set_rule
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.frames import column_rules
from pagesetter.makeup.furniture import printed_furniture
from pagesetter.makeup.grid import StoryColumns
from pagesetter.makeup.model import Item
from pagesetter.makeup.obstacles import Obstacle
from pagesetter.makeup.stories import StoryPlace
from pagesetter.records import NamedTuple


class _Line(NamedTuple):
    """Where a rule runs: a rectangle of no height across, of no width down."""

    bounds: Rect
    down: bool


# ---------------------------------------------------------------- of stories


def set_story_box(desk: Desk, place: StoryPlace) -> tuple[Item, ...]:
    """Set the box round a story and the rule that parts it from its neighbor."""
    items: tuple[Item, ...] = ()
    if place.slot.box is not None:
        box = place.slot.box
        look = Look(box.fill, box.border, box.radius, box.span)
        items = set_box(desk, f"{place.name}/box", place.box, look)
    separator = place.slot.separator
    if separator is not None:
        line, down = _separator_line(desk, place)
        name = f"{place.name}/separator"
        items = (*items, set_rule(desk, name, separator.rule, line, down=down))
    return items


def _separator_line(desk: Desk, place: StoryPlace) -> _Line:
    """Return the middle of the lines that a separator takes, or of the gutter beside the place."""
    assert place.slot.separator is not None
    side, bounds, box = place.slot.separator.side, place.outer, place.box
    half = desk.grid.gutter / 2
    if side is Side.LEFT:
        return _Line(Rect(bounds.x - half, bounds.y, 0.0, bounds.height), down=True)
    if side is Side.RIGHT:
        return _Line(Rect(bounds.right + half, bounds.y, 0.0, bounds.height), down=True)
    y = (bounds.y + box.y) / 2 if side is Side.ABOVE else (bounds.bottom + box.bottom) / 2
    return _Line(Rect(bounds.x, y, bounds.width, 0.0), down=False)


# ---------------------------------------------------------------- of the furniture


def set_drawn_furniture(
    desk: Desk, stories: Sequence[StoryPlace], obstacles: Sequence[Rect]
) -> Iterator[Item]:
    """Set the rules and ornaments that the layout prints. `obstacles` are photos and panels."""
    for item in printed_furniture(desk):
        if not isinstance(item, FurnitureRule | FurnitureOrnament):
            continue
        if isinstance(item, FurnitureOrnament):
            yield _ornament(desk, item)
        else:
            stops = (*obstacles, *_bounds_of(desk, stories)) if item.stops else ()
            lines = list(_furniture_lines(desk, item, stops))
            for i, line in enumerate(lines, 1):
                name = item.name if len(lines) == 1 else f"{item.name}/{i}"
                yield set_rule(desk, name, item.rule, line.bounds, down=line.down)


def _ornament(desk: Desk, item: FurnitureOrnament) -> Item:
    from pagesetter.makeup.ornaments import set_ornament

    bounds = desk.rect(item.place) or desk.grid.type_area  # anything will do: it is told
    middle = Point(bounds.x + bounds.width / 2, bounds.y + bounds.height / 2)
    return set_ornament(desk, item.name, item.ornament, middle)


def _bounds_of(desk: Desk, stories: Sequence[StoryPlace]) -> Iterator[Rect]:
    """Yield what of each story a rule stops at: its box, its headings, each of its columns."""
    for place in stories:
        if place.slot.box is not None:
            yield place.box
            continue
        yield from place.plan.solids
        if place.frames:
            yield from (frame.bounds for frame in place.frames)
            continue
        top, bottom = desk.grid.band(place.first_line, place.lines)
        if desk.styles[place.slot.body].vertical:
            yield Rect(place.bounds.x, top, place.bounds.width, bottom - top)
            continue
        for left, right in place.columns.sides:
            yield Rect(left, top, right - left, bottom - top)


def _furniture_lines(desk: Desk, item: FurnitureRule, stops: Sequence[Rect]) -> Iterator[_Line]:
    place, grid = item.place, desk.grid
    if not _columns_exist(desk, place):
        return
    if place.lines is None:
        yield from _across(desk, place, item.rule, stops)
        return
    if place.after is not None:
        left, right = grid.columns[place.after - 1].right, grid.columns[place.after].x
    else:
        assert place.left is not None, "the reader has seen to it"
        left = right = grid.type_area.x + desk.styles.points(place.left)
        # Something stands in the way of a rule where it would touch the rule's thickness.
        half = desk.styles.points(item.rule.weight) / 2
        left, right = left - half, right + half
    gutter = StoryColumns((left - grid.character, right), grid.character)
    lines = (place.line, place.line + place.lines - 1)
    if stops:
        for bounds in column_rules(grid, gutter, lines, [Obstacle(stop) for stop in stops]):
            if bounds.height > grid.step:  # one line of a rule parts nothing
                yield _Line(bounds, down=True)
        return
    top, bottom = grid.band(place.line, place.lines)
    yield _Line(Rect((left + right) / 2, top, 0.0, bottom - top), down=True)


def _columns_exist(desk: Desk, place: RulePlace) -> bool:
    count = len(desk.grid.columns)
    last = place.after + 1 if place.after is not None else 1
    if place.column is not None and place.columns is not None:
        last = place.column + place.columns - 1
    if last > count:
        message = f"there is no such column: the place has {count}"
        hint = "the last gutter is the one before the last column"
        desk.log.error(Code.BAD_VALUE, message, place.span, hint)
    return last <= count


def _across(
    desk: Desk, place: RulePlace, rule: RuleDescription, stops: Sequence[Rect]
) -> Iterator[_Line]:
    """Yield a rule across on the boundary of a line, a character short of what it meets.

    What is left of it between two things is longer than two characters, or nothing.
    """
    grid, styles = desk.grid, desk.styles
    if place.column is not None and place.columns is not None:
        left = grid.columns[place.column - 1].x
        right = grid.columns[place.column + place.columns - 2].right
    else:
        assert place.left is not None, "the reader has seen to it"
        assert place.width is not None, "the reader has seen to it"
        left = grid.type_area.x + styles.points(place.left)
        right = left + styles.points(place.width)
    y, half = grid.top(place.line), styles.points(rule.weight) / 2
    band = Rect(left, y - half, right - left, 2 * half)
    white = grid.character
    for stop in sorted(stop for stop in stops if stop.overlaps(band)):
        if stop.x - white > left + 2 * white:
            yield _Line(Rect(left, y, stop.x - white - left, 0.0), down=False)
        left = max(left, stop.right + white)
    if right > left + (2 * white if stops else 0.0):
        yield _Line(Rect(left, y, right - left, 0.0), down=False)
