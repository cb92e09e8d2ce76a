"""Photos as image XObjects; ISO 32000-1 8.9.5."""

from __future__ import annotations

from pagesetter.export.pdf_objects import Array, PdfFile, Reference, dictionary, name, stream
from pagesetter.pictures import EncodedPicture

_COMPONENTS = {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4}


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
    if image.predicted:
        entries["DecodeParms"] = dictionary(
            {
                "Predictor": 15,
                "Colors": _COMPONENTS[image.color_space],
                "BitsPerComponent": image.bits,
                "Columns": image.width,
            }
        )
    if image.mask is not None:
        entries["SMask"] = add_image(file, image.mask)
    return file.add(stream(image.data, entries))
