"""The catalog file read: its keys, and what is wrong with them."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

from pagesetter.description.compiled import compiled
from pagesetter.description.complaints import Complaints, TooManyErrorsError
from pagesetter.description.fields import Fields
from pagesetter.description.keys import Key, Table, Type
from pagesetter.description.nodes import Node
from pagesetter.description.source import read_nodes
from pagesetter.description.wording import shown
from pagesetter.diagnostics import Code, DiagnosticLog
from pagesetter.shipped import shipped_folder
from pagesetter.typeface.catalog import Catalog, CatalogFace, CatalogFamily

#: The keys of a catalog file; `fonts/README.md` is held to them.
CATALOG = Table("a font catalog", (Key("families", Type.MAPPING, required=True),))
FAMILY = Table(
    "a family",
    (
        Key("license", Type.TEXT, required=True),
        Key("holder", Type.TEXT, required=True),
        Key("faces", Type.LIST, required=True),
    ),
)
FACE = Table(
    "a face",
    (
        Key("name", Type.NAME, required=True),
        Key("weight", Type.TEXT, default="400"),
        Key("file", Type.PATH),
        Key("package", Type.NAME),
        Key("system", Type.TEXT),
    ),
)

_WEIGHTS = re.compile(r"(\d{1,4})(?:\s*[-–]\s*(\d{1,4}))?")
_HEAVIEST = 1000


def read_catalog(file: Path | None = None) -> Catalog:
    """Read a catalog file, or the one that comes with pagesetter.

    Raises `PageError` with the place of each thing that is wrong.
    """
    place = file or shipped_folder("fonts") / "catalog.yaml"

    def read() -> tuple[Catalog, bool]:
        log = DiagnosticLog()
        families: tuple[CatalogFamily, ...] = ()
        with suppress(TooManyErrorsError):
            families = _families(place, Complaints(log))
        log.raise_errors()
        return Catalog(families), not len(log)

    where = "" if place.is_absolute() else os.getcwd()  # noqa: PTH109
    return compiled("catalog", (str(place), where), read)


def _families(place: Path, complaints: Complaints) -> tuple[CatalogFamily, ...]:
    node = read_nodes(place, complaints)
    if node is None:
        return ()
    catalog = Fields(node, CATALOG, complaints)
    families = []
    for key, value in catalog.entries("families"):
        fields = Fields(value, FAMILY, complaints, name=key.text, at=key.span)
        families.append(
            CatalogFamily(
                name=key.text,
                license=fields.text("license"),
                holder=fields.text("holder"),
                faces=tuple(
                    _face(item, place.parent, complaints) for item in fields.items("faces")
                ),
            )
        )
    return tuple(families)


def _face(node: Node, folder: Path, complaints: Complaints) -> CatalogFace:
    fields = Fields(node, FACE, complaints)
    lightest, heaviest = _weights(fields, complaints)
    file, system = fields.text_or_none("file"), fields.text_or_none("system")
    if (file is None) == (system is None) and fields.is_whole:
        complaints.error(
            Code.BAD_VALUE,
            "a face is found by `file` or by `system`, one of the two",
            fields.at,
            "name a `file`, or the `system` font file to look for",
        )
    return CatalogFace(
        package=fields.text_or_none("package"),
        folder=folder,
        file=file,
        system=system,
        name=fields.text("name"),
        lightest=lightest,
        heaviest=heaviest,
    )


def _weights(fields: Fields, complaints: Complaints) -> tuple[int, int]:
    """Return the lightest and the heaviest weight of a face."""
    written = fields.text("weight")
    match = _WEIGHTS.fullmatch(written)
    if match:
        lightest, heaviest = int(match[1]), int(match[2] or match[1])
        if 1 <= lightest <= heaviest <= _HEAVIEST:
            return lightest, heaviest
    complaints.error(
        Code.BAD_VALUE,
        f"`weight` must be a number from 1 to 1000 or a range of them, not {shown(written)}",
        fields.value_span("weight"),
        "write `400`, or `100-900` for a variable font",
    )
    return 400, 400
