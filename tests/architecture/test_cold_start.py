"""What a plain build of a page loads, all of it: a build is mostly imports."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

#: The outside libraries: one reads, one shapes and cuts fonts.
OUTSIDE = {"uharfbuzz", "yaml"}

#: What of the standard library is loaded: by Python itself, by these two, or by us.
STANDARD = {
    *("abc", "argparse", "ast", "base64", "binascii", "bisect", "builtins", "codecs"),
    *("collections", "contextlib", "contextvars", "copy", "copyreg", "dataclasses", "datetime"),
    *("dis", "encodings", "enum", "errno", "fnmatch", "functools", "genericpath", "gettext"),
    *("hashlib", "heapq", "importlib", "inspect", "io", "ipaddress", "itertools"),
    *("keyword", "linecache", "locale", "marshal", "math", "ntpath", "opcode", "operator"),
    *("os", "pathlib", "posix", "posixpath", "re", "reprlib", "site", "stat"),
    *("struct", "sys", "time", "token", "tokenize", "types", "typing"),
    *("unicodedata", "urllib", "warnings", "weakref", "zipimport", "zlib"),
    # where the tests run: of the environment, and of the program that asks
    *("sitecustomize", "usercustomize"),
}

#: Our own that are for other commands, for a press, for an edition or for what few pages have.
NOT_OURS = (
    *("batch", "checking", "comparing", "comparison", "composing", "edition", "engine"),
    *("explain", "preview", "proof", "proofing", "report", "starter"),
    *("codes", "press.color", "press.marks", "press.overprint", "press.preflight"),
    *("press.prepare", "press.profiles", "export.pdf_gradients", "export.pdf_linear"),
    *("export.pdf_intents", "export.pdf_vertical", "pictures.decoding", "pictures.small"),
    *("composition.figures", "composition.first_fit", "composition.kept"),
    *("makeup.balance", "makeup.press", "makeup.tables", "typeface.system"),
    *("check_command", "diff_command", "fit_command", "inspect_command", "new_command"),
    *("preflight_command", "proof_command", "schema_command", "watch_command"),
)

PROGRAM = """
import sys
before = set(sys.modules)
from pagesetter.cli import main
assert main(["build", {page!r}, "-o", {out!r}]) == 0
print(*sorted(sys.modules), file=sys.stderr)
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    page, out = (
        ROOT / "examples" / "notice" / "page.yaml",
        tmp_path_factory.mktemp("cold") / "a.pdf",
    )
    program = PROGRAM.format(page=str(page), out=str(out))
    # Without what measures coverage, which loads a good deal itself.
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return set(result.stderr.split())


def top(names: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in names}


def test_a_plain_build_loads_two_outside_libraries(loaded: set[str]) -> None:
    others = top(loaded) - set(sys.stdlib_module_names) - {"pagesetter", "__main__", "__mp_main__"}
    # Finders of packages installed for editing, Cython's helper and that of a compiled core.
    helpers = {n for n in others if n.startswith(("_", "a1_")) or n == "cython_runtime"}
    helpers |= {n for n in others if n.endswith("__mypyc")}
    assert others - helpers - STANDARD == OUTSIDE


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="each Python loads others for itself")
def test_a_plain_build_loads_nothing_else_of_the_standard_library(loaded: set[str]) -> None:
    standard = {name for name in top(loaded) if name in sys.stdlib_module_names}
    assert {name for name in standard if not name.startswith("_")} - STANDARD == set()


def test_a_plain_build_loads_nothing_that_is_for_other_commands_or_pages(loaded: set[str]) -> None:
    needless = {
        name
        for name in loaded
        for other in NOT_OURS
        if name == f"pagesetter.{other}" or name.startswith(f"pagesetter.{other}.")
    }
    assert needless == set()


def test_the_command_does_what_is_asked_for_at_exit_and_says_all_it_has_to_say(
    tmp_path: Path,
) -> None:
    page, out = ROOT / "examples" / "notice" / "page.yaml", tmp_path / "a.pdf"
    program = (
        "import atexit, sys; atexit.register(print, 'left'); "
        f"sys.argv[1:] = ['build', {str(page)!r}, '-o', {str(out)!r}]; "
        "from pagesetter.__main__ import command; command()"
    )
    made = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert made.returncode == 0
    assert made.stdout.splitlines()[-1] == "left"
    assert made.stdout.startswith(str(out))
    program = program.replace(str(page), str(page.with_name("none.yaml")))
    failed = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert failed.returncode == 1
    assert "none.yaml" in failed.stderr
