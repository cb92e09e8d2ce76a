"""Ads, the index and QR codes of a page."""

from __future__ import annotations

from collections.abc import Iterable

from pagesetter.description.fields import Fields
from pagesetter.description.index_reader import read_index
from pagesetter.description.link_reader import read_link
from pagesetter.description.model import IndexEntry
from pagesetter.description.page_reader import PageReader, PressThings
from pagesetter.description.press_keys import AD, CODE
from pagesetter.description.press_model import AdDescription, CodeDescription, IndexSlot
from pagesetter.diagnostics import Code


class PressReader(PageReader):
    """Reads what stands on a page besides stories, photos and panels, too."""

    def press(self, page: Fields, *, in_edition: bool) -> PressThings:
        """Read ads, the index and codes. An edition's index may name stories of its pages."""
        index = self.index(page, in_edition=in_edition)
        return PressThings(self.ads(page), index, self.codes(page))

    def ads(self, page: Fields) -> tuple[AdDescription, ...]:
        """Read the ads of a page."""
        found = [self._ad(Fields(item, AD, self.complaints)) for item in page.items("ads")]
        return tuple(ad for ad in found if ad is not None)

    def _ad(self, fields: Fields) -> AdDescription | None:
        place = self._place(fields, "ad")
        file = self._path(fields, "file", Code.MISSING_PICTURE)
        if fields.is_whole and not any(name in fields for name in ("file", "title", "text")):
            message = "an ad must have a `file`, a `title` or a `text`"
            self.complaints.error(Code.MISSING_KEY, message, fields.at)
        if place is None or ("file" in fields and file is None):
            return None
        return AdDescription(
            place=place,
            file=file,
            file_span=fields.value_span("file"),
            title=self.words(fields, "title"),
            text=self.words(fields, "text"),
            label=self.words(fields, "label"),
            span=fields.span,
        )

    def codes(self, page: Fields) -> tuple[CodeDescription, ...]:
        """Read the QR codes that a page asks for."""
        found = [self._code(Fields(item, CODE, self.complaints)) for item in page.items("codes")]
        return tuple(code for code in found if code is not None)

    def _code(self, fields: Fields) -> CodeDescription | None:
        place, link = self._place(fields, "code"), read_link(fields)
        caption = self.words(fields, "caption")
        if place is None or link is None:
            return None
        return CodeDescription(place, link, caption, fields.span)

    def index(self, page: Fields, *, in_edition: bool) -> tuple[IndexEntry, ...]:
        """Read the entries of the index."""
        if page.items("index") and self.layout and not _has_index(self.layout.slots.values()):
            message = "the layout has no slot for an index"
            self.complaints.error(Code.UNKNOWN_SLOT, message, page.key_span("index"))
        return read_index(page, self.words, in_edition=in_edition)


def _has_index(slots: Iterable[object]) -> bool:
    return any(isinstance(slot, IndexSlot) for slot in slots)
