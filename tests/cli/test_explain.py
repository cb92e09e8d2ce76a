"""`pagesetter explain`: a story's lines, one of them, as JSON, and as a colored proof."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from pagesetter.cli import main

LAYOUTS = Path(__file__).parents[1] / "pages" / "layouts"

PAGE = """\
layout: box
stories:
  - place: wide
    body: 天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往，秋收冬藏闰余成岁律吕调阳。
"""


@pytest.fixture
def desk(tmp_path: Path, box_font: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder the command runs in; it holds `page.yaml`."""
    (tmp_path / "page.yaml").write_text(PAGE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PAGESETTER_TEST_FONTS", str(box_font.parent))
    return tmp_path


def explain(*more: str) -> int:
    """Run the command on `page.yaml` with the test's fonts and layouts."""
    fonts = os.environ["PAGESETTER_TEST_FONTS"]
    return main(
        ["explain", "page.yaml", "--font-path", fonts, "--layout-path", str(LAYOUTS), *more]
    )


def test_the_lines_of_a_story_are_explained(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert explain("--story", "wide") == 0
    out = capsys.readouterr().out
    assert out.startswith("wide: 2 lines; widths in ems\n   1  1  天地玄黄")
    assert "“，” may not begin a line (kinsoku gb, CLREQ 3.1.4)" in out


def test_one_line_is_explained_alone(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert explain("--line", "2", "--json") == 0
    (record,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (record["story"], record["line"], record["last"]) == ("wide", 2, True)


def test_a_story_that_is_not_there_is_refused_with_those_that_are(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert explain("--story", "wild") == 2
    assert capsys.readouterr().err == "pagesetter: no story is named 'wild'; there are: wide\n"


def test_a_line_that_is_not_there_is_refused(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert explain("--line", "9") == 2
    assert capsys.readouterr().err == "pagesetter: the story 'wide' has no line 9\n"


def test_a_page_that_cannot_be_made_is_not_explained(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "page.yaml").write_text(PAGE.replace("stories", "storys"), encoding="utf-8")
    assert explain() == 1
    assert "unknown-key" in capsys.readouterr().err


def test_a_proof_shows_opened_lines_in_color(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from PIL import Image

    assert explain("--png", "out.png", "--dpi", "72") == 0
    assert "out.png" in capsys.readouterr().err
    with Image.open(desk / "out.png") as picture:
        red, _, blue = picture.convert("RGB").split()
    pairs = zip(red.tobytes(), blue.tobytes(), strict=True)
    assert any(r - b > 60 for r, b in pairs)
    assert not (desk / "page.pdf").exists()


HEADED = """\
layout: box
stories:
  - place: story
    headline: 天地玄黄宇宙洪荒日月盈昃
    byline: 天地
    body: 天地玄黄宇宙洪荒日月盈昃辰宿列张。
"""


def test_headings_are_told_with_what_their_places_take(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "page.yaml").write_text(HEADED, encoding="utf-8")
    assert explain("--headings") == 0
    assert capsys.readouterr().out.splitlines() == [
        "story/headline  天地玄黄宇宙洪荒日月盈昃",
        "                18 pt, 1 row; 12 of 22 at 20 pt to 26 at 16 pt",
        "story/byline    天地",
        "                10 pt, 1 row; 2 of 22 at 10 pt",
    ]


def test_headings_are_printed_as_json(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "page.yaml").write_text(HEADED, encoding="utf-8")
    assert explain("--headings", "--json", "--story", "story") == 0
    first, _ = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["place"], first["size"], first["scale"], first["smallest"]) == (
        "story/headline",
        18.0,
        1.0,
        {"size": 16.0, "rows": 2, "characters": 26},
    )


def test_a_page_without_headings_says_so(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert explain("--headings") == 0
    assert capsys.readouterr().out == "no headings\n"
