"""What mends a story by giving it other room: a smaller photo, more lines, one column more.

Each remedy is tried before it is told: the page is planned as it would then be, and what
overlaps, leaves the type area or prints a photo too coarsely is no remedy.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import ceil

from pagesetter.description.layout_model import LengthPlace, Place
from pagesetter.description.model import PageDescription, PhotoDescription, SlotName
from pagesetter.diagnostics import Diagnostic, DiagnosticLog, Severity
from pagesetter.geometry import Rect, fits
from pagesetter.makeup.fit_model import Case, Change, Remedy
from pagesetter.makeup.moved_places import (
    Moved,
    moved,
    wider,
    with_photo_at,
    with_story_at,
)
from pagesetter.makeup.photos import set_photo
from pagesetter.makeup.plan import PhotoPlace, Plan, plan_page, text_obstacles
from pagesetter.makeup.settling import Settled, bounds_of, settle
from pagesetter.makeup.stories import story_copy
from pagesetter.makeup.text_remedies import gain_of
from pagesetter.makeup.words import counted

# A photo loses or gains this part of its lines at most: beyond that it is another picture.
_MOST_OF_PHOTO = 0.4

# A column more is no remedy when less of it than one part in so many would be needed.
_MOST_EMPTY = 2

# Lines that a slot is tried with, beyond the fewest that could do.
_TRIED = 4


def tried(case: Case, page: PageDescription) -> tuple[Plan, Settled] | None:
    """Return how the story would stand on a page that is otherwise; nothing if it may not be."""
    desk = case.desk._replace(page=page, log=DiagnosticLog())
    plan = plan_page(desk)
    found = list(desk.log)
    if len(found) > case.said or any(map(_is_error, found)):
        return None
    place = plan.stories[case.number]
    desk = desk._replace(log=DiagnosticLog())
    copy = story_copy(desk, place, text_obstacles(desk, plan), case.copy.body)
    settled = settle(copy, bounds_of(desk, place.slot))
    failed = settled.missed or any(desk.log) or any(map(_is_error, settled.part.told))
    return None if failed else (plan, settled)


def _is_error(diagnostic: Diagnostic) -> bool:
    return diagnostic.severity is Severity.ERROR


# ---------------------------------------------------------------- photos


def photo_remedies(case: Case) -> Iterator[Remedy]:
    """Yield, for each photo of the story that its text stands beside, the lines to take or give."""
    for i, at in enumerate(case.plan.photos):
        own = any(at.photo is photo for photo in case.place.story.photos)
        if own and not any(room.over == at.name for room in case.place.plan.rooms):
            found = _best_of_photo(case, i, at)
            if found is not None:
                yield found


def _best_of_photo(case: Case, number: int, at: PhotoPlace) -> Remedy | None:
    edge = _free_edge(case, at.bounds)
    lines = round(at.bounds.height / case.desk.grid.step)
    if edge is None:
        return None
    best: Remedy | None = None
    for n in range(1, min(abs(case.lines), int(lines * _MOST_OF_PHOTO)) + 1):
        trial = _sized(case, number, at, n if case.lines > 0 else -n, edge)
        if trial is None:
            continue
        settled, change = trial
        if case.lines < 0 and settled.is_over:
            break
        gain = gain_of(case, settled)
        if gain > (best.lines if best else 0):
            best = _photo_remedy(at, n, change, (gain, settled.fits), shrink=case.lines > 0)
        if settled.fits or (case.lines > 0 and not settled.is_over):
            break
    return best


def _free_edge(case: Case, bounds: Rect) -> str | None:
    """Return the edge of a photo that the story's text stands at: its foot, or its top.

    Text that goes round it stands at both.
    """
    near = case.desk.grid.step / 2
    frames = [frame.bounds for frame in case.copy.frames]
    beside = [f for f in frames if f.x < bounds.right and bounds.x < f.right]
    around = any(f.spots and f.bounds.overlaps(bounds) for f in case.copy.frames)
    if around or any(abs(f.y - bounds.bottom) < near for f in beside):
        return "foot"
    return "top" if any(abs(f.bottom - bounds.y) < near for f in beside) else None


def _sized(
    case: Case, number: int, at: PhotoPlace, less: int, edge: str
) -> tuple[Settled, Moved] | None:
    """Try a photo with so many lines less at one edge."""
    top, bottom = (less, 0) if edge == "top" else (0, -less)
    place = _place_of(at.photo, at.slot.place)
    change = place and moved(place, top, bottom, case.desk.grid.step)
    if not change:
        return None
    page = with_photo_at(case.desk.page, at.photo, at.slot, change.place)
    found = tried(case, page)
    if found is None:
        return None
    plan, settled = found
    after = plan.photos[number]
    if less < 0 and not _holds(case.place.bounds, after.bounds):
        return None
    before, now = _complaints(case, at), _complaints(case, after)
    return (settled, change) if now <= before else None


def _holds(outer: Rect, inner: Rect) -> bool:
    return fits(outer.y, inner.y) and fits(inner.bottom, outer.bottom)


def _complaints(case: Case, at: PhotoPlace) -> int:
    """Return how much there is to say against a photo in its place."""
    desk = case.desk._replace(log=DiagnosticLog())
    set_photo(desk, at.name, at.photo, at.slot, at.bounds)
    return len(list(desk.log))


def _place_of(photo: PhotoDescription, given: Place | None) -> Place | None:
    return given if isinstance(photo.place, SlotName) else photo.place


def _photo_remedy(
    at: PhotoPlace, lines: int, change: Moved, effect: tuple[int, bool], *, shrink: bool
) -> Remedy:
    act = "shrink" if shrink else "grow"
    text = f"{act} the photo `{at.name}` by {counted(lines, 'line')}: {_written(change)}"
    return Remedy("photo", text, change.place.span, *effect, changes=change.changes)


def _written(change: Moved) -> str:
    return ", ".join(f"`{each.key}: {each.value}`" for each in change.changes)


# ---------------------------------------------------------------- the story's own place


def slot_remedies(case: Case) -> Iterator[Remedy]:
    """Yield the lines, and the column, that the story's place could have more, or the lines less."""
    place = _story_place(case)
    if place is None or case.place.frames:  # more room would go into frames that the slot lists
        return
    sign = 1 if case.lines > 0 else -1
    fewest = ceil(abs(case.lines) / case.place.slot.columns) if sign > 0 else 1
    for n in range(fewest, fewest + _TRIED):
        change = moved(place, 0, sign * n, case.desk.grid.step)
        settled = change and _moved_story(case, change)
        if not change or not settled or (sign < 0 and settled.is_over):
            break
        if settled.fits:
            gain, name = gain_of(case, settled), _name(case)
            more = f"{counted(n, 'line')} {'more' if sign > 0 else 'less'}"
            text = f"give {name} {more}: {_written(change)}"
            yield Remedy("lines", text, place.span, gain, fits=True, changes=change.changes)
            break
    if sign > 0:
        yield from _one_column_more(case, place)


def _story_place(case: Case) -> Place | None:
    given = case.place.story.place
    return case.place.slot.place if isinstance(given, SlotName) else given


def _name(case: Case) -> str:
    name = case.place.slot.name
    return f"the slot `{name}`" if name else "the story"


def _moved_story(case: Case, change: Moved, columns: int | None = None) -> Settled | None:
    story, slot = case.place.story, case.place.slot
    if columns is not None:
        slot = slot._replace(columns=columns)
    page = with_story_at(case.desk.page, story, slot, change.place)
    found = tried(case, page)
    if found is None:
        return None
    plan, settled = found
    if not _in_type_area(case, plan.stories[case.number].outer):
        return None
    own = [p for p in plan.photos if any(p.photo is photo for photo in story.photos)]
    inside = plan.stories[case.number].bounds
    before = [p for p in case.plan.photos if any(p.photo is photo for photo in story.photos)]
    left = [
        new
        for old, new in zip(before, own, strict=True)
        if _holds(case.place.bounds, old.bounds) and not _holds(inside, new.bounds)
    ]
    return None if left else settled


def _in_type_area(case: Case, bounds: Rect) -> bool:
    """Tell whether a story keeps to the type area, which only pictures may bleed out of."""
    area = case.desk.grid.type_area
    return fits(area.x, bounds.x) and fits(bounds.right, area.right) and _holds(area, bounds)


def _one_column_more(case: Case, place: Place) -> Iterator[Remedy]:
    slot = case.place.slot
    for change, columns in _widened(case, place):
        settled = _moved_story(case, change, columns)
        if settled is None:
            continue
        gain = gain_of(case, settled)
        if 0 < gain <= _MOST_EMPTY * case.lines:
            changes: tuple[Change, ...] = change.changes
            written = f"`place` with {_written(change)}"
            if columns != slot.columns:
                written += f", and `columns: {columns}` in the slot"
                changes = (*changes, Change("slot.columns", str(columns)))
            text = f"give {_name(case)} one column more: {written}"
            yield Remedy("columns", text, place.span, gain, settled.fits, changes=changes)
            return


def _widened(case: Case, place: Place) -> Iterator[tuple[Moved, int]]:
    """Yield the place with one column more on its right, or on its left."""
    slot, count = case.place.slot, case.place.slot.columns
    vertical = case.desk.styles[slot.body].vertical
    if isinstance(place, LengthPlace):
        if not vertical:
            lefts, measure = case.place.columns.lefts, case.place.columns.measure
            gutter = case.desk.styles.points(slot.gutter)
            more = min((b - a for a, b in pairwise(lefts)), default=measure + gutter)
            for left in (False, True):
                change = wider(place, more, left=left, character=case.desk.grid.character)
                yield change, count + 1
        return
    more_columns = count + 1 if count == place.columns and slot.name and not vertical else count
    for first in (place.column, place.column - 1):
        if first >= 1:
            wide = place._replace(column=first, columns=place.columns + 1)
            changes = [Change("column", str(first))] if first != place.column else []
            changes.append(Change("columns", str(wide.columns)))
            yield Moved(wide, tuple(changes)), more_columns
