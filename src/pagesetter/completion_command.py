"""`pagesetter completion`: what makes a shell complete commands, options and names.

The script asks the command itself, through argcomplete, so that layouts and profiles of
one's own are completed too. Neither is loaded by anything but this.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NoReturn

from pagesetter.terminal import MADE

SHELLS = ("bash", "zsh", "fish")

_HOW = """\
bash   eval "$(pagesetter completion bash)"            in ~/.bashrc
zsh    eval "$(pagesetter completion zsh)"             in ~/.zshrc, after compinit
fish   pagesetter completion fish > ~/.config/fish/completions/pagesetter.fish
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _HOW
    parser.add_argument("shell", choices=SHELLS, metavar="SHELL", help=", ".join(SHELLS))


def run(options: argparse.Namespace) -> int:
    """Print the script of a shell."""
    from argcomplete.shell_integration import shellcode

    sys.stdout.write(shellcode(["pagesetter"], shell=options.shell).lstrip("\n"))
    return MADE


def complete(parser: argparse.ArgumentParser) -> NoReturn:
    """Answer a shell that asks what may stand where its cursor is, and leave."""
    import argcomplete

    for action in actions_of(parser):
        completer = _completer(action)
        if completer is not None:
            action.completer = completer  # type: ignore[attr-defined]  # argcomplete's own way
    argcomplete.autocomplete(parser, always_complete_options="long")
    os._exit(0)  # only where argcomplete found nothing to answer


def actions_of(parser: argparse.ArgumentParser) -> Iterable[argparse.Action]:
    """Yield what a parser and those of its commands take."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for own in action.choices.values():
                yield from actions_of(own)
        else:
            yield action


def _completer(action: argparse.Action) -> Callable[..., Any] | None:
    from argcomplete.completers import DirectoriesCompleter, FilesCompleter, SuppressCompleter

    if action.choices is not None or action.nargs == 0:
        return None
    shown = str(action.metavar or "")
    if action.dest in ("layout", "press"):
        return _layouts if action.dest == "layout" else _presses
    if shown == "CODE":
        return _codes
    if shown == "DIR":
        return DirectoriesCompleter()
    endings = {"pdf": ("pdf",), "icc": ("icc", "icm"), "yaml": ("yaml", "yml")}
    for ending, wanted in endings.items():
        if f".{ending}" in shown:
            return _pages_and_codes if "CODE" in shown else FilesCompleter(wanted)
    if action.type is Path:
        return FilesCompleter()
    return SuppressCompleter()


def _layouts(parsed_args: argparse.Namespace, **_: object) -> list[str]:
    from pagesetter.shipped import shipped_folder

    folders = [*(getattr(parsed_args, "layout_path", None) or ()), shipped_folder("layouts")]
    return [file.stem for folder in folders for file in sorted(folder.glob("*.yaml"))]


def _presses(prefix: str, **_: object) -> list[str]:
    from argcomplete.completers import FilesCompleter

    from pagesetter.shipped import shipped_folder

    named = [file.stem for file in sorted(shipped_folder("profiles").glob("*.yaml"))]
    return [*named, *FilesCompleter(("yaml", "yml"))(prefix)]


def _codes(**_: object) -> list[str]:
    from pagesetter.diagnostics import Code

    return [code.value for code in Code]


def _pages_and_codes(prefix: str, **_: object) -> list[str]:
    from argcomplete.completers import FilesCompleter

    return [*FilesCompleter(("yaml", "yml"))(prefix), *_codes()]
