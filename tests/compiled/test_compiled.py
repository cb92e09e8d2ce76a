"""The compiled modules and the same modules as Python: one source, the same pages."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from hatch_build import COMPILED

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a wheel, made as it is made to be installed."""
    if not (shutil.which("cc") or shutil.which("gcc")):
        pytest.skip("needs a compiler")
    return made_wheel(tmp_path_factory.mktemp("wheel"))


def made_wheel(folder: Path, **variables: str) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    environment = {**os.environ, **variables}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert "not compiled" not in done.stderr
    (found,) = folder.iterdir()
    return found


@pytest.fixture(scope="module")
def extensions(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the packages of a wheel, as they are installed."""
    package = tmp_path_factory.mktemp("installed")
    with ZipFile(wheel) as opened:
        opened.extractall(package)
    return package


def answered(package: Path, *args: str) -> str:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(package), str(ROOT)])}
    environment.pop("COVERAGE_PROCESS_START", None)
    done = subprocess.run(
        [sys.executable, *args], env=environment, capture_output=True, text=True, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.slow
def test_a_wheel_has_each_compiled_module_and_its_source(wheel: Path) -> None:
    assert not wheel.stem.endswith("py3-none-any")
    names = ZipFile(wheel).namelist()
    for module in COMPILED:
        assert module in names
        stem = module.removesuffix(".py") + "."
        assert [name for name in names if name.startswith(stem) and not name.endswith(".py")]


@pytest.mark.slow
def test_a_wheel_can_be_made_without_a_compiler(tmp_path: Path) -> None:
    wheel = made_wheel(tmp_path, PAGESETTER_PURE="1")
    assert wheel.stem.endswith("py3-none-any")
    assert not [name for name in ZipFile(wheel).namelist() if name.endswith((".so", ".pyd"))]


@pytest.mark.slow
def test_every_way_to_break_a_paragraph_is_the_same_to_the_last_digit(
    extensions: Path, box_font: Path
) -> None:
    args = ("-m", "tests.compiled.program", str(box_font))
    ours, first = answered(ROOT / "src", *args), answered(extensions, *args)
    (pure, *python), (fast, *machine) = ours.splitlines(), first.splitlines()
    assert pure.endswith("search.py")
    assert Path(fast).is_relative_to(extensions)
    assert not fast.endswith(".py")
    assert len(python) > 1500
    assert machine == python


@pytest.mark.slow
@pytest.mark.parametrize("name", ["dense-news", "inside-page", "vertical-tc"])
def test_a_page_has_the_same_bytes(extensions: Path, tmp_path: Path, name: str) -> None:
    hashes: list[str] = []
    for package in (ROOT / "src", extensions):
        out = tmp_path / f"{len(hashes)}.pdf"
        page = ROOT / "examples" / name / "page.yaml"
        answered(package, "-m", "pagesetter", "build", str(page), "-o", str(out), "-q")
        hashes.append(hashlib.sha256(out.read_bytes()).hexdigest())
    assert hashes[0] == hashes[1]


def test_what_is_compiled_beside_its_source_is_not_older_than_it() -> None:
    """Else what is tested, and what is measured, is not what is written."""
    for name in COMPILED:
        source = ROOT / "src" / name
        for extension in source.parent.glob(f"{source.stem}.*.so"):
            assert extension.stat().st_mtime >= source.stat().st_mtime, "run `just compile`"
