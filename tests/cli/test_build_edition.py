"""The command on an edition: files written, exit codes, one page dumped or explained."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from pagesetter.cli import main

PAGES = Path(__file__).parents[1] / "pages"
NAMES = [f"{number:02d}" for number in range(1, 9)]


@pytest.fixture
def desk(tmp_path: Path, box_font: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder the command runs in; it holds the small edition of eight pages."""
    folder = tmp_path / "desk"
    shutil.copytree(PAGES / "edition", folder, ignore=shutil.ignore_patterns("*.dump"))
    monkeypatch.chdir(folder)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("PAGESETTER_TEST_FONTS", str(box_font.parent))
    return folder


def run(command: str, *more: str) -> int:
    """Run a command on the edition, and return its exit code."""
    fonts, layouts = os.environ["PAGESETTER_TEST_FONTS"], str(PAGES / "layouts")
    return main([command, "edition.yaml", "--font-path", fonts, "--layout-path", layouts, *more])


def made(folder: Path) -> list[str]:
    """Return the names of the PDFs and pictures in a folder and below."""
    found = [f for f in folder.rglob("*") if f.suffix in (".pdf", ".png")]
    return sorted(str(file.relative_to(folder)) for file in found)


def spoil(desk: Path, number: int) -> None:
    """Put a mistake into a page file."""
    page = desk / "pages" / f"{number:02d}.yaml"
    page.write_text(page.read_text("utf-8").replace("headline:", "headlin:", 1), "utf-8")


# ---------------------------------------------------------------- what is written


def test_every_page_is_a_pdf_in_a_folder_named_as_the_edition(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("build") == 0
    assert made(desk) == [f"edition/{name}.pdf" for name in NAMES]
    out, err = capsys.readouterr()
    assert (out.partition(",")[0], err) == ("edition: 8 pages", "")


def test_the_pages_go_where_they_are_asked_for(desk: Path) -> None:
    assert run("build", "-o", "a/b") == 0
    assert made(desk) == [f"a/b/{name}.pdf" for name in NAMES]


def test_one_pdf_of_all_pages_is_made_alone(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("build", "--one", "all.pdf") == 0
    assert made(desk) == ["all.pdf"]
    assert capsys.readouterr().out.startswith("all.pdf: 8 pages, ")


def test_one_pdf_and_one_a_page_are_made_together(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("build", "-o", "out", "--one", "all.pdf") == 0
    assert made(desk) == ["all.pdf", *(f"out/{name}.pdf" for name in NAMES)]
    assert capsys.readouterr().out.startswith("out and all.pdf: 8 pages, ")


def test_pictures_are_drawn_beside_the_pages(desk: Path) -> None:
    assert run("build", "-o", "out", "--png", "--dpi", "20") == 0
    pairs = [(f"out/{name}.pdf", f"out/{name}.png") for name in NAMES]
    assert made(desk) == [file for pair in pairs for file in pair]


def test_pictures_of_one_pdf_are_named_by_page(desk: Path) -> None:
    assert run("build", "--one", "all.pdf", "--png", "--dpi", "20") == 0
    assert made(desk) == [*(f"all-{name}.png" for name in NAMES), "all.pdf"]


def test_the_same_edition_gives_the_same_bytes(desk: Path) -> None:
    run("build", "-o", "one", "--one", "one.pdf")
    run("build", "-o", "two", "--one", "two.pdf")
    for name in NAMES:
        assert (desk / "one" / f"{name}.pdf").read_bytes() == (
            desk / "two" / f"{name}.pdf"
        ).read_bytes()
    assert (desk / "one.pdf").read_bytes() == (desk / "two.pdf").read_bytes()


def test_timings_are_printed_by_stage(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("build", "--timings", "--jobs", "1")
    lines = capsys.readouterr().out.splitlines()[2:]
    assert [line[2:12].strip() for line in lines] == [
        "start",
        "read",
        "make up",
        "paint",
        "make PDF",
        "write",
    ]


# ---------------------------------------------------------------- what is not


def test_pages_that_cannot_be_made_are_told_and_the_others_made(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(desk, 2)
    spoil(desk, 7)
    assert run("build") == 1
    assert made(desk) == [f"edition/{n}.pdf" for n in NAMES if n not in ("02", "07")]
    out, err = capsys.readouterr()
    assert out.startswith("edition: 6 pages, ")
    assert err.endswith("pagesetter: pages 2, 7 cannot be made\n")
    assert err.count("error[unknown-key]") == 2
    assert err.count("warning[unknown-story]") == 1  # the index is left without page 7


def test_pages_that_stories_come_from_take_the_others_with_them(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(desk, 1)
    assert run("build") == 1
    assert made(desk) == [f"edition/{n}.pdf" for n in ("02", "04", "07", "08")]
    err = capsys.readouterr().err
    assert err.endswith("pagesetter: pages 1, 3, 5, 6 cannot be made\n")


def test_a_page_that_fails_when_it_is_made_up_takes_the_next_with_it(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = desk / "pages" / "03.yaml"
    text = page.read_text("utf-8").replace("jump: 6", "jump: 6\n    column_ends: [龙龙龙]")
    page.write_text(text, "utf-8")
    assert run("build") == 1
    assert made(desk) == [f"edition/{n}.pdf" for n in NAMES if n not in ("03", "06")]
    err = capsys.readouterr().err
    assert "error[column-end]: `龙龙龙` is not in the story" in err
    assert "error[bad-jump]: page 3, from which a story goes on here, cannot be made" in err


def test_all_pages_are_one_pdf_only_when_none_is_missing(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(desk, 2)
    assert run("build", "--one", "all.pdf") == 1
    assert made(desk) == []
    out, err = capsys.readouterr()
    assert (out, err.splitlines()[-1]) == (
        "",
        "pagesetter: all.pdf is not made while a page is missing",
    )


@pytest.mark.parametrize(("number", "code"), [(2, 1), (None, 3)])
def test_under_strict_nothing_is_made(number: int | None, code: int, desk: Path) -> None:
    page = desk / "pages" / "08.yaml"
    page.write_text(page.read_text("utf-8").replace("body: |", "body: |\n      " + "天" * 900))
    if number is not None:
        spoil(desk, number)
    assert run("build", "--strict", "--one", "all.pdf") == code
    assert made(desk) == []


def test_an_edition_with_an_error_of_its_own_is_not_made(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edition = desk / "edition.yaml"
    edition.write_text(edition.read_text("utf-8").replace("02.yaml", "01.yaml"), "utf-8")
    assert run("build") == 1
    assert made(desk) == []
    out, err = capsys.readouterr()
    assert (out, "error[duplicate-page]" in err) == ("", True)


def test_a_picture_that_cannot_be_written_leaves_no_pdf(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "out" / "01.png").mkdir(parents=True)
    assert run("build", "-o", "out", "--png", "--dpi", "20") == 1
    assert [name for name in made(desk) if name.endswith(".pdf")] == []
    assert capsys.readouterr().err == "pagesetter: cannot write out/01.png: Is a directory\n"


def test_a_draft_of_an_edition_is_made_before_its_pictures_arrive(desk: Path) -> None:
    page = desk / "pages" / "08.yaml"
    text = page.read_text("utf-8") + "photos: [{place: inset, file: later.jpg}]\n"
    page.write_text(text.replace("place: upper", "place: ruled"), "utf-8")
    assert run("build") == 1
    assert run("build", "--draft") == 0
    assert made(desk) == [f"edition/{name}.pdf" for name in NAMES]


# ---------------------------------------------------------------- used wrongly


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ["-o", "out.pdf"],
            "the output out.pdf must be a folder; --one out.pdf makes one PDF of all pages",
        ),
        (["--one", "all"], "the output all must be named .pdf"),
    ],
)
def test_an_output_of_the_wrong_kind_is_refused(
    words: list[str], message: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("build", *words) == 2
    assert (made(desk), capsys.readouterr().err) == ([], f"pagesetter: {message}\n")


def test_one_pdf_of_a_page_alone_is_refused(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", str(desk / "pages" / "02.yaml"), "--one", "all.pdf"]) == 2
    assert capsys.readouterr().err.startswith("pagesetter: --one is for an edition")


@pytest.mark.parametrize("command", ["dump", "explain"])
def test_of_an_edition_a_page_must_be_named(
    command: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(command) == 2
    assert capsys.readouterr().err == (
        "pagesetter: edition.yaml is an edition: say which page with --page N\n"
    )
    assert main([command, str(desk / "pages" / "02.yaml"), "--page", "2"]) == 2


def test_a_page_that_the_edition_lacks_is_told(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("dump", "--page", "9") == 1
    err = capsys.readouterr().err
    assert "error[unknown-page]: the edition has no page `9`" in err


# ---------------------------------------------------------------- one page


@pytest.mark.parametrize("number", ["1", "5", "06"])
def test_a_page_of_an_edition_is_dumped_with_what_it_has_from_others(
    number: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("dump", "--page", number) == 0
    golden = PAGES / "edition" / f"{int(number):02d}.dump"
    assert capsys.readouterr() == (golden.read_text("utf-8"), "")


def test_lines_of_a_part_are_explained(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("explain", "--page", "5", "--story", "tail-1", "--line", "1") == 0
    assert "字，乃服衣裳，推位让" in capsys.readouterr().out
