"""What every part of making up a page needs at hand: the grid, the styles, the log."""

from __future__ import annotations

from collections.abc import Collection

from pagesetter.composition.styles import StyleSheet
from pagesetter.description.frame_model import QuoteSlot
from pagesetter.description.layout_model import (
    GridPlace,
    LayoutDescription,
    LengthPlace,
    PanelSlot,
    PhotoSlot,
    Place,
    StorySlot,
)
from pagesetter.description.model import PageDescription, SlotName
from pagesetter.description.table_model import TableSlot
from pagesetter.diagnostics import Code, DiagnosticLog
from pagesetter.geometry import Rect, fits
from pagesetter.makeup.grid import (
    StoryColumns,
    columns_exist,
    in_type_area_or_bled,
    place_rect,
    story_columns,
)
from pagesetter.makeup.model import NO_JUMPS, Jumps, PageGrid
from pagesetter.makeup.press_slots import used_press_slots
from pagesetter.makeup.room import story_room
from pagesetter.records import NamedTuple


class Desk(NamedTuple):
    """The page being made up."""

    page: PageDescription
    grid: PageGrid
    styles: StyleSheet
    log: DiagnosticLog
    jumps: Jumps = NO_JUMPS
    rough: bool = False  # whether stories that do not fit are measured without pouring them again

    @property
    def layout(self) -> LayoutDescription:
        """The layout the page is made up on."""
        return self.page.layout

    @property
    def language(self) -> str:
        """The language of the page: that of its first story."""
        slots = (self.story_slot(story.place) for story in self.page.stories)
        first = next((slot for slot in slots if slot), None)
        return self.styles[first.body].language if first else "zh-Hans"

    def uses(self, slots: Collection[str]) -> bool:
        """Tell whether the page has something in each of these slots."""
        if not slots:
            return True
        page = self.page
        places = [panel.place for panel in page.panels]
        places += [photo.place for photo in page.photos]
        places += [table.place for table in page.tables]
        for story in page.stories:
            places.append(story.place)
            places += [photo.place for photo in story.photos]
            places += [table.place for table in story.tables]
            places += [quote.place for quote in story.quotes]
        used = {place.name for place in places if isinstance(place, SlotName)}
        return used.union(used_press_slots(page)).issuperset(slots)

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

    def quote_slot(self, place: SlotName | GridPlace) -> QuoteSlot | None:
        """Return how a quote is set in a place."""
        slot = self.layout.slots.get(place.name) if isinstance(place, SlotName) else None
        return slot if isinstance(slot, QuoteSlot) else self.layout.quote

    def bounds(self, place: SlotName | GridPlace, given: Place | None) -> Rect | None:
        """Return a place in points; `given` is that of its slot. Logs what is off the page."""
        wanted = given if isinstance(place, SlotName) else place
        bounds = self.rect(wanted) if wanted else None
        if wanted is None or bounds is None:
            return None
        if not in_type_area_or_bled(bounds, self.grid):
            self.log.error(
                Code.OUTSIDE_TYPE_AREA,
                "the place leaves the type area and does not bleed",
                wanted.span,
                "keep it inside the type area, or take it past the trim by the bleed",
            )
        return bounds

    def rect(self, place: Place) -> Rect | None:
        """Return a place in points, wherever on the sheet. Logs one that is nowhere."""
        within = self._columns_within(place)
        if not self._has_columns(place, within):
            return None
        bounds = place_rect(place, self.grid, self.styles, within)
        if isinstance(place, LengthPlace) and place.half and self.grid.fold is None:
            message, hint = "`half` is for a spread, and this is one page", "delete `half`"
        elif fits(bounds.width, 0.0) or fits(bounds.height, 0.0):
            message = "nothing is left between the two sides of the place"
            hint = "give one of the two less"
        else:
            return bounds
        self.log.error(Code.BAD_VALUE, message, place.span, hint)
        return None

    def _columns_within(
        self, place: Place, seen: frozenset[str] = frozenset()
    ) -> StoryColumns | None:
        """Return the columns that a place counts, if a story's; that may be in another's."""
        if not isinstance(place, GridPlace) or place.within is None or place.within in seen:
            return None
        slot = self.layout.slots.get(place.within)
        if not isinstance(slot, StorySlot) or slot.place is None:
            return None
        around = self._columns_within(slot.place, seen | {place.within})
        if not self._has_columns(slot.place, around):
            return None
        bounds = place_rect(slot.place, self.grid, self.styles, around)
        room = story_room(slot, bounds, self.styles)
        return story_columns(slot, room, self.styles, self.grid.fold)

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
