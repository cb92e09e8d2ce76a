"""Marks in text."""

from pathlib import Path

import pytest

from pagesetter.description.complaints import Complaints
from pagesetter.description.markup import read_paragraphs, read_words
from pagesetter.description.model import Emphasis, Paragraph
from pagesetter.description.nodes import TextLine
from pagesetter.diagnostics import DiagnosticLog

FILE = Path("page.yaml")
NONE, STRONG, EMPHASIZED = Emphasis.NONE, Emphasis.STRONG, Emphasis.EMPHASIZED


def lines(text: str) -> list[TextLine]:
    return [TextLine(line, number, 1) for number, line in enumerate(text.split("\n"), 1)]


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    log = DiagnosticLog()
    found = read_paragraphs(lines(text), FILE, Complaints(log))
    assert list(log) == []
    return found


def pieces(text: str) -> list[tuple[str, Emphasis]]:
    (paragraph,) = paragraphs(text)
    return [(piece.text, piece.emphasis) for piece in paragraph.pieces]


def complaints(text: str) -> list[str]:
    log = DiagnosticLog()
    read_paragraphs(lines(text), FILE, Complaints(log))
    return [f"{d.span.line}:{d.span.column}-{d.span.end_column} {d.message}" for d in log]


def test_a_blank_line_parts_paragraphs() -> None:
    assert [p.text for p in paragraphs("一\n二\n\n \n三")] == ["一二", "三"]


def test_a_full_width_indent_is_not_part_of_a_paragraph() -> None:
    (paragraph,) = paragraphs("　　近年来")
    assert paragraph.text == "近年来"
    assert paragraph.span.column == 3


def test_a_subhead_stands_alone_without_blank_lines() -> None:
    found = paragraphs("一\n## 二\n三")
    assert [(p.text, p.subhead) for p in found] == [("一", False), ("二", True), ("三", False)]
    assert found[1].span.column == 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**“重点”**。", [("“重点”", STRONG), ("。", NONE)]),
        ("要**“建好百间屋”**的", [("要", NONE), ("“建好百间屋”", STRONG), ("的", NONE)]),
        ("*《山月》*，", [("《山月》", EMPHASIZED), ("，", NONE)]),
        ("a **b** c", [("a ", NONE), ("b", STRONG), (" c", NONE)]),
        ("***全***", [("全", STRONG)]),
        ("**一*二*三**", [("一", STRONG), ("二", STRONG), ("三", STRONG)]),
        ("*一**二**三*", [("一", EMPHASIZED), ("二", STRONG), ("三", EMPHASIZED)]),
        ("**一\n二**三", [("一", STRONG), ("二", STRONG), ("三", NONE)]),
    ],
)
def test_marks_work_beside_chinese_punctuation(
    text: str, expected: list[tuple[str, Emphasis]]
) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize("text", ["138****1234", "2 * 3 ** 4", "#话题#", "1+N", "a|b", "C:\\x"])
def test_what_is_no_mark_stays_as_it_is(text: str) -> None:
    assert pieces(text) == [(text, NONE)]


def test_a_backslash_makes_a_mark_a_character() -> None:
    assert "".join(text for text, _ in pieces(r"\*\*5\* \\ \# \x")) == r"**5* \ # \x"


def test_every_piece_stands_where_its_span_says() -> None:
    text = "  要**“建好\n百间屋”**的\\*，and\nmore *words*"
    (paragraph,) = paragraphs(text)
    written = text.split("\n")
    for piece in paragraph.pieces:
        line = written[piece.span.line - 1]
        there = line[piece.span.column - 1 : piece.span.end_column - 1]
        assert there.rstrip(" ") == piece.text.rstrip(" ")
    assert paragraph.text == "要“建好百间屋”的*，and more words"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**一", ["1:1-3 `**` is never closed"]),
        ("一*二\n\n*三", ["1:2-3 `*` is never closed", "3:1-2 `*` is never closed"]),
        ("***一*", ["1:1-4 `**` is never closed"]),
        ("##一", ["1:1-3 `##` starts no subhead here"]),
        ("# 一", ["1:1-2 `#` starts no subhead here"]),
        ("##### 一", ["1:1-6 `#####` starts no subhead here"]),
        ("## ", ["1:1-3 `##` starts no subhead here"]),
    ],
)
def test_a_mark_that_cannot_be_read_is_complained_of(text: str, expected: list[str]) -> None:
    assert complaints(text) == expected


def test_a_headline_keeps_its_bar_and_its_number_sign() -> None:
    paragraph = read_words(lines("# 一|二"), FILE, "headline", Complaints(DiagnosticLog()))
    assert paragraph is not None
    assert paragraph.text == "# 一|二"


def test_words_that_are_only_white_are_no_words() -> None:
    assert read_words(lines(" \n　"), FILE, "headline", Complaints(DiagnosticLog())) is None


def kinds(text: str) -> list[tuple[str, int, int | None, str]]:
    return [(p.kind.value, p.level, p.number, p.text) for p in paragraphs(text)]


def test_the_signs_before_a_subhead_are_its_level() -> None:
    assert kinds("## 一\n### 二\n#### 三") == [
        ("subhead", 1, None, "一"),
        ("subhead", 2, None, "二"),
        ("subhead", 3, None, "三"),
    ]


def test_a_sign_or_a_number_with_its_point_makes_an_item_of_a_list() -> None:
    assert kinds("- 一\n- 二\n\n12. 三\n100.  四") == [
        ("item", 1, None, "一"),
        ("item", 1, None, "二"),
        ("item", 1, 12, "三"),
        ("item", 1, 100, "四"),
    ]


def test_an_item_goes_on_in_the_lines_below_it_and_ends_at_a_blank_one() -> None:
    assert kinds("- 一\n  二\n\n三") == [("item", 1, None, "一二"), ("text", 1, None, "三")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一\n- 二", ["text", "item"]),
        ("一\n1. 二", ["text", "item"]),
        ("一共\n12. 二", ["text"]),
        ("1. 一\n12. 二", ["item", "item"]),
        ("-一", ["text"]),
        ("- ", ["text"]),
        ("1.5倍", ["text"]),
        ("2026. 一", ["text"]),
        ("一、二", ["text"]),
        ("（一）二", ["text"]),
        ("**- 一**", ["text"]),
    ],
)
def test_what_begins_an_item_and_what_does_not(text: str, expected: list[str]) -> None:
    assert [kind for kind, *_ in kinds(text)] == expected


@pytest.mark.parametrize(("text", "words"), [("\\- 一", "- 一"), ("1\\. 一", "1. 一")])
def test_a_backslash_keeps_a_paragraph_from_being_an_item(text: str, words: str) -> None:
    assert kinds(text) == [("text", 1, None, words)]


def test_the_place_of_an_item_is_that_of_its_words() -> None:
    (item,) = paragraphs("  - **一**二")
    assert (item.span.column, [p.span.column for p in item.pieces]) == (7, [7, 10])


def test_emphasis_is_read_in_items_and_subheads_of_every_level() -> None:
    found = paragraphs("#### **“重”**点\n- *“轻”*。")
    assert [[(p.text, p.emphasis) for p in each.pieces] for each in found] == [
        [("“重”", STRONG), ("点", NONE)],
        [("“轻”", EMPHASIZED), ("。", NONE)],
    ]


def test_a_headline_knows_no_items() -> None:
    words = read_words(lines("- 一"), FILE, "headline", Complaints(DiagnosticLog()))
    assert words is not None
    assert words.text == "- 一"
