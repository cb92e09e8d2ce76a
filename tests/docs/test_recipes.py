"""Every recipe that the documents name is one of the justfile."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_recipe_that_is_named_is_there() -> None:
    known = re.findall(r"^([a-z]+)[^:\n]*:", (ROOT / "justfile").read_text("utf-8"), re.MULTILINE)
    files = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
    named = {name for f in files for name in re.findall(r"`just ([a-z]+)", f.read_text("utf-8"))}
    assert {"check", "test", "latency"} <= named
    assert named <= set(known)
