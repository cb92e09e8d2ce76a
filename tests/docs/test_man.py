"""The manual page says what the parsers say, and is set without a complaint."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from docs.write_man import PAGE, manual
from pagesetter.cli import COMMANDS


def test_the_manual_page_is_that_of_the_parsers() -> None:
    assert PAGE.read_text(encoding="utf-8") == manual(), "`just man` writes it again"


def test_the_manual_page_has_every_command() -> None:
    text = manual()
    assert [name for name in COMMANDS if f"\n.SS {name}\n" not in text] == []


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_groff_sets_the_manual_page_without_a_warning() -> None:
    command = ["groff", "-man", "-Tutf8", "-ww", "-z", "-k", str(PAGE)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert result.stderr == ""
