"""The pages of an edition, each made up once, and those that others go on from first."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from pagesetter.composition.styles import style_sheet
from pagesetter.diagnostics import Code, Diagnostic, DiagnosticLog, PageError, Span
from pagesetter.edition.model import ResolvedEdition, ResolvedPage
from pagesetter.makeup.jumps import measure_elsewhere
from pagesetter.makeup.model import Jumps, MadeUpPage, TextCursor
from pagesetter.makeup.page import make_up
from pagesetter.typeface.library import FontLibrary


class EditionDesk:
    """Makes up the pages of an edition when they are asked for, and remembers them until taken."""

    def __init__(self, edition: ResolvedEdition, library: FontLibrary) -> None:
        """Take an edition; nothing is made up yet."""
        self.edition = edition
        self.logs = [_log_with(page.diagnostics) for page in edition.pages]
        self._library = library
        self.made: dict[int, MadeUpPage | None] = {}
        self.jumps: dict[int, Jumps] = {}  # of the pages that were made up

    def page(self, wanted: int) -> MadeUpPage | None:
        """Return a page made up, or `None` where its log has an error."""
        for i in self._needed(wanted):
            if i not in self.made:
                self.made[i] = self._make_up(i)
        return self.made[wanted]

    def take(self, wanted: int) -> MadeUpPage | None:
        """Return a page for the last time: what is remembered of it is where stories go on."""
        made = self.page(wanted)
        if made is not None:
            self.made[wanted] = made._replace(items=())
        return made

    def _needed(self, wanted: int) -> list[int]:
        """Return a page and those that its stories come from, in the order to make them."""
        needed, waiting = {wanted}, [wanted]
        while waiting:
            for link in self.edition.pages[waiting.pop()].links:
                if link.source.page not in needed:
                    needed.add(link.source.page)
                    waiting.append(link.source.page)
        return [i for i in self.edition.order if i in needed]

    def _make_up(self, i: int) -> MadeUpPage | None:
        resolved, log = self.edition.pages[i], self.logs[i]
        page = resolved.page
        starts = self._starts(resolved, log)
        if page is None or starts is None:
            return None
        self.jumps[i] = Jumps(starts, self._measures(resolved))
        try:
            styles = style_sheet(page.layout, self._library, log)
            made = make_up(page, styles, log, self.jumps[i])
            log.raise_errors()
        except PageError:
            return None
        return made

    def _starts(
        self, resolved: ResolvedPage, log: DiagnosticLog
    ) -> Mapping[Span, TextCursor | None] | None:
        """Return where the stories of a page go on, or tell that a page before it is missing."""
        starts: dict[Span, TextCursor | None] = {}
        for link in resolved.links:
            source = self.made.get(link.source.page)
            if source is None:
                number = self.edition.pages[link.source.page].number.text
                message = f"page {number}, from which a story goes on here, cannot be made"
                log.error(Code.BAD_JUMP, message, link.story, "mend that page first")
                return None
            starts[link.story] = source.ends.get(link.source.story)
        return starts

    def _measures(self, resolved: ResolvedPage) -> Mapping[Span, float]:
        measures: dict[Span, float] = {}
        for story, part in resolved.onward.items():
            page = self.edition.pages[part.page].page
            if page is not None:
                target = next(s for s in page.stories if s.span == part.story)
                styles = style_sheet(page.layout, self._library, DiagnosticLog())
                measures[story] = measure_elsewhere(page, target, styles)
        return measures


def joined_pages(edition: ResolvedEdition, *, made: Collection[int] = ()) -> list[tuple[int, ...]]:
    """Return the pages that stories join, together, each group in order; most are alone.

    Those that are `made` are in none, and what goes on from them joins nothing.
    """
    group = list(range(len(edition.pages)))

    def first(i: int) -> int:
        while group[i] != i:
            i = group[i]
        return i

    for i, page in enumerate(edition.pages):
        for other in [link.source.page for link in page.links]:
            if i not in made and other not in made:
                a, b = sorted((first(i), first(other)))
                group[b] = a
    groups: dict[int, list[int]] = {}
    for i in range(len(edition.pages)):
        if i not in made:
            groups.setdefault(first(i), []).append(i)
    return [tuple(pages) for pages in groups.values()]


def _log_with(diagnostics: Sequence[Diagnostic]) -> DiagnosticLog:
    log = DiagnosticLog()
    for diagnostic in diagnostics:
        log.add(diagnostic)
    return log
