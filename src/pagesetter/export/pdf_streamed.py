"""A PDF file whose objects are written as they are made, and forgotten.

What is kept of each is where it is. The objects that are no streams wait until there are
enough for an object stream; the table of all is written at the end.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any, BinaryIO

from pagesetter.export.pdf_images import Images
from pagesetter.export.pdf_objects import (
    Loose,
    PdfFile,
    Reference,
    Stream,
    deflated,
    dictionary,
    name,
)
from pagesetter.export.pdf_xref import IN_ONE_STREAM, object_stream, reference_table
from pagesetter.pictures import EncodedPicture


class StreamedFile(PdfFile):
    """A file that is written from its beginning to its end.

    Every method that adds to it raises `OSError` where `out` does.
    """

    def __init__(self, out: BinaryIO, version: str = "1.6", *, packed: bool = True) -> None:
        """Begin the file."""
        super().__init__(version, packed=packed)
        self._out = out
        self._at = 0
        self._offsets: dict[int, int] = {}
        self._places: dict[int, tuple[int, int]] = {}  # of objects in object streams
        self._waiting: list[tuple[int, bytes]] = []
        self._digest = sha256()
        self._put(self.head())

    def fill(self, reference: Reference, item: Any) -> None:
        """Write the object for a number that was reserved; it is not looked at again."""
        written: bytes = item.format(self)
        self._digest.update(b"%d " % reference.number)
        self._digest.update(written)
        if not self._packed or isinstance(item, (Stream, Loose)):
            self._write(reference.number, written)
            return
        self._waiting.append((reference.number, written))
        if len(self._waiting) == IN_ONE_STREAM:
            self._pack_waiting()

    def identity(self, *more: bytes) -> bytes:
        """Return sixteen bytes that stand for the objects so far, and for what is added to them."""
        digest = self._digest.copy()
        for written in more:
            digest.update(written)
        return digest.digest()[:16]

    def finish(self, root: Reference, info: Reference, identity: bytes) -> None:
        """End the file, with `root` its catalog; ISO 32000-1 7.5."""
        trailer = self.trailer(root, info, identity)
        if self._packed:
            self._pack_waiting()
            start = self._at
            for part in self._references(self._offsets, self._places, start, trailer):
                self._put(part)
        else:
            start = self._at
            self._put(reference_table(self._offsets))
            self._put(b"trailer\n")
            self._put(dictionary({"Size": self._count + 1, **trailer}).format(self))
        self._put(b"\nstartxref\n%d\n%%%%EOF\n" % start)

    def _pack_waiting(self) -> None:
        if not self._waiting:
            return
        content, first = object_stream(self._waiting)
        self._count += 1
        places = enumerate(self._waiting)
        self._places.update({number: (self._count, i) for i, (number, _) in places})
        entries = {"Type": name("ObjStm"), "N": len(self._waiting), "First": first}
        self._write(self._count, deflated(content, entries).format(self))
        self._waiting = []

    def _write(self, number: int, written: bytes) -> None:
        self._offsets[number] = self._at
        self._put(b"%d 0 obj\n" % number)
        self._put(written)
        self._put(b"\nendobj\n")

    def _put(self, data: bytes) -> None:
        self._out.write(data)
        self._at += len(data)


class StreamedImages(Images):
    """The images of a file that is streamed: of what was added its digest is kept."""

    def __init__(self, file: PdfFile, *, inks_only: bool) -> None:
        """Begin without any."""
        super().__init__(file, inks_only=inks_only)
        self._known: dict[bytes, Reference] = {}

    def add(self, image: EncodedPicture) -> Reference:
        """Add an image, with its opacity if it has any, and return the reference to it."""
        key = _digest_of(image)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = super().add(image)
            self._added.clear()  # with their samples
        return known


def _digest_of(image: EncodedPicture) -> bytes:
    mask = b"" if image.mask is None else _digest_of(image.mask)
    digest = sha256(repr(image._replace(data=b"", mask=None)).encode())
    digest.update(mask)
    digest.update(image.data)
    return digest.digest()
