"""An edition file read, and each of its pages with what it has from the edition."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pagesetter.description.complaints import Complaints, TooManyErrorsError
from pagesetter.description.edition_keys import EDITION, EDITION_DEFAULTS, EDITION_PAGE
from pagesetter.description.edition_model import EditionDescription, EditionPage
from pagesetter.description.fact_reader import merged_staff, read_facts, read_staff
from pagesetter.description.fields import Fields
from pagesetter.description.inherited import Inherited, LayoutShelf
from pagesetter.description.model import Fact, PageDescription
from pagesetter.description.nodes import Node, ScalarNode
from pagesetter.description.page_numbers import FIRST, PageNumber, read_page_number
from pagesetter.description.paths import BadPathError, find_project, resolve
from pagesetter.description.reader import read_page
from pagesetter.description.source import read_nodes
from pagesetter.description.values import BadValueError
from pagesetter.description.wording import shown
from pagesetter.diagnostics import Code, Diagnostic, DiagnosticLog, Label, Span
from pagesetter.inputs import kept_while_unchanged
from pagesetter.records import NamedTuple

#: A thick weekend edition has some 200 pages.
MAX_PAGES = 500


def read_edition(
    file: Path, layout_folders: Sequence[Path], log: DiagnosticLog, *, draft: bool = False
) -> EditionDescription | None:
    """Read an edition file and the pages it lists; in a `draft` pictures may be missing.

    Errors in the edition file go into `log`, and then there is no edition; those of a
    page are kept with the page.
    """
    complaints = Complaints(log)
    try:
        entries = _read_entries(file, complaints)
    except TooManyErrorsError:
        return None
    if entries is None:
        return None
    if complaints.count:
        _tell(log, [entry.log for entry in entries.pages])
        return None
    reader = _PagesReader(file, tuple(layout_folders), complaints, draft)
    pages = reader.read(entries.pages)
    if complaints.count:
        _tell(log, [page.diagnostics for page in pages])
        return None
    return EditionDescription(file, entries.facts, pages)


def _tell(log: DiagnosticLog, found: Iterable[Iterable[Diagnostic]]) -> None:
    """Tell what is wrong with the pages too, where the edition has errors of its own."""
    for diagnostics in found:
        for diagnostic in diagnostics:
            log.add(diagnostic)


class _Entry(NamedTuple):
    """A page as the edition lists it."""

    file: Path | None  # None: there is no such file; the log of the page says so
    at: Span  # where it is named
    number: PageNumber | None
    number_span: Span
    inherited: Inherited
    log: DiagnosticLog


class _Entries(NamedTuple):
    facts: dict[str, Fact]
    pages: tuple[_Entry, ...]


def _read_entries(file: Path, complaints: Complaints) -> _Entries | None:
    root = read_nodes(file, complaints)
    if root is None:
        return None
    edition = Fields(root, EDITION, complaints)
    if not edition.is_whole:
        return None
    facts = read_facts(edition)
    given = edition.mapping("defaults", EDITION_DEFAULTS)
    common = Inherited(
        project=find_project(file),
        edition=file,
        named_at=edition.span,
        layout=given.scalar("layout") if given else None,
        facts=facts,
        staff=read_staff(given) if given else (),
        shelf=LayoutShelf(),
    )
    nodes = edition.items("pages")
    _check_count(len(nodes), edition)
    pages = [_read_entry(node, common, complaints) for node in nodes[:MAX_PAGES]]
    found = tuple(page for page in pages if page is not None)
    _check_files(found, complaints)
    return _Entries(facts, found)


def _check_count(count: int, edition: Fields) -> None:
    if "pages" in edition and not count:
        message = "an edition has at least one page"
        hint = "list its pages: `- {file: pages/01.yaml}`"
        edition.complaints.error(Code.BAD_VALUE, message, edition.key_span("pages"), hint)
    elif count > MAX_PAGES:
        message = f"an edition has {MAX_PAGES} pages at most, not {count}"
        edition.complaints.error(Code.BAD_VALUE, message, edition.key_span("pages"))


def _read_entry(node: Node, common: Inherited, complaints: Complaints) -> _Entry | None:
    fields = Fields(node, EDITION_PAGE, complaints)
    scalar = fields.scalar("file")
    number = None
    if (written := fields.scalar("page")) is not None:
        number = fields.try_reading(written, "page", read_page_number)
    own = read_facts(fields)
    section = fields.scalar("section")
    if section is not None:
        own["section"] = Fact("section", section.text.strip(), section.span)
    if scalar is None:
        return None
    inherited = common._replace(
        named_at=scalar.span,
        layout=fields.scalar("layout") or common.layout,
        facts={**common.facts, **own},
        staff=merged_staff(common.staff, read_staff(fields)),
    )
    log = DiagnosticLog()
    path = _page_file(scalar, common, Complaints(log))
    return _Entry(path, scalar.span, number, fields.value_span("page"), inherited, log)


def _page_file(written: ScalarNode, common: Inherited, complaints: Complaints) -> Path | None:
    try:
        folder = common.edition.parent
        path = resolve(written.text.strip(), folder, common.project, Code.UNREADABLE_FILE)
    except BadPathError as error:
        complaints.error(error.code, error.message, written.span, *error.hints)
        return None
    if os.path.realpath(path) == os.path.realpath(common.edition):
        message, hint = "the edition lists itself as a page", "name the file of a page"
        complaints.error(Code.BAD_VALUE, message, written.span, hint)
        return None
    return path


def _check_files(entries: Sequence[_Entry], complaints: Complaints) -> None:
    seen: dict[str, Span] = {}
    for entry in entries:
        if entry.file is None:
            continue
        real = os.path.realpath(entry.file)
        if real in seen:
            complaints.error(
                Code.DUPLICATE_PAGE,
                f"the page {shown(entry.file.name)} is listed twice",
                entry.at,
                "delete one of the two, or give each page a file of its own",
                labels=(Label(seen[real], "first listed here"),),
            )
        seen.setdefault(real, entry.at)


@dataclass(slots=True)
class _PagesReader:
    """Reads the pages of an edition in order, and numbers them."""

    file: Path
    folders: tuple[Path, ...]
    complaints: Complaints
    draft: bool
    _taken: dict[tuple[str, int], Span] = field(default_factory=dict)

    def read(self, entries: Sequence[_Entry]) -> tuple[EditionPage, ...]:
        pages: list[EditionPage] = []
        number = FIRST
        for entry in entries:
            page = None
            if entry.file is not None:
                page = self._page(entry, entry.file)
            number, at = self._number(entry, page, number)
            self._take(number, at)
            file = entry.file or self.file
            pages.append(EditionPage(number, file, page, tuple(entry.log), entry.at))
            number = number.following()
        count = sum(len(page.number.keys) for page in pages)
        return tuple(_with_numbers(page, count) for page in pages)

    def _page(self, entry: _Entry, file: Path) -> PageDescription | None:
        """Read a page, or take it as it was read while its files and its entry are the same."""
        inherited = entry.inherited

        def read() -> tuple[PageDescription | None, bool]:
            page = read_page(file, self.folders, entry.log, inherited, draft=self.draft)
            return page, page is not None and not len(entry.log)

        layout = inherited.layout
        key = (
            *(file, self.folders, self.draft),
            *(inherited.project, inherited.edition, inherited.named_at, inherited.staff),
            None if layout is None else (layout.text, layout.span),
            tuple(inherited.facts.items()),
        )
        return kept_while_unchanged("pages", MAX_PAGES, key, read)

    def _number(
        self, entry: _Entry, page: PageDescription | None, counted: PageNumber
    ) -> tuple[PageNumber, Span]:
        """Return the number of a page: its own, or what the edition says, or the next."""
        own = page.facts.get("page") if page else None
        if own is not None and own.span.file != self.file:
            try:
                return read_page_number(own.value), own.span
            except BadValueError as error:
                message = f"`page` {error.reason}"
                entry.log.error(error.code, message, own.span, *error.hints)
                return counted, own.span
        return entry.number or counted, entry.number_span if entry.number else entry.at

    def _take(self, number: PageNumber, at: Span) -> None:
        for key in number.keys:
            if key in self._taken:
                self.complaints.error(
                    Code.DUPLICATE_PAGE,
                    f"two pages have the number {shown(number.printed(key))}",
                    at,
                    "give each page a number of its own, or leave `page` out to count them",
                    labels=(Label(self._taken[key], "first taken here"),),
                )
            self._taken.setdefault(key, at)


def _with_numbers(page: EditionPage, count: int) -> EditionPage:
    """Give a page the facts `page` and `pages`, unless it has its own."""
    if page.page is None:
        return page
    numbers: Mapping[str, str] = {"page": page.number.text, "pages": str(count)}
    facts = {name: Fact(name, value, page.span) for name, value in numbers.items()}
    return page._replace(page=page.page._replace(facts={**facts, **page.page.facts}))
