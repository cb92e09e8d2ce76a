"""What holds of every command: where it says what, how loudly, in color or not."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pagesetter.cli import COMMANDS

ROOT = Path(__file__).parents[2]
NOTICE = str(ROOT / "examples" / "notice" / "page.yaml")
WARNS = "layout: notice\nstories: [{place: story, headline: 标题, body: 正文}]\n"
WRONG = WARNS.replace("headline", "headlin")

#: What each command is given so that it succeeds, in a folder with WARNS and WRONG and a PDF.
WORKS = {
    "build": [NOTICE, "-o", "out.pdf"],
    "check": [NOTICE],
    "completion": ["bash"],
    "diff": [NOTICE, NOTICE],
    "doctor": [],
    "dump": [NOTICE],
    "explain": ["overset"],
    "fit": [NOTICE],
    "fonts": [NOTICE],
    "layouts": [],
    "new": ["fresh", "--layout", "notice"],
    "preflight": ["page.pdf", "--json"],
    "profiles": [],
    "proof": [NOTICE, "-o", "out.png", "--dpi", "20"],
    "schema": ["page"],
}

#: The same so that it fails.
FAILS = {
    "build": ["wrong.yaml"],
    "check": ["wrong.yaml", "--format", "json", "--diagnostics", "found.json", "-q"],
    "completion": ["csh"],
    "diff": ["wrong.yaml", NOTICE],
    "doctor": ["--clear"],
    "dump": ["wrong.yaml"],
    "explain": ["no-such-code"],
    "fit": ["wrong.yaml"],
    "fonts": ["wrong.yaml"],
    "layouts": ["--layout-path", "nowhere"],
    "new": [".", "--layout", "no-such-layout"],
    "preflight": ["nowhere.pdf"],
    "profiles": ["--no-such-option"],
    "proof": ["wrong.yaml"],
    "schema": ["no-such-kind"],
}

#: Those whose output is what they are for; the others make a file and say so.
MAKERS = {"build", "new", "proof"}


def run(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command with a cache of its own, so that no test touches that of whoever runs it."""
    own = {"XDG_CACHE_HOME": str(folder / "cache"), "PAGESETTER_CACHE": str(folder / "kept")}
    return subprocess.run(
        [sys.executable, "-m", "pagesetter", *words],
        cwd=folder,
        env={**os.environ, **own, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("habits")
    (folder / "warns.yaml").write_text(WARNS, encoding="utf-8")
    (folder / "wrong.yaml").write_text(WRONG, encoding="utf-8")
    assert run(folder, "build", NOTICE, "-o", "page.pdf").returncode == 0
    return folder


def test_every_command_is_tried_here() -> None:
    served = {"watch"}  # it goes on until it is told to end
    assert WORKS.keys() | served >= COMMANDS.keys()
    assert FAILS.keys() | served >= COMMANDS.keys()


@pytest.mark.parametrize("command", WORKS)
def test_a_command_that_succeeds_says_its_result_on_stdout_and_nothing_else(
    command: str, folder: Path
) -> None:
    shutil.rmtree(folder / "fresh", ignore_errors=True)
    result = run(folder, command, *WORKS[command])
    expected = {"preflight": 1}.get(command, 0)  # a plain PDF is none for a press
    assert (result.returncode, result.stderr) == (expected, "")
    assert result.stdout or command == "diff"


@pytest.mark.parametrize("command", FAILS)
def test_a_command_that_fails_says_why_on_stderr_and_nothing_on_stdout(
    command: str, folder: Path
) -> None:
    result = run(folder, command, *FAILS[command])
    assert result.returncode in (1, 2)
    assert result.stdout == ""
    assert re.search(r"error|pagesetter: ", result.stderr)
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("command", WORKS)
def test_quiet_leaves_results_and_takes_the_rest(command: str, folder: Path) -> None:
    shutil.rmtree(folder / "fresh", ignore_errors=True)
    loud = run(folder, command, *WORKS[command])
    shutil.rmtree(folder / "fresh", ignore_errors=True)
    quiet = run(folder, command, *WORKS[command], "--quiet")
    assert (quiet.returncode, quiet.stderr) == (loud.returncode, "")
    said = "" if command in {*MAKERS, "check"} else loud.stdout
    assert quiet.stdout == said


@pytest.mark.parametrize("command", WORKS)
def test_verbose_leaves_results_as_they_are(command: str, folder: Path) -> None:
    shutil.rmtree(folder / "fresh", ignore_errors=True)
    plain = run(folder, command, *WORKS[command])
    shutil.rmtree(folder / "fresh", ignore_errors=True)
    verbose = run(folder, command, *WORKS[command], "--verbose")
    assert (verbose.returncode, verbose.stdout) == (plain.returncode, plain.stdout)


def test_quiet_shows_errors_and_no_warnings(folder: Path) -> None:
    assert "warning[" in run(folder, "build", "warns.yaml", "-o", "w.pdf").stderr
    quiet = run(folder, "build", "warns.yaml", "-o", "w.pdf", "-q")
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, "", "")
    assert "error[unknown-key]" in run(folder, "build", "wrong.yaml", "-q").stderr


def test_quiet_shows_the_warnings_for_which_a_page_is_refused(folder: Path) -> None:
    result = run(folder, "build", "warns.yaml", "-o", "w.pdf", "-q", "--strict")
    assert result.returncode == 3
    assert "warning[" in result.stderr


def test_verbose_names_the_stages_and_where_things_were_found(folder: Path) -> None:
    said = run(folder, "build", NOTICE, "-o", "out.pdf", "-v").stderr.splitlines()
    stages = [line.removesuffix(" …") for line in said if line.endswith("…")]
    assert stages == ["read", "make up", "paint", "make PDF", "write"]
    assert f"  found notice: {ROOT / 'layouts' / 'notice.yaml'}" in said
    assert any(re.match(r"  typeface Noto Serif SC 400: NotoSerifSC-Regular in /", s) for s in said)


def test_quiet_and_verbose_exclude_one_another(folder: Path) -> None:
    assert run(folder, "build", NOTICE, "-q", "-v").returncode == 2


@pytest.mark.parametrize(
    ("environment", "colored"),
    [
        ({}, False),
        ({"CLICOLOR_FORCE": "1"}, True),
        ({"CLICOLOR_FORCE": "0"}, False),
        ({"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, False),
        ({"CLICOLOR_FORCE": "1", "NO_COLOR": ""}, True),
    ],
)
def test_the_environment_says_whether_there_is_color(
    environment: dict[str, str], colored: bool, folder: Path
) -> None:
    neutral = {"NO_COLOR": "", "CLICOLOR_FORCE": ""}
    said = run(folder, "build", "wrong.yaml", **(neutral | environment)).stderr
    assert ("\x1b[1;31merror" in said) == colored


def test_no_command_alone_is_a_wrong_use_told_on_stderr(folder: Path) -> None:
    result = run(folder)
    assert (result.returncode, result.stdout) == (2, "")
    assert "COMMAND" in result.stderr


def test_the_readme_mentions_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = {f"`{c}`" in readme or f"pagesetter {c}" in readme for c in COMMANDS}
    assert named == {True}, [c for c in COMMANDS if f"pagesetter {c}" not in readme]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_takes_quiet_and_verbose(command: str, folder: Path) -> None:
    offered = run(folder, command, "--help").stdout
    assert "-q, --quiet" in offered
    assert "-v, --verbose" in offered


def test_half_a_word_removes_nothing(folder: Path) -> None:
    kept = folder / "cache" / "pagesetter" / "something"
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.touch()
    assert run(folder, "doctor", "--clear").returncode == 2
    assert kept.exists()


def test_clearing_the_cache_leaves_what_was_not_kept_there(folder: Path) -> None:
    own, named = folder / "cache" / "pagesetter" / "scan.json", folder / "kept" / "photos"
    read = folder / "kept" / "read" / "layout"
    for file in (own, named / "holiday.jpg", named / "entry", read, read.with_name("mine")):
        file.parent.mkdir(parents=True, exist_ok=True)
    own.write_text("{}", encoding="utf-8")
    (named / "holiday.jpg").write_bytes(b"a user's own")
    (named / "entry").write_bytes(b"pagesetter-photo 1\n...")
    read.with_name("mine").write_bytes(b"a user's own")
    read.write_bytes(b"pagesetter-read 1\n...")
    result = run(folder, "doctor", "--clear-cache")
    assert result.returncode == 0
    assert [own.exists(), (named / "entry").exists(), read.exists()] == [False, False, False]
    assert read.with_name("mine").exists()
    assert (named / "holiday.jpg").read_bytes() == b"a user's own"
