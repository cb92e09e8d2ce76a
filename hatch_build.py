"""Compiles the loops that a build spends its time in, where there is a compiler.

A wheel has these modules as extensions and as Python: what sets them is the same source, so that
a machine without a compiler sets the same pages, only slower. `python hatch_build.py` compiles
them beside their sources, to be measured; `python hatch_build.py --clean` takes that away again.
PAGESETTER_PURE, set to anything, makes a wheel without them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface as Hook
except ImportError:  # run by itself
    Hook = object  # type: ignore[misc, assignment, unused-ignore]

ROOT = Path(__file__).parent

#: Modules that are compiled, from `src/`: loops over numbers, without records of their own.
COMPILED = (
    "pagesetter/composition/advances.py",
    "pagesetter/composition/demerits.py",
    "pagesetter/composition/reading.py",
    "pagesetter/composition/search.py",
    "pagesetter/composition/sums.py",
    "pagesetter/export/pdf_strings.py",
)

# A sum that keeps more digits than the same sum in Python would give other line ends. Only
# some machines have an instruction that does; no compiler is to use it.
_AS_PYTHON = "-ffp-contract=off"

_SETUP = """
import sys
from mypyc.build import mypycify
from setuptools import setup

checks = ["--config-file=", "--ignore-missing-imports", "--follow-imports=silent"]
extensions = mypycify([*checks, *sys.argv[3:]], opt_level="3", group_name="pagesetter")
for extension in extensions:
    if sys.platform != "win32":
        extension.extra_compile_args.append(sys.argv[1])
setup(
    name="pagesetter",
    packages=[],
    ext_modules=extensions,
    script_args=["-q", "build_ext", "--build-lib", sys.argv[2]],
)
"""


def compiled(into: Path) -> list[Path]:
    """Compile the modules into a folder; return the extensions, as paths from there.

    Raises `subprocess.CalledProcessError` or `OSError` where that cannot be done.
    """
    with tempfile.TemporaryDirectory() as work:
        source = Path(work, "src")
        shutil.copytree(ROOT / "src", source, ignore=shutil.ignore_patterns("*.so", "*.pyd"))
        command = [sys.executable, "-c", _SETUP, _AS_PYTHON, str(into.absolute()), *COMPILED]
        subprocess.run(command, cwd=source, check=True, capture_output=True, text=True)
    return sorted(path.relative_to(into) for path in into.rglob("*") if _is_extension(path))


def said(error: OSError | subprocess.CalledProcessError) -> str:
    """Return why modules are not compiled: mypyc tells it on stdout, a compiler on stderr."""
    told = (getattr(error, "stdout", None), getattr(error, "stderr", None))
    return "\n".join(filter(None, told)) or str(error)


def _is_extension(path: Path) -> bool:
    return path.suffix in (".so", ".pyd")


class Compiling(Hook):  # type: ignore[misc, type-arg, unused-ignore]
    """Adds the extensions to a wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and say what is put where; a checkout that is installed stays as it is."""
        if version == "editable" or os.environ.get("PAGESETTER_PURE"):
            return
        self._folder = tempfile.mkdtemp()
        try:
            found = compiled(Path(self._folder))
        except (OSError, subprocess.CalledProcessError) as error:
            told = said(error)
            self.app.display_warning(f"pagesetter is not compiled, and slower for it: {told}")
            return
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
        for path in found:
            build_data["force_include"][str(Path(self._folder, path))] = str(path)

    def finalize(self, *_: object) -> None:
        """Take away what was made on the way."""
        shutil.rmtree(getattr(self, "_folder", ""), ignore_errors=True)


def main() -> None:
    """Compile beside the sources, or take away what was compiled there."""
    if "--clean" in sys.argv:
        for path in filter(_is_extension, (ROOT / "src").rglob("*")):
            path.unlink()
        return
    try:
        compiled(ROOT / "src")
    except subprocess.CalledProcessError as error:
        sys.exit(said(error))


if __name__ == "__main__":
    main()
