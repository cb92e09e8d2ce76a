"""What a fresh interpreter loads: imports are most of a cold run, and help needs none of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

LIBRARIES = [
    "PIL",
    "argcomplete",
    "barcode",
    "distributed",
    "fontTools",
    "lunar_python",
    "numpy",
    "pikepdf",
    "pypdfium2",
    "pyphen",
    "segno",
    "starlette",
    "uharfbuzz",
    "uvicorn",
    "watchfiles",
    "yaml",
]

ASK = f"""
import sys
try:
    {{act}}
except SystemExit as leaving:
    assert not leaving.code, leaving.code
print("loaded:", *sorted(set({LIBRARIES}) & set(sys.modules)))
"""


@pytest.mark.parametrize(
    "act",
    [
        "import pagesetter",
        "import pagesetter.cli; sys.exit(pagesetter.cli.main(['--version']))",
        "import pagesetter.cli; sys.exit(pagesetter.cli.main(['--help']))",
        "import pagesetter.cli; sys.exit(pagesetter.cli.main(['build', '--help']))",
        "import pagesetter.cli; sys.exit(pagesetter.cli.main(['watch', '--help']))",
        "import pagesetter.cli; sys.exit(pagesetter.cli.main(['preflight', '--help']))",
        "import pagesetter.cli; sys.exit(pagesetter.cli.main(['proof', '--help']))",
        "import pagesetter.cli; sys.exit(pagesetter.cli.main(['diff', '--help']))",
    ],
    ids=[
        "import",
        "version",
        "help",
        "build-help",
        "watch-help",
        "preflight-help",
        "proof-help",
        "diff-help",
    ],
)
def test_no_outside_library_is_loaded_before_there_is_a_page(act: str) -> None:
    result = subprocess.run(
        [sys.executable, "-c", ASK.format(act=act)], capture_output=True, text=True, check=True
    )
    assert result.stdout.splitlines()[-1] == "loaded:"


def test_the_pipeline_does_not_load_the_proof() -> None:
    program = "import sys, pagesetter.pipeline; print(*sorted(sys.modules), sep='\\n')"
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert "pypdfium2" not in result.stdout.split()


def test_a_page_of_a_shipped_layout_is_made_without_the_dictionaries_of_hyphenation(
    tmp_path: Path,
) -> None:
    page, out = ROOT / "examples" / "notice" / "page.yaml", tmp_path / "page.pdf"
    program = (
        f"import sys, pagesetter; pagesetter.build({str(page)!r}, {str(out)!r}); "
        "print(*sorted(sys.modules), sep='\\n')"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert "pyphen" not in result.stdout.split()


@pytest.mark.parametrize(
    "module",
    [
        "barcode",
        "lunar_python",
        "segno",
        "pagesetter.codes",
        "pagesetter.description.press_model",
        "pagesetter.makeup.press",
        "pagesetter.makeup.press_rules",
    ],
)
def test_the_pipeline_does_not_load_what_few_pages_have_before_one_has_it(module: str) -> None:
    program = "import sys, pagesetter.pipeline; print(*sorted(sys.modules), sep='\\n')"
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert module not in result.stdout.split()


def test_a_build_of_which_there_is_nothing_to_say_loads_no_form_of_saying_it(
    tmp_path: Path,
) -> None:
    page, out = ROOT / "examples" / "notice" / "page.yaml", tmp_path / "page.pdf"
    program = (
        "import sys, pagesetter.cli; "
        f"pagesetter.cli.main(['build', {str(page)!r}, '-o', {str(out)!r}]); "
        "print(*sorted(sys.modules), sep='\\n')"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    loaded = set(result.stdout.split())
    assert {name for name in loaded if name.startswith("pagesetter.report")} == set()
    assert loaded & {"pagesetter.checking", "pagesetter.description.schema"} == set()


#: All of ours that `--help` loads.
FOR_HELP = {"pagesetter", "pagesetter.cli", "pagesetter.notes"} | {
    "pagesetter.page_arguments",
    "pagesetter.records",
    "pagesetter.terminal",
}

#: How many of our modules a plain build may load: what it has, and room for two.
MOST_FOR_A_BUILD = 236


def _loaded(*words: str) -> set[str]:
    """Return what a fresh interpreter has loaded after a command, be it of us or not."""
    program = (
        "import sys, pagesetter.cli\n"
        "try:\n"
        f"    pagesetter.cli.main({list(words)!r})\n"
        "except SystemExit:\n"
        "    pass\n"
        "print(*sorted(sys.modules), sep='\\n')"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return set(result.stdout.split())


def _ours(loaded: set[str]) -> set[str]:
    return {name for name in loaded if name.split(".")[0] == "pagesetter"}


@pytest.mark.parametrize("words", [["--help"], ["--version"]])
def test_help_loads_no_command(words: list[str]) -> None:
    assert _ours(_loaded(*words)) == FOR_HELP


def test_the_help_of_a_command_loads_that_command_alone() -> None:
    own = {"pagesetter.build_command", "pagesetter.build_arguments"}
    assert _ours(_loaded("build", "--help")) == FOR_HELP | own


def test_a_plain_build_loads_what_it_uses_and_no_other_command(tmp_path: Path) -> None:
    page = ROOT / "examples" / "notice" / "page.yaml"
    loaded = _loaded("build", str(page), "-o", str(tmp_path / "page.pdf"))
    assert len(_ours(loaded)) <= MOST_FOR_A_BUILD
    commands = {name for name in _ours(loaded) if name.endswith("_command")}
    assert commands == {"pagesetter.build_command"}
    used = {"uharfbuzz", "yaml"}
    assert {library for library in LIBRARIES if library in loaded} == used
    seldom = {
        "pagesetter.listings",
        "pagesetter.preview",
        "pagesetter.comparison",
        "json",
        "logging",
    }
    assert seldom & loaded == set()
