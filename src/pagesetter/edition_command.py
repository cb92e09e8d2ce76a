"""`pagesetter build` of an edition: where its PDFs go, and what is said of them."""

from __future__ import annotations

import argparse
from pathlib import Path

from pagesetter.build_arguments import build_options
from pagesetter.edition_files import Outputs
from pagesetter.edition_pipeline import EditionReport, build_edition
from pagesetter.pipeline import has_errors
from pagesetter.terminal import (
    MADE,
    NOT_MADE,
    USAGE,
    Progress,
    Teller,
    Timings,
    attempt,
    complain,
    photos_of,
    say,
    to_look_at,
)


def build_all(options: argparse.Namespace) -> int:
    """Build the edition that the command names, and return the exit code."""
    out, one = options.out, options.one
    if out is not None and (out.suffix.lower() == ".pdf" or out.is_file()):
        complain(f"the output {out} must be a folder; --one {out} makes one PDF of all pages")
        return USAGE
    if one is not None and one.suffix.lower() != ".pdf":
        complain(f"the output {one} must be named .pdf")
        return USAGE
    folder: Path | None = out
    if out is None and one is None:
        folder = options.page.with_suffix("")
    outputs = Outputs(folder, one, png=options.png)
    wanted = build_options(options)
    teller, timings = Teller(options.format, options.diagnostics), Timings(wanted=options.timings)

    def make(progress: Progress) -> EditionReport:
        watch = timings.follow(progress)
        made = build_edition(options.page, outputs, wanted, watch=watch, jobs=options.jobs)
        timings.end()
        progress.clear()
        teller.tell(made.diagnostics)
        return made

    report = attempt(make, one or folder or options.page, teller, ticks=False)
    if isinstance(report, int):
        return report
    _print_report(report, outputs, teller)
    timings.tell()
    return NOT_MADE if has_errors(report.diagnostics) else MADE


def _print_report(report: EditionReport, outputs: Outputs, teller: Teller) -> None:
    if report.missing:
        pages = "page" if len(report.missing) == 1 else "pages"
        teller.complain(f"{pages} {', '.join(report.missing)} cannot be made")
        if outputs.one is not None:
            teller.complain(f"{outputs.one} is not made while a page is missing")
    made = [str(outputs.folder)] if report.pdfs else []
    made += [str(report.one)] if report.one else []
    if made:
        pages = "1 page" if report.pages == 1 else f"{report.pages} pages"
        photos, rest = photos_of(report.resolutions), to_look_at(report.diagnostics)
        say(f"{' and '.join(made)}: {pages}, {report.characters} characters, {photos}{rest}")
