"""Overlays that are pictures: where how much ink is, and single plates. Drawn when asked for."""

from __future__ import annotations

from pagesetter.display.model import DisplayList
from pagesetter.proof.draw import all_photos, photo_cache
from pagesetter.proof.plates import plate_names
from pagesetter.records import NamedTuple

# Pixels per inch: a millimeter is three, and a broadsheet takes half a second.
_DPI = 72.0

INK = "ink"
_PLATE = "plate-"


class Raster(NamedTuple):
    """A picture to lay over the page."""

    name: str
    title: str
    legend: tuple[tuple[str, str], ...] = ()


def rasters_of(page: DisplayList) -> tuple[Raster, ...]:
    """Return the pictures that there are of a page: one for each of its plates besides all inks."""
    plates = (
        Raster(f"{_PLATE}{number}", f"Plate: {name}")
        for number, name in enumerate(plate_names(page))
    )
    return (Raster(INK, "Ink in all"), *plates)


def drawn_raster(page: DisplayList, name: str) -> bytes:
    """Return one of the pictures of a page as a PNG, bleed included. Raises `PictureError`."""
    from pagesetter.proof.heat import drawn_plate, ink_map, png_of

    photos = all_photos(page, _DPI, {}, photo_cache())
    if name == INK:
        return png_of(ink_map(page, photos, _DPI).colors(), _DPI)
    plate = plate_names(page)[int(name.removeprefix(_PLATE))]
    return png_of(drawn_plate(page, plate, photos, _DPI), _DPI)
