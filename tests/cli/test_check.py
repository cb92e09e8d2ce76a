"""`pagesetter check`, and how diagnostics are told and let pass by it and by `build`."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from junitparser import JUnitXml

from pagesetter.cli import main

MADE = Path(__file__).parents[1] / "diagnostics" / "made"
EDITION = Path(__file__).parents[1] / "pages"
GOOD = "layout: made\nstories:\n  - {place: top, headline: 天地, body: 玄黄}\n"


@pytest.fixture
def desk(tmp_path: Path, box_font: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder the command runs in: pages that are good, warned of and wrong."""
    folder = tmp_path / "desk"
    shutil.copytree(MADE, folder)
    (folder / "good.yaml").write_text(GOOD, encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PAGESETTER_TEST_FONTS", str(box_font.parent))
    return folder


def run(command: str, *words: str) -> int:
    fonts = os.environ["PAGESETTER_TEST_FONTS"]
    return main([command, *words, "--font-path", fonts, "--layout-path", "layouts"])


def everything(folder: Path) -> list[str]:
    return sorted(str(file.relative_to(folder)) for file in folder.rglob("*"))


Capture = pytest.CaptureFixture[str]


# ---------------------------------------------------------------- what it does


def test_pages_are_checked_and_nothing_is_written(desk: Path, capsys: Capture) -> None:
    before = everything(desk)
    assert run("check", "good.yaml", "underset.yaml") == 0
    out, err = capsys.readouterr()
    assert out == (
        "good.yaml: 1 page, nothing to look at\nunderset.yaml: 1 page, 1 warning: underset\n"
    )
    assert "--> underset.yaml:3:5" in err
    assert everything(desk) == before


def test_an_error_in_one_of_the_pages_is_exit_code_1_and_the_rest_is_checked(
    desk: Path, capsys: Capture
) -> None:
    assert run("check", "glyphs.yaml", "underset.yaml") == 1
    out = capsys.readouterr().out
    assert "glyphs.yaml: 1 page, 1 error: missing-glyph\n" in out
    assert "underset.yaml: 1 page, 1 warning: underset\n" in out


def test_a_page_that_is_not_there_is_an_error(desk: Path, capsys: Capture) -> None:
    assert run("check", "none.yaml") == 1
    assert "unreadable-file" in capsys.readouterr().out


def test_an_edition_is_checked_page_by_page(desk: Path, capsys: Capture) -> None:
    assert run("check", "edition/edition.yaml") == 0
    assert capsys.readouterr().out == ("edition/edition.yaml: 2 pages, 1 warning: needless-jump\n")


def test_an_edition_that_cannot_be_read_has_no_pages(desk: Path, capsys: Capture) -> None:
    (desk / "edition" / "edition.yaml").write_text("pages: []\nstorys: []\n", encoding="utf-8")
    assert run("check", "edition/edition.yaml") == 1
    assert capsys.readouterr().out.startswith("edition/edition.yaml: 2 errors:")


def test_check_tells_what_build_tells(desk: Path, capsys: Capture) -> None:
    run("build", "press.yaml", "--format", "json", "-o", "out.pdf")
    built = capsys.readouterr().err
    run("check", "press.yaml", "--format", "json")
    assert capsys.readouterr().out == built


# ---------------------------------------------------------------- what is let pass


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 0),
        (["--strict"], 3),
        (["--deny", "unmarked-ad"], 3),
        (["--deny", "overset"], 0),
        (["--max-warnings", "4"], 0),
        (["--max-warnings", "3"], 3),
        (["--max-warnings", "3", "--allow", "no-masthead"], 0),
        (["--strict", "--allow", "no-masthead"], 3),
        (
            ["--strict"]
            + [
                word
                for code in ("no-masthead", "no-page-number", "no-press-fact", "unmarked-ad")
                for word in ("--allow", code)
            ],
            0,
        ),
    ],
)
def test_warnings_are_let_pass_as_the_options_say(
    command: str, options: list[str], code: int, desk: Path
) -> None:
    assert run(command, "press.yaml", *options) == code
    assert (desk / "press.pdf").exists() == (command == "build" and code == 0)


def test_an_allowed_warning_is_not_shown(desk: Path, capsys: Capture) -> None:
    assert run("build", "underset.yaml", "--allow", "underset") == 0
    out, err = capsys.readouterr()
    assert (out, err) == ("underset.pdf: 8 characters, no photos\n", "")


@pytest.mark.parametrize("command", ["build", "check", "fit"])
def test_an_error_cannot_be_allowed(command: str, desk: Path, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as leaving:
        run(command, "good.yaml", "--allow", "unknown-key")
    assert leaving.value.code == 2
    assert "unknown-key is an error, and cannot be allowed" in capsys.readouterr().err


def test_an_error_of_a_code_whose_warnings_are_allowed_is_told(desk: Path, capsys: Capture) -> None:
    assert run("check", "pictures.yaml", "--allow", "low-resolution") == 1
    out = capsys.readouterr().out
    assert out == "pictures.yaml: 1 page, 1 error: low-resolution\n"


def test_a_code_both_denied_and_allowed_is_wrong_usage(desk: Path, capsys: Capture) -> None:
    assert run("build", "good.yaml", "--allow", "runt", "--deny", "runt") == 2
    assert capsys.readouterr().err == "pagesetter: runt is both denied and allowed\n"


# ---------------------------------------------------------------- where it is told


def test_what_is_made_is_said_with_what_to_look_at(desk: Path, capsys: Capture) -> None:
    assert run("build", "underset.yaml") == 0
    out = capsys.readouterr().out
    assert out == "underset.pdf: 8 characters, no photos; look at 1 warning: underset\n"


def test_what_is_not_made_is_said_last(desk: Path, capsys: Capture) -> None:
    assert run("build", "glyphs.yaml") == 1
    last = capsys.readouterr().err.splitlines()[-1]
    assert last == "pagesetter: glyphs.pdf is not made: 1 error: missing-glyph"
    assert run("build", "underset.yaml", "--strict") == 3
    last = capsys.readouterr().err.splitlines()[-1]
    assert last == "pagesetter: underset.pdf is refused: 1 warning: underset"


def test_of_build_programs_read_stderr_and_results_stay_on_stdout(
    desk: Path, capsys: Capture
) -> None:
    assert run("build", "underset.yaml", "--format", "json") == 0
    out, err = capsys.readouterr()
    assert [json.loads(line)["code"] for line in err.splitlines()] == ["underset"]
    assert out.startswith("underset.pdf: ")


def test_of_a_page_that_is_not_made_a_program_reads_nothing_else(
    desk: Path, capsys: Capture
) -> None:
    assert run("build", "glyphs.yaml", "--format", "json") == 1
    out, err = capsys.readouterr()
    assert [json.loads(line)["code"] for line in err.splitlines()] == ["missing-glyph"]
    assert out == ""


def test_of_check_programs_read_stdout(desk: Path, capsys: Capture) -> None:
    assert run("check", "glyphs.yaml", "underset.yaml", "--format", "json") == 1
    out, err = capsys.readouterr()
    codes = [json.loads(line)["code"] for line in out.splitlines()]
    assert codes == ["missing-glyph", "underset"]
    assert err.startswith("pagesetter: glyphs.yaml: 1 page, 1 error: missing-glyph\n")


@pytest.mark.parametrize("command", ["build", "check", "fit"])
def test_a_file_for_programs_leaves_people_theirs(
    command: str, desk: Path, capsys: Capture
) -> None:
    run(command, "underset.yaml", "--format", "sarif", "--diagnostics", "to/it.sarif")
    (result,) = json.loads((desk / "to" / "it.sarif").read_text("utf-8"))["runs"][0]["results"]
    assert result["ruleId"] == "underset"
    assert "warning[underset]" in capsys.readouterr().err


def test_a_page_without_a_diagnostic_leaves_an_empty_log_and_no_old_one(desk: Path) -> None:
    (desk / "it.sarif").write_text("old", encoding="utf-8")
    assert run("build", "good.yaml", "--format", "sarif", "--diagnostics", "it.sarif") == 0
    assert json.loads((desk / "it.sarif").read_text("utf-8"))["runs"][0]["results"] == []


@pytest.mark.parametrize("command", ["build", "check", "fit"])
def test_a_file_for_programs_that_cannot_be_written_is_told(
    command: str, desk: Path, capsys: Capture
) -> None:
    where = Path("good.yaml") / "it.json"
    assert run(command, "good.yaml", "--format", "json", "--diagnostics", str(where)) == 1
    assert "pagesetter: cannot write" in capsys.readouterr().err


def test_an_edition_tells_of_all_its_pages_in_one_log(desk: Path, capsys: Capture) -> None:
    page = desk / "edition" / "02.yaml"
    page.write_text(page.read_text("utf-8").replace("headline", "headlin"), "utf-8")
    assert run("build", "edition/edition.yaml", "--format", "sarif") == 1
    log = json.loads(capsys.readouterr().err)
    assert {result["ruleId"] for result in log["runs"][0]["results"]} >= {"unknown-key"}


# ---------------------------------------------------------------- JUnit


def test_each_page_is_a_test_case(desk: Path) -> None:
    page = desk / "edition" / "02.yaml"
    page.write_text(page.read_text("utf-8").replace("headline", "headlin"), "utf-8")
    assert run("check", "edition/edition.yaml", "good.yaml", "--junit", "out/junit.xml") == 1
    edition, single = JUnitXml.fromfile(str(desk / "out" / "junit.xml"))
    assert [(case.name, len(case.result) > 0) for case in edition] == [("1", False), ("2", True)]
    assert [(case.name, case.result) for case in single] == [("good", [])]


@pytest.mark.parametrize(
    ("options", "failures"),
    [([], 0), (["--strict"], 1), (["--deny", "underset"], 1), (["--max-warnings", "0"], 1)],
)
def test_a_warning_fails_its_case_where_it_is_refused(
    options: list[str], failures: int, desk: Path
) -> None:
    code = run("check", "underset.yaml", "--junit", "junit.xml", *options)
    assert (code, JUnitXml.fromfile("junit.xml").failures) == (3 if failures else 0, failures)


# ---------------------------------------------------------------- explain


def test_a_code_is_explained(desk: Path, capsys: Capture) -> None:
    assert main(["explain", "underset"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("underset (warning): ")
    assert "\nCause: " in out
    assert "\nCure: " in out


def test_a_file_named_as_a_code_is_a_page(desk: Path, capsys: Capture) -> None:
    (desk / "underset").write_text("layout: made\nstories: []\n", encoding="utf-8")
    assert run("explain", "underset") == 0
    assert "Cause" not in capsys.readouterr().out


def test_what_is_neither_a_file_nor_a_code_is_told_with_the_nearest(
    desk: Path, capsys: Capture
) -> None:
    assert main(["explain", "undersat"]) == 2
    assert capsys.readouterr().err == (
        "pagesetter: there is no file undersat, "
        "and 'undersat' is no code of a diagnostic; did you mean underset?\n"
    )
