"""The names, weights and axes in font files that no catalog describes.

The only module that knows fontTools. It costs 50 ms to import, so it is imported only
when a scan comes to a font file that the cache does not know.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTCollection, TTFont

from pagesetter.typeface.records import FaceRecord

_FAMILY_NAMES = (16, 21, 1)  # typographic, WWS, legacy

# fontTools reports oddities of fonts that nobody here asked about, and without a
# handler Python prints them.
logging.getLogger("fontTools").addHandler(logging.NullHandler())


def read_records(file: Path) -> tuple[FaceRecord, ...]:
    """Return a record of each face in a font file; none if it is damaged or no font.

    The families are every name of the family in every language, such as 思源宋体.
    """
    # A broken font makes fontTools raise almost anything: struct.error, KeyError,
    # AssertionError, its own TTLibError.
    try:
        return tuple(_records(file))
    except Exception:
        return ()


def _records(file: Path) -> Iterator[FaceRecord]:
    # Opened here, because fontTools leaves a file open that it cannot make sense of.
    with file.open("rb") as stream:
        if file.suffix.lower() in (".ttc", ".otc"):
            for index, font in enumerate(TTCollection(stream, lazy=True).fonts):
                yield _record(file, index, font)
        else:
            yield _record(file, 0, TTFont(stream, lazy=True))


def _record(file: Path, index: int, font: Any) -> FaceRecord:
    names, os2 = font["name"], font["OS/2"]
    families = dict.fromkeys(
        record.toUnicode(errors="replace")
        for wanted in _FAMILY_NAMES
        for record in names.names
        if record.nameID == wanted
    )
    name = names.getDebugName(6) or file.stem
    weight = max(1, min(os2.usWeightClass, 1000))
    lightest = heaviest = weight
    axes = [axis for axis in font["fvar"].axes if axis.axisTag == "wght"] if "fvar" in font else []
    for axis in axes:
        lightest, heaviest = int(axis.minValue), int(axis.maxValue)
        name = names.getDebugName(25) or name.partition("-")[0]
    return FaceRecord(
        families=tuple(families),
        file=file,
        index=index,
        name=name,
        lightest=lightest,
        heaviest=heaviest,
        # fsSelection: bit 0 is italic, bit 9 oblique
        italic=bool(os2.fsSelection & 0x0201),
        width=os2.usWidthClass,
    )
