"""`pagesetter fit`: a table, one story, JSON, and what the exit code says."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from pagesetter.cli import main

LAYOUT = """\
extends: box
slots:
  one: {story: {place: {left: 0字, width: 10字, line: 1, lines: 4}, columns: 1, body: body}}
  two: {story: {place: {left: 12字, width: 10字, line: 1, lines: 4}, columns: 1, body: body}}
"""
FITS = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨"
PAGE = f"""\
layout: ./daily.yaml
stories:
  - place: one
    headline: ~
    body: {FITS}
  - place: two
    body: {FITS}
"""
LAYOUTS = Path(__file__).parents[1] / "pages" / "layouts"


@pytest.fixture
def desk(tmp_path: Path, box_font: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder the command runs in; it holds `page.yaml`, whose stories fit."""
    (tmp_path / "page.yaml").write_text(PAGE, encoding="utf-8")
    (tmp_path / "daily.yaml").write_text(LAYOUT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PAGESETTER_TEST_FONTS", str(box_font.parent))
    return tmp_path


def fit(*more: str) -> int:
    """Run the command on `page.yaml` with the test's fonts and layouts."""
    fonts = os.environ["PAGESETTER_TEST_FONTS"]
    return main(["fit", "page.yaml", "--font-path", fonts, "--layout-path", str(LAYOUTS), *more])


def overset(desk: Path) -> None:
    """Let the second story be five characters over."""
    (desk / "page.yaml").write_text(PAGE.rstrip() + "露结为霜金生丽\n", encoding="utf-8")


def test_a_page_on_which_all_fits_is_a_table_and_exit_code_0(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fit() == 0
    out, err = capsys.readouterr()
    assert out == (
        "story  text  room        characters  lines  mm²\n"
        "one      36    38  fits\n"
        "two      36    38  fits\n"
    )
    assert err == ""


def test_a_story_that_is_over_is_told_with_what_mends_it_and_exit_code_3(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    overset(desk)
    assert fit() == 3
    out, err = capsys.readouterr()
    table, mending = out.split("\n\n")
    assert table.split("\n")[2].split() == ["two", "43", "38", "over", "5", "1", "187"]
    assert mending.split("\n")[:3] == [
        "two: what would mend it, cheapest first",
        "  1. cut 5 characters of paragraph 1 “…结为霜金生丽”",
        "     saves 1 line: fits  page.yaml:7:49",
    ]
    assert err.startswith("warning[overset]: 5 characters of “the story” do not fit")


def test_one_story_is_told_of_alone(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    overset(desk)
    assert fit("--story", "one") == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["story", "one"]


def test_json_has_a_line_for_each_story_with_every_figure(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    overset(desk)
    assert fit("--json") == 3
    one, two = map(json.loads, capsys.readouterr().out.splitlines())
    assert (one["story"], one["fits"], one["remedies"]) == ("one", True, [])
    assert two["over"] == {"characters": 5, "lines": 1, "mm2": 186.7}
    assert (two["characters"], two["room"], two["fit"], two["tracking"]) == (43, 38, "report", 0)
    cut, *_, lines = [r for r in two["remedies"] if r["kind"] in ("cut", "lines")]
    assert [(e["line"], e["column"], e["characters"]) for e in cut["edits"]] == [(7, 49, -5)]
    assert (lines["changes"], lines["fits"]) == ({"lines": "5"}, True)


def test_a_story_that_is_not_there_is_refused_with_those_that_are(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fit("--story", "three") == 2
    err = capsys.readouterr().err
    assert err == "pagesetter: no story is named 'three'; there are: one, two\n"


def test_a_page_that_cannot_be_made_is_not_measured(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "page.yaml").write_text(PAGE.replace("stories", "storys"), encoding="utf-8")
    assert fit() == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "unknown-key" in err


def test_a_page_without_its_photos_is_measured_as_a_draft(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    photos = "    headline: ~\n    photos: [{place: photo, file: later.jpg}]\n"
    (desk / "page.yaml").write_text(PAGE.replace("    headline: ~\n", photos), encoding="utf-8")
    slot = (
        "  photo: {photo: {place: {column: 1, columns: 2, line: 6, lines: 8}, caption: caption}}\n"
    )
    (desk / "daily.yaml").write_text(LAYOUT + slot, encoding="utf-8")
    assert fit() == 1
    assert "missing-picture" in capsys.readouterr().err
    assert fit("--draft") == 0


def test_a_story_that_was_tightened_is_told_so(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    overset(desk)
    layout = LAYOUT.replace("body: body}", "body: body, fit: tighten, tighten: -0.2em}")
    (desk / "daily.yaml").write_text(layout, encoding="utf-8")
    assert fit() == 0
    assert capsys.readouterr().out.endswith("\n\ntwo: set 0.182em tighter\n")


def test_the_exit_codes_of_fit_are_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    assert "of fit: a story is over or under its place" in capsys.readouterr().out


EDITION = Path(__file__).parents[2] / "examples" / "edition" / "edition.yaml"


def test_a_page_of_an_edition_is_told_of_with_its_stories_from_where_they_go_on(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def told(number: str) -> dict[str, list[str]]:
        assert main(["fit", str(EDITION), "--page", number]) == 0
        rows = capsys.readouterr().out.splitlines()[1:]
        return {row.split()[0]: row.split()[1:4] for row in rows}

    first, fifth = told("1")["lead"], told("5")["tail-1"]
    # What is set on page 1, and the rest of it, which has room for twenty characters more.
    assert first == ["242", "242", "fits"]
    assert fifth == ["376", "396", "fits"]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ([str(EDITION)], "is an edition: say which page with --page N"),
        (["page.yaml", "--page", "1"], "--page is for an edition"),
    ],
)
def test_the_page_of_an_edition_must_be_named_and_of_no_other(
    arguments: list[str], complaint: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["fit", *arguments]) == 2
    assert complaint in capsys.readouterr().err


def test_a_page_that_an_edition_lacks_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fit", str(EDITION), "--page", "9"]) == 1
    assert "the edition has no page `9`" in capsys.readouterr().err
