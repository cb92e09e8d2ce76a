"""What a reader takes for one character, held against Unicode's own data."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from pagesetter.language.characters import HAN, JOINED, classify
from pagesetter.language.clusters import find_inner, joins
from pagesetter.language.spacing import BAR_CLUSTER, STRETCH_NEVER, SpacingRules, find_joints

WHOLE = {
    "combining marks": "e\u0301\u0323",
    "voiced kana": "か\u3099",
    "halfwidth voiced kana": "ﾊﾞ",
    "variation selector": "永\ufe00",
    "ideographic variation": "葛\U000e0100",
    "variation of an Extension B ideograph": "\U00020000\U000e0101",
    "family": "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "rainbow flag": "\U0001f3f3\ufe0f\u200d\U0001f308",
    "skin tone": "\U0001f44d\U0001f3fd",
    "skin tone and profession": "\U0001f469\U0001f3fe\u200d\U0001f52c",
    "keycap": "1\ufe0f\u20e3",
    "flag": "\U0001f1e8\U0001f1f3",
    "flag of tags": "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e007f",
    "conjoining jamo": "\u1112\u1161\u11ab",
    "old jamo": "\ua960\u1161\ud7cb",
    "syllable with a tail": "가\u11a8",
    "Devanagari conjunct": "\u0915\u094d\u0937\u093f",
    "Thai vowel": "\u0e01\u0e33",
    "enclosing circle": "大\u20dd",
}


@pytest.mark.parametrize("cluster", WHOLE.values(), ids=WHOLE)
def test_a_cluster_is_never_split_nor_opened(cluster: str) -> None:
    joints = find_joints(f"中{cluster}国", SpacingRules(kinsoku="none"))
    inner = joints[1 : len(cluster)]
    assert {joint.bar for joint in inner} == {BAR_CLUSTER}
    assert {(joint.kern, joint.shrink, joint.stretch_step) for joint in inner} == {
        (0.0, 0.0, STRETCH_NEVER)
    }


@pytest.mark.parametrize("cluster", [c for c in WHOLE.values() if classify(c[0]) == HAN])
def test_a_line_may_end_on_either_side_of_an_ideographs_cluster(cluster: str) -> None:
    joints = find_joints(f"中{cluster}国", SpacingRules())
    assert joints[0].may_break
    assert joints[-1].may_break


def test_two_flags_may_part() -> None:
    joints = find_joints("\U0001f1e8\U0001f1f3\U0001f1eb\U0001f1f7", SpacingRules())
    assert [joint.may_break for joint in joints] == [False, True, False]


def test_two_jamo_syllables_may_part() -> None:
    joints = find_joints("\u1112\u1161\u11ab\u1100\u1173", SpacingRules())
    assert [joint.may_break for joint in joints] == [False, False, True, False]


def test_every_combining_mark_of_unicode_joins() -> None:
    marks = [
        chr(code)
        for code in range(0x110000)
        if unicodedata.category(chr(code)) in ("Mn", "Mc", "Me")
    ]
    assert [mark for mark in marks if not joins(mark) or classify(mark) != JOINED] == []


def test_no_letter_joins() -> None:
    letters = map(chr, [*range(0x21, 0x7F), *range(0xC0, 0x250), *range(0x4E00, 0x9FFF)])
    assert [letter for letter in letters if joins(letter)] == []


def test_every_ideograph_that_unicode_knows_is_han() -> None:
    named = ("CJK UNIFIED", "CJK COMPATIBILITY IDEOGRAPH")
    ideographs = [
        chr(code)
        for code in range(sys.maxunicode)
        if unicodedata.name(chr(code), "").startswith(named)
    ]
    assert len(ideographs) > 90_000
    assert set(classify("".join(ideographs))) == {HAN}


@pytest.mark.parametrize("code", [0x2EBF0, 0x2EE5D, 0x31350, 0x323AF, 0x30000, 0xFF71, 0x1FAE0])
def test_later_extensions_and_halfwidth_kana_are_han(code: int) -> None:
    assert classify(chr(code)) == HAN


def test_a_letter_after_a_combining_mark_is_of_the_same_word() -> None:
    joints = find_joints("e\u0301te\u0301", SpacingRules())
    assert not any(joint.may_break for joint in joints)


def test_the_gap_stands_after_a_variation_selector_as_after_its_ideograph() -> None:
    joints = find_joints("葛\U000e0100A", SpacingRules(gap=0.25))
    assert [joint.kern for joint in joints] == [0.0, 0.25]


def test_ordinary_text_has_no_inner_places() -> None:
    assert find_inner("“岚溪”，2026年 plain — café…") == []


def test_every_virama_of_unicode_holds_the_letter_after_it() -> None:
    viramas = [chr(code) for code in range(0x110000) if unicodedata.combining(chr(code)) == 9]
    assert [v for v in viramas if find_inner(f"\u0915{v}\u0937") != [1]] == []
