"""What the repository has for CI: its files name real commands and options, and do what they say."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from pagesetter.cli import parser_of

ROOT = Path(__file__).parents[2]
GOOD = "layout: notice\nstories: [{place: story, headline: 标题, body: 正文}]\n"
WRONG = GOOD.replace("headline", "headlin")

needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")


def read(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def commands_in(text: str) -> list[str]:
    """Return the commands of pagesetter in a script or a page of the documentation."""
    lines = text.replace("\\\n", " ").splitlines()
    found = [re.match(r"\s*(?:- |\$ )?(pagesetter .*)", line) for line in lines]
    return [match[1] for match in found if match]


def parse(command: str) -> None:
    """Hold that a command line is one; what a shell would put in stands for itself."""
    plain = command.replace('"${options[@]}"', "").replace("$ARGS", "")
    words = shlex.split(re.sub(r"\s(?:>|2>|\|\|).*", "", plain))
    parser_of().parse_args(words[1:])


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in (("good", GOOD), ("wrong", WRONG)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    monkeypatch.setenv("PATH", path)
    return tmp_path


# ---------------------------------------------------------------- the action


def steps() -> dict[str, dict[str, Any]]:
    return {
        step.get("name", step.get("uses")): step for step in read("action.yml")["runs"]["steps"]
    }


def test_every_input_of_the_action_is_used_and_every_one_used_is_there() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    assert set(re.findall(r"inputs\.(\w+)", text)) == set(read("action.yml")["inputs"])


def test_no_input_is_put_into_a_script_by_the_runner() -> None:
    """An input reaches a script by its environment: in its text it could be a command."""
    scripts = [step["run"] for step in steps().values() if "run" in step]
    assert [script for script in scripts if "${{" in script] == []


def test_the_inputs_are_told_in_the_documentation() -> None:
    text = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)) == set(
        read("action.yml")["inputs"]
    )


def run_step(name: str, **inputs: str) -> subprocess.CompletedProcess[str]:
    given = {key: inputs.get(key, "") for key in ("PAGES", "ARGS", "SARIF", "JUNIT")}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", steps()[name]["run"]],
        env={**os.environ, **given},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@needs_bash
def test_the_action_passes_pages_that_are_right(pages: Path) -> None:
    done = run_step("Check the pages", PAGES="good/page.yaml", ARGS="--deny runt", SARIF="a.sarif")
    assert (done.returncode, "::error" in done.stdout) == (0, False)
    (result,) = json.loads((pages / "a.sarif").read_text("utf-8"))["runs"][0]["results"]
    assert (result["ruleId"], result["level"]) == ("underset", "warning")


@needs_bash
def test_the_action_fails_at_a_wrong_page_and_annotates_its_line(pages: Path) -> None:
    done = run_step("Check the pages", PAGES="*/page.yaml", JUNIT="j.xml", SARIF="a.sarif")
    assert done.returncode == 1
    assert "::error file=wrong/page.yaml,line=2," in done.stdout
    assert "unknown-key" in (pages / "j.xml").read_text("utf-8")
    assert "unknown-key" in (pages / "a.sarif").read_text("utf-8")


@needs_bash
def test_the_action_builds(pages: Path) -> None:
    assert run_step("Build the PDFs", PAGES="good/page.yaml").returncode == 0
    assert (pages / "good" / "page.pdf").exists()


# ---------------------------------------------------------------- the hook


def test_the_hook_is_one() -> None:
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pre_commit",
            "validate-manifest",
            str(ROOT / ".pre-commit-hooks.yaml"),
        ],
        check=True,
        capture_output=True,
    )


@pytest.mark.parametrize(("name", "code"), [("good", 0), ("wrong", 1)])
def test_the_hook_runs_on_the_pages_of_a_commit(name: str, code: int, pages: Path) -> None:
    (hook,) = read(".pre-commit-hooks.yaml")
    page = f"{name}/page.yaml"
    assert re.search(hook["files"], page)
    done = subprocess.run(
        [sys.executable, "-m", *hook["entry"].split(), page], check=False, capture_output=True
    )
    assert done.returncode == code


def test_the_hook_leaves_other_files_alone() -> None:
    (hook,) = read(".pre-commit-hooks.yaml")
    assert re.search(hook["files"], "layouts/mypage.yaml") is None
    assert re.search(hook["files"], "a/edition.yaml") is not None


# ---------------------------------------------------------------- the container, the recipes


def test_the_container_file_runs_the_command() -> None:
    lines = (ROOT / "Containerfile").read_text(encoding="utf-8").splitlines()
    words = [line.split()[0] for line in lines if line and line[0] not in "# "]
    known = {"FROM", "COPY", "RUN", "USER", "WORKDIR", "ENTRYPOINT", "CMD"}
    assert set(words) <= known
    (entry,) = [line for line in lines if line.startswith("ENTRYPOINT")]
    assert json.loads(entry.removeprefix("ENTRYPOINT ")) == ["pagesetter"]


@pytest.mark.parametrize(
    "file",
    ["action.yml", "docs/ci.md", "docs/diagnostics.md", "docs/schemas.md", "docs/codes.md"],
)
def test_every_command_that_is_told_has_the_options_it_is_told_with(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    for command in commands_in(text):
        parse(command)
    assert commands_in(text) or file in ("docs/diagnostics.md", "docs/codes.md")


def test_the_recipe_for_gitlab_is_yaml() -> None:
    text = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    recipes = re.findall(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    whole = [recipe for recipe in recipes if not recipe.startswith(" ")]
    assert [next(iter(yaml.safe_load(recipe))) for recipe in whole] == ["name", "repos", "pages"]
    ids = {hook["id"] for hook in read(".pre-commit-hooks.yaml")}
    assert set(re.findall(r"- id: (\S+)", text)) == ids
