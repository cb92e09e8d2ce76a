"""What is shown of a stage under way, on a terminal of the test's own."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

import pytest

from pagesetter import notes, terminal
from pagesetter.notes import Step
from pagesetter.terminal import Progress, _under_way

SLOW = """
import time
from pagesetter.notes import Step
from pagesetter.terminal import Progress
with Progress(ticks=TICKS) as progress:
    for done in range(3):
        progress(Step("make up", done, 3))
        time.sleep(PAUSE)
"""


@pytest.mark.parametrize(
    ("done", "bar"),
    [
        (0, "make up " + "░" * 24 + " 0 of 8"),
        (6, "make up " + "█" * 18 + "░" * 6 + " 6 of 8"),
        (8, "make up " + "█" * 24 + " 8 of 8"),
    ],
)
def test_a_stage_of_which_it_is_known_how_much_is_done_has_a_bar(done: int, bar: str) -> None:
    assert _under_way(Step("make up", done, 8)) == bar


def test_any_other_stage_has_its_name() -> None:
    assert _under_way("make up") == "make up …"


def test_a_step_is_the_name_of_its_stage() -> None:
    assert Step("make up", 1, 8) == "make up"


def test_verbose_says_a_stage_once_however_many_steps_it_has(
    capsys: pytest.CaptureFixture[str],
) -> None:
    terminal.set_loudness(quiet=False, verbose=True)
    try:
        with Progress() as progress:
            progress("make up")
            progress(Step("make up", 1, 8))
            progress("write")
            notes.note("typeface", "Box 400", "here\x1b[31m")
    finally:
        terminal.set_loudness(quiet=False, verbose=False)
    said = capsys.readouterr()
    assert said.err == "make up …\nwrite …\n  typeface Box 400: here␛[31m\n"
    assert said.out == ""


def test_nobody_hears_a_note_that_nobody_listens_to(capsys: pytest.CaptureFixture[str]) -> None:
    notes.note("typeface", "Box 400", "here")
    assert capsys.readouterr() == ("", "")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
@pytest.mark.parametrize(("pause", "shown"), [(0.01, False), (0.6, True)])
@pytest.mark.parametrize("ticks", [True, False])
def test_a_bar_is_shown_on_a_terminal_after_a_second(
    pause: float, shown: bool, ticks: bool
) -> None:
    main, terminal_end = pty.openpty()
    program = SLOW.replace("PAUSE", str(pause)).replace("TICKS", str(ticks))
    with subprocess.Popen([sys.executable, "-c", program], stderr=terminal_end) as process:
        process.wait()
    os.close(terminal_end)
    said = os.read(main, 10_000).decode() if shown else _rest(main)
    os.close(main)
    assert ("2 of 3" in said) == shown
    assert said.endswith("\r\x1b[K") == shown


def _rest(descriptor: int) -> str:
    """Return what was written to a terminal whose other end is closed."""
    try:
        return os.read(descriptor, 10_000).decode()
    except OSError:  # Linux: nothing, and nobody to write more
        return ""


def test_nothing_is_shown_where_stderr_is_no_terminal() -> None:
    program = SLOW.replace("TICKS", "True").replace("PAUSE", "0.4")
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert result.stderr == b""
