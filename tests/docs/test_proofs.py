"""docs/proofs.md and docs/diff.md show what the program draws, and name all that there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from docs.draw_proofs import PICTURES, draw
from pagesetter.comparison.model import KINDS
from pagesetter.proof.model import Overlay

FOLDER = Path(__file__).parents[2] / "docs"
PROOFS = (FOLDER / "proofs.md").read_text(encoding="utf-8")
DIFF = (FOLDER / "diff.md").read_text(encoding="utf-8")

#: Mean difference of 255 that versions of pdfium may make.
SAME = 3.0


def test_every_overlay_is_described() -> None:
    named = re.findall(r"^\| `([a-z][a-z-]*)` \|", PROOFS, re.M)
    assert named == [overlay.value for overlay in Overlay]


def test_every_kind_of_change_is_described() -> None:
    table = DIFF[DIFF.index("| kind |") : DIFF.index("Places are told")]
    named = re.findall(
        r"`(\w+)`", "".join(line.split("|")[1] for line in table.splitlines() if line)
    )
    assert sorted(named) == sorted(KINDS)


def test_every_picture_is_shown() -> None:
    shown = set(re.findall(r"\(proofs/([\w-]+)\.png\)", PROOFS + DIFF))
    assert shown == {*PICTURES, "sheet", "diff"}
    assert shown == {file.stem for file in (FOLDER / "proofs").glob("*.png")}


@pytest.mark.proof
@pytest.mark.slow
@pytest.mark.parametrize("name", [*PICTURES, "sheet", "diff"])
def test_a_picture_shows_what_the_program_draws(name: str, tmp_path: Path) -> None:
    draw(name, tmp_path / "now.png")
    stored = FOLDER / "proofs" / f"{name}.png"
    assert stored.stat().st_size < 100_000
    with Image.open(tmp_path / "now.png") as now, Image.open(stored) as then:
        assert now.size == then.size
        difference = ImageChops.difference(now.convert("RGB"), then.convert("RGB"))
    assert max(ImageStat.Stat(difference).mean) < SAME
