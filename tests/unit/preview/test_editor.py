"""The editor's command: whose it is, and how it is told a place."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.diagnostics import Span
from pagesetter.preview.editor import Editor, EditorError, editor_words, filled

PLACE = Span(Path("/desk/a {line}; $(x) 页.yaml"), 3, 5, 3, 6)


@pytest.mark.parametrize(
    ("command", "environment", "words"),
    [
        ("code -g {file}:{line}:{column}", {}, ("code", "-g", "{file}:{line}:{column}")),
        ("code", {}, ("code", "-g", "{file}:{line}:{column}")),
        ("/usr/bin/subl -n", {}, ("/usr/bin/subl", "-n", "{file}:{line}:{column}")),
        ("'my editor' --wait", {}, ("my editor", "--wait", "{file}")),
        (
            None,
            {"PAGESETTER_EDITOR": "kate"},
            ("kate", "--line", "{line}", "--column", "{column}", "{file}"),
        ),
        (None, {"VISUAL": "gvim", "EDITOR": "code"}, ("gvim", "+{line}", "{file}")),
        (
            None,
            {"VISUAL": "vim", "EDITOR": "code -w"},
            ("code", "-w", "-g", "{file}:{line}:{column}"),
        ),
        (None, {"EDITOR": "vim"}, ()),
        (None, {"EDITOR": "nano '"}, ()),
        (None, {}, ()),
        ("code", {"PAGESETTER_EDITOR": "kate"}, ("code", "-g", "{file}:{line}:{column}")),
    ],
)
def test_the_users_own_command_is_taken(
    command: str | None, environment: dict[str, str], words: tuple[str, ...]
) -> None:
    assert editor_words(command, environment) == words


def test_a_place_is_filled_in_and_nothing_in_the_files_name_is() -> None:
    words = ("code", "-g", "{file}:{line}:{column}")
    assert filled(words, PLACE) == ["code", "-g", "/desk/a {line}; $(x) 页.yaml:3:5"]


def test_a_command_that_is_not_there_is_told() -> None:
    with pytest.raises(EditorError, match="no-such-editor cannot be run: no such file"):
        Editor(("no-such-editor", "{file}")).open(PLACE)
