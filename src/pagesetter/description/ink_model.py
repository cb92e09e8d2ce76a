"""A layout's inks as read: each by its name, with what it is made of found."""

from __future__ import annotations

from enum import Enum

from pagesetter.diagnostics import Span
from pagesetter.ink import REGISTRATION, Ink
from pagesetter.records import NamedTuple


class InkDescription(NamedTuple):
    """A named ink."""

    name: str
    ink: Ink
    span: Span


#: Inks of every layout, without being written.
BUILT_IN = {
    "black": Ink(0.0, 0.0, 0.0, 1.0),
    "white": Ink(0.0, 0.0, 0.0, 0.0),
    "registration": Ink(1.0, 1.0, 1.0, 1.0, REGISTRATION),
}


class Use(Enum):
    """What an ink is used for: not everything can be printed with every ink."""

    TYPE = "type"
    LINE = "a line"  # or anything that is drawn in parts
    FILL = "a fill"


def why_not(ink: Ink, use: Use) -> tuple[str, str] | None:
    """Return why an ink cannot be used for something, and a hint; `None` where it can."""
    if ink.gradient is not None and use is not Use.FILL:
        where = "set type in" if use is Use.TYPE else "draw this with"
        return f"a gradient is no ink to {where}", "use it as a `fill`, or name an ink without one"
    if ink.opacity < 1 and use is Use.TYPE:
        hint = "give it a tint of an ink instead: `{of: black, tint: 60%}`"
        return "an ink that is not opaque is no ink to set type in", hint
    return None
