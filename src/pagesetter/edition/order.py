"""The order that pages are made up in: what goes on comes after what it goes on from."""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.diagnostics import Code, Label, Span
from pagesetter.edition.jumps import Jumps
from pagesetter.edition.model import Link
from pagesetter.edition.pages import Pages


def ordered(pages: Pages, jumps: Jumps) -> tuple[int, ...]:
    """Return the pages, each after those that its stories come from.

    Otherwise they stand as the edition lists them. Pages that each need another first
    are complained of, and one of them loses its links.
    """
    waiting = list(range(len(pages)))
    needs = [{link.source.page for link in links} for links in jumps.links]
    done: dict[int, None] = {}
    while waiting:
        free = next((i for i in waiting if needs[i] <= done.keys()), None)
        if free is None:
            free = _complain_of_circle(pages, jumps, _circle(jumps, waiting[0], done))
        waiting.remove(free)
        done[free] = None
    return tuple(done)


def _circle(jumps: Jumps, start: int, done: dict[int, None]) -> list[Link]:
    """Return links that lead from a page back to it; the first is a link of the least page."""
    chain: list[int] = []
    links: list[Link] = []
    i = start
    while i not in chain:
        chain.append(i)
        links.append(next(link for link in jumps.links[i] if link.source.page not in done))
        i = links[-1].source.page
    first = chain.index(i)
    return links[first:]


def _complain_of_circle(pages: Pages, jumps: Jumps, circle: Sequence[Link]) -> int:
    indexes = [link.source.page for link in circle]
    # The page of a link is the source of the link before it.
    owners = [indexes[-1], *indexes[:-1]]
    places = [_place(pages, i, link) for i, link in zip(owners, circle, strict=True)]
    at = owners.index(min(owners))
    pages.logs[owners[at]].error(
        Code.BAD_JUMP,
        f"pages {', '.join(pages.text(i) for i in sorted(owners))} continue one another in a circle",
        places[at],
        "let stories go on in one direction between these pages",
        labels=tuple(Label(p, "and this one") for k, p in enumerate(places) if k != at),
    )
    jumps.links[owners[at]].clear()
    return owners[at]


def _place(pages: Pages, page: int, link: Link) -> Span:
    continues = pages.story(page, link.story).continues
    assert continues is not None, "a link is that of a story that continues another"
    return continues.span
