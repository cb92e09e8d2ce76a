"""The parts of pages as a structure tree, and as bookmarks; ISO 32000-1 14.7, 14.8, 12.3.3.

The tree has the parts that the display list names, in the order in which their first marks
stand. What no part has is an artifact (14.8.2.2).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from pagesetter.display.model import DisplayList, Element, Mark, Region, Role
from pagesetter.export.pdf_objects import PdfFile, Raw, Reference, number
from pagesetter.export.pdf_unicode import text_in_hex
from pagesetter.geometry import Point, Rect

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

# Attributes by type, 14.8.5.
_ATTRIBUTES = {
    Role.LIST: "<</O/List/ListNumbering/Disc>>",
    Role.NUMBERED_LIST: "<</O/List/ListNumbering/Decimal>>",
}

_DEEPEST = 6  # H6 is the last of the standard types


class _Node:
    """An element of the tree: what it has, in order, are marked contents and elements."""

    __slots__ = ("at", "box", "element", "kids", "page", "reference")

    def __init__(self, element: Element | None, page: int, at: Point) -> None:
        self.element = element
        self.page = page
        self.at = at  # where its first mark's region begins, in the page's space
        self.kids: list[int | _Node] = []
        self.box: Rect | None = None  # of what is shown of a figure
        self.reference: Reference | None = None


class PageTags:
    """The parts of one page, found while its content is written."""

    def __init__(self, page: DisplayList, index: int) -> None:
        """Begin a page, the `index`th of its file."""
        self.index = index
        self.root = _Node(None, index, Point(0.0, 0.0))
        self.contents: list[_Node] = []  # by number of marked content
        beyond = page.bleed + page.slug
        self._left, self._top = beyond, page.page.height + beyond
        self._nodes: dict[str, _Node] = {}
        self._region = Point(0.0, 0.0)
        self._open: Element | None = None
        self._is_open = False

    def entries(self) -> dict[str, Any]:
        """Return what the page says of its tags; 14.7.4.4, and 12.5 of the tabs."""
        return {"StructParents": self.index, "Tabs": "/S"}

    def enter(self, region: Region) -> None:
        """Go on to a region; parts of it that may have no mark take their places."""
        self._region = Point(self._left + region.bounds.x, self._top - region.bounds.y)
        for element in region.elements:
            self._node(element)

    def begin(self, mark: Mark) -> tuple[str, ...] | None:
        """Return the operators that stand before a mark; `None` where its part goes on.

        They end what came before, so that they must stand outside of text objects.
        """
        element = getattr(mark, "element", None)
        if element is not None and element.role in (Role.FIGURE,):
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
        return f"/{_type_of(element)[0]}<</MCID {count}>>BDC"

    def _node(self, element: Element) -> _Node:
        node = self._nodes.get(element.key)
        if node is None:
            parent = self.root if element.parent is None else self._node(element.parent)
            node = _Node(element, self.index, self._region)
            self._nodes[element.key] = node
            parent.kids.append(node)
        return node

    def _extend(self, node: _Node, mark: Mark) -> None:
        bounds = getattr(mark, "bounds", None)
        if bounds is None:
            return
        left, bottom = self._left + bounds.x, self._top - bounds.bottom
        box = Rect(left, bottom, bounds.width, bounds.height)
        if node.box is not None:
            x, y = min(box.x, node.box.x), min(box.y, node.box.y)
            right = max(box.right, node.box.right)
            top = max(box.y + box.height, node.box.y + node.box.height)
            box = Rect(x, y, right - x, top - y)
        node.box = box


class TaggedPage(NamedTuple):
    """A page with its parts, and the number that it has in the file."""

    page: DisplayList
    tags: PageTags
    reference: Reference


def _type_of(element: Element) -> tuple[str, str]:
    """Return the type of an element, and the standard one that stands for it."""
    own, _, standard = _TYPES[element.role].partition(" ")
    if own == "H":
        own = f"H{min(element.level, _DEEPEST)}"
    return own, standard or own


# ---------------------------------------------------------------- the tree


def structure_entries(file: PdfFile, pages: list[TaggedPage]) -> dict[str, Any]:
    """Add the structure tree and the bookmarks of all pages; return the catalog's entries."""
    entries = {"MarkInfo": Raw("<</Marked true>>"), "StructTreeRoot": add_structure(file, pages)}
    bookmarks = add_bookmarks(file, pages)
    return {**entries, "Outlines": bookmarks} if bookmarks else entries


def add_structure(file: PdfFile, pages: list[TaggedPage]) -> Reference:
    """Add the structure tree of all pages, and return the reference to its root."""
    return _Tree(file, pages).add()


class _Tree:
    """Writes elements as they are numbered: before their children, and these in order."""

    def __init__(self, file: PdfFile, pages: list[TaggedPage]) -> None:
        self._file = file
        self._pages = pages
        self._custom: dict[str, str] = {}

    def add(self) -> Reference:
        root, document = self._file.reserve(), self._file.reserve()
        language = self._pages[0].page.language
        parents = f"/Type/StructElem/S/Document/P {self._to(root)}"
        if len(self._pages) == 1:
            kids = self._kids(self._pages[0].tags.root, document, language)
        else:
            kids = " ".join(self._part(page, document, language) for page in self._pages)
        self._file.fill(document, Raw(f"<<{parents}/K[{kids}]>>"))
        roles = "".join(f"/{own}/{standard}" for own, standard in sorted(self._custom.items()))
        tree = self._file.add(Raw(f"<</Nums[{' '.join(self._by_page())}]>>"))
        self._file.fill(
            root,
            Raw(
                f"<</Type/StructTreeRoot/K[{self._to(document)}]/ParentTree {self._to(tree)}"
                f"/ParentTreeNextKey {len(self._pages)}/RoleMap<<{roles}>>>>"
            ),
        )
        return root

    def _part(self, page: TaggedPage, parent: Reference, language: str) -> str:
        """Add what is on one of several pages, and return the reference to it as written."""
        reference, own = self._file.reserve(), page.page.language
        kids = self._kids(page.tags.root, reference, own)
        lang = f"/Lang{written(own)}" if own != language else ""
        start = f"<</Type/StructElem/S/Part/P {self._to(parent)}{lang}"
        self._file.fill(reference, Raw(f"{start}/K[{kids}]>>"))
        return self._to(reference)

    def _kids(self, node: _Node, reference: Reference, language: str) -> str:
        """Add the children of a node, and return all that it has as written."""
        return " ".join(
            str(kid) if isinstance(kid, int) else self._element(kid, reference, language)
            for kid in node.kids
        )

    def _element(self, node: _Node, parent: Reference, language: str) -> str:
        element = node.element
        assert element is not None, "only the root of a page is no part of it"
        node.reference = self._file.reserve()
        own, standard = _type_of(element)
        if own != standard:
            self._custom[own] = standard
        parts = [f"<</Type/StructElem/S/{own}/P {self._to(parent)}"]
        if any(isinstance(kid, int) for kid in node.kids):
            parts.append(f"/Pg {self._to(self._pages[node.page].reference)}")
        if element.language and element.language != language:
            language = element.language
            parts.append(f"/Lang{written(language)}")
        if element.alternative:
            parts.append(f"/Alt{written(element.alternative)}")
        parts.append(_attributes(element, node.box))
        parts.append(f"/K[{self._kids(node, node.reference, language)}]>>")
        self._file.fill(node.reference, Raw("".join(parts)))
        return self._to(node.reference)

    def _by_page(self) -> Iterator[str]:
        """Yield the number of each page, and the elements of its marked contents; 14.7.4.4."""
        for page in self._pages:
            elements = " ".join(
                self._to(node.reference) for node in page.tags.contents if node.reference
            )
            yield f"{page.tags.index}[{elements}]"

    def _to(self, reference: Reference) -> str:
        return self._file.written(reference)


def _attributes(element: Element, box: Rect | None) -> str:
    found = _ATTRIBUTES.get(element.role, "")
    if element.role is Role.FIGURE and box is not None:
        corners = (box.x, box.y, box.right, box.y + box.height)
        found = f"<</O/Layout/Placement/Block/BBox[{' '.join(map(number, corners))}]>>"
    elif element.role in (Role.HEADER_CELL, Role.CELL):
        scope = "/Scope/Column" if element.role is Role.HEADER_CELL else ""
        spans = "".join(
            f"/{name} {count}"
            for name, count in zip(("RowSpan", "ColSpan"), element.cells, strict=True)
            if count > 1
        )
        found = f"<</O/Table{scope}{spans}>>" if scope or spans else ""
    return f"/A{found}" if found else ""


def written(text: str) -> str:
    """Return a text string as it stands in a file; 7.9.2.

    >>> written("en-US"), written("报")
    ('(en-US)', '<FEFF62A5>')
    """
    if text.isascii() and text.isprintable() and not set("()\\") & set(text):
        return f"({text})"
    return f"<FEFF{text_in_hex(text)}>"


# ---------------------------------------------------------------- bookmarks


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
    file.fill(root, Raw(f"<</Type/Outlines{ends}/Count {len(marks)}>>"))
    return root


def _of_page(page: TaggedPage) -> Iterator[_Bookmark]:
    for node in page.tags.root.kids:
        if isinstance(node, _Node) and node.element and node.element.title:
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
        if mark.below:  # closed, so that an edition opens with its pages: 12.3.3
            ends = _add_level(file, pages, mark.below, reference)
            below = f"{ends}/Count -{len(mark.below)}"
        beside = f"/Prev {names[i - 1]}" if i else ""
        beside += f"/Next {names[i + 1]}" if i + 1 < len(marks) else ""
        page, at = file.written(pages[mark.page].reference), mark.at
        dest = f"/Dest[{page}/XYZ {number(at.x)} {number(at.y)} null]"
        title, above = written(mark.title), file.written(parent)
        file.fill(reference, Raw(f"<</Title{title}/Parent {above}{beside}{dest}{below}>>"))
    return f"/First {names[0]}/Last {names[-1]}"
