"""Fonts of a PDF: how its codes are read, how wide its glyphs are, what they say.

ISO 32000-1 9.6, 9.7, 9.10.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

import pikepdf

from pagesetter.press.preflight.pdf_streams import TooLargeError, UndoneError, stream_bytes
from pagesetter.press.preflight.pdf_values import entry, items, name, number, numbers
from pagesetter.records import NamedTuple

_MOST_MAP = 4 << 20
_MOST_WIDTHS = 70_000
_PAIRS = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]+)>")
_RANGES = re.compile(
    rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]+)>\s*(?:<([0-9A-Fa-f\s]+)>|\[([^\]]*)\])"
)
_BLOCKS = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)


#: Gives at most so many bytes of a stream. Raises `TooLargeError` or `UndoneError`.
Read: TypeAlias = Callable[[Any, int], bytes]


class PdfFont(NamedTuple):
    """What the walk over a page asks of a font."""

    label: str
    length: int  # bytes of a code
    widths: Mapping[int, float]  # ems
    usual: float  # width of the others
    vertical: bool
    missing: frozenset[int]  # codes that show a box for a glyph that is not there
    texts: Mapping[int, str]
    em: float = 1.0  # of a Type 3 font, whose glyphs have a space of their own


NO_FONT = PdfFont("", 1, {}, 0.5, False, frozenset(), {})


def font_of(value: Any, read: Read = stream_bytes) -> PdfFont:
    """Return a font of a page's resources; `read` gives the bytes of a stream."""
    kind = name(entry(value, "/Subtype"))
    label = re.sub(r"^[A-Z]{6}\+", "", name(entry(value, "/BaseFont")))
    texts = _texts(entry(value, "/ToUnicode"), read)
    if kind == "Type0":
        return _composite(value, label, texts)
    first = int(number(entry(value, "/FirstChar")))
    em = 1.0
    scale = 0.001
    if kind == "Type3":
        matrix = numbers(entry(value, "/FontMatrix"), 6)
        scale = abs(matrix[0]) if len(matrix) == 6 else scale
        em = 1000 * (abs(matrix[3]) if len(matrix) == 6 else scale)
    widths = {
        first + i: width * scale for i, width in enumerate(numbers(entry(value, "/Widths"), 256))
    }
    return PdfFont(label, 1, widths, 0.5, False, _blank_codes(value), texts, em)


def _blank_codes(font: Any) -> frozenset[int]:
    """Return the codes that an encoding gives `.notdef`; 9.6.6."""
    found, code = set(), 0
    for item in items(entry(entry(font, "/Encoding"), "/Differences"), 1024):
        if isinstance(item, pikepdf.Name):
            if name(item) == ".notdef":
                found.add(code)
            code += 1
        else:
            code = int(number(item))
    return frozenset(found)


def _composite(font: Any, label: str, texts: Mapping[int, str]) -> PdfFont:
    descendants = items(entry(font, "/DescendantFonts"), 1)
    inner = descendants[0] if descendants else None
    encoding = name(entry(font, "/Encoding"))
    identity = encoding.startswith("Identity")
    return PdfFont(
        label=re.sub(r"-Identity-[HV]$", "", label),
        length=2,
        widths=dict(_cid_widths(entry(inner, "/W"))),
        usual=number(entry(inner, "/DW"), 1000) / 1000,
        vertical=encoding.endswith("V"),
        missing=frozenset([0]) | _without_glyph(inner) if identity else frozenset(),
        texts=texts,
    )


def _without_glyph(inner: Any) -> frozenset[int]:
    """Return the codes that a map of codes to glyphs sends to glyph 0; 9.7.4.2."""
    table = entry(inner, "/CIDToGIDMap")
    if not isinstance(table, pikepdf.Stream):
        return frozenset()
    try:
        data = stream_bytes(table, 1 << 17)
    except (TooLargeError, UndoneError):
        return frozenset()
    return frozenset(i // 2 for i in range(0, len(data) - 1, 2) if data[i : i + 2] == b"\0\0")


def _cid_widths(value: Any) -> Iterator[tuple[int, float]]:
    """Yield the widths of a `W` array; 9.7.4.3."""
    parts = items(value, _MOST_WIDTHS)
    at = 0
    while at + 1 < len(parts):
        first = int(number(parts[at]))
        if isinstance(parts[at + 1], pikepdf.Array):
            for i, width in enumerate(numbers(parts[at + 1], _MOST_WIDTHS)):
                yield first + i, width / 1000
            at += 2
        elif at + 2 < len(parts):
            last = min(int(number(parts[at + 1])), first + 65535)
            width = number(parts[at + 2]) / 1000
            for code in range(first, last + 1):
                yield code, width
            at += 3
        else:
            return


def _texts(value: Any, read: Read) -> dict[int, str]:
    """Return what the codes of a font say, by its ToUnicode; 9.10.3."""
    if not isinstance(value, pikepdf.Stream):
        return {}
    try:
        data = read(value, _MOST_MAP)
    except (TooLargeError, UndoneError):
        return {}
    found: dict[int, str] = {}
    for block in _BLOCKS.finditer(data):
        if block[1] == b"bfchar":
            found.update((_code(m[1]), _said(m[2])) for m in _PAIRS.finditer(block[2]))
            continue
        for m in _RANGES.finditer(block[2]):
            found.update(_range(m))
    return found


def _range(match: re.Match[bytes]) -> Iterator[tuple[int, str]]:
    first, last = _code(match[1]), _code(match[2])
    last = min(last, first + 65535)
    if match[3] is None:
        for i, part in enumerate(re.findall(rb"<([0-9A-Fa-f\s]+)>", match[4])):
            yield first + i, _said(part)
        return
    said = _said(match[3])
    if said:
        for code in range(first, last + 1):
            yield code, said[:-1] + chr(min(ord(said[-1]) + code - first, 0x10FFFF))


def _code(digits: bytes) -> int:
    return int(re.sub(rb"\s", b"", digits)[:8] or b"0", 16)


def _said(digits: bytes) -> str:
    clean = re.sub(rb"\s", b"", digits).decode()
    return bytes.fromhex(clean + "0" * (len(clean) % 2)).decode("utf-16-be", "replace")


class Shown(NamedTuple):
    """A string as a font shows it."""

    width: float  # ems, along the line
    codes: int
    spaces: int  # codes 32 of one byte, which word spacing widens
    missing: int
    text: str


def shown(font: PdfFont, data: bytes) -> Shown:
    """Measure a string, without the spacing of the text state."""
    codes: Any = data
    if font.length == 2:
        codes = [a << 8 | b for a, b in zip(data[::2], data[1::2], strict=False)]
    widths, usual = font.widths, font.usual
    width = len(codes) if font.vertical else sum([widths.get(code, usual) for code in codes])
    missing = sum(code in font.missing for code in codes) if font.missing else 0
    text = "".join(font.texts.get(code, "") for code in codes[:16])
    spaces = data.count(b" ") if font.length == 1 else 0
    return Shown(width, len(codes), spaces, missing, text)
