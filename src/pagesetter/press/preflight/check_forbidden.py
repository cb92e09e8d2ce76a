"""What a PDF for the press must not hold, wherever it stands in the file.

ISO 15930-7 6 and ISO 15930-4 6; the clauses of ISO 32000-1 beside each check.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pikepdf

from pagesetter.diagnostics import Code, PagePlace
from pagesetter.press.model import Standard
from pagesetter.press.preflight.findings import Finding, error
from pagesetter.press.preflight.pdf_open import PdfFile
from pagesetter.press.preflight.pdf_values import (
    entries,
    entry,
    filters,
    is_dictionary,
    items,
    name,
    number,
)

# Actions that do no more than lead to a place are harmless on a press, but not in PDF/X.
_ACTIONS = frozenset(
    [
        *("JavaScript", "Launch", "SubmitForm", "ImportData", "ResetForm", "URI", "GoToR"),
        *("GoToE", "Sound", "Movie", "Hide", "Named", "SetOCGState", "Rendition", "Trans"),
        *("GoTo3DView", "Thread"),
    ]
)


def check_forbidden(file: PdfFile, standard: Standard) -> Iterator[Finding]:
    """Yield what must not be in a file, each kind once with the first that has it."""
    for code, message, hint, has in _KINDS:
        for label, holder in file.holders:
            if has(holder):
                at = PagePlace("", label, 0, 0, 0, 0)
                yield error(code, message, hint)._replace(at=at)
                break
    yield from _check_layers(file, standard)
    if standard is Standard.X1A:
        yield from _check_transparency(file)


def _is_action(holder: Any) -> bool:
    """Tell whether a dictionary is an action, or has some that start by themselves; 12.6."""
    if name(entry(holder, "/S")) in _ACTIONS and name(entry(holder, "/Type")) in ("", "Action"):
        return True
    return is_dictionary(entry(holder, "/AA")) or entry(holder, "/JavaScript") is not None


def _has_file(holder: Any) -> bool:
    """Tell of another file within this one; 7.11.4."""
    return name(entry(holder, "/Type")) == "EmbeddedFile" or (
        is_dictionary(entry(holder, "/EF")) or entry(holder, "/EmbeddedFiles") is not None
    )


def _is_postscript(holder: Any) -> bool:
    """Tell of an XObject of PostScript; 8.8.2."""
    return "PS" in (name(entry(holder, "/Subtype")), name(entry(holder, "/Subtype2")))


def _has_transfer(holder: Any) -> bool:
    """Tell of a transfer curve; 10.5. `TR2 /Default` is the press's own."""
    if not _is_state(holder):
        return False
    if entry(holder, "/TR") is not None and name(entry(holder, "/TR")) != "Identity":
        return True
    second = entry(holder, "/TR2")
    return second is not None and name(second) != "Default"


def _has_halftone(holder: Any) -> bool:
    """Tell of a screen of a file's own; 10.6."""
    screen = entry(holder, "/HT")
    return _is_state(holder) and screen is not None and name(screen) != "Default"


def _is_state(holder: Any) -> bool:
    kind = name(entry(holder, "/Type"))
    return kind in ("", "ExtGState") and not isinstance(holder, pikepdf.Stream)


_KINDS: tuple[tuple[Code, str, str, Callable[[Any], bool]], ...] = (
    (
        Code.ACTIVE_CONTENT,
        "the file has JavaScript or actions",
        "export it without interactive elements",
        _is_action,
    ),
    (Code.EMBEDDED_FILE, "another file is embedded", "export it without attachments", _has_file),
    (Code.POSTSCRIPT, "the file has PostScript in it", "export it without", _is_postscript),
    (
        Code.OUTSIDE_DATA,
        "a part of the file is kept outside of it",
        "export it with all pictures in the file",
        lambda holder: (
            (isinstance(holder, pikepdf.Stream) and entry(holder, "/F") is not None)
            or entry(holder, "/OPI") is not None
            or (name(entry(holder, "/Subtype")) == "Form" and entry(holder, "/Ref") is not None)
        ),
    ),
    (
        Code.TRANSFER_CURVE,
        "the file has a transfer curve, which would change its colors on the press",
        "export it without transfer functions",
        _has_transfer,
    ),
    (
        Code.HALFTONE,
        "the file has a screen of its own",
        "export it without halftone settings",
        _has_halftone,
    ),
    (
        Code.LZW,
        "something is compressed with LZW",
        "export it with Flate or JPEG compression",
        lambda holder: (
            isinstance(holder, pikepdf.Stream) and bool({"LZWDecode", "LZW"} & set(filters(holder)))
        ),
    ),
    (
        Code.ALTERNATE_IMAGE,
        "a photo has another that may be printed in its place",
        "export it with one version of each photo",
        lambda holder: (
            name(entry(holder, "/Subtype")) == "Image"
            and bool(items(entry(holder, "/Alternates"), 1))
        ),
    ),
)


def _check_layers(file: PdfFile, standard: Standard) -> Iterator[Finding]:
    """Yield that layers may make the plate other than what is seen; 8.11, ISO 15930-7 6.17."""
    layers = entry(file.root, "/OCProperties")
    if layers is None:
        return
    hint = "export it without layers"
    configurations = [entry(layers, "/D"), *items(entry(layers, "/Configs"), 64)]
    if standard is Standard.X1A:
        yield error(Code.LAYERS, "the file has layers", hint)
    elif any(entry(one, "/AS") is not None for one in configurations):
        yield error(Code.LAYERS, "layers are shown or hidden by themselves", hint)
    elif any(items(entry(one, "/OFF"), 1) for one in configurations) or any(
        name(entry(one, "/BaseState")) == "OFF" for one in configurations
    ):
        yield error(Code.LAYERS, "a layer is hidden", hint)


def _check_transparency(file: PdfFile) -> Iterator[Finding]:
    for label, holder in file.holders:
        if is_transparent(holder):
            yield error(
                Code.TRANSPARENCY,
                "the file has transparency, which PDF/X-1a has not",
                "export it as PDF/X-4, or without transparency",
                PagePlace("", label, 0, 0, 0, 0),
            )
            return


def is_transparent(holder: Any) -> bool:
    """Tell whether a dictionary makes something transparent; 11.6."""
    if name(entry(holder, "/S")) == "Transparency":
        return True
    if isinstance(holder, pikepdf.Stream):
        return entry(holder, "/SMask") is not None or number(entry(holder, "/SMaskInData")) > 0
    if not _is_state(holder):
        return False
    keys = {key for key, _ in entries(holder)}
    blend = name(entry(holder, "/BM")) or "Normal"
    return (
        number(entry(holder, "/ca"), 1) < 1
        or number(entry(holder, "/CA"), 1) < 1
        or blend not in ("Normal", "Compatible")
        or ("/SMask" in keys and name(entry(holder, "/SMask")) != "None")
    )
