"""`pagesetter build` of many pages: where their PDFs go, and what is said of them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from pagesetter.build_arguments import build_options
from pagesetter.notes import Step
from pagesetter.terminal import (
    MADE,
    NOT_MADE,
    REFUSED,
    USAGE,
    Progress,
    Teller,
    attempt,
    complain,
    photos_of,
    say,
    to_look_at,
)

if TYPE_CHECKING:
    from pagesetter.batch.model import BatchReport

# Pages named when they are missing; the diagnostics tell of all.
_MOST_NAMED = 10


def build_batch(options: argparse.Namespace) -> int:
    """Build the pages that the command names, and return the exit code."""
    problem = _misuse(options)
    if problem:
        complain(problem)
        return USAGE
    from pagesetter.batch.build import build_pages
    from pagesetter.batch.model import BatchOptions, BatchOutputs

    outputs = BatchOutputs(options.out, options.one, png=options.png)
    batch = BatchOptions(options.jobs, resume=options.resume, cluster=options.cluster, copies=True)
    teller = Teller(options.format, options.diagnostics)

    def make(progress: Progress) -> BatchReport:
        def count(done: int, pages: int) -> None:
            progress(Step("pages", done, pages))

        made = build_pages(options.pages, outputs, build_options(options), batch, watch=count)
        progress.clear()
        teller.tell(made.diagnostics)
        return made

    into = options.one or options.out or Path()
    report = attempt(make, into, teller, ticks=False)
    if isinstance(report, int):
        return report
    _print_report(report, outputs.folder, options.one, teller)
    if not report.missing:
        return MADE
    return REFUSED if report.refused else NOT_MADE


def _misuse(options: argparse.Namespace) -> str:
    out, one = options.out, options.one
    if out is not None and (out.suffix.lower() == ".pdf" or out.is_file()):
        return f"the output {out} must be a folder; --one {out} makes one PDF of all pages"
    if one is not None and one.suffix.lower() != ".pdf":
        return f"the output {one} must be named .pdf"
    if options.png and one is not None and out is None:
        return "--png is beside the PDFs of single pages: say with -o where they go"
    if options.timings:
        return "--timings is for one page, or an edition without --jobs"
    return ""


def _print_report(
    report: BatchReport, folder: Path | None, one: Path | None, teller: Teller
) -> None:
    for trouble in report.troubles:
        complain(trouble)
    if report.missing:
        named = ", ".join(report.missing[:_MOST_NAMED])
        more = len(report.missing) - _MOST_NAMED
        named += f" and {more} more" if more > 0 else ""
        why = "refused" if report.refused else "cannot be made"
        teller.complain(f"{why}: {named}")
        if one is not None:
            teller.complain(f"{one} is not made while a page is missing")
    made = [str(folder)] if folder is not None and report.pdfs else []
    made += [str(report.one)] if report.one else []
    made = made or [str(report.pdfs[0])] if len(report.pdfs) == 1 else made
    kept = f"{_pages(report.kept)} made before, " if report.kept else ""
    photos, rest = photos_of(report.resolutions), to_look_at(report.diagnostics)
    into = f"{' and '.join(made)}: " if made else ""
    say(f"{into}{kept}{_pages(report.pages)}, {report.characters} characters, {photos}{rest}")


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"
