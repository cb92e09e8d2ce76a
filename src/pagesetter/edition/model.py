"""An edition whose pages know of one another, in the order they are made up in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pagesetter.description.model import PageDescription
from pagesetter.description.page_numbers import PageNumber, read_page_number
from pagesetter.description.values import BadValueError
from pagesetter.diagnostics import Diagnostic, Span
from pagesetter.records import NamedTuple


class Part(NamedTuple):
    """A story of a page of the edition."""

    page: int  # index in the edition
    story: Span  # which no other story of the page has


class Link(NamedTuple):
    """A part of a story, and the part that it goes on from."""

    story: Span
    source: Part


class ResolvedPage(NamedTuple):
    """A page with what it has from others."""

    number: PageNumber
    file: Path
    page: PageDescription | None  # None: it has an error
    links: tuple[Link, ...]  # of the stories that continue one of another page
    onward: Mapping[Span, Part]  # where each story that jumps goes on
    diagnostics: tuple[Diagnostic, ...]
    span: Span  # where the edition names its file


class ResolvedEdition(NamedTuple):
    """An edition; each page stands in `order` after those that its stories come from."""

    title: str
    pages: tuple[ResolvedPage, ...]
    order: tuple[int, ...]

    def find(self, number: str) -> int | None:
        """Return which page has a number."""
        try:
            key = read_page_number(number).keys[0]
        except BadValueError:
            return None
        return next((i for i, page in enumerate(self.pages) if key in page.number.keys), None)
