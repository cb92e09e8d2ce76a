"""Pages that are wrong or hostile, end to end: told at their place, and nothing is written."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

LAYOUT = """\
page: {width: 260pt, height: 300pt, type_area: {characters: 22, lines: 16, top: 30pt}}
grid: {character: 10pt, leading: 15pt, columns: 2}
styles:
  body: {families: [Box], size: 10pt}
slots:
  lead:
    story: {place: {left: 0字, width: 22字, line: 1, lines: 8}, columns: 1, body: body, slack: 8}
  photo:
    photo: {place: {left: 0字, width: 4字, line: 10, lines: 4}, caption: body}
"""
STORY = "layout: small\nstories:\n  - place: lead\n    body: 天地玄黄\n"
PHOTO = STORY + "photos:\n  - place: photo\n    file: photos/1.jpg\n"
BOMB = "layout: small\nedition:\n  a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"  {name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefg", "bcdefgh", strict=True)
)


@dataclass(frozen=True)
class Case:
    """A page, and perhaps its layout, with where and what it is told."""

    place: str
    message: str
    page: str | bytes = STORY
    layout: str = LAYOUT
    options: tuple[str, ...] = ()
    code: int = 1


def small(key: str, value: str) -> str:
    """Return the layout with one value changed."""
    changed = re.sub(rf"\b{key}: [^,}}\n]+", f"{key}: {value}", LAYOUT, count=1)
    assert changed != LAYOUT
    return changed


CASES = {
    "unknown key": Case(
        "page.yaml:3:5", "a story has no `headlin`", STORY.replace("place: lead", "headlin: 天")
    ),
    "duplicate key": Case("page.yaml:5:5", "`body` is written twice", STORY + "    body: 宇宙\n"),
    "tab": Case(
        "page.yaml:3:1", "a tab is used to indent", "layout: small\nstories:\n\t- place: lead\n"
    ),
    "wrong type": Case(
        "page.yaml:2:11",
        "`stories` must be a list, not a mapping",
        "layout: small\nstories: {place: lead}\n",
    ),
    "zero size": Case(
        "small.yaml:4:33", "`size` must be more than zero, not `0pt`", layout=small("size", "0pt")
    ),
    "negative size": Case(
        "small.yaml:4:33", "`size` must be more than zero, not `-1pt`", layout=small("size", "-1pt")
    ),
    "huge length": Case(
        "small.yaml:1:15",
        "`width` must be a length, but `99999999pt` is larger than any page",
        layout=small("width", "99999999pt"),
    ),
    "huge count": Case(
        "small.yaml:1:61",
        "`characters` must be 10000 at most, not `999999999`",
        layout=small("characters", "999999999"),
    ),
    "endless digits": Case(
        "small.yaml:1:15",
        f"`width` must be a length, but `{'9' * 39}…` is not a length",
        layout=small("width", "9" * 5000 + "pt"),
    ),
    "huge line": Case(
        "page.yaml:3:42",
        "`line` must be 10000 at most, not `99999999999999999999`",
        STORY.replace(
            "place: lead", "place: {column: 1, columns: 1, line: 99999999999999999999, lines: 1}"
        ),
    ),
    "unknown slot": Case(
        "page.yaml:3:12", "the layout has no slot `leed`", STORY.replace("lead", "leed")
    ),
    "missing photo": Case(
        "page.yaml:7:11", "there is no file `photos/2.jpg`", PHOTO.replace("1.jpg", "2.jpg")
    ),
    "truncated photo": Case(
        "page.yaml:7:11", "cut.jpg is cut short", PHOTO.replace("1.jpg", "cut.jpg")
    ),
    "path out of the project": Case(
        "page.yaml:7:11",
        "`../outside.jpg` leads out of the project `project`",
        PHOTO.replace("photos/1.jpg", "../outside.jpg"),
    ),
    "absolute path": Case(
        "page.yaml:7:11",
        "`/etc/passwd` is an absolute path",
        PHOTO.replace("photos/1.jpg", "/etc/passwd"),
    ),
    "python object": Case(
        "page.yaml:1:9",
        "the tag `!!python/object/apply:os.system` is not allowed",
        "layout: !!python/object/apply:os.system [touch made]\n",
    ),
    "alias bomb": Case("page.yaml:7:14", "the file has more than 20000 values", BOMB),
    "GBK": Case("page.yaml:4:11", "the file is not UTF-8; it looks like GBK", STORY.encode("gbk")),
    "missing glyph": Case(
        "page.yaml:4:13",
        "no face of style `body` has `\U00020000` (U+20000)",
        STORY.replace("玄", "\U00020000"),
    ),
    "unknown family": Case(
        "small.yaml:4:21",
        "style `body` asks for the family `Bocks`, which is not to be found",
        layout=LAYOUT.replace("[Box]", "[Bocks]"),
    ),
    "overset under --strict": Case(
        "page.yaml:4:186",
        "144 characters of “the story” do not fit, 7 lines or 2875 mm²; "
        "the last set is “…玄黄天地玄黄”",
        STORY.replace("天地玄黄", "天地玄黄" * 80),
        options=("--strict",),
        code=3,
    ),
}


@dataclass(frozen=True)
class Result:
    """What the command said, and which files it left that were not there."""

    code: int
    out: str
    err: str
    left: list[str]


def build(case: Case, folder: Path, fonts: Path) -> Result:
    """Run `pagesetter build` on a case in a folder of its own."""
    (folder / "photos").mkdir()
    Image.new("RGB", (400, 400)).save(folder / "photos" / "1.jpg")
    whole = (folder / "photos" / "1.jpg").read_bytes()
    (folder / "photos" / "cut.jpg").write_bytes(whole[: len(whole) // 2])
    (folder.parent / "outside.jpg").write_bytes(whole)
    (folder / "small.yaml").write_text(case.layout, encoding="utf-8")
    page = case.page if isinstance(case.page, bytes) else case.page.encode()
    (folder / "page.yaml").write_bytes(page)
    before = set(folder.rglob("*"))
    options = ["--font-path", str(fonts), "--layout-path", ".", "--png", *case.options]
    done = subprocess.run(
        [sys.executable, "-m", "pagesetter", "build", "page.yaml", *options],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    left = sorted(file.name for file in set(folder.rglob("*")) - before)
    return Result(done.returncode, done.stdout, done.stderr, left)


@pytest.fixture(scope="module")
def results() -> dict[str, Result]:
    """Return a place to keep what each case gave, so that each runs once."""
    return {}


@pytest.fixture
def result(name: str, results: dict[str, Result], tmp_path: Path, box_font: Path) -> Result:
    """Return what a case gave."""
    if name not in results:
        folder = tmp_path / "project"
        folder.mkdir()
        results[name] = build(CASES[name], folder, box_font.parent)
    return results[name]


@pytest.mark.parametrize("name", CASES)
def test_a_wrong_page_is_told_at_its_place(name: str, result: Result) -> None:
    assert re.findall(r"^ *--> (\S+)", result.err, re.MULTILINE)[0] == CASES[name].place


@pytest.mark.parametrize("name", CASES)
def test_a_wrong_page_is_told_in_one_clear_sentence(name: str, result: Result) -> None:
    assert result.err.splitlines()[0].split("]: ", 1)[1] == CASES[name].message


@pytest.mark.parametrize("name", CASES)
def test_a_wrong_page_has_its_exit_code(name: str, result: Result) -> None:
    assert result.code == CASES[name].code


@pytest.mark.parametrize("name", CASES)
def test_a_wrong_page_leaves_no_file_and_no_traceback(name: str, result: Result) -> None:
    assert (result.left, result.out, "Traceback" in result.err) == ([], "", False)
