"""A story's columns less what stands in them: the frames its body is poured into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil, floor
from typing import Protocol

from pagesetter.diagnostics import Span
from pagesetter.geometry import Rect, fits
from pagesetter.makeup.grid import StoryColumns, lines_covered
from pagesetter.makeup.model import Frame, PageGrid, Spot
from pagesetter.makeup.obstacles import Extent, Obstacle, beside, left_of_line
from pagesetter.records import NamedTuple


class _Columned(Protocol):
    """A story's place, as far as its frames ask."""

    @property
    def name(self) -> str: ...
    @property
    def columns(self) -> StoryColumns: ...
    @property
    def story(self) -> _Spanned: ...


class _Spanned(Protocol):
    @property
    def span(self) -> Span: ...


class Room(NamedTuple):
    """A column, or a frame that a slot lists, before anything stands in it."""

    x: float
    measure: float
    first: int  # grid lines, the last one included
    last: int

    @property
    def column(self) -> Extent:
        """Where its lines begin and end."""
        return self.x, self.x + self.measure


class _Piece(NamedTuple):
    """A stretch of lines of a room that text can run through."""

    number: int  # of the room, from 1
    first: int
    height: int  # grid lines
    spots: tuple[Spot, ...]


def whole_lines(bounds: Rect, grid: PageGrid) -> tuple[int, int]:
    """Return the first line that lies wholly in a rectangle, and how many do."""
    first = ceil((bounds.y - grid.type_area.y) / grid.step - 1e-6) + 1
    below = floor((bounds.bottom - grid.type_area.y) / grid.step + 1e-6) + 1
    return first, max(0, below - first)


def text_frames(
    grid: PageGrid,
    place: _Columned,
    lines: tuple[int, int],
    obstacles: Sequence[Obstacle],
    least: float = 0.0,
) -> tuple[Frame, ...]:
    """Return the frames of a story's body, column by column, from the top.

    `lines` are the first and the last line of the body. A line that an obstacle
    touches anywhere in the column is not set there, unless text goes round it and has
    `least` points or more beside it. What stands over an obstacle may be read through
    all columns before what stands under it.
    """
    rooms = [Room(left, right - left, *lines) for left, right in place.columns.sides]
    pieces = list(_pieces(grid, rooms, obstacles, least))
    across = [o for o in obstacles if o.across]
    if across:
        pieces = _across(pieces, _columns_of(grid, rooms, across))
    return _frames(grid, place, rooms, pieces)


def listed_frames(
    grid: PageGrid,
    place: _Columned,
    rooms: Sequence[Room],
    obstacles: Sequence[Obstacle],
    least: float = 0.0,
) -> tuple[Frame, ...]:
    """Return the frames of a body whose slot lists them, in that order."""
    return _frames(grid, place, rooms, _pieces(grid, rooms, obstacles, least))


def _frames(
    grid: PageGrid, place: _Columned, rooms: Sequence[Room], pieces: Iterator[_Piece] | list[_Piece]
) -> tuple[Frame, ...]:
    frames: list[Frame] = []
    for piece in pieces:
        room = rooms[piece.number - 1]
        top, bottom = grid.band(piece.first, piece.height)
        bounds = Rect(room.x, top, room.measure, bottom - top)
        lines = len(piece.spots) or piece.height
        name = f"{place.name}/body/{len(frames) + 1}"
        frame = Frame(name, bounds, piece.first, lines, piece.number, place.story.span)
        frames.append(frame._replace(spots=piece.spots) if piece.spots else frame)
    return tuple(frames)


# ---------------------------------------------------------------- what is free


def _pieces(
    grid: PageGrid, rooms: Sequence[Room], obstacles: Sequence[Obstacle], least: float
) -> Iterator[_Piece]:
    solid = [o.bounds for o in obstacles if o.around is None]
    gone_round = [o for o in obstacles if o.around is not None]
    for number, room in enumerate(rooms, 1):
        for first, count in _free(grid, room.column, (room.first, room.last), solid):
            part = _Piece(number, first, count, ())
            yield from _parted(grid, room, part, gone_round, least) if gone_round else (part,)


def _parted(
    grid: PageGrid, room: Room, piece: _Piece, obstacles: Sequence[Obstacle], least: float
) -> Iterator[_Piece]:
    """Yield a stretch of lines with what things leave of them, parted where that is nothing."""
    bounds = _bounds(grid, room)
    things = [
        beside(o.around, room.column) for o in obstacles if o.around and o.bounds.overlaps(bounds)
    ]
    if not things:
        yield piece
        return
    first, spots = piece.first, list[Spot]()
    for line in range(piece.first, piece.first + piece.height + 1):
        stretches: tuple[Extent, ...] = ()
        if line < piece.first + piece.height:
            stretches = left_of_line(things, line, room.column, grid.character, least)
        if stretches:
            spots += [Spot(line - first, x - room.x, measure) for x, measure in stretches]
            continue
        if spots:
            plain = all(s == Spot(i, 0.0, room.measure) for i, s in enumerate(spots))
            yield _Piece(piece.number, first, line - first, () if plain else tuple(spots))
        first, spots = line + 1, []


def _bounds(grid: PageGrid, room: Room) -> Rect:
    top, bottom = grid.band(room.first, room.last - room.first + 1)
    return Rect(room.x, top, room.measure, max(0.0, bottom - top))


def _free(
    grid: PageGrid,
    column: tuple[float, float],
    lines: tuple[int, int],
    obstacles: Sequence[Rect],
) -> Iterator[tuple[int, int]]:
    """Yield first line and count of the stretches of a column that nothing stands in."""
    top, bottom = grid.band(lines[0], lines[1] - lines[0] + 1)
    if bottom <= top:
        return
    bounds = Rect(column[0], top, column[1] - column[0], bottom - top)
    taken = sorted(lines_covered(o, grid) for o in obstacles if o.overlaps(bounds))
    line = lines[0]
    for first, below in taken:
        if first > line:
            yield line, first - line
        line = max(line, below)
    if line <= lines[1]:
        yield line, lines[1] - line + 1


# ---------------------------------------------------------------- what is read first


class _Inset(NamedTuple):
    """A thing that what is over it is read before what is under it, and its columns."""

    columns: frozenset[int]
    line: int  # the first that it touches


def _columns_of(
    grid: PageGrid, rooms: Sequence[Room], obstacles: Sequence[Obstacle]
) -> list[_Inset]:
    """Return the columns of each thing, those over most columns first."""
    insets = []
    for obstacle in obstacles:
        columns = frozenset(
            number
            for number, room in enumerate(rooms, 1)
            if obstacle.bounds.overlaps(_bounds(grid, room))
        )
        insets.append(_Inset(columns, lines_covered(obstacle.bounds, grid)[0]))
    return sorted(insets, key=lambda inset: (-len(inset.columns), inset.line))


def _across(pieces: list[_Piece], insets: Sequence[_Inset]) -> list[_Piece]:
    """Return stretches in reading order: over each thing through its columns, then under it."""
    for i, (columns, line) in enumerate(insets):
        inside = [n for n, piece in enumerate(pieces) if piece.number in columns]
        over = [pieces[n] for n in inside if pieces[n].first < line]
        under = [pieces[n] for n in inside if pieces[n].first >= line]
        if over and under:
            rest = insets[i + 1 :]
            before, after = pieces[: inside[0]], pieces[inside[-1] + 1 :]
            parts = (before, over, under, after)
            return [piece for part in parts for piece in _across(part, rest)]
    return pieces


# ---------------------------------------------------------------- rules


def column_rules(
    grid: PageGrid, columns: StoryColumns, lines: tuple[int, int], obstacles: Sequence[Obstacle]
) -> Iterator[Rect]:
    """Yield the rules between columns, of no width, stopping where something spans them."""
    solid = [o.bounds for o in obstacles if o.around is None]
    gone_round = [o for o in obstacles if o.around is not None]
    for (_, end), (following, _) in pairwise(columns.sides):
        if grid.fold and fits(end, grid.fold.x) and fits(grid.fold.right, following):
            continue  # the fold parts them, and a rule on it would be cut in two
        middle = (end + following) / 2
        gutter = Room(end, following - end, *lines)
        for first, count in _free(grid, gutter.column, lines, solid):
            piece = _Piece(1, first, count, ())
            for part in _open(grid, gutter, piece, gone_round) if gone_round else (piece,):
                # From the top of the first em box to the foot of the last.
                top = grid.baseline(part.first) - 0.88 * grid.character
                bottom = grid.baseline(part.first + part.height - 1) + 0.12 * grid.character
                yield Rect(middle, top, 0.0, bottom - top)


def _open(
    grid: PageGrid, gutter: Room, piece: _Piece, obstacles: Sequence[Obstacle]
) -> Iterator[_Piece]:
    """Yield the stretches of a gutter that no shape reaches into."""
    things = [o for o in obstacles if o.bounds.overlaps(_bounds(grid, gutter))]
    first = piece.first
    for line in range(piece.first, piece.first + piece.height + 1):
        taken = [o.around.on(line) for o in things if o.around]
        shut = any(e and e[0] < gutter.column[1] and e[1] > gutter.x for e in taken)
        if shut or line == piece.first + piece.height:
            if line > first:
                yield _Piece(1, first, line - first, ())
            first = line + 1
