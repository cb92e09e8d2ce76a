"""Editions as written: their pages in order, each with what it has from the edition."""

from __future__ import annotations

from pathlib import Path

from pagesetter.description.model import Fact, PageDescription
from pagesetter.description.page_numbers import PageNumber
from pagesetter.diagnostics import Diagnostic, Span
from pagesetter.records import NamedTuple


class EditionPage(NamedTuple):
    """One page of an edition. A page whose file has errors has no description."""

    number: PageNumber
    file: Path
    page: PageDescription | None
    diagnostics: tuple[Diagnostic, ...]
    span: Span  # where the edition names its file


class EditionDescription(NamedTuple):
    """An edition: one issue of a paper."""

    file: Path
    facts: dict[str, Fact]
    pages: tuple[EditionPage, ...]

    @property
    def title(self) -> str:
        """The name of the PDF of all pages."""
        facts = [self.facts[name].value for name in ("paper", "date") if name in self.facts]
        return " ".join(facts) or self.file.stem
