"""Which slots a page's ads, codes and index take.

The slots are told by their kinds only where a page has something for them: a page
without is not to wait for their model.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pagesetter.description.model import PageDescription, SlotName

if TYPE_CHECKING:
    from pagesetter.description.press_model import CodeSlot, IndexSlot, Link


def has_press(page: PageDescription) -> bool:
    """Tell whether a page has ads, an index, codes or a story with a link."""
    return bool(page.ads or page.indexed or page.codes or any(s.link for s in page.stories))


def used_press_slots(page: PageDescription) -> Iterator[str]:
    """Yield the names of the slots taken."""
    places = [*(ad.place for ad in page.ads), *(code.place for code in page.codes)]
    yield from (place.name for place in places if isinstance(place, SlotName))
    slot = index_slot(page) if page.indexed else None
    if slot is not None:
        yield slot.name
    yield from (code.name for code, _ in linked(page))


def index_slot(page: PageDescription) -> IndexSlot | None:
    """Return the layout's slot for an index: the first where there are several."""
    from pagesetter.description.press_model import IndexSlot

    slots = page.layout.slots.values()
    return next((slot for slot in slots if isinstance(slot, IndexSlot)), None)


def linked(page: PageDescription) -> Iterator[tuple[CodeSlot, Link]]:
    """Yield the code slots of stories that have a link."""
    links = {s.place.name: s.link for s in page.stories if s.link and isinstance(s.place, SlotName)}
    if links:
        from pagesetter.description.press_model import CodeSlot

        for slot in page.layout.slots.values():
            if isinstance(slot, CodeSlot) and slot.story in links:
                yield slot, links[slot.story]
