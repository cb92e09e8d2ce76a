"""The sound page, once for all tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.export.pdf import pdf_bytes
from pagesetter.typeface.model import FaceId
from tests.preflight.sound import PROFILE_FILE, display_list, sound_marks, sound_pdf


@pytest.fixture(scope="session")
def face(box_font: Path) -> FaceId:
    return FaceId(box_font, 0, "Box-Regular")


@pytest.fixture(scope="session")
def photos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("photos")


@pytest.fixture(scope="session")
def sound(face: FaceId, photos: Path) -> bytes:
    """The sound page as a PDF/X-4."""
    if not PROFILE_FILE.exists():
        pytest.skip("Ghostscript's color profiles are not installed")
    return sound_pdf(face, photos)


@pytest.fixture(scope="session")
def plain(face: FaceId, photos: Path) -> bytes:
    """The sound page as a PDF that claims nothing."""
    return pdf_bytes([display_list(sound_marks(face, photos))])
