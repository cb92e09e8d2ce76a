"""The page made up: everything in its place, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pagesetter.composition.styles import StyleSheet
from pagesetter.description.layout_model import GridPlace, PanelSlot, PhotoSlot, StorySlot
from pagesetter.description.model import (
    PageDescription,
    PanelDescription,
    PhotoDescription,
    SlotName,
    StoryDescription,
)
from pagesetter.description.table_model import TableDescription
from pagesetter.diagnostics import Code, DiagnosticLog, Label, Span
from pagesetter.geometry import Rect
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.faces import used_styles
from pagesetter.makeup.furniture import set_furniture
from pagesetter.makeup.grid import page_grid
from pagesetter.makeup.headings import headings_of
from pagesetter.makeup.model import NO_JUMPS, Item, Jumps, MadeUpPage, TextCursor
from pagesetter.makeup.numbering import is_verso, numbered
from pagesetter.makeup.obstacles import Obstacle
from pagesetter.makeup.over_photos import PhotosUnderHeadings, set_under_headings
from pagesetter.makeup.panels import set_panel
from pagesetter.makeup.photos import set_photo
from pagesetter.makeup.place_checks import check_sheet, story_bounds
from pagesetter.makeup.press_slots import has_press
from pagesetter.makeup.quotes import QuotePlace, set_quote
from pagesetter.makeup.reading_order import ruby_of_story, without_ruby
from pagesetter.makeup.room import has_room
from pagesetter.makeup.separators import set_drawn_furniture, set_story_box
from pagesetter.makeup.stories import SetStory, StoryPlace, set_story, story_place
from pagesetter.makeup.table_places import TablePlace, table_places
from pagesetter.makeup.wrapping import has_shape, obstacle_of

if TYPE_CHECKING:
    from pagesetter.makeup.press import PressPlace


class _PhotoPlace(NamedTuple):
    name: str
    photo: PhotoDescription
    slot: PhotoSlot
    bounds: Rect
    items: tuple[Item, ...] | None = None  # set before the stories that go round it


class _PanelPlace(NamedTuple):
    name: str
    panel: PanelDescription
    slot: PanelSlot
    bounds: Rect


class _Things(NamedTuple):
    """What stands on a page, each thing with its place."""

    stories: tuple[StoryPlace, ...]
    photos: tuple[_PhotoPlace, ...]
    panels: tuple[_PanelPlace, ...]
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


def make_up(
    page: PageDescription, styles: StyleSheet, log: DiagnosticLog, jumps: Jumps = NO_JUMPS
) -> MadeUpPage:
    """Make up a page: places first, so that text can keep clear of what stands in them."""
    grid = page_grid(page.layout, styles, verso=is_verso(page))
    desk = Desk(numbered(page, log), grid, styles, log, jumps)
    check_sheet(desk)
    for style in used_styles(desk):
        desk.styles[style]  # logs the families that are not to be had, all of them
    log.raise_errors()
    things = _places(desk)
    furniture = set_drawn_furniture(desk, things.stories, things.standing)
    items: list[Item] = [*set_furniture(desk), *furniture]
    under = set_under_headings(desk, things.stories, things.photos)
    things = things._replace(photos=tuple(_set_first(desk, p, under) for p in things.photos))
    obstacles = things.obstacles(desk)
    ends: dict[Span, TextCursor | None] = {}
    for place in things.stories:
        items += set_story_box(desk, place)
        items += under.pictures_of(place)
        story = set_story(desk, place, obstacles, under.bounds)
        if place.story.jump is not None:
            ends[place.story.span] = story.end
        items += _story_items(desk, place, story, things, under)
    items += _photos_of(desk, page.photos, things.photos, under)
    for panel in things.panels:
        items += set_panel(desk, panel.name, panel.panel, panel.slot, panel.bounds)
    items += _tables_of(desk, page.tables, things.tables)
    for other in things.press:
        items += other.set(desk)
    if page.layout.press_rules:
        from pagesetter.makeup.press_rules import check_press_rules

        check_press_rules(desk, things.press, items)
    title, language = _title(page), _language(desk, things.stories)
    return MadeUpPage(desk.grid, title, language, tuple(items), ends)


def _places(desk: Desk) -> _Things:
    things = _Things(
        stories=tuple(_story_places(desk)),
        photos=tuple(_photo_places(desk)),
        panels=tuple(_panel_places(desk)),
        press=_press_places(desk),
        tables=tuple(table_places(desk)),
        quotes=tuple(_quote_places(desk)),
    )
    others: list[_PanelPlace | TablePlace | QuotePlace] = []
    others += [*things.panels, *things.tables, *things.quotes]
    _check_overlaps(desk, things.stories, things.photos, others, things.press)
    return things


def _story_items(
    desk: Desk,
    place: StoryPlace,
    story: SetStory,
    things: _Things,
    under: PhotosUnderHeadings,
) -> Iterator[Item]:
    """Yield a story and what belongs to it, as it is read."""
    # Photos are read before the body. After it, a caption on the baseline of the body's
    # last line would be taken for a part of that line when the text is copied from a PDF.
    yield from map(without_ruby, story.headings)
    yield from _photos_of(desk, place.story.photos, things.photos, under)
    for quote in things.quotes:
        if any(quote.quote is mine for mine in place.story.quotes):
            yield from set_quote(desk, quote)
    yield from map(without_ruby, story.body)
    yield from ruby_of_story(place, (*story.headings, *story.body))
    yield from _tables_of(desk, place.story.tables, things.tables)


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


def _photo_places(desk: Desk) -> Iterator[_PhotoPlace]:
    for number, photo in enumerate(_all_photos(desk.page), 1):
        slot = desk.photo_slot(photo.place)
        bounds = slot and desk.bounds(photo.place, slot.place)
        if slot and bounds:  # the reader has told what is set nowhere
            yield _PhotoPlace(_name(photo.place, f"photo-{number}"), photo, slot, bounds)


def _panel_places(desk: Desk) -> Iterator[_PanelPlace]:
    for number, panel in enumerate(desk.page.panels, 1):
        slot = desk.panel_slot(panel.place)
        bounds = slot and desk.bounds(panel.place, slot.place)
        if slot and bounds:  # the reader has told what is set nowhere
            yield _PanelPlace(_name(panel.place, f"panel-{number}"), panel, slot, bounds)


def _quote_places(desk: Desk) -> Iterator[QuotePlace]:
    quotes = [quote for story in desk.page.stories for quote in story.quotes]
    for number, quote in enumerate(quotes, 1):
        slot = desk.quote_slot(quote.place)
        bounds = slot and desk.bounds(quote.place, slot.place)
        if slot and bounds:  # the reader has told what is set nowhere
            yield QuotePlace(_name(quote.place, f"quote-{number}"), quote, slot, bounds)


def _set_first(desk: Desk, place: _PhotoPlace, under: PhotosUnderHeadings) -> _PhotoPlace:
    """Set a photo whose outline text follows: what shows of it must be known."""
    if not has_shape(place.slot.wrapping) or place.name in under.bounds:
        return place
    return place._replace(items=set_photo(desk, place.name, place.photo, place.slot, place.bounds))


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


def _photos_of(
    desk: Desk,
    wanted: Sequence[PhotoDescription],
    places: Sequence[_PhotoPlace],
    under: PhotosUnderHeadings,
) -> Iterator[Item]:
    for place in places:
        if not any(place.photo is photo for photo in wanted):
            continue
        if place.name in under.items:
            yield from under.words_of(place.name)
        elif place.items is not None:
            yield from place.items
        else:
            yield from set_photo(desk, place.name, place.photo, place.slot, place.bounds)


def _tables_of(
    desk: Desk, wanted: Sequence[TableDescription], places: Sequence[TablePlace]
) -> Iterator[Item]:
    if not wanted:
        return
    from pagesetter.makeup.tables import set_table  # most pages have none

    for place in places:
        if any(place.table is table for table in wanted):
            yield from set_table(desk, place)


def _check_overlaps(
    desk: Desk,
    stories: Sequence[StoryPlace],
    photos: Sequence[_PhotoPlace],
    others: Sequence[_PanelPlace | TablePlace | QuotePlace],
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


def _what(place: _PanelPlace | TablePlace | QuotePlace) -> str:
    if isinstance(place, _PanelPlace):
        return "the panel"
    return "the quote" if isinstance(place, QuotePlace) else "the table"


def _span(place: _PanelPlace | TablePlace | QuotePlace) -> Span:
    if isinstance(place, _PanelPlace):
        return place.panel.span
    return place.quote.span if isinstance(place, QuotePlace) else place.table.span


def _places_of(story: StoryPlace) -> Iterator[tuple[str, Rect, Span]]:
    """Yield where a story's text may stand, by its place or by the frames of its slot."""
    if not story.frames:
        yield "the story", story.outer, story.story.span
    for frame in story.frames:
        yield "the frame", frame.bounds, frame.span


def _title(page: PageDescription) -> str:
    names = ("paper", "date", "page", "section")
    facts = [page.facts[name].value for name in names if name in page.facts]
    if facts:
        return " ".join(facts)
    first = next((s.headline for s in page.stories if s.headline), None)
    return first.text.replace("|", "") if first else page.layout.title


def _language(desk: Desk, stories: Sequence[StoryPlace]) -> str:
    return desk.styles[stories[0].slot.body].language if stories else "zh-Hans"
