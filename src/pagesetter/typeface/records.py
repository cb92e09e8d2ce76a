"""Faces that are known to exist, and which of them is nearest to a weight."""

from collections.abc import Iterable
from pathlib import Path

from pagesetter.records import NamedTuple
from pagesetter.typeface.model import FaceId

_NORMAL_WIDTH = 5

#: The names of the weights in font files, after CSS Fonts 4, 2.4.
WEIGHT_NAMES = {
    100: "Thin",
    200: "ExtraLight",
    300: "Light",
    400: "Regular",
    500: "Medium",
    600: "SemiBold",
    700: "Bold",
    800: "ExtraBold",
    900: "Black",
}


class FaceRecord(NamedTuple):
    """A face of a font file, under every name its family goes by."""

    families: tuple[str, ...]
    file: Path
    index: int  # type: ignore[assignment]  # within a collection; hides a method of tuples
    name: str  # PostScript name; of a variable font, the part before the weight
    lightest: int
    heaviest: int  # the same as `lightest` unless the font is variable
    italic: bool = False
    width: int = _NORMAL_WIDTH  # OS/2 usWidthClass, 1–9

    def face(self, weight: int) -> FaceId:
        """Return the face, pinned as near to `weight` as it goes if it is variable."""
        if self.lightest == self.heaviest:
            return FaceId(self.file, self.index, self.name)
        pinned = min(max(weight, self.lightest), self.heaviest)
        name = f"{self.name}-{WEIGHT_NAMES.get(pinned, f'wght{pinned}')}"
        return FaceId(self.file, self.index, name, (("wght", float(pinned)),))


def family_key(family: str) -> str:
    """Return what two spellings of a family's name have in common.

    >>> family_key("Noto  Serif sc") == family_key("Noto Serif SC")
    True
    """
    return " ".join(family.split()).casefold()


def nearest(records: Iterable[FaceRecord], weight: int) -> FaceRecord | None:
    """Return the record of the nearest weight, the first of those that are equally near.

    Upright faces of normal width come before all others. Weights are matched as in
    CSS: see https://www.w3.org/TR/css-fonts-4/#font-style-matching.
    """
    return min(
        records,
        key=lambda r: (r.italic, abs(r.width - _NORMAL_WIDTH), _distance(r, weight)),
        default=None,
    )


def _distance(record: FaceRecord, weight: int) -> tuple[int, int]:
    """Tell how far a record is from a weight: first the side it lies on, then how far."""
    nearest_weight = min(max(weight, record.lightest), record.heaviest)
    away = nearest_weight - weight
    if away == 0:
        return (0, 0)
    # Between 400 and 500 a face up to 500 is as good as the one asked for; otherwise
    # light text would rather be lighter and bold text bolder.
    if 400 <= weight <= 500:
        side = 1 if away > 0 and nearest_weight <= 500 else 2 if away < 0 else 3
    else:
        side = 1 if (away < 0) == (weight < 400) else 2
    return (side, abs(away))
