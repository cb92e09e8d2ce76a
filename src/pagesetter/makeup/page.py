"""The page made up: everything in its place, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

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
from pagesetter.makeup.measuring import MOST_CHARACTERS
from pagesetter.makeup.model import Item, MadeUpPage
from pagesetter.makeup.over_photos import PhotosUnderHeadings, set_under_headings
from pagesetter.makeup.panels import set_panel
from pagesetter.makeup.photos import set_photo
from pagesetter.makeup.reading_order import ruby_of_story, without_ruby
from pagesetter.makeup.room import has_room
from pagesetter.makeup.separators import set_drawn_furniture, set_story_box
from pagesetter.makeup.stories import StoryPlace, set_story, story_place
from pagesetter.makeup.table_places import TablePlace, table_places


class PhotoPlace(NamedTuple):
    """Where a photo goes, and how it is set there."""

    name: str
    photo: PhotoDescription
    slot: PhotoSlot
    bounds: Rect


class _PanelPlace(NamedTuple):
    name: str
    panel: PanelDescription
    slot: PanelSlot
    bounds: Rect


class Plan(NamedTuple):
    """Where everything on the page goes."""

    stories: tuple[StoryPlace, ...]
    photos: tuple[PhotoPlace, ...]
    panels: tuple[_PanelPlace, ...]
    tables: tuple[TablePlace, ...]

    @property
    def obstacles(self) -> tuple[Rect, ...]:
        """What text keeps clear of."""
        photos, panels = (p.bounds for p in self.photos), (p.bounds for p in self.panels)
        return (*photos, *panels, *(t.bounds for t in self.tables))


def plan_page(desk: Desk) -> Plan:
    """Give everything on the page its place. Logs what overlaps and what leaves the page."""
    plan = Plan(
        stories=tuple(_story_places(desk)),
        photos=tuple(_photo_places(desk)),
        panels=tuple(_panel_places(desk)),
        tables=tuple(table_places(desk)),
    )
    _check_overlaps(desk, *plan)
    return plan


def open_desk(page: PageDescription, styles: StyleSheet, log: DiagnosticLog) -> Desk:
    """Return the desk that a page is made up on."""
    bodies = (paragraph.pieces for story in page.stories for paragraph in story.body)
    characters = sum(len(piece.text) for pieces in bodies for piece in pieces)
    return Desk(page, page_grid(page.layout, styles), styles, log, characters > MOST_CHARACTERS)


def make_up(page: PageDescription, styles: StyleSheet, log: DiagnosticLog) -> MadeUpPage:
    """Make up a page: places first, so that text can keep clear of what stands in them."""
    desk = open_desk(page, styles, log)
    for style in used_styles(desk):
        desk.styles[style]  # logs the families that are not to be had, all of them
    log.raise_errors()
    plan = plan_page(desk)
    stories, photos, panels, tables = plan
    obstacles = plan.obstacles
    items: list[Item] = [*set_furniture(desk), *set_drawn_furniture(desk, stories, obstacles)]
    under = set_under_headings(desk, stories, photos)
    for place in stories:
        items += set_story_box(desk, place)
        items += under.pictures_of(place)
        story = set_story(desk, place, obstacles, under.bounds)
        ruby = ruby_of_story(place, (*story.headings, *story.body))
        # Photos are read before the body. After it, a caption on the baseline of the body's
        # last line would be taken for a part of that line when the text is copied from a PDF.
        items += map(without_ruby, story.headings)
        items += _photos_of(desk, place.story.photos, photos, under)
        items += map(without_ruby, story.body)
        items += ruby
        items += _tables_of(desk, place.story.tables, tables)
    items += _photos_of(desk, page.photos, photos, under)
    for panel in panels:
        items += set_panel(desk, panel.name, panel.panel, panel.slot, panel.bounds)
    items += _tables_of(desk, page.tables, tables)
    return MadeUpPage(desk.grid, _title(page), _language(desk, stories), tuple(items))


def _all_photos(page: PageDescription) -> Iterator[PhotoDescription]:
    for story in page.stories:
        yield from story.photos
    yield from page.photos


def _story_places(desk: Desk) -> Iterator[StoryPlace]:
    for number, story in enumerate(desk.page.stories, 1):
        slot = desk.story_slot(story.place)
        bounds = slot and desk.bounds(story.place, slot.place)
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


def _panel_places(desk: Desk) -> Iterator[_PanelPlace]:
    for number, panel in enumerate(desk.page.panels, 1):
        slot = desk.panel_slot(panel.place)
        bounds = slot and desk.bounds(panel.place, slot.place)
        if slot and bounds:  # the reader has told what is set nowhere
            yield _PanelPlace(_name(panel.place, f"panel-{number}"), panel, slot, bounds)


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
    places: Sequence[PhotoPlace],
    under: PhotosUnderHeadings,
) -> Iterator[Item]:
    for place in places:
        if not any(place.photo is photo for photo in wanted):
            continue
        if place.name in under.bounds:
            yield from under.words_of(place.name)
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
    photos: Sequence[PhotoPlace],
    panels: Sequence[_PanelPlace],
    tables: Sequence[TablePlace],
) -> None:
    """Log what would be printed over something else; a body makes room, a heading does not."""
    solid: list[tuple[str, Rect, Span]] = []
    solid += [("the headings", bounds, s.story.span) for s in stories for bounds in s.plan.solids]
    solid += [("the photo", p.bounds, p.photo.span) for p in photos]
    solid += [("the panel", p.bounds, p.panel.span) for p in panels]
    solid += [("the table", t.bounds, t.table.span) for t in tables]
    places = [("the story", s.outer, s.story.span) for s in stories]
    for group in (solid, places):
        for i, (what, bounds, span) in enumerate(group):
            for other, other_bounds, other_span in group[:i]:
                if bounds.overlaps(other_bounds):
                    desk.log.error(
                        Code.OVERLAP,
                        f"{what} overlaps {other} placed before",
                        span,
                        "give one of them another place",
                        labels=(Label(other_span, f"{other} is here"),),
                    )


def _title(page: PageDescription) -> str:
    names = ("paper", "date", "page", "section")
    facts = [page.facts[name].value for name in names if name in page.facts]
    if facts:
        return " ".join(facts)
    first = next((s.headline for s in page.stories if s.headline), None)
    return first.text.replace("|", "") if first else page.layout.title


def _language(desk: Desk, stories: Sequence[StoryPlace]) -> str:
    return desk.styles[stories[0].slot.body].language if stories else "zh-Hans"
