"""The command: arguments to pipeline to exit code. What it says goes through here, or `terminal`.

A command's module is loaded when the command is named: `--help` needs none of them.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

from pagesetter import __version__, page_arguments, terminal
from pagesetter.records import NamedTuple
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
  pagesetter build */*.yaml -o pdfs --jobs 4    many pages, four at a time
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
  pagesetter fonts page.yaml                    the typefaces of each style, and their licenses
  pagesetter doctor                             what this installation has, and what is missing
"""


class Command(NamedTuple):
    """A command: what it does, and where its arguments and its run are."""

    help: str
    module: str  # of this package
    shared: str = ""  # what it takes of what several take, as in `page_arguments.add_shared`
    run: str = "run"
    arguments: str = "add_arguments"


COMMANDS = {
    "build": Command(
        "make a PDF, and a PNG if asked for, of a page, an edition or many pages",
        "build_command",
        "pages fonts layouts",
    ),
    "check": Command("do all that build does, but write nothing", "check_command", "fonts layouts"),
    "completion": Command(
        "print what makes a shell complete commands, options and names", "completion_command"
    ),
    "diff": Command("tell what changed from one page to another", "diff_command", "fonts layouts"),
    "doctor": Command("tell what this installation has, and what is missing", "doctor_command"),
    "dump": Command(
        "print what is drawn where, one mark a line",
        "inspect_command",
        "page fonts layouts number",
        run="dump",
        arguments="",
    ),
    "explain": Command(
        "tell why each line of a story is as it is, or what a code means",
        "inspect_command",
        "page-or-code fonts layouts number",
        run="explain",
        arguments="add_explain_arguments",
    ),
    "fit": Command(
        "tell what is over or under, and what would mend it",
        "fit_command",
        "page fonts layouts number",
    ),
    "fonts": Command(
        "list the typefaces of a page's styles, or the catalog, with their licenses",
        "fonts_command",
        "fonts layouts",
    ),
    "layouts": Command("list the layouts that pages can name", "layouts_command", "fonts layouts"),
    "new": Command("begin a page: a file to fill in, on a layout", "new_command", "layouts"),
    "preflight": Command("tell what a press objects to in PDFs", "preflight_command"),
    "profiles": Command("list the press profiles that come with pagesetter", "profiles_command"),
    "proof": Command(
        "draw a page to look at, with what is asked for over it",
        "proof_command",
        "page fonts layouts number",
    ),
    "schema": Command("print the JSON Schema of a kind of file", "schema_command"),
    "watch": Command(
        "show a page in the browser, and follow every save",
        "watch_command",
        "page fonts layouts number",
    ),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    if "_ARGCOMPLETE" in os.environ:  # a shell asks what may stand here
        _complete()
    given = sys.argv[1:] if arguments is None else list(arguments)
    # No option before the command takes a value, so the first of the other words is it.
    named = next((word for word in given if not word.startswith("-")), None)
    parser = parser_of([named] if named in COMMANDS else [], alone=given[:1] == [named])
    options = parser.parse_args(given)
    if options.command is None:
        parser.print_help(sys.stderr)
        return USAGE
    command = COMMANDS[options.command]
    terminal.set_loudness(quiet=options.quiet, verbose=options.verbose)
    try:
        code: int = getattr(_module(command), command.run)(options)
        sys.stdout.flush()  # here, where a reader that went away can be borne
        return code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of our output went away; there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return MADE


def parser_of(
    commands: Sequence[str] = tuple(COMMANDS), *, alone: bool = False
) -> argparse.ArgumentParser:
    """Return the parser: all commands are listed, those that are named take their arguments.

    Where nothing can ask for the list, those that are named stand `alone`.
    """
    parser = argparse.ArgumentParser(
        prog="pagesetter",
        description="Set newspaper pages described in YAML, and write them as PDF.",
        epilog=_EPILOG,
        formatter_class=_raw_formatter,
    )
    parser.add_argument("--version", action="version", version=f"pagesetter {__version__}")
    listed = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name, command in COMMANDS.items():
        if alone and name not in commands:
            continue
        own = listed.add_parser(
            name,
            help=command.help,
            description=_sentence(command.help),
            formatter_class=_formatter,
        )
        if name not in commands:
            continue
        page_arguments.add_shared(own, command.shared.split())
        if command.arguments:
            getattr(_module(command), command.arguments)(own)
        page_arguments.add_loudness(own)
    return parser


def _raw_formatter(prog: str) -> argparse.HelpFormatter:
    return argparse.RawDescriptionHelpFormatter(prog, width=_columns())


def _formatter(prog: str) -> argparse.HelpFormatter:
    return argparse.HelpFormatter(prog, width=_columns())


def _columns() -> int:
    """Return how wide help is set, as the standard library would.

    It asks `shutil`, which loads three kinds of compression, for every argument.
    """
    try:
        columns = int(os.environ["COLUMNS"])
    except (KeyError, ValueError):
        columns = 0
    if columns <= 0:
        try:
            columns = os.get_terminal_size(sys.__stdout__.fileno()).columns  # type: ignore[union-attr]
        except (AttributeError, ValueError, OSError):
            columns = 0
    return (columns or 80) - 2


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _module(command: Command) -> object:
    return import_module(f"pagesetter.{command.module}")


def _complete() -> NoReturn:
    from pagesetter.completion_command import complete

    complete(parser_of())
