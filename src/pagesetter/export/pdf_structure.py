"""The parts of pages as a structure tree; ISO 32000-1 14.7, 14.8.

The tree has the parts that the display list names, in the order in which their first marks
stand.
"""

from __future__ import annotations

from typing import Any

from pagesetter.display.model import Element, Role
from pagesetter.export.pdf_bookmarks import add_bookmarks, bookmarks_of
from pagesetter.export.pdf_objects import PdfFile, Raw, Reference, number, written_text
from pagesetter.export.pdf_tags import Node, TaggedPage, type_of

# Attributes by type, 14.8.5.
_ATTRIBUTES = {
    Role.LIST: "<</O/List/ListNumbering/Disc>>",
    Role.NUMBERED_LIST: "<</O/List/ListNumbering/Decimal>>",
}

# ---------------------------------------------------------------- the tree


def structure_entries(file: PdfFile, pages: list[TaggedPage]) -> dict[str, Any]:
    """Add the structure tree and the bookmarks of all pages; return the catalog's entries."""
    entries = {"MarkInfo": Raw("<</Marked true>>"), "StructTreeRoot": add_structure(file, pages)}
    bookmarks = add_bookmarks(file, [bookmarks_of(page) for page in pages])
    return {**entries, "Outlines": bookmarks} if bookmarks else entries


def add_structure(file: PdfFile, pages: list[TaggedPage]) -> Reference:
    """Add the structure tree of all pages, and return the reference to its root."""
    tree = StructureTree(file, pages[0].page.language)
    if len(pages) == 1:
        return tree.of_one(pages[0])
    for page in pages:
        tree.add(page)
    return tree.finish()


class StructureTree:
    """Writes elements as they are numbered: before their children, and these in order."""

    def __init__(self, file: PdfFile, language: str) -> None:
        """Begin a tree whose document is in a language."""
        self._file = file
        self._language = language
        self._root, self._document = file.reserve(), file.reserve()
        self._page = self._root  # the one whose elements are written
        self._custom: dict[str, str] = {}
        self._parts: list[str] = []
        self._by_page: list[str] = []  # the number of each page, and whose its contents are

    def of_one(self, page: TaggedPage) -> Reference:
        """Add the only page, whose elements are the document's own; return the tree's root."""
        self._page = page.reference
        self._parts.append(self._kids(page.tags.root, self._document, self._language))
        self._by_page.append(f"{page.tags.index}[{self._contents(page)}]")
        return self.finish()

    def add(self, page: TaggedPage, *, apart: bool = False) -> None:
        """Add one of several pages; `apart`, whose its contents are is an object of its own."""
        self._page = page.reference
        self._parts.append(self._part(page, self._document, self._language))
        contents = f"[{self._contents(page)}]"
        if apart:
            contents = f" {self._to(self._file.add(Raw(contents)))}"
        self._by_page.append(f"{page.tags.index}{contents}")

    def finish(self) -> Reference:
        """Add what holds the parts together, and return the reference to the root."""
        parents = f"/Type/StructElem/S/Document/P {self._to(self._root)}"
        document = Raw(f"<<{parents}/K[{' '.join(self._parts)}]>>")
        self._file.fill(self._document, document)
        roles = "".join(f"/{own}/{standard}" for own, standard in sorted(self._custom.items()))
        tree = self._file.add(Raw(f"<</Nums[{' '.join(self._by_page)}]>>"))
        self._file.fill(
            self._root,
            Raw(
                f"<</Type/StructTreeRoot/K[{self._to(self._document)}]/ParentTree {self._to(tree)}"
                f"/ParentTreeNextKey {len(self._by_page)}/RoleMap<<{roles}>>>>"
            ),
        )
        return self._root

    def _part(self, page: TaggedPage, parent: Reference, language: str) -> str:
        """Add what is on one of several pages, and return the reference to it as written."""
        reference, own = self._file.reserve(), page.page.language
        kids = self._kids(page.tags.root, reference, own)
        lang = f"/Lang{written_text(own)}" if own != language else ""
        start = f"<</Type/StructElem/S/Part/P {self._to(parent)}{lang}"
        self._file.fill(reference, Raw(f"{start}/K[{kids}]>>"))
        return self._to(reference)

    def _kids(self, node: Node, reference: Reference, language: str) -> str:
        """Add the children of a node, and return all that it has as written."""
        return " ".join(
            str(kid) if isinstance(kid, int) else self._element(kid, reference, language)
            for kid in node.kids
        )

    def _element(self, node: Node, parent: Reference, language: str) -> str:
        element = node.element
        assert element is not None, "only the root of a page is no part of it"
        node.reference = self._file.reserve()
        own, standard = type_of(element)
        if own != standard:
            self._custom[own] = standard
        parts = [f"<</Type/StructElem/S/{own}/P {self._to(parent)}"]
        if any(isinstance(kid, int) for kid in node.kids):
            parts.append(f"/Pg {self._to(self._page)}")
        if element.language and element.language != language:
            language = element.language
            parts.append(f"/Lang{written_text(language)}")
        if element.alternative:
            parts.append(f"/Alt{written_text(element.alternative)}")
        parts.append(_attributes(element, node.box))
        parts.append(f"/K[{self._kids(node, node.reference, language)}]>>")
        self._file.fill(node.reference, Raw("".join(parts)))
        return self._to(node.reference)

    def _contents(self, page: TaggedPage) -> str:
        """Return the elements of a page's marked contents by their numbers; 14.7.4.4."""
        return " ".join(self._to(node.reference) for node in page.tags.contents if node.reference)

    def _to(self, reference: Reference) -> str:
        return self._file.written(reference)


def _attributes(element: Element, box: tuple[float, ...] | None) -> str:
    found = _ATTRIBUTES.get(element.role, "")
    if element.role is Role.FIGURE and box is not None:
        found = f"<</O/Layout/Placement/Block/BBox[{' '.join(map(number, box))}]>>"
    elif element.role in (Role.HEADER_CELL, Role.CELL):
        scope = "/Scope/Column" if element.role is Role.HEADER_CELL else ""
        spans = "".join(
            f"/{name} {count}"
            for name, count in zip(("RowSpan", "ColSpan"), element.cells, strict=True)
            if count > 1
        )
        found = f"<</O/Table{scope}{spans}>>" if scope or spans else ""
    return f"/A{found}" if found else ""
