"""The page made up: everything in its place, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pagesetter.composition.styles import StyleSheet
from pagesetter.description.model import (
    PageDescription,
    PhotoDescription,
)
from pagesetter.description.table_model import TableDescription
from pagesetter.diagnostics import DiagnosticLog, Span
from pagesetter.makeup import elements
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.faces import used_styles
from pagesetter.makeup.facts import day_of
from pagesetter.makeup.furniture import set_furniture
from pagesetter.makeup.model import NO_JUMPS, Item, Jumps, MadeUpPage, TextCursor
from pagesetter.makeup.over_photos import PhotosUnderHeadings, set_under_headings
from pagesetter.makeup.panels import set_panel
from pagesetter.makeup.photos import set_photo
from pagesetter.makeup.place_checks import check_sheet
from pagesetter.makeup.plan import PhotoPlace, Plan, open_desk, plan_page, set_shapes
from pagesetter.makeup.quotes import set_quote
from pagesetter.makeup.reading_order import ruby_of_story, without_ruby
from pagesetter.makeup.separators import set_drawn_furniture, set_story_box
from pagesetter.makeup.stories import SetStory, StoryPlace, set_story, story_element_of
from pagesetter.makeup.table_places import TablePlace
from pagesetter.structure import Element


def make_up(
    page: PageDescription, styles: StyleSheet, log: DiagnosticLog, jumps: Jumps = NO_JUMPS
) -> MadeUpPage:
    """Make up a page: places first, so that text can keep clear of what stands in them."""
    desk = open_desk(page, styles, log, jumps)
    check_sheet(desk)
    for style in used_styles(desk):
        desk.styles[style]  # logs the families that are not to be had, all of them
    log.raise_errors()
    plan = plan_page(desk)
    furniture = set_drawn_furniture(desk, plan.stories, plan.standing)
    items: list[Item] = [*elements.as_furniture(set_furniture(desk)), *furniture]
    under = set_under_headings(desk, plan.stories, plan.photos)
    plan = set_shapes(desk, plan, under)
    obstacles = plan.obstacles(desk)
    ends: dict[Span, TextCursor | None] = {}
    for place in plan.stories:
        items += set_story_box(desk, place)
        items += _pictures_under(desk, place, under)
        story = set_story(desk, place, obstacles, under.bounds)
        if place.story.jump is not None:
            ends[place.story.span] = story.end
        items += _story_items(desk, place, story, plan, under)
    items += _photos_of(desk, page.photos, plan.photos, under)
    for panel in plan.panels:
        found = set_panel(desk, panel.name, panel.panel, panel.slot, panel.bounds)
        items += elements.panel(found, panel.name)
    items += _tables_of(desk, page.tables, plan.tables)
    for other in plan.press:
        items += other.set(desk)
    if page.layout.press_rules:
        from pagesetter.makeup.press_rules import check_press_rules

        check_press_rules(desk, plan.press, items)
    title, language = _title(page), desk.language
    return MadeUpPage(desk.grid, title, language, tuple(items), ends, day_of(page))


def _story_items(
    desk: Desk,
    place: StoryPlace,
    story: SetStory,
    plan: Plan,
    under: PhotosUnderHeadings,
) -> Iterator[Item]:
    """Yield a story and what belongs to it, as it is read."""
    # Photos are read before the body. After it, a caption on the baseline of the body's
    # last line would be taken for a part of that line when the text is copied from a PDF.
    whole = story.element
    yield from map(without_ruby, story.headings)
    yield from _photos_of(desk, place.story.photos, plan.photos, under, whole)
    for quote in plan.quotes:
        if any(quote.quote is mine for mine in place.story.quotes):
            yield from elements.quote(set_quote(desk, quote), quote.name, whole)
    yield from map(without_ruby, story.body)
    yield from ruby_of_story(place, (*story.headings, *story.body), whole)
    yield from _tables_of(desk, place.story.tables, plan.tables, whole)


def _pictures_under(desk: Desk, place: StoryPlace, under: PhotosUnderHeadings) -> Iterator[Item]:
    """Yield the photos that a story's headings stand on, less their words."""
    whole = story_element_of(desk, place)
    for name, photo, items in under.pictures_of(place):
        yield from elements.photo(items, name, photo, whole, desk.language)


def _photos_of(
    desk: Desk,
    wanted: Sequence[PhotoDescription],
    places: Sequence[PhotoPlace],
    under: PhotosUnderHeadings,
    parent: Element | None = None,
) -> Iterator[Item]:
    for place in places:
        if not any(place.photo is photo for photo in wanted):
            continue
        if place.name in under.items:
            yield from elements.legend(under.words_of(place.name), parent)
            continue
        items = place.items
        if items is None:
            items = set_photo(desk, place.name, place.photo, place.slot, place.bounds)
        yield from elements.photo(items, place.name, place.photo, parent, desk.language)


def _tables_of(
    desk: Desk,
    wanted: Sequence[TableDescription],
    places: Sequence[TablePlace],
    parent: Element | None = None,
) -> Iterator[Item]:
    if not wanted:
        return
    from pagesetter.makeup.tables import set_table  # most pages have none

    for place in places:
        if any(place.table is table for table in wanted):
            yield from set_table(desk, place, parent)


def _title(page: PageDescription) -> str:
    names = ("paper", "date", "page", "section")
    facts = [page.facts[name].value for name in names if name in page.facts]
    if facts:
        return " ".join(facts)
    first = next((s.headline for s in page.stories if s.headline), None)
    return first.text.replace("|", "") if first else page.layout.title
