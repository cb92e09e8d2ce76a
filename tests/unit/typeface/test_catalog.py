"""The shipped catalog, and its reference held to it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pagesetter.description.keys import Table
from pagesetter.typeface.catalog_file import FACE, FAMILY, read_catalog

REFERENCE = Path(__file__).parents[3] / "fonts" / "README.md"


def rows(heading: str) -> list[list[str]]:
    """The cells of the table under a heading."""
    _, _, below = REFERENCE.read_text(encoding="utf-8").partition(f"{heading}\n")
    table = re.search(r"(?:^\|.*\n)+", below, re.MULTILINE)
    assert table is not None
    lines = table[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


@pytest.mark.parametrize(("heading", "table"), [("### A family", FAMILY), ("### A face", FACE)])
def test_the_reference_has_every_key_its_type_and_its_default(heading: str, table: Table) -> None:
    told = [tuple(row[:3]) for row in rows(heading)]
    assert told == [
        (f"`{key.name}`", key.type.value, "required" if key.required else key.default or "")
        for key in table.keys
    ]


def test_the_reference_has_every_family_with_its_license_and_holder() -> None:
    told = [(row[0], row[3], row[4]) for row in rows("## The families")]
    assert told == [(f.name, f.license, f.holder) for f in read_catalog().families]


def test_a_family_of_the_catalog_has_its_weights_in_the_reference() -> None:
    weights = {row[0]: row[1] for row in rows("## The families")}
    for family in read_catalog().families:
        for face in family.faces:
            if face.package is not None:
                both = dict.fromkeys([str(face.lightest), str(face.heaviest)])
                assert weights[family.name] == "–".join(both)
