"""Fonts for the pages that are set: the box font, and the same under a license that locks it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.box_font import write_box_font


@pytest.fixture(scope="session")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the families `Box` and `Locked`, which may not be embedded."""
    folder = tmp_path_factory.mktemp("fonts")
    write_box_font(folder / "Box.ttf")
    write_box_font(folder / "Locked.ttf", family="Locked", fs_type=2)
    return folder
