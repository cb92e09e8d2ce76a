"""Where the layouts, press profiles and fonts that come with pagesetter are."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def shipped_folder(name: str) -> Path:
    """Return the folder `layouts`, `profiles` or `fonts` of this installation.

    They are inside the package when it is installed, and at the top of the
    repository in a source checkout.
    """
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parents[1] / name
