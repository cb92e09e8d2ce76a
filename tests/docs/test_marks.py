"""docs/marks.md names every mark, and shows a picture of what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from docs.draw_marks import draw, examples
from pagesetter.description.brackets import MARK_NAMES

FOLDER = Path(__file__).parent.parent.parent / "docs"
TEXT = (FOLDER / "marks.md").read_text(encoding="utf-8")
HEADINGS = " ".join(re.findall(r"^## (.+)$", TEXT, re.MULTILINE))


@pytest.mark.parametrize("name", MARK_NAMES)
def test_every_mark_has_a_heading_in_english_and_chinese(name: str) -> None:
    assert re.search(rf"`{name}(?: [^`]+)?`", HEADINGS)


def test_every_picture_is_of_words_in_the_document() -> None:
    drawn = {file.name for file in (FOLDER / "pictures").glob("*.png")}
    assert {Path(name).name for name in examples()} == drawn
    assert set(re.findall(r"\((pictures/.+?)\)", TEXT)) == examples().keys()


@pytest.mark.parametrize("name", examples())
def test_a_picture_shows_what_the_program_sets(name: str, tmp_path: Path) -> None:
    draw(examples()[name], tmp_path / Path(name).name)
    with Image.open(tmp_path / Path(name).name) as now, Image.open(FOLDER / name) as stored:
        assert now.size == stored.size
        assert (FOLDER / name).stat().st_size < 30_000
