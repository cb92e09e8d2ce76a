"""Photos for a proof: each as fine as its largest use is shown, decoded beside other work."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from pagesetter.display.model import DisplayList, DrawPhoto
from pagesetter.pictures import EncodedPicture, Picture
from pagesetter.pictures.small import small_picture

#: Decoders at a time: while they run, all but photos is drawn, which takes a processor.
_AT_A_TIME = min(4, max(1, (os.cpu_count() or 2) - 1))


class SmallPhotos(Mapping[Picture, EncodedPicture]):
    """Photos of pages at a resolution, each awaited when it is asked for.

    Asking raises `PictureError` for one that has changed since it was opened.
    """

    def __init__(self, pages: Sequence[DisplayList], dpi: float, cache: Path | None = None) -> None:
        """Begin to decode."""
        sizes = _sizes(pages, dpi)
        self._photos: dict[Picture, Future[EncodedPicture]] = {}
        if sizes:
            with_threads = ThreadPoolExecutor(_AT_A_TIME)
            for picture, (width, height) in sizes.items():
                self._photos[picture] = with_threads.submit(
                    small_picture, picture, width, height, cache
                )
            with_threads.shutdown(wait=False)

    def __getitem__(self, picture: Picture) -> EncodedPicture:
        """Return a photo once it is there."""
        return self._photos[picture].result()

    def __iter__(self) -> Iterator[Picture]:
        """Yield the photos in the order they are shown."""
        return iter(self._photos)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._photos)


def _sizes(pages: Sequence[DisplayList], dpi: float) -> dict[Picture, tuple[float, float]]:
    """Return the pixels that the whole of each photo takes where it is shown largest."""
    sizes: dict[Picture, tuple[float, float]] = {}
    for mark in (mark for page in pages for region in page.regions for mark in region.marks):
        if isinstance(mark, DrawPhoto):
            across = mark.bounds.width / mark.crop.width * dpi / 72
            down = mark.bounds.height / mark.crop.height * dpi / 72
            wide, high = sizes.get(mark.picture, (0.0, 0.0))
            wide = min(mark.picture.width, max(wide, across * mark.picture.width))
            high = min(mark.picture.height, max(high, down * mark.picture.height))
            sizes[mark.picture] = (wide, high)
    return sizes
