"""The pages of an edition in order, painted here, or written by copies of this process."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing

from pagesetter.copies import sensible_jobs, shared_out
from pagesetter.description.page_numbers import PageNumber
from pagesetter.diagnostics import Diagnostic
from pagesetter.display.model import DisplayList
from pagesetter.display.paint import paint
from pagesetter.edition_desk import EditionDesk, joined_pages
from pagesetter.edition_files import EditionFiles, WrittenPage
from pagesetter.pipeline import Clock, characters_of, resolutions_of
from pagesetter.records import NamedTuple


class PageThere(NamedTuple):
    """A page that another process made."""

    written: WrittenPage
    characters: int
    resolutions: tuple[float, ...]


class _Told(NamedTuple):
    """What a copy tells of a page: `None` where it cannot be made, and why."""

    page: PageThere | None
    diagnostics: tuple[Diagnostic, ...]


class EditionPages:
    """The pages of an edition, made by one process or several."""

    def __init__(
        self, desk: EditionDesk, files: EditionFiles, clock: Clock, jobs: int | None
    ) -> None:
        """Take an edition and how many processes there may be; `None`: as many as it gains by."""
        self._desk, self._files, self._clock = desk, files, clock
        count = len(desk.edition.pages)
        self._jobs = sensible_jobs(count) if jobs is None else jobs
        self._units: list[tuple[int, ...]] = [(i,) for i in range(count)]
        if self._jobs > 1 and count:
            # The first page is made here; where its stories go on is known by all.
            self._units = [(0,), *joined_pages(desk.edition, made={0})]
        self._done = 0

    def made(self) -> Generator[tuple[PageNumber, DisplayList | PageThere | None], None, None]:
        """Yield the pages in order, each with its number; `None` where one cannot be made.

        A page is to be put into the files before the next is asked for. To be closed when it
        is left early.
        """
        held: dict[int, DisplayList | PageThere | None] = {}
        following = 0
        shared = shared_out(
            len(self._units), self._here, self._there, self._jobs, self._files.settle
        )
        with closing(shared) as outcomes:
            for at, made in outcomes:
                unit = self._units[at]
                held.update(zip(unit, map(self._known, unit, made), strict=True))
                while following in held:
                    page = self._usable(following, held.pop(following))
                    yield self._desk.edition.pages[following].number, page
                    following = self._done = following + 1

    def _here(self, unit: int) -> list[DisplayList | _Told | None]:
        return [self._painted(i) for i in self._units[unit]]

    def _there(self, unit: int) -> list[DisplayList | _Told | None]:
        """Make pages in a copy of this process, whose clock nobody reads."""
        self._clock = Clock(lambda _: None)
        return [self._told(i) for i in self._units[unit]]

    def _told(self, i: int) -> _Told:
        page = self._painted(i)
        there = page and PageThere(
            self._files.written(page), characters_of(page), (*resolutions_of(page).values(),)
        )
        return _Told(there or None, tuple(self._desk.logs[i]))

    def _known(self, i: int, made: DisplayList | _Told | None) -> DisplayList | PageThere | None:
        """Return a page; what a copy has to say of it is put into its log."""
        if not isinstance(made, _Told):
            return made
        self._desk.logs[i].replace(made.diagnostics)
        return made.page

    def _usable(
        self, i: int, page: DisplayList | PageThere | None
    ) -> DisplayList | PageThere | None:
        """Return a page as the files can take it: made again where pages before it differ."""
        if isinstance(page, PageThere) and not self._files.takes(page.written):
            return self._painted(i)
        return page

    def _painted(self, i: int) -> DisplayList | None:
        pages = self._desk.edition.pages
        self._step("make up")
        made = self._desk.take(i)
        self._step("paint")
        return made and paint(made)._replace(label=pages[i].number.text)

    def _step(self, stage: str) -> None:
        self._clock(stage)
        self._clock.step(self._done, len(self._desk.edition.pages))
