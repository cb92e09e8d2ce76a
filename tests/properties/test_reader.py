"""Any text read as a page file gives a page or diagnostics, each at a place in its file."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pagesetter.description.reader import read_page
from pagesetter.diagnostics import DiagnosticLog
from pagesetter.report import render

LAYOUTS = Path(__file__).parent.parent / "diagnostics" / "layouts"

SAMPLE = """\
layout: tiny
edition: {paper: 云岭晨报, date: 2023-06-28}
staff: &s {责编: "毛\\u5229涛", 美编: *x}
stories:
  - place: lead
    headline: '一|二'
    body: |2-
      近年来,**“岚溪”**县\\*

      ## 打好
    column_ends: [灯火通明, 《山月》]
    photos: [{place: photo-1, file: photos/1.jpg, focus: [0.5, .4]}]
photos:
\t- !!str >
    x
"""

MORE = ["\n  ", "\n- ", ": ", "<<", "---\n", "~", "\ufeff", "%"]
TOKENS = [*re.findall(r"\w+|\s|.", SAMPLE), *MORE]

pages = st.one_of(
    st.binary(max_size=200),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")),
    st.lists(st.sampled_from(TOKENS), max_size=60).map(lambda found: "".join(found).encode()),
    st.tuples(
        st.integers(0, len(SAMPLE)),
        st.integers(0, 6),
        st.lists(st.sampled_from(TOKENS), max_size=3),
    ).map(lambda edit: f"{SAMPLE[: edit[0]]}{''.join(edit[2])}{SAMPLE[sum(edit[:2]) :]}".encode()),
)


@given(pages)
def test_any_file_gives_a_page_or_diagnostics_at_places_in_it(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.yaml"
        file.write_bytes(data)
        log = DiagnosticLog()
        page = read_page(file, [LAYOUTS], log)
        assert (page is None) == bool(list(log))
        text = data.decode("utf-8", "replace").removeprefix("\ufeff")
        lines = re.split(r"\r\n|\r|\n", text)
        for diagnostic in log:
            for span in (diagnostic.span, *(label.span for label in diagnostic.labels)):
                assert 1 <= span.line <= span.end_line <= len(lines), diagnostic
                assert 1 <= span.column <= len(lines[span.line - 1]) + 1, diagnostic
                assert 1 <= span.end_column <= len(lines[span.end_line - 1]) + 1, diagnostic
                assert (span.line, span.column) <= (span.end_line, span.end_column), diagnostic
        assert "\x1b" not in render(log, color=False)


words = st.text(st.sampled_from("昭通“”《》,. ab1#|\\*\t　"), max_size=30)


@given(st.lists(words, min_size=1, max_size=8), st.sampled_from(["|", ">", "|2-", ">+"]))
def test_every_piece_of_a_body_stands_where_its_span_says(body: list[str], style: str) -> None:
    text = "".join(f"  {line}\n" for line in ["昭", *body])
    page = f"layout: tiny\nstories:\n- place: lead\n  body: {style}\n"
    page += "".join(f"  {line}\n" for line in text.splitlines())
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.yaml"
        file.write_text(page, encoding="utf-8", newline="\n")
        found = read_page(file, [LAYOUTS], DiagnosticLog())
        if found is None:
            return
        lines = page.split("\n")
        for paragraph in found.stories[0].body:
            for piece in paragraph.pieces:
                span = piece.span
                there = lines[span.line - 1][span.column - 1 : span.end_column - 1]
                assert there.replace("\t", " ") == piece.text[: len(there)]
                assert piece.text[len(there) :] in ("", " ")
