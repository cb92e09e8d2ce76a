"""Where a system keeps its fonts and its caches."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from pagesetter.caches import user_cache_folder as user_cache_folder

_FONT_SUFFIXES = frozenset([".otf", ".ttf", ".ttc", ".otc"])


def system_font_folders() -> tuple[Path, ...]:
    """Return the folders where this system keeps fonts, its own before the user's."""
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
        windows = Path(os.environ.get("WINDIR", r"C:\Windows"))
        return (windows / "Fonts", local / "Microsoft" / "Windows" / "Fonts")
    if sys.platform == "darwin":
        libraries = (Path("/System/Library"), Path("/Library"), home / "Library")
        return tuple(library / "Fonts" for library in libraries)
    # https://specifications.freedesktop.org/basedir-spec/latest/
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    own = os.environ.get("XDG_DATA_HOME") or str(home / ".local" / "share")
    data = [Path(folder) for folder in [*shared.split(":"), own] if folder]
    return (*dict.fromkeys(folder / "fonts" for folder in data), home / ".fonts")


def font_files(folders: Sequence[Path]) -> Iterator[Path]:
    """Yield the font files in the folders and below, each folder's in the order of their paths."""
    for folder in folders:
        found = [
            Path(parent, name)
            for parent, _, names in os.walk(folder)
            for name in names
            if os.path.splitext(name)[1].lower() in _FONT_SUFFIXES  # noqa: PTH122
        ]
        yield from sorted(found)
