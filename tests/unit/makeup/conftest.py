"""What the tests of makeup share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pagesetter.typeface.library import FontLibrary
from tests.unit.makeup.pages import Made, made_up


@pytest.fixture
def make(tmp_path: Path, box_library: FontLibrary) -> Callable[[str, str], Made]:
    """Return a function that makes up a page on a layout, both given as YAML."""
    return lambda layout, page: made_up(tmp_path, box_library, layout, page)
