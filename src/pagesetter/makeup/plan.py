"""Where everything on a page goes: the place of each thing, and whether they overlap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pagesetter.composition.styles import StyleSheet
from pagesetter.description.layout_model import GridPlace, PanelSlot, PhotoSlot, StorySlot
from pagesetter.description.model import (
    PageDescription,
    PanelDescription,
    PhotoDescription,
    SlotName,
    StoryDescription,
)
from pagesetter.diagnostics import Code, DiagnosticLog, Label, Span
from pagesetter.geometry import Rect
from pagesetter.makeup.copy_pour import MOST_CHARACTERS
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.grid import page_grid
from pagesetter.makeup.headings import headings_of
from pagesetter.makeup.model import NO_JUMPS, Item, Jumps
from pagesetter.makeup.numbering import is_verso, numbered
from pagesetter.makeup.obstacles import Obstacle
from pagesetter.makeup.over_photos import PhotosUnderHeadings, set_under_headings
from pagesetter.makeup.photos import set_photo
from pagesetter.makeup.place_checks import story_bounds
from pagesetter.makeup.press_slots import has_press
from pagesetter.makeup.quotes import QuotePlace
from pagesetter.makeup.room import has_room
from pagesetter.makeup.stories import StoryPlace, story_place
from pagesetter.makeup.table_places import TablePlace, table_places
from pagesetter.makeup.wrapping import has_shape, obstacle_of
from pagesetter.records import NamedTuple

if TYPE_CHECKING:
    from pagesetter.makeup.press import PressPlace


# What a paragraph of a few characters counts for: to pour one takes as long as to pour two lines.
_LEAST_CHARACTERS = 40


class PhotoPlace(NamedTuple):
    """Where a photo goes, and how it is set there."""

    name: str
    photo: PhotoDescription
    slot: PhotoSlot
    bounds: Rect
    items: tuple[Item, ...] | None = None  # set before the stories that go round it


class PanelPlace(NamedTuple):
    """Where a panel goes, and how it is set there."""

    name: str
    panel: PanelDescription
    slot: PanelSlot
    bounds: Rect


class Plan(NamedTuple):
    """What stands on a page, each thing with its place."""

    stories: tuple[StoryPlace, ...]
    photos: tuple[PhotoPlace, ...]
    panels: tuple[PanelPlace, ...]
    tables: tuple[TablePlace, ...]
    quotes: tuple[QuotePlace, ...]
    press: tuple[PressPlace, ...]

    @property
    def standing(self) -> list[Rect]:
        """The places of all that is no story."""
        found = [p.bounds for p in self.photos] + [p.bounds for p in self.panels]
        found += [t.bounds for t in self.tables] + [q.bounds for q in self.quotes]
        return found + [p.bounds for p in self.press]

    def obstacles(self, desk: Desk) -> list[Obstacle]:
        """Return what text keeps clear of."""
        found = [obstacle_of(desk, p.bounds, p.slot.wrapping, p.items or ()) for p in self.photos]
        found += [obstacle_of(desk, p.bounds, p.slot.wrapping) for p in self.panels]
        found += [Obstacle(place.bounds) for place in (*self.tables, *self.press)]
        return found + [obstacle_of(desk, p.bounds, p.slot.wrapping) for p in self.quotes]


def open_desk(
    page: PageDescription, styles: StyleSheet, log: DiagnosticLog, jumps: Jumps = NO_JUMPS
) -> Desk:
    """Return the desk that a page is made up on."""
    grid = page_grid(page.layout, styles, verso=is_verso(page))
    texts = (len(p.text) for story in page.stories for p in story.body)
    rough = sum(max(length, _LEAST_CHARACTERS) for length in texts) > MOST_CHARACTERS
    return Desk(numbered(page, log), grid, styles, log, jumps, rough)


def plan_page(desk: Desk) -> Plan:
    """Give everything on the page its place. Logs what overlaps and what leaves the page."""
    plan = Plan(
        stories=tuple(_story_places(desk)),
        photos=tuple(_photo_places(desk)),
        panels=tuple(_panel_places(desk)),
        press=_press_places(desk),
        tables=tuple(table_places(desk)),
        quotes=tuple(_quote_places(desk)),
    )
    others: list[PanelPlace | TablePlace | QuotePlace] = []
    others += [*plan.panels, *plan.tables, *plan.quotes]
    _check_overlaps(desk, plan.stories, plan.photos, others, plan.press)
    return plan


def set_shapes(desk: Desk, plan: Plan, under: PhotosUnderHeadings) -> Plan:
    """Return the plan with the photos set whose outlines text follows.

    What shows of them must be known. Those under headings are set already.
    """

    def set_first(at: PhotoPlace) -> PhotoPlace:
        if not has_shape(at.slot.wrapping) or at.name in under.bounds:
            return at
        return at._replace(items=set_photo(desk, at.name, at.photo, at.slot, at.bounds))

    return plan._replace(photos=tuple(map(set_first, plan.photos)))


def text_obstacles(desk: Desk, plan: Plan) -> list[Obstacle]:
    """Return what the text of a page keeps clear of, where nothing of the page is set yet."""
    if any(has_shape(at.slot.wrapping) for at in plan.photos):
        desk = desk._replace(log=DiagnosticLog())  # it is told where the page is made up
        plan = set_shapes(desk, plan, set_under_headings(desk, plan.stories, plan.photos))
    return plan.obstacles(desk)


def _all_photos(page: PageDescription) -> Iterator[PhotoDescription]:
    for story in page.stories:
        yield from story.photos
    yield from page.photos


def _story_places(desk: Desk) -> Iterator[StoryPlace]:
    for number, story in enumerate(desk.page.stories, 1):
        slot = desk.story_slot(story.place)
        bounds = slot and story_bounds(desk, story.place, slot)
        if slot and bounds:  # the reader has told what is set nowhere
            _check_headings(desk, story, slot)
            place = story_place(desk, story, slot, bounds, number)
            if has_room(desk.log, slot, place.bounds, desk.styles):
                yield place


def _photo_places(desk: Desk) -> Iterator[PhotoPlace]:
    for number, photo in enumerate(_all_photos(desk.page), 1):
        slot = desk.photo_slot(photo.place)
        bounds = slot and desk.bounds(photo.place, slot.place)
        if slot and bounds:  # the reader has told what is set nowhere
            yield PhotoPlace(_name(photo.place, f"photo-{number}"), photo, slot, bounds)


def _panel_places(desk: Desk) -> Iterator[PanelPlace]:
    for number, panel in enumerate(desk.page.panels, 1):
        slot = desk.panel_slot(panel.place)
        bounds = slot and desk.bounds(panel.place, slot.place)
        if slot and bounds:  # the reader has told what is set nowhere
            yield PanelPlace(_name(panel.place, f"panel-{number}"), panel, slot, bounds)


def _quote_places(desk: Desk) -> Iterator[QuotePlace]:
    quotes = [quote for story in desk.page.stories for quote in story.quotes]
    for number, quote in enumerate(quotes, 1):
        slot = desk.quote_slot(quote.place)
        bounds = slot and desk.bounds(quote.place, slot.place)
        if slot and bounds:  # the reader has told what is set nowhere
            yield QuotePlace(_name(quote.place, f"quote-{number}"), quote, slot, bounds)


def _press_places(desk: Desk) -> tuple[PressPlace, ...]:
    if not has_press(desk.page):
        return ()
    # A page without ads, index and codes is not to wait for what sets them.
    from pagesetter.makeup.press import press_places

    return press_places(desk)


def _name(place: SlotName | GridPlace, otherwise: str) -> str:
    return place.name if isinstance(place, SlotName) else otherwise


def _check_headings(desk: Desk, story: StoryDescription, slot: StorySlot) -> None:
    """Words must never vanish: a heading that the slot has no room for is an error."""
    for name, words, part in headings_of(story, slot):
        if part is None:
            desk.log.error(
                Code.BAD_VALUE,
                f"the slot `{slot.name}` has no place for a {name}",
                words.span,
                f"take the {name} out, or give the slot a `{name}` in the layout",
            )


def _check_overlaps(
    desk: Desk,
    stories: Sequence[StoryPlace],
    photos: Sequence[PhotoPlace],
    others: Sequence[PanelPlace | TablePlace | QuotePlace],
    press: Sequence[PressPlace],
) -> None:
    """Log what would be printed over something else; a body makes room, a heading does not."""
    solid: list[tuple[str, Rect, Span]] = []
    solid += [("the headings", bounds, s.story.span) for s in stories for bounds in s.plan.solids]
    solid += [("the photo", p.bounds, p.photo.span) for p in photos]
    solid += [(_what(place), place.bounds, _span(place)) for place in others]
    solid += [(place.what, place.bounds, place.span) for place in press]
    places = [place for story in stories for place in _places_of(story)]
    for group in (solid, places):
        for i, (thing, bounds, span) in enumerate(group):
            for other, other_bounds, other_span in group[:i]:
                if bounds.overlaps(other_bounds):
                    desk.log.error(
                        Code.OVERLAP,
                        f"{thing} overlaps {other} placed before",
                        span,
                        "give one of them another place",
                        labels=(Label(other_span, f"{other} is here"),),
                    )


def _what(place: PanelPlace | TablePlace | QuotePlace) -> str:
    if isinstance(place, PanelPlace):
        return "the panel"
    return "the quote" if isinstance(place, QuotePlace) else "the table"


def _span(place: PanelPlace | TablePlace | QuotePlace) -> Span:
    if isinstance(place, PanelPlace):
        return place.panel.span
    return place.quote.span if isinstance(place, QuotePlace) else place.table.span


def _places_of(story: StoryPlace) -> Iterator[tuple[str, Rect, Span]]:
    """Yield where a story's text may stand, by its place or by the frames of its slot."""
    if not story.frames:
        yield "the story", story.outer, story.story.span
    for frame in story.frames:
        yield "the frame", frame.bounds, frame.span
