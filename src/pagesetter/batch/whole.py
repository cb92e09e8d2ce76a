"""The PDF of all pages of a batch, written as they come."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from pagesetter.batch.model import PageMade
from pagesetter.batch.planning import Plan
from pagesetter.batch.records import forget, record
from pagesetter.export.pdf_stream import PdfStream
from pagesetter.files import being_written
from pagesetter.pipeline import Options
from pagesetter.platemaking import weaker
from pagesetter.press.model import PdfSettings


class WholePdf:
    """Pages come in any order of their units; they are written in that of the batch."""

    def __init__(
        self, out: Path, planned: Plan, options: Options, draw: Callable[[int], PageMade]
    ) -> None:
        """Take what is planned; nothing is written yet.

        `draw` makes a page that cannot be written as it was written apart.
        """
        self._draw = draw
        self._out, self._title = out, planned.title
        self._order = [(os.path.abspath(page.file), page.place) for page in planned.pages]  # noqa: PTH100 resolve() would follow links
        self._linearized = options.press.linearized
        self._file: BinaryIO | None = None
        self._stream: PdfStream | None = None
        self._settings: list[PdfSettings] = []  # one: the first page's, as all may claim
        self._held: dict[int, PageMade] = {}
        self._following = 0
        self._fails = False
        self._inputs: dict[Path, str | None] | None = {}

    def made_with(self, options: str) -> str:
        """Return what stands for all that decides this file, but for what is in its files."""
        return sha256(repr((options, self._title, self._order)).encode()).hexdigest()

    @contextmanager
    def being_written(self) -> Iterator[None]:
        """Write the file inside; unless it is finished there, none is left.

        Raises `OSError` that names the file.
        """
        try:
            with being_written(self._out) as self._file:
                yield
                if self._file is not None:
                    raise _UnfinishedError
        except _UnfinishedError:
            pass

    def take(self, place: int, page: PageMade) -> None:
        """Take a page, and write what can be written by now."""
        if not page.is_made:
            self._fails = True
            self._held.clear()
        if self._fails:
            return
        self._held[place] = page
        while self._following in self._held:
            self._add(self._following, self._held.pop(self._following))
            self._following += 1

    def settle(self) -> None:
        """Write what waits; then nothing is at work."""
        if self._stream is not None:
            self._stream.settle()

    def apart(self, page: PageMade) -> PageMade:
        """Return a page as a copy of this process gives it back, its contents written."""
        if self._stream is None or not page.drawn:
            return page
        apart = tuple(map(self._stream.apart, page.drawn))
        known = tuple(each for each in apart if each is not None)
        return page._replace(drawn=(), apart=known) if len(known) == len(apart) else page

    def finish(self) -> None:
        """End the file, and forget what the one before it was made from."""
        assert self._stream is not None, "a batch has a page"
        assert self._file is not None, "it is being written"
        self._stream.finish(self._settings[0])
        if self._linearized:
            from pagesetter.export.pdf_linear import linearized  # loads pikepdf

            self._file.seek(0)
            data = linearized(self._file.read())
            self._file.seek(0)
            self._file.truncate()
            self._file.write(data)
        self._file = None
        forget(self._out)

    def remember(self, options: str) -> None:
        """Remember what the file was made from, once it is in its place."""
        if self._inputs is not None:
            record(self._out, self.made_with(options), self._inputs)

    def _add(self, place: int, page: PageMade) -> None:
        assert self._file is not None, "it is being written"
        settings = page.settings._replace(title=self._title, linearized=False)
        if self._stream is None:
            self._stream = PdfStream(self._file, settings)
            self._settings = [settings]
        self._settings[0] = weaker(self._settings[0], settings)
        again: PageMade | None = None
        for i, apart in enumerate(page.apart):
            if self._stream.takes(apart):
                self._stream.add_apart(apart, page.photos)
            else:
                again = again or self._draw(place)
                self._stream.add(again.drawn[i], again.photos)
        for drawn in page.drawn:
            self._stream.add(drawn, page.photos)
        self._learn(page.inputs)

    def _learn(self, inputs: Mapping[Path, str | None] | None) -> None:
        """Learn what a page was made from; what is not known of one is not known of all."""
        if self._inputs is None or inputs is None:
            self._inputs = None
            return
        if any(self._inputs.get(file, digest) != digest for file, digest in inputs.items()):
            self._inputs = None  # a file was saved while the pages were made
            return
        self._inputs.update(inputs)


class _UnfinishedError(Exception):
    """A page is missing."""
