"""The engine: a page made again, what it is made from, and when that has changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pagesetter.diagnostics import Code
from pagesetter.display.dump import dump
from pagesetter.engine import Engine, folders_of, stamps_of, with_findings
from pagesetter.inputs import ask_for, recorded
from pagesetter.pipeline import Options
from pagesetter.press.model import PressOptions

LAYOUT = """\
extends: box
slots:
  one: {story: {place: {left: 0字, width: 10字, line: 1, lines: 4}, columns: 1, body: body}}
"""
PAGE = """\
layout: ./daily.yaml
stories:
  - {place: one, body: {file: story.txt}}
"""
ROOT = Path(__file__).parents[2]
LAYOUTS = ROOT / "tests" / "pages" / "layouts"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "page.yaml").write_text(PAGE, encoding="utf-8")
    (tmp_path / "daily.yaml").write_text(LAYOUT, encoding="utf-8")
    (tmp_path / "story.txt").write_text("天地玄黄宇宙洪荒", encoding="utf-8")
    return tmp_path


@pytest.fixture
def engine(desk: Path, box_font: Path) -> Engine:
    return Engine(desk / "page.yaml", Options((box_font.parent,), (LAYOUTS,)))


def text_of(engine: Engine) -> str:
    made = engine.make()
    return "" if made.display is None else dump(made.display)


def test_a_page_depends_on_its_layouts_its_stories_and_itself(engine: Engine, desk: Path) -> None:
    inputs = set(engine.make().inputs)
    own = {desk / "page.yaml", desk / "daily.yaml", desk / "story.txt"}
    assert inputs >= {*own, LAYOUTS / "box.yaml"}


@pytest.mark.parametrize("name", ["page.yaml", "daily.yaml", "story.txt"])
def test_a_page_is_stale_once_a_file_is_saved(engine: Engine, desk: Path, name: str) -> None:
    made = engine.make()
    assert not made.is_stale
    file = desk / name
    os.utime(file, ns=(1, 1))
    assert made.is_stale


def test_a_page_is_stale_once_a_file_is_deleted_and_again_when_it_is_back(
    engine: Engine, desk: Path
) -> None:
    first = engine.make()
    (desk / "story.txt").unlink()
    assert first.is_stale
    broken = engine.make()
    assert broken.display is None
    assert [d.message for d in broken.diagnostics] == ["there is no file `story.txt`"]
    assert not broken.is_stale
    (desk / "story.txt").write_text("日月盈昃", encoding="utf-8")
    assert broken.is_stale
    assert "日月盈昃" in text_of(engine)


def test_a_page_that_is_not_there_is_waited_for(tmp_path: Path, box_font: Path) -> None:
    engine = Engine(tmp_path / "later" / "page.yaml", Options((box_font.parent,), (LAYOUTS,)))
    made = engine.make()
    assert made.page is None
    assert folders_of(made.inputs) == {tmp_path}


def test_a_page_of_an_edition_is_made_by_its_number() -> None:
    engine = Engine(ROOT / "examples" / "edition" / "edition.yaml", Options())
    made = engine.make("3")
    assert (made.number, made.numbers) == ("3", tuple("12345678"))
    assert ROOT / "examples" / "edition" / "edition.yaml" in made.inputs
    missing = engine.make("9")
    assert missing.display is None
    assert missing.numbers == tuple("12345678")
    assert missing.diagnostics[0].message == "the edition has no page `9`"


def test_a_folder_behind_a_link_is_watched_too(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.txt").touch()
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "a.txt").symlink_to(tmp_path / "real" / "a.txt")
    assert folders_of([tmp_path / "desk" / "a.txt"]) == {tmp_path / "desk", tmp_path / "real"}


def test_files_are_recorded_only_while_somebody_records(tmp_path: Path) -> None:
    with recorded() as asked:
        ask_for(tmp_path / "a")
    ask_for(tmp_path / "b")
    assert asked == {tmp_path / "a"}
    assert stamps_of(asked) == {tmp_path / "a": None}


def test_what_its_press_objects_to_is_told_as_a_build_would(desk: Path, box_font: Path) -> None:
    profile = desk / "ours.yaml"
    profile.write_text("extends: newsprint-cn\ntype: {positive: 40pt}\n", encoding="utf-8")
    press = PressOptions(profile=str(profile))
    made = Engine(desk / "page.yaml", Options((box_font.parent,), (LAYOUTS,), press=press)).make()
    assert {profile, ROOT / "profiles" / "newsprint-cn.yaml"} <= set(made.inputs)
    assert Code.SMALL_TYPE not in [d.code for d in made.diagnostics]
    found = with_findings(made)
    assert Code.SMALL_TYPE in [d.code for d in found.diagnostics]
    assert found.display is made.display


def test_a_press_profile_that_is_not_there_is_told_and_waited_for(
    desk: Path, box_font: Path
) -> None:
    profile = desk / "ours.yaml"
    press = PressOptions(profile=str(profile))
    made = Engine(desk / "page.yaml", Options((box_font.parent,), (LAYOUTS,), press=press)).make()
    assert [d.code for d in made.diagnostics] == [Code.UNKNOWN_PROFILE]
    assert made.display is None
    profile.write_text("extends: newsprint-cn\n", encoding="utf-8")
    assert made.is_stale
