"""Marks in brackets: what is typed, what it says, and what is complained of."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagesetter.description.complaints import Complaints
from pagesetter.description.ink_model import BUILT_IN, InkDescription
from pagesetter.description.markup import read_paragraphs, read_words
from pagesetter.description.model import Emphasis, Paragraph, Shift, SideLine, WordMarks
from pagesetter.description.nodes import TextLine
from pagesetter.diagnostics import DiagnosticLog, Span
from pagesetter.ink import Ink

FILE = Path("page.yaml")

AT = Span(Path("layout.yaml"), 1, 1, 1, 2)
INKS = {
    "black": InkDescription("black", BUILT_IN["black"], AT),
    "red": InkDescription("red", Ink(0, 1, 1, 0), AT),
    "veil": InkDescription("veil", Ink(0, 0, 0, 1, opacity=0.5), AT),
}


def read(*lines: str, name: str = "caption") -> tuple[Paragraph | None, list[str]]:
    """Read words that begin in line 1 and column 1; return them and `line:column message`."""
    log = DiagnosticLog()
    text = [TextLine(line, number, 1) for number, line in enumerate(lines, 1)]
    words = read_words(text, FILE, name, Complaints(log), INKS)
    return words, [f"{d.span.line}:{d.span.column} {d.message}" for d in log]


def marked(*lines: str) -> list[tuple[str, WordMarks]]:
    words, found = read(*lines)
    assert found == []
    assert words is not None
    return [(piece.text, piece.marks) for piece in words.pieces]


@pytest.mark.parametrize(
    ("how", "marks"),
    [
        ("dots", WordMarks(dots=True)),
        ("着重", WordMarks(dots=True)),
        ("著重", WordMarks(dots=True)),
        ("專名", WordMarks(side_line=SideLine.NAME, side_line_number=1)),
        ("書名", WordMarks(side_line=SideLine.BOOK, side_line_number=1)),
        ("sup", WordMarks(shift=Shift.SUPERIOR)),
        ("上标", WordMarks(shift=Shift.SUPERIOR)),
        ("sub", WordMarks(shift=Shift.INFERIOR)),
        ("下标", WordMarks(shift=Shift.INFERIOR)),
        ("small", WordMarks(small=True)),
        ("小字", WordMarks(small=True)),
        ("upright", WordMarks(upright=True)),
        ("直立", WordMarks(upright=True)),
        ("ink red", WordMarks(ink="red")),
        ("颜色 red", WordMarks(ink="red")),
        ("ruby hé", WordMarks(ruby=("hé",))),
        ("注音 hé àn", WordMarks(ruby=("hé", "àn"))),
        ("dots, ink red", WordMarks(dots=True, ink="red")),
        ("着重，小字", WordMarks(dots=True, small=True)),
    ],
)
def test_words_in_brackets_are_marked(how: str, marks: WordMarks) -> None:
    plain = WordMarks()
    assert marked(f"过[河岸]{{{how}}}去") == [("过", plain), ("河岸", marks), ("去", plain)]


def test_two_names_side_by_side_are_two_marks() -> None:
    (_, first), (_, second) = marked("[河]{name}[岸]{专名}")
    assert (first.side_line, second.side_line) == (SideLine.NAME, SideLine.NAME)
    assert first.side_line_number != second.side_line_number


def test_a_mark_stands_around_another() -> None:
    inner, outer = marked("[河[岸]{dots}]{book}")[1], marked("[河[岸]{dots}]{book}")[0]
    assert (inner[0], inner[1].dots, inner[1].side_line) == ("岸", True, SideLine.BOOK)
    assert (outer[0], outer[1].dots, outer[1].side_line) == ("河", False, SideLine.BOOK)


@pytest.mark.parametrize("text", ["**[河岸]{dots}**", "[**河岸**]{dots}"])
def test_strong_words_are_marked_inside_and_outside(text: str) -> None:
    words, _ = read(text)
    assert words is not None
    (piece,) = words.pieces
    assert (piece.text, piece.emphasis, piece.marks.dots) == ("河岸", Emphasis.STRONG, True)


@pytest.mark.parametrize("text", ["[河岸]", "[河岸]{dots", "河岸]{dots}", "[ 注 ] {1}", "{河岸}"])
def test_a_bracket_that_is_not_whole_is_text(text: str) -> None:
    assert marked(text) == [(text, WordMarks())]


def test_an_escaped_bracket_is_text() -> None:
    words, found = read(r"\[河岸]{dots}")
    assert words is not None
    assert (words.text, found) == ("[河岸]{dots}", [])


def test_a_mark_goes_over_a_folded_line_break() -> None:
    dots = WordMarks(dots=True)
    assert marked("[河", "岸]{dots}") == [("河", dots), ("岸", dots)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("过[河岸]{dot}", "1:7 there is no mark `dot`"),
        ("过[河岸]{}", "1:6 the braces say nothing"),
        ("过[河岸]{ink blue}", "1:11 no ink is named `blue`"),
        ("过[河岸]{ink}", "1:7 `ink` lacks its words"),
        ("过[河岸]{name, book}", "1:13 `book` contradicts the mark before it"),
        ("过[河岸人]{ruby hé àn}", "1:3 2 annotations stand over 3 characters"),
        ("过[]{dots}", "1:2 no words stand in the brackets"),
    ],
)
def test_a_mark_that_says_nothing_is_told(text: str, message: str) -> None:
    assert read(text)[1] == [message]


def test_ruby_over_marked_words_is_told() -> None:
    assert read("[*河*岸]{ruby hé}")[1][0] == "1:2 words with ruby hold another mark"


def test_a_bar_in_words_with_ruby_is_told() -> None:
    assert read("[河|岸]{ruby hé}", name="headline")[1] == ["1:2 words with ruby are broken by `|`"]


def test_words_from_right_to_left_are_refused_where_they_stand() -> None:
    log = DiagnosticLog()
    lines = [TextLine("河岸", 1, 1), TextLine("过 \u05e9\u05dc 去", 2, 1)]
    read_paragraphs(lines, FILE, Complaints(log), None)
    (found,) = log
    assert (found.code.value, found.span.line, found.span.column) == ("right-to-left", 2, 3)


def test_a_backslash_in_words_with_ruby_is_told() -> None:
    assert read(r"[\*岸]{ruby hé}")[1] == ["1:2 words with ruby hold a backslash"]


def test_words_with_ruby_stand_on_one_line() -> None:
    found = read("[河", "岸]{ruby hé àn}")[1]
    assert found == ["1:1 words with ruby go over a line's end"]


def test_an_accent_takes_no_annotation_of_its_own() -> None:
    ((_, marks),) = marked("[葛\U000e0100城]{ruby gé chéng}")
    assert marks.ruby == ("gé", "", "chéng")


def test_an_emoji_or_a_flag_of_several_code_points_has_one_annotation() -> None:
    family, flag, thumb = (
        "\U0001f468\u200d\U0001f467",
        "\U0001f1e8\U0001f1f3",
        "\U0001f44d\U0001f3fd",
    )
    ((_, marks),) = marked(f"[{family}好{flag}{thumb}]{{ruby jiā hǎo guó zàn}}")
    assert marks.ruby == ("jiā", "", "", "hǎo", "guó", "", "zàn", "")
    found = read(f"[{family}好]{{ruby jiā hǎo a}}")[1]
    assert found == ["1:2 3 annotations stand over 2 characters"]


@pytest.mark.parametrize(
    ("how", "ruby"),
    [
        (r"ruby 2\,3", ("2,3",)),
        (r"ruby 甲\，乙", ("甲，乙",)),
        (r"ruby \, \，", (",", "，")),
        (r"ruby a\b", (r"a\b",)),
    ],
)
def test_a_comma_after_a_backslash_is_one_of_the_annotation(
    how: str, ruby: tuple[str, ...]
) -> None:
    ((_, marks),) = marked(f"[河岸]{{{how}, dots}}")
    assert marks == WordMarks(ruby=ruby, dots=True)


def test_the_space_of_a_line_break_is_marked_where_both_sides_are() -> None:
    name = WordMarks(side_line=SideLine.NAME, side_line_number=1)
    assert marked("[north", "bank]{name}", "mill") == [
        ("north ", name),
        ("bank", name),
        (" ", WordMarks()),
        ("mill", WordMarks()),
    ]


how = st.sampled_from(["name", "书名", "dots", "sup", "小字", "upright", "ink red", "dots, sub"])
words = st.text(alphabet="河岸a(){} |，。", min_size=1, max_size=8).filter(lambda t: t == t.strip())
marked_words = st.recursive(
    words.map(lambda text: (text, text)),
    lambda inner: st.tuples(st.lists(inner, min_size=1, max_size=3), how).map(
        lambda parts: (
            f"[{''.join(typed for typed, _ in parts[0])}]{{{parts[1]}}}",
            "".join(text for _, text in parts[0]),
        )
    ),
    max_leaves=8,
)


@given(st.lists(marked_words, min_size=1, max_size=6))
def test_the_words_without_their_marks_are_what_is_set(parts: list[tuple[str, str]]) -> None:
    found, complaints = read("".join(typed for typed, _ in parts))
    assert complaints == []
    assert found is not None
    assert found.text == "".join(text for _, text in parts)


@pytest.mark.parametrize("text", ["[" * 59_000, "]{" * 29_000, "[" * 7_000 + "]{dots}" * 7_000])
def test_brackets_by_the_thousand_are_read_in_one_pass(text: str) -> None:
    log = DiagnosticLog()
    begun = perf_counter()
    read_paragraphs([TextLine("河" + text, 1, 1)], FILE, Complaints(log))
    assert perf_counter() - begun < 2  # it takes 0.1 s; pairs sought by each bracket take minutes


@given(st.text(alphabet="河岸a[]{}*\\ |name,ruby", max_size=60))
def test_any_text_is_read_in_the_end(text: str) -> None:
    words, _ = read(text)
    assert words is None or len(words.text) <= len(text)


@given(st.text(alphabet="河岸a[](){} |，。", max_size=60).filter(lambda t: "]{" not in t))
def test_text_without_marks_comes_out_as_it_went_in(text: str) -> None:
    words, found = read(text)
    assert found == []
    assert (words.text if words else "") == text.strip()


def test_each_of_two_kept_words_has_its_number_and_what_is_inside_has_that() -> None:
    words, complaints = read("[长**江**]{keep}[大桥]{不拆}通车")
    assert complaints == []
    assert words is not None
    numbers = [piece.marks.keep for piece in words.pieces]
    assert [len(set(numbers[:2])), numbers[2] != numbers[0], numbers[3]] == [1, True, 0]


def test_a_kept_word_inside_another_belongs_to_it() -> None:
    words, _ = read("[武汉[长江]{keep}大桥]{keep}")
    assert words is not None
    assert len({piece.marks.keep for piece in words.pieces}) == 1


def test_words_are_not_set_in_an_ink_that_is_not_opaque() -> None:
    _, found = read("[河]{ink veil}")
    assert found == ["1:9 an ink that is not opaque is no ink to set type in"]
