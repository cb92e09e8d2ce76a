"""The entries of an index (今日导读) read: written out, or naming a story of the edition."""

from __future__ import annotations

from collections.abc import Callable

from pagesetter.description.fields import Fields
from pagesetter.description.model import IndexEntry, Paragraph
from pagesetter.description.page_keys import INDEX_ENTRY
from pagesetter.description.page_numbers import read_page_number
from pagesetter.diagnostics import Code

#: More entries than any index has.
MAX_ENTRIES = 100


def read_index(
    page: Fields, words: Callable[[Fields, str], Paragraph | None], *, in_edition: bool
) -> tuple[IndexEntry, ...]:
    """Read `index`. Outside an edition there are no stories of other pages to name."""
    items = page.items("index")
    if len(items) > MAX_ENTRIES:
        message = f"an index has at most {MAX_ENTRIES} entries, not {len(items)}"
        page.complaints.error(Code.BAD_VALUE, message, page.key_span("index"))
    fields = [Fields(item, INDEX_ENTRY, page.complaints) for item in items[:MAX_ENTRIES]]
    return tuple(_entry(one, words(one, "headline"), in_edition=in_edition) for one in fields)


def _entry(fields: Fields, headline: Paragraph | None, *, in_edition: bool) -> IndexEntry:
    story, page = fields.text_or_none("story"), fields.scalar("page")
    if page is not None:
        fields.try_reading(page, "page", read_page_number)
    if story is None:
        for name in ("headline", "page"):
            if name not in fields:
                fields.miss(name)
    elif not in_edition:
        message = "the index names a story, which only the edition of the page knows"
        hint = "build the edition file that lists this page, or write `headline` and `page` out"
        fields.complaints.error(Code.UNKNOWN_STORY, message, fields.value_span("story"), hint)
    return IndexEntry(
        headline=headline or Paragraph((), fields.span),
        page=page.text.strip() if page else "",
        page_span=fields.value_span("page" if page else "story"),
        span=fields.span,
        story=story,
    )
