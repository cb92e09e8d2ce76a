"""The compiled modules and the same modules as Python: one source, the same pages."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hatch_build import COMPILED, compiled

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def extensions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a package with its extensions, as one that was installed."""
    if not (shutil.which("cc") or shutil.which("gcc")):
        pytest.skip("needs a compiler")
    package = tmp_path_factory.mktemp("compiled")
    shutil.copytree(
        ROOT / "src", package, ignore=shutil.ignore_patterns("*.so"), dirs_exist_ok=True
    )
    # As they stand in a checkout, found from the package's place.
    for name in ("layouts", "profiles", "fonts"):
        shutil.copytree(ROOT / name, package / "pagesetter" / name)
    compiled(package)
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
