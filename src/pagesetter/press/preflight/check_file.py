"""Is a PDF, as a file, what a press takes? Version, identifiers, metadata, printing condition.

PDF/X-4 is ISO 15930-7, PDF/X-1a ISO 15930-4; clauses of ISO 32000-1 beside each check.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf

from pagesetter.diagnostics import Code
from pagesetter.press.model import Standard
from pagesetter.press.preflight.findings import Finding, error, warning
from pagesetter.press.preflight.pdf_open import PdfFile
from pagesetter.press.preflight.pdf_streams import TooLargeError, UndoneError, stream_bytes
from pagesetter.press.preflight.pdf_values import entry, items, name, number, text

# The latest version that each standard allows in a header.
_VERSIONS = {Standard.X4: "1.6", Standard.X1A: "1.4"}

# ICC.1 7.2.4: PDF 1.6 knows version 4.2 and before.
_LATEST_ICC = (4, 0x40)
_MOST_PROFILE = 64 << 20


def check_file(file: PdfFile, wanted: Standard) -> Iterator[Finding]:
    """Yield what is wrong with a file as a whole, as its standard has it."""
    yield from _check_claim(file, wanted)
    standard = file.claims or wanted
    yield from _check_version(file, standard)
    ids = items(entry(file.pdf.trailer, "/ID"), 3)
    if len(ids) != 2 or not all(isinstance(part, pikepdf.String) and bytes(part) for part in ids):
        yield error(Code.NO_FILE_ID, "the file has no identifier", "export it again for the press")
    if standard is not Standard.PLAIN:
        yield from _check_intents(file)
        yield from _check_metadata(file, standard)


def _check_claim(file: PdfFile, wanted: Standard) -> Iterator[Finding]:
    if wanted is Standard.PLAIN or file.claims is wanted:
        return
    if wanted is Standard.X4 and not file.metadata.readable and file.claims is None:
        return  # that there is no metadata is told by itself
    said = f"says that it is {file.said}" if file.said else "does not say what it is"
    yield error(
        Code.WRONG_STANDARD,
        f"the file {said}, and the press takes {wanted.value}",
        f"export it as {wanted.value}",
    )


def _check_version(file: PdfFile, standard: Standard) -> Iterator[Finding]:
    latest = _VERSIONS.get(standard, "2.0")
    if not file.version or file.version > latest:
        yield error(
            Code.PDF_VERSION,
            f"the file is PDF {file.version or 'of no version'}, later than {latest}",
            f"save it as PDF {latest}",
        )


# ---------------------------------------------------------------- the printing condition


def _check_intents(file: PdfFile) -> Iterator[Finding]:
    """Yield what is wrong with the output intents; 14.11.5."""
    intents = [
        intent
        for intent in items(entry(file.root, "/OutputIntents"), 32)
        if name(entry(intent, "/S")) == "GTS_PDFX"
    ]
    hint = "export it for one printing condition"
    if len(intents) != 1:
        how = "no output intent" if not intents else f"{len(intents)} output intents"
        yield error(Code.OUTPUT_INTENT, f"the file has {how} for printing", hint)
        return
    intent = intents[0]
    if not text(entry(intent, "/OutputConditionIdentifier")):
        yield error(Code.OUTPUT_INTENT, "the output intent has no identifier", hint)
    profile = entry(intent, "/DestOutputProfile")
    if profile is None:
        if not text(entry(intent, "/RegistryName")):
            wrong = "the output intent has neither a profile nor a registered name"
            yield error(Code.OUTPUT_PROFILE, wrong, "embed the profile of the press")
        return
    wrong = _profile_fault(profile)
    if wrong:
        message = f"the profile of the output intent {wrong}"
        yield error(Code.OUTPUT_PROFILE, message, "embed the profile of the press")


def _profile_fault(profile: Any) -> str:
    """Return what is wrong with an ICC profile for output, "" for nothing; ICC.1 7.2."""
    try:
        data = stream_bytes(profile, _MOST_PROFILE)
    except (TooLargeError, UndoneError):
        return "cannot be read"
    faults: list[tuple[bool, str]] = [
        (len(data) < 128 or data[36:40] != b"acsp", "is no ICC profile"),
        (data[12:16] != b"prtr", "is not of a printer"),
        (data[16:20] != b"CMYK", "is not for cyan, magenta, yellow and black"),
        (int(number(entry(profile, "/N"))) != 4, "is said to have other than four inks"),
        (tuple(data[8:10]) > _LATEST_ICC, "is of a version later than 4.2"),
        (int.from_bytes(data[:4], "big") > len(data), "is cut short"),
    ]
    return next((said for wrong, said in faults if wrong), "")


# ---------------------------------------------------------------- metadata


def _check_metadata(file: PdfFile, standard: Standard) -> Iterator[Finding]:
    """Yield what is wrong with the XMP, and where the information dictionary differs."""
    found = file.metadata
    hint = "export it again for the press"
    if not found.readable and standard is Standard.X4:
        how = "has no XMP metadata" if not found.present else "has XMP metadata that cannot be read"
        yield error(Code.NO_METADATA, f"the file {how}", hint)
        return
    if found.present and not found.plain:
        yield error(Code.NO_METADATA, "the XMP metadata is compressed", hint)
    yield from _check_agreement(file, hint)
    yield from _check_trapped(file, hint)


_SAME: tuple[tuple[str, str, str, Callable[[str], str]], ...] = (
    ("title", "/Title", "dc:title", str.strip),
    ("date of creation", "/CreationDate", "xmp:CreateDate", lambda said: _date(said)),
    ("date of change", "/ModDate", "xmp:ModifyDate", lambda said: _date(said)),
    ("standard", "/GTS_PDFXVersion", "pdfxid:GTS_PDFXVersion", str.strip),
)


def _check_agreement(file: PdfFile, hint: str) -> Iterator[Finding]:
    values = file.metadata.values
    for what, key, property_, plain in _SAME:
        told, said = text(entry(file.info, key)), values.get(property_)
        if told and said and plain(told) != plain(said):
            message = (
                f"the {what} is “{told[:40]}” in one place of the file and “{said[:40]}” in another"
            )
            yield error(Code.METADATA_CLASH, message, hint)


def _check_trapped(file: PdfFile, hint: str) -> Iterator[Finding]:
    """Yield that it is not said, or not clearly, whether the file is trapped; 14.11.6."""
    entry_said, value = entry(file.info, "/Trapped"), file.metadata.values.get("pdf:Trapped", "")
    told = name(entry_said) or text(entry_said) or ""
    if told and value and told.lower() != value.lower():
        yield error(
            Code.METADATA_CLASH,
            f"whether it is trapped is “{told}” in one place and “{value}” in another",
            hint,
        )
    elif (told or value).lower() not in ("true", "false"):
        yield warning(Code.METADATA_CLASH, "the file does not say whether it is trapped", hint)


def _date(said: str) -> str:
    """Return a date of either form as the same digits, in its own zone.

    >>> _date("D:20250911120000+08'00'"), _date("2025-09-11T12:00:00+08:00")
    ('202509111200000800', '202509111200000800')
    """
    digits = re.sub(r"\D", "", said.replace("Z", "+00:00").replace("Z", ""))
    zone = digits[14:18]
    return digits[:14].ljust(14, "0") + (zone if zone.strip("0") else "").ljust(4, "0")
