"""The reference of preflight names every code, with its level as the checks give it."""

from __future__ import annotations

import re
from pathlib import Path

from pagesetter.diagnostics import Code

ROOT = Path(__file__).parent.parent.parent
REFERENCE = (ROOT / "docs" / "preflight.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `([\w-]+)` \| ([\w, ]+) \| (.+) \| (.+) \|$", re.MULTILINE)

# Makeup finds these too.
BEFORE = {Code.LOW_RESOLUTION, Code.MISSING_GLYPH}


def source_of_checks() -> str:
    folder = ROOT / "src" / "pagesetter" / "press" / "preflight"
    files = [*folder.glob("rules*.py"), *folder.glob("check_*.py"), *folder.glob("pdf_open.py")]
    files.append(folder / "of_pdf.py")
    return "\n".join(file.read_text(encoding="utf-8") for file in sorted(files))


def test_every_code_that_a_check_gives_is_explained_and_no_other() -> None:
    given = set(re.findall(r"Code\.([A-Z0-9_]+)", source_of_checks()))
    explained = [name for name, *_ in ROW.findall(REFERENCE)]
    assert sorted(explained) == sorted(Code[name].value for name in given)
    assert {Code[name] for name in given} >= BEFORE


def test_every_row_has_a_level_a_cause_and_a_cure() -> None:
    for name, levels, cause, cure in ROW.findall(REFERENCE):
        assert set(levels.split(", ")) <= {"warning", "error"}, name
        assert len(cause) > 10, name
        assert len(cure) > 5, name
