"""An edition resolved: parts of stories joined, facts handed on, pages put in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pagesetter.description.edition_model import EditionDescription
from pagesetter.description.jump_model import Continues
from pagesetter.description.model import StoryDescription
from pagesetter.description.page_numbers import read_page_number
from pagesetter.description.wording import shown
from pagesetter.diagnostics import Code
from pagesetter.edition.index import resolve_index
from pagesetter.edition.jumps import Jumps
from pagesetter.edition.model import Part, ResolvedEdition, ResolvedPage
from pagesetter.edition.order import ordered
from pagesetter.edition.pages import Pages, has_errors


def resolve_edition(edition: EditionDescription) -> ResolvedEdition:
    """Look up what the pages say of one another. What is wrong is kept page by page."""
    pages = Pages(edition.pages)
    jumps = Jumps(pages)
    order = ordered(pages, jumps)
    _join_stories(pages, jumps, order)
    for i, page in enumerate(pages.descriptions):
        if page is not None and page.indexed:
            pages.descriptions[i] = page._replace(indexed=resolve_index(pages, i))
    return ResolvedEdition(edition.title, _resolved(pages, jumps), order)


def _join_stories(pages: Pages, jumps: Jumps, order: Sequence[int]) -> None:
    """Give each part its story's whole body, and each jump the facts of the other page."""
    joined: dict[Part, StoryDescription] = {}
    for i in order:
        page = pages.descriptions[i]
        if page is None:
            continue
        for story in page.stories:
            source = jumps.source_of(i, story.span)
            before = joined.get(source) if source is not None else None
            joined[Part(i, story.span)] = _joined(pages, i, story, before)
        stories = tuple(joined[Part(i, story.span)] for story in page.stories)
        pages.descriptions[i] = page._replace(stories=stories)


def _joined(
    pages: Pages, i: int, story: StoryDescription, before: StoryDescription | None
) -> StoryDescription:
    """Return a story of page `i` that goes on from the part `before`, if from any."""
    jump, continues = story.jump, story.continues
    if jump is not None:
        facts = _seen_from(pages, jump.page)
        story = story._replace(jump=jump._replace(page=facts["page"], facts=facts))
    if continues is not None and before is not None:
        facts = _seen_from(pages, continues.page)
        _check_inks(pages, i, before, continues)
        continues = continues._replace(page=facts["page"], facts=facts)
        story = story._replace(body=before.body, continues=continues)
    return story


def _seen_from(pages: Pages, written: str) -> Mapping[str, str]:
    """Return the facts of a page, its number among them, as another page prints them."""
    index = pages.index(written)
    if index is None:
        return {"page": written}
    number, page = pages.entries[index].number, pages.entries[index].page
    facts = {fact.name: fact.value for fact in page.facts.values()} if page else {}
    return {**facts, "page": number.printed(read_page_number(written).keys[0])}


def _check_inks(pages: Pages, i: int, source: StoryDescription, at: Continues) -> None:
    """Complain of words in an ink that the layout of page `i` lacks."""
    page = pages.descriptions[i]
    assert page is not None, "only a page without an error has stories"
    inks = page.layout.inks
    used = (piece.marks.ink for words in source.body for piece in words.pieces)
    for ink in dict.fromkeys(ink for ink in used if ink is not None and ink not in inks):
        pages.logs[i].error(
            Code.UNKNOWN_INK,
            f"the story has words in {shown(ink)}, and this page's layout has no such ink",
            at.span,
            f"give `{page.layout.name}` an ink of that name",
        )


def _resolved(pages: Pages, jumps: Jumps) -> tuple[ResolvedPage, ...]:
    """Return the pages, those with an error without their descriptions."""
    return tuple(
        ResolvedPage(
            number=entry.number,
            file=entry.file,
            page=None if has_errors(pages.logs[i]) else pages.descriptions[i],
            links=tuple(jumps.links[i]),
            onward=jumps.onward[i],
            diagnostics=tuple(pages.logs[i]),
            span=entry.span,
        )
        for i, entry in enumerate(pages.entries)
    )
