"""Are the pages of a PDF what a press takes? Boxes, annotations, blend spaces, fonts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from pagesetter.diagnostics import Code, PagePlace
from pagesetter.press.model import Standard
from pagesetter.press.preflight.findings import Finding, error, warning
from pagesetter.press.preflight.pdf_colors import space_of
from pagesetter.press.preflight.pdf_open import PdfFile
from pagesetter.press.preflight.pdf_values import (
    entry,
    inherited,
    is_dictionary,
    items,
    name,
    rectangle,
)

Box: TypeAlias = tuple[float, float, float, float]

# What rounding leaves between two boxes, in points.
_SLACK = 0.02

_SUBSET = re.compile(r"^[A-Z]{6}\+")

# Annotations that a printer makes and reads; 14.11.3, 14.11.6.
_PRINTERS = frozenset(["PrinterMark", "TrapNet"])


def check_pages_of(file: PdfFile, standard: Standard) -> Iterator[Finding]:
    """Yield what is wrong with the pages and the fonts of a file."""
    for page, label in zip(file.pages, file.labels, strict=True):
        at = PagePlace(label, "page", 0, 0, 0, 0)
        yield from (found._replace(at=at) for found in _check_boxes(page))
        yield from _check_annotations(page, label)
    yield from _check_blend_spaces(file, standard)
    for label, holder in file.holders:
        if name(entry(holder, "/Type")) == "Font":
            place = PagePlace("", label, 0, 0, 0, 0)
            yield from (found._replace(at=place) for found in _check_font(holder))


def boxes_of(page: Any) -> tuple[Box | None, Box | None, Box | None]:
    """Return a page's media, bleed and trim box; 14.11.2. A trim box may be an art box."""
    media = rectangle(inherited(page, "/MediaBox"))
    trim = rectangle(entry(page, "/TrimBox")) or rectangle(entry(page, "/ArtBox"))
    return media, rectangle(entry(page, "/BleedBox")), trim


def _check_boxes(page: Any) -> Iterator[Finding]:
    media, bleed, trim = boxes_of(page)
    hint = "export it with its trim and bleed"
    if media is None:
        yield error(Code.PAGE_BOXES, "the page has no MediaBox", hint)
    elif trim is None:
        yield error(Code.PAGE_BOXES, "the page does not say where it is trimmed", hint)
    elif entry(page, "/TrimBox") is not None and entry(page, "/ArtBox") is not None:
        yield error(Code.PAGE_BOXES, "the page has a TrimBox and an ArtBox", hint)
    elif bleed is not None and not _holds(media, bleed):
        yield error(Code.PAGE_BOXES, "the bleed of the page is larger than its sheet", hint)
    elif not _holds(bleed or media, trim):
        outer = "bleed" if bleed else "sheet"
        yield error(Code.PAGE_BOXES, f"the trim of the page is outside of its {outer}", hint)
    elif bleed is None:
        yield warning(Code.PAGE_BOXES, "the page does not say how far its bleed goes", hint)


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer[0] <= inner[0] + _SLACK
        and outer[1] <= inner[1] + _SLACK
        and inner[2] <= outer[2] + _SLACK
        and inner[3] <= outer[3] + _SLACK
    )


def _check_annotations(page: Any, label: str) -> Iterator[Finding]:
    """Yield an annotation that lies within what is printed; 12.5."""
    media, bleed, trim = boxes_of(page)
    inside = bleed or trim or media
    for note in items(entry(page, "/Annots"), 10_000):
        box, kind = rectangle(entry(note, "/Rect")), name(entry(note, "/Subtype"))
        if box is None or inside is None or kind in _PRINTERS:
            continue
        apart = (
            box[0] >= inside[2] or box[2] <= inside[0] or box[1] >= inside[3] or box[3] <= inside[1]
        )
        if not apart:
            left, top = box[0] - (trim or inside)[0], (trim or inside)[3] - box[3]
            yield error(
                Code.ANNOTATION,
                f"a {kind.lower() or 'note'} annotation lies on the page",
                "export it without links, notes and fields",
                PagePlace(label, kind, left, top, box[2] - box[0], box[3] - box[1]),
            )
            return


def _check_blend_spaces(file: PdfFile, standard: Standard) -> Iterator[Finding]:
    """Yield a transparency group that mixes its colors in other inks; 11.3.4."""
    if standard is Standard.PLAIN:
        return
    for label, holder in file.holders:
        group = entry(holder, "/Group")
        space = entry(group, "/CS")
        if name(entry(group, "/S")) != "Transparency" or space is None:
            continue
        kind = space_of(space).kind
        if kind not in ("CMYK", "Gray"):
            yield error(
                Code.BLEND_SPACE,
                f"transparency is mixed in {kind}, not in the press's inks",
                "export it with CMYK as the blending space",
                PagePlace("", label, 0, 0, 0, 0),
            )
            return


def _check_font(font: Any) -> Iterator[Finding]:
    """Yield what is wrong with a font; 9.6 to 9.10."""
    kind = name(entry(font, "/Subtype"))
    if kind in ("Type3", "CIDFontType0", "CIDFontType2"):
        return  # a font of operators; the inner half of a Type 0 font
    inner = font
    if kind == "Type0":
        inner = next(iter(items(entry(font, "/DescendantFonts"), 1)), None)
    descriptor = entry(inner, "/FontDescriptor")
    label = _SUBSET.sub("", name(entry(inner, "/BaseFont")) or name(entry(font, "/BaseFont")))
    programs = ("/FontFile", "/FontFile2", "/FontFile3")
    if not any(is_dictionary(entry(descriptor, key)) for key in programs):
        message = f"the typeface {label} is not in the file"
        yield error(Code.FONT_NOT_EMBEDDED, message, "embed all typefaces")
        return
    if not _SUBSET.match(name(entry(inner, "/BaseFont"))):
        message = f"the typeface {label} is embedded whole"
        yield warning(Code.FONT_NOT_SUBSET, message, "embed only the glyphs that are used")
    if kind == "Type0" and entry(font, "/ToUnicode") is None:
        message = f"text in {label} cannot be searched or copied"
        yield warning(Code.NO_UNICODE, message, "export it with the characters of its text")
