"""A proof of pages: as a PNG at a resolution, or as a PDF.

Photos are decoded no finer than they are shown; what was decoded is kept in the user's cache.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from pagesetter.display.model import DisplayList
from pagesetter.export.pdf import pdf_bytes
from pagesetter.pictures import EncodedPicture, Picture
from pagesetter.pictures.samples import encode_png
from pagesetter.press.model import PdfSettings
from pagesetter.proof.layers import layers
from pagesetter.proof.model import Overlay, ProofPage
from pagesetter.proof.overlays import with_overlays
from pagesetter.proof.photos import SmallPhotos
from pagesetter.proof.render import Pixels, render, render_layers
from pagesetter.typeface.folders import user_cache_folder

#: What a proof's PDF says of itself: nothing that is read aloud.
SETTINGS = PdfSettings(tagged=False)

_NONE: Mapping[Picture, EncodedPicture] = MappingProxyType({})


def photo_cache() -> Path:
    """Return the folder where photos of proofs are kept; it may be deleted at any time."""
    return user_cache_folder() / "proofs"


def proof_png(page: DisplayList, dpi: float, cache: Path | None = None) -> bytes:
    """Return a display list as a PNG. Raises `PictureError`."""
    found = proof_pixels(page, dpi, cache)
    return encode_png(found.width, found.height, found.data, dpi)


def proof_pixels(page: DisplayList, dpi: float, cache: Path | None = None) -> Pixels:
    """Return a display list as pixels. Raises `PictureError`.

    Photos are drawn last: all else is drawn while they are decoded.
    """
    photos = SmallPhotos([page], dpi, cache or photo_cache())
    parts = layers(page, dpi) if photos else (page,)
    return render_layers((pdf_bytes([part], SETTINGS, photos) for part in parts), dpi)


def small_pdf(pages: Sequence[DisplayList], dpi: float, cache: Path | None = None) -> bytes:
    """Return pages as a PDF whose photos are as fine as a picture of `dpi` shows them."""
    return pdf_bytes(pages, SETTINGS, SmallPhotos(pages, dpi, cache or photo_cache()))


def page_png(
    page: ProofPage,
    shown: Collection[Overlay],
    dpi: float,
    images: Mapping[Picture, EncodedPicture] = _NONE,
    cache: Path | None = None,
) -> bytes:
    """Return a proof of a page as a PNG. Raises `PictureError`.

    The heat map stands in for the page's own colors, and overlays are drawn over it.
    `images` are photos as a press takes them; the heat map is of these.
    """
    if Overlay.INK not in shown:
        return proof_png(with_overlays(page, shown), dpi, cache)
    from PIL import Image, ImageChops

    from pagesetter.proof.heat import ink_map, png_of

    display = with_overlays(page, ())
    found = ink_map(display, all_photos(display, dpi, images, cache), dpi).picture()
    others = frozenset(shown) - {Overlay.INK, Overlay.ADJUSTMENT}
    over = with_overlays(page, others)
    over = over._replace(regions=over.regions[len(display.regions) :])
    if over.regions:
        pixels = render(pdf_bytes([over], SETTINGS), dpi)
        size = (pixels.width, pixels.height)
        drawn = Image.frombytes("RGB", size, pixels.data)
        found.paste(ImageChops.multiply(found.crop((0, 0, *size)), drawn), (0, 0))
    return png_of(found, dpi)


def plate_png(
    page: DisplayList,
    name: str,
    dpi: float,
    images: Mapping[Picture, EncodedPicture] = _NONE,
    cache: Path | None = None,
) -> bytes:
    """Return one plate of a page as a gray PNG: black is solid. Raises `PictureError`."""
    from pagesetter.proof.heat import drawn_plate, png_of

    return png_of(drawn_plate(page, name, all_photos(page, dpi, images, cache), dpi), dpi)


def all_photos(
    page: DisplayList,
    dpi: float,
    images: Mapping[Picture, EncodedPicture],
    cache: Path | None = None,
) -> Mapping[Picture, EncodedPicture]:
    """Return every photo of a page: as a press takes it where that is known, else small."""
    return {**SmallPhotos([page], dpi, cache or photo_cache()), **images}
