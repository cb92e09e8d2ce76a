"""The printing condition that a file was made for, and its ICC profile; ISO 32000-1 14.11.5."""

from __future__ import annotations

from typing import Any

from pagesetter.export.pdf_objects import Array, PdfFile, deflated, dictionary, name, text_string
from pagesetter.press.model import OutputIntent, PdfSettings, Standard

# The color spaces of profiles, as their headers name them, and how many components each
# has; ICC.1 7.2.6.
_COMPONENTS = {b"CMYK": 4, b"RGB ": 3, b"GRAY": 1}


def add_intents(file: PdfFile, settings: PdfSettings) -> dict[str, Any]:
    """Add the output intents that the settings ask for, and return the catalog's entry.

    PDF/X and PDF/A each have their own; both are of the same profile, which is in the
    file once (ISO 15930-7 6.2, ISO 19005-2 6.2.3).
    """
    subtypes = []
    if settings.standard is not Standard.PLAIN:
        subtypes.append("GTS_PDFX")
    if settings.archive:
        subtypes.append("GTS_PDFA1")
    if settings.intent is None or not subtypes:
        return {}
    entries = _entries(settings.intent)
    if settings.intent.icc is not None:
        icc = settings.intent.icc
        components = _COMPONENTS.get(icc[16:20], 4)
        entries["DestOutputProfile"] = file.add(deflated(icc, {"N": components}))
    intents = [
        file.add(dictionary({"Type": name("OutputIntent"), "S": name(subtype), **entries}))
        for subtype in subtypes
    ]
    return {"OutputIntents": Array(intents)}


def _entries(intent: OutputIntent) -> dict[str, Any]:
    entries = {"OutputConditionIdentifier": text_string(intent.identifier)}
    # Info is asked for where the condition is not registered: Table 365
    entries["Info"] = text_string(intent.info or intent.identifier)
    if intent.registry:
        entries["RegistryName"] = text_string(intent.registry)
    return entries
