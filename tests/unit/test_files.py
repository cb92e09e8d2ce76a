"""Files written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.files import write_whole


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    write_whole(b"new", tmp_path / "a")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("a", b"new")]


def test_a_file_that_was_there_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old and longer")
    write_whole(b"new", tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == b"new"


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_whole(b"new", tmp_path / "none" / "a")


def test_nothing_is_left_when_the_last_step_fails(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(OSError, match="a"):
        write_whole(b"new", tmp_path / "a")
    assert [file.name for file in tmp_path.iterdir()] == ["a"]


def test_nothing_is_left_when_what_is_written_is_no_bytes(tmp_path: Path) -> None:
    with pytest.raises(TypeError):
        write_whole("text", tmp_path / "a")  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []
