"""Newspaper pages from YAML: Chinese composition, makeup on a grid, PDF for the press.

`build` is the whole of it, `build_edition` of an edition, `build_pages` of many;
`Options` are what a build can be told, `Report` is what it
tells, and `PageError` carries what a designer has to mend. An `Engine` makes a page again and
again, and keeps what has not changed; each `Made` page is a build's. `compose` sets a paragraph
by itself, in a `Style` with its `SpacingRules` and `AdjustmentRules`, and returns each
`ComposedLine` with the `LineStep`s that filled it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pagesetter.batch.build import build_pages
    from pagesetter.batch.model import BatchOptions, BatchOutputs, BatchReport
    from pagesetter.composing import ComposedLine, LineStep, Style, compose
    from pagesetter.composition.model import AdjustmentRules
    from pagesetter.diagnostics import PageError
    from pagesetter.edition_files import Outputs
    from pagesetter.edition_pipeline import EditionReport, build_edition
    from pagesetter.engine import Engine, Made
    from pagesetter.language.spacing import SpacingRules
    from pagesetter.pipeline import Options, Report, build

__version__ = "0.1.0"
__all__ = [
    "AdjustmentRules",
    "BatchOptions",
    "BatchOutputs",
    "BatchReport",
    "ComposedLine",
    "EditionReport",
    "Engine",
    "LineStep",
    "Made",
    "Options",
    "Outputs",
    "PageError",
    "Report",
    "SpacingRules",
    "Style",
    "__version__",
    "build",
    "build_edition",
    "build_pages",
    "compose",
]

_HOMES = {
    "AdjustmentRules": "pagesetter.composition.model",
    "BatchOptions": "pagesetter.batch.model",
    "BatchOutputs": "pagesetter.batch.model",
    "BatchReport": "pagesetter.batch.model",
    "ComposedLine": "pagesetter.composing",
    "EditionReport": "pagesetter.edition_pipeline",
    "Engine": "pagesetter.engine",
    "LineStep": "pagesetter.composing",
    "Made": "pagesetter.engine",
    "Options": "pagesetter.pipeline",
    "Outputs": "pagesetter.edition_files",
    "PageError": "pagesetter.diagnostics",
    "Report": "pagesetter.pipeline",
    "SpacingRules": "pagesetter.language.spacing",
    "Style": "pagesetter.composing",
    "build": "pagesetter.pipeline",
    "build_edition": "pagesetter.edition_pipeline",
    "build_pages": "pagesetter.batch.build",
    "compose": "pagesetter.composing",
}


def __getattr__(name: str) -> Any:
    """Load the stages when they are first asked for: `--help` needs none of them."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
