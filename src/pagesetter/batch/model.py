"""What a batch is asked for, and what it tells."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Executor
from pathlib import Path

from pagesetter.diagnostics import Diagnostic
from pagesetter.display.model import DisplayList
from pagesetter.export.pdf_apart import PageApart
from pagesetter.pictures import EncodedPicture, Picture
from pagesetter.pipeline import Options
from pagesetter.press.model import PLAIN, PdfSettings
from pagesetter.records import NamedTuple


class BatchOutputs(NamedTuple):
    """Where PDFs go. With neither, each goes beside its page file."""

    folder: Path | None = None  # one PDF a page
    one: Path | None = None  # all pages in one
    png: bool = False  # a picture beside each PDF of a page


class BatchOptions(NamedTuple):
    """How a batch is made."""

    jobs: int | None = 1  # processes; None: as many as there is a gain by
    resume: bool = False  # leave out what is there and was made from the same files
    cluster: str | None = None  # address of a Dask scheduler
    executor: Executor | None = None  # another engine than those, whose workers see these files
    copies: bool = False  # processes may be copies of this one, where that is safe


class Task(NamedTuple):
    """What a worker makes at once: a page, or pages of an edition that belong together."""

    file: Path
    pages: tuple[int, ...] | None  # of an edition, in its order; None: the file is a page
    options: Options
    wants_pdf: bool  # of each page
    wants_drawing: bool  # of each page, for the PDF of all
    wants_png: bool = False
    wants_intent: bool = False  # with its ICC profile: of the first page
    reads_photos: bool = False  # who asks: of what is drawn, those that are as in their files


class PageMade(NamedTuple):
    """A page as a worker gives it back, or why there is none."""

    is_made: bool
    diagnostics: tuple[Diagnostic, ...] = ()
    refused: bool = False  # for its warnings alone
    pdf: bytes | None = None
    png: bytes | None = None
    drawn: tuple[DisplayList, ...] = ()  # two if a spread was cut
    apart: tuple[PageApart, ...] = ()  # instead, as a copy of the process gives it back
    photos: Mapping[Picture, EncodedPicture] = {}  # others are read from their files
    settings: PdfSettings = PLAIN
    standard: str = ""
    characters: int = 0
    resolutions: tuple[float, ...] = ()
    inputs: Mapping[Path, str | None] | None = None  # digests of files; None: one has changed
    trouble: str = ""  # what went wrong that has no place in a file


class BatchReport(NamedTuple):
    """What a batch made, and what there is to look at."""

    pdfs: tuple[Path, ...]  # one a page, made now
    one: Path | None  # all pages; None: not asked for, or a page is missing
    pngs: tuple[Path, ...]
    kept: int  # pages that were made before, from the same files
    missing: tuple[str, ...]  # pages that cannot be made
    diagnostics: tuple[Diagnostic, ...]
    troubles: tuple[str, ...]  # what went wrong that has no place in a file
    pages: int  # made now
    characters: int
    resolutions: tuple[float, ...]
    refused: bool = False  # a page is missing for its warnings, and none for an error
