"""Pages made ready for a press: overprint settled, photos in its inks, marks, preflight."""

from __future__ import annotations

import os
from collections.abc import Sequence

from pagesetter.diagnostics import Code, DiagnosticLog, Span
from pagesetter.display.model import DisplayList
from pagesetter.press.color.cache import user_cache
from pagesetter.press.color.icc import FoundIcc, find_icc
from pagesetter.press.color.photos import prepare_pictures
from pagesetter.press.marks import with_marks
from pagesetter.press.model import (
    PdfSettings,
    PreparedPages,
    PressOptions,
    PressProfile,
    PrintersMark,
    Standard,
)
from pagesetter.press.overprint import settled
from pagesetter.press.preflight.of_pages import check_pages
from pagesetter.press.standards import what_is_missing, why_not_x1a
from pagesetter.records import NamedTuple

# More at a time only take memory from one another.
_MOST_WORKERS = 8


class Press(NamedTuple):
    """The press that pages are made for, and what was asked of it."""

    profile: PressProfile
    options: PressOptions
    span: Span  # where the profile is named; the page file's beginning where the command names it


def prepare(
    pages: Sequence[DisplayList], press: Press, log: DiagnosticLog, title: str | None = None
) -> PreparedPages:
    """Return pages as they go to plate, and log what the press does not take.

    Raises `PageError` where the ICC profile that was asked for is none.
    """
    profile, options = press.profile, press.options
    icc = icc_of(press, log)
    log.raise_errors()
    plain = tuple(settled(page) for page in pages)
    workers = options.workers or min(os.cpu_count() or 1, _MOST_WORKERS)
    intent = icc.intent
    cache = user_cache()
    images = prepare_pictures(
        plain, profile, intent and intent.icc, log, cache=cache, workers=workers
    )
    settings = PdfSettings(
        standard=options.standard or profile.standard,
        archive=options.archive,
        intent=intent,
        title=title,
        created=pages[0].date or None,
        linearized=options.linearized,
    )
    prepared = PreparedPages(plain, images, settings)
    prepared = prepared._replace(settings=_claimed(prepared, press, log))
    for diagnostic in check_pages(prepared, profile, cache=cache):
        log.add(diagnostic)
    marks = tuple(PrintersMark) if options.marks else profile.marks
    return prepared._replace(pages=tuple(with_marks(page, marks) for page in plain))


def icc_of(press: Press, log: DiagnosticLog) -> FoundIcc:
    """Find the profile of the printing condition; log the files that were passed over."""
    given = press.options.icc
    spans = (press.span, press.profile.span, press.profile.condition_span)
    folders = [span.file.parent for span in spans if span]
    folders += [press.profile.condition.folder] if press.profile.condition.folder else []
    beside = tuple(dict.fromkeys(folders))
    found = find_icc(press.profile.condition, given, beside)
    at = press.profile.condition_span or press.span
    for refusal in found.refused:
        if given is not None:
            log.error(Code.BAD_ICC_PROFILE, refusal, press.span, "give the printer's CMYK profile")
        else:
            log.warn(Code.BAD_ICC_PROFILE, refusal, at, "ask the printer for the profile again")
    return found


def _claimed(prepared: PreparedPages, press: Press, log: DiagnosticLog) -> PdfSettings:
    """Return the settings, with the claims that the file can bear; log those it cannot."""
    settings = prepared.settings
    if settings.standard is Standard.X1A:
        for refusal in why_not_x1a(prepared.pages, prepared.images):
            message = f"{refusal.region}: {refusal.what}, which PDF/X-1a cannot have"
            log.error(Code.NOT_PDF_X, message, refusal.span, "make it PDF/X-4, or take that out")
    missing = what_is_missing(settings, prepared.pages[0].date)
    names = [settings.standard.value] if settings.standard is not Standard.PLAIN else []
    names += ["PDF/A-2u"] if settings.archive else []
    for lack in missing:
        hint = "add `date:` to `edition`" if "date" in lack else "give one with --icc"
        log.warn(Code.NOT_PDF_X, f"the PDF is not {' or '.join(names)}: {lack}", press.span, hint)
    return settings._replace(standard=Standard.PLAIN, archive=False) if missing else settings
