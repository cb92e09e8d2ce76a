"""What a folder of fonts holds, and what is remembered of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTCollection, TTFont

from pagesetter.typeface import names
from pagesetter.typeface.records import FaceRecord
from pagesetter.typeface.system import scan
from tests.box_font import write_box_font


@pytest.fixture
def fonts(tmp_path: Path) -> Path:
    folder = tmp_path / "fonts"
    folder.mkdir()
    write_box_font(folder / "Box.ttf")
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def test_a_font_is_recorded_with_its_family_weight_and_name(fonts: Path, cache: Path) -> None:
    assert scan([fonts], cache) == (
        FaceRecord(("Box",), fonts / "Box.ttf", 0, "Box-Regular", 400, 400),
    )


def test_folders_are_searched_to_the_bottom_and_in_order(fonts: Path, cache: Path) -> None:
    below = fonts / "a" / "b"
    below.mkdir(parents=True)
    write_box_font(below / "Deep.OTF")
    (fonts / "readme.txt").write_text("no font")
    assert [r.file.name for r in scan([fonts, fonts / "none"], cache)] == ["Box.ttf", "Deep.OTF"]


def test_every_face_of_a_collection_is_recorded(fonts: Path, cache: Path) -> None:
    write_box_font(fonts / "b.ttf", family="Second")
    faces = TTCollection()
    faces.fonts = [TTFont(fonts / "Box.ttf"), TTFont(fonts / "b.ttf")]
    faces.save(str(fonts / "both.ttc"))
    found = [(r.index, r.families) for r in scan([fonts], cache) if r.file.suffix == ".ttc"]
    assert found == [(0, ("Box",)), (1, ("Second",))]


def named(file: Path, **tables: object) -> None:
    """A font with a name in Chinese, a typographic family, and an axis of weight."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef"])
    builder.setupCharacterMap({})
    builder.setupGlyf({".notdef": _empty()})
    builder.setupHorizontalMetrics({".notdef": (500, 0)})
    builder.setupHorizontalHeader()
    builder.setupNameTable(
        {
            "familyName": {"en": "Han Serif Thin", "zh-Hans": "思源宋体 Thin"},
            "styleName": "Regular",
            "psName": "HanSerif-Thin",
            "typographicFamily": {"en": "Han Serif", "zh-Hans": "思源宋体"},
        }
    )
    builder.setupOS2(**tables)
    builder.setupFvar([("wght", 200, 200, 900, "Weight")], [])
    builder.save(str(file))


def _empty() -> object:
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    return TTGlyphPen(None).glyph()


def test_a_family_goes_by_its_name_in_every_language(fonts: Path, cache: Path) -> None:
    named(fonts / "han.ttf")
    *_, record = scan([fonts], cache)
    assert set(record.families) == {"Han Serif", "思源宋体", "Han Serif Thin", "思源宋体 Thin"}


def test_a_variable_font_has_the_range_of_its_axis(fonts: Path, cache: Path) -> None:
    named(fonts / "han.ttf")
    *_, record = scan([fonts], cache)
    assert (record.lightest, record.heaviest) == (200, 900)
    assert record.face(700).name == "HanSerif-Bold"


def test_italic_and_width_are_told(fonts: Path, cache: Path) -> None:
    named(fonts / "han.ttf", fsSelection=1, usWidthClass=3)
    *_, record = scan([fonts], cache)
    assert (record.italic, record.width) == (True, 3)


@pytest.mark.parametrize("name", ["empty.ttf", "short.otf", "text.ttc", "folder.ttf"])
def test_a_broken_font_is_left_out(name: str, fonts: Path, cache: Path) -> None:
    match name:
        case "empty.ttf":
            (fonts / name).touch()
        case "short.otf":
            (fonts / name).write_bytes((fonts / "Box.ttf").read_bytes()[:300])
        case "text.ttc":
            (fonts / name).write_text("ttcf, and no more")
        case _:
            (fonts / name).mkdir()
    assert [r.file.name for r in scan([fonts], cache)] == ["Box.ttf"]


class UntouchedError(Exception):
    """A font file was read that is in the cache."""


def refuse(file: Path) -> tuple[FaceRecord, ...]:
    raise UntouchedError(file)


def test_a_second_scan_reads_no_font(
    fonts: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = scan([fonts], cache)
    monkeypatch.setattr(names, "read_records", refuse)
    assert scan([fonts], cache) == first


def test_a_font_that_has_changed_is_read_again(fonts: Path, cache: Path) -> None:
    scan([fonts], cache)
    write_box_font(fonts / "Box.ttf", family="Other")
    assert [r.families for r in scan([fonts], cache)] == [("Other",)]


def test_a_font_that_is_gone_is_forgotten(fonts: Path, cache: Path) -> None:
    scan([fonts], cache)
    (fonts / "Box.ttf").unlink()
    assert scan([fonts], cache) == ()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b'{"format": 0, "files": {}}',
        b'{"format": 1, "files": []}',
        b'{"format": 1, "files": {"PATH": [STAMP, [[["x"], "0", "y", 1, 1, false, 5]]]}}',
        b'{"format": 1, "files": {"PATH": [STAMP, [1]]}}',
    ],
)
def test_a_broken_or_foreign_cache_is_as_good_as_none(
    content: bytes, fonts: Path, cache: Path
) -> None:
    first = scan([fonts], cache)
    (place,) = cache.iterdir()
    status = (fonts / "Box.ttf").stat()
    stamp = f"[{status.st_mtime_ns}, {status.st_size}]"
    file = str(fonts / "Box.ttf")
    place.write_bytes(content.replace(b"PATH", file.encode()).replace(b"STAMP", stamp.encode()))
    assert scan([fonts], cache) == first


@pytest.mark.skipif(os.name == "nt", reason="folders cannot be made read-only on Windows")
def test_a_cache_that_cannot_be_written_stops_nothing(fonts: Path, tmp_path: Path) -> None:
    occupied = tmp_path / "file"
    occupied.touch()
    assert len(scan([fonts], occupied / "cache")) == 1
