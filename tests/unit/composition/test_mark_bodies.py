"""Marks as faces have them: centered, narrow, fixed; fitted to the widths the rules give."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from pagesetter.composition.justify import Fill, set_line
from pagesetter.composition.mark_bodies import mark_bodies
from pagesetter.composition.model import TextStyle
from pagesetter.description.layout_model import Align
from pagesetter.language.spacing import SpacingRules
from pagesetter.typeface.library import FontLibrary
from pagesetter.typeface.mark_blanks import mark_blanks
from pagesetter.typeface.model import FaceId
from pagesetter.typeface.shaping import plain_glyph
from tests.box_font import write_box_font
from tests.unit.composition.boxes import box_style, ink, middle, shaped

CENTERED = "。．，、：；"


def face(library: FontLibrary, family: str) -> FaceId:
    """Return the regular face of a family, or skip where it is not installed."""
    found = library.find(family, 400)
    if found is None:
        pytest.skip(f"{family} is not installed")
    return found


@pytest.fixture
def tc(noto_library: FontLibrary, box_font: Path) -> TextStyle:
    """Return 10 pt of Noto Sans TC, as Taiwan sets it."""
    rules = SpacingRules(script="zh-Hant")
    faces = (face(noto_library, "Noto Sans TC"),)
    return box_style(box_font, faces=faces, language="zh-TW", spacing=rules)


def natural(text: str, style: TextStyle) -> float:
    """Return how wide a text is as it comes, in points."""
    return shaped(text, style).widths.position[-1]


# ---------------------------------------------------------------- what a face says


def test_a_simplified_face_has_its_marks_as_the_classes_say(noto_library: FontLibrary) -> None:
    for family in ("Noto Serif SC", "Noto Sans SC"):
        found = mark_bodies(face(noto_library, family), "zh-CN", "zh-Hans", vertical=False)
        assert (found.classes, found.pulls) == ({}, {})


@pytest.mark.parametrize("family", ["Noto Sans TC", "Noto Serif CJK TC"])
def test_a_traditional_face_centers_its_pauses_and_stops(family: str) -> None:
    found = mark_bodies(face(FontLibrary(), family), "zh-TW", "zh-Hant", vertical=False)
    assert [found.pulls[mark] for mark in CENTERED] == [0.5] * len(CENTERED)
    assert [found.classes[mark] for mark in "！？·"] == ["t", "t", "i"]


def test_one_face_has_its_marks_by_the_language_it_sets() -> None:
    both = face(FontLibrary(), "Noto Serif CJK SC")
    simple = mark_bodies(both, "zh-CN", "zh-Hans", vertical=False)
    traditional = mark_bodies(both, "zh-TW", "zh-Hant", vertical=False)
    assert ("，" in simple.pulls, traditional.pulls["，"]) == (False, 0.5)


def test_in_a_vertical_line_colons_and_dividing_marks_are_fixed(noto_library: FontLibrary) -> None:
    found = mark_bodies(face(noto_library, "Noto Serif SC"), "zh-CN", "zh-Hans", vertical=True)
    assert (found.classes, found.pulls) == ({"：": "q", "；": "q", "！": "t", "？": "t"}, {})


def test_a_japanese_face_has_narrow_quotes_and_centered_colons(noto_library: FontLibrary) -> None:
    found = mark_bodies(face(noto_library, "Noto Sans JP"), "ja", "ja", vertical=False)
    assert [found.classes[mark] for mark in "“”："] == ["o", "c", "i"]
    assert found.pulls["："] == 0.5


@pytest.mark.parametrize("vertical", [False, True])
@pytest.mark.parametrize("family", ["Noto Serif SC", "Noto Sans TC"])
def test_where_the_ink_is_tells_the_same_as_the_faces_own_feature(
    noto_library: FontLibrary, family: str, vertical: bool, tmp_path: Path
) -> None:
    marks = "。．，、“《（」』】"
    found = face(noto_library, family)
    with TTFont(found.file, lazy=True) as font:
        del font["GPOS"]
        font.save(tmp_path / found.file.name, reorderTables=None)
    bare = found._replace(file=tmp_path / found.file.name)
    by_ink = mark_blanks(marks, bare, "zh", vertical=vertical)
    assert by_ink == mark_blanks(marks, found, "zh", vertical=vertical)


def test_a_face_without_features_is_asked_for_its_ink(tmp_path: Path) -> None:
    file = tmp_path / "Plain.ttf"
    write_box_font(file, family="Plain", features=False)
    plain = FaceId(file, 0, "Plain-Regular")
    assert mark_blanks("，／", plain, "zh", vertical=False) == {"，": (0.0, 0.5), "／": (0.0, 0.0)}
    assert mark_bodies(plain, "zh", "zh-Hans", vertical=False).classes == {}


def test_a_mark_that_a_face_lacks_is_left_to_its_class(tmp_path: Path) -> None:
    file = tmp_path / "Lacking.ttf"
    write_box_font(file, family="Lacking", lacks="，")
    lacking = FaceId(file, 0, "Lacking-Regular")
    assert "，" not in mark_blanks("，。", lacking, "zh", vertical=False)
    assert "，" not in mark_bodies(lacking, "zh", "zh-Hans", vertical=False).classes


# ---------------------------------------------------------------- centered marks in a line


def test_a_centered_mark_at_a_lines_end_is_half_an_em_with_its_ink_in_the_middle(
    tc: TextStyle,
) -> None:
    paragraph = shaped("永，", tc)
    line = set_line(paragraph, 0, 2, Fill(15.0, justified=True, align=Align.JUSTIFY))
    assert paragraph.widths.end[2] == 15.0
    assert middle(ink(line)[1]) == pytest.approx(12.5, abs=0.1)


def test_a_centered_mark_gives_alike_on_both_sides(tc: TextStyle) -> None:
    paragraph = shaped("永，永", tc)
    wide = ink(set_line(paragraph, 0, 3, Fill(30.0, justified=True, align=Align.JUSTIFY)))
    tight = ink(set_line(paragraph, 0, 3, Fill(26.0, justified=True, align=Align.JUSTIFY)))
    assert middle(wide[1]) - middle(tight[1]) == pytest.approx(2.0)
    assert middle(wide[2]) - middle(tight[2]) == pytest.approx(4.0)


def test_a_wide_interpunct_gives_alike_on_both_sides(tc: TextStyle) -> None:
    paragraph = shaped("永·永", tc)
    tight = ink(set_line(paragraph, 0, 3, Fill(25.0, justified=True, align=Align.JUSTIFY)))
    assert middle(tight[1]) == pytest.approx(12.5, abs=0.1)


def test_a_centered_mark_that_begins_a_line_takes_the_line_with_it(tc: TextStyle) -> None:
    loose = tc._replace(spacing=tc.spacing._replace(kinsoku="none"))
    line = set_line(shaped("永，永", loose), 1, 3, Fill(15.0, justified=True, align=Align.JUSTIFY))
    mark, ideograph = ink(line)
    assert ideograph[1] <= 15.0
    assert middle(mark) == pytest.approx(2.5, abs=0.1)


@pytest.mark.parametrize("text", ["永，」", "永。」", "」，「", "「永」，永", "永，「"])
def test_ink_of_squeezed_marks_never_overlaps(tc: TextStyle, text: str) -> None:
    for style in ("quanjiao", "kaiming", "banjiao"):
        paragraph = shaped(text, tc._replace(spacing=tc.spacing._replace(marks=style)))
        least = paragraph.widths.end[-1] - paragraph.widths.begin[0] - paragraph.widths.shrink[-1]
        fill = Fill(least, justified=True, align=Align.JUSTIFY)
        found = ink(set_line(paragraph, 0, len(text), fill))
        assert all(a[1] <= b[0] + 1e-6 for a, b in pairwise(found))


def test_a_centered_mark_before_a_closing_bracket_gives_a_quarter_on_both_sides(
    tc: TextStyle,
) -> None:
    joints = shaped("永，」永", tc).joints
    assert [joint.kern for joint in joints] == [-0.25, -0.25, 0.0]


def test_before_an_opening_bracket_the_bracket_gives_its_own_half(tc: TextStyle) -> None:
    joints = shaped("永，「永", tc).joints
    assert [joint.kern for joint in joints] == [0.0, -0.5, 0.0]


def test_where_all_marks_are_half_an_em_a_centered_one_is_in_the_middle_of_it(
    tc: TextStyle,
) -> None:
    half = tc._replace(spacing=tc.spacing._replace(marks="banjiao"))
    paragraph = shaped("永，永", half)
    line = set_line(paragraph, 0, 3, Fill(30.0, justified=False, align=Align.START))
    assert paragraph.advances[1] == 5.0
    assert middle(ink(line)[1]) == pytest.approx(12.5, abs=0.1)


# ---------------------------------------------------------------- fitted widths


@pytest.mark.parametrize("mark", "·・‧–-/／")
def test_interpuncts_short_connectors_and_solidi_are_half_an_em(
    noto_style: TextStyle, mark: str
) -> None:
    paragraph = shaped(f"永{mark}永", noto_style)
    line = set_line(paragraph, 0, 3, Fill(40.0, justified=False, align=Align.START))
    left, right = ink(line)[1]
    assert paragraph.advances[1] == pytest.approx(5.0)
    assert left >= 10.0
    assert right <= 15.0
    assert middle((left, right)) == pytest.approx(12.5, abs=0.25)


@pytest.mark.parametrize(("text", "ems"), [("—", 1), ("～", 1), ("——", 2), ("……", 2)])
def test_long_connectors_dashes_and_ellipses_keep_their_ems(
    noto_style: TextStyle, text: str, ems: int
) -> None:
    assert natural(f"永{text}永", noto_style) == pytest.approx(20.0 + ems * 10.0)


def test_a_solidus_between_letters_stays_as_its_face_has_it(noto_style: TextStyle) -> None:
    assert shaped("a/b", noto_style).advances[1] < 4.5


def test_a_full_width_solidus_keeps_its_character(noto_style: TextStyle) -> None:
    run = shaped("永／永", noto_style).runs[0].run
    plain = plain_glyph(run.face, "/")
    assert plain is not None
    assert (run.text, run.glyphs[1]) == ("永／永", plain[0])


def test_an_interpunct_is_an_em_wide_in_traditional_text(tc: TextStyle) -> None:
    assert shaped("永·永", tc).advances[1] == 10.0


@pytest.mark.parametrize(("marks", "ems"), [("！！", 1), ("！？", 1), ("？？？", 2)])
def test_combined_marks_have_their_width_whether_centered_or_not(
    tc: TextStyle, noto_style: TextStyle, marks: str, ems: int
) -> None:
    for style in (tc, noto_style):
        assert natural(f"永{marks}永", style) == pytest.approx(20.0 + 10.0 * ems)


def test_combined_marks_that_a_face_centers_do_not_touch(tc: TextStyle) -> None:
    line = set_line(shaped("永？？永", tc), 0, 4, Fill(99.0, justified=False, align=Align.START))
    found = ink(line)
    assert all(a[1] < b[0] for a, b in pairwise(found))


@pytest.mark.parametrize("sign", "‼⁇⁈⁉")
def test_a_combined_sign_is_centered_in_an_em(noto_style: TextStyle, sign: str) -> None:
    paragraph = shaped(f"永{sign}永", noto_style)
    line = set_line(paragraph, 0, 3, Fill(40.0, justified=False, align=Align.START))
    assert paragraph.advances[1] == 10.0
    assert middle(ink(line)[1]) == pytest.approx(15.0, abs=0.4)
    assert paragraph.widths.end[2] == 20.0


def test_a_korean_word_space_is_as_wide_as_its_face_has_it(noto_style: TextStyle) -> None:
    korean = noto_style._replace(spacing=SpacingRules(script="ko"))
    assert shaped("陆青 文图", korean).advances[2] < 3.0
