"""What there is to choose from, and what an installation has."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from pagesetter.diagnostics import DiagnosticLog
from pagesetter.listings.fonts import UNKNOWN_LICENSE, catalog_faces, faces_of
from pagesetter.listings.installation import _libraries, findings, fits
from pagesetter.listings.layouts import example_of, layout_named, layouts_in
from pagesetter.listings.presses import listed_profiles
from pagesetter.typeface.library import FontLibrary

ROOT = Path(__file__).parents[3]


def pagesetter(*words: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pagesetter", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_each_style_has_its_face_its_package_and_its_license() -> None:
    layout = layout_named("notice", (), DiagnosticLog())
    assert layout is not None
    found = {face.style: face for face in faces_of(layout, FontLibrary())}
    assert found.keys() == layout.styles.keys()
    body, headline = found["body"], found["headline"]
    assert (body.face, body.source) == ("NotoSerifSC-Regular", "pylopdf-fonts-zh-cn 0.1.1")
    assert (headline.face, headline.weights) == ("NotoSansSC-Black", "900")
    assert {face.license for face in found.values()} == {"OFL-1.1"}


def test_a_family_that_is_not_there_is_told_and_is_a_failure(tmp_path: Path) -> None:
    text = "extends: notice\nstyles: {byline: {families: [No Such Serif]}}\n"
    (tmp_path / "odd.yaml").write_text(text, encoding="utf-8")
    result = pagesetter("fonts", "--layout", "odd", "--layout-path", str(tmp_path), "--json")
    records = {r["style"]: r for r in map(json.loads, result.stdout.splitlines())}
    assert records["byline"]["problem"] == "not found"
    assert records["body"]["problem"] == ""
    assert result.returncode == 1
    assert "No Such Serif: not found; install it" in result.stderr


def test_the_catalog_is_listed_with_the_typefaces_of_a_folder_first(tmp_path: Path) -> None:
    sans = next(face for face in catalog_faces() if face.family == "Noto Sans SC")
    assert (sans.weights, sans.source) == ("100-900", "justmytype-intl-cjk 0.1.0")
    assert sans.file is not None
    (tmp_path / "house.ttf").symlink_to(sans.file)
    first = catalog_faces([tmp_path])[0]
    assert (first.source, first.license) == (str(tmp_path), UNKNOWN_LICENSE)


def test_layouts_are_listed_with_sheet_and_columns_and_a_folder_s_before_the_shipped(
    tmp_path: Path,
) -> None:
    (tmp_path / "notice.yaml").write_text("extends: ./base.yaml\n", encoding="utf-8")
    (tmp_path / "weekly.yaml").write_text("extends: tabloid\ntitle: a weekly\n", encoding="utf-8")
    found = {layout.name: layout for layout in layouts_in([tmp_path])}
    weekly = found["weekly"]
    sheet = (round(weekly.width), round(weekly.height), weekly.columns, weekly.title)
    assert sheet == (270, 405, 4, "a weekly")
    assert found["notice"].file == tmp_path / "notice.yaml"
    assert "base.yaml" in found["notice"].problem
    assert (round(found["dense-news"].width), found["dense-news"].columns) == (390, 8)


def test_a_shipped_layout_is_drawn_by_its_example() -> None:
    assert example_of("zhaotong-daily") == ROOT / "examples" / "inside-page" / "page.yaml"
    assert example_of("no-such-layout") is None


def test_a_layout_is_drawn_small(tmp_path: Path) -> None:
    own, drawn = tmp_path / "own", tmp_path / "drawn"
    own.mkdir()
    (own / "weekly.yaml").write_text("extends: notice\n", encoding="utf-8")
    result = pagesetter("layouts", "--layout-path", str(own), "--thumbnails", str(drawn))
    assert result.returncode == 0, result.stderr
    assert {f.stem for f in drawn.iterdir()} == {
        line.split()[0] for line in result.stdout.splitlines()[1:]
    }
    for name in ("weekly", "notice"):
        with Image.open(drawn / f"{name}.png") as picture:
            assert 295 <= picture.width <= 315
            assert len(picture.getcolors(1 << 20) or []) > 20  # there is something on it


def test_press_profiles_are_listed_with_what_they_hold_to() -> None:
    found = {profile.name: profile for profile in listed_profiles()}
    newsprint = found["newsprint-cn"]
    assert (newsprint.condition, newsprint.total_ink) == ("IFRA26", 2.4)
    assert newsprint.wanted[0] == "ISOnewspaper26v4.icc"


@pytest.mark.parametrize(
    ("found", "bounds", "kept"),
    [
        ("5.1.0", "<5.2,>=5.1", True),
        ("5.2", "<5.2,>=5.1", False),
        ("5.0.9", "<5.2,>=5.1", False),
        ("1.0", "==1.0.0", True),
        ("1.1", "!=1.1", False),
        ("3", "", True),
    ],
)
def test_a_version_keeps_its_bounds_or_not(found: str, bounds: str, kept: bool) -> None:
    assert fits(found, bounds) == kept


def test_a_library_that_is_missing_too_old_or_of_an_extra_is_told_with_the_pip_command() -> None:
    wanted = ["no-such-library>=2", "pyyaml>=900", "no-such-extra>=1; extra == 'watch'"]
    gone, old, extra = sorted(_libraries(wanted), key=lambda f: (f.part != "library", f.name))
    assert (gone.found, gone.hint, gone.is_fault) == ("", "pip install pagesetter", True)
    assert (old.hint, old.is_fault) == (">=900 is wanted: pip install pagesetter", True)
    assert (extra.part, extra.hint) == ("extra watch", "pip install 'pagesetter[watch]'")
    assert not extra.is_fault


def test_the_doctor_finds_nothing_wrong_here_and_tells_each_part() -> None:
    found = findings()
    assert [finding.name for finding in found if finding.is_fault] == []
    parts = {finding.part for finding in found}
    assert parts >= {"program", "library", "files", "typeface", "ICC profile", "cache", "reader"}
