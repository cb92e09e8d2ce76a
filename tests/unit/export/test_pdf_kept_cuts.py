"""A glyph more is cut by itself; what was cut is not cut again."""

from __future__ import annotations

import pytest

from pagesetter.export.pdf_cuts import FaceSubset, subset_face
from pagesetter.export.pdf_kept_cuts import kept_cut
from pagesetter.keeping import Keeper, kept_in
from pagesetter.typeface.library import FontLibrary
from pagesetter.typeface.model import FaceId
from pagesetter.typeface.shaping import open_font


@pytest.fixture
def face() -> FaceId:
    found = FontLibrary(()).find("Noto Serif SC", 400)
    assert found is not None
    return found


def glyphs_of(face: FaceId, text: str) -> frozenset[int]:
    return frozenset(open_font(face).get_nominal_glyph(ord(character)) for character in text)


def test_only_glyphs_that_were_never_cut_are_cut(face: FaceId) -> None:
    asked: list[frozenset[int]] = []

    def cut(glyphs: frozenset[int]) -> FaceSubset:
        asked.append(glyphs)
        return subset_face(face, glyphs)

    first, new = glyphs_of(face, "天地玄黄宇宙洪荒"), glyphs_of(face, "龘")
    keeper = Keeper()
    found = []
    for glyphs in (first, first | new, first, first | new, first):
        with kept_in(keeper):
            found.append(kept_cut(face, glyphs, cut))
    assert asked == [first, new]
    assert found[1] == subset_face(face, first | new)
    assert found[4] == found[0]


def test_a_script_that_was_not_there_is_cut_with_all_others(face: FaceId) -> None:
    han, kana = glyphs_of(face, "天地玄黄"), glyphs_of(face, "あいう")
    keeper = Keeper()
    with kept_in(keeper):
        subset_face(face, han)
        both = subset_face(face, han | kana)
        again = subset_face(face, han | kana)
    assert both == subset_face(face, han | kana)
    assert again is both


def test_a_face_of_one_piece_is_cut_anew(box_library: FontLibrary) -> None:
    box_face, keeper = box_library.find("Box", 400), Keeper()
    assert box_face is not None
    for text in ("天地", "天地玄", "天"):
        glyphs = glyphs_of(box_face, text)
        with kept_in(keeper):
            kept = subset_face(box_face, glyphs)
        assert kept == subset_face(box_face, glyphs)
