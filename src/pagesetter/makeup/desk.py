"""What every part of making up a page needs at hand: the grid, the styles, the log."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from pagesetter.composition.styles import StyleSheet
from pagesetter.description.layout_model import (
    GridPlace,
    LayoutDescription,
    PanelSlot,
    PhotoSlot,
    Place,
    StorySlot,
)
from pagesetter.description.model import (
    PageDescription,
    PanelDescription,
    PhotoDescription,
    SlotName,
    StoryDescription,
)
from pagesetter.description.table_model import TableDescription, TableSlot
from pagesetter.diagnostics import Code, DiagnosticLog
from pagesetter.geometry import Rect
from pagesetter.makeup.grid import (
    StoryColumns,
    columns_exist,
    in_type_area_or_bled,
    place_rect,
    story_columns,
)
from pagesetter.makeup.model import PageGrid
from pagesetter.makeup.room import story_room


class Desk(NamedTuple):
    """The page being made up."""

    page: PageDescription
    grid: PageGrid
    styles: StyleSheet
    log: DiagnosticLog
    rough: bool = False  # whether stories that do not fit are measured without pouring them again

    @property
    def layout(self) -> LayoutDescription:
        """The layout the page is made up on."""
        return self.page.layout

    def uses(self, slots: Collection[str]) -> bool:
        """Tell whether the page has something in each of these slots."""
        page = self.page
        photos = [photo for story in page.stories for photo in story.photos]
        tables = [table for story in page.stories for table in story.tables]
        things: tuple[
            StoryDescription | PhotoDescription | PanelDescription | TableDescription, ...
        ] = (*page.stories, *page.photos, *photos, *page.panels, *tables, *page.tables)
        used = {thing.place.name for thing in things if isinstance(thing.place, SlotName)}
        return used.issuperset(slots)

    def story_slot(self, place: SlotName | GridPlace) -> StorySlot | None:
        """Return how a story is set in a place."""
        slot = self.layout.slots.get(place.name) if isinstance(place, SlotName) else None
        return slot if isinstance(slot, StorySlot) else self.layout.story

    def photo_slot(self, place: SlotName | GridPlace) -> PhotoSlot | None:
        """Return how a photo is set in a place."""
        slot = self.layout.slots.get(place.name) if isinstance(place, SlotName) else None
        return slot if isinstance(slot, PhotoSlot) else self.layout.photo

    def panel_slot(self, place: SlotName | GridPlace) -> PanelSlot | None:
        """Return how a panel is set in a place."""
        slot = self.layout.slots.get(place.name) if isinstance(place, SlotName) else None
        return slot if isinstance(slot, PanelSlot) else self.layout.panel

    def table_slot(self, place: SlotName | GridPlace) -> TableSlot | None:
        """Return how a table is set in a place."""
        slot = self.layout.slots.get(place.name) if isinstance(place, SlotName) else None
        return slot if isinstance(slot, TableSlot) else self.layout.table

    def bounds(self, place: SlotName | GridPlace, given: Place | None) -> Rect | None:
        """Return a place in points; `given` is that of its slot. Logs what is off the page."""
        wanted = given if isinstance(place, SlotName) else place
        if wanted is None:
            return None
        within = self._columns_within(wanted)
        if not self._has_columns(wanted, within):
            return None
        bounds = place_rect(wanted, self.grid, self.styles, within)
        if not in_type_area_or_bled(bounds, self.grid):
            self.log.error(
                Code.OUTSIDE_TYPE_AREA,
                "the place leaves the type area and does not bleed",
                wanted.span,
                "keep it inside the type area, or take it past the trim by the bleed",
            )
        return bounds

    def _columns_within(self, place: Place) -> StoryColumns | None:
        if not isinstance(place, GridPlace) or place.within is None:
            return None
        slot = self.layout.slots.get(place.within)
        if not isinstance(slot, StorySlot) or slot.place is None:
            return None
        if not self._has_columns(slot.place, None):
            return None
        room = story_room(slot, place_rect(slot.place, self.grid, self.styles), self.styles)
        return story_columns(slot, room, self.styles)

    def _has_columns(self, place: Place, within: StoryColumns | None) -> bool:
        """Tell whether the columns of a place are there, and log that they are not."""
        if columns_exist(place, self.grid, within):
            return True
        self.log.error(
            Code.BAD_VALUE,
            f"there is no such column: the place has {self._count(within)}",
            place.span,
            "count columns from 1",
        )
        return False

    def _count(self, within: StoryColumns | None) -> int:
        return len(within.lefts) if within else len(self.grid.columns)
