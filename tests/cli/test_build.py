"""The command as people run it: exit codes, files written, what goes to which stream."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pagesetter import __version__
from pagesetter.cli import main

LAYOUTS = Path(__file__).parents[1] / "pages" / "layouts"

PAGE = """\
layout: box
stories:
  - place: wide
    body: 天地玄黄宇宙洪荒日月盈昃辰宿列张。
"""
OVERSET = PAGE.replace("天地玄黄", "天地玄黄" * 200)
WRONG = PAGE.replace("stories", "storys")

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def desk(tmp_path: Path, box_font: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder the command runs in; it holds `page.yaml`."""
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "page.yaml").write_text(PAGE, encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("PAGESETTER_TEST_FONTS", str(box_font.parent))
    return folder


def arguments(command: str, *more: str) -> list[str]:
    """Return a command on `page.yaml` with the test's fonts and layouts."""
    fonts = os.environ["PAGESETTER_TEST_FONTS"]
    return [command, "page.yaml", "--font-path", fonts, "--layout-path", str(LAYOUTS), *more]


def run(*words: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, its streams in pipes."""
    return subprocess.run(
        [sys.executable, "-m", "pagesetter", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def files(folder: Path) -> list[str]:
    """Return the names of the files in a folder and below."""
    return sorted(str(f.relative_to(folder)) for f in folder.rglob("*") if f.is_file())


# ---------------------------------------------------------------- what is written


def test_a_page_is_built_beside_its_file(desk: Path) -> None:
    assert main(arguments("build")) == 0
    assert files(desk) == ["page.pdf", "page.yaml"]


def test_a_page_is_built_where_it_is_asked_for(desk: Path) -> None:
    assert main(arguments("build", "-o", "out.pdf")) == 0
    assert files(desk) == ["out.pdf", "page.yaml"]


def test_the_folder_of_the_output_is_made(desk: Path) -> None:
    assert main(arguments("build", "-o", "a/b/out.pdf")) == 0
    assert files(desk) == ["a/b/out.pdf", "page.yaml"]


def test_a_picture_is_drawn_beside_the_pdf(desk: Path) -> None:
    assert main(arguments("build", "--png")) == 0
    assert files(desk) == ["page.pdf", "page.png", "page.yaml"]


# The page is 260 × 300 pt without bleed.
@pytest.mark.parametrize(("dpi", "size"), [("72", (260, 300)), ("144", (520, 600))])
def test_a_picture_has_the_resolution_asked_for(
    dpi: str, size: tuple[int, int], desk: Path
) -> None:
    from PIL import Image

    main(arguments("build", "--png", "--dpi", dpi))
    with Image.open(desk / "page.png") as picture:
        assert picture.size == size


@pytest.mark.parametrize(("layout", "pages"), [("spread", 2), ("box", 1)])
def test_a_spread_and_nothing_else_is_cut_in_two(layout: str, pages: int, desk: Path) -> None:
    from pypdf import PdfReader

    page = f"layout: {layout}\nedition: {{paper: 天地日报, page: 4-5}}\n"
    (desk / "page.yaml").write_text(page, encoding="utf-8")
    assert main(arguments("build", "--split")) == 0
    assert len(PdfReader(desk / "page.pdf").pages) == pages


def test_a_draft_is_built_before_its_photos_arrive(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = PAGE.replace("wide", "ruled") + "photos:\n  - {place: inset, file: later.jpg}\n"
    (desk / "page.yaml").write_text(page, encoding="utf-8")
    assert main(arguments("build")) == 1
    assert files(desk) == ["page.yaml"]
    capsys.readouterr()
    assert main(arguments("build", "--draft")) == 0
    assert "warning[missing-picture]: there is no file `later.jpg`" in capsys.readouterr().err
    assert files(desk) == ["page.pdf", "page.yaml"]
    assert main(arguments("build", "--draft", "--strict")) == 3


def test_an_output_that_is_there_is_replaced(desk: Path) -> None:
    (desk / "page.pdf").write_bytes(b"yesterday's")
    main(arguments("build"))
    assert (desk / "page.pdf").read_bytes().startswith(b"%PDF-")


def test_what_was_made_is_said_in_one_line(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(arguments("build", "--png"))
    assert capsys.readouterr() == ("page.pdf and page.png: 17 characters, no photos\n", "")


def test_timings_are_printed_by_stage(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(arguments("build", "--timings"))
    out = capsys.readouterr().out.splitlines()
    assert out[1].split() == ["time", "CPU", "peak"]
    line = re.compile(r"  (.*?) +[\d.]+ ms +[\d.]+ ms +[1-9]\d* MB")
    stages = [match[1] for text in out[2:] if (match := line.fullmatch(text))]
    assert stages == ["start", "read", "make up", "paint", "make PDF", "write"]


@pytest.mark.parametrize(
    ("command", "stages"),
    [
        (["check"], ["start", "read", "make up", "paint", "make PDF"]),
        (["proof"], ["start", "make up", "draw", "write"]),
    ],
)
def test_other_commands_tell_what_their_stages_take(
    desk: Path, capsys: pytest.CaptureFixture[str], command: list[str], stages: list[str]
) -> None:
    assert main([*command, "page.yaml", *arguments("build")[2:], "--timings"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [text[2:12].strip() for text in lines if text.endswith(" MB")] == stages


# ---------------------------------------------------------------- what is not


def test_a_page_with_an_error_is_not_made(desk: Path) -> None:
    (desk / "page.yaml").write_text(WRONG, encoding="utf-8")
    assert main(arguments("build", "--png")) == 1
    assert files(desk) == ["page.yaml"]


def test_a_picture_that_cannot_be_written_leaves_no_pdf(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "page.png").mkdir()
    assert main(arguments("build", "--png")) == 1
    assert files(desk) == ["page.yaml"]
    assert capsys.readouterr().err == "pagesetter: cannot write page.png: Is a directory\n"


def test_an_error_leaves_the_output_of_before_as_it_was(desk: Path) -> None:
    (desk / "page.yaml").write_text(WRONG, encoding="utf-8")
    (desk / "page.pdf").write_bytes(b"yesterday's")
    main(arguments("build"))
    assert (desk / "page.pdf").read_bytes() == b"yesterday's"


def test_an_error_makes_no_folder(desk: Path) -> None:
    (desk / "page.yaml").write_text(WRONG, encoding="utf-8")
    main(arguments("build", "-o", "a/out.pdf"))
    assert not (desk / "a").exists()


def test_errors_go_to_stderr_and_nothing_to_stdout(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "page.yaml").write_text(WRONG, encoding="utf-8")
    main(arguments("build"))
    out, err = capsys.readouterr()
    assert (out, "page.yaml:2:1" in err, "unknown-key" in err) == ("", True, True)


def test_a_warning_is_told_and_the_page_made(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "page.yaml").write_text(OVERSET, encoding="utf-8")
    assert main(arguments("build")) == 0
    out, err = capsys.readouterr()
    assert (out.startswith("page.pdf: "), err.startswith("warning[overset]: ")) == (True, True)


def test_under_strict_a_warning_refuses_the_page(desk: Path) -> None:
    (desk / "page.yaml").write_text(OVERSET, encoding="utf-8")
    assert main(arguments("build", "--strict", "--png")) == 3
    assert files(desk) == ["page.yaml"]


def test_under_strict_a_page_without_a_warning_is_made(desk: Path) -> None:
    assert main(arguments("build", "--strict")) == 0


def test_under_strict_an_error_is_still_an_error(desk: Path) -> None:
    (desk / "page.yaml").write_text(WRONG, encoding="utf-8")
    assert main(arguments("build", "--strict")) == 1


def test_a_folder_in_the_place_of_the_output_is_told(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "page.pdf").mkdir()
    assert main(arguments("build")) == 1
    assert (files(desk), capsys.readouterr().err.startswith("pagesetter: cannot write ")) == (
        ["page.yaml"],
        True,
    )


def test_a_file_in_the_place_of_the_outputs_folder_is_told(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "a").write_bytes(b"")
    assert main(arguments("build", "-o", "a/out.pdf")) == 1
    assert capsys.readouterr().err == "pagesetter: cannot write a: File exists\n"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere"
)
def test_a_folder_that_may_not_be_written_is_told(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "locked").mkdir(mode=0o500)
    assert main(arguments("build", "-o", "locked/out.pdf")) == 1
    assert capsys.readouterr().err.startswith("pagesetter: cannot write ")


def test_a_picture_that_cannot_be_written_is_told(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "page.png").mkdir()
    assert main(arguments("build", "--png")) == 1
    assert "page.png" in capsys.readouterr().err


# ---------------------------------------------------------------- used wrongly


@pytest.mark.parametrize(
    "words",
    [
        ["build"],
        ["build", "page.yaml", "--dpi", "9"],
        ["build", "page.yaml", "--dpi", "1201"],
        ["build", "page.yaml", "--dpi", "many"],
        ["build", "page.yaml", "--dpi", "nan"],
        ["build", "page.yaml", "--colour"],
        ["print", "page.yaml"],
    ],
    ids=" ".join,
)
def test_wrong_use_is_told_with_exit_code_2(
    words: list[str], desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(words)
    assert (left.value.code, capsys.readouterr().err.startswith("usage: ")) == (2, True)


def test_an_output_that_is_not_named_pdf_is_refused(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments("build", "-o", "page.yaml")) == 2
    assert capsys.readouterr().err == "pagesetter: the output page.yaml must be named .pdf\n"


def test_without_a_command_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "exit codes:" in capsys.readouterr().err


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    assert (left.value.code, capsys.readouterr().out) == (0, f"pagesetter {__version__}\n")


@pytest.mark.parametrize("mention", ["build", "dump", "--version", "exit codes:", "examples:"])
def test_the_help_mentions_what_there_is(mention: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    assert mention in capsys.readouterr().out


@pytest.mark.parametrize(
    "option",
    ["--out", "--png", "--dpi", "--strict", "--split", "--timings", "--font-path", "--layout-path"],
)
def test_the_help_of_build_mentions_every_option(
    option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["build", "--help"])
    assert option in capsys.readouterr().out


# ---------------------------------------------------------------- dump


def test_a_dump_goes_to_stdout_and_writes_nothing(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments("dump")) == 0
    out, err = capsys.readouterr()
    assert (out.splitlines()[0], err, files(desk)) == (
        "page 260.000 x 300.000  bleed 0.000",
        "",
        ["page.yaml"],
    )


def test_a_dump_with_a_warning_keeps_it_out_of_stdout(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "page.yaml").write_text(OVERSET, encoding="utf-8")
    assert main(arguments("dump")) == 0
    out, err = capsys.readouterr()
    assert ("overset" in out, "overset" in err) == (False, True)


def test_a_dump_of_a_page_with_an_error_is_empty(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "page.yaml").write_text(WRONG, encoding="utf-8")
    assert main(arguments("dump")) == 1
    assert capsys.readouterr().out == ""


# ---------------------------------------------------------------- in a process of its own


def test_in_a_pipe_there_is_no_progress_and_no_color(desk: Path) -> None:
    (desk / "page.yaml").write_text(OVERSET, encoding="utf-8")
    result = run(*arguments("build"))
    assert (result.returncode, "\x1b" in result.stderr, "\r" in result.stderr) == (0, False, False)


def test_a_page_that_fits_says_nothing_on_stderr(desk: Path) -> None:
    result = run(*arguments("build"))
    assert (result.stdout, result.stderr) == ("page.pdf: 17 characters, no photos\n", "")


def test_a_reader_that_goes_away_is_no_error(desk: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "pagesetter", *arguments("dump")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    err = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), err) == (0, b"")


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="there are no terminals here")
@pytest.mark.parametrize(("setting", "colored"), [(None, True), ("1", False)])
def test_on_a_terminal_errors_are_colored_unless_no_color_is_set(
    setting: str | None, colored: bool, desk: Path
) -> None:
    (desk / "page.yaml").write_text(WRONG, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    if setting is not None:
        environment["NO_COLOR"] = setting
    ours, theirs = os.openpty()
    try:
        subprocess.run(
            [sys.executable, "-m", "pagesetter", *arguments("build")],
            stderr=theirs,
            stdout=subprocess.DEVNULL,
            env=environment,
            check=False,
        )
        shown = os.read(ours, 65536)
    finally:
        os.close(ours)
        os.close(theirs)
    assert (b"unknown-key" in shown, b"\x1b[1;31m" in shown) == (True, colored)


def test_the_same_page_gives_the_same_bytes_from_any_folder(desk: Path, tmp_path: Path) -> None:
    fonts = ["--font-path", os.environ["PAGESETTER_TEST_FONTS"], "--layout-path", str(LAYOUTS)]
    other = tmp_path / "other"
    other.mkdir()
    made = []
    for folder, page in ((desk, "page.yaml"), (other, str(desk / "page.yaml"))):
        out = folder / "same.pdf"
        subprocess.run(
            [sys.executable, "-m", "pagesetter", "build", page, "-o", str(out), *fonts],
            cwd=folder,
            check=True,
            capture_output=True,
        )
        made.append(out.read_bytes())
    assert made[0] == made[1]


def test_a_photo_that_has_not_arrived_can_be_waited_for(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = PAGE.replace("    body", "    photos: [{place: wide, file: late.jpg}]\n    body")
    (desk / "page.yaml").write_text(page, encoding="utf-8")
    assert main(arguments("build")) == 1
    said = capsys.readouterr().err
    assert "error[missing-picture]: there is no file `late.jpg`" in said
    assert "= hint: until it arrives, build with `--draft`" in said
