"""How the objects of a PDF lie in its file: object streams, and where each object is.

Bytes in, bytes out; nothing here knows what an object is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

#: Objects in one object stream. A reader inflates the whole stream for any of them.
IN_ONE_STREAM = 200


def object_stream(objects: Sequence[tuple[int, bytes]]) -> tuple[bytes, int]:
    """Return the content of an object stream, and where the first object begins in it.

    Objects are pairs of their number and what they are. See ISO 32000-1 7.5.7.
    """
    offsets, at = [], 0
    for number, written in objects:
        offsets.append(b"%d %d" % (number, at))
        at += len(written) + 1
    head = b" ".join(offsets) + b"\n"
    return head + b"\n".join(written for _, written in objects), len(head)


def reference_rows(
    offsets: Mapping[int, int], packed: Mapping[int, tuple[int, int]]
) -> tuple[bytes, tuple[int, int, int]]:
    """Return the rows of a cross-reference stream, and how wide their three fields are.

    `offsets` has where objects begin in the file, `packed` the number of the object stream
    that others are in and their places in it. See ISO 32000-1 7.5.8.
    """
    wide = (max([*offsets.values(), *(stream for stream, _ in packed.values())])).bit_length()
    fields = (1, (wide + 7) // 8, 1)

    def row(kind: int, where: int, more: int) -> bytes:
        values = zip((kind, where, more), fields, strict=True)
        return b"".join(value.to_bytes(size, "big") for value, size in values)

    rows = [row(0, 0, 0)]
    for number in range(1, len(offsets) + len(packed) + 1):
        if number in offsets:
            rows.append(row(1, offsets[number], 0))
        else:
            rows.append(row(2, *packed[number]))
    return b"".join(rows), fields


def reference_table(offsets: Mapping[int, int]) -> bytes:
    """Return a cross-reference table for objects that all stand in the file themselves.

    See ISO 32000-1 7.5.4: each entry is 20 bytes.
    """
    return b"".join(_table(offsets))


def _table(offsets: Mapping[int, int]) -> Iterator[bytes]:
    yield b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1)
    for number in range(1, len(offsets) + 1):
        yield b"%010d 00000 n \n" % offsets[number]
