"""The few facts that are read from a font file without opening it for shaping."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTCollection, TTFont

from pagesetter.typeface.sfnt import FontError, find_face, read_table
from tests.box_font import write_box_font


@pytest.fixture
def both(tmp_path: Path) -> Path:
    """A collection of two faces, `One-Regular` and `Two-Regular`."""
    faces = TTCollection()
    for family in ("One", "Two"):
        write_box_font(tmp_path / f"{family}.ttf", family=family)
        faces.fonts.append(TTFont(tmp_path / f"{family}.ttf"))
    faces.save(str(tmp_path / "both.ttc"))
    return tmp_path / "both.ttc"


def test_a_face_of_a_collection_is_found_by_its_name(both: Path) -> None:
    names = ("One-Regular", "Two-Regular", "Three-Regular")
    assert [find_face(both, name) for name in names] == [0, 1, None]


def test_a_file_of_one_face_is_the_face_with_index_0(tmp_path: Path) -> None:
    write_box_font(tmp_path / "Box.ttf")
    assert find_face(tmp_path / "Box.ttf", "Box-Regular") == 0


def test_a_table_is_that_of_the_face(both: Path) -> None:
    table = read_table(both, 1, "name")
    assert table is not None
    assert "Two-Regular".encode("utf-16-be") in table


def test_a_table_that_a_face_lacks_is_none(both: Path) -> None:
    assert read_table(both, 0, "CFF ") is None


def test_a_face_that_a_collection_lacks_is_told(both: Path) -> None:
    with pytest.raises(FontError, match=r"both\.ttc has no face 2"):
        read_table(both, 2, "name")


def test_names_cut_short_are_no_names(tmp_path: Path) -> None:
    file = tmp_path / "short.ttf"
    record = b"name" + bytes(4) + (28).to_bytes(4, "big") + (2).to_bytes(4, "big")
    file.write_bytes(b"OTTO" + b"\0\1" + bytes(6) + record + bytes(2))
    assert find_face(file, "Box-Regular") is None


def test_what_is_not_a_font_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.ttc"
    file.write_text("ttcq")
    with pytest.raises(FontError, match=r"a\.ttc is not an OpenType font"):
        read_table(file, 0, "name")
