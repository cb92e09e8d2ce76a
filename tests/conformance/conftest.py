"""The styles that the cases are set in: 10 pt, so that an em is a simple number."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.composition.model import TextStyle
from tests.conformance.setting import in_face
from tests.unit.composition.boxes import box_style


@pytest.fixture(scope="session")
def style(box_font: Path) -> TextStyle:
    """Return 10 pt of the box font."""
    return box_style(box_font)


@pytest.fixture(scope="session")
def noto(style: TextStyle) -> TextStyle:
    """Return 10 pt of a shipped face, which has every mark of the standards."""
    return in_face(style, "Noto Serif SC")
