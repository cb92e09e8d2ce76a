"""Where a story's headings go: over its columns, beside its body, or on a photo.

Headings take whole lines of the grid. Each goes under those before it, in the columns that
it spans; a body column begins under the last heading over it, and where there is none at
the top.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pagesetter.description.heading_model import HeadingDescription
from pagesetter.description.layout_model import StorySlot
from pagesetter.description.model import StoryDescription
from pagesetter.diagnostics import Code
from pagesetter.geometry import Insets, Rect
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.grid import StoryColumns, story_columns
from pagesetter.makeup.headings import SlottedHeading, slotted_headings
from pagesetter.makeup.vertical import side_width
from pagesetter.records import NamedTuple


class HeadingRoom(NamedTuple):
    """Headings that take one room together, from its top."""

    parts: tuple[SlottedHeading, ...]
    bounds: Rect
    block: HeadingDescription | None  # that they are parts of
    behind: Rect | None = None  # what its fill and its border take
    beside: bool = False  # vertical, beside the body (竖题)
    columns: tuple[int, int] | None = None  # that it spans, where these are not all
    shift: float = 0.0  # of the words in `bounds`, to the right: into the middle of a fill

    @property
    def over(self) -> str | None:
        """The slot of the photo that it stands on; its bounds are those of the photo's."""
        return self.block.over if self.block else None


class HeadingPlan(NamedTuple):
    """The rooms of a story's headings, in reading order, and what they leave of the story."""

    rooms: tuple[HeadingRoom, ...]
    columns: StoryColumns
    lines: int  # of the grid that headings over the body take, at most

    @property
    def lines_over_all(self) -> int:
        """The lines from the top that no column has for the body."""
        return 0 if any(room.columns for room in self.rooms) else self.lines

    @property
    def obstacles(self) -> tuple[Rect, ...]:
        """What stands in the way of the body below `lines_over_all`."""
        partial = any(room.columns for room in self.rooms)
        return tuple(
            room.bounds for room in self.rooms if not room.over and (partial or room.beside)
        )

    @property
    def solids(self) -> tuple[Rect, ...]:
        """What nothing else may be printed over; headings over one another are one."""
        found: list[Rect] = []
        for room in self.rooms:
            if room.over:
                continue
            last, bounds = (found[-1] if found and not room.beside else None), room.bounds
            if last and (last.x, last.width, last.bottom) == (bounds.x, bounds.width, bounds.y):
                found[-1] = last._replace(height=last.height + bounds.height)
            else:
                found.append(bounds)
        return tuple(found)


class _Group(NamedTuple):
    """Headings of one room before it is known where that is."""

    parts: tuple[SlottedHeading, ...]
    block: HeadingDescription | None
    lines: int
    columns: tuple[int, int] | None
    first: int = 0  # line of the story, from 0
    beside: bool = False


def plan_headings(
    desk: Desk, story: StoryDescription, slot: StorySlot, bounds: Rect, first_line: int
) -> HeadingPlan:
    """Work out the rooms of a story's headings, and the columns that its body has."""
    vertical = desk.styles[slot.body].vertical
    groups, depth = _stacked(list(_groups(desk, story, slot)), 1 if vertical else slot.columns)
    sides = [group for group in groups if group.beside]
    taken = sum(_side_width(desk, group) for group in sides)
    inner = bounds
    if sides and not vertical:
        # The columns share what the headings leave, and keep whole from top to foot.
        inner = bounds.inset(Insets(left=taken))
    columns = story_columns(slot, inner, desk.styles, desk.grid.fold)
    right = bounds.right if vertical else bounds.x + taken
    rooms: list[HeadingRoom] = []
    # The white between vertical headings and the body is on the body's side of their fill.
    shift = desk.styles.character / 2 * (1 if vertical else -1)
    whole = _side_fill(desk, sides, right + shift, first_line + depth)
    for group in groups:
        if group.beside:
            top, bottom = desk.grid.band(first_line + depth, group.lines)
            width = _side_width(desk, group)
            place = Rect(right - width, top, width, bottom - top)
            behind = whole if group is _first_in_block(sides) else None
            moved = shift if group.block and (group.block.fill or group.block.border) else 0.0
            room = HeadingRoom(group.parts, place, group.block, behind, beside=True, shift=moved)
            rooms.append(room)
            right -= width
            continue
        place = _over_columns(desk, group, bounds, columns, first_line)
        rooms.append(HeadingRoom(group.parts, place, group.block, place, columns=group.columns))
    return HeadingPlan(tuple(rooms), columns, depth)


def _groups(desk: Desk, story: StoryDescription, slot: StorySlot) -> Iterator[_Group]:
    """Yield the headings by the rooms that they take."""
    block = slot.heading
    waiting: list[SlottedHeading] = []
    lines = 0
    for heading in slotted_headings(story, slot):
        part = heading.part
        inside = block if block and heading.name in block.parts and not part.columns else None
        if inside and (inside.over or not desk.styles[part.style].vertical):
            waiting.append(heading)
            lines += part.lines or 0
            continue
        if waiting and block:
            yield _Group(tuple(waiting), block, block.lines or lines, block.columns)
            waiting = []
        own = part.lines or (block and block.lines) or 1
        beside = desk.styles[part.style].vertical
        yield _Group((heading,), inside, own, _checked(desk, heading, slot), beside=beside)
    if waiting and block:
        yield _Group(tuple(waiting), block, block.lines or lines, block.columns)


def _checked(desk: Desk, heading: SlottedHeading, slot: StorySlot) -> tuple[int, int] | None:
    """Return the columns that a heading spans; log those that it cannot."""
    columns = heading.part.columns
    why = ""
    if columns and desk.styles[slot.body].vertical:
        why = "the body is vertical, and has no columns that a heading could span"
    elif columns and desk.styles[heading.part.style].vertical:
        why = "a vertical heading stands beside the columns, and spans none"
    if why:
        desk.log.error(Code.BAD_VALUE, why, heading.part.span, "take `columns` out")
        return None
    return columns


def _stacked(groups: Sequence[_Group], columns: int) -> tuple[list[_Group], int]:
    """Put each group under those before it, in its columns; return them and how deep they go."""
    depths = [0] * columns
    placed = []
    for group in groups:
        if not group.beside and not (group.block and group.block.over):
            first, last = group.columns or (1, columns)
            if last > columns:  # a block over a vertical body, which has none to span
                first, last, group = 1, columns, group._replace(columns=None)
            top = max(depths[first - 1 : last])
            depths[first - 1 : last] = [top + group.lines] * (last - first + 1)
            group = group._replace(first=top)
        placed.append(group)
    return placed, max(depths)


def _over_columns(
    desk: Desk, group: _Group, bounds: Rect, columns: StoryColumns, first_line: int
) -> Rect:
    top, bottom = desk.grid.band(first_line + group.first, group.lines)
    left, right = bounds.x, bounds.right
    if group.columns:
        first, last = group.columns
        left, right = columns.span(first, last - first + 1)
    return Rect(left, top, right - left, bottom - top)


def _side_width(desk: Desk, group: _Group) -> float:
    padding = desk.styles.points(group.block.padding) if group.block else 0.0
    return side_width(desk, group.parts[0].part) + 2 * padding


def _first_in_block(sides: Sequence[_Group]) -> _Group | None:
    return next((side for side in sides if side.block), None)


def _side_fill(desk: Desk, sides: Sequence[_Group], right: float, line: int) -> Rect | None:
    """Return what is filled behind vertical headings: less the white to what is beside them."""
    first = _first_in_block(sides)
    if first is None:
        return None
    before = sum(_side_width(desk, side) for side in sides[: sides.index(first)])
    inside = [side for side in sides if side.block]
    width = sum(_side_width(desk, side) for side in inside)
    top, bottom = desk.grid.band(line, max(side.lines for side in inside))
    half = desk.styles.character / 2
    return Rect(right - before - width + half, top, width - 2 * half, bottom - top)
