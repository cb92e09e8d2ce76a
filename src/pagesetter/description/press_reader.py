"""Ads, the index and QR codes of a page."""

from __future__ import annotations

from collections.abc import Iterable

from pagesetter.description.direction import check_direction
from pagesetter.description.fields import Fields
from pagesetter.description.link_reader import read_link
from pagesetter.description.model import Paragraph
from pagesetter.description.nodes import text_lines
from pagesetter.description.page_reader import PageReader, PressThings
from pagesetter.description.press_keys import AD, CODE, INDEX_ENTRY
from pagesetter.description.press_model import AdDescription, CodeDescription, IndexEntry, IndexSlot
from pagesetter.description.values import BadValueError
from pagesetter.description.wording import shown
from pagesetter.diagnostics import Code

#: More entries than any index has.
MAX_ENTRIES = 100
_LONGEST_PAGE = 10


class PressReader(PageReader):
    """Reads what stands on a page besides stories, photos and panels, too."""

    def press(self, page: Fields) -> PressThings:
        """Read ads, the index and codes."""
        return PressThings(self.ads(page), self.index(page), self.codes(page))

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
            title=self._words(fields, "title"),
            text=self._words(fields, "text"),
            label=self._words(fields, "label"),
            span=fields.span,
        )

    def codes(self, page: Fields) -> tuple[CodeDescription, ...]:
        """Read the QR codes that a page asks for."""
        found = [self._code(Fields(item, CODE, self.complaints)) for item in page.items("codes")]
        return tuple(code for code in found if code is not None)

    def _code(self, fields: Fields) -> CodeDescription | None:
        place, link = self._place(fields, "code"), read_link(fields)
        caption = self._words(fields, "caption")
        if place is None or link is None:
            return None
        return CodeDescription(place, link, caption, fields.span)

    def index(self, page: Fields) -> tuple[IndexEntry, ...]:
        """Read the entries of the index."""
        items = page.items("index")
        if items and self.layout is not None and not _has_index(self.layout.slots.values()):
            message = "the layout has no slot for an index"
            self.complaints.error(Code.UNKNOWN_SLOT, message, page.key_span("index"))
        if len(items) > MAX_ENTRIES:
            message = f"an index has at most {MAX_ENTRIES} entries, not {len(items)}"
            self.complaints.error(Code.BAD_VALUE, message, page.key_span("index"))
        found = [self._entry(Fields(i, INDEX_ENTRY, self.complaints)) for i in items[:MAX_ENTRIES]]
        return tuple(entry for entry in found if entry is not None)

    def _entry(self, fields: Fields) -> IndexEntry | None:
        headline: Paragraph | None = self._words(fields, "headline")
        page = fields.scalar("page")
        if headline is None or page is None:
            return None
        fields.try_reading(page, "page", _read_page)
        check_direction(text_lines(page), page.span.file, self.complaints)
        return IndexEntry(headline, page.text.strip(), page.span, fields.span)


def _has_index(slots: Iterable[object]) -> bool:
    return any(isinstance(slot, IndexSlot) for slot in slots)


def _read_page(text: str) -> str:
    if not text or len(text) > _LONGEST_PAGE:
        reason = f"must be the number of a page, such as 3 or A3, not {shown(text)}"
        raise BadValueError(Code.BAD_VALUE, reason)
    return text
