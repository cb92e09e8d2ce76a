"""What shells complete: the scripts run in the shells themselves."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
needs_zsh = pytest.mark.skipif(shutil.which("zsh") is None, reason="zsh is not installed")
needs_fish = pytest.mark.skipif(shutil.which("fish") is None, reason="fish is not installed")

BASH = """
eval "$(pagesetter completion bash)"
read -r -a COMP_WORDS <<< "$LINE"
[[ "$LINE" == *" " ]] && COMP_WORDS+=("")
COMP_LINE=$LINE COMP_POINT=${#LINE} COMP_TYPE=9 COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
$(complete -p pagesetter | sed -E 's/.*-F ([^ ]+).*/\\1/') pagesetter
printf '%s\\n' "${COMPREPLY[@]}"
"""

# What zsh would show is printed; the rest is its own.
ZSH = """
autoload -Uz compinit; compinit -u -D
eval "$(pagesetter completion zsh)"
_describe() { print -l -- "${completions[@]}" }
words=(pagesetter) service=pagesetter BUFFER=$LINE CURSOR=${#LINE}
${_comps[pagesetter]}
"""

FISH = "pagesetter completion fish | source; complete --do-complete $LINE"


def completed(shell: list[str], line: str, folder: Path) -> set[str]:
    tools = str(Path(sys.executable).parent)
    result = subprocess.run(
        shell,
        cwd=folder,
        env={
            **os.environ,
            "PATH": tools + os.pathsep + os.environ["PATH"],
            "LINE": line,
            "HOME": str(folder),
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    found = (line.partition("\t")[0].partition(":")[0] for line in result.stdout.splitlines())
    return {word.strip() for word in found if word.strip()}


def bash(line: str, folder: Path) -> set[str]:
    return completed(["bash", "--norc", "-c", BASH], line, folder)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("page.yaml", "notes.txt", "out.pdf"):
        (tmp_path / name).touch()
    own = tmp_path / "own"
    own.mkdir()
    (own / "weekly.yaml").touch()
    return tmp_path


@needs_bash
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("pagesetter sch", {"schema"}),
        ("pagesetter build --pre", {"--press"}),
        ("pagesetter build --deny missing-p", {"missing-picture"}),
        ("pagesetter build --allow oversa", set()),
        ("pagesetter explain overs", {"overset"}),
        ("pagesetter new d --layout zh", {"zhaotong-daily"}),
        ("pagesetter build --press newsprint-c", {"newsprint-cn"}),
        ("pagesetter build p", {"page.yaml"}),
        ("pagesetter preflight o", {"own/", "out.pdf"}),
        ("pagesetter build n", set()),
        ("pagesetter schema ed", {"edition"}),
        ("pagesetter completion f", {"fish"}),
    ],
)
def test_bash_completes_commands_options_codes_names_and_files(
    line: str, expected: set[str], folder: Path
) -> None:
    assert bash(line, folder) == expected


@needs_bash
def test_layouts_of_a_folder_that_was_named_are_completed(folder: Path) -> None:
    assert bash("pagesetter new d --layout-path own --layout wee", folder) == {"weekly"}


@needs_zsh
def test_zsh_completes(folder: Path) -> None:
    shell = ["zsh", "-f", "-c", ZSH]
    assert completed(shell, "pagesetter sch", folder) == {"schema"}
    assert completed(shell, "pagesetter build --press newsprint-c", folder) == {"newsprint-cn"}


@needs_fish
def test_fish_completes(folder: Path) -> None:
    shell = ["fish", "--no-config", "-c", FISH]
    assert completed(shell, "pagesetter sch", folder) == {"schema"}
    assert completed(shell, "pagesetter build --press newsprint-c", folder) == {"newsprint-cn"}
