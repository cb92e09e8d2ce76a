"""What a command keeps for the next: given only as long as it is what would be loaded."""

from __future__ import annotations

import marshal
import os
import py_compile
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pagesetter import loaded, loading

SOURCE = Path(__file__).parents[2] / "src" / "pagesetter"

#: What is run where a copy of the package stands: the command, and then what it gave.
PROGRAM = """
import os, sys
from pagesetter import __main__
sys.argv[1:] = ["profiles"]
os._exit = print
__main__.command()
kinds = {type(module.__loader__).__module__ for name, module in sys.modules.items()
         if name.startswith("pagesetter.") and name not in {"pagesetter.loading",
             "pagesetter.records", "pagesetter.__main__", "pagesetter.loaded"}}
print("loaded by", *sorted(kinds))
"""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Return a copy of the package that nothing was kept of."""
    to = tmp_path / "a" / "pagesetter"
    shutil.copytree(SOURCE, to, ignore=shutil.ignore_patterns("__pycache__", "*.so", "*.pyd"))
    shutil.copytree(SOURCE.parents[1] / "profiles", to / "profiles")
    return to


def run(package: Path, **environment: str) -> str:
    """Run the command there, and return all that it says."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    made = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        capture_output=True,
        text=True,
        env={**own, "PYTHONPATH": str(package.parent), **environment},
    )
    assert made.returncode == 0, made.stderr
    return made.stdout + made.stderr


def kept_file(package: Path) -> Path | None:
    return next(package.glob("__pycache__/*.kept"), None)


def is_given(said: str) -> bool:
    return "loaded by pagesetter.loading" in said


def warmed(package: Path) -> str:
    """Run until all is kept, and return what is said then."""
    first = run(package)
    assert not is_given(first)
    run(package)  # `loaded` itself made Python's folders grow
    said = run(package)
    assert is_given(said)
    assert said.splitlines()[:-1] == first.splitlines()[:-1]
    return said


def test_the_second_command_is_given_what_the_first_loaded(package: Path) -> None:
    warmed(package)
    before = kept_file(package)
    assert before is not None
    at = before.stat().st_mtime_ns
    run(package)
    assert before.stat().st_mtime_ns == at  # nothing new, nothing written


def test_a_source_that_changed_is_loaded_anew_and_kept_as_it_is(package: Path) -> None:
    warmed(package)
    with (package / "terminal.py").open("a", encoding="utf-8") as source:
        source.write('\nprint("as it is now")\n')
    said = run(package)
    assert "as it is now" in said
    said = run(package)
    assert "as it is now" in said
    assert is_given(said)


def test_a_source_of_another_time_is_loaded_anew(package: Path) -> None:
    source = package / "terminal.py"
    with source.open("a", encoding="utf-8") as opened:
        opened.write('\nprint("set before")\n')
    warmed(package)
    text = source.read_text(encoding="utf-8").replace("set before", "set behind")
    source.write_text(text, encoding="utf-8")
    os.utime(source, ns=(0, source.stat().st_mtime_ns + 10**9))
    assert "set behind" in run(package)


def test_a_module_that_takes_the_place_of_another_is_loaded(package: Path) -> None:
    warmed(package)
    (package / "terminal").mkdir()
    shutil.copy(package / "terminal.py", package / "terminal" / "__init__.py")
    with (package / "terminal" / "__init__.py").open("a", encoding="utf-8") as source:
        source.write('\nprint("the other")\n')
    assert "the other" in run(package)


def test_what_is_kept_of_one_place_is_not_given_at_another(package: Path) -> None:
    warmed(package)
    other = package.parents[1] / "b" / "pagesetter"
    shutil.copytree(package, other)  # with the times of all files
    assert kept_file(other) is not None
    assert not is_given(run(other))
    assert is_given(run(other))


@pytest.mark.parametrize("damage", ["cut", "changed", "empty", "other"])
def test_a_file_that_is_damaged_is_as_none(package: Path, damage: str) -> None:
    warmed(package)
    file = kept_file(package)
    assert file is not None
    data = file.read_bytes()
    middle = len(data) // 2
    file.write_bytes(
        {
            "cut": data[:middle],
            "changed": data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :],
            "empty": b"",
            "other": b"what is this\n" * 9,
        }[damage]
    )
    assert not is_given(run(package))
    assert is_given(run(package))


def test_nothing_is_kept_where_python_keeps_none(package: Path) -> None:
    (package / "__pycache__").mkdir()  # there would be room
    run(package, PYTHONDONTWRITEBYTECODE="1")
    assert kept_file(package) is None


def test_where_nothing_can_be_written_the_command_runs_all_the_same(package: Path) -> None:
    run(package, PYTHONPYCACHEPREFIX=os.devnull)
    assert kept_file(package) is None


def test_code_is_kept_of_the_source_as_it_is_alone(tmp_path: Path) -> None:
    source = tmp_path / "a.py"
    source.write_text("x = 1\n")
    cached = py_compile.compile(str(source), cfile=str(tmp_path / "a.pyc"))
    at = loading.stamp(str(source))
    assert at is not None
    assert cached is not None
    changed, size = at
    code = loaded._code(cached, at)
    assert marshal.loads(code).co_consts[0] == 1
    assert loaded._code(cached, (changed + 10**9, size)) == b""
    assert loaded._code(cached, (changed, size + 1)) == b""
    assert loaded._code(str(tmp_path / "none.pyc"), at) == b""
    # Code that is told by a hash of its source says nothing of its time.
    hashed = py_compile.PycInvalidationMode.UNCHECKED_HASH
    py_compile.compile(str(source), cfile=cached, invalidation_mode=hashed)
    assert loaded._code(cached, at) == b""


def test_an_expression_that_is_given_is_what_would_be_compiled() -> None:
    patterns: list[tuple[Any, int]] = [
        (r"(?P<year>\d{4})-(?P<month>\d\d)?", 0),
        (r"[^\u4e00-\u9fff\U00010000-\U0010ffff]+?(?<=[一-三])(?!x)", re.DOTALL.value),
        (rb"(a|b)*\1$", re.MULTILINE.value),
        (r"straße", re.IGNORECASE.value),
    ]
    before = dict(re._cache)  # type: ignore[attr-defined]
    try:
        re.purge()
        fresh = [re.compile(pattern, flags) for pattern, flags in patterns]
        kept = loaded._expressions({})
        assert {*patterns} <= kept.keys()
        re.purge()
        loading._give_expressions(kept)
        given = [re._cache[type(p), p, flags] for p, flags in patterns]  # type: ignore[attr-defined]
        assert all(re.compile(*of) is one for of, one in zip(patterns, given, strict=True))
        assert given == fresh
        assert [g.groupindex for g in given] == [f.groupindex for f in fresh]
        assert [g.flags for g in given] == [f.flags for f in fresh]
        match = given[0].match("2024-05")
        assert match is not None
        assert match.lastgroup == "month"
    finally:
        re.purge()
        re._cache.update(before)  # type: ignore[attr-defined]


def test_each_command_has_a_file_of_its_own(package: Path) -> None:
    place = loading.place_of_kept("build")
    assert place is not None
    assert place != loading.place_of_kept("check")
    assert Path(place).parent.name == "__pycache__"
    for word in ("", "../build", "a b", "page.yaml"):
        assert loading.place_of_kept(word) is None


def test_flags_that_are_a_number_of_another_kind_are_kept_as_a_number() -> None:
    """As the zero of `re.split`, from Python 3.13 on."""

    class Zero(int):
        pass

    cache = re._cache  # type: ignore[attr-defined]
    before, compiled = dict(cache), re.compile("no|thing (of) it")
    cache.clear()
    try:
        cache[str, compiled.pattern, Zero(0)] = compiled
        kept = loaded._expressions({})
        assert list(kept) == [("no|thing (of) it", 0)]
        assert marshal.loads(marshal.dumps(kept)) == kept
    finally:
        cache.clear()
        cache.update(before)


def test_there_is_room_for_so_many_expressions() -> None:
    known: loading.Expressions = {(f"a{i}", 0): (0,) for i in range(loaded.MOST_EXPRESSIONS)}
    re.compile("not among them, and not to be")
    assert loaded._expressions(known) == known
