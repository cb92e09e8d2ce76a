"""Where what may be forgotten is kept from one command to the next."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def user_cache_folder() -> Path:
    """Return the folder for what pagesetter may forget; it need not exist."""
    home = Path.home()
    if sys.platform == "win32":
        caches = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
    elif sys.platform == "darwin":
        caches = home / "Library" / "Caches"
    else:
        caches = Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
    return caches / "pagesetter"


def cache_folder(name: str) -> Path | None:
    """Return a folder of the cache: where `PAGESETTER_CACHE` says, or where the system has them.

    `None` where nothing is to be kept: an empty `PAGESETTER_CACHE` says so, and so does having
    no home.
    """
    said = os.environ.get("PAGESETTER_CACHE")
    if said is not None:
        return Path(said, name) if said else None
    try:
        return user_cache_folder() / name
    except RuntimeError:  # no home
        return None
