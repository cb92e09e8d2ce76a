"""The index of an edition: entries that name a story get its headline and its page."""

from __future__ import annotations

from collections.abc import Iterator

from pagesetter.description.model import IndexEntry, Paragraph, Piece, StoryDescription
from pagesetter.description.wording import did_you_mean, listed, shown
from pagesetter.diagnostics import Code
from pagesetter.edition.pages import Pages, story_names

# Pages named to someone who did not say which.
_MOST_NAMES = 10


def resolve_index(pages: Pages, i: int) -> tuple[IndexEntry, ...]:
    """Return the entries of page `i`, each with its headline and its page.

    Tells what is not found. An entry whose story is on a page that cannot be made is
    left out.
    """
    page = pages.descriptions[i]
    found = [_resolved(pages, i, entry) for entry in page.indexed] if page else []
    return tuple(entry for entry in found if entry is not None)


def _resolved(pages: Pages, i: int, entry: IndexEntry) -> IndexEntry | None:
    if entry.story is None:
        return entry
    only: int | None = None
    if entry.page:
        only = pages.named(entry.page, i, entry.page_span)
        if only is None:
            return entry
    named = _named(pages, only, entry.story)
    if len(named) != 1:
        return _missed(pages, i, entry, only, [k for k, _ in named])
    index, story = named[0]
    headline = entry.headline
    if not headline.pieces:
        if story.headline is None:
            message = f"the story {shown(entry.story)} has no headline"
            hint = "write `headline:` in the entry"
            pages.logs[i].error(Code.MISSING_KEY, message, entry.span, hint)
            return entry
        headline = _on_one_line(story.headline)
    return entry._replace(headline=headline, page=entry.page or pages.text(index))


def _named(pages: Pages, only: int | None, name: str) -> list[tuple[int, StoryDescription]]:
    """Return the stories that an entry may mean: by their ids, else by their slots."""
    stories = [(k, s) for k, s in pages.stories() if only is None or k == only]
    by_id = [(k, s) for k, s in stories if s.id == name]
    return by_id or [(k, s) for k, s in stories if name in story_names(s)]


def _missed(
    pages: Pages, i: int, entry: IndexEntry, only: int | None, found: list[int]
) -> IndexEntry | None:
    """Tell why an entry names no story, or none alone."""
    log, name = pages.logs[i], shown(entry.story or "")
    if found:
        numbers = listed([pages.text(k) for k in found[:_MOST_NAMES]])
        message, hint = f"{len(found)} stories are named {name}", f"add `page:`, one of {numbers}"
        log.error(Code.UNKNOWN_STORY, message, entry.span, hint)
        return entry
    asked = pages.descriptions if only is None else [pages.descriptions[only]]
    if any(page is None for page in asked):
        message = f"the index leaves the story {name} out: a page that may have it cannot be made"
        log.warn(Code.UNKNOWN_STORY, message, entry.span)
        return None
    known = [n for _, story in pages.stories() for n in story_names(story)]
    hints = did_you_mean(entry.story or "", known)
    message = f"no story of the edition is named {name}"
    if only is not None:
        message = f"page {pages.text(only)} has no story {name}"
    log.error(Code.UNKNOWN_STORY, message, entry.span, *hints)
    return entry


def _on_one_line(headline: Paragraph) -> Paragraph:
    """Return a headline without the marks of where its line may break."""
    return headline._replace(pieces=tuple(p for piece in headline.pieces for p in _parts(piece)))


def _parts(piece: Piece) -> Iterator[Piece]:
    offset = 0
    for text in piece.text.split("|"):
        if text:
            span = piece.span
            if span.line == span.end_line and span.end_column - span.column == len(piece.text):
                start = span.column + offset
                span = span._replace(column=start, end_column=start + len(text))
            yield piece._replace(text=text, span=span)
        offset += len(text) + 1
