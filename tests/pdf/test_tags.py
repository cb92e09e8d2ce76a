"""The tag tree read back: every part of a page is told as what it is, once and in order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import page as validator
import pikepdf
import pytest

from pagesetter.description.edition_reader import read_edition
from pagesetter.description.model import PageDescription, PhotoDescription, StoryDescription
from pagesetter.description.reader import read_page
from pagesetter.diagnostics import DiagnosticLog
from pagesetter.display.model import DisplayList
from pagesetter.edition_files import Outputs
from pagesetter.edition_pipeline import build_edition
from pagesetter.export.pdf import pdf_bytes
from pagesetter.export.pdf_linear import linearized
from pagesetter.pipeline import Options, build, typeset
from pagesetter.press.model import PdfSettings
from pagesetter.typeface.library import FontLibrary
from tests.pdf.sheet import call
from tests.pdf.tag_tree import Node, Tagged, read

ROOT = Path(__file__).parents[2]
EXAMPLES = {page.parent.name: page for page in sorted(ROOT.glob("examples/*/page.yaml"))}
REAL = ROOT.parent / "shared" / "edition" / "page.yaml"
EDITION = ROOT / "examples" / "edition" / "edition.yaml"
GOLDEN = ROOT / "tests" / "pages"

PAGES = [
    *EXAMPLES,
    pytest.param(
        "a real daily",
        marks=pytest.mark.skipif(not REAL.exists(), reason="shared/edition/page.yaml is not here"),
    ),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tags")


@pytest.fixture(params=PAGES)
def name(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


def source(name: str) -> Path:
    return EXAMPLES.get(name, REAL)


@pytest.fixture
def pdf(name: str, folder: Path) -> Path:
    """An example as a PDF, built once."""
    out = folder / f"{name}.pdf"
    if not out.exists():
        build(source(name), out)
    return out


@pytest.fixture
def tagged(pdf: Path) -> Tagged:
    return read(pdf)


@pytest.fixture(scope="module")
def edition(folder: Path) -> Path:
    """The example edition as one PDF."""
    out = folder / "edition.pdf"
    build_edition(EDITION, Outputs(None, out))
    return out


@pytest.fixture
def golden(box_font: Path, folder: Path) -> Any:
    """Return a function that builds a golden page and reads its tags."""

    def built(name: str, *, split: bool = False) -> Tagged:
        options = Options((box_font.parent,), (GOLDEN / "layouts",), split=split)
        return read(build(GOLDEN / f"{name}.yaml", folder / f"golden-{name}.pdf", options).pdf)

    return built


def folded(text: str) -> str:
    """Return a text without white space, in the same characters whether full width or not."""
    return "".join(unicodedata.normalize("NFKC", text).split())


# ---------------------------------------------------------------- stories


def described(page: PageDescription) -> list[list[str]]:
    """Return the words of each story as its page file has them, as they are read."""
    return [[*map(folded, _words(story))] for story in page.stories]


def _words(story: StoryDescription) -> Iterator[str]:
    for heading in (story.kicker, story.headline, story.deck, story.summary, story.byline):
        if heading is not None:
            yield heading.text.replace("|", "")
    for photo in story.photos:
        yield from _of_photo(photo)
    yield from (paragraph.text for paragraph in story.body)


def _of_photo(photo: PhotoDescription) -> Iterator[str]:
    yield from (words.text for words in (photo.caption, photo.credit) if words is not None)


def told(story: Node) -> list[str]:
    """Return the words of a story part by part, its readings left out: they say it again."""
    return [
        folded(text)
        for node in story.walk()
        for text in ["".join(node.own[kid] for kid in node.kids if not isinstance(kid, Node))]
        if text and node.type != "Readings"
    ]


def test_the_stories_are_told_in_order_and_each_of_them_whole(name: str, tagged: Tagged) -> None:
    page = read_page(source(name), [], DiagnosticLog())
    assert page is not None
    assert [told(story) for story in tagged.document.of("Art")] == described(page)


def test_what_is_drawn_is_of_one_part_or_of_none_that_is_read(tagged: Tagged) -> None:
    (page,) = tagged.pages
    assert page.stray == []
    assert {"/Layout", "/Pagination"} >= page.kinds


def test_the_tree_is_in_the_order_of_the_content(tagged: Tagged) -> None:
    assert [number for _, number in tagged.document.contents()] == [*tagged.pages[0].texts]


@pytest.mark.parametrize("name", [n for n in EXAMPLES if not n.startswith("vertical")])
def test_the_tree_is_in_the_order_that_poppler_reads(pdf: Path, tagged: Tagged) -> None:
    read_out = folded(call("pdftotext", "-raw", pdf, "-").replace("\f", ""))
    furniture = folded("".join(tagged.pages[0].artifacts))
    assert read_out == furniture + folded(tagged.document.text)


def test_the_parent_tree_leads_back_from_each_marked_content(tagged: Tagged) -> None:
    assert_parents(tagged)


def assert_parents(tagged: Tagged) -> None:
    root: Any = tagged.pdf.Root.StructTreeRoot
    numbers = [*root.ParentTree.Nums]
    by_page = dict(zip(numbers[::2], numbers[1::2], strict=True))
    owners = {kid: node.raw for node in tagged.document.walk() for kid in node.own}
    for i, (page, marked) in enumerate(zip(tagged.pdf.pages, tagged.pages, strict=True)):
        parents = by_page[int(page.obj.StructParents)]
        assert len(parents) == len(marked.texts)
        for number, parent in enumerate(parents):
            assert parent.objgen == owners[i, number].objgen
    assert int(root.ParentTreeNextKey) == len(tagged.pages)


def test_every_figure_says_what_it_shows_and_where(tagged: Tagged) -> None:
    box = [float(side) for side in tagged.pdf.pages[0].mediabox]
    for figure in tagged.document.of("Figure"):
        assert str(figure.raw.Alt)
        left, bottom, right, top = map(float, figure.raw.A.BBox)
        assert box[0] <= left < right <= box[2]
        assert box[1] <= bottom < top <= box[3]


def test_a_photo_is_told_by_its_caption(tagged: Tagged) -> None:
    figures = [figure for figure in tagged.document.of("Figure") if figure.nodes]
    codes = [figure for figure in figures if str(figure.raw.Alt).startswith("二维码：")]
    photos = [figure for figure in figures if figure not in codes]
    captions = [figure.of("Caption")[0] for figure in photos]
    for figure, caption in zip(photos, captions, strict=True):
        own = "".join(caption.own.values())
        assert folded(str(figure.raw.Alt)) == folded(own)


def test_headings_leave_no_level_out(tagged: Tagged) -> None:
    levels = [int(node.type[1]) for node in tagged.document.walk() if re.match("H[0-9]", node.type)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_no_type_of_the_standard_is_given_another_meaning(tagged: Tagged) -> None:
    standard = "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H"
    standard += " H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote"
    standard += (
        " Note Reference BibEntry Code Link Annot Ruby Warichu RB RT RP WT WP Figure Formula"
    )
    root: Any = tagged.pdf.Root.StructTreeRoot
    roles = {str(own)[1:]: str(type_)[1:] for own, type_ in root.RoleMap.items()}
    assert not roles.keys() & set(standard.split())
    assert {node.standard for node in tagged.document.walk()} <= set(standard.split())


# ---------------------------------------------------------------- validators and viewers

#: What a validator says against a file that is right, and why.
EXPLAINED = {
    # It takes the widths in a CFF of several font dicts for those of the first of them:
    # `test_fonts_archive` compares them with the program as fontTools reads it.
    "PDFUA1-FONT-GLYPH-WIDTH-001",
}
#: What it says of a file that does not claim to be PDF/UA.
UNCLAIMED = {"PDFUA1-ID-PART-001", "PDFUA1-ID-SCHEMA-001"}


def findings(file: Path) -> set[str]:
    report = validator.validate_pdf(str(file), profile="ua1")
    return {failure.rule_id for failure in report.failures}


def test_a_validator_of_accessibility_finds_nothing_that_is_not_explained(pdf: Path) -> None:
    assert findings(pdf) - EXPLAINED == set()


def test_a_validator_has_nothing_against_an_edition_of_one_file(edition: Path) -> None:
    assert findings(edition) - EXPLAINED == set()


@pytest.mark.parametrize("page", sorted(p.stem for p in GOLDEN.glob("*.yaml")))
def test_a_validator_has_nothing_against_any_golden_page(
    page: str, golden: Any, folder: Path
) -> None:
    tagged = golden(page)
    assert tagged.pages[0].stray == []
    assert [number for _, number in tagged.document.contents()] == [*tagged.pages[0].texts]
    found = findings(folder / f"golden-{page}.pdf")
    undescribed = {str(figure.raw.Alt) for figure in tagged.document.of("Figure")} & {
        "照片",
        "广告",
    }
    assert found - EXPLAINED == (UNCLAIMED if undescribed else set())


def test_no_reader_has_anything_to_say_against_the_tags(edition: Path, tmp_path: Path) -> None:
    call("qpdf", "--check", edition)
    call("mutool", "draw", "-q", "-r", "20", "-o", tmp_path / "page-%d.png", edition)
    call("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage", edition)
    tree = call("pdfinfo", "-struct-text", edition)
    assert tree.startswith("Document\n  Part")
    assert tree.count("\n    Art") == 12


def test_bookmarks_are_where_a_linearized_file_says(edition: Path, tmp_path: Path) -> None:
    file = tmp_path / "web.pdf"
    file.write_bytes(linearized(edition.read_bytes()))
    assert "File is linearized" in call("qpdf", "--check", file)
    assert read(file).document.shape() == read(edition).document.shape()


# ---------------------------------------------------------------- what is on golden pages

SHAPES = {
    "lists": "Document(Art(P L(LI(Lbl LBody) LI(Lbl LBody)) P L(LI(Lbl LBody) LI(Lbl LBody)"
    " LI(Lbl LBody))) Art(L(LI(Lbl LBody) LI(Lbl LBody)) P))",
    "table": "Document(Table(Caption TR(TH TH TH TH) TR(TD TD TD TD) TR(TD TD TD) TR(TD TD TD))"
    " TableNote Table(TR(TD TD) TR(TD TD)))",
    "press-front": "Document(PageIndex(P TOC(TOCI TOCI)) Ad(P P) Ad(Figure P P))",
    "press-even": "Document(Art(P) Figure(Caption))",
    "quote": "Document(Art(BlockQuote(P P) P P P))",
    "subhead-levels": "Document(Art(P H1 H2 P H3 P) Art(P H1 P))",
    "subheads": "Document(Art(P H1 P H1 P))",
    "intro-and-source": "Document(Art(Intro P Source))",
    "heading-photo": "Document(Art(Figure Kicker H1 Byline Legend P))",
    "heading-summary": "Document(Art(H1 Summary P))",
    "drop-caps": "Document(Art(P P) Art(P))",
    "word-marks": "Document(Art(P P Readings))",
    "photos": "Document(Figure(Caption(Credit)) Figure(Caption) Figure(Caption(Credit))"
    " Figure(Caption) Figure Figure)",
    "panel": "Document(Art(H1 Byline P) Panel(P P))",
    "barcode": "Document",
    "two-columns": "Document(Art(P P))",  # the second goes over from one column to the next
}


@pytest.mark.parametrize("page", SHAPES)
def test_a_page_has_the_parts_that_are_on_it(page: str, golden: Any) -> None:
    assert golden(page).document.shape() == SHAPES[page]


def test_a_list_says_how_it_is_numbered_and_a_label_is_what_stands_before_an_item(
    golden: Any,
) -> None:
    lists = golden("lists").document.of("L")
    assert [str(found.raw.A.ListNumbering) for found in lists] == ["/Disc", "/Decimal", "/Decimal"]
    assert [label.text for label in lists[1].of("Lbl")] == ["1.", "2.", "10."]


def test_a_table_says_its_header_its_spans_and_has_its_empty_cells(golden: Any) -> None:
    first, second = golden("table").document.of("Table")
    assert {str(cell.raw.A.Scope) for cell in first.of("TH")} == {"/Column"}
    spans = [
        (cell.raw.A.get("/RowSpan", 1), cell.raw.A.get("/ColSpan", 1))
        for cell in first.of("TD", "TH")
        if "/A" in cell.raw
    ]
    assert (2, 1) in spans or (1, 2) in spans
    width = {sum(int(_attribute(c, "/ColSpan")) for c in row.nodes) for row in second.of("TR")}
    assert width == {2}


def _attribute(cell: Node, key: str) -> Any:
    return cell.raw.A.get(key, 1) if "/A" in cell.raw else 1


def test_the_words_before_a_drop_cap_are_of_its_paragraph(golden: Any) -> None:
    first = golden("drop-caps").document.of("P")[0]
    assert len(first.own) == 1
    assert first.text.startswith("“天地玄黄")


# ---------------------------------------------------------------- languages


LATIN = """
title: words of another language
page: {width: 260pt, height: 300pt, bleed: 0pt, type_area: {characters: 22, lines: 16, top: 20pt}}
grid: {character: 10pt, leading: 16pt, columns: 1, gutter: 1字}
styles:
  body: {families: [Noto Serif SC], size: 10pt, leading: 16pt, direction: DIRECTION HYPHENATE}
slots:
  story:
    story:
      place: {left: 0字, width: 22字, line: 1, lines: 16}
      columns: 1
      body: body
      subhead: body
      slack: 16
"""
WORDS = "用Microsoft Word写成，传到5G网上，A4纸10张，café里read one。"


def spoken(folder: Path, direction: str, hyphenate: str) -> list[tuple[str, str]]:
    layout = LATIN.replace("DIRECTION", direction).replace("HYPHENATE", hyphenate)
    (folder / "layout.yaml").write_text(layout, encoding="utf-8")
    page = folder / "page.yaml"
    text = f"layout: ./layout.yaml\nstories:\n  - place: story\n    body: {WORDS}\n"
    page.write_text(text, encoding="utf-8")
    tagged = read(build(page, folder / "page.pdf").pdf)
    assert folded(tagged.document.text) == folded(WORDS)
    return tagged.pages[0].languages


@pytest.mark.parametrize("direction", ["horizontal", "vertical"])
def test_latin_words_are_in_the_language_that_they_are_hyphenated_in(
    direction: str, tmp_path: Path
) -> None:
    found = spoken(tmp_path, direction, ", hyphenate: en-US")
    assert {language for language, _ in found} == {"en-US"}
    assert folded("".join(words for _, words in found)) == "MicrosoftWordcaféreadone"


def test_nobody_guesses_the_language_of_latin_words(tmp_path: Path) -> None:
    assert spoken(tmp_path, "horizontal", "") == []


def test_a_story_in_another_language_than_the_page_says_so(tmp_path: Path) -> None:
    two = LATIN.replace("DIRECTION", "horizontal").replace(" HYPHENATE", "")
    two = two.replace(
        "direction: horizontal}", "direction: horizontal}\n  other: {based_on: body, language: en}"
    )
    two += "  other:\n    story: {place: {left: 0字, width: 22字, line: 10, lines: 6}, columns: 1, body: other, subhead: other, slack: 16}\n"
    two = two.replace("line: 1, lines: 16", "line: 1, lines: 8")
    (tmp_path / "layout.yaml").write_text(two, encoding="utf-8")
    page = tmp_path / "page.yaml"
    page.write_text(
        "layout: ./layout.yaml\nstories:\n  - {place: story, body: 天地玄黄。}\n"
        "  - {place: other, body: Heaven and earth.}\n",
        encoding="utf-8",
    )
    document = read(build(page, tmp_path / "page.pdf").pdf).document
    assert [str(s.raw.get("/Lang", "")) for s in document.of("Art")] == ["", "en"]
    assert all("/Lang" not in node.raw for node in document.of("P"))


# ---------------------------------------------------------------- bookmarks, editions, spreads


def bookmarks(pdf: pikepdf.Pdf) -> list[tuple[str, int, list[Any]]]:
    """Return the title of each bookmark, the page it leads to, and those below it."""
    pages = {page.obj.objgen: i for i, page in enumerate(pdf.pages)}

    def below(item: Any) -> list[Any]:
        found, at = [], item.get("/First")
        while at is not None:
            assert at.Parent.objgen == item.objgen
            found.append((str(at.Title), pages[at.Dest[0].objgen], below(at)))
            at = at.get("/Next")
        return found

    return below(pdf.Root.Outlines)


def test_each_story_is_found_by_its_headline(name: str, tagged: Tagged) -> None:
    page = read_page(source(name), [], DiagnosticLog())
    assert page is not None
    heads = [s.headline.text.replace("|", "") for s in page.stories if s.headline]
    assert bookmarks(tagged.pdf) == [(head, 0, []) for head in heads]


def test_a_bookmark_leads_to_the_head_of_its_story(golden: Any, box_library: FontLibrary) -> None:
    tagged = golden("headline")
    first: Any = tagged.pdf.Root.Outlines.First
    _, kind, left, top, zoom = first.Dest
    region = next(
        r
        for r in typeset(
            GOLDEN / "headline.yaml",
            box_library,
            DiagnosticLog(),
            layout_folders=[GOLDEN / "layouts"],
        ).regions
        if r.name.endswith("/headline")
    )
    height = float(tagged.pdf.pages[0].trimbox[3])
    assert (str(kind), zoom) == ("/XYZ", None)
    assert float(left) == pytest.approx(
        float(tagged.pdf.pages[0].trimbox[0]) + region.bounds.x, abs=0.01
    )
    assert float(top) == pytest.approx(height - region.bounds.y, abs=0.01)


def test_an_edition_is_told_page_by_page(edition: Path) -> None:
    tagged = read(edition)
    assert len(tagged.document.nodes) == 8
    for i, part in enumerate(tagged.document.nodes):
        assert part.type == "Part"
        assert [*part.contents()] == [(i, number) for number in tagged.pages[i].texts]
    assert_parents(tagged)
    written = read_edition(EDITION, [], DiagnosticLog())
    assert written is not None
    first = written.pages[0].page
    assert first is not None
    marks = bookmarks(tagged.pdf)
    assert [(title, page) for title, page, _ in marks] == [(str(i + 1), i) for i in range(8)]
    assert [title for title, _, _ in marks[0][2]] == [
        s.headline.text.replace("|", "") for s in first.stories if s.headline
    ]


def test_each_half_of_a_spread_keeps_the_parts_that_are_on_it(golden: Any) -> None:
    whole, cut = golden("spread"), golden("spread", split=True)
    assert whole.document.shape() == "Document(Art(H1 Figure(Caption) P P))"
    left, right = cut.document.nodes
    assert all(page.stray == [] for page in cut.pages)
    boxes = [[float(n) for n in figure.raw.A.BBox] for figure in cut.document.of("Figure")]
    assert len(boxes) == 2  # the photo lies over the fold, and neither half shows more than itself
    assert all(0 <= left < right <= 280 for left, _, right, _ in boxes)
    assert {"Art", "H1", "P"} <= {node.type for node in left.walk()}
    assert {"Art", "H1", "P"} <= {node.type for node in right.walk()}
    body = "".join(node.text for half in (left, right) for node in half.of("P"))
    assert sorted(body) == sorted("".join(node.text for node in whole.document.of("P")))
    assert_parents(cut)


def test_a_file_that_is_not_to_be_tagged_has_no_tags(name: str) -> None:
    page = drawn(name)
    plain = pikepdf.open(BytesIO(pdf_bytes([page], PdfSettings(tagged=False))))
    assert not {"/MarkInfo", "/StructTreeRoot", "/Outlines"} & set(plain.Root.keys())
    assert "/StructParents" not in plain.pages[0].obj
    content = plain.pages[0].Contents.read_bytes()
    assert b"MCID" not in content
    assert b"/Artifact" not in content


def test_tags_change_nothing_that_is_drawn(name: str) -> None:
    page = drawn(name)
    bare, tagged = (list(_drawing(pdf_bytes([page], PdfSettings(tagged=t)))) for t in (False, True))
    assert bare == tagged


def drawn(name: str) -> DisplayList:
    return typeset(source(name), FontLibrary(), DiagnosticLog())


def _drawing(data: bytes) -> Iterator[str]:
    """Yield the operators of a page less those that mark and part its text."""
    pdf = pikepdf.open(BytesIO(data))
    for instruction in pikepdf.parse_content_stream(pdf.pages[0]):
        name = str(instruction.operator)
        if name not in ("BDC", "BMC", "EMC", "BT", "ET"):
            for operand in instruction.operands:
                yield from _parts(operand)
            yield name if name not in ("Tj", "TJ") else "T"


def _parts(operand: Any) -> Iterator[str]:
    """Yield an operand; strings byte by byte, as a language may end in the middle of one."""
    if isinstance(operand, pikepdf.Array):
        for part in operand:
            yield from _parts(part)
    elif isinstance(operand, pikepdf.String):
        yield from map(str, bytes(operand))
    else:
        yield str(operand)
