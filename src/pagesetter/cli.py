"""The command: arguments to pipeline to exit code. What it says goes through here, or `terminal`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from pagesetter import (
    __version__,
    build_arguments,
    build_command,
    check_command,
    diff_command,
    fit_command,
    inspect_command,
    new_command,
    preflight_command,
    proof_command,
    schema_command,
    watch_command,
)
from pagesetter.terminal import MADE, USAGE

_EPILOG = """\
exit codes:
  0  the page was made; of check: it would be
  1  a page cannot be made: errors are listed with file, line and column
  2  the command was used wrongly
  3  refused under --strict, --deny or --max-warnings: the page could be made,
     but there are warnings; of fit: a story is over or under its place;
     of diff: something changed; of preflight: a finding that --deny names

examples:
  pagesetter build page.yaml                    page.pdf beside the page file
  pagesetter build page.yaml -o out.pdf --png   and out.png, to look at
  pagesetter build edition.yaml --one all.pdf   all pages of an edition in one PDF
  pagesetter check pages/*.yaml --format github annotations of a workflow
  pagesetter dump page.yaml                     what is drawn where, as text
  pagesetter explain page.yaml --story lead     why each line of a story is as it is
  pagesetter explain overset                    what a code means, and its cure
  pagesetter fit page.yaml                      what is over or under, and what mends it
  pagesetter diff old/page.yaml page.yaml       what changed in words, lines, places, looks
  pagesetter proof page.yaml --show frames,trim a picture with frames and trim over it
  pagesetter new pages/1 --layout front-page    a page to fill in
  pagesetter preflight out.pdf                  what a press objects to, in any PDF
  pagesetter watch page.yaml --open             the page in the browser, as it is saved
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.command is None:
        parser.print_help()
        return USAGE
    try:
        run = {
            "build": build_command.run,
            "diff": diff_command.run,
            "check": check_command.run,
            "dump": inspect_command.dump,
            "explain": inspect_command.explain,
            "fit": fit_command.run,
            "new": new_command.run,
            "preflight": preflight_command.run,
            "proof": proof_command.run,
            "schema": schema_command.run,
            "watch": watch_command.run,
        }
        code = run[options.command](options)
        sys.stdout.flush()  # here, where a reader that went away can be borne
        return code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of our output went away; there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return MADE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="pagesetter",
        description="Set newspaper pages described in YAML, and write them as PDF.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"pagesetter {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    build = commands.add_parser(
        "build", help="make a PDF, and a PNG if asked for, of a page or an edition"
    )
    _add_page(build)
    build_arguments.add_arguments(build)
    diff = commands.add_parser("diff", help="tell what changed from one page to another")
    diff_command.add_arguments(diff)
    _add_fonts(diff)
    _add_layouts(diff)
    check = check_command.add(commands)
    _add_fonts(check)
    _add_layouts(check)
    dump = commands.add_parser("dump", help="print what is drawn where, one mark a line")
    _add_page(dump)
    _add_page_number(dump)
    explain = commands.add_parser(
        "explain", help="tell why each line of a story is as it is, or what a code means"
    )
    _add_explain(explain)
    fit = commands.add_parser("fit", help="tell what is over or under, and what would mend it")
    _add_page(fit)
    _add_page_number(fit)
    fit_command.add_arguments(fit)
    _add_layouts(new_command.add(commands))
    proof = commands.add_parser(
        "proof", help="draw a page to look at, with what is asked for over it"
    )
    _add_page(proof)
    _add_page_number(proof)
    proof_command.add_arguments(proof)
    preflight = commands.add_parser("preflight", help="tell what a press objects to in PDFs")
    preflight_command.add_arguments(preflight)
    schema_command.add(commands)
    watch = commands.add_parser("watch", help="show a page in the browser, and follow every save")
    _add_page(watch)
    _add_page_number(watch)
    watch_command.add_arguments(watch)
    return parser


def _add_explain(parser: argparse.ArgumentParser) -> None:
    _add_page(parser, "PAGE.yaml|CODE")
    _add_page_number(parser)
    parser.add_argument("--story", metavar="NAME", help="only this story (all of them)")
    parser.add_argument("--line", type=int, metavar="N", help="only this line of the story")
    parser.add_argument(
        "--headings", action="store_true", help="how headings are set, and what their places take"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object a line")
    parser.add_argument(
        "--png", type=Path, metavar="OUT.png", help="draw a proof whose lines are colored by step"
    )
    parser.add_argument(
        "--dpi",
        type=build_arguments.dpi,
        default=100.0,
        metavar="N",
        help="resolution of the PNG (100)",
    )


def _add_page_number(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--page", dest="page_number", metavar="N", help="of an edition, the page of this number"
    )


def _add_page(parser: argparse.ArgumentParser, metavar: str = "PAGE.yaml") -> None:
    described = "the page, or the edition, described"
    if "CODE" in metavar:
        described += "; or the code of a diagnostic"
    parser.add_argument("page", type=Path, metavar=metavar, help=described)
    _add_fonts(parser)
    _add_layouts(parser)


def _add_fonts(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--font-path",
        type=_folder,
        action="append",
        default=[],
        metavar="DIR",
        help="look for typefaces here first; may be given several times",
    )


def _add_layouts(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--layout-path",
        type=_folder,
        action="append",
        default=[],
        metavar="DIR",
        help="look for layouts here first; may be given several times",
    )


def _folder(text: str) -> Path:
    if not Path(text).is_dir():
        raise argparse.ArgumentTypeError(f"{text!r} is not a folder")
    return Path(text)
