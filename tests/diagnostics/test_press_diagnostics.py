"""Diagnostics of pages that are prepared for a press, as the pages of `press/` expect them.

Their photos and the ICC profile of their press are made here, so that no other is needed.
"""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from pagesetter.checking import check, found_in
from pagesetter.diagnostics import Code, Diagnostic
from pagesetter.pipeline import Options
from tests.diagnostics.test_made_pages import LAYOUTS as MADE_LAYOUTS
from tests.diagnostics.test_made_pages import expected_by, record
from tests.unit.press.profiles import press_profile

PRESS = Path(__file__).parent / "press"
PAGES = sorted(PRESS.glob("*.yaml"))


@pytest.fixture(scope="module")
def found(fonts: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Diagnostic]]:
    """Return what checking each page finds."""
    return press_diagnostics(fonts, tmp_path_factory.mktemp("press") / "pages")


def press_diagnostics(fonts: Path, folder: Path) -> dict[str, list[Diagnostic]]:
    """Return what checking each page of `press/` finds, by its name; `folder` is made."""
    shutil.copytree(PRESS, folder)
    (folder / "layouts" / "press.icc").write_bytes(press_profile())
    (folder / "layouts" / "junk.icc").write_bytes(b"none")
    _write_photos(folder / "photos")
    options = Options(font_folders=(fonts,), layout_folders=(folder / "layouts", MADE_LAYOUTS))
    return {page.stem: list(found_in(check(folder / page.name, options))) for page in PAGES}


def _write_photos(folder: Path) -> None:
    folder.mkdir()
    gray, other = Image.new("L", (400, 400), 128), Image.new("L", (400, 400), 60)
    screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    gray.convert("RGB").save(folder / "profiled.jpg", icc_profile=screen[:300])
    data = io.BytesIO()
    gray.save(data, "PNG", save_all=True, append_images=[other])
    (folder / "several.png").write_bytes(data.getvalue())
    gray.save(folder / "gray.png")
    Image.new("RGBA", (400, 400), (90, 90, 90, 128)).save(folder / "alpha.png")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_for_a_press_has_the_diagnostics_it_expects_and_no_others(
    page: Path, found: dict[str, list[Diagnostic]]
) -> None:
    own = {record(d) for d in found[page.stem] if d.span.file.name == page.name}
    assert own == expected_by(page)
    assert found[page.stem] != []


def test_what_layouts_and_profiles_of_a_press_expect_is_found_and_nothing_else(
    found: dict[str, list[Diagnostic]],
) -> None:
    names = {page.name for page in PAGES}
    every = {record(d) for diagnostics in found.values() for d in diagnostics}
    assert {r for r in every if r[0] not in names} == set().union(
        *map(expected_by, sorted((PRESS / "layouts").glob("*.yaml")))
    )


def test_these_pages_provoke_each_code_that_is_told_of_pages_for_a_press_alone(
    found: dict[str, list[Diagnostic]],
) -> None:
    assert {d.code for diagnostics in found.values() for d in diagnostics} == {
        Code.PHOTO_PROFILE,
        Code.SEVERAL_PHOTOS,
        Code.BAD_ICC_PROFILE,
        Code.NOT_PDF_X,
    }
