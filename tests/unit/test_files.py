"""Files written whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pagesetter.files import WrittenTogether, write_whole


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


def test_files_written_together_are_put_in_place_in_order(tmp_path: Path) -> None:
    first, second = tmp_path / "new" / "a", tmp_path / "new" / "deep" / "b"
    with WrittenTogether() as together:
        together.write(b"1", first)
        together.open(second).write(b"2")
        assert not first.exists()
        together.put_in_place([second, first])
    assert (first.read_bytes(), second.read_bytes()) == (b"1", b"2")
    assert sorted(file.name for file in tmp_path.rglob("*")) == ["a", "b", "deep", "new"]


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
def test_what_is_not_put_in_place_is_taken_away(error: type[BaseException], tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"old")

    def fail() -> None:
        with WrittenTogether() as together:
            together.write(b"new", tmp_path / "old")
            together.open(tmp_path / "new" / "deep" / "b").write(b"2")
            raise error

    with pytest.raises(error):
        fail()
    assert [(f.name, f.read_bytes()) for f in tmp_path.iterdir()] == [("old", b"old")]


def test_an_interrupt_as_a_file_is_opened_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = Path.open

    def interrupted(file: Path, *how: Any) -> None:
        usual(file, *how).close()
        raise KeyboardInterrupt

    def write() -> None:
        with WrittenTogether() as together:
            monkeypatch.setattr(Path, "open", interrupted)
            together.open(tmp_path / "new" / "a")

    with pytest.raises(KeyboardInterrupt):
        write()
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_dropped_is_not_missed(tmp_path: Path) -> None:
    with WrittenTogether() as together:
        together.write(b"1", tmp_path / "a")
        together.write(b"2", tmp_path / "b")
        together.drop(tmp_path / "b")
        together.put_in_place([tmp_path / "a"])
    assert [file.name for file in tmp_path.iterdir()] == ["a"]


def test_the_file_that_cannot_be_put_in_place_is_named_and_those_after_it_are_not_there(
    tmp_path: Path,
) -> None:
    files = [tmp_path / name for name in "abc"]
    (tmp_path / "b").mkdir()

    def write() -> None:
        with WrittenTogether() as together:
            for file in files:
                together.write(b"new", file)
            together.put_in_place(files)

    with pytest.raises(OSError, match="b") as raised:
        write()
    assert raised.value.filename == str(tmp_path / "b")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a", "b"]
