"""Characters that are looked up have the glyphs and advances that HarfBuzz gives them."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib.tables._g_l_y_f import Glyph
from hypothesis import given
from hypothesis import strategies as st

from pagesetter.typeface import shaping
from pagesetter.typeface.library import FontLibrary
from pagesetter.typeface.model import FaceId
from pagesetter.typeface.shaping import shape, shape_for_breaking

FACES = [
    ("Noto Serif SC", 400),
    ("Noto Serif TC", 400),
    ("Noto Sans SC", 400),
    ("Noto Sans SC", 900),
    ("Noto Sans TC", 700),
    ("Noto Sans JP", 350),
    ("Noto Sans KR", 400),
]
LANGUAGES = ["zh-Hans", "zh-Hant", "zh-TW", "ja", "ko", "zh-Hant-HK", "en"]

# What pages are written with, and much that has rules: ligatures, marks, kerned letters.
CHARACTERS = st.one_of(
    st.sampled_from("，。、：；？！“”‘’（）《》〈〉—…· 0123456789,.-/%()'\"+&"),
    st.sampled_from("AVTLYWfijltoPya fi ffl 骨直门說每戶言一二十"),
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
    st.characters(min_codepoint=0x3001, max_codepoint=0x30FF),
    st.characters(min_codepoint=0xFF01, max_codepoint=0xFF5E),
    st.sampled_from("\u00ad\u200b\u200d\u0301\ufe00\u3099\U0002000b\U0001f1e8é½한\u1112\u1161"),
)
TEXT = st.text(CHARACTERS, min_size=1, max_size=24)


def face_of(family: str, weight: int) -> FaceId:
    face = FontLibrary(system=False).find(family, weight)
    assert face is not None
    return face


@pytest.mark.parametrize(("family", "weight"), FACES)
@given(text=TEXT, language=st.sampled_from(LANGUAGES))
def test_a_face_of_the_catalog_shapes_what_is_looked_up_alike(
    family: str, weight: int, text: str, language: str
) -> None:
    face = face_of(family, weight)
    assert shape(text, face, language) == shape_for_breaking(text, face, language)[0]


@pytest.mark.parametrize(("family", "weight"), FACES)
def test_all_ideographs_and_marks_together_are_as_they_are_shaped(family: str, weight: int) -> None:
    face = face_of(family, weight)
    codes = [*range(0x20, 0x7F), *range(0x3001, 0x3100), *range(0x4E00, 0xA000)]
    codes += range(0xFF01, 0xFF5F)
    for first in range(0, len(codes), 64):
        text = "".join(map(chr, codes[first : first + 64]))
        assert shape(text, face, "zh-Hans") == shape_for_breaking(text, face, "zh-Hans")[0]


def test_words_of_a_newspaper_are_not_shaped(monkeypatch: pytest.MonkeyPatch) -> None:
    face, text = face_of("Noto Serif SC", 400), "约730人，“好”！《石桥》（2024年）、岚溪……"
    once = shape(text, face, "zh-Hans")
    assert shape("石桥岚溪", face, "zh-Hans").glyphs[0] == once.glyphs[text.index("石")]
    monkeypatch.setattr(shaping, "_shape", None)
    assert shape(text, face, "zh-Hans") == once
    assert shape("溪岚桥石，《人好", face, "zh-Hans").glyphs[3] == once.glyphs[text.index("石")]


# ---------------------------------------------------------------- faces made of rules

LETTERS = "永上下左右中"
NAMES = [f"u{ord(c):04X}" for c in LETTERS]
A, B, C, D, E, F = NAMES

RULES = {
    "none": "",
    "ligature": f"feature liga {{ sub {A} {B} by {C}; }} liga;",
    "one for two": f"feature ccmp {{ sub {A} by {B} {C}; }} ccmp;",
    "before": f"feature calt {{ sub {A} {B}' by {C}; }} calt;",
    "after": f"feature calt {{ sub {A}' {B} by {C}; }} calt;",
    "two of three": f"feature calt {{ sub {A} {B}' {C} by {D}; }} calt;",
    "backwards": f"feature calt {{ rsub {A} {B}' by {C}; }} calt;",
    "by language": f"feature locl {{ script hani; language ZHS; sub {A} by {B}; }} locl;",
    "replaced, then a ligature": (
        f"feature ccmp {{ sub {D} by {A}; }} ccmp; feature liga {{ sub {A} {B} by {C}; }} liga;"
    ),
    "by replacement the second": (
        f"feature ccmp {{ sub {D} by {B}; }} ccmp; feature liga {{ sub {A} {B} by {C}; }} liga;"
    ),
    "kerned": f"feature kern {{ pos {A} {B} -100; }} kern;",
    "kerned by classes": f"feature kern {{ pos [{A} {C}] [{B} {A}] -100; }} kern;",
    "kerned, the second moved": f"feature kern {{ pos {A} <0 0 0 0> {B} <10 0 -50 0>; }} kern;",
    "replaced, then kerned": (
        f"feature ccmp {{ sub {D} by {A}; }} ccmp; feature kern {{ pos {A} {B} -100; }} kern;"
    ),
    "kerned over a third": (f"feature kern {{ lookup k {{ pos {A}' {B} {C} -100; }} k; }} kern;"),
    "in several steps": (
        f"feature ccmp {{ sub {D} by {A}; }} ccmp; feature calt {{ sub {A}' {B} by {C}; }} calt;"
        f"feature clig {{ sub {A} by {E}; }} clig;"
    ),
    "without a chain": (
        f"lookup x {{ sub {A} by {C}; }} x; feature calt {{ sub {A}' lookup x {B}'; }} calt;"
    ),
    "wider": f"feature dist {{ pos {A} 200; }} dist;",
    "moved": f"feature dist {{ pos {A} <0 100 0 0>; }} dist;",
    "only if asked for": f"feature halt {{ pos {A} -500; }} halt;",
    "a set of style": f"feature ss01 {{ sub {A} by {B}; }} ss01;",
    "another script": f"feature liga {{ script latn; sub {A} {B} by {C}; }} liga;",
}


@pytest.fixture(scope="module", params=sorted(RULES))
def ruled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> FaceId:
    """Return a face of six characters and one rule."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *NAMES])
    builder.setupCharacterMap({ord(c): name for c, name in zip(LETTERS, NAMES, strict=True)})
    builder.setupGlyf({name: Glyph() for name in (".notdef", *NAMES)})
    widths = {name: (500 + 100 * i, 0) for i, name in enumerate((".notdef", *NAMES))}
    builder.setupHorizontalMetrics(widths)
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupOS2()
    builder.setupPost()
    rule = RULES[request.param]
    if rule:
        languages = "languagesystem DFLT dflt; languagesystem hani dflt;"
        addOpenTypeFeaturesFromString(builder.font, languages + rule)
    file: Path = tmp_path_factory.mktemp("ruled") / "Ruled.ttf"
    builder.font.save(file)
    return FaceId(file, 0, f"Ruled-{request.param}")


@given(text=st.text(LETTERS, min_size=1, max_size=8), language=st.sampled_from(LANGUAGES))
def test_rules_of_every_kind_are_followed(ruled: FaceId, text: str, language: str) -> None:
    assert shape(text, ruled, language) == shape_for_breaking(text, ruled, language)[0]
