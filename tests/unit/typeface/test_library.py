"""Family and weight to face, in the order of the places to look."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pagesetter.diagnostics import PageError
from pagesetter.typeface.folders import system_font_folders, user_cache_folder
from pagesetter.typeface.library import FontLibrary
from pagesetter.typeface.model import FaceId
from pagesetter.typeface.sfnt import FontError
from tests.box_font import write_box_font


def library(*folders: Path, cache: Path) -> FontLibrary:
    return FontLibrary(folders, cache=cache, system=False)


@pytest.fixture
def fonts(tmp_path: Path) -> Path:
    folder = tmp_path / "fonts"
    folder.mkdir()
    return folder


def test_a_catalog_family_comes_from_its_package() -> None:
    face = FontLibrary(system=False).find("Noto Serif SC", 400)
    assert face is not None
    assert (face.file.name, face.name) == ("NotoSerifSC-Regular.otf", "NotoSerifSC-Regular")
    assert face.variations == ()


@pytest.mark.parametrize(
    ("weight", "pinned", "name"),
    [
        (400, 400.0, "NotoSansSC-Regular"),
        (700, 700.0, "NotoSansSC-Bold"),
        (650, 650.0, "NotoSansSC-wght650"),
        (1, 100.0, "NotoSansSC-Thin"),
        (1000, 900.0, "NotoSansSC-Black"),
    ],
)
def test_a_variable_face_is_pinned_at_the_weight(weight: int, pinned: float, name: str) -> None:
    face = FontLibrary(system=False).find("Noto Sans SC", weight)
    assert face is not None
    assert face.variations == (("wght", pinned),)
    assert face.name == name


@pytest.mark.parametrize("family", ["noto serif sc", "NOTO  Serif SC", " Noto Serif SC "])
def test_spelling_of_spaces_and_capitals_does_not_matter(family: str) -> None:
    assert FontLibrary(system=False).find(family, 400) is not None


def test_an_unknown_family_is_not_found(tmp_path: Path) -> None:
    assert library(cache=tmp_path).find("No Such Family", 400) is None


def test_every_package_of_the_catalog_is_there() -> None:
    names = FontLibrary(system=False).family_names()
    assert names == [
        "Noto Sans JP",
        "Noto Sans KR",
        "Noto Sans SC",
        "Noto Sans TC",
        "Noto Serif SC",
        "Noto Serif TC",
    ]


def test_a_folder_comes_before_the_catalog(fonts: Path, tmp_path: Path) -> None:
    write_box_font(fonts / "Mine.ttf", family="Noto Serif SC")
    face = library(fonts, cache=tmp_path).find("Noto Serif SC", 400)
    assert face is not None
    assert face.file == fonts / "Mine.ttf"


def test_a_weight_that_the_folder_lacks_comes_from_the_catalog(fonts: Path, tmp_path: Path) -> None:
    write_box_font(fonts / "Heavy.ttf", family="Noto Serif SC", weight=900)
    both = library(fonts, cache=tmp_path)
    files = [
        face and face.file.name for face in (both.find("Noto Serif SC", w) for w in (400, 900))
    ]
    assert files == ["NotoSerifSC-Regular.otf", "Heavy.ttf"]


# CSS Fonts 4, 5.2: the weights there are, the weight asked for, the one to take
@pytest.mark.parametrize(
    ("there", "asked", "taken"),
    [
        ([300, 400, 700], 400, 400),
        ([300, 500], 400, 500),
        ([300, 600], 400, 300),
        ([600, 700], 450, 600),
        ([100, 400], 300, 100),
        ([400, 900], 300, 400),
        ([600, 900], 700, 900),
        ([300, 600], 700, 600),
        ([400, 500], 500, 500),
        ([400, 600], 500, 400),
    ],
)
def test_the_nearest_weight_is_that_of_css(
    there: list[int], asked: int, taken: int, fonts: Path, tmp_path: Path
) -> None:
    for weight in there:
        write_box_font(fonts / f"{weight}.ttf", weight=weight)
    face = library(fonts, cache=tmp_path).find("Box", asked)
    assert face is not None
    assert face.file.stem == str(taken)


def test_of_equal_faces_the_first_by_path_is_taken(fonts: Path, tmp_path: Path) -> None:
    for name in ("c.ttf", "a.ttf", "b.ttf"):
        write_box_font(fonts / name)
    face = library(fonts, cache=tmp_path).find("Box", 400)
    assert face == FaceId(fonts / "a.ttf", 0, "Box-Regular")


def test_a_face_of_an_installed_collection_is_found_by_its_name() -> None:
    face = FontLibrary().find("Noto Serif CJK SC", 700)
    if face is None:
        pytest.skip("Noto Serif CJK is not installed")
    assert face.name == "NotoSerifCJKsc-Bold"
    assert face.index > 0


@pytest.mark.parametrize(
    ("bits", "may"),
    [
        (0x0000, True),  # installable
        (0x0002, False),  # restricted
        (0x0004, True),  # preview and print
        (0x0008, True),  # editable
        (0x0006, True),  # the least restrictive of several counts
        (0x0100, False),  # no subsetting
        (0x0208, False),  # bitmaps only
    ],
)
def test_the_license_bits_say_whether_a_face_may_be_embedded(
    bits: int, may: bool, fonts: Path, tmp_path: Path
) -> None:
    write_box_font(fonts / "a.ttf", fs_type=bits)
    shelf = library(fonts, cache=tmp_path)
    face = shelf.find("Box", 400)
    assert face is not None
    assert shelf.may_embed(face) is may


@pytest.mark.parametrize("size", [0, 3, 20, 400])
def test_a_damaged_file_has_no_license_to_read(size: int, fonts: Path, tmp_path: Path) -> None:
    whole, short = fonts / "a.ttf", tmp_path / "short.ttf"
    write_box_font(whole)
    short.write_bytes(whole.read_bytes()[:size])
    with pytest.raises(FontError, match=r"short\.ttf"):
        library(cache=tmp_path).may_embed(FaceId(short, 0, "short"))


def test_a_catalog_of_ones_own_names_files_beside_it(fonts: Path, tmp_path: Path) -> None:
    write_box_font(fonts / "a.ttf")
    catalog = fonts / "catalog.yaml"
    catalog.write_text(
        "families:\n"
        "  House Song:\n"
        "    license: proprietary\n"
        "    holder: the house\n"
        "    faces: [{file: a.ttf, name: House-Song, weight: 300}, {file: gone.ttf, name: Gone}]\n",
        encoding="utf-8",
    )
    face = FontLibrary(catalog=catalog, cache=tmp_path, system=False).find("House Song", 400)
    assert face == FaceId(fonts / "a.ttf", 0, "House-Song")


def test_a_wrong_catalog_is_told_with_its_places(tmp_path: Path) -> None:
    catalog = tmp_path / "catalog.yaml"
    catalog.write_text(
        "families:\n"
        "  A: {license: OFL-1.1, holder: x, faces: [{name: A, file: a, weigt: 4}]}\n"
        "  B: {license: OFL-1.1, faces: [{name: B, weight: 900-100, system: b}]}\n"
        "  C: {license: OFL-1.1, holder: x, faces: [{name: C}]}\n",
        encoding="utf-8",
    )
    with pytest.raises(PageError) as caught:
        FontLibrary(catalog=catalog, system=False).find("A", 400)
    told = [(d.span.line, d.span.column, d.message) for d in caught.value.diagnostics]
    assert told == [
        (2, 63, "a face has no `weigt`"),
        (3, 3, "a family lacks `holder`"),
        (
            *(3, 51),
            "`weight` must be a number from 1 to 1000 or a range of them, not `900-100`",
        ),
        (4, 45, "a face is found by `file` or by `system`, one of the two"),
    ]


def test_a_catalog_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(PageError, match="there is no file"):
        FontLibrary(catalog=tmp_path / "gone.yaml", system=False).find("A", 400)


def test_catalog_families_are_found_without_a_scan_and_without_running_packages() -> None:
    # Each of these costs a cold start more than finding the fonts does.
    program = (
        "import sys\n"
        "from pagesetter.typeface.library import FontLibrary\n"
        "library = FontLibrary()\n"
        "assert library.find('Noto Serif SC', 400) and library.find('Noto Sans SC', 700)\n"
        "costly = ['fontTools', 'uharfbuzz', 'pagesetter.typeface.system',\n"
        "          'pylopdf_fonts_zh_cn', 'justmytype_intl_cjk']\n"
        "print([name for name in costly if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_fonts_and_caches_are_where_the_desktop_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setenv("XDG_DATA_DIRS", "/a:/b")
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", "/c")
    folders = [Path("/a/fonts"), Path("/b/fonts"), tmp_path / ".local/share/fonts"]
    assert system_font_folders() == (*folders, tmp_path / ".fonts")
    assert user_cache_folder() == Path("/c/pagesetter")


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_other_systems_have_folders_of_their_own(
    platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "Local"))
    assert any(tmp_path in folder.parents for folder in system_font_folders())
    assert tmp_path in user_cache_folder().parents
