"""Overlays are marks over the page's own: where they stand, and that the page stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.diagnostics import DiagnosticLog
from pagesetter.display.dump import dump
from pagesetter.display.model import DisplayList, DrawGlyphs, DrawPath, FillRect, Region
from pagesetter.display.paint import paint
from pagesetter.pipeline import Options
from pagesetter.proof.model import Overlay, ProofPage
from pagesetter.proof.overlays import _is_read, class_of, with_overlays
from pagesetter.proofing import proofed

ROOT = Path(__file__).parents[3]
LAYOUTS = ROOT / "tests" / "pages" / "layouts"

PAGE = """\
layout: box
stories:
  - place: wide
    body: 天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往，秋收冬藏闰余成岁律吕调阳。
"""


@pytest.fixture
def make(tmp_path: Path, box_font: Path) -> object:
    def make(text: str = PAGE) -> ProofPage:
        file = tmp_path / "page.yaml"
        file.write_text(text, encoding="utf-8")
        options = Options(font_folders=(box_font.parent,), layout_folders=(LAYOUTS,))
        return proofed(file, options, DiagnosticLog()).pages[0]

    return make


def overlay(page: DisplayList, name: str) -> Region:
    (found,) = [region for region in page.regions if region.name == f"proof/{name}"]
    return found


def test_without_an_overlay_a_proof_is_the_page(make) -> None:  # type: ignore[no-untyped-def]
    page = make()
    assert with_overlays(page, ()) == paint(page.page)


@pytest.mark.parametrize(
    "name", [o for o in Overlay if o not in (Overlay.INK, Overlay.OVERSET, Overlay.RESOLUTION)]
)
def test_an_overlay_leaves_the_page_as_it_is(name: Overlay, make) -> None:  # type: ignore[no-untyped-def]
    page = make()
    shown, plain = with_overlays(page, [name]), paint(page.page)
    kept = tuple(region for region in shown.regions if region in plain.regions)
    assert kept == plain.regions
    assert len(shown.regions) > len(plain.regions)


def test_every_line_of_the_grid_has_its_baseline(make) -> None:  # type: ignore[no-untyped-def]
    found = overlay(with_overlays(make(), [Overlay.BASELINES]), "baselines")
    lines = [mark.path.start for mark in found.marks if isinstance(mark, DrawPath)]
    # 16 lines of 15 pt from 30 pt down; the em box of 10 pt stands in their middle.
    assert [(p.x, round(p.y, 6)) for p in lines] == [
        (20.0, 30 + 15 * i + 7.5 + 3.8) for i in range(16)
    ]


def test_base_columns_and_the_type_area_are_where_the_layout_has_them(make) -> None:  # type: ignore[no-untyped-def]
    shown = with_overlays(make(), [Overlay.COLUMNS, Overlay.TYPE_AREA])
    columns = [m.bounds for m in overlay(shown, "columns").marks if isinstance(m, FillRect)]
    assert columns == [(20, 30, 100, 240), (140, 30, 100, 240)]
    top = overlay(shown, "type-area").marks[0]
    assert isinstance(top, FillRect)
    assert top.bounds[:3] == (20, 30, 220)


def test_a_frame_has_its_name_in_its_corner(make) -> None:  # type: ignore[no-untyped-def]
    found = overlay(with_overlays(make(), [Overlay.FRAMES]), "frames")
    words = {m.run.text: m.at.x for m in found.marks if isinstance(m, DrawGlyphs)}
    assert words == {"wide/body/1": pytest.approx(21.25)}


def test_frames_are_numbered_as_they_are_read(make) -> None:  # type: ignore[no-untyped-def]
    page = make(
        PAGE.replace("place: wide", "place: story\n    headline: 天地玄黄\n    byline: 天地")
    )
    found = overlay(with_overlays(page, [Overlay.ORDER]), "order")
    words = [m.run.text for m in found.marks if isinstance(m, DrawGlyphs)]
    assert words == ["1", "2", "3"]
    arrows = [m for m in found.marks if isinstance(m, DrawPath) and m.stroke]
    assert len(arrows) == 2


def test_the_number_of_a_vertical_frame_stands_where_its_first_line_does() -> None:
    example = ROOT / "examples" / "vertical" / "page.yaml"
    page = proofed(example, Options(), DiagnosticLog()).pages[0]
    marks = overlay(with_overlays(page, [Overlay.ORDER]), "order").marks
    labels = {m.run.text: m.at.x for m in marks if isinstance(m, DrawGlyphs)}
    read = [region for region in paint(page.page).regions if _is_read(region)]
    number, region = next(
        (i, r) for i, r in enumerate(read, 1) if "/body/" in r.name and _is_vertical(r)
    )
    assert region.bounds.right - 25 < labels[str(number)] < region.bounds.right


def _is_vertical(region: Region) -> bool:
    return any(isinstance(m, DrawGlyphs) and m.run.vertical for m in region.marks)


def test_bands_stand_behind_the_words(make) -> None:  # type: ignore[no-untyped-def]
    shown = with_overlays(make(), [Overlay.ADJUSTMENT])
    assert shown.regions[0].name.startswith("wide/body/1/stretch-all/")
    assert shown.regions[-1].name == "wide/body/1"


OVER = PAGE.replace("天地玄黄", "天地玄黄" * 100)


def test_what_is_over_stands_beside_its_frame_in_red(make) -> None:  # type: ignore[no-untyped-def]
    page = make(OVER)
    shown = with_overlays(page, [Overlay.OVERSET])
    red = [m for m in overlay(shown, "overset").marks if isinstance(m, DrawGlyphs)]
    words = "".join(m.run.text for m in red if m.ink.magenta > 0.9)
    set_words = "".join(
        m.run.text for r in paint(page.page).regions for m in r.marks if isinstance(m, DrawGlyphs)
    )
    # What is set and what is over are the whole story, once.
    whole = OVER.split("body: ")[1].strip()
    assert set_words + words == whole
    assert words.endswith("律吕调阳。")


def test_a_page_on_which_all_fits_has_no_overset(make) -> None:  # type: ignore[no-untyped-def]
    shown = with_overlays(make(), [Overlay.OVERSET])
    assert dump(shown).count("proof/") == 0


def test_photos_are_classed_by_their_pixels_per_inch() -> None:
    assert [class_of(ppi).name for ppi in (149, 150, 200, 600)] == [
        "too coarse",
        "coarse",
        "fine",
        "finer than needed",
    ]
