"""Whether the sheet, its grid and the places of stories are whole characters, and fit."""

from __future__ import annotations

from itertools import pairwise

from pagesetter.description.layout_model import Direction, GridPlace, Place, StorySlot
from pagesetter.description.model import SlotName
from pagesetter.diagnostics import Code
from pagesetter.geometry import Rect, fits
from pagesetter.makeup.columns import WHOLE, break_columns, is_whole, left_over, nearest_whole
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.grid import story_columns
from pagesetter.makeup.room import story_room

#: Points that a designer may be out in adding two margins up: half a millimeter.
_ROUNDED = 0.5 * 72 / 25.4


def check_sheet(desk: Desk) -> None:
    """Log what does not fit together in a layout's page and grid."""
    _check_margins(desk)
    _check_base_columns(desk)


def story_bounds(desk: Desk, place: SlotName | GridPlace, slot: StorySlot) -> Rect | None:
    """Return the place of a story in points, or `None` where it cannot be set there.

    Logs a place or a measure that is not a whole number of characters.
    """
    bounds = desk.bounds(place, slot.place)
    if bounds is None or not _has_columns(desk, slot, bounds):
        return None
    vertical = _is_vertical(desk, slot)
    wanted = slot.place if isinstance(place, SlotName) else place
    if not slot.sharing.loose_grid:
        if not vertical and wanted is not None:
            _check_width(desk, wanted, bounds)
        _check_measure(desk, slot)
    return bounds


def characters(number: float) -> str:
    """Return a number of characters in words.

    >>> characters(13.0), characters(12.3333), characters(1)
    ('13 characters', '12.33 characters', '1 character')
    """
    return f"{number:.2f}".rstrip("0").rstrip(".") + (
        " character" if abs(number - 1) < WHOLE else " characters"
    )


# ------------------------------------------------------------ the sheet


def _check_margins(desk: Desk) -> None:
    page, points = desk.layout.page, desk.styles.points
    width, area = points(page.width), page.characters * desk.styles.character
    margins = width - area
    if margins < -_ROUNDED:
        desk.log.error(
            Code.OUTSIDE_TYPE_AREA,
            f"{characters(page.characters)} make {_mm(area)}, and the page is {_mm(width)} wide",
            page.span,
            f"let the type area have {int(width / desk.styles.character)} characters at most",
        )
        return
    if page.inner is not None and page.outer is not None and not page.spread:
        given = points(page.inner) + points(page.outer)
        if abs(given - margins) > _ROUNDED:
            desk.log.error(
                Code.BAD_VALUE,
                f"`inner` and `outer` make {_mm(given)}, and the type area leaves {_mm(margins)}",
                page.span,
                "delete one of them: it is what the other leaves",
            )
            return
    grid = desk.grid
    over = max(-grid.type_area.x, grid.type_area.right - grid.page.width)
    if over > _ROUNDED:
        desk.log.error(
            Code.OUTSIDE_TYPE_AREA,
            f"the type area leaves the page by {_mm(over)}",
            page.span,
            "give it a narrower margin or fold, or fewer characters",
        )


def _check_base_columns(desk: Desk) -> None:
    """Log base columns that do not fill the type area, and the nearest that would."""
    grid, character, room = desk.layout.grid, desk.styles.character, desk.layout.page.characters
    gutter = desk.styles.points(grid.gutter) / character
    if left_over(room, grid.columns, 0, gutter) <= 0:
        message = f"{room} characters have no room for {grid.columns} columns"
        desk.log.error(Code.BAD_VALUE, message, grid.span, "give the grid fewer columns")
        return
    if grid.measure is None:
        return
    measure = desk.styles.points(grid.measure) / character
    left = left_over(room, grid.columns, measure, gutter)
    whole = is_whole(measure)
    if whole and (left == 0 or (left > 0 and grid.remainder is not None)):
        return
    filled = room - left
    message = (
        f"{grid.columns} columns of {characters(measure)} and their gutters make "
        f"{characters(filled)}, and the type area has {room}"
        if left
        else f"the base columns are {characters(measure)} wide"
    )
    fitting = break_columns(room, grid.columns, gutter).measure
    hints = [f"the nearest measure that fits is `{fitting}字`"]
    if whole and is_whole(filled):
        hints.append(f"the nearest type area is `characters: {round(filled)}`")
    if left > 0:
        hints.append("say where the rest goes: `remainder:` gutters, columns or right")
    told = desk.log.error if left < 0 else desk.log.warn
    told(Code.BROKEN_CHARACTER, message, grid.span, *hints)


# ------------------------------------------------------------ a story's place


def _has_columns(desk: Desk, slot: StorySlot, bounds: Rect) -> bool:
    """Tell whether a story's columns fit side by side. Logs where they do not."""
    if _is_vertical(desk, slot):
        return True
    if slot.box is not None or slot.separator is not None:
        bounds = story_room(slot, bounds, desk.styles)
        narrow = bounds.width < desk.styles.character or bounds.height < desk.styles.line
        if narrow or slot.measure is not None:
            return True  # what they leave it is looked at with them
    columns = story_columns(slot, bounds, desk.styles, desk.grid.fold)
    sides = columns.sides
    span = slot.sharing.measure_span or slot.span
    if _crosses(desk, bounds) and not slot.sharing.over_fold and slot.columns == 1:
        desk.log.error(
            Code.OVER_FOLD,
            "a story of one column lies over the fold",
            span,
            "give it two columns or more",
            "let its lines run over the fold with `over_fold: yes`",
        )
        return False
    apart = all(fits(right, x) for (_, right), (x, _) in pairwise(sides))
    if columns.measure > 0 and apart and fits(sides[-1][1], bounds.right):
        return True
    room = bounds.width / desk.styles.character
    desk.log.error(
        Code.BAD_VALUE,
        f"{_columns_of(desk, slot)} do not fit {characters(room)}",
        span,
        "give the story fewer columns, a shorter measure or more room",
    )
    return False


def _is_vertical(desk: Desk, slot: StorySlot) -> bool:
    return desk.layout.styles[slot.body].direction is Direction.VERTICAL


def _crosses(desk: Desk, bounds: Rect) -> bool:
    fold = desk.grid.fold
    return fold is not None and bounds.x < fold.x and not fits(bounds.right, fold.right)


def _columns_of(desk: Desk, slot: StorySlot) -> str:
    count = "1 column" if slot.columns == 1 else f"{slot.columns} columns"
    if slot.measure is None:
        return count
    return f"{count} of {characters(desk.styles.points(slot.measure) / desk.styles.character)}"


def _check_width(desk: Desk, place: Place, bounds: Rect) -> None:
    """Log a story's place that is not a whole number of characters wide."""
    character = desk.styles.character
    width = bounds.width / character
    if isinstance(place, GridPlace) and place.within is None:
        _check_base_measure(desk, desk.grid.columns[place.column - 1].width / character)
        return
    fold = desk.grid.fold
    if fold is not None and _crosses(desk, bounds):
        ends = ((fold.x - bounds.x) / character, (bounds.right - fold.right) / character)
        if not all(is_whole(end) for end in ends):
            desk.log.warn(
                Code.BROKEN_CHARACTER,
                f"the story's place has {characters(ends[0])} on the left of the fold, "
                f"and {characters(ends[1])} on its right",
                place.span,
                "count its two ends from the two sides: `left:` and `right:`",
                "or let it be so: `loose_grid: yes`",
            )
        return
    if is_whole(width):
        return
    near = nearest_whole(width)
    desk.log.warn(
        Code.BROKEN_CHARACTER,
        f"the story's place is {characters(width)} wide",
        place.span,
        f"the nearest that is whole is `{near}字`, {_mm(near * desk.styles.character)}",
        "or let it be so: `loose_grid: yes`",
    )


def _check_base_measure(desk: Desk, measure: float) -> None:
    """Log base columns under a story that are broken where the layout does not mean it."""
    grid = desk.layout.grid
    if not is_whole(measure) and grid.remainder is None and grid.measure is None:
        desk.log.warn(
            Code.BROKEN_CHARACTER,
            f"the base columns are {characters(measure)} wide",
            grid.span,
            f"the nearest that is whole is `measure: {nearest_whole(measure)}字`",
            "say where the rest goes: `remainder:` gutters, columns or right",
        )


def _check_measure(desk: Desk, slot: StorySlot) -> None:
    if slot.measure is None:
        return
    measure = desk.styles.points(slot.measure) / desk.styles.character
    if not is_whole(measure):
        near = nearest_whole(measure)
        desk.log.warn(
            Code.BROKEN_CHARACTER,
            f"the measure is {characters(measure)}",
            slot.sharing.measure_span or slot.span,
            f"the nearest that is whole is `{near}字`, {_mm(near * desk.styles.character)}",
            "or let it be so: `loose_grid: yes`",
        )


def _mm(points: float) -> str:
    return f"{points * 25.4 / 72:.1f}".removesuffix(".0") + "mm"
