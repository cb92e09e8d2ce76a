"""docs/conformance.md says what is held, by how many cases, and by which case each thread is."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
DOCUMENT = (FOLDER.parents[1] / "docs" / "conformance.md").read_text(encoding="utf-8")
THREAD = re.compile(r"\[([\w./-]+#\d+)")
CLAUSE = re.compile(r"test_(\d(?:_\d)*|jlreq|klreq)_")


@pytest.fixture
def suite(request: pytest.FixtureRequest) -> list[pytest.Item]:
    """Return every case of the suite, or skip where only some were asked for."""
    found = [item for item in request.session.items if item.path.parent == FOLDER]
    if request.config.getoption("keyword") or {item.path for item in found} != {
        *FOLDER.glob("test_*.py")
    }:
        pytest.skip("only some of the suite was asked for")
    return found


def test_the_document_names_every_clause_and_how_many_cases_it_has(
    suite: list[pytest.Item],
) -> None:
    clauses = [CLAUSE.match(item.name) for item in suite]
    counted = Counter(clause[1].replace("_", ".") for clause in clauses if clause)
    rows = re.findall(r"^\| ([\d.]+|jlreq|klreq) \|.*\| (\d+) \|$", DOCUMENT, re.M)
    assert {clause: int(count) for clause, count in rows} == counted


def test_the_document_names_every_thread_and_its_test(suite: list[pytest.Item]) -> None:
    named_by = [(THREAD.search(item.name), item) for item in suite]
    tested = {(found[1], item.name.partition("[")[0]) for found, item in named_by if found}
    rows = re.findall(r"^\| ([^|]+#[^|]+) \| [^|]+ \| `(test_\w+)` \|$", DOCUMENT, re.M)
    named = {(thread, test) for threads, test in rows for thread in threads.split(", ")}
    assert named == tested
