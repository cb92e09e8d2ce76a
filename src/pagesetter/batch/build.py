"""Many pages to PDFs: planned, made by an engine, written as they come."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypeAlias

from pagesetter.batch.folders import sweep, taken
from pagesetter.batch.model import (
    BatchOptions,
    BatchOutputs,
    BatchReport,
    PageMade,
    Task,
)
from pagesetter.batch.planning import Plan, Planned, plan
from pagesetter.batch.records import forget, is_as_recorded, options_digest, record
from pagesetter.batch.running import Engine, LostError, outcomes, processes
from pagesetter.batch.whole import WholePdf
from pagesetter.batch.work import forget as forget_work
from pagesetter.batch.work import make
from pagesetter.copies import may_copy, sensible_jobs, shared_out
from pagesetter.diagnostics import DiagnosticLog, PagesetterError
from pagesetter.export.pdf_apart import confirm, photos_of
from pagesetter.files import write_whole
from pagesetter.pipeline import Options

#: Called with how many pages are done, and how many there are.
Counter: TypeAlias = Callable[[int, int], None]

_LOST = "the process that made it ended, and so did those that tried again"


def build_pages(
    files: Iterable[Path | str],
    outputs: BatchOutputs,
    options: Options | None = None,
    batch: BatchOptions | None = None,
    *,
    watch: Counter = lambda _done, _all: None,
) -> BatchReport:
    """Build page and edition files into one PDF a page, or one of all pages, or both.

    Pages that cannot be made are told in the report, and the others are made; the PDF of
    all pages is made when none is missing. The same files give the same bytes, whatever
    makes them. Raises `PagesetterError` where two pages would be one file or another build
    is writing there, and `OSError` when a file cannot be written; what was written by
    then is whole, and stays.
    """
    options, batch = options or Options(), batch or BatchOptions()
    forget_work()
    planned = plan([Path(file) for file in files], outputs, options)
    with taken(_folders(planned, outputs)) as _:
        return _Build(planned, outputs, options, batch, watch).run()


def _folders(planned: Plan, outputs: BatchOutputs) -> set[Path]:
    found = {page.pdf.parent for page in planned.pages if page.pdf is not None}
    return found | ({outputs.one.parent} if outputs.one is not None else set())


class _Build:
    def __init__(
        self,
        planned: Plan,
        outputs: BatchOutputs,
        options: Options,
        batch: BatchOptions,
        watch: Counter,
    ) -> None:
        self._plan, self._outputs, self._options = planned, outputs, options
        self._batch, self._watch = batch, watch
        self._made_with = options_digest(options, outputs.png)
        self._log = DiagnosticLog(allowed=options.allow)
        for diagnostic in planned.diagnostics:
            self._log.add(diagnostic)
        self._missing = list(planned.missing)
        self._troubles: list[str] = []
        self._refused: list[bool] = [False] * len(planned.missing)
        self._pdfs: list[Path] = []
        self._pngs: list[Path] = []
        self._pages = self._characters = self._done = self._kept = 0
        self._resolutions: list[float] = []

    def run(self) -> BatchReport:
        for folder in _folders(self._plan, self._outputs):
            sweep(folder)
        whole = self._whole()
        keeps = self._kept_units() if whole is None else set()
        self._kept = sum(len(self._plan.units[i]) for i in keeps)
        units = [i for i in range(len(self._plan.units)) if i not in keeps]
        self._done = self._kept
        self._watch(self._done, len(self._plan.pages))
        one = None
        if whole is None:
            self._make(units, None)
            one = self._outputs.one if not self._missing else None
        else:
            with whole.being_written():
                self._make(units, whole)
                if not self._missing and self._plan.pages:
                    whole.finish()
                    one = self._outputs.one
            if one is not None:
                whole.remember(self._made_with)
        return self._report(one)

    def _report(self, one: Path | None) -> BatchReport:
        return BatchReport(
            pdfs=tuple(self._pdfs),
            one=one,
            pngs=tuple(self._pngs),
            kept=self._kept,
            missing=tuple(self._missing),
            diagnostics=tuple(self._log),
            troubles=tuple(self._troubles),
            pages=self._pages,
            characters=self._characters,
            resolutions=tuple(self._resolutions),
            refused=bool(self._refused) and all(self._refused),
        )

    def _make(self, units: Sequence[int], whole: WholePdf | None) -> None:
        if not units:
            return
        tasks = [self._task(self._plan.units[i], draws=whole is not None) for i in units]
        with closing(self._outcomes(tasks, whole)) as outcomes:
            for at, made in outcomes:
                unit = self._plan.units[units[at]]
                pages = [_lost(made)] * len(unit) if isinstance(made, Exception) else made
                for i, page in zip(unit, map(_seen_here, pages), strict=True):
                    self._take(self._plan.pages[i], page)
                    if whole is not None:
                        whole.take(i, page)
                    self._done += 1
                    self._watch(self._done, len(self._plan.pages))

    def _outcomes(
        self, tasks: Sequence[Task], whole: WholePdf | None
    ) -> Generator[tuple[int, Any], None, None]:
        """Yield what is made of each task, with its place, or why it is lost."""
        jobs = self._jobs(len(tasks))
        elsewhere = self._batch.cluster is not None or self._batch.executor is not None
        if not elsewhere and (jobs == 1 or (self._batch.copies and may_copy())):
            yield from self._shared_out(tasks, whole, jobs)
            return
        with self._engine(tasks, jobs) as (engine, act, arguments):
            yield from outcomes(arguments, act, engine, ordered=whole is not None)

    def _shared_out(
        self, tasks: Sequence[Task], whole: WholePdf | None, jobs: int
    ) -> Generator[tuple[int, tuple[PageMade, ...]], None, None]:
        """Make tasks by this process and copies of it."""

        def here(at: int) -> tuple[PageMade, ...]:
            return make(tasks[at]._replace(reads_photos=True))

        def there(at: int) -> tuple[PageMade, ...]:
            return here(at) if whole is None else tuple(map(whole.apart, here(at)))

        def settle() -> None:
            if whole is not None:
                whole.settle()

        with closing(shared_out(len(tasks), here, there, jobs, settle)) as found:
            yield from found

    def _jobs(self, tasks: int) -> int:
        jobs = self._batch.jobs
        if jobs is None:
            jobs = sensible_jobs(tasks) if self._batch.copies and may_copy() else 1
        return min(jobs, tasks)

    def _take(self, planned: Planned, page: PageMade) -> None:
        """Write what was made of a page, and remember what it was made from."""
        for diagnostic in page.diagnostics:
            self._log.add(diagnostic)
        if page.trouble:
            self._troubles.append(f"{planned.name}: {page.trouble}")
        if not page.is_made:
            self._missing.append(planned.name)
            self._refused.append(page.refused)
            return
        self._pages += 1
        self._characters += page.characters
        self._resolutions += page.resolutions
        if planned.pdf is None or page.pdf is None:
            return
        forget(planned.pdf)
        beside = []
        if planned.png is not None and page.png is not None:
            write_whole(page.png, planned.png)
            beside.append(planned.png)
        write_whole(page.pdf, planned.pdf)
        if page.inputs is not None:
            record(planned.pdf, self._made_with, page.inputs, *beside)
        self._pdfs.append(planned.pdf)
        self._pngs += beside

    def _task(self, unit: Sequence[int], *, draws: bool) -> Task:
        first = self._plan.pages[unit[0]]
        indexes = [self._plan.pages[i].place for i in unit]
        pages = None if first.place is None else tuple(i for i in indexes if i is not None)
        return Task(
            file=first.file,
            pages=pages,
            options=self._options,
            wants_pdf=first.pdf is not None,
            wants_drawing=draws,
            wants_png=first.png is not None,
            wants_intent=draws and unit[0] == 0,
        )

    def _drawn(self, place: int) -> PageMade:
        """Make a page of the PDF of all pages in this process."""
        unit = next(unit for unit in self._plan.units if place in unit)
        task = self._task(unit, draws=True)._replace(wants_pdf=False, reads_photos=True)
        page = make(task)[unit.index(place)]
        if not page.is_made:
            changed = f"{self._plan.pages[place].name} has changed while it was made"
            raise PagesetterError(page.trouble or changed)
        return page

    def _kept_units(self) -> set[int]:
        """Return the units whose pages were all made before, from the same files."""
        if not self._batch.resume:
            return set()
        return {
            at
            for at, unit in enumerate(self._plan.units)
            if all(self._is_kept(self._plan.pages[i]) for i in unit)
        }

    def _is_kept(self, page: Planned) -> bool:
        if page.pdf is None:
            return self._outputs.one is not None  # which is there: it was looked at
        beside = () if page.png is None else (page.png,)
        return is_as_recorded(page.pdf, self._made_with, beside=beside)

    def _whole(self) -> WholePdf | None:
        """Return the PDF of all pages, unless there is none to make."""
        one = self._outputs.one
        if one is None:
            return None
        whole = WholePdf(one, self._plan, self._options, self._drawn)
        if self._batch.resume and is_as_recorded(one, whole.made_with(self._made_with)):
            return None
        return whole

    @contextmanager
    def _engine(
        self, tasks: Sequence[Task], jobs: int
    ) -> Iterator[tuple[Engine, Callable[..., Any], list[tuple[Any, ...]]]]:
        """Yield what makes tasks, the function it is given, and its arguments for each."""
        batch = self._batch
        if batch.cluster is not None:
            from pagesetter.batch.cluster import on_cluster  # loads distributed

            with on_cluster(batch.cluster, tasks) as found:
                yield found
            return
        given = [(task,) for task in tasks]
        if batch.executor is not None:
            executor = batch.executor
            yield Engine(lambda: executor, 8, closes=False), make, given
        else:
            yield processes(jobs), make, given


def _seen_here(page: PageMade) -> PageMade:
    """Return a page whose photos are in their files; one that was saved since is a trouble.

    What is known of such a photo no longer holds.
    """
    shown = [*(p for drawn in page.drawn for p in photos_of(drawn))]
    shown += [p for apart in page.apart for p in apart.photos]
    try:
        for picture in shown:
            if picture not in page.photos:
                confirm(picture)
    except PagesetterError as error:
        return PageMade(is_made=False, diagnostics=page.diagnostics, trouble=str(error))
    return page


def _lost(error: Exception) -> PageMade:
    trouble = _LOST if isinstance(error, LostError) else str(error)
    return PageMade(is_made=False, trouble=trouble)
