"""Bookmarks: each story by its headline, under its page where there are several.

ISO 32000-1 12.3.3. They go into no object stream: qpdf, which makes the linearized files,
counts those wrong that do.
"""

from __future__ import annotations

from collections.abc import Iterator

from pagesetter.export.pdf_objects import Loose, PdfFile, Reference, number, written_text
from pagesetter.export.pdf_tags import Node, TaggedPage
from pagesetter.geometry import Point
from pagesetter.records import NamedTuple


class _Bookmark(NamedTuple):
    title: str
    page: int
    at: Point
    below: tuple[_Bookmark, ...] = ()


def add_bookmarks(file: PdfFile, pages: list[TaggedPage]) -> Reference | None:
    """Add a bookmark for each story that has a headline, under that of its page if several."""
    found = [tuple(_of_page(page)) for page in pages]
    marks = found[0]
    if len(pages) > 1:
        marks = tuple(
            _Bookmark(page.page.label or page.page.title, page.tags.index, _head(page), below)
            for page, below in zip(pages, found, strict=True)
        )
    if not marks:
        return None
    root = file.reserve()
    ends = _add_level(file, pages, marks, root)
    file.fill(root, Loose(f"<</Type/Outlines{ends}/Count {len(marks)}>>"))
    return root


def _of_page(page: TaggedPage) -> Iterator[_Bookmark]:
    for node in page.tags.root.kids:
        if isinstance(node, Node) and node.element and node.element.title:
            yield _Bookmark(node.element.title, page.tags.index, node.at)


def _head(page: TaggedPage) -> Point:
    beyond = page.page.bleed + page.page.slug
    return Point(beyond, beyond + page.page.page.height)


def _add_level(
    file: PdfFile, pages: list[TaggedPage], marks: tuple[_Bookmark, ...], parent: Reference
) -> str:
    """Add bookmarks of one level, and return which are the first and the last as written."""
    references = [file.reserve() for _ in marks]
    names = [file.written(reference) for reference in references]
    for i, (mark, reference) in enumerate(zip(marks, references, strict=True)):
        below = ""
        if mark.below:  # closed, so that an edition opens with its pages
            ends = _add_level(file, pages, mark.below, reference)
            below = f"{ends}/Count -{len(mark.below)}"
        beside = f"/Prev {names[i - 1]}" if i else ""
        beside += f"/Next {names[i + 1]}" if i + 1 < len(marks) else ""
        page, at = file.written(pages[mark.page].reference), mark.at
        dest = f"/Dest[{page}/XYZ {number(at.x)} {number(at.y)} null]"
        title, above = written_text(mark.title), file.written(parent)
        file.fill(reference, Loose(f"<</Title{title}/Parent {above}{beside}{dest}{below}>>"))
    return f"/First {names[0]}/Last {names[-1]}"
