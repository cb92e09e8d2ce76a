"""Files that are refused before a comment in them could say what it expects."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pagesetter.description.reader import read_page
from pagesetter.diagnostics import Code, DiagnosticLog

LAYOUTS = Path(__file__).parent / "layouts"

BOMB = "layout: tiny\nedition:\n  a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"  {name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefg", "bcdefgh", strict=True)
)

CASES = {
    "GBK": ("标题: 昭通日报\n".encode("gbk"), "1:1", "the file is not UTF-8; it looks like GBK"),
    "GBK after ASCII": (
        "layout: tiny\nstories:\n  - headline: 昭通\n".encode("gbk"),
        "3:15",
        "the file is not UTF-8; it looks like GBK",
    ),
    "UTF-16": (
        "layout: 昭通".encode("utf-16"),
        "1:1",
        "the file is not UTF-8; it looks like UTF-16",
    ),
    "a cut character": (
        "layout: 昭通".encode()[:-1],
        "1:10",
        "the file is not UTF-8: byte 0xE9 at line 1, column 10",
    ),
    "NUL": (b"layout: ti\0ny\n", "1:11", "a NUL character (U+0000) is in the text"),
    "escape": (b"layout: \x1b[31m\n", "1:9", "a control character (U+001B) is in the text"),
    "line separator": (
        "layout: tiny\nstaff: a\u2028b".encode(),
        "2:9",
        "a line separator (U+2028) is in the text",
    ),
    "escaped NUL": (b'layout: "ti\\0ny"\n', "1:9", "a control character (U+0000) is in the text"),
    "nothing": (b"", "1:1", "the file is empty"),
    "only a comment": (b"# later\n", "1:1", "the file is empty"),
    "only the start of a document": (b"---", "1:1", "the file is empty"),
    "two documents": (
        b"layout: tiny\n---\nlayout: tiny\n",
        "2:1",
        "a file holds one document; `---` starts another",
    ),
    "alias bomb": (BOMB.encode(), "7:14", "the file has more than 20000 values"),
    "alias inside itself": (
        b"layout: tiny\nstories: &s [*s]\n",
        "2:14",
        "the alias `s` stands inside what it names",
    ),
    "unknown alias": (b"layout: *tiny\n", "1:9", "no anchor in this file is named `tiny`"),
    "brackets": (b"[" * 900, "1:51", "lists and mappings are nested more than 50 deep"),
    "braces": (b"{a: " * 50_000, "1:201", "lists and mappings are nested more than 50 deep"),
    "dashes": (b"- " * 50_000, "1:101", "lists and mappings are nested more than 50 deep"),
    "too many values": (
        b"stories:\n" + b"- a\n" * 30_000,
        "20001:3",
        "the file has more than 20000 values",
    ),
    "too large": (b"#" * (1024 * 1024 + 1), "1:1", "the file is larger than 1 MB"),
    "a list": (b"- layout: tiny\n", "1:3", "a page must be a mapping, not a list"),
    "a word": (b"layout\n", "1:1", "a page must be a mapping, not `layout`"),
    "a list as a key": (b"layout: tiny\n[a]: b\n", "2:1", "a key is a word, not a list"),
    "an open quote": (
        b"layout: tiny\nstaff: {a: 'b}\n",
        "2:12",
        "a quotation mark is never closed",
    ),
    "an open list": (
        b"layout: tiny\nphotos: [a, b\npanels: []\n",
        "2:9",
        "a list in `[ ]` is not closed, or lacks a comma",
    ),
    "two colons": (
        b"layout: tiny: small\n",
        "1:13",
        "a `: ` stands inside a value, or this line is indented too far",
    ),
    "uneven indents": (
        b"layout: tiny\nedition:\n   page: 3\n  section: A\n",
        "4:3",
        "this line is not indented like the lines it belongs to",
    ),
    "a mark that YAML keeps for itself": (
        b"layout: tiny\nstaff: {a: @b}\n",
        "2:12",
        "text that begins with `@` must stand in quotes",
    ),
}


def messages(file: Path) -> list[str]:
    """Return place and message of every diagnostic of a page."""
    log = DiagnosticLog()
    assert read_page(file, [LAYOUTS], log) is None
    return [f"{d.span.line}:{d.span.column} {d.message}" for d in log]


@pytest.mark.parametrize(("data", "place", "message"), CASES.values(), ids=CASES.keys())
def test_a_file_that_cannot_be_read_is_refused_at_a_place(
    data: bytes, place: str, message: str, tmp_path: Path
) -> None:
    page = tmp_path / "page.yaml"
    page.write_bytes(data)
    assert messages(page)[:1] == [f"{place} {message}"]


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "page.yaml"
    assert messages(page) == [f"1:1 there is no file `{page}`"]


def test_a_layout_with_a_name_too_long_for_a_file_is_unknown(tmp_path: Path) -> None:
    page = tmp_path / "page.yaml"
    page.write_text(f"layout: {'x' * 5000}\n", encoding="utf-8")
    assert messages(page) == [f"1:9 no layout is named `{'x' * 39}…`"]


def test_a_photo_with_a_name_too_long_for_a_file_is_missing(tmp_path: Path) -> None:
    page = tmp_path / "page.yaml"
    text = f"layout: tiny\nphotos: [{{place: photo-1, file: {'x' * 5000}}}]\n"
    page.write_text(text, encoding="utf-8")
    assert messages(page) == [f"2:33 `{'x' * 39}…` cannot be read: file name too long"]


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert messages(tmp_path) == [f"1:1 `{tmp_path}` is a folder"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_named_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "page.yaml"
    os.mkfifo(pipe)
    assert messages(pipe) == [f"1:1 `{pipe}` is not an ordinary file"]


def test_a_byte_order_mark_at_the_start_is_no_error(tmp_path: Path) -> None:
    page = tmp_path / "page.yaml"
    page.write_bytes("\ufefflayout: tiny\n".encode())
    log = DiagnosticLog()
    assert read_page(page, [LAYOUTS], log) is not None
    assert list(log) == []


def test_line_ends_of_windows_do_not_move_the_place(tmp_path: Path) -> None:
    page = tmp_path / "page.yaml"
    page.write_bytes(b"layout: tiny\r\nedition: {}\r\nstorys: []\r\n")
    assert messages(page) == ["3:1 a page has no `storys`"]


def test_reading_stops_after_a_hundred_errors(tmp_path: Path) -> None:
    page = tmp_path / "page.yaml"
    page.write_text("layout: tiny\nstories:\n" + "- a\n" * 5000, encoding="utf-8")
    found = messages(page)
    assert len(found) == 101
    assert found[-1] == "102:3 100 errors were found, and the rest of the page was not read"


def test_a_link_out_of_the_project_is_a_bad_path(tmp_path: Path) -> None:
    outside, project = tmp_path / "outside", tmp_path / "project"
    outside.mkdir()
    project.mkdir()
    (outside / "1.jpg").write_bytes(b"")
    (project / "1.jpg").symlink_to(outside / "1.jpg")
    page = project / "page.yaml"
    page.write_text("layout: tiny\nphotos: [{place: photo-1, file: 1.jpg}]\n", encoding="utf-8")
    log = DiagnosticLog()
    read_page(page, [LAYOUTS], log)
    assert [d.code for d in log] == [Code.BAD_PATH]


def test_a_marked_folder_above_makes_the_project_larger(tmp_path: Path) -> None:
    (tmp_path / ".pagesetter").touch()
    (tmp_path / "1.jpg").write_bytes(b"")
    pages = tmp_path / "pages"
    pages.mkdir()
    page = pages / "page.yaml"
    page.write_text("layout: tiny\nphotos: [{place: photo-1, file: ../1.jpg}]\n", encoding="utf-8")
    log = DiagnosticLog()
    assert read_page(page, [LAYOUTS], log) is not None
    assert list(log) == []


def test_a_body_file_that_is_gbk_is_told_so_at_its_own_place(tmp_path: Path) -> None:
    (tmp_path / "lead.md").write_bytes("OK\n昭通".encode("gbk"))
    page = tmp_path / "page.yaml"
    page.write_text("layout: tiny\nstories: [{place: lead, body: {file: lead.md}}]\n", "utf-8")
    log = DiagnosticLog()
    read_page(page, [LAYOUTS], log)
    assert [(d.span.file.name, d.span.line, d.span.column, d.message) for d in log] == [
        ("lead.md", 2, 1, "the file is not UTF-8; it looks like GBK")
    ]


def test_layouts_may_not_extend_one_another_without_end(tmp_path: Path) -> None:
    for number in range(12):
        text = f"extends: layout-{number + 1}\n"
        (tmp_path / f"layout-{number}.yaml").write_text(text, encoding="utf-8")
    page = tmp_path / "page.yaml"
    page.write_text("layout: layout-0\n", encoding="utf-8")
    log = DiagnosticLog()
    read_page(page, [tmp_path], log)
    assert [d.message for d in log] == ["more than 10 layouts extend one another"]


def test_a_body_longer_than_any_page_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "page.yaml"
    text = "天地玄黄" * 30_001
    page.write_text(
        f"layout: tiny\nstories:\n  - place: lead\n    body: {text}\n", encoding="utf-8"
    )
    assert messages(page) == [
        "4:11 a body of 120004 characters is longer than any page holds: 120000 at most"
    ]


def test_a_hundred_thousand_brackets_are_nested_too_deep_wherever_the_parser_stops(
    tmp_path: Path,
) -> None:
    page = tmp_path / "page.yaml"
    page.write_bytes(b"[" * 100_000)
    (message,) = messages(page)
    place, _, words = message.partition(" ")
    assert place in ("1:51", "1:1001")
    assert words == "lists and mappings are nested more than 50 deep"
