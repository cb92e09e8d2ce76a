"""Paths in page and layout files: relative to the file that names them, inside its project."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from pagesetter.description.wording import did_you_mean, shown
from pagesetter.diagnostics import Code
from pagesetter.inputs import ask_for

#: A file of this name marks the top folder of a project.
PROJECT_MARK = ".pagesetter"

_INSIDE = "name a file inside the project, relative to this one"

# More names than this are not searched for one that was misspelled.
_MOST_NAMES = 500


class BadPathError(Exception):
    """A path that may not be used, or leads to nothing."""

    def __init__(self, code: Code, message: str, *hints: str) -> None:
        """Keep what is wrong, in the designer's words."""
        super().__init__(message)
        self.code = code
        self.message = message
        self.hints = hints


def find_project(file: Path) -> Path:
    """Return the project of a page file, with symbolic links resolved.

    It is the nearest folder above that holds a `.pagesetter`, or else the page's own.
    """
    folder = Path(os.path.realpath(file.parent))
    for candidate in (folder, *folder.parents):
        if is_file(candidate / PROJECT_MARK):
            return candidate
    return folder


def is_file(path: Path) -> bool:
    """Tell whether there is a file, also where the path is too long or may not be looked at."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def resolve(written: str, folder: Path, project: Path, missing: Code) -> Path:
    """Return the file that a path leads to from `folder`.

    Raises `BadPathError`, with the code `missing` where there is no such file.
    """
    _refuse_form(written)
    path = folder / written
    real = os.path.realpath(path)
    if not _is_inside(real, str(project)):
        raise BadPathError(
            Code.BAD_PATH,
            f"{shown(written)} leads out of the project {shown(project.name)}",
            _INSIDE,
            f"an empty file `{PROJECT_MARK}` marks the top folder of a project",
        )
    ask_for(path)
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        raise BadPathError(missing, f"there is no file {shown(written)}", *_near(path)) from None
    except OSError as error:
        reason = (error.strerror or "it is refused").lower()
        raise BadPathError(missing, f"{shown(written)} cannot be read: {reason}") from None
    if stat.S_ISDIR(mode):
        raise BadPathError(Code.BAD_PATH, f"{shown(written)} is a folder, not a file")
    if not stat.S_ISREG(mode):
        raise BadPathError(Code.BAD_PATH, f"{shown(written)} is a device, not a file")
    return path


def _refuse_form(written: str) -> None:
    """Raise `BadPathError` for what is no relative path, whatever is on the disk."""
    if not written.strip():
        raise BadPathError(Code.BAD_PATH, "a path must not be empty", _INSIDE)
    if "\0" in written:
        raise BadPathError(Code.BAD_PATH, "a path must not hold a NUL character")
    if written.startswith(("/", "\\")) or re.match(r"[A-Za-z]:", written):
        raise BadPathError(Code.BAD_PATH, f"{shown(written)} is an absolute path", _INSIDE)
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]+:", written):
        hint = "save the file in the project and name it"
        raise BadPathError(Code.BAD_PATH, f"{shown(written)} is a URL, not a file", hint)
    if "\\" in written:
        hint = f"write `{written.replace(chr(92), '/')}`"
        raise BadPathError(Code.BAD_PATH, f"{shown(written)} has `\\` between its folders", hint)


def _is_inside(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _near(path: Path) -> tuple[str, ...]:
    """Return a hint with the names beside a path that are nearly its own."""
    try:
        names = sorted(other.name for other in path.parent.iterdir())[:_MOST_NAMES]
    except OSError:
        return ()
    return did_you_mean(path.name, names)
