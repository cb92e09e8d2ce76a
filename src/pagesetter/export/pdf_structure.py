"""The parts of pages as a structure tree; ISO 32000-1 14.7, 14.8.

The tree has the parts that the display list names, in the order in which their first marks
stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pagesetter.display.model import Element, Role
from pagesetter.export.pdf_bookmarks import add_bookmarks
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
            parts.append(f"/Pg {self._to(self._pages[node.page].reference)}")
        if element.language and element.language != language:
            language = element.language
            parts.append(f"/Lang{written_text(language)}")
        if element.alternative:
            parts.append(f"/Alt{written_text(element.alternative)}")
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
