"""`pagesetter check`: pages and editions made up and looked through, and nothing written."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pagesetter.build_arguments import (
    add_forms,
    add_press,
    add_timings,
    add_verdict,
    build_options,
    misuses_verdict,
)
from pagesetter.terminal import (
    MADE,
    NOT_MADE,
    REFUSED,
    USAGE,
    Progress,
    Teller,
    Timings,
    attempt,
    complain,
    say,
)

if TYPE_CHECKING:
    from pagesetter.checking import CheckedPage
    from pagesetter.diagnostics import Diagnostic
    from pagesetter.pipeline import Options

#: What was found in the pages of each file that was named.
Checked = dict[Path, list["CheckedPage"]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument(
        "pages", type=Path, nargs="+", metavar="PAGE.yaml", help="pages and editions"
    )
    draft = "pictures may be missing: a gray stands for each"
    parser.add_argument("--draft", action="store_true", help=draft)
    parser.add_argument(
        "--junit", type=Path, metavar="FILE.xml", help="write a test case for each page, for CI"
    )
    add_timings(parser)
    add_verdict(parser)
    add_forms(parser)
    add_press(parser.add_argument_group("for the press"))


def run(options: argparse.Namespace) -> int:
    """Check what the command names, tell what is found, and return the exit code."""
    problem = misuses_verdict(options)
    if problem:
        complain(problem)
        return USAGE
    from pagesetter.checking import check, found_in
    from pagesetter.pipeline import has_errors, refused

    wanted = build_options(options)
    teller = Teller(options.format, options.diagnostics, on_stdout=True)
    timings = Timings(wanted=options.timings)

    def make(progress: Progress) -> Checked:
        watch = timings.follow(progress)
        checked = {file: check(file, wanted, watch=watch) for file in options.pages}
        timings.end()
        progress.clear()
        teller.tell(found_in([page for pages in checked.values() for page in pages]))
        if options.junit is not None:
            _write_junit(options.junit, checked, wanted)
        return checked

    checked = attempt(make, options.pages[0], teller)
    if isinstance(checked, int):
        return checked
    # Where stdout is for a program, what people read of it goes beside it.
    tell = say if teller.form == "people" or teller.file is not None else complain
    for file, pages in checked.items():
        tell(_summary(file, pages))
    if tell is say:
        timings.tell()
    found = found_in([page for pages in checked.values() for page in pages])
    if has_errors(found):
        return NOT_MADE
    return REFUSED if refused(found, wanted) else MADE


def _summary(file: Path, pages: Sequence[CheckedPage]) -> str:
    from pagesetter.checking import found_in
    from pagesetter.report.summary import look_at
    from pagesetter.report.text import safe

    number = sum(page.is_page for page in pages)
    what = "1 page" if number == 1 else f"{number} pages"
    found = look_at(found_in(pages)) or "nothing to look at"
    return f"{safe(str(file))}: {f'{what}, ' if number else ''}{found}"


def _write_junit(out: Path, checked: Checked, options: Options) -> None:
    """Write a case for each page. Raises `OSError` that names the file."""
    from pagesetter.files import write_whole
    from pagesetter.pipeline import has_errors, refused
    from pagesetter.report.junit import Case, as_junit

    # Too many warnings are so together, and then each of them fails.
    found = [d for pages in checked.values() for page in pages for d in page.diagnostics]
    too_many = refused(found, options._replace(strict=False, deny=frozenset()))

    def fails(diagnostic: Diagnostic) -> bool:
        return too_many or has_errors([diagnostic]) or refused([diagnostic], options)

    cases = [
        Case(str(file), page.name if page.is_page else f"{page.name} (edition)", page.diagnostics)
        for file, pages in checked.items()
        for page in pages
    ]
    out.parent.mkdir(parents=True, exist_ok=True)
    write_whole(as_junit(cases, fails).encode("utf-8"), out)
