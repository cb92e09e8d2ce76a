"""What a batch makes: its pages in order, where each goes, and which are made together."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from pagesetter.batch.model import BatchOutputs
from pagesetter.batch.work import edition_of
from pagesetter.description.edition_file import is_edition
from pagesetter.diagnostics import Diagnostic, PageError, PagesetterError
from pagesetter.edition_desk import joined_pages
from pagesetter.pipeline import Options
from pagesetter.records import NamedTuple


class Planned(NamedTuple):
    """One page of a batch."""

    name: str  # as it is told: its file, or its number in an edition
    file: Path  # of the page, or of the edition
    place: int | None  # in the edition
    pdf: Path | None
    png: Path | None


class Plan(NamedTuple):
    """All pages in order, and the units they are made in: places in `pages`."""

    pages: tuple[Planned, ...]
    units: tuple[tuple[int, ...], ...]
    title: str | None  # of the PDF of all pages; None: the first page's
    missing: tuple[str, ...]  # files that cannot be read as editions
    diagnostics: tuple[Diagnostic, ...]  # of those


class SameOutputError(PagesetterError):
    """Two things would be written into one file."""


def plan(files: Sequence[Path], outputs: BatchOutputs, options: Options) -> Plan:
    """Return what is to be made of page and edition files. Raises `SameOutputError`."""
    pages: list[Planned] = []
    units: list[tuple[int, ...]] = []
    missing: list[str] = []
    told: list[Diagnostic] = []
    titles: list[str] = []
    for file, stem in zip(files, _stems(files, outputs), strict=True):
        if not is_edition(file):
            pdf = None if stem is None else stem.with_name(f"{stem.name}.pdf")
            units.append((len(pages),))
            pages.append(_planned(str(file), file, None, pdf, outputs))
            continue
        try:
            edition = edition_of(file, options).resolved
        except PageError as error:
            missing.append(str(file))
            told += error.diagnostics
            continue
        titles.append(edition.title)
        folder = outputs.folder if len(files) == 1 and outputs.folder else stem
        units += [tuple(len(pages) + i for i in unit) for unit in joined_pages(edition)]
        for i, page in enumerate(edition.pages):
            pdf = None if folder is None else folder / f"{page.number.stem}.pdf"
            name = f"{file} page {page.number.text}"
            pages.append(_planned(name, file, i, pdf, outputs))
    _refuse_the_same([*(page.pdf for page in pages), outputs.one])
    title = titles[0] if len(titles) == len(files) == 1 else None
    return Plan(tuple(pages), tuple(sorted(units)), title, tuple(missing), tuple(told))


def _planned(
    name: str, file: Path, index: int | None, pdf: Path | None, outputs: BatchOutputs
) -> Planned:
    png = pdf.with_suffix(".png") if outputs.png and pdf is not None else None
    return Planned(name, file, index, pdf, png)


def _stems(files: Sequence[Path], outputs: BatchOutputs) -> list[Path | None]:
    """Return where the PDFs of each file go, without their ending; `None`: nowhere.

    In a folder they have the names of their files, or, where two are alike, the folders
    that these are in as well.
    """
    if outputs.folder is None:
        return [None if outputs.one is not None else file.with_suffix("") for file in files]
    names = [Path(file.stem) for file in files]
    if len(set(names)) < len(names):
        whole = [Path(os.path.abspath(file)) for file in files]  # noqa: PTH100 resolve() would follow links
        above = os.path.commonpath([file.parent for file in whole])
        names = [file.relative_to(above).with_suffix("") for file in whole]
    return [outputs.folder / name for name in names]


def _refuse_the_same(outputs: Sequence[Path | None]) -> None:
    seen: set[str] = set()
    for out in outputs:
        if out is None:
            continue
        key = os.path.abspath(out)  # noqa: PTH100 resolve() would follow links
        if key in seen:
            raise SameOutputError(f"two pages would be written into {out}")
        seen.add(key)
