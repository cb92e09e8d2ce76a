"""The styles that a page sets words in: what else its layout names is not looked for."""

from __future__ import annotations

from collections.abc import Iterator

from pagesetter.description.furniture_model import FurnitureBarcode, FurnitureText
from pagesetter.description.model import (
    PanelDescription,
    PhotoDescription,
    QuoteDescription,
    StoryDescription,
)
from pagesetter.makeup.bodies import body_styles
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.furniture import printed_furniture
from pagesetter.makeup.headings import headings_of
from pagesetter.makeup.press_slots import has_press
from pagesetter.makeup.table_places import table_styles


def used_styles(desk: Desk) -> Iterator[str]:
    """Yield the names of the styles that this page uses, some more than once."""
    page = desk.page
    for story in page.stories:
        yield from _of_story(desk, story)
        for photo in story.photos:
            yield from _of_photo(desk, photo)
        for quote in story.quotes:
            yield from _of_quote(desk, quote)
    for photo in page.photos:
        yield from _of_photo(desk, photo)
    for panel in page.panels:
        yield from _of_panel(desk, panel)
    for table in (*page.tables, *(table for story in page.stories for table in story.tables)):
        slot = desk.table_slot(table.place)
        yield from table_styles(table, slot) if slot else ()
    for piece in printed_furniture(desk):
        if isinstance(piece, FurnitureText | FurnitureBarcode):
            yield piece.style
    if has_press(page):
        from pagesetter.makeup.press import press_styles

        yield from press_styles(desk)


def _of_story(desk: Desk, story: StoryDescription) -> Iterator[str]:
    slot = desk.story_slot(story.place)
    if slot is None:
        return
    yield from body_styles(story, slot)
    if story.jump and slot.jump_to:
        yield slot.jump_to.style
    if story.continues and slot.jump_from:
        yield slot.jump_from.style
    yield from (part.style for _, _, part in headings_of(story, slot) if part)


def _of_photo(desk: Desk, photo: PhotoDescription) -> Iterator[str]:
    slot = desk.photo_slot(photo.place)
    if slot is None:
        return
    if photo.caption or any(picture.file is None for picture in photo.pictures):
        yield slot.caption
    if photo.credit:
        yield slot.credit


def _of_quote(desk: Desk, quote: QuoteDescription) -> Iterator[str]:
    slot = desk.quote_slot(quote.place)
    if slot is not None:
        yield slot.words
        if quote.by:
            yield slot.by


def _of_panel(desk: Desk, panel: PanelDescription) -> Iterator[str]:
    slot = desk.panel_slot(panel.place)
    if slot is not None:
        yield slot.title.style
        yield slot.text.style
