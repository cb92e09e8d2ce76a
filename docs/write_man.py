"""Writes docs/pagesetter.1, the manual page, from what the parsers say.

    python -m docs.write_man

It goes by the parsers' own records, not by the text of `--help`, whose form changes from one
Python to the next. There is no date in it: the same parsers give the same page.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from pagesetter import __version__
from pagesetter.cli import parser_of

PAGE = Path(__file__).parent / "pagesetter.1"


def manual() -> str:
    """Return the manual page, in the macros of man(7)."""
    parser = parser_of()
    listed = next(a for a in parser._actions if isinstance(a, argparse._SubParsersAction))
    lines = [
        f'.TH PAGESETTER 1 "" "pagesetter {__version__}" "User Commands"',
        ".SH NAME",
        "pagesetter \\- newspaper pages from YAML: Chinese composition, makeup on a grid, PDF",
        ".SH SYNOPSIS",
        ".B pagesetter",
        ".I COMMAND",
        "[options]",
        ".SH DESCRIPTION",
        _text(parser.description or ""),
        "What is made is told on standard output, what is wrong on standard error.",
        ".SH OPTIONS",
        *_options(parser),
        ".SH COMMANDS",
    ]
    for name, own in listed.choices.items():
        lines += [
            f".SS {_text(name)}",
            _text(own.description or ""),
            ".PP",
            *_synopsis(name, own),
            *_options(own),
        ]
        if own.epilog:
            lines += [".PP", ".nf", _text(own.epilog.rstrip()), ".fi"]
    return "\n".join([*lines, *_ending(parser.epilog or "")]) + "\n"


def _synopsis(name: str, parser: argparse.ArgumentParser) -> Iterator[str]:
    yield f".B pagesetter {_text(name)}"
    for action in parser._actions:
        if action.option_strings:
            if action.required:
                yield f".B {_text(action.option_strings[-1])}\n.I {_text(_value(action))}"
        else:
            yield f".I {_text(_value(action))}"
    yield "[options]"


def _options(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            continue
        value = _value(action)
        names = ", ".join(f"\\fB{_text(name)}\\fR" for name in action.option_strings)
        taken = f" \\fI{_text(value)}\\fR" if value else ""
        yield f".TP\n{(names + taken).strip()}"
        yield _text((action.help or "").replace("%%", "%"))


def _value(action: argparse.Action) -> str:
    """Return what stands for the value of an argument; empty where it takes none."""
    if action.nargs == 0:
        return ""
    shown = action.metavar or (
        "{" + ",".join(map(str, action.choices)) + "}" if action.choices else action.dest.upper()
    )
    more = {"+": " ...", "*": " ..."}.get(str(action.nargs), "")
    return f"[{shown}]" if action.nargs == "?" else f"{shown}{more}"


def _ending(epilog: str) -> Iterator[str]:
    """Yield a section for each part of the text under `--help`, then the rest."""
    for part in epilog.strip().split("\n\n"):
        title, _, rest = part.partition("\n")
        yield f".SH {_text(title.rstrip(':').upper())}"
        yield f".nf\n{_text(rest)}\n.fi"
    yield ".SH ENVIRONMENT"
    for name, says in _ENVIRONMENT.items():
        yield f".TP\n.B {name}\n{_text(says)}"
    yield ".SH SEE ALSO"
    yield _text("The formats of pages, layouts and press profiles are in the documentation.")


_ENVIRONMENT = {
    "NO_COLOR": "anything but nothing: no color, be it on a terminal",
    "CLICOLOR_FORCE": "anything but nothing and 0: color, be it on no terminal",
    "PAGESETTER_CACHE": "the folder where prepared photos and layouts as they were read are kept; nothing: they are not",
}


def _text(text: str) -> str:
    r"""Return text that roff sets as it is: no escape, no request at the start of a line.

    >>> print(_text("--json\n.file \\x"))
    \-\-json
    \&.file \ex
    """
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join(
        f"\\&{line}" if line.startswith((".", "'")) else line for line in escaped.split("\n")
    )


if __name__ == "__main__":
    PAGE.write_text(manual(), encoding="utf-8")
