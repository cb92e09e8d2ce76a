"""The README's console commands do what it says, in a copy of the repository.

In a `console` block, a line that starts with `$` is a command and the lines under it
are what it prints; `...` there stands for any lines. Commands that set up an
environment or run the tests are not run from inside the tests: `.ci/run` runs those.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
SETS_UP = re.compile(r"-m venv|pip install|pytest|pre-commit|\bjust\b|git clone")


class Command(NamedTuple):
    """A command of a console block, and what is printed under it."""

    line: int
    command: str
    printed: list[str]


def commands(text: str) -> Iterator[Command]:
    """Yield the commands of a Markdown file's console blocks."""
    for block in BLOCK.finditer(text):
        found: Command | None = None
        first = text.count("\n", 0, block.start(1)) + 1
        for number, line in enumerate(block[1].splitlines(), first):
            if line.startswith("$ "):
                if found:
                    yield found
                found = Command(number, line[2:], [])
            elif found and found.command.endswith("\\"):
                found = found._replace(command=found.command[:-1] + line.strip())
            elif found:
                found.printed.append(line)
        if found:
            yield found


README_TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
README = list(commands(README_TEXT))
RUN_HERE = [command for command in README if not SETS_UP.search(command.command)]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of what the README's commands read."""
    folder = tmp_path_factory.mktemp("readme")
    for name in ("examples", "layouts", "fonts"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def test_the_readme_sets_up_and_builds_in_one_command_and_tests_in_another() -> None:
    set_up = [command.command for command in README if SETS_UP.search(command.command)]
    assert any("pagesetter build" in command for command in set_up)
    assert any("pytest" in command for command in set_up)


@pytest.mark.parametrize("command", RUN_HERE, ids=[f"line-{c.line}" for c in RUN_HERE])
def test_a_command_of_the_readme_prints_what_it_says(command: Command, checkout: Path) -> None:
    result = _run(command.command, checkout)
    assert result.returncode == 0, result.stdout
    wanted = ".*".join(
        re.escape(part.strip("\n")) for part in "\n".join(command.printed).split("...")
    )
    assert re.fullmatch(wanted, result.stdout.strip("\n"), re.DOTALL), result.stdout


def test_the_readme_build_command_leaves_a_pdf_and_a_png(checkout: Path) -> None:
    """Run the part of the one-line command that follows the setting up."""
    line = next(
        c.command for c in README if SETS_UP.search(c.command) and "pagesetter build" in c.command
    )
    build = line.split("&&")[-1].strip()
    folder = checkout / "built"
    shutil.copytree(checkout / "examples", folder / "examples")
    before = set(folder.rglob("*"))
    result = _run(build, folder)
    assert result.returncode == 0, result.stdout
    assert {file.suffix for file in set(folder.rglob("*")) - before if file.is_file()} == {
        ".pdf",
        ".png",
    }


def test_the_readme_python_runs(checkout: Path) -> None:
    blocks = re.findall(r"^```python\n(.*?)^```", README_TEXT, re.MULTILINE | re.DOTALL)
    assert len(blocks) == 2
    for block in blocks:
        (checkout / "readme.py").write_text(block, encoding="utf-8")
        result = _run("python readme.py", checkout)
        assert (result.returncode, result.stdout) == (0, "")
    assert (checkout / "build" / "notice.png").exists()


def test_the_smallest_page_of_the_readme_is_the_example() -> None:
    page = (ROOT / "examples" / "notice" / "page.yaml").read_text(encoding="utf-8")
    assert f"```yaml\n{page.rstrip()}\n```" in README_TEXT


def _run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command with this Python's own tools in front, whatever environment it names."""
    tools = str(Path(sys.executable).parent)
    return subprocess.run(
        ["bash", "-c", command.replace(".venv/bin/", "")],
        cwd=folder,
        env={**os.environ, "PATH": tools + os.pathsep + os.environ["PATH"]},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
