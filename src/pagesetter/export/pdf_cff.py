"""A program of CFF outlines taken apart and put together: the same outlines, other glyphs.

What HarfBuzz cuts out of a CID-keyed face without subroutines has one string for each glyph,
which is the same whatever other glyphs are cut with it. So a program with a glyph more is the
last one with a string more, its offsets counted anew, byte for byte what HarfBuzz would write. See
Adobe Technical Note 5176, The Compact Font Format.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, pairwise

from pagesetter.export.pdf_charset import operators_of, top_dictionary
from pagesetter.records import NamedTuple

_CHARSET, _CHAR_STRINGS, _PRIVATE = 15, 17, 18
_FD_ARRAY, _FD_SELECT, _FONT_NAME = 1236, 1237, 1238
_SHORT, _LONG = 28, 29  # begin an operand of three bytes, of five
_STANDARD_STRINGS = 391  # that are in no program; appendix A

# A charset in which each glyph has its own number: ranges count the glyphs after their
# first in one byte, or in two; 13.
_SHORT_RANGE = 256


class Frame(NamedTuple):
    """All of a program but what tells of each glyph."""

    lead: bytes  # header, names, top dictionary, strings
    sections: tuple[tuple[int, int], ...]  # operators of it whose operand is an offset, and where
    fonts: bytes  # the dictionaries of fonts, and then their private ones
    privates: tuple[int, ...]  # where in `fonts` there is an offset
    begin: int  # of `fonts` in the program


class Program(NamedTuple):
    """A program taken apart."""

    frame: Frame
    outlines: Sequence[bytes]  # by glyph
    font_of: Sequence[int]  # by glyph
    fonts: Sequence[tuple[bytes, ...]]  # what tells each from others, in every program


def taken_apart(program: bytes) -> Program | None:
    """Take a program apart; `None` where putting it together would not give the same bytes."""
    try:
        found = _taken_apart(program)
    except (IndexError, KeyError, ValueError):  # it is not CID-keyed
        return None
    whole = joined(found.frame, found.outlines, found.font_of)
    return found if whole == program and len({*found.fonts}) == len(found.fonts) else None


def joined(frame: Frame, outlines: Sequence[bytes], font_of: Sequence[int]) -> bytes:
    """Return the program of glyphs: what draws each, and the number of the font that it is of."""
    charset, select = _charset(len(outlines)), _select(font_of)
    begin = len(frame.lead) + len(charset) + len(select)
    places = {
        _CHARSET: len(frame.lead),
        _FD_SELECT: len(frame.lead) + len(charset),
        _FD_ARRAY: begin,
        _CHAR_STRINGS: begin + len(frame.fonts),
    }
    lead, fonts = bytearray(frame.lead), bytearray(frame.fonts)
    for operator, at in frame.sections:
        lead[at : at + 4] = places[operator].to_bytes(4, "big")
    for at in frame.privates:
        offset = int.from_bytes(fonts[at : at + 4], "big") + begin - frame.begin
        fonts[at : at + 4] = offset.to_bytes(4, "big")
    return b"".join([lead, charset, select, fonts, *_index(outlines)])


def _charset(count: int) -> bytes:
    """Return the charset of so many glyphs whose CIDs are their numbers, in the shortest format."""
    if count <= 2:
        return b"\0\0\1"[: 2 * count - 1]
    if count - 1 <= _SHORT_RANGE:
        return b"\1\0\1" + (count - 2).to_bytes(1, "big")
    return b"\2\0\1" + (count - 2).to_bytes(2, "big")


def _select(font_of: Sequence[int]) -> bytes:
    """Return what tells the font of each glyph; 19."""
    ranges, at = [], 0
    for font, alike in groupby(font_of):
        ranges.append(at.to_bytes(2, "big") + font.to_bytes(1, "big"))
        at += len([*alike])
    return b"".join([b"\3", len(ranges).to_bytes(2, "big"), *ranges, at.to_bytes(2, "big")])


def _index(items: Sequence[bytes]) -> Iterator[bytes]:
    """Yield an INDEX in parts; 5."""
    offsets = [*accumulate(map(len, items), initial=1)]
    size = (offsets[-1].bit_length() + 7) // 8
    yield len(items).to_bytes(2, "big") + size.to_bytes(1, "big")
    yield b"".join([offset.to_bytes(size, "big") for offset in offsets])
    yield from items


# ---------------------------------------------------------------- reading


def _taken_apart(program: bytes) -> Program:
    top, end = top_dictionary(program)
    operators = dict(operators_of(program, top, end))
    sections = tuple(
        (o, operators[o] + 1) for o in (_CHARSET, _FD_SELECT, _FD_ARRAY, _CHAR_STRINGS)
    )
    places = {operator: _offset(program, at) for operator, at in sections}
    strings, outlines, entries = (
        _items(program, at) for at in (end, places[_CHAR_STRINGS], places[_FD_ARRAY])
    )
    begin = places[_FD_ARRAY]
    fonts = program[begin : places[_CHAR_STRINGS]]
    lead = program[: places[_CHARSET]]
    told, privates, at = [], [], begin + 3 + (len(entries) + 1) * program[begin + 2]
    for entry in entries:
        own = dict(operators_of(entry, 0, len(entry)))
        operand = own[_PRIVATE] + 1
        size, offset = _number(entry, operand - 4), _offset(entry, operand)
        privates.append(at - begin + operand)
        name, rest = _number(entry, own[_FONT_NAME]), entry[: own[_FONT_NAME]]
        told.append((strings[name - _STANDARD_STRINGS], rest, program[offset : offset + size]))
        at += len(entry)
    select = _fonts_of(program, places[_FD_SELECT])
    return Program(Frame(lead, sections, fonts, tuple(privates), begin), outlines, select, told)


def _items(program: bytes, at: int) -> list[bytes]:
    """Return the items of an INDEX that has any; 5."""
    count = int.from_bytes(program[at : at + 2], "big")
    size, table = program[at + 2], at + 3
    offsets = [
        int.from_bytes(program[i : i + size], "big")
        for i in range(table, table + (count + 1) * size, size)
    ]
    data = table + (count + 1) * size - 1
    return [program[data + a : data + b] for a, b in pairwise(offsets)]


def _fonts_of(program: bytes, at: int) -> list[int]:
    """Return the number of the font of each glyph."""
    if program[at] != 3:
        raise ValueError
    ranges = int.from_bytes(program[at + 1 : at + 3], "big")
    found: list[int] = []
    for i in range(at + 3, at + 3 + 3 * ranges, 3):
        following = int.from_bytes(program[i + 3 : i + 5], "big")
        found += [program[i + 2]] * (following - int.from_bytes(program[i : i + 2], "big"))
    return found


def _offset(data: bytes, at: int) -> int:
    """Return an operand of five bytes, after the first of them."""
    if data[at - 1] != _LONG:
        raise ValueError
    return int.from_bytes(data[at : at + 4], "big")


def _number(data: bytes, at: int) -> int:
    """Return an operand of three bytes, which HarfBuzz makes of sizes and names; 4."""
    if data[at] != _SHORT:
        raise ValueError
    return int.from_bytes(data[at + 1 : at + 3], "big", signed=True)
