"""Any edits, one after the other: an engine that keeps what it can makes what a build makes.

To the byte and to the last warning, whatever was made before.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pagesetter.description.paths import PROJECT_MARK
from pagesetter.diagnostics import Diagnostic, DiagnosticLog, PageError, Severity
from pagesetter.engine import Engine
from pagesetter.pipeline import Clock, Options, printed_page
from pagesetter.press.model import PressOptions

ROOT = Path(__file__).parents[2]
LAYOUTS = ROOT / "tests" / "pages" / "layouts"

PARAGRAPHS = [
    "天地玄黄，宇宙洪荒。日月盈昃，辰宿列张。寒来暑往，秋收冬藏。",
    "闰余成岁，律吕调阳（A4）云腾致雨——露结为霜20.8%。",
    "## 金生丽水",
    "[剑号巨阙]{ruby: jù què}珠称夜光，[果珍李柰]{dots}菜重芥姜。",
    "海咸河淡，**鳞潜羽翔**，龙师火帝，鸟官人皇。始制文字，乃服衣裳。推位让国，有虞陶唐。",
    "- 吊民伐罪",
    "坐朝问道，垂拱平章。" * 6,
]
#: What an editor does: puts a paragraph somewhere, takes one out, changes a character, writes
#: lines over all others, chooses another slot or headline.
EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.integers(0, 9), st.sampled_from(PARAGRAPHS)),
        st.tuples(st.just("drop"), st.integers(0, 9), st.just("")),
        st.tuples(st.just("change"), st.integers(0, 40), st.sampled_from("爱育黎首，。A|*")),
        st.tuples(st.just("note"), st.integers(0, 2), st.just("")),
        st.tuples(st.just("slot"), st.integers(0, 3), st.just("")),
        st.tuples(st.just("headline"), st.just(0), st.sampled_from(["遐迩一体率宾归王", "鸣凤"])),
    ),
    min_size=2,
    max_size=7,
)
SLOTS = ["story", "upper", "ruled", "wide"]


class Desk:
    """A page of one story as it is edited."""

    def __init__(self) -> None:
        self.notes, self.headline, self.slot = 0, "白驹食场", "story"
        self.body = PARAGRAPHS[:3]

    def edit(self, what: str, number: int, words: str) -> None:
        """Do one thing to the page."""
        at = number % len(self.body)
        if what == "add":
            self.body.insert(at, words)
        elif what == "drop" and len(self.body) > 1:
            del self.body[at]
        elif what == "change":
            text, i = self.body[at], number % len(self.body[at])
            self.body[at] = text[:i] + words + text[i + 1 :]
        elif what == "note":
            self.notes = number
        elif what == "slot":
            self.slot = SLOTS[number]
        elif what == "headline":
            self.headline = words

    def text(self) -> str:
        """Return the page file."""
        note = "# a note\n" * self.notes
        body = "\n\n".join(f"      {paragraph}" for paragraph in self.body)
        headline = "" if self.slot == "wide" else f"    headline: {self.headline}\n"
        return (
            f"{note}layout: box\nstories:\n  - place: {self.slot}\n{headline}    body: |\n{body}\n"
        )


def built(page: Path, options: Options) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """Return what a build by itself makes."""
    log = DiagnosticLog()
    try:
        _, printed = printed_page(page, options, log, Clock(lambda _: None))
    except PageError as error:
        return None, error.diagnostics
    return printed.data, tuple(log)


def remade(engine: Engine) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """Return what an engine makes."""
    made = engine.make()
    return (None if made.display is None else engine.pdf(made)), made.diagnostics


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for page files."""
    return tmp_path_factory.mktemp("edited")


@settings(max_examples=25)
@given(edits=EDITS)
def test_any_edits_through_an_engine_give_the_bytes_of_a_build(
    edits: list[tuple[str, int, str]], folder: Path, box_font: Path
) -> None:
    file, options = folder / "page.yaml", Options((box_font.parent,), (LAYOUTS,))
    engine, desk = Engine(file, options), Desk()
    for edit in [("note", 0, ""), *edits]:
        desk.edit(*edit)
        file.write_text(desk.text(), encoding="utf-8")
        assert remade(engine) == built(file, options)


EXAMPLES = sorted(p.parent.name for p in (ROOT / "examples").glob("*/page.yaml"))
NEWS = "山川风雨"
#: Han enough to be words, and not a part of a key.
WORDS = re.compile("(?<!#)[一-鿿]{8}")


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_that_are_edited_give_the_bytes_of_a_build(name: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples" / name, tmp_path / name)
    shutil.copytree(ROOT / "examples" / "pictures", tmp_path / "pictures")
    (tmp_path / PROJECT_MARK).touch()
    file, options = tmp_path / name / "page.yaml", Options()
    lines = file.read_text(encoding="utf-8").split("\n")
    places = [(i, m.end()) for i, line in enumerate(lines) for m in WORDS.finditer(line)]
    engine = Engine(file, options)
    for step in range(4):
        i, at = places[step * 7 % len(places)]
        lines[i] = lines[i][: at - 4] + NEWS[step] + lines[i][at - 3 :]
        text = "\n".join(["# a note"] * (step == 2) + lines)
        file.write_text(text, encoding="utf-8")
        assert remade(engine) == built(file, options)
    assert [d.message for d in engine.make().diagnostics if d.severity is Severity.ERROR] == []


def test_a_page_for_a_press_is_that_of_a_build_too(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples" / "notice", tmp_path / "notice")
    shutil.copytree(ROOT / "examples" / "pictures", tmp_path / "pictures")
    (tmp_path / PROJECT_MARK).touch()
    file = tmp_path / "notice" / "page.yaml"
    options = Options(press=PressOptions(profile="newsprint-cn"))
    engine = Engine(file, options)
    for words in NEWS[:2]:
        text = file.read_text(encoding="utf-8")
        found = next(WORDS.finditer(text))
        file.write_text(text[: found.end() - 4] + words + text[found.end() - 3 :], encoding="utf-8")
        made, (data, _) = engine.make(), built(file, options)
        assert data is not None
        assert engine.pdf(made) == data


def test_pages_of_an_edition_are_those_of_an_engine_that_knows_nothing(tmp_path: Path) -> None:
    for name in ("edition", "pictures"):
        shutil.copytree(ROOT / "examples" / name, tmp_path / name)
    (tmp_path / PROJECT_MARK).touch()
    file = tmp_path / "edition" / "edition.yaml"
    pages = sorted((tmp_path / "edition" / "pages").glob("*.yaml"))
    engine = Engine(file)
    # Page after page, one of them changed before each: a story that jumps among them.
    for step, number in enumerate(["1", "2", "1", "3", "4", "4"]):
        page = pages[(0, 0, 3, 2, 0, 3)[step]]
        text = page.read_text(encoding="utf-8")
        places = list(WORDS.finditer(text))
        at = places[len(places) * step // 6].end() - 4
        note = "# a note\n" * (step == 2)
        page.write_text(f"{note}{text[:at]}{NEWS[step % 4]}{text[at + 1 :]}", encoding="utf-8")
        made, fresh = engine.make(number), Engine(file)
        expected = fresh.make(number)
        assert made.display is not None
        assert made.display == expected.display
        assert made.diagnostics == expected.diagnostics
        assert made.inputs == expected.inputs
        assert engine.pdf(made) == fresh.pdf(expected)
