"""The charset of a CFF program: which character, by its CID, each glyph is.

In a CID-keyed program a code of the PDF is a CID, and the charset says which glyph that is
(ISO 32000-1 9.7.4.2). With a charset of its own a subset can be shown by any codes. See
Adobe Technical Note 5176, The Compact Font Format: 4, 5, 13.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_CHARSET, _ROS = 15, 1230
_LONG = 29  # begins an operand of five bytes


def with_charset(program: bytes, identifiers: Sequence[int]) -> bytes | None:
    """Return a CFF program whose glyphs have these CIDs, in order; the first must be 0.

    `None`: it is not CID-keyed, or its charset cannot be exchanged in place.
    """
    operators = dict(operators_of(program, *top_dictionary(program)))
    at = operators.get(_CHARSET, -1)
    if _ROS not in operators or at < 0 or program[at] != _LONG:
        return None
    # Format 0: all of them one by one, but for the first.
    charset = b"\0" + b"".join(cid.to_bytes(2, "big") for cid in identifiers[1:])
    operand = bytes([_LONG]) + len(program).to_bytes(4, "big")
    return program[:at] + operand + program[at + len(operand) :] + charset


def top_dictionary(program: bytes) -> tuple[int, int]:
    """Return where the Top DICT begins and ends: in the second INDEX of the program."""
    _, end = _first_of_index(program, program[2])
    return _first_of_index(program, end)[0]


def _first_of_index(program: bytes, at: int) -> tuple[tuple[int, int], int]:
    """Return where the first object of an INDEX begins and ends, and where the INDEX ends."""
    count, size = int.from_bytes(program[at : at + 2], "big"), program[at + 2]
    data = at + 3 + (count + 1) * size - 1

    def offset(i: int) -> int:
        begin = at + 3 + i * size
        return data + int.from_bytes(program[begin : begin + size], "big")

    return (offset(0), offset(1)), offset(count)


def operators_of(program: bytes, at: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the operators of a DICT, each with where its last operand begins.

    An operator of two bytes, 12 and n, is 1200 + n.
    """
    operand = at
    while at < end:
        first = program[at]
        if first <= 21:
            number, size = (1200 + program[at + 1], 2) if first == 12 else (first, 1)
            yield number, operand
            at += size
            continue
        operand = at
        at += _size_of_operand(program, at)


def _size_of_operand(program: bytes, at: int) -> int:
    first = program[at]
    if first == 30:  # a real number, of half bytes up to one that is 15
        size = 1
        while program[at + size] & 15 != 15 and program[at + size] >> 4 != 15:
            size += 1
        return size + 1
    return {28: 3, _LONG: 5}.get(first, 1 if first < 247 else 2)
