"""Ads, the index and QR codes on their places, as a page's stories and photos are."""

from __future__ import annotations

from collections.abc import Iterator

from pagesetter.description.layout_model import GridPlace, Slot
from pagesetter.description.model import Paragraph, SlotName
from pagesetter.description.press_model import AdDescription, AdSlot, CodeSlot, IndexSlot, Link
from pagesetter.diagnostics import Code, Span
from pagesetter.geometry import Rect
from pagesetter.makeup import elements
from pagesetter.makeup.ads import label_words, set_ad
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.index import set_index
from pagesetter.makeup.model import Item
from pagesetter.makeup.press_slots import index_slot, linked
from pagesetter.records import NamedTuple


class AdPlace(NamedTuple):
    """An ad and where it goes."""

    name: str
    ad: AdDescription
    slot: AdSlot
    bounds: Rect

    @property
    def span(self) -> Span:
        """Where the page asks for it."""
        return self.ad.span

    @property
    def what(self) -> str:
        """Its name in the designer's words."""
        return "the ad"

    def set(self, desk: Desk) -> tuple[Item, ...]:
        """Set it."""
        items = set_ad(desk, self.name, self.ad, self.slot, self.bounds)
        words = self.ad.title or self.ad.text
        label = label_words(self.ad, self.slot).text
        return tuple(elements.ad(items, self.name, words.text if words else "", label))


class CodePlace(NamedTuple):
    """A QR code and where it goes."""

    name: str
    link: Link
    caption: Paragraph | None
    slot: CodeSlot
    bounds: Rect
    span: Span

    @property
    def what(self) -> str:
        """Its name in the designer's words."""
        return "the code"

    def set(self, desk: Desk) -> tuple[Item, ...]:
        """Draw it."""
        from pagesetter.makeup.codes import set_code  # only a page with codes waits for it

        slot = self.slot._replace(name=self.name)
        items = set_code(desk, slot, self.bounds, self.link, self.caption)
        return tuple(elements.code(items, self.name, self.link.url, desk.language))


class IndexPlace(NamedTuple):
    """The index and where it goes."""

    name: str
    slot: IndexSlot
    bounds: Rect
    span: Span

    @property
    def what(self) -> str:
        """Its name in the designer's words."""
        return "the index"

    def set(self, desk: Desk) -> tuple[Item, ...]:
        """Set it."""
        return tuple(elements.index(set_index(desk, self.slot, self.bounds), self.name))


PressPlace = AdPlace | CodePlace | IndexPlace


def press_places(desk: Desk) -> tuple[PressPlace, ...]:
    """Return the places of a page's index, codes and ads."""
    _report_unprinted_links(desk)
    return (*_index_places(desk), *_code_places(desk), *_ad_places(desk))


def _report_unprinted_links(desk: Desk) -> None:
    """Warn of stories whose link the layout has no place for."""
    printed = {slot.story for slot, _ in linked(desk.page)}
    for story in desk.page.stories:
        name = story.place.name if isinstance(story.place, SlotName) else None
        if story.link and (name is None or name not in printed):
            desk.log.warn(
                Code.UNKNOWN_SLOT,
                "the link of the story is not printed: the layout has no slot for its code",
                story.link.span,
                "take `link` out, write it in `codes`, or give the layout a slot "
                f"`code: {{story: {name or '…'}}}`",
            )


def press_styles(desk: Desk) -> Iterator[str]:
    """Yield the styles of a page's ads, codes and index."""
    for ad in desk.page.ads:
        slot = _slot(desk, ad.place, desk.layout.ad)
        if isinstance(slot, AdSlot):
            yield slot.label.style
            parts = ((ad.title, slot.title), (ad.text, slot.text))
            yield from (part.style for words, part in parts if words and part)
    index = index_slot(desk.page)
    if index is not None and desk.page.indexed:
        yield from (part.style for part in (index.title, index.entry) if part)
        yield index.page_style
    codes = [_slot(desk, code.place, desk.layout.code) for code in desk.page.codes]
    for slot in (*codes, *(slot for slot, _ in linked(desk.page))):
        if isinstance(slot, CodeSlot) and slot.caption:
            yield slot.caption


def _slot(desk: Desk, place: SlotName | GridPlace, default: Slot | None) -> Slot | None:
    return desk.layout.slots.get(place.name) if isinstance(place, SlotName) else default


def _index_places(desk: Desk) -> Iterator[IndexPlace]:
    slot = index_slot(desk.page)
    if slot is not None and slot.place is not None and desk.page.indexed:
        span = desk.page.indexed[0].span
        bounds = desk.bounds(SlotName(slot.name, span), slot.place)
        if bounds:
            yield IndexPlace(slot.name, slot, bounds, span)


def _code_places(desk: Desk) -> Iterator[CodePlace]:
    for slot, link in linked(desk.page):
        bounds = desk.bounds(SlotName(slot.name, link.span), slot.place)
        if bounds:
            yield CodePlace(slot.name, link, None, slot, bounds, link.span)
    for number, code in enumerate(desk.page.codes, 1):
        found = _slot(desk, code.place, desk.layout.code)
        if isinstance(found, CodeSlot):
            bounds = desk.bounds(code.place, found.place)
            name = code.place.name if isinstance(code.place, SlotName) else f"code-{number}"
            if bounds:
                yield CodePlace(name, code.link, code.caption, found, bounds, code.span)


def _ad_places(desk: Desk) -> Iterator[AdPlace]:
    for number, ad in enumerate(desk.page.ads, 1):
        slot = _slot(desk, ad.place, desk.layout.ad)
        if isinstance(slot, AdSlot):
            bounds = desk.bounds(ad.place, slot.place)
            name = ad.place.name if isinstance(ad.place, SlotName) else f"ad-{number}"
            if bounds:
                yield AdPlace(name, ad, slot, bounds)
