"""Text to glyphs, with script and language given."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.typeface.library import FontLibrary
from pagesetter.typeface.model import FaceId
from pagesetter.typeface.sfnt import FontError
from pagesetter.typeface.shaping import (
    has_glyph,
    ink_middle,
    open_font,
    shape,
    shape_upright,
    stands_upright,
)
from tests.box_font import write_box_font


@pytest.fixture(scope="module")
def box(tmp_path_factory: pytest.TempPathFactory) -> FaceId:
    file = tmp_path_factory.mktemp("box") / "Box.ttf"
    write_box_font(file)
    return FaceId(file, 0, "Box-Regular")


@pytest.fixture(scope="module")
def serif() -> FaceId:
    return found("Noto Serif SC", 400)


def found(family: str, weight: int) -> FaceId:
    face = FontLibrary(system=False).find(family, weight)
    assert face is not None
    return face


def test_an_ideograph_is_an_em_and_a_latin_letter_half_of_one(box: FaceId) -> None:
    shaped = shape("台a，1", box, "zh-Hans")
    assert shaped.advances == (1.0, 0.5, 1.0, 0.5)
    assert shaped.width == 3.0
    assert shaped.offsets == ()


def test_clusters_are_offsets_in_characters(serif: FaceId) -> None:
    assert shape("𠮷——风", serif, "zh-Hans").clusters == (0, 1, 3)


def test_a_character_the_face_lacks_becomes_glyph_0(box: FaceId) -> None:
    assert shape("αa", box, "zh-Hans").glyphs[0] == 0


def test_a_feature_moves_a_mark_and_takes_its_blank_half(box: FaceId) -> None:
    shaped = shape("（。", box, "zh-Hans", (("halt", 1),))
    assert shaped.advances == (0.5, 0.5)
    assert shaped.offsets == ((-0.5, 0.0), (0.0, 0.0))


def test_a_feature_can_be_switched_off(serif: FaceId) -> None:
    assert len(shape("fi", serif, "zh-Hans").glyphs) == 1
    assert len(shape("fi", serif, "zh-Hans", (("liga", 0),)).glyphs) == 2


def test_the_language_chooses_the_regional_form() -> None:
    face = FontLibrary().find("Noto Serif CJK SC", 400)
    if face is None:
        pytest.skip("Noto Serif CJK is not installed")
    forms = {shape("骨", face, language).glyphs for language in ("zh-Hans", "zh-Hant", "ja")}
    assert len(forms) > 1


def test_the_locale_changes_nothing(serif: FaceId, monkeypatch: pytest.MonkeyPatch) -> None:
    before = shape("骨——", serif, "zh-Hans")
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    assert shape("骨——", serif, "zh-Hans") == before


def test_a_weight_changes_the_advances_of_a_variable_face() -> None:
    light, black = (found("Noto Sans SC", weight) for weight in (100, 900))
    assert shape("A", light, "zh-Hans").width < shape("A", black, "zh-Hans").width


def test_empty_text_has_no_glyphs(box: FaceId) -> None:
    assert shape("", box, "zh-Hans").glyphs == ()


def test_a_face_tells_which_characters_it_has(box: FaceId) -> None:
    assert has_glyph(box, "台")
    assert not has_glyph(box, "α")
    assert not has_glyph(box, "\n")


@pytest.mark.parametrize("mark", ["\ufe00", "\U000e0100", "\u200d", "\u2060", "\u00ad", "\ufeff"])
def test_a_mark_that_shows_nothing_is_never_missing(box: FaceId, mark: str) -> None:
    assert has_glyph(box, mark)


def test_a_face_is_opened_once(box: FaceId) -> None:
    assert open_font(box) is open_font(FaceId(box.file, 0, "Box-Regular"))


@pytest.mark.parametrize("content", [b"", b"not a font", b"OTTO" + bytes(20)])
def test_what_is_not_a_font_is_told(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "bad.otf"
    file.write_bytes(content)
    with pytest.raises(FontError, match=r"bad\.otf"):
        shape("台", FaceId(file, 0, "bad"), "zh-Hans")


def test_a_font_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(FontError, match=r"gone\.otf cannot be read"):
        shape("台", FaceId(tmp_path / "gone.otf", 0, "gone"), "zh-Hans")


@pytest.mark.parametrize("mark", ["\u00ad", "\u200b", "\u2060"])
def test_a_mark_that_shows_nothing_has_no_glyph(box: FaceId, mark: str) -> None:
    run = shape(f"a{mark}b", box, "zh-Hans")
    assert (run.text, run.clusters, run.advances) == (f"a{mark}b", (0, 2), (0.5, 0.5))


def test_an_ideograph_hangs_from_the_pen_on_the_middle_axis(serif: FaceId) -> None:
    run = shape_upright("台风", serif, "zh-Hans")
    assert run.vertical
    assert run.advances == (1.0, 1.0)
    assert run.offsets == ((-0.5, -0.88), (-0.5, -0.88))


@pytest.mark.parametrize("mark", "，。、：；？！（）《》“”…—～")
def test_marks_have_their_vertical_forms(serif: FaceId, mark: str) -> None:
    assert shape_upright(mark, serif, "zh-Hans").glyphs != shape(mark, serif, "zh-Hans").glyphs


def test_two_dashes_are_one_glyph_of_two_ems_down_the_line(serif: FaceId) -> None:
    run = shape_upright("——", serif, "zh-Hans")
    assert (run.advances, run.clusters) == ((2.0,), (0,))


def test_a_face_without_vertical_metrics_has_an_em_a_character(box: FaceId) -> None:
    run = shape_upright("台，A", box, "zh-Hans")
    assert run.advances == (1.0, 1.0, 1.0)
    assert run.offsets == ((-0.5, -0.88), (-0.5, -0.88), (-0.25, -0.88))


def test_a_face_of_high_lines_has_an_em_a_character_too() -> None:
    dejavu = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
    if not dejavu.exists():
        pytest.skip("DejaVu Sans is not installed")
    run = shape_upright("AB", FaceId(dejavu, 0, "DejaVuSans"), "zh-Hans")
    assert run.advances == pytest.approx((1.0, 1.0))
    assert [y for _, y in run.offsets] == pytest.approx([-0.88, -0.88])


def test_a_face_tells_which_marks_it_has_for_vertical_lines(box: FaceId) -> None:
    assert stands_upright(box, "（", "zh-Hans")
    assert not stands_upright(box, "—", "zh-Hans")


def test_the_middle_of_a_glyph_is_that_of_its_ink(box: FaceId) -> None:
    assert ink_middle(box, shape("台", box, "zh-Hans").glyphs[0]) == pytest.approx(0.38)
    assert ink_middle(box, shape(" ", box, "zh-Hans").glyphs[0]) == 0.0
