"""What keeps pages from being what a standard asks for: nothing is flattened away.

PDF/X-1a (ISO 15930-4) has no transparency; PDF/X-4 (ISO 15930-7) and PDF/A-2
(ISO 19005-2) want the profile of the press in the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pagesetter.diagnostics import Span
from pagesetter.display.model import Clip, DisplayList, DrawPhoto, Mark
from pagesetter.ink import Ink
from pagesetter.pictures import EncodedPicture, Picture, encode_picture
from pagesetter.press.model import PdfSettings, Standard
from pagesetter.records import NamedTuple

# The newest ICC profile that a standard takes: of PDF 1.4 and of PDF 1.6.
_NEWEST = {Standard.X1A: (2, 4), Standard.X4: (4, 2)}

_HEADER = 128  # bytes of a profile's header; ICC.1 7.2


class Refusal(NamedTuple):
    """A mark that a standard has no room for."""

    region: str
    span: Span
    what: str  # as a designer would say, to go on with “which PDF/X-1a cannot have”


def why_not_x1a(
    pages: Sequence[DisplayList], prepared: Mapping[Picture, EncodedPicture]
) -> list[Refusal]:
    """Return the marks that a PDF/X-1a cannot have, in order, none twice.

    Photos that are not `prepared` go in as they are. Raises `PictureError`.
    """
    found: dict[Refusal, None] = {}
    for page in pages:
        for region in page.regions:
            for mark in region.marks:
                for span, what in _refused(mark, prepared):
                    found[Refusal(region.name, span, what)] = None
    return list(found)


def what_is_missing(settings: PdfSettings, date: str) -> list[str]:
    """Return what a file lacks to be what its settings call it, as a designer would say.

    `date` is the edition's; it is asked for where the settings have none.
    """
    standard = settings.standard
    if standard is Standard.PLAIN and not settings.archive:
        return []
    missing = []
    if standard is not Standard.PLAIN and not (settings.created or date):
        missing.append("no date: the page has none")
    intent = settings.intent
    if intent is None:
        return [*missing, "no printing condition"]
    if intent.icc is None:
        if standard is not Standard.X1A or settings.archive:
            missing.append(f"no ICC profile of {intent.identifier}")
        elif not intent.registry:
            missing.append(f"neither an ICC profile nor a registered name of {intent.identifier}")
        return missing
    return [*missing, *_faults(intent.icc, standard)]


def _refused(mark: Mark, prepared: Mapping[Picture, EncodedPicture]) -> Iterator[tuple[Span, str]]:
    match mark:
        case DrawPhoto():
            encoded = prepared.get(mark.picture) or encode_picture(mark.picture)
            name = mark.picture.file.name
            if encoded.mask is not None:
                yield mark.span, f"{name} has an alpha channel"
            if encoded.filter == "JPXDecode":
                yield mark.span, f"{name} is JPEG 2000"
            if encoded.bits > 8:
                yield mark.span, f"{name} has {encoded.bits} bits a component"
        case Clip():
            for inner in mark.marks:
                yield from _refused(inner, prepared)
        case _:
            if _shows_through(mark.ink):
                yield mark.span, f"an ink of opacity {mark.ink.opacity:g}"


def _shows_through(ink: Ink) -> bool:
    return ink.opacity != 1


def _faults(icc: bytes, standard: Standard) -> Iterator[str]:
    """Yield what is wrong with a profile as that of a press; ICC.1 7.2."""
    if len(icc) < _HEADER:
        yield "an ICC profile that is cut short"
        return
    if icc[12:16] != b"prtr":
        yield "an ICC profile that is not of a press"
    if icc[16:20] != b"CMYK":
        yield "an ICC profile that is not of cyan, magenta, yellow and black"
    version = (icc[8], icc[9] >> 4)
    if version > _NEWEST.get(standard, (4, 4)):
        yield f"an ICC profile of version {version[0]}.{version[1]}, too new for it"
