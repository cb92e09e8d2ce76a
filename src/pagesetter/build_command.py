"""`pagesetter build` of a page, and what it says of what it made."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from pagesetter.build_arguments import add_arguments as add_arguments
from pagesetter.build_arguments import build_options, misuses_verdict
from pagesetter.terminal import (
    MADE,
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

if TYPE_CHECKING:
    from pagesetter.pipeline import Report


def run(options: argparse.Namespace) -> int:
    """Build what the command names, and return the exit code."""
    from pagesetter.description.edition_file import is_edition
    from pagesetter.pipeline import build

    problem = misuses_verdict(options)
    if problem:
        complain(problem)
        return USAGE
    options.page = options.pages[0]
    edition = is_edition(options.page)
    several = len(options.pages) > 1 or (edition and (options.jobs or 1) > 1)
    if several or options.resume or options.cluster is not None:
        from pagesetter.batch_command import build_batch

        return build_batch(options)
    if edition:
        from pagesetter.edition_command import build_all

        return build_all(options)
    if options.one is not None:
        complain("--one is for an edition, a file that lists `pages`, or for several pages")
        return USAGE
    out = options.out or options.page.with_suffix(".pdf")
    if out.suffix.lower() != ".pdf":
        complain(f"the output {out} must be named .pdf")
        return USAGE
    wanted = build_options(options)._replace(png=out.with_suffix(".png") if options.png else None)
    teller, timings = Teller(options.format, options.diagnostics), Timings(wanted=options.timings)

    def make(progress: Progress) -> Report:
        made = build(options.page, out, wanted, watch=timings.follow(progress))
        timings.end()
        progress.clear()
        teller.tell(made.diagnostics)
        return made

    report = attempt(make, out, teller)
    if isinstance(report, int):
        return report
    _print_report(report)
    timings.tell()
    return MADE


def _print_report(report: Report) -> None:
    made = [str(report.pdf), *([str(report.png)] if report.png else [])]
    photos = photos_of(tuple(report.resolutions.values()))
    standard = f"{report.standard}, " if report.standard else ""
    rest = to_look_at(report.diagnostics)
    say(f"{' and '.join(made)}: {standard}{report.characters} characters, {photos}{rest}")
