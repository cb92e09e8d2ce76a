"""`pagesetter preflight`: what a press objects to in PDFs, of whatever program."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pagesetter.build_arguments import add_forms
from pagesetter.terminal import (
    MADE,
    NOT_MADE,
    REFUSED,
    USAGE,
    Teller,
    complain,
    print_diagnostics,
)

if TYPE_CHECKING:
    from pagesetter.diagnostics import Diagnostic
    from pagesetter.press.model import PressProfile
    from pagesetter.press.preflight.findings import Finding

#: The press that is checked for where none is named.
USUAL_PRESS = "newsprint-cn"

# Larger than any edition; a file is held in memory whole.
_MOST_BYTES = 2 << 30


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE.pdf", help="what to check")
    parser.add_argument(
        "--press",
        default=USUAL_PRESS,
        metavar="NAME|FILE.yaml",
        help=f"the press that it is checked for ({USUAL_PRESS})",
    )
    parser.add_argument(
        "--deny",
        action="append",
        default=[],
        metavar="CODE",
        help="exit with 3 where this is found, warning or error; may be given several times",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object a finding")
    add_forms(parser)


def run(options: argparse.Namespace) -> int:
    """Check files, and tell what a press objects to."""
    unknown = unknown_codes(options.deny)
    if unknown:
        complain(f"--deny: there is no finding {unknown[0]!r}; docs/preflight.md lists them")
        return USAGE
    profile = profile_named(options.press)
    if profile is None:
        return USAGE
    teller = Teller(options.format, options.diagnostics, on_stdout=True)
    return check_files(options.files, profile, options.deny, teller, as_json=options.json)


def check_files(
    files: Sequence[Path],
    profile: PressProfile,
    deny: Sequence[str],
    teller: Teller,
    *,
    as_json: bool,
) -> int:
    """Check files for a press, tell what is found, and return the exit code."""
    from pagesetter.press.preflight.findings import denied
    from pagesetter.press.preflight.of_pdf import check_pdf

    every: list[Finding] = []
    told: list[Diagnostic] = []
    for_people = teller.form == "people" or teller.file is not None
    for file in files:
        data = _read(file)
        if isinstance(data, str):
            complain(data)
            return USAGE
        found = check_pdf(data, profile)
        every += found
        told += _as_diagnostics(file, found)
        if for_people:
            _tell(file, found, as_json=as_json)
    try:
        teller.tell_programs(told)
    except OSError as error:
        complain(f"cannot write {error.filename}: {error.strerror}")
        return NOT_MADE
    if denied(every, deny):
        return REFUSED
    return NOT_MADE if any(finding.severity.value == "error" for finding in every) else MADE


def unknown_codes(codes: Sequence[str]) -> list[str]:
    """Return those of `--deny` that no finding has."""
    from pagesetter.diagnostics import Code

    known = {code.value for code in Code}
    return [code for code in codes if code not in known]


def profile_named(press: str) -> PressProfile | None:
    """Return the profile of a press by its name or its file; `None`, when told why, for none."""
    from pagesetter.diagnostics import DiagnosticLog
    from pagesetter.press.profiles import ProfileNameError, find_profile

    log = DiagnosticLog()
    try:
        profile = find_profile(press, (), log)
    except ProfileNameError as error:
        complain("; ".join((error.message, *error.hints)))
        return None
    print_diagnostics(tuple(log))
    return profile


def _read(file: Path) -> bytes | str:
    """Return the bytes of a file, or why they cannot be read."""
    try:
        if not file.is_file():
            return f"there is no file {file}"
        if file.stat().st_size > _MOST_BYTES:
            return f"{file} is larger than {_MOST_BYTES >> 30} GB"
        return file.read_bytes()
    except OSError as error:
        return f"cannot read {file}: {error.strerror}"


def _as_diagnostics(file: Path, found: Sequence[Finding]) -> list[Diagnostic]:
    """Return findings as all other diagnostics: those of a PDF stand at its beginning."""
    from pagesetter.diagnostics import Span
    from pagesetter.press.preflight.findings import as_diagnostic

    at = Span(file, 1, 1, 1, 1)
    return [as_diagnostic(finding._replace(span=finding.span or at)) for finding in found]


def _tell(file: Path, found: Sequence[Finding], *, as_json: bool) -> None:
    from pagesetter.preflight_report import as_json_lines, render

    if as_json:
        sys.stdout.write(as_json_lines(file, found))
    else:
        sys.stdout.write(render(file, found))
