"""YAML text and its places."""

from pathlib import Path

import pytest
import yaml

from pagesetter.description import source
from pagesetter.description.complaints import Complaints
from pagesetter.description.nodes import MappingNode, ScalarNode, SequenceNode, text_lines
from pagesetter.diagnostics import DiagnosticLog

FILE = Path("page.yaml")


@pytest.fixture(params=["C parser", "Python parser"], autouse=True)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run every test with both parsers: which one there is depends on the machine."""
    if request.param == "Python parser":
        monkeypatch.setattr(source, "_LOADER", yaml.SafeLoader)


def parse(text: str) -> MappingNode:
    log = DiagnosticLog()
    node = source.parse(text.encode(), FILE, Complaints(log))
    assert list(log) == []
    assert isinstance(node, MappingNode)
    return node


def scalar(text: str, key: str = "a") -> ScalarNode:
    node = next(entry.value for entry in parse(text).entries if entry.key.text == key)
    assert isinstance(node, ScalarNode)
    return node


def lines_of(text: str, key: str = "a") -> list[tuple[str, int, int]]:
    return [(line.text, line.line, line.column) for line in text_lines(scalar(text, key))]


@pytest.mark.parametrize("text", ["no", "12:30", "0123", "2023-06-28", "1e3", "null", ".5"])
def test_a_scalar_is_the_characters_written(text: str) -> None:
    assert scalar(f"a: {text}").text == text


def test_columns_count_characters() -> None:
    assert str(scalar("{昭通日报: x, a: 标题}").span) == "page.yaml:1:14"


def test_a_literal_block_knows_the_place_of_each_line() -> None:
    text = "a: |\n    第一行\n\n      second\n    三\n\nb: 1\n"
    assert lines_of(text) == [("第一行", 2, 5), ("", 3, 5), ("  second", 4, 5), ("三", 5, 5)]


def test_an_indentation_indicator_leaves_spaces_in_the_text() -> None:
    assert lines_of("a: |2-\n    x\n  y\n") == [("  x", 2, 3), ("y", 3, 3)]


def test_a_folded_block_keeps_the_line_breaks_of_the_file() -> None:
    assert lines_of("a: >+\n  一\n  二\n\n\n") == [("一", 2, 3), ("二", 3, 3)]


def test_a_block_without_an_end_of_line_at_the_end_of_the_file() -> None:
    assert lines_of("a: |\n  一\n  二") == [("一", 2, 3), ("二", 3, 3)]


def test_a_block_without_words_has_no_lines() -> None:
    assert lines_of("a: |\n\n\nb: 1\n") == []


def test_a_plain_text_of_several_lines() -> None:
    assert lines_of("a: one\n  two\n\n  三\nb: 1\n") == [
        ("one", 1, 4),
        ("two", 2, 3),
        ("", 3, 1),
        ("三", 4, 3),
    ]


def test_a_quoted_text_starts_after_its_quote() -> None:
    assert lines_of('a: "一\n  二"\n') == [("一", 1, 5), ("二", 2, 3)]


def test_a_text_with_escapes_has_the_place_of_the_whole() -> None:
    (line,) = text_lines(scalar("a: 'it''s'\n"))
    assert line.text == "it's"
    assert line.whole is not None
    assert (line.whole.column, line.whole.end_column) == (4, 11)


def test_an_anchor_is_not_part_of_the_text() -> None:
    assert lines_of("a: &x 标题\n") == [("标题", 1, 7)]
    assert lines_of("a: &x |\n  标题\n") == [("标题", 2, 3)]
    assert lines_of("a: &x\n  标题\n") == [("标题", 2, 3)]


def test_an_alias_is_what_it_names() -> None:
    node = parse("a: &x [1, 2]\nb: *x\n")
    values = [entry.value for entry in node.entries]
    assert values[0] == values[1]


def test_a_mapping_ends_where_its_last_value_ends() -> None:
    node = parse("a:\n  b: 1\n  c: [1,\n    2]\n\n# later\nd: 2\n").entries[0].value
    assert (node.span.line, node.span.column) == (2, 3)
    assert (node.span.end_line, node.span.end_column) == (4, 6)


def test_an_empty_list_is_a_list() -> None:
    assert isinstance(parse("a: []").entries[0].value, SequenceNode)
