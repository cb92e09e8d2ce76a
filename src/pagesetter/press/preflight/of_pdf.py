"""Preflight of the bytes of any PDF: what a press objects to in the file and on its pages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from pagesetter.diagnostics import Code, Diagnostic, PagePlace, Span
from pagesetter.geometry import Size
from pagesetter.pictures import EncodedPicture
from pagesetter.press.model import PreparedPages, PressProfile
from pagesetter.press.preflight.check_file import check_file
from pagesetter.press.preflight.check_forbidden import check_forbidden
from pagesetter.press.preflight.check_pages import Box, boxes_of, check_pages_of
from pagesetter.press.preflight.findings import (
    Finding,
    as_diagnostic,
    gathered,
    leveled,
    unreported,
    warning,
)
from pagesetter.press.preflight.objects import Drawn, DrawnPage, DrawnPicture
from pagesetter.press.preflight.pdf_known import Known
from pagesetter.press.preflight.pdf_open import open_pdf
from pagesetter.press.preflight.pdf_state import Matrix, box_under, times
from pagesetter.press.preflight.pdf_values import inherited, number
from pagesetter.press.preflight.pdf_walk import Walk
from pagesetter.press.preflight.rules import judge_pages

#: Of all photos of a file, each as often as it is placed: those of a hundred pages.
MOST_PIXELS = 4 << 30

_LETTER: Box = (0.0, 0.0, 612.0, 792.0)


def check_pdf(
    data: bytes, profile: PressProfile, photos: Collection[EncodedPicture] = ()
) -> tuple[Finding, ...]:
    """Return what a press objects to in a PDF of any program; nothing is raised, whatever it holds.

    Of `photos`, in a PDF of ours, it is known how much ink they have: they are not decoded
    again for that.
    """
    found: list[Finding] = []
    try:
        known = frozenset(photo.data for photo in photos if photo.filter == "DCTDecode")
        found += findings_of(data, profile, known)
    except Exception:  # a file that nobody thought of is no reason to end without a word
        found.append(warning(Code.UNCHECKED, "it is too damaged to be looked at whole"))
    return gathered(leveled(found, profile.levels))


def check_written(
    data: bytes,
    prepared: PreparedPages,
    profile: PressProfile,
    before: Iterable[Diagnostic | Finding],
    span: Span,
) -> tuple[Diagnostic, ...]:
    """Return what a press objects to in a PDF of ours that was not said before it was written.

    `before` is what `check_pages` and makeup said. What is left is a mistake of ours, and
    is told at `span`. The file is held to what it claims.
    """
    held = profile._replace(standard=prepared.settings.standard)
    found = unreported(check_pdf(data, held, tuple(prepared.images.values())), before)
    return tuple(as_diagnostic(finding._replace(span=span)) for finding in found)


def findings_of(
    data: bytes, profile: PressProfile, known: Collection[bytes] = ()
) -> Iterator[Finding]:
    """Yield what is found, in no order of gravity, and whatever a press makes of it."""
    file, found = open_pdf(data)
    yield from found
    if file is None:
        return
    standard = file.claims or profile.standard
    yield from check_file(file, profile.standard)
    yield from check_forbidden(file, standard)
    yield from check_pages_of(file, standard)
    pages, resources, room = [], Known(), MOST_PIXELS
    for page, label in zip(file.pages, file.labels, strict=True):
        drawn, trouble = drawn_page_of(page, label, resources)
        drawn = _limited(drawn, known) if known else drawn
        room -= sum(thing.pixels for thing in drawn.objects if isinstance(thing, DrawnPicture))
        if room < 0:
            drawn = _unseen(drawn)
            trouble.append("its photos are too many to be looked at for their ink")
        pages.append(drawn)
        for what in trouble:
            yield warning(Code.UNCHECKED, what, at=PagePlace(label, "page", 0, 0, 0, 0))
    yield from judge_pages(pages, profile)


def _unseen(page: DrawnPage) -> DrawnPage:
    """Return a page none of whose photos are decoded."""
    objects = tuple(
        thing._replace(samples=_nothing) if isinstance(thing, DrawnPicture) else thing
        for thing in page.objects
    )
    return page._replace(objects=objects)


def _nothing() -> None:
    return None


def _limited(page: DrawnPage, known: Collection[bytes]) -> DrawnPage:
    """Return a page with those of its photos told that are known."""
    objects: list[Drawn] = []
    for thing in page.objects:
        if isinstance(thing, DrawnPicture):
            samples = thing.samples()
            limited = samples is not None and samples.data in known
            objects.append(thing._replace(limited=limited))
        else:
            objects.append(thing)
    return page._replace(objects=tuple(objects))


def drawn_page_of(page: Any, label: str, known: Known) -> tuple[DrawnPage, list[str]]:
    """Return what is drawn on a page, and what could not be looked at.

    `known` is what was read of the file before.
    """
    media, _, trim = boxes_of(page)
    media = media or _LETTER
    base, size = _base(page, trim or media)
    walk = Walk(base, box_under(base, *media), known)
    objects = walk.page(page, inherited(page, "/Resources"))
    return DrawnPage(label, size, objects), sorted(walk.trouble)


def _base(page: Any, trim: Box) -> tuple[Matrix, Size]:
    """Return the matrix to points from the trim's top left as the page is seen; 7.7.3.3."""
    left, foot, right, top = trim
    width, height = right - left, top - foot
    turn = int(number(inherited(page, "/Rotate"))) % 360
    turned: dict[int, Matrix] = {
        90: (0, 1, 1, 0, -foot, -left),
        180: (-1, 0, 0, 1, right, -foot),
        270: (0, -1, -1, 0, top, right),
    }
    matrix = turned.get(turn, (1, 0, 0, -1, -left, top))
    unit = number(inherited(page, "/UserUnit"), 1.0) or 1.0
    size = Size(height, width) if turn in (90, 270) else Size(width, height)
    scaled = times(matrix, (unit, 0, 0, unit, 0, 0))
    return scaled, Size(size.width * unit, size.height * unit)
