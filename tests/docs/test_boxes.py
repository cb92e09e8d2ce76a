"""docs/boxes.md shows every kind of rule, border, pattern and ornament, as the program draws it."""

from __future__ import annotations

import re
from enum import Enum
from pathlib import Path

import pytest
from PIL import Image

from docs.draw_boxes import draw, examples
from pagesetter.description.look_model import Motif, OrnamentShape, PatternKind, RuleKind

FOLDER = Path(__file__).parent.parent.parent / "docs"
TEXT = (FOLDER / "boxes.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("key", "names"),
    [
        ("kind", [*RuleKind, *PatternKind]),
        ("motif", list(Motif)),
        ("shape", list(OrnamentShape)),
    ],
)
def test_every_kind_is_shown(key: str, names: list[Enum]) -> None:
    shown = {*re.findall(rf"\b{key}: ([\w-]+)", TEXT), "solid"}  # a rule is, unless it says
    assert {name.value for name in names} <= shown


def test_every_picture_is_of_what_the_document_says() -> None:
    drawn = {f"looks/{file.name}" for file in (FOLDER / "looks").glob("*.png")}
    assert examples().keys() == drawn
    assert set(re.findall(r"\((looks/.+?)\)", TEXT)) == drawn


@pytest.mark.parametrize("name", examples())
def test_a_picture_shows_what_the_program_draws(name: str, tmp_path: Path) -> None:
    draw(examples()[name], tmp_path / Path(name).name)
    with Image.open(tmp_path / Path(name).name) as now, Image.open(FOLDER / name) as stored:
        assert now.size == stored.size
        assert (FOLDER / name).stat().st_size < 100_000
