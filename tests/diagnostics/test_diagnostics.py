"""Diagnostics that page and layout files say they expect.

`# expect: error unknown-key 5-12` expects one on its own line, in columns 5 to 12, the
last one excluded; several are parted by `;`. `# expect line 9: …` expects it on line 9,
for text in which a comment would be words. What is expected is found, and nothing else.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pagesetter.description.reader import read_page
from pagesetter.diagnostics import DiagnosticLog

HERE = Path(__file__).parent
LAYOUTS = HERE / "layouts"
PAGES = sorted(HERE.glob("*.yaml"))

EXPECTATION = re.compile(r"# expect(?: line (\d+))?: (.*)")
ONE = re.compile(r"(error|warning) ([a-z-]+) (\d+)-(\d+)")
NAMED_LAYOUT = re.compile(r"^(?:layout|extends): (?:layouts/)?([\w-]+)", re.MULTILINE)

Found = tuple[str, int, str, str, int, int]


def found_in(page: Path) -> set[Found]:
    """Return what reading the page finds."""
    log = DiagnosticLog()
    assert (read_page(page, [LAYOUTS], log) is None) == any(True for _ in log)
    return {
        (
            d.span.file.name,
            d.span.line,
            d.severity.value,
            d.code.value,
            d.span.column,
            d.span.end_column,
        )
        for d in log
    }


def expected_in(page: Path) -> set[Found]:
    """Return what the page, and the layouts that it names, say they expect."""
    expected: set[Found] = set()
    seen: set[Path] = set()
    files = [page]
    while files:
        file = files.pop()
        if file in seen or not file.exists():
            continue
        seen.add(file)
        text = file.read_text(encoding="utf-8")
        files += [LAYOUTS / f"{name}.yaml" for name in NAMED_LAYOUT.findall(text)]
        for number, line in enumerate(text.splitlines(), 1):
            for at, what in EXPECTATION.findall(line):
                matches = [ONE.fullmatch(one.strip()) for one in what.split(";")]
                assert all(matches), f"{file.name}:{number} expects nothing that can be found"
                expected |= {
                    (file.name, int(at or number), m[1], m[2], int(m[3]), int(m[4]))
                    for m in matches
                    if m
                }
    return expected


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_has_the_diagnostics_it_expects_and_no_others(page: Path) -> None:
    assert found_in(page) == expected_in(page)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_page_here_expects_something(page: Path) -> None:
    assert expected_in(page) != set()
