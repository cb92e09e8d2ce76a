"""Characters that are looked up have the glyphs and advances that HarfBuzz gives them."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib.tables._g_l_y_f import Glyph
from hypothesis import given
from hypothesis import strategies as st

from pagesetter.composition.known_characters import KnownCharacters
from pagesetter.composition.model import ShapedParagraph, TextStyle
from pagesetter.composition.runs import shape_paragraph
from pagesetter.description.model import Emphasis, Paragraph, Piece, WordMarks
from pagesetter.diagnostics import DiagnosticLog
from pagesetter.keeping import forget
from pagesetter.language.characters import classify, settle
from pagesetter.typeface import shaping
from pagesetter.typeface.library import FontLibrary
from pagesetter.typeface.model import FaceId
from pagesetter.typeface.shaping import shape
from tests.box_font import write_box_font
from tests.unit.composition.boxes import box_style, span

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


def check(text: str, face: FaceId, language: str) -> bool:
    """Compare what is looked up with what HarfBuzz makes of it; tell whether anything was."""
    known = KnownCharacters((face,), (), 1.0, language)
    found = known.read(text, 2.0)
    if found is None:
        return False
    assert (found.starts, len(found.letters)) == ([0], len(text))
    assert settle(text, "".join(found.letters)) == classify(text)
    if not known.is_plain(text, found, 0):
        return False
    shaped = shape(text, face, language)
    assert (shaped.glyphs, shaped.advances) == (tuple(found.glyphs), tuple(found.ems))
    assert (shaped.clusters, shaped.offsets) == (tuple(range(len(text))), ())
    assert found.points == [2.0 * em for em in shaped.advances]
    return True


@pytest.mark.parametrize(("family", "weight"), FACES)
@given(text=TEXT, language=st.sampled_from(LANGUAGES))
def test_a_face_of_the_catalog_shapes_what_is_looked_up_alike(
    family: str, weight: int, text: str, language: str
) -> None:
    check(text, face_of(family, weight), language)


@pytest.mark.parametrize(("family", "weight"), FACES)
def test_all_ideographs_and_marks_together_are_as_they_are_shaped(family: str, weight: int) -> None:
    face = face_of(family, weight)
    codes = [*range(0x20, 0x7F), *range(0x3001, 0x3100), *range(0x4E00, 0xA000)]
    codes += range(0xFF01, 0xFF5F)
    looked_up = [
        check("".join(map(chr, codes[first : first + 16])), face, "zh-Hans")
        for first in range(0, len(codes), 16)
    ]
    # Of the others, some lack many ideographs, and some have rules for most.
    assert sum(looked_up) > (len(looked_up) / 2 if family.endswith("SC") else 1)


def test_words_of_a_newspaper_are_not_shaped(monkeypatch: pytest.MonkeyPatch) -> None:
    face, text = face_of("Noto Serif SC", 400), "约730人，“好”！《石桥》（2024年）、岚溪……"
    style = box_style(face.file)._replace(faces=(face,), language="zh-Hans")
    once = set_in(style, text)
    monkeypatch.setattr(shaping, "_shape", None)
    assert set_in(style, text) == once
    assert set_in(style, "溪岚桥石，《人好").runs[0].run.glyphs[3] == once.runs[0].run.glyphs[11]


UNMARKED = WordMarks()


def set_in(style: TextStyle, *texts: str, marks: WordMarks = UNMARKED) -> ShapedParagraph:
    """Return texts as one paragraph, every other one strong and marked."""
    pieces = [
        Piece(
            text, (Emphasis.NONE, Emphasis.STRONG)[i % 2], span(), marks if i % 2 else WordMarks()
        )
        for i, text in enumerate(texts)
    ]
    return shape_paragraph(Paragraph(tuple(pieces), span()), style, DiagnosticLog())


@given(
    texts=st.lists(TEXT, min_size=1, max_size=3),
    latin=st.sampled_from([(), ("Noto Sans SC", 400), ("Noto Serif SC", 400)]),
    scale=st.sampled_from([1.0, 0.9]),
    marks=st.sampled_from([WordMarks(), WordMarks(small=True)]),
)
def test_a_paragraph_is_the_same_whether_its_words_are_looked_up_or_taken_apart(
    texts: list[str], latin: tuple[str, int] | tuple[()], scale: float, marks: WordMarks
) -> None:
    serif, sans = face_of("Noto Serif SC", 400), face_of("Noto Sans KR", 400)
    strong = box_style(serif.file)._replace(faces=(face_of("Noto Sans SC", 700), sans))
    style = strong._replace(
        faces=(serif, sans),
        latin_faces=(face_of(*latin),) if latin else (),
        latin_scale=scale,
        strong=strong,
        full_width=True,
        quotes=True,
        hyphenation="en-US",
    )
    looked_up = set_in(style, *texts, marks=marks)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(KnownCharacters, "read", lambda *_: None)
        assert set_in(style, *texts, marks=marks) == looked_up


def test_what_is_known_of_a_face_is_forgotten_with_its_file(tmp_path: Path) -> None:
    file = tmp_path / "Box.ttf"
    style = box_style(file)
    write_box_font(file)
    assert set_in(style, "永永").advances == (10.0, 10.0)
    write_box_font(file, lacks="永")
    forget()
    assert 0 in set_in(style, "永永").runs[0].run.glyphs


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
    check(text, ruled, language)


def test_a_rule_that_is_not_asked_for_keeps_nothing_from_being_looked_up(ruled: FaceId) -> None:
    idle = ("none", "only if asked for", "a set of style")
    if ruled.name.removeprefix("Ruled-") in idle:
        assert check(LETTERS, ruled, "zh-Hans")
    assert check(LETTERS[-1], ruled, "zh-Hans")
