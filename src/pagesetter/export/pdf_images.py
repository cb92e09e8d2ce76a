"""Photos as image XObjects; ISO 32000-1 8.9.5."""

from __future__ import annotations

from pagesetter.export.pdf_objects import Array, PdfFile, Reference, name, stream
from pagesetter.pictures import EncodedPicture


def add_image(file: PdfFile, image: EncodedPicture) -> Reference:
    """Add an image, with its opacity if it has any, and return the reference to it."""
    entries = {
        "Type": name("XObject"),
        "Subtype": name("Image"),
        "Width": image.width,
        "Height": image.height,
        "ColorSpace": name(image.color_space),
        "BitsPerComponent": image.bits,
        "Filter": name(image.filter),
    }
    if image.decode:
        entries["Decode"] = Array(image.decode)
    if image.mask is not None:
        entries["SMask"] = add_image(file, image.mask)
    return file.add(stream(image.data, entries))
