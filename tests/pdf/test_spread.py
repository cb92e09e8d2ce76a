"""A spread in the PDF: one page of double width, or two cut at the fold."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from pagesetter.pipeline import Options, build

PAGES = Path(__file__).parents[1] / "pages"


def built(folder: Path, fonts: Path, *, split: bool) -> PdfReader:
    """Build the golden spread: two pages of 260 × 300 pt with 10 pt of bleed."""
    options = Options((fonts.parent,), (PAGES / "layouts",), folder / "page.png", 36, split=split)
    return PdfReader(build(PAGES / "spread.yaml", folder / "page.pdf", options).pdf)


@pytest.mark.parametrize(("split", "widths"), [(False, [520]), (True, [260, 260])])
def test_every_page_has_its_trim_and_a_bleed_around_it(
    split: bool, widths: list[int], tmp_path: Path, box_font: Path
) -> None:
    pages = built(tmp_path, box_font, split=split).pages
    assert [(page.trimbox.width, page.mediabox.width) for page in pages] == [
        (width, width + 20) for width in widths
    ]


def test_each_page_cut_has_its_own_words_and_the_headline_has_both(
    tmp_path: Path, box_font: Path
) -> None:
    left, right = (page.extract_text() for page in built(tmp_path, box_font, split=True).pages)
    assert "伐罪周发殷汤坐朝问道" in left
    assert "伐罪周发殷汤坐朝问道" not in right
    assert "遐迩一体率宾归王鸣凤" in right
    assert "遐迩一体率宾归王鸣凤" not in left
    assert all("寒来暑往秋收冬藏" in page for page in (left, right))


def test_the_picture_shows_the_whole_spread_also_where_it_is_cut(
    tmp_path: Path, box_font: Path
) -> None:
    drawn = []
    for split in (False, True):
        built(tmp_path, box_font, split=split)
        drawn.append((tmp_path / "page.png").read_bytes())
    assert drawn[0] == drawn[1]


def test_the_photo_over_the_fold_is_in_the_file_once(tmp_path: Path, box_font: Path) -> None:
    pages = built(tmp_path, box_font, split=True).pages
    names = [list(page.images.keys()) for page in pages]
    assert names == [["/Im1"], ["/Im1"]]
