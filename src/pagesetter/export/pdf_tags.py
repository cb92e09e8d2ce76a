"""The parts of a page, found while its content is written: marked contents, and whose each is.

What no part has is an artifact; ISO 32000-1 14.6, 14.8.2.2.
"""

from __future__ import annotations

from typing import Any

from pagesetter.display.model import (
    DisplayList,
    DrawGlyphs,
    DrawPhoto,
    Element,
    FillRect,
    Mark,
    Region,
    Role,
)
from pagesetter.export.pdf_objects import Reference
from pagesetter.geometry import Point
from pagesetter.records import NamedTuple

# The standard type of a part, 14.8.4; a name before it is what this program calls it.
_TYPES = {
    Role.STORY: "Art",
    Role.KICKER: "Kicker P",
    Role.HEADLINE: "H",
    Role.SUBHEAD: "H",
    Role.DECK: "Deck P",
    Role.SUMMARY: "Summary P",
    Role.BYLINE: "Byline P",
    Role.INTRO: "Intro P",
    Role.PARAGRAPH: "P",
    Role.SOURCE: "Source P",
    Role.JUMP_LINE: "JumpLine P",
    Role.RUBY: "Readings P",
    Role.LIST: "L",
    Role.NUMBERED_LIST: "L",
    Role.ITEM: "LI",
    Role.LABEL: "Lbl",
    Role.WORDS: "LBody",
    Role.QUOTE: "BlockQuote",
    Role.FIGURE: "Figure",
    Role.CAPTION: "Caption",
    Role.LEGEND: "Legend P",
    Role.CREDIT: "Credit Span",
    Role.TABLE: "Table",
    Role.ROW: "TR",
    Role.HEADER_CELL: "TH",
    Role.CELL: "TD",
    Role.NOTE: "TableNote P",
    Role.PANEL: "Panel Sect",
    Role.AD: "Ad Sect",
    Role.INDEX: "PageIndex Sect",
    Role.ENTRIES: "TOC",
    Role.ENTRY: "TOCI",
}

_DEEPEST = 6  # H6 is the last of the standard types


class Node:
    """An element of the tree: what it has, in order, are marked contents and elements."""

    __slots__ = ("at", "box", "element", "kids", "page", "reference")

    def __init__(self, element: Element | None, page: int, at: Point) -> None:
        self.element = element
        self.page = page
        self.at = at  # where its first mark's region begins, in the page's space
        self.kids: list[int | Node] = []
        self.box: tuple[float, float, float, float] | None = None  # of a figure, as PDF has it
        self.reference: Reference | None = None


class PageTags:
    """The parts of one page, found while its content is written."""

    def __init__(self, page: DisplayList, index: int) -> None:
        """Begin a page, the `index`th of its file."""
        self.index = index
        self.root = Node(None, index, Point(0.0, 0.0))
        self.contents: list[Node] = []  # by number of marked content
        self.tells_all = True  # who does not see the page is told what is to be seen: PDF/UA
        beyond = page.bleed + page.slug
        self._left, self._top = beyond, page.page.height + beyond
        self._sheet = page.page.width + 2 * beyond, page.page.height + 2 * beyond
        self._nodes: dict[str, Node] = {}
        self._region = Point(0.0, 0.0)
        self._usual: Element | None = None  # of marks of this region that say nothing
        self._open: Element | None = None
        self._is_open = False

    def entries(self) -> dict[str, Any]:
        """Return what the page says of its tags; 14.7.4.4, and 12.5 of the tabs."""
        return {"StructParents": self.index, "Tabs": "/S"}

    def enter(self, region: Region) -> None:
        """Go on to a region; parts of it that may have no mark take their places."""
        self._region = Point(self._left + region.bounds.x, self._top - region.bounds.y)
        self._usual = region.element
        for element in region.elements:
            self._node(element)

    def goes_on(self, element: Element | None) -> bool:
        """Tell at a glance that glyphs are of the part that is open; `False`: ask `begin`."""
        return element is not None and element is self._open and self._is_open

    def begin(self, mark: Mark) -> tuple[str, ...] | None:
        """Return the operators that stand before a mark; `None` where its part goes on.

        They end what came before, so that they must stand outside of text objects.
        """
        element = element_of(mark, self._usual)
        if (
            element is not None
            and element.role is Role.FIGURE
            and isinstance(mark, (DrawPhoto, FillRect))
        ):
            self._extend(self._node(element), mark)
        if self._is_open and element == self._open:
            return None
        before = self.end()
        self._open, self._is_open = element, True
        return (*before, self._opening(element))

    def end(self) -> tuple[str, ...]:
        """Return the operators that end what is open."""
        was, self._is_open = self._is_open, False
        return ("EMC",) if was else ()

    def _opening(self, element: Element | None) -> str:
        if element is None:
            return "/Artifact<</Type/Layout>>BDC"
        if element.role is Role.FURNITURE:
            return "/Artifact<</Type/Pagination>>BDC"
        if element.role is Role.PRINTERS_MARK:
            return "/Artifact<</Type/Page>>BDC"
        node, count = self._node(element), len(self.contents)
        node.kids.append(count)
        self.contents.append(node)
        return f"/{type_of(element)[0]}<</MCID {count}>>BDC"

    def _node(self, element: Element) -> Node:
        node = self._nodes.get(element.key)
        if node is None:
            parent = self.root if element.parent is None else self._node(element.parent)
            node = Node(element, self.index, self._region)
            self.tells_all = self.tells_all and element.described
            self._nodes[element.key] = node
            parent.kids.append(node)
        return node

    def _extend(self, node: Node, mark: DrawPhoto | FillRect) -> None:
        """Make the box of a figure as large as what is to be seen of it on the sheet."""
        bounds, (width, height) = mark.bounds, self._sheet
        left, top = max(0.0, self._left + bounds.x), min(height, self._top - bounds.y)
        right, bottom = min(width, self._left + bounds.right), max(0.0, self._top - bounds.bottom)
        if node.box is not None:
            left, bottom = min(left, node.box[0]), min(bottom, node.box[1])
            right, top = max(right, node.box[2]), max(top, node.box[3])
        node.box = (left, bottom, right, top)


def element_of(mark: Mark, usual: Element | None) -> Element | None:
    """Return the part that a mark is of, in a region whose marks are `usual`ly of one."""
    if isinstance(mark, (DrawGlyphs, DrawPhoto, FillRect)):
        return mark.element or usual
    return usual


class TaggedPage(NamedTuple):
    """A page with its parts, and the number that it has in the file."""

    page: DisplayList
    tags: PageTags
    reference: Reference


def type_of(element: Element) -> tuple[str, str]:
    """Return the type of an element, and the standard one that stands for it."""
    own, _, standard = _TYPES[element.role].partition(" ")
    if own == "H":
        own = f"H{min(element.level, _DEEPEST)}"
    return own, standard or own
