"""The few facts of a font file that are needed before, or without, opening it for shaping.

See the OpenType specification, chapters "Font file" and "name" and "OS/2".
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import BinaryIO

from pagesetter.diagnostics import PagesetterError

_COLLECTION = b"ttcf"
_POSTSCRIPT_NAME = 6
_MACINTOSH = 1
_MAX_FACES = 256  # no collection has as many; a damaged one may claim to
_FACE_TAGS = (b"\x00\x01\x00\x00", b"OTTO", b"true")


class FontError(PagesetterError):
    """A font file that cannot be used; the message is for the designer."""


def read_table(file: Path, index: int, tag: str) -> bytes | None:
    """Return a table of the face at `index` of a font file, `None` if it has no such table.

    Raises `FontError` for what is not a font and `OSError` for what cannot be read.
    """
    with file.open("rb") as stream:
        start = _face_starts(stream)
        if index >= len(start):
            raise FontError(f"{file.name} has no face {index}")
        return _table(stream, start[index], tag.encode())


def find_face(file: Path, postscript_name: str) -> int | None:
    """Return the index of the face with that PostScript name, `None` if there is none.

    A collection's faces stand in another order from one release to the next, so a
    face is told by its name. Raises as `read_table` does.
    """
    with file.open("rb") as stream:
        for index, start in enumerate(_face_starts(stream)):
            if postscript_name in _postscript_names(_table(stream, start, b"name") or b""):
                return index
    return None


def _face_starts(stream: BinaryIO) -> tuple[int, ...]:
    kind = stream.read(4)
    if kind in _FACE_TAGS:
        return (0,)
    if kind != _COLLECTION:
        raise FontError(f"{_name(stream)} is not an OpenType font")
    _, count = _unpack(">II", stream)
    return _unpack(f">{min(count, _MAX_FACES)}I", stream)


def _table(stream: BinaryIO, start: int, tag: bytes) -> bytes | None:
    stream.seek(start + 4)
    count, *_ = _unpack(">4H", stream)
    for name, _, offset, length in struct.iter_unpack(">4sIII", _exactly(stream, 16 * count)):
        if name == tag:
            stream.seek(offset)
            return _exactly(stream, length)
    return None


def _postscript_names(table: bytes) -> set[str]:
    if len(table) < 6:
        return set()
    _, count, storage = struct.unpack(">HHH", table[:6])
    names = set()
    for at in range(6, min(6 + 12 * count, len(table) - 11), 12):
        platform, _, _, name, length, offset = struct.unpack(">6H", table[at : at + 12])
        if name == _POSTSCRIPT_NAME:
            text = table[storage + offset : storage + offset + length]
            names.add(text.decode("latin-1" if platform == _MACINTOSH else "utf-16-be", "replace"))
    return names


def _unpack(layout: str, stream: BinaryIO) -> tuple[int, ...]:
    return struct.unpack(layout, _exactly(stream, struct.calcsize(layout)))


def _exactly(stream: BinaryIO, length: int) -> bytes:
    data = stream.read(length)
    if len(data) != length:
        raise FontError(f"the font file {_name(stream)} is cut short")
    return data


def _name(stream: BinaryIO) -> str:
    return Path(stream.name).name
