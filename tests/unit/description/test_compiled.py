"""Layouts kept as they were read: what comes out of the cache is what would be read now."""

from __future__ import annotations

import os
import pickle
import shutil
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest

from pagesetter import notes
from pagesetter.description import compiled as module
from pagesetter.description import compiling, source
from pagesetter.description.compiled import compiled
from pagesetter.description.complaints import Complaints
from pagesetter.description.files import read_text
from pagesetter.description.kept_layouts import layout_of
from pagesetter.description.layout_files import LayoutFile
from pagesetter.description.layout_model import LayoutDescription
from pagesetter.description.nodes import ScalarNode, SourceText, Style
from pagesetter.diagnostics import DiagnosticLog, Span
from pagesetter.inputs import recorded
from pagesetter.shipped import shipped_folder
from pagesetter.typeface.catalog_file import read_catalog

SHIPPED = sorted(shipped_folder("layouts").glob("*.yaml"))


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of the entries, in a cache of the test's own."""
    monkeypatch.setenv("PAGESETTER_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "read"


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return what gets the YAML files that are parsed."""
    files: list[Path] = []
    parse = source._parse

    def parse_and_tell(text: SourceText, complaints: Complaints) -> Any:
        files.append(text.file)
        return parse(text, complaints)

    monkeypatch.setattr(source, "_parse", parse_and_tell)
    return files


def read(file: Path, *folders: Path, log: DiagnosticLog | None = None) -> LayoutDescription | None:
    written = SourceText(Path("page.yaml"), ("layout: it",))
    named = ScalarNode("it", Style.PLAIN, Span(Path("page.yaml"), 1, 9, 1, 11), written)
    complaints = Complaints(log or DiagnosticLog())
    every = [*folders, shipped_folder("layouts")]
    return layout_of(LayoutFile(file, file.parent), named, every, complaints)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return a layout of a project that extends a shipped one."""
    file = tmp_path / "project" / "own.yaml"
    file.parent.mkdir()
    file.write_text("extends: notice\ntitle: before\n", encoding="utf-8")
    return file


def title_of(layout: LayoutDescription | None) -> str:
    assert layout is not None
    return layout.title


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_every_layout_comes_back_as_it_was(cache: Path, parsed: list[Path], file: Path) -> None:
    first = read(file)
    assert parsed
    assert first is not None
    parsed.clear()
    again = read(file)
    assert again is not first
    assert repr(again) == repr(first)
    assert again == first
    assert (parsed == []) == (first.press is None)
    assert len(list(cache.glob("*"))) == (first.press is None)


def test_the_catalog_comes_back_as_it_was(cache: Path, parsed: list[Path]) -> None:
    first = read_catalog()
    parsed.clear()
    again = read_catalog()
    assert (again, parsed) == (first, [])
    assert again is not first
    assert len(list(cache.iterdir())) == 1


def test_all_files_are_told_of_as_if_they_were_read(cache: Path, own: Path) -> None:
    with recorded() as before:
        read(own)
    with recorded() as after:
        read(own)
    assert list(cache.iterdir())
    assert after == before
    assert {own, shipped_folder("layouts") / "notice.yaml"} <= after.keys()


def change_the_layout(own: Path) -> None:
    own.write_text("extends: notice\ntitle: behind\n", encoding="utf-8")


def change_it_within_the_tick(own: Path) -> None:
    status = own.stat()
    own.write_text("extends: notice\ntitle: behind\n", encoding="utf-8")
    os.utime(own, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert own.stat().st_size == status.st_size


def put_a_base_before_the_shipped(own: Path) -> None:
    found = own.parent / "layouts" / "notice.yaml"
    text = (shipped_folder("layouts") / "notice.yaml").read_text(encoding="utf-8")
    found.write_text(text.replace("characters: 33", "characters: 32"), encoding="utf-8")


@pytest.mark.parametrize(
    "change", [change_the_layout, change_it_within_the_tick, put_a_base_before_the_shipped]
)
def test_what_changed_is_read_anew(
    cache: Path, parsed: list[Path], own: Path, change: Callable[[Path], None]
) -> None:
    folder = own.parent / "layouts"
    folder.mkdir()
    first = read(own, folder)
    assert list(cache.iterdir())
    parsed.clear()
    assert read(own, folder) == first
    assert parsed == []
    change(own)
    again = read(own, folder)
    assert parsed
    assert again != first
    parsed.clear()
    assert read(own, folder) == again
    assert parsed == []


def test_a_base_that_changed_is_read_anew(cache: Path, own: Path) -> None:
    base = own.with_name("base.yaml")
    shutil.copy(shipped_folder("layouts") / "notice.yaml", base)
    own.write_text("extends: ./base.yaml\n", encoding="utf-8")
    first = read(own)
    assert first is not None
    assert list(cache.iterdir())
    text = base.read_text(encoding="utf-8")
    base.write_text(text.replace("bleed: 3mm", "bleed: 2mm"), encoding="utf-8")
    again = read(own)
    assert again is not None
    assert again.page != first.page
    base.unlink()
    assert read(own) is None


def test_a_base_that_now_lies_outside_the_project_is_refused(cache: Path, own: Path) -> None:
    base = own.with_name("base.yaml")
    shutil.copy(shipped_folder("layouts") / "notice.yaml", base)
    own.write_text("extends: ./base.yaml\n", encoding="utf-8")
    assert read(own) is not None
    assert list(cache.iterdir())
    outside = own.parents[1] / "base.yaml"
    base.rename(outside)
    base.symlink_to(outside)  # the same bytes
    log = DiagnosticLog()
    assert read(own, log=log) is None
    assert "leads out of the project" in str([d.message for d in log])


def test_other_code_reads_anew(
    cache: Path, parsed: list[Path], own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(own)
    assert list(cache.iterdir())
    parsed.clear()
    monkeypatch.setattr(module, "_code", lambda: b"another")
    read(own)
    assert parsed


def test_the_code_is_told_by_the_files_of_all_that_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in module._READING:
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / "some.py").write_text("1")
    monkeypatch.setattr(module, "_PACKAGE", str(tmp_path))
    tell = module._code.__wrapped__
    told = {tell()}
    for folder in module._READING:
        (tmp_path / folder / "some.py").write_text("12")
        told.add(tell())
        (tmp_path / folder / "other.py").write_text("1")
        told.add(tell())
    os.utime(tmp_path / "some.py", ns=(1, 1))
    told.add(tell())
    assert len(told) == 2 * len(module._READING) + 2
    assert tell() == tell()


def test_one_name_is_another_file_elsewhere(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "ab":
        (tmp_path / name).mkdir()
        (tmp_path / name / "own.yaml").write_text(f"extends: notice\ntitle: {name}\n")
        monkeypatch.chdir(tmp_path / name)
        assert title_of(read(Path("own.yaml"))) == name
    assert len(list(cache.iterdir())) == 2
    monkeypatch.chdir(tmp_path / "a")
    assert title_of(read(Path("own.yaml"))) == "a"


class _Bad:
    """What would make a folder, were it made again."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, ("made-by-the-cache",)


def damaged(data: bytes, kind: str) -> bytes:
    middle = len(data) // 2
    if kind == "code":
        return summed(pickle.dumps(_Bad()))
    if kind == "other":
        return summed(pickle.dumps(("a", b"b", {}, b"c")))
    return {
        "cut": data[:middle],
        "changed": data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :],
        "empty": b"",
        "foreign": b"what is this\n" * 9,
    }[kind]


def summed(data: bytes) -> bytes:
    return module.MARK + crc32(data).to_bytes(4, "big") + data


@pytest.mark.parametrize("kind", ["cut", "changed", "empty", "foreign", "code", "other"])
def test_an_entry_that_is_damaged_is_as_none_and_made_again(
    cache: Path, parsed: list[Path], own: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(cache.parents[1])
    first = read(own)
    (entry,) = cache.iterdir()
    whole = entry.read_bytes()
    entry.write_bytes(damaged(whole, kind))
    parsed.clear()
    assert read(own) == first
    assert parsed
    assert entry.read_bytes() == whole
    assert not Path("made-by-the-cache").exists()


@pytest.mark.parametrize("value", [_Bad(), print, os.getcwd, DiagnosticLog(), HTTPStatus.OK])
def test_nothing_but_records_and_choices_comes_out(value: object) -> None:
    with pytest.raises(ValueError, match=r"^$"):
        module.loaded(summed(pickle.dumps(value)))


def _read(value: object) -> tuple[object, bool]:
    return value, True


def test_what_would_not_come_back_is_not_kept(cache: Path) -> None:
    values: tuple[object, ...] = (_Bad(), DiagnosticLog(), {"x": print})
    for value in values:
        assert compiled("thing", ("key",), partial(_read, value)) is value
    assert not cache.exists()
    assert compiled("thing", ("key",), lambda: (5, False)) == 5
    assert not cache.exists()
    assert compiled("thing", ("key",), lambda: (5, True)) == 5
    assert compiled("thing", ("key",), lambda: (6, True)) == 5
    assert compiled("thing", ("other",), lambda: (6, True)) == 6


def test_an_entry_under_the_name_of_another_is_not_taken_for_it(cache: Path) -> None:
    compiled("thing", ("a",), partial(_read, "a"))
    (of_a,) = cache.iterdir()
    compiled("thing", ("b",), partial(_read, "b"))
    (of_b,) = {*cache.iterdir()} - {of_a}
    shutil.copy(of_a, of_b)
    assert compiled("thing", ("b",), partial(_read, "b")) == "b"


def test_what_is_changed_while_it_is_read_is_not_kept(cache: Path, own: Path) -> None:
    def read_and_change() -> tuple[str, bool]:
        text = read_text(own, Complaints(DiagnosticLog()))
        assert text is not None
        own.write_text("behind")
        return text.lines[0], True

    assert compiled("thing", (), read_and_change) == "extends: notice"
    assert not cache.exists()
    assert compiled("thing", (), read_and_change) == "behind"
    assert list(cache.iterdir())


def test_a_layout_that_names_a_press_is_read_each_time(cache: Path, own: Path) -> None:
    own.write_text("extends: notice\npress: newsprint-cn\n", encoding="utf-8")
    found = read(own)
    assert found is not None
    assert found.press is not None
    assert not cache.exists()


def test_a_layout_with_something_to_say_of_it_is_not_kept(cache: Path, own: Path) -> None:
    own.write_text("extends: notice\ntitel: typo\n", encoding="utf-8")
    for _ in range(2):
        log = DiagnosticLog()
        read(own, log=log)
        assert "titel" in str([d.message for d in log])
    assert not cache.exists()


def test_to_who_wants_to_hear_where_things_are_it_is_read(
    cache: Path, parsed: list[Path], own: Path
) -> None:
    read(own)
    heard: list[str] = []
    parsed.clear()
    notes.listen(heard.append)
    try:
        read(own)
    finally:
        notes.listen(None)
    assert parsed
    assert any("notice" in said for said in heard)


def test_nothing_is_kept_where_nothing_is_to_be(
    monkeypatch: pytest.MonkeyPatch, own: Path, tmp_path: Path, parsed: list[Path]
) -> None:
    monkeypatch.setenv("PAGESETTER_CACHE", "")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert title_of(read(own)) == title_of(read(own)) == "before"
    assert parsed.count(own) == 2
    assert not (tmp_path / "cache").exists()
    monkeypatch.setenv("PAGESETTER_CACHE", os.devnull)  # where no folder can be made
    assert title_of(read(own)) == "before"


def test_what_was_written_longest_ago_makes_room(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiling, "MOST_ENTRIES", 3)
    for i in range(5):
        compiled("thing", (str(i),), partial(_read, i))
        for place, file in enumerate(sorted(cache.iterdir(), key=lambda f: f.stat().st_mtime_ns)):
            os.utime(file, ns=(place, place))
    assert len(list(cache.iterdir())) == 3
    again = [compiled("thing", (str(i),), lambda: (9, False)) for i in range(5)]
    assert again == [9, 9, 2, 3, 4]
