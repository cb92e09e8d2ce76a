"""Jumps as written: a story's parts on several pages of an edition.

Where the pages are known, the edition stage puts in what each part prints of the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pagesetter.diagnostics import Span
from pagesetter.records import NamedTuple

#: The words of a jump line where the layout gives none.
JUMP_TO = "（下转第{page}版）"
JUMP_FROM = "（上接第{page}版）"

_UNKNOWN: Mapping[str, str] = MappingProxyType({})


class Jump(NamedTuple):
    """The page that a story goes on on."""

    page: str  # as it is printed
    span: Span
    facts: Mapping[str, str] = _UNKNOWN  # of that page; none while its edition is unknown


class Continues(NamedTuple):
    """The story, on an earlier page, that this one is the rest of."""

    page: str
    story: str | None  # its id or its slot; None: the only one that jumps here from there
    span: Span
    facts: Mapping[str, str] = _UNKNOWN


class JumpLine(NamedTuple):
    """The line that says where a story goes on, or where it comes from.

    `text` may name facts of the other page in braces: `{page}`, `{section}`.
    """

    style: str
    text: str
    span: Span
