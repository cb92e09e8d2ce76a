"""How a slot deals with a story that does not fit it, as written."""

from __future__ import annotations

from enum import Enum

from pagesetter.records import NamedTuple
from pagesetter.units import Length


class FitPolicy(Enum):
    """What is done about a story that is over or under its place."""

    REPORT = "report"  # nothing: it is said
    TIGHTEN = "tighten"  # its tracking changes within bounds until it fits
    FILL = "fill"  # and its paragraphs take a line more or less, so that columns end full


class FitRules(NamedTuple):
    """What may be done to a story's body so that it fits."""

    policy: FitPolicy
    tighten: Length | None  # zero or less: what the body's tracking may change by; None: not said
    open: Length | None  # zero or more
