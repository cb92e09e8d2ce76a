"""Pages written apart from their file: the same bytes, or they are not taken."""

from __future__ import annotations

import pickle
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pagesetter.diagnostics import DiagnosticLog
from pagesetter.display.model import BLACK, DisplayList, DrawGlyphs, FillRect, Ink
from pagesetter.export.pdf_apart import PageApart
from pagesetter.export.pdf_stream import PdfStream, streamed_bytes
from pagesetter.geometry import Rect
from pagesetter.pictures import PictureError
from pagesetter.pipeline import typeset
from pagesetter.typeface.library import FontLibrary
from tests.pdf.sheet import box, sans, serif, sheet, words

ROOT = Path(__file__).parents[2]
EXAMPLES = ["front-page", "dense-news", "photo-page", "vertical", "vertical-tc", "notice"]


def sent(page: PageApart) -> PageApart:
    """Return a page as it comes from another process."""
    there: PageApart = pickle.loads(pickle.dumps(page))
    return there


def made_apart(pages: list[DisplayList], copied: int = 1) -> tuple[bytes, int]:
    """Write pages, those from `copied` on apart from the file as it is then; how many were taken."""
    out = BytesIO()
    stream = PdfStream(out)
    for page in pages[:copied]:
        stream.add(page, {})
    apart = [stream.apart(page) for page in pages[copied:]]
    taken = 0
    for page, written in zip(pages[copied:], apart, strict=True):
        if written is not None and stream.takes(written):
            stream.add_apart(sent(written), {})
            taken += 1
        else:
            stream.add(page, {})
    stream.finish()
    return out.getvalue(), taken


def at_once(pages: list[DisplayList]) -> bytes:
    return streamed_bytes([(page, {}) for page in pages])


def meaning(page: DisplayList, text: str) -> DisplayList:
    """Return a page of one run whose glyphs stand for another text."""
    (region,) = page.regions
    marks = [
        m._replace(run=m.run._replace(text=text)) if isinstance(m, DrawGlyphs) else m
        for m in region.marks
    ]
    return page._replace(regions=(region._replace(marks=tuple(marks)),))


@pytest.fixture(scope="module")
def pages() -> list[DisplayList]:
    library = FontLibrary()
    files = [ROOT / "examples" / name / "page.yaml" for name in EXAMPLES]
    return [typeset(file, library, DiagnosticLog()) for file in files]


@pytest.mark.parametrize("copied", [1, 3])
def test_pages_written_apart_give_the_same_bytes(pages: list[DisplayList], copied: int) -> None:
    data, taken = made_apart([*pages, *pages[::-1]], copied)
    assert data == at_once([*pages, *pages[::-1]])
    assert taken >= 6


def test_faces_are_named_as_they_come_and_not_as_they_came_apart() -> None:
    pages = [sheet(words("天", serif())), sheet(words("地", sans()))]
    pages += [sheet(words("玄", sans()), words("黄", serif())), sheet(words("宙", sans()))]
    assert made_apart(pages) == (at_once(pages), 3)


def test_a_glyph_that_means_something_else_before_is_not_taken(tmp_path: Path) -> None:
    face = box(tmp_path)
    first, plain = sheet(words("天", face)), sheet(words("台风", face))
    other = meaning(plain, "臺风")
    assert made_apart([first, plain, plain]) == (at_once([first, plain, plain]), 2)
    assert made_apart([first, plain, other]) == (at_once([first, plain, other]), 1)
    # What the file knew when it was copied is known there too.
    assert made_apart([first, plain, other, other], 2) == (
        at_once([first, plain, other, other]),
        2,
    )


def test_a_second_meaning_that_is_another_before_is_not_taken(tmp_path: Path) -> None:
    face = box(tmp_path)
    page = sheet(words("台", face))
    two, three = meaning(page, "臺"), meaning(page, "颱")
    pages = [page, two, three, three]
    assert made_apart(pages) == (at_once(pages), 1)


def test_inks_that_the_file_does_not_have_are_not_written_apart() -> None:
    spot, faint = Ink(0, 1, 0, 0, spot="PANTONE 185 C"), BLACK._replace(opacity=0.5)
    filled = [FillRect(Rect(0, 0, 9, 9), ink, words("天", serif()).span) for ink in (spot, faint)]
    marks = [words("天", serif())]
    for pages in (
        [sheet(*marks), sheet(*marks, filled[0]), sheet(*marks, filled[1], filled[0])],
        [sheet(*marks, filled[0]), sheet(*marks, filled[1]), sheet(filled[1])],
    ):
        assert made_apart(pages) == (at_once(pages), 0)
        assert made_apart([*pages, *pages], 3) == (at_once([*pages, *pages]), 3)


def test_a_page_written_apart_changes_nothing_of_the_file(pages: list[DisplayList]) -> None:
    out = BytesIO()
    stream = PdfStream(out)
    stream.add(pages[0], {})
    for page in pages[1:]:
        stream.apart(page)
    stream.finish()
    assert out.getvalue() == at_once(pages[:1])


def test_a_photo_that_is_another_by_then_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "box").mkdir()
    files = sorted((ROOT / "examples").glob("*/**/*.jpg"))[:2]
    library = FontLibrary()
    page = typeset(ROOT / "examples" / "photo-page" / "page.yaml", library, DiagnosticLog())
    stream = PdfStream(BytesIO())
    stream.add(page, {})
    written = stream.apart(page)
    assert written is not None
    photo = written.photos[0]
    moved = tmp_path / photo.file.name
    moved.write_bytes(next(f for f in files if f != photo.file).read_bytes())
    with pytest.raises(PictureError, match="has changed while its page was made"):
        stream.add_apart(written._replace(photos=(photo._replace(file=moved),)), {})


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.lists(st.tuples(st.sampled_from("天地玄黄"), st.sampled_from("天地元"), st.booleans())),
        min_size=2,
        max_size=6,
    ),
    st.integers(1, 3),
)
def test_whatever_glyphs_mean_where_the_bytes_are_the_same(
    plan: list[list[tuple[str, str, bool]]], copied: int
) -> None:
    faces = [serif(), sans()]
    pages = []
    for page in plan:
        marks = [words("宇", faces[0])]
        for shown, meant, other in page:
            mark = words(shown, faces[other])
            marks.append(mark._replace(run=mark.run._replace(text=meant)))
        pages.append(sheet(*marks))
    assert made_apart(pages, copied)[0] == at_once(pages)
