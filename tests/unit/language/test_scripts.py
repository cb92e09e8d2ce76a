"""Languages and the scripts they are set by; what a script does differently."""

from __future__ import annotations

import pytest

from pagesetter.language.mark_widths import mark_classes
from pagesetter.language.scripts import script_of
from pagesetter.language.spacing import (
    SHRINK_INTERPUNCT,
    STRETCH_NEVER,
    STRETCH_WORD_SPACE,
    SpacingRules,
    find_joints,
)


@pytest.mark.parametrize(
    ("script", "languages"),
    [
        ("zh-Hans", ["zh", "zh-CN", "zh-SG", "zh-Hans", "zh-Hans-HK", "en", "", "yue"]),
        ("zh-Hant", ["zh-TW", "zh-HK", "zh-MO", "zh-Hant", "zh-Hant-CN", "ZH_tw", "yue-HK"]),
        ("ja", ["ja", "ja-JP"]),
        ("ko", ["ko", "ko-KR"]),
    ],
)
def test_a_language_is_set_by_its_script_or_that_of_its_region(
    script: str, languages: list[str]
) -> None:
    assert [script_of(language) for language in languages] == [script] * len(languages)


@pytest.mark.parametrize(
    ("script", "vertical", "classes"),
    [
        ("zh-Hans", False, "PPPSSI"),
        ("zh-Hans", True, "PqqttI"),
        ("zh-Hant", False, "PPPtti"),
        ("zh-Hant", True, "Pqqtti"),
        ("ja", False, "Piitti"),
        ("ko", True, "PPPSSI"),
    ],
)
def test_a_script_tells_which_marks_are_fixed_or_centered(
    script: str, vertical: bool, classes: str
) -> None:
    assert mark_classes("，：；！？·", script, vertical=vertical) == classes


JAPANESE = SpacingRules(script="ja")


@pytest.mark.parametrize("mark", "ぁっゃァッャヵㇰー々〻ゝヽ‐゠〜")
def test_in_japanese_small_kana_and_their_like_begin_no_line(mark: str) -> None:
    assert not find_joints(f"永{mark}永", JAPANESE)[0].may_break


@pytest.mark.parametrize("mark", "ぁー々")
def test_in_chinese_and_at_the_level_none_they_may(mark: str) -> None:
    for rules in (SpacingRules(), JAPANESE._replace(kinsoku="none")):
        assert find_joints(f"永{mark}永", rules)[0].may_break


@pytest.mark.parametrize("mark", "¥$£#€№")
def test_in_japanese_a_prefixed_abbreviation_ends_no_line(mark: str) -> None:
    assert not find_joints(f"永{mark}永", JAPANESE)[1].may_break


@pytest.mark.parametrize("unit", "㌔㎏℃′")
def test_in_japanese_a_unit_stays_with_its_number_and_only_with_that(unit: str) -> None:
    found = [find_joints(f"{before}{unit}", JAPANESE)[0].may_break for before in ("５", "十")]
    assert found == [False, False]
    assert find_joints("あ㌔", JAPANESE)[0].may_break


def test_a_style_may_excuse_what_the_script_forbids() -> None:
    assert find_joints("永っ", JAPANESE._replace(may_start="っ"))[0].may_break


def test_in_japanese_a_full_stop_is_not_squeezed_inside_a_line() -> None:
    assert (
        find_joints("永。永", JAPANESE)[1].shrink,
        find_joints("永、永", JAPANESE)[1].shrink,
    ) == (
        0.0,
        0.5,
    )


def test_in_japanese_two_dividing_marks_keep_their_ems() -> None:
    assert [joint.kern for joint in find_joints("永！？永", JAPANESE)] == [0.0] * 3


@pytest.mark.parametrize("script", ["zh-Hant", "ja"])
def test_an_interpunct_of_an_em_gives_half_of_it_in_the_second_step(script: str) -> None:
    found = find_joints("永·永", SpacingRules(script=script))[1]
    assert (found.shrink, found.shrink_step) == (0.5, SHRINK_INTERPUNCT)


def test_an_interpunct_of_half_an_em_gives_nothing() -> None:
    assert find_joints("永·永", SpacingRules())[1].shrink == 0.0


KOREAN = SpacingRules(script="ko")


def test_in_korean_a_line_may_end_between_syllables_and_after_a_space() -> None:
    joints = find_joints("한글 말.", KOREAN)
    assert [joint.may_break for joint in joints] == [True, False, True, False]


def test_in_korean_spaces_open_first_and_a_stop_stays_with_its_word() -> None:
    joints = find_joints("한글 말.", KOREAN)
    assert [joints[2].stretch_step, joints[3].stretch_step] == [STRETCH_WORD_SPACE, STRETCH_NEVER]


def test_in_korean_a_particle_follows_latin_without_a_gap() -> None:
    assert find_joints("A가", KOREAN)[0].kern == 0.0


@pytest.mark.parametrize("mark", "！？")
def test_a_fixed_mark_gives_nothing_but_its_neighbors_do(mark: str) -> None:
    rules = SpacingRules(script="zh-Hant")
    kerns = [find_joints(pair, rules)[0].kern for pair in (f"{mark}「", f"」{mark}", f"{mark}」")]
    assert (find_joints(f"永{mark}永", rules)[1].shrink, kerns) == (0.0, [-0.5, -0.5, 0.0])


@pytest.mark.parametrize("script", ["zh-Hans", "zh-Hant", "ja"])
@pytest.mark.parametrize("unit", "㎡㎞㎏")
def test_a_unit_of_one_character_stays_with_its_number(unit: str, script: str) -> None:
    assert not find_joints(f"永5{unit}永", SpacingRules(script=script))[1].may_break


def test_the_halves_of_a_kana_repeat_mark_are_never_parted() -> None:
    assert [joint.may_break for joint in find_joints("永〳〵永〴〵永", JAPANESE)] == [
        True,
        False,
        True,
        True,
        False,
        True,
    ]


@pytest.mark.parametrize(("script", "width"), [("zh-Hant", 1.5), ("ja", 2.0)])
@pytest.mark.parametrize("marks", ["！「", "」！"])
def test_a_bracket_beside_a_fixed_mark_is_as_wide_as_its_script_has_it(
    script: str, width: float, marks: str
) -> None:
    kern = find_joints(f"永{marks}永", SpacingRules(script=script))[1].kern
    assert 2 + kern == width
