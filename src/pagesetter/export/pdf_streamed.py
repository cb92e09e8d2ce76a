"""A PDF file whose objects are written as they are made, and forgotten.

What is kept of each is where it is. The objects that are no streams wait until there are
enough for an object stream; the table of all is written at the end.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from hashlib import sha256
from typing import Any, BinaryIO

from pagesetter.export.pdf_images import Images
from pagesetter.export.pdf_objects import (
    Deflating,
    Loose,
    PdfFile,
    Reference,
    Stream,
    deflated,
    dictionary,
    name,
    stream,
)
from pagesetter.export.pdf_xref import IN_ONE_STREAM, object_stream, reference_table
from pagesetter.pictures import EncodedPicture
from pagesetter.records import NamedTuple

# Bytes that are compared at once with what was written.
_AT_ONCE = 1 << 20

# Photos that are known by themselves: those that `pictures` keeps.
_LATELY = 32


class _Object(NamedTuple):
    """An object that is to be written, in order."""

    number: int
    content: Stream | bytes
    told: bool = True  # to the file's identifier; what is packed was told by itself
    alone: bool = True  # not in an object stream


class StreamedFile(PdfFile):
    """A file that is written from its beginning to its end; `out` can be read as well.

    Every method that adds to it raises `OSError` where `out` does.
    """

    def __init__(self, out: BinaryIO, version: str = "1.6", *, packed: bool = True) -> None:
        """Begin the file."""
        super().__init__(version, packed=packed)
        self._out = out
        self._at = 0
        self._offsets: dict[int, int] = {}
        self._contents: dict[
            int, int
        ] = {}  # where, of those in streams of their own, the bytes begin
        self._places: dict[int, tuple[int, int]] = {}  # of objects in object streams
        self._waiting: list[tuple[int, bytes]] = []
        self._unsettled: list[_Object] = []
        self._digest = sha256()
        self._put(self.head())

    def fill(self, reference: Reference, item: Any) -> None:
        """Write the object for a number that was reserved; it is not looked at again.

        Behind a stream that is still deflated it waits until `settle`.
        """
        number = reference.number
        if isinstance(item, Stream):
            self._take(_Object(number, item))
            return
        written: bytes = item.format(self)
        alone = not self._packed or isinstance(item, Loose)
        self._take(_Object(number, written, alone=alone))
        if not alone:
            self._waiting.append((number, written))
            if len(self._waiting) == IN_ONE_STREAM:
                self._pack_waiting()

    def settle(self) -> None:
        """Write what waits."""
        for each in self._unsettled:
            self._settle(each)
        self._unsettled.clear()

    def _take(self, each: _Object) -> None:
        if self._unsettled or isinstance(each.content, Deflating):
            self._unsettled.append(each)
        else:
            self._settle(each)

    def _settle(self, each: _Object) -> None:
        """Digest an object and write it, or what of both is to be done."""
        number, content, told, alone = each
        parts = content.parts(self) if isinstance(content, Stream) else (content,)
        if told:
            self._digest.update(b"%d " % number)
            for part in parts:
                self._digest.update(part)
        if alone:
            self._offsets[number] = self._at
            self._put(b"%d 0 obj\n" % number)
            self._contents[number] = self._at + len(parts[0])
            for part in parts:
                self._put(part)
            self._put(b"\nendobj\n")

    def holds(self, reference: Reference, content: bytes) -> bool:
        """Tell whether a stream that was written has this content, of which it has the length."""
        self.settle()
        self._out.seek(self._contents[reference.number])
        whole, same = memoryview(content), True
        for at in range(0, len(content), _AT_ONCE):
            part = whole[at : at + _AT_ONCE]
            same = same and self._out.read(len(part)) == part
        self._out.seek(self._at)
        return same

    def identity(self, *more: bytes) -> bytes:
        """Return sixteen bytes that stand for the objects so far, and for what is added to them."""
        self.settle()
        digest = self._digest.copy()
        for written in more:
            digest.update(written)
        return digest.digest()[:16]

    def finish(self, root: Reference, info: Reference, identity: bytes) -> None:
        """End the file, with `root` its catalog; ISO 32000-1 7.5."""
        trailer = self.trailer(root, info, identity)
        if self._packed:
            self._pack_waiting()
        self.settle()
        if self._packed:
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
        self._take(_Object(self._count, deflated(content, entries), told=False))
        self._waiting = []

    def _put(self, data: bytes) -> None:
        self._out.write(data)
        self._at += len(data)


class StreamedImages(Images):
    """The images of a file that is streamed: their samples are in it, and nowhere else."""

    def __init__(self, file: StreamedFile, *, inks_only: bool) -> None:
        """Begin without any."""
        super().__init__(file, inks_only=inks_only)
        self._streamed = file
        self._alike: dict[
            Hashable, list[Reference]
        ] = {}  # by all that is known of them but samples
        self._lately: OrderedDict[int, tuple[EncodedPicture, Reference]] = OrderedDict()

    def add(self, image: EncodedPicture) -> Reference:
        """Add an image, with its opacity if it has any, and return the reference to it."""
        mask = None if image.mask is None else self.add(image.mask)
        key = image._replace(data=b"", mask=None), len(image.data), mask and mask.number
        alike = self._alike.setdefault(key, [])
        for known in alike:
            if self._streamed.holds(known, image.data):
                return known
        reference = self._file.add(stream(image.data, self._entries(image, mask)))
        alike.append(reference)
        return reference

    def add_kept(self, image: EncodedPicture) -> Reference:
        """Add an image that is kept elsewhere too: the same object is known without a look."""
        known = self._lately.get(id(image))
        if known is None:
            known = self._lately[id(image)] = image, self.add(image)
            if len(self._lately) > _LATELY:
                self._lately.popitem(last=False)
        else:
            self._lately.move_to_end(id(image))
        return known[1]
