"""Photos as image XObjects; ISO 32000-1 8.9.5."""

from __future__ import annotations

from pagesetter.export.pdf_objects import Array, PdfFile, Reference, dictionary, name, stream
from pagesetter.pictures import EncodedPicture


class Images:
    """The images of a file: what has the same samples is in it once."""

    def __init__(self, file: PdfFile, *, inks_only: bool) -> None:
        """Begin without any; `inks_only`, an image in RGB is a bug of the press stage."""
        self._file = file
        self._inks_only = inks_only
        self._added: dict[int, list[tuple[EncodedPicture, Reference]]] = {}  # by length

    def add(self, image: EncodedPicture) -> Reference:
        """Add an image, with its opacity if it has any, and return the reference to it."""
        alike = self._added.setdefault(len(image.data), [])
        for known, reference in alike:
            if known == image:
                return reference
        mask = None if image.mask is None else self.add(image.mask)
        reference = self._file.add(stream(image.data, self._entries(image, mask)))
        alike.append((image, reference))
        return reference

    def _entries(self, image: EncodedPicture, mask: Reference | None) -> dict[str, object]:
        assert not (self._inks_only and image.color_space == "DeviceRGB"), "a photo left in RGB"
        entries: dict[str, object] = {
            "Type": name("XObject"),
            "Subtype": name("Image"),
            "Width": image.width,
            "Height": image.height,
            "ColorSpace": name(image.color_space),
            "BitsPerComponent": image.bits,
            "Filter": name(image.filter),
        }
        if parameters := _parameters(image):
            entries["DecodeParms"] = dictionary(parameters)
        if image.decode:
            entries["Decode"] = Array(image.decode)
        if mask is not None:
            entries["SMask"] = mask
        return entries


# Components of a pixel, by color space.
_COMPONENTS = {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4}


def _parameters(image: EncodedPicture) -> dict[str, int]:
    """Return what a filter must know besides its data; ISO 32000-1 7.4.4.3 and 7.4.6."""
    if image.filter == "CCITTFaxDecode":
        return {"K": -1, "Columns": image.width, "Rows": image.height}
    if not image.predicted:
        return {}
    return {
        "Predictor": 15,
        "Colors": _COMPONENTS[image.color_space],
        "BitsPerComponent": image.bits,
        "Columns": image.width,
    }
