"""What a changed word draws anew: the frames that it is in, and of their lines those that changed."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from pagesetter.description.paths import PROJECT_MARK
from pagesetter.engine import Engine

ROOT = Path(__file__).parents[3]
WORDS = "果农李满仓"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    for name in ("inside-page", "pictures"):
        shutil.copytree(ROOT / "examples" / name, tmp_path / name)
    (tmp_path / PROJECT_MARK).touch()
    return tmp_path / "inside-page" / "page.yaml"


def called(act: Callable[[], object]) -> Counter[str]:
    """Return how often each function of ours is called, by its name."""
    count, before = Counter[str](), sys.getprofile()

    def watch(frame: FrameType, event: str, _of: object) -> None:
        if event == "call":
            count[frame.f_code.co_name] += 1

    sys.setprofile(watch)
    try:
        act()
    finally:
        sys.setprofile(before)
    return count


def edited(page: Path, old: str, new: str) -> None:
    text = page.read_text(encoding="utf-8")
    assert old in text
    page.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_changed_word_is_drawn_anew_and_what_is_around_it_is_not(page: Path) -> None:
    engine = Engine(page)
    engine.make()
    whole = called(engine.pdf)
    # Turned round, so that the page has no other glyphs than before.
    edited(page, WORDS, WORDS[::-1])
    made = engine.make()
    changed = called(lambda: engine.pdf(made))
    assert 0 < changed["show_run_at"] <= 30 < whole["show_run_at"]
    assert 0 < changed["parts_of"] <= 3 < whole["parts_of"]


def test_what_a_page_has_beside_its_stories_is_not_painted_anew(page: Path) -> None:
    engine = Engine(page)
    whole = called(engine.make)
    edited(page, WORDS, WORDS[::-1])
    changed = called(engine.make)
    assert 0 < changed["_region"] <= 3 < whole["_region"]


def test_a_glyph_more_in_a_face_moves_none(page: Path) -> None:
    engine = Engine(page)
    engine.make()
    engine.pdf()
    edited(page, WORDS, "果农李龘仓")
    made = engine.make()
    changed = called(lambda: engine.pdf(made))
    assert 0 < changed["show_run_at"] <= 30
    assert changed["kept_run_at"] > 100
