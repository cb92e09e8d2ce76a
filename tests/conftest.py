"""What tests of every kind share: the box font, and a library that holds nothing else."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from pagesetter.diagnostics import DiagnosticLog
from pagesetter.typeface.library import FontLibrary

ROOT = Path(__file__).parent.parent

# CI tries the same examples in every run, so that a failure there can be repeated;
# at a desk every run tries others. The first example pays for imports: no deadline.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("dev", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


# Photos prepared for a press are kept for the next build; those of tests are not, unless
# a test says where.
os.environ.setdefault("PAGESETTER_CACHE", "")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `just golden` accept what golden tests find."""
    parser.addoption(
        "--accept", action="store_true", help="rewrite golden files with what is found"
    )


@pytest.fixture(scope="session")
def box_font(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the test font: an em an ideograph, half an em a Latin letter."""
    from tests.box_font import write_box_font

    file = tmp_path_factory.mktemp("box-font") / "Box.ttf"
    write_box_font(file)
    return file


@pytest.fixture(scope="session")
def box_library(box_font: Path, tmp_path_factory: pytest.TempPathFactory) -> FontLibrary:
    """Return a library that finds the test font, as family `Box`, and nothing of the system's."""
    cache = tmp_path_factory.mktemp("font-cache")
    return FontLibrary(folders=[box_font.parent], cache=cache, system=False)


@pytest.fixture
def typeset_text(box_library: FontLibrary, tmp_path: Path) -> Callable[..., str]:
    """Return a function that sets a page given as text and returns its dump.

    The page may name the layouts of `tests/pages/layouts`. Raises `PageError`.
    """

    def typeset_text(page: str, log: DiagnosticLog | None = None) -> str:
        from pagesetter.display.dump import dump
        from pagesetter.pipeline import typeset

        file = tmp_path / "page.yaml"
        file.write_text(page, encoding="utf-8")
        log = DiagnosticLog() if log is None else log
        layouts = ROOT / "tests" / "pages" / "layouts"
        return dump(typeset(file, box_library, log, layout_folders=[layouts]))

    return typeset_text
