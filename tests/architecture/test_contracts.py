"""Every import contract breaks when it is violated, so that `lint-imports` means something."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# For each contract, a module that is at home elsewhere and the import it must not have.
VIOLATIONS = [
    ("layers", "units.py", "import pagesetter.description.model"),
    ("layers", "geometry.py", "import pagesetter.units"),
    ("layers", "helpers.py", "import os"),
    ("exporters", "export/pdf.py", "import pagesetter.makeup.model"),
    ("uharfbuzz", "typeface/library.py", "import uharfbuzz"),
    ("yaml", "description/model.py", "import yaml"),
    ("pillow", "export/pdf.py", "from PIL import Image"),
    ("numpy", "comparison/picture.py", "import numpy"),
    ("pdfium", "cli.py", "import pypdfium2"),
    ("pikepdf", "export/pdf.py", "import pikepdf"),
    ("pyphen", "composition/hyphens.py", "import pyphen"),
    ("lunar", "makeup/facts.py", "from lunar_python import Solar"),
    ("argcomplete", "cli.py", "import argcomplete"),
    ("codes", "makeup/codes.py", "import segno"),
    ("codes", "makeup/bars.py", "from barcode.ean import EAN13"),
    ("server", "engine.py", "import starlette.applications"),
    ("server", "cli.py", "import uvicorn"),
    ("server", "description/files.py", "from watchfiles import watch"),
    ("distributed", "batch/build.py", "from distributed import Client"),
    ("fonttools", "export/pdf_fonts.py", "from fontTools.ttLib import TTFont"),
]


@pytest.mark.parametrize(
    ("contract", "module", "line"),
    VIOLATIONS,
    ids=[f"{v[0]}-{Path(v[1]).stem}-{v[2].split()[1]}" for v in VIOLATIONS],
)
def test_a_contract_breaks_when_it_is_violated(
    contract: str, module: str, line: str, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    file = tmp_path / "src" / "pagesetter" / module
    with file.open("a", encoding="utf-8") as source:
        source.write(f"\n{line}\n")
    result = subprocess.run(
        [_lint_imports(), "--no-cache", "--contract", contract],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "0 kept, 1 broken" in result.stdout, result.stdout + result.stderr


def test_every_contract_is_violated_here() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = {contract["id"] for contract in settings["tool"]["importlinter"]["contracts"]}
    assert {contract for contract, _, _ in VIOLATIONS} == contracts


def _lint_imports() -> str:
    command = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert command is not None, "import-linter is not installed beside this Python"
    return command
