"""The user's editor opened at a line: by their own command, never through a shell."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Mapping
from pathlib import PurePath

from pagesetter.diagnostics import Span

#: How editors with a window of their own are told a place. Those that run in a terminal
#: are not among them: the preview's own is taken.
_PLACES = {
    **dict.fromkeys(
        ("code", "codium", "code-insiders", "cursor"), ("-g", "{file}:{line}:{column}")
    ),
    **dict.fromkeys(("subl", "zed", "zeditor"), ("{file}:{line}:{column}",)),
    **dict.fromkeys(("gvim", "mvim", "gedit"), ("+{line}", "{file}")),
    **dict.fromkeys(("kate", "kwrite"), ("--line", "{line}", "--column", "{column}", "{file}")),
    **dict.fromkeys(("mate", "bbedit"), ("--line", "{line}", "{file}")),
    **dict.fromkeys(("idea", "pycharm", "webstorm"), ("--line", "{line}", "{file}")),
    "emacsclient": ("+{line}:{column}", "{file}"),
}

# So many that are still open are waited for; those are windows, and people close them.
_MOST_OPEN = 32


class EditorError(Exception):
    """A command that cannot be used; the message is for its user."""


def editor_words(command: str | None, environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return the words of the command that opens a file at `{line}` and `{column}`.

    `command` is what the user gave; without it $PAGESETTER_EDITOR, then $VISUAL and
    $EDITOR where they name an editor with a window. () where there is none. Raises
    `EditorError` where a command is no command.
    """
    for given in (command, environment.get("PAGESETTER_EDITOR")):
        if given:
            return _with_place(_split(given))
    for name in ("VISUAL", "EDITOR"):
        try:
            words = _split(environment.get(name) or "")
        except EditorError:
            continue
        if words and _program(words) in _PLACES:
            return _with_place(words)
    return ()


def _split(command: str) -> tuple[str, ...]:
    try:
        return tuple(shlex.split(command, posix=os.name != "nt"))
    except ValueError as error:
        message = f"the editor's command {command!r} cannot be read: {str(error).lower()}"
        raise EditorError(message) from None


def _with_place(words: tuple[str, ...]) -> tuple[str, ...]:
    if not words:
        raise EditorError("the editor's command is empty")
    if any("{file}" in word for word in words):
        return words
    return (*words, *_PLACES.get(_program(words), ("{file}",)))


def _program(words: tuple[str, ...]) -> str:
    return PurePath(words[0]).name.lower().removesuffix(".exe").removesuffix(".cmd")


class Editor:
    """Opens files; those it opened are waited for when they end."""

    def __init__(self, words: tuple[str, ...]) -> None:
        """Take the words of a command, with `{file}`, `{line}` and `{column}` in them."""
        self.words = words
        self._open: list[subprocess.Popen[bytes]] = []

    def open(self, span: Span) -> None:
        """Open a place. Raises `EditorError` where the command cannot be run."""
        self._open = [one for one in self._open if one.poll() is None]
        if len(self._open) >= _MOST_OPEN:
            raise EditorError("too many editors are open")
        nothing = subprocess.DEVNULL
        words = filled(self.words, span)
        try:
            one = subprocess.Popen(
                words, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
            )
        except (OSError, ValueError) as error:
            reason = (getattr(error, "strerror", None) or str(error)).lower()
            raise EditorError(f"{words[0]} cannot be run: {reason}") from None
        self._open.append(one)


def filled(words: tuple[str, ...], span: Span) -> list[str]:
    """Return the words of a command with a place in them; the file is an absolute path.

    >>> filled(("code", "-g", "{file}:{line}:{column}"), Span(PurePath("/a/b.yaml"), 3, 5, 3, 6))
    ['code', '-g', '/a/b.yaml:3:5']
    """
    place = {"line": str(span.line), "column": str(span.column)}
    file = os.path.abspath(span.file)  # noqa: PTH100 the name that the user knows, links and all
    # The file comes last: what is in its name is not filled in again.
    return [
        word.replace("{line}", place["line"])
        .replace("{column}", place["column"])
        .replace("{file}", file)
        for word in words
    ]
