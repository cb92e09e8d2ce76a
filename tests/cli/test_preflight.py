"""`pagesetter preflight` as people run it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from pagesetter.display.model import Ink, Mark
from pagesetter.export.pdf import pdf_bytes
from pagesetter.geometry import Point
from pagesetter.typeface.model import FaceId
from tests.pdf.sheet import words
from tests.preflight.sound import PROFILE_FILE, display_list, settings

pytestmark = pytest.mark.skipif(
    not PROFILE_FILE.exists(), reason="Ghostscript's color profiles are not installed"
)

PRESS = """\
title: ours
standard: PDF/X-4
condition: {identifier: IFRA26, info: newsprint, registry: http://www.color.org, icc: []}
inks: {total: 240%, black: 95%}
photos: {resolution: 250, least: 200, worst: 150, line_art: 600}
type: {positive: 5pt, reversed: 10pt, reversed_inks: 12pt, tinted: 8pt, colored: 10pt, ground: 70%}
rules: {positive: 0.25pt, tinted: 0.5pt, colored: 1pt, reversed: 1pt}
bleed: 3mm
marks: []
"""


def preflight(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pagesetter", "preflight", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def folder(box_font: Path, tmp_path: Path) -> Path:
    """A sound page, one of small words, one of too much ink."""
    face = FaceId(box_font, 0, "Box-Regular")

    def write(name: str, *marks: Mark) -> None:
        (tmp_path / name).write_bytes(pdf_bytes([display_list(list(marks))], settings()))

    write("sound.pdf", words("安宁河", face, 12))
    write("small.pdf", words("安宁河", face, 4, Point(72, 72)))
    write("heavy.pdf", words("安宁河", face, 40, Point(72, 72), Ink(1, 1, 1, 0)))
    return tmp_path


def test_a_sound_file_is_said_to_be_one(folder: Path) -> None:
    result = preflight(folder, "sound.pdf")
    assert (result.returncode, result.stdout) == (0, "sound.pdf: nothing found\n")


def test_a_warning_has_its_page_its_place_and_its_cure(folder: Path) -> None:
    result = preflight(folder, "small.pdf")
    assert result.returncode == 0
    assert result.stdout == (
        "small.pdf: page 1: text at 25.4, 24.2 mm: warning[small-type]: “安宁河” is 4 pt in one ink, "
        "and the press holds 5 pt or more\n"
        "  = hint: set it 5 pt or larger\n"
        "small.pdf: 1 warning\n"
    )


def test_an_error_is_an_exit_of_one_and_a_denied_code_one_of_three(folder: Path) -> None:
    assert preflight(folder, "sound.pdf", "heavy.pdf").returncode == 1
    assert preflight(folder, "small.pdf", "--deny", "small-type").returncode == 3
    assert preflight(folder, "small.pdf", "--deny", "thin-rule").returncode == 0


def test_json_has_a_line_for_each_finding(folder: Path) -> None:
    result = preflight(folder, "small.pdf", "heavy.pdf", "--json")
    first, second = map(json.loads, result.stdout.splitlines())
    assert first == {
        "file": "small.pdf",
        "code": "small-type",
        "level": "warning",
        "message": "“安宁河” is 4 pt in one ink, and the press holds 5 pt or more",
        "times": 1,
        "hint": "set it 5 pt or larger",
        "page": "1",
        "object": "text",
        "rectangle": [72, 68.48, 12, 4],
    }
    assert (second["code"], second["level"]) == ("ink-over-limit", "error")


def test_a_press_of_ones_own_says_what_a_finding_is_taken_for(folder: Path) -> None:
    (folder / "ours.yaml").write_text(
        PRESS + "levels: {small-type: error, ink-over-limit: ignore}\n"
    )
    assert preflight(folder, "small.pdf", "--press", "ours.yaml").returncode == 1
    assert preflight(folder, "heavy.pdf", "--press", "ours.yaml").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["none.pdf"], "there is no file none.pdf"),
        (["sound.pdf", "--press", "nowhere"], "no press profile is named `nowhere`"),
        (["sound.pdf", "--deny", "nothing"], "there is no finding 'nothing'"),
        ([], "the following arguments are required: FILE.pdf"),
    ],
)
def test_a_wrong_use_is_told(folder: Path, arguments: list[str], said: str) -> None:
    result = preflight(folder, *arguments)
    assert (result.returncode, result.stdout) == (2, "")
    assert said in result.stderr


def test_what_is_no_pdf_is_an_error_and_no_traceback(folder: Path) -> None:
    (folder / "page.pdf").write_text("\x1b[31mhello")
    result = preflight(folder, "page.pdf")
    assert (result.returncode, result.stderr) == (1, "")
    assert "error[bad-pdf]" in result.stdout


def test_programs_are_told_in_the_forms_of_all_diagnostics(folder: Path) -> None:
    result = preflight(folder, "small.pdf", "heavy.pdf", "--format", "json")
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(one["file"], one["code"], one["at"]["page"]) for one in found] == [
        ("small.pdf", "small-type", "1"),
        ("heavy.pdf", "ink-over-limit", "1"),
    ]
    log = preflight(folder, "heavy.pdf", "--format", "sarif", "--diagnostics", "log.sarif")
    assert log.stdout.startswith("heavy.pdf: page 1: ")
    (run,) = json.loads((folder / "log.sarif").read_text("utf-8"))["runs"]
    (place,) = run["results"][0]["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "heavy.pdf"
