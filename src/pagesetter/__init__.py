"""Newspaper pages from YAML: Chinese composition, makeup on a grid, PDF for the press.

`build` is the whole of it; `Options` are what a build can be told, `Report` is what it
tells, and `PageError` carries what a designer has to mend.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pagesetter.diagnostics import PageError
    from pagesetter.pipeline import Options, Report, build

__version__ = "0.1.0"
__all__ = ["Options", "PageError", "Report", "__version__", "build"]


def __getattr__(name: str) -> Any:
    """Load the stages when they are first asked for: `--help` needs none of them."""
    if name == "PageError":
        from pagesetter.diagnostics import PageError

        return PageError
    if name in ("Options", "Report", "build"):
        from pagesetter import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
