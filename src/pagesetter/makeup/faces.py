"""The styles that a page sets words in: what else its layout names is not looked for."""

from __future__ import annotations

from collections.abc import Iterator

from pagesetter.description.layout_model import FurnitureText
from pagesetter.description.model import PanelDescription, PhotoDescription, StoryDescription
from pagesetter.makeup.bodies import body_styles
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.headings import headings_of
from pagesetter.makeup.table_places import table_styles


def used_styles(desk: Desk) -> Iterator[str]:
    """Yield the names of the styles that this page uses, some more than once."""
    page = desk.page
    for story in page.stories:
        yield from _of_story(desk, story)
        for photo in story.photos:
            yield from _of_photo(desk, photo)
    for photo in page.photos:
        yield from _of_photo(desk, photo)
    for panel in page.panels:
        yield from _of_panel(desk, panel)
    for table in (*page.tables, *(table for story in page.stories for table in story.tables)):
        slot = desk.table_slot(table.place)
        yield from table_styles(table, slot) if slot else ()
    for item in desk.layout.furniture:
        if isinstance(item, FurnitureText) and desk.uses(item.slots):
            yield item.style


def _of_story(desk: Desk, story: StoryDescription) -> Iterator[str]:
    slot = desk.story_slot(story.place)
    if slot is None:
        return
    yield from body_styles(story, slot)
    yield from (part.style for _, _, part in headings_of(story, slot) if part)


def _of_photo(desk: Desk, photo: PhotoDescription) -> Iterator[str]:
    slot = desk.photo_slot(photo.place)
    if slot is None:
        return
    if photo.caption or any(picture.file is None for picture in photo.pictures):
        yield slot.caption
    if photo.credit:
        yield slot.credit


def _of_panel(desk: Desk, panel: PanelDescription) -> Iterator[str]:
    slot = desk.panel_slot(panel.place)
    if slot is not None:
        yield slot.title.style
        yield slot.text.style
