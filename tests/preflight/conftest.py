"""The sound page, once for all tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.typeface.model import FaceId
from tests.preflight.sound import sound_pdf


@pytest.fixture(scope="session")
def face(box_font: Path) -> FaceId:
    return FaceId(box_font, 0, "Box-Regular")


@pytest.fixture(scope="session")
def photos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("photos")


@pytest.fixture(scope="session")
def plain(face: FaceId, photos: Path) -> bytes:
    """The sound page as a PDF that claims nothing."""
    return sound_pdf(face, photos)
