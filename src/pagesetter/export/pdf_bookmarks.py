"""Bookmarks: each story by its headline, under its page where there are several.

ISO 32000-1 12.3.3. They go into no object stream: qpdf, which makes the linearized files,
counts those wrong that do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pagesetter.export.pdf_objects import Loose, PdfFile, Reference, number, written_text
from pagesetter.export.pdf_tags import Node, TaggedPage
from pagesetter.geometry import Point
from pagesetter.records import NamedTuple


class _Bookmark(NamedTuple):
    title: str
    page: int
    at: Point
    below: tuple[_Bookmark, ...] = ()


class PageBookmarks(NamedTuple):
    """The bookmarks of one page."""

    own: _Bookmark  # of the page among several, with those of its stories below
    reference: Reference


def bookmarks_of(page: TaggedPage) -> PageBookmarks:
    """Return the bookmarks of a page: its own, and below it one for each story's headline."""
    beyond = page.page.bleed + page.page.slug
    head = Point(beyond, beyond + page.page.page.height)
    title = page.page.label or page.page.title
    own = _Bookmark(title, page.tags.index, head, tuple(_of_stories(page)))
    return PageBookmarks(own, page.reference)


def add_bookmarks(file: PdfFile, pages: Sequence[PageBookmarks]) -> Reference | None:
    """Add a bookmark for each story that has a headline, under that of its page if several."""
    marks = tuple(page.own for page in pages) if len(pages) > 1 else pages[0].own.below
    if not marks:
        return None
    root = file.reserve()
    ends = _add_level(file, [page.reference for page in pages], marks, root)
    file.fill(root, Loose(f"<</Type/Outlines{ends}/Count {len(marks)}>>"))
    return root


def _of_stories(page: TaggedPage) -> Iterator[_Bookmark]:
    for node in page.tags.root.kids:
        if isinstance(node, Node) and node.element and node.element.title:
            yield _Bookmark(node.element.title, page.tags.index, node.at)


def _add_level(
    file: PdfFile, pages: Sequence[Reference], marks: tuple[_Bookmark, ...], parent: Reference
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
        page, at = file.written(pages[mark.page]), mark.at
        dest = f"/Dest[{page}/XYZ {number(at.x)} {number(at.y)} null]"
        title, above = written_text(mark.title), file.written(parent)
        file.fill(reference, Loose(f"<</Title{title}/Parent {above}{beside}{dest}{below}>>"))
    return f"/First {names[0]}/Last {names[-1]}"
