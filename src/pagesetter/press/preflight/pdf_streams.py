"""The bytes of a stream, undone filter by filter, and never more than asked for.

A few kilobytes deflated can be gigabytes; so nothing is inflated by a library that does
not take a bound. ISO 32000-1 7.4.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from typing import Any

import pikepdf

from pagesetter.press.preflight.pdf_values import entry, filters, items, number

#: The operators of a page, inflated. The densest newspaper page has some 2 MB.
MOST_CONTENT = 32 << 20

# What a library without a bound may be given: LZW makes 2,700 bytes of one at the most.
_MOST_UNBOUND = 1 << 16


class TooLargeError(Exception):
    """A stream holds more than is looked at."""


class UndoneError(Exception):
    """A stream cannot be undone: damage, or a filter for images."""


def stream_bytes(stream: Any, most: int = MOST_CONTENT) -> bytes:
    """Return the bytes of a stream. Raises `TooLargeError` or `UndoneError`."""
    try:
        data: bytes = stream.read_raw_bytes()
    except (pikepdf.PdfError, RuntimeError, ValueError, AttributeError):
        raise UndoneError from None
    parameters = _parameters(stream)
    for i, which in enumerate(filters(stream)):
        data = undone(data, which, parameters[i] if i < len(parameters) else None, most)
    return data


def stream_head(stream: Any, length: int) -> bytes:
    """Return the first bytes of a stream, nothing of a damaged one; the rest is not undone."""
    try:
        data: bytes = stream.read_raw_bytes()
    except (pikepdf.PdfError, RuntimeError, ValueError, AttributeError):
        return b""
    if filters(stream) in (["FlateDecode"], ["Fl"]):
        try:
            return zlib.decompressobj().decompress(data, length)
        except zlib.error:
            return b""
    return data[:length]


def _parameters(stream: Any) -> list[Any]:
    found = entry(stream, "/DecodeParms")
    return items(found, 16) if isinstance(found, pikepdf.Array) else [found]


def undone(data: bytes, which: str, parameters: Any, most: int) -> bytes:
    """Undo one filter. Raises `TooLargeError` or `UndoneError`."""
    match which:
        case "FlateDecode" | "Fl":
            return _unpredicted(_inflated(data, most), parameters)
        case "ASCIIHexDecode" | "AHx":
            digits = re.sub(rb"[^0-9A-Fa-f]", b"", data.split(b">")[0])
            return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
        case "ASCII85Decode" | "A85":
            return _from_85(data)
        case "LZWDecode" | "LZW" | "RunLengthDecode" | "RL":
            return _by_library(data, which)
        case "Crypt":
            return data
        case _:
            raise UndoneError


def _inflated(data: bytes, most: int) -> bytes:
    worker = zlib.decompressobj()
    try:
        found = worker.decompress(data, most + 1)
    except zlib.error:
        raise UndoneError from None
    if len(found) > most:
        raise TooLargeError
    return found


def _from_85(data: bytes) -> bytes:
    body = data.split(b"~")[0].strip().removeprefix(b"<~")
    try:
        return base64.a85decode(body, ignorechars=b"\0\t\n\f\r ")
    except (ValueError, binascii.Error):
        raise UndoneError from None


def _by_library(data: bytes, which: str) -> bytes:
    if len(data) > _MOST_UNBOUND:
        raise TooLargeError
    full = {"LZW": "LZWDecode", "RL": "RunLengthDecode"}.get(which, which)
    with pikepdf.new() as pdf:
        stream = pikepdf.Stream(pdf, data, Filter=pikepdf.Name("/" + full))
        try:
            found: bytes = stream.read_bytes()
        except (pikepdf.PdfError, RuntimeError, ValueError):
            raise UndoneError from None
    return found


def _unpredicted(data: bytes, parameters: Any) -> bytes:
    """Undo a predictor of PNG or TIFF; 7.4.4.4."""
    kind = int(number(entry(parameters, "/Predictor"), 1))
    if kind < 2:
        return data
    colors = int(number(entry(parameters, "/Colors"), 1))
    bits = int(number(entry(parameters, "/BitsPerComponent"), 8))
    columns = int(number(entry(parameters, "/Columns"), 1))
    row = (colors * bits * columns + 7) // 8
    if not 0 < row < 1 << 24 or bits not in (1, 2, 4, 8, 16):
        raise UndoneError
    step = max(colors * bits // 8, 1)
    return _of_png(data, row, step) if kind >= 10 else _of_tiff(data, row, step, bits)


def _of_tiff(data: bytes, row: int, step: int, bits: int) -> bytes:
    if bits != 8:
        raise UndoneError
    out = bytearray(data)
    for start in range(0, len(out), row):
        for i in range(start + step, min(start + row, len(out))):
            out[i] = (out[i] + out[i - step]) & 0xFF
    return bytes(out)


def _of_png(data: bytes, row: int, step: int) -> bytes:
    out = bytearray()
    before = bytes(row)
    for start in range(0, len(data), row + 1):
        line = bytearray(data[start + 1 : start + 1 + row])
        line += bytes(row - len(line))
        _undo_line(line, before, step, data[start])
        out += line
        before = bytes(line)
    return bytes(out)


def _undo_line(line: bytearray, before: bytes, step: int, kind: int) -> None:
    """Undo one line's filter; PNG 9.2."""
    if kind == 2:
        line[:] = bytes((a + b) & 0xFF for a, b in zip(line, before, strict=True))
        return
    if kind not in (1, 3, 4):
        return
    for i in range(len(line)):
        left = line[i - step] if i >= step else 0
        corner = before[i - step] if i >= step else 0
        if kind == 1:
            guess = left
        elif kind == 3:
            guess = (left + before[i]) // 2
        else:
            guess = _paeth(left, before[i], corner)
        line[i] = (line[i] + guess) & 0xFF


def _paeth(left: int, above: int, corner: int) -> int:
    whole = left + above - corner
    return min((left, above, corner), key=lambda part: abs(whole - part))
