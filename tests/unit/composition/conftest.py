"""What the tests of composition share: a style, and the fonts that come with pagesetter."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.composition.model import TextStyle
from pagesetter.typeface.library import FontLibrary
from tests.unit.composition.boxes import box_style


@pytest.fixture
def style(box_font: Path) -> TextStyle:
    """Return 10 pt of the box font."""
    return box_style(box_font)


@pytest.fixture
def noto_style(style: TextStyle, noto_library: FontLibrary) -> TextStyle:
    """Return 10 pt of Noto Serif SC."""

    face = noto_library.find("Noto Serif SC", 400)
    assert face is not None
    return style._replace(faces=(face,))


@pytest.fixture(scope="session")
def noto_library(tmp_path_factory: pytest.TempPathFactory) -> FontLibrary:
    """Return a library of the fonts that come with pagesetter."""
    return FontLibrary(cache=tmp_path_factory.mktemp("noto-cache"), system=False)
