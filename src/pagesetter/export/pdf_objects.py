"""The objects of a PDF, and the file that holds them; ISO 32000-1 7.3 and 7.5.

The same objects give the same bytes: there is no clock, and the identifier is a hash of
the content. What is written into every page's file is written here and by no library:
loading one took a sixth of a cold build.
"""

from __future__ import annotations

import zlib
from _thread import LockType, allocate_lock, start_new_thread  # `threading` takes time to load
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from typing import Any

from pagesetter.export.pdf_digests import Digests
from pagesetter.export.pdf_xref import (
    IN_ONE_STREAM,
    object_stream,
    reference_rows,
    reference_table,
)
from pagesetter.keeping import Shelf, shelf

# A full page's operators take 1.2 ms at level 6, and 0.5 ms and a twelfth more bytes at this.
_FLATE_LEVEL = 4

#: Of outlines there is little to press out: two thirds of the time, a sixtieth more bytes.
OUTLINES_LEVEL = 1

# Bytes that take so long that a thread is worth it.
_MANY = 20_000

# Bytes that are kept of what was deflated, and of what it was before.
_MOST_DEFLATED = 8_000_000

# Numbers that are kept as they are written: columns and grid lines come again on all pages.
_MOST_NUMBERS = 10_000


class _Numbers(dict[float, str]):
    """Numbers as they are written with so many digits after the point at most."""

    def __init__(self, digits: int) -> None:
        super().__init__()
        self._format = f"%.{digits}f"

    def __missing__(self, value: float) -> str:
        if len(self) >= _MOST_NUMBERS:
            self.clear()
        text = self._format % value
        if "." in text:
            text = text.rstrip("0").rstrip(".")
        found = self[value] = "0" if text == "-0" else text
        return found


_NUMBERS = [_Numbers(digits) for digits in range(7)]

# What may stand in a name as it is; ISO 32000-1 7.3.5.
_REGULAR = frozenset(range(0x21, 0x7F)) - frozenset(b"#%()/<>[]{}")


class PdfObject:
    """Whatever has a form of its own in a file; text and numbers stand for themselves."""

    __slots__ = ()

    def format(self, _file: PdfFile, /) -> bytes:
        """Return the object as it stands in the file."""
        raise NotImplementedError


class Reference(PdfObject):
    """A reference to a numbered object."""

    __slots__ = ("number",)

    def __init__(self, number: int) -> None:
        """Refer to the object of that number."""
        self.number = number

    def format(self, _file: PdfFile, /) -> bytes:
        """Return the reference as it stands in the file; ISO 32000-1 7.3.10."""
        return b"%d 0 R" % self.number


class Dictionary(PdfObject):
    """A dictionary in the order that it was made in."""

    __slots__ = ("entries",)

    def __init__(self, entries: dict[str, Any]) -> None:
        """Take names, without their slash, and values."""
        self.entries = entries

    def format(self, file: PdfFile, /) -> bytes:
        """Return the dictionary as it stands in the file."""
        parts = [
            b"%s %s" % (name(key).encode("ascii"), _written(value, file))
            for key, value in self.entries.items()
        ]
        return b"<<%s>>" % b"\n".join(parts)


class Array(PdfObject):
    """An array."""

    __slots__ = ("items",)

    def __init__(self, items: Sequence[Any]) -> None:
        """Take values."""
        self.items = items

    def format(self, file: PdfFile, /) -> bytes:
        """Return the array as it stands in the file."""
        return b"[%s]" % b" ".join([_written(value, file) for value in self.items])


class Stream(PdfObject):
    """Bytes with a dictionary, written as they are.

    There is a line end before `endstream`, which ISO 32000-1 7.3.8.1 asks for and PDF/A
    requires. After a carriage return that is the last of the bytes it is one of both, so
    that this is not taken for a part of it.
    """

    __slots__ = ("content", "entries")

    def __init__(self, entries: dict[str, Any], content: bytes) -> None:
        """Take bytes that are already as `entries` say."""
        self.entries = entries
        self.content = content

    def format(self, file: PdfFile, /) -> bytes:
        """Return the stream as it stands in the file."""
        return b"".join(self.parts(file))

    def parts(self, file: PdfFile) -> tuple[bytes, ...]:
        """Return the same in parts, which are joined where the file is."""
        head = Dictionary(self.entries | {"Length": len(self.content)}).format(file)
        end = b"\r\n" if self.content.endswith(b"\r") else b"\n"
        return head + b"\nstream\n", self.content, end + b"endstream"


class Raw(PdfObject):
    """An object that is written already."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        """Take an object as it stands in the file, in ASCII."""
        self._text = text

    @classmethod
    def of(cls, item: Array) -> Raw:
        """Return an array, none of whose items is added to a file by itself, as it is written."""
        return cls(item.format(PdfFile()).decode("ascii"))

    def format(self, _file: PdfFile, /) -> bytes:
        """Return the object as it stands in the file."""
        return self._text.encode("ascii")


class Loose(Raw):
    """An object that is written already, and that goes into no object stream."""

    __slots__ = ()


def _written(item: Any, file: PdfFile) -> bytes:
    """Return a value as it stands in the file; a string is taken for what is to be written."""
    if isinstance(item, str):
        return item.encode("ascii")
    if isinstance(item, PdfObject):
        return item.format(file)
    if isinstance(item, bool):
        return b"true" if item else b"false"
    if isinstance(item, int):
        return b"%d" % item
    return number(item, 5).encode("ascii")


def dictionary(entries: Mapping[str, Any]) -> Dictionary:
    """Return a dictionary of names, without their slash, and values."""
    return Dictionary(dict(entries))


def stream(data: bytes, entries: Mapping[str, Any]) -> Stream:
    """Return a stream of bytes that are already as `entries` say."""
    return Stream(dict(entries), data)


def deflated(
    data: bytes, entries: Mapping[str, Any] | None = None, level: int = _FLATE_LEVEL
) -> Stream:
    """Return a stream of bytes, deflated here."""
    kept = shelf("deflated bytes", _MOST_DEFLATED)
    known: bytes | None = None if kept is None else kept.get((level, data))
    entries = {**(entries or {}), "Filter": name("FlateDecode")}
    if known is None and len(data) > _MANY:
        return Deflating(data, entries, level, kept)
    if known is None:
        known = zlib.compress(data, level)
        if kept is not None:
            kept.put((level, data), known, len(data) + len(known))
    return stream(known, entries)


class Deflating(Stream):
    """A stream that is deflated beside other work, until it is written."""

    __slots__ = ("_data", "_done", "_kept", "_level")

    def __init__(
        self, data: bytes, entries: Mapping[str, Any], level: int, kept: Shelf | None
    ) -> None:
        """Begin to deflate."""
        super().__init__(dict(entries), b"")
        self._data, self._level, self._kept = data, level, kept
        begun, self._done = allocate_lock(), allocate_lock()
        begun.acquire()
        self._done.acquire()
        start_new_thread(self._deflate, (begun,))
        begun.acquire()  # or it might wait long for its turn to run Python

    def _deflate(self, begun: LockType) -> None:
        begun.release()
        try:
            self.content = zlib.compress(self._data, self._level)
        finally:
            self._done.release()

    def parts(self, file: PdfFile) -> tuple[bytes, ...]:
        """Return the stream as it stands in the file, in parts."""
        with self._done:
            if not self.content:  # the thread had no memory
                self.content = zlib.compress(self._data, self._level)
        if self._kept is not None:
            self._kept.put(
                (self._level, self._data), self.content, len(self._data) + len(self.content)
            )
        return super().parts(file)


@cache
def name(text: str) -> str:
    """Return a name object; what is not ASCII is UTF-8.

    >>> name("Font"), name("PANTONE 185 C"), name("专")
    ('/Font', '/PANTONE#20185#20C', '/#E4#B8#93')
    """
    return "/" + "".join(chr(c) if c in _REGULAR else f"#{c:02X}" for c in text.encode("utf-8"))


def text_string(text: str) -> Any:
    """Return a text string as a value of a dictionary or an array."""
    return written_text(text)


def written_text(text: str) -> str:
    """Return a text string as it stands in a file; ISO 32000-1 7.9.2.2.

    What is more than plain ASCII is UTF-16: PDFDocEncoding has other characters than Latin-1
    at 0x18 to 0x1F and 0x80 to 0xA0, and none at 0x7F, 0x9F and 0xAD; ISO 32000-1 D.2.

    >>> written_text("en-US"), written_text("报")
    ('(en-US)', '<FEFF62A5>')
    """
    if text.isascii() and text.isprintable() and not set("()\\") & set(text):
        return f"({text})"
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


def number(value: float, digits: int = 3) -> str:
    """Return a number in the fewest characters, rounded to some digits after the point.

    >>> number(12.50), number(-0.0001), number(7)
    ('12.5', '0', '7')
    """
    return _NUMBERS[digits][value]


def numbers(values: tuple[float, ...], digits: int = 3) -> Array:
    """Return an array of numbers."""
    return Array([number(value, digits) for value in values])


class PdfFile:
    """Numbered objects, in the order they were added.

    `packed`, all that are no streams go together into streams, and so does the table
    that tells where each is; that takes PDF 1.5.
    """

    def __init__(self, version: str = "1.6", *, packed: bool = True) -> None:
        """Begin without objects."""
        self._version = version
        self._packed = packed
        self._count = 0
        self._objects: dict[int, Any] = {}
        self._written: dict[int, tuple[bytes, ...]] = {}
        self.digests = Digests()

    def add(self, item: Any) -> Reference:
        """Give an object a number, and return the reference to it."""
        reference = self.reserve()
        self.fill(reference, item)
        return reference

    def reserve(self) -> Reference:
        """Give out a number for an object that is made later, as its children must name it."""
        self._count += 1
        return Reference(self._count)

    def written(self, reference: Reference) -> str:
        """Return a reference as it stands in the file; ISO 32000-1 7.3.10."""
        return f"{reference.number} 0 R"

    def fill(self, reference: Reference, item: Any) -> None:
        """Give the object for a number that was reserved."""
        self._objects[reference.number] = item

    def identity(self, *more: bytes) -> bytes:
        """Return sixteen bytes that stand for the objects so far, and for what is added to them."""
        digest = sha256()
        for number in sorted(self._objects):
            for part in self._parts(number):
                digest.update(self.digests.told(part))
        for part in more:
            digest.update(self.digests.told(part))
        return digest.digest()[:16]

    def head(self) -> bytes:
        """Return what the file begins with."""
        # The second line tells mail and version control that the file is not text; 7.5.2.
        return f"%PDF-{self._version}\n%".encode("ascii") + b"\xe2\xe3\xcf\xd3\n"

    def trailer(self, root: Reference, info: Reference, identity: bytes) -> dict[str, Any]:
        """Return the entries of the trailer, but for its size; ISO 32000-1 7.5.5."""
        same = f"<{identity.hex().upper()}>"
        return {"Root": root, "Info": info, "ID": Array([same, same])}

    def data(self, root: Reference, info: Reference, identity: bytes) -> bytes:
        """Return the file, with `root` its catalog; ISO 32000-1 7.5."""
        return b"".join(self.pieces(root, info, identity))

    def pieces(self, root: Reference, info: Reference, identity: bytes) -> list[bytes]:
        """Return the same in pieces: photos are large, and are copied by no one but the disk."""
        head, trailer = self.head(), self.trailer(root, info, identity)
        parts, offsets, offset = [head], {}, len(head)
        packed, streams = self._pack() if self._packed else ({}, {})
        for number in range(1, self._count + 1):
            if number in packed:
                continue
            written = streams.get(number) or self._parts(number)
            offsets[number] = offset
            item = (b"%d 0 obj\n" % number, *written, b"\nendobj\n")
            parts += item
            offset += sum(map(len, item))
        if self._packed:
            parts += self._references(offsets, packed, offset, trailer)
        else:
            table = dictionary({"Size": self._count + 1, **trailer}).format(self)
            parts += [reference_table(offsets), b"trailer\n", table]
        return [*parts, b"\nstartxref\n%d\n%%%%EOF\n" % offset]

    def _parts(self, number: int) -> tuple[bytes, ...]:
        """Return an object as it stands in the file, in parts to be joined."""
        written = self._written.get(number)
        if written is None:
            item = self._objects[number]
            written = item.parts(self) if isinstance(item, Stream) else (item.format(self),)
            self._written[number] = written
        return written

    def _pack(self) -> tuple[dict[int, tuple[int, int]], dict[int, tuple[bytes, ...]]]:
        """Return in which stream each object is and where in it, and those streams."""
        alone = Stream, Loose
        single = sorted(n for n, item in self._objects.items() if not isinstance(item, alone))
        packed: dict[int, tuple[int, int]] = {}
        streams: dict[int, tuple[bytes, ...]] = {}
        for at in range(0, len(single), IN_ONE_STREAM):
            together = single[at : at + IN_ONE_STREAM]
            content, first = object_stream([(n, b"".join(self._parts(n))) for n in together])
            self._count += 1
            packed.update({n: (self._count, i) for i, n in enumerate(together)})
            entries = {"Type": name("ObjStm"), "N": len(together), "First": first}
            streams[self._count] = deflated(content, entries).parts(self)
        return packed, streams

    def _references(
        self,
        offsets: dict[int, int],
        packed: Mapping[int, tuple[int, int]],
        offset: int,
        trailer: Mapping[str, Any],
    ) -> Iterator[bytes]:
        """Yield the cross-reference stream, which begins at `offset`; ISO 32000-1 7.5.8."""
        number = self._count + 1
        offsets[number] = offset
        rows, fields = reference_rows(offsets, packed)
        entries = {"Type": name("XRef"), "Size": number + 1, "W": Array(fields), **trailer}
        yield b"%d 0 obj\n" % number
        yield deflated(rows, entries).format(self)
        yield b"\nendobj"
