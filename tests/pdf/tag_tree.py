"""The tag tree of a PDF read back, and what its content stream marks; by pikepdf alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf

_PAINTS = {"Tj", "TJ", "f", "f*", "B", "B*", "b", "s", "S", "Do", "sh"}
_OPENS = {"BDC": "EMC", "BMC": "EMC", "BT": "ET", "q": "Q"}


@dataclass
class Node:
    """An element: its type as it stands, the text of its own, and what is under it in order."""

    type: str
    standard: str
    raw: Any
    pdf: pikepdf.Pdf  # open as long as this is here
    kids: list[Node | tuple[int, int]] = field(default_factory=list)  # page and marked content
    own: dict[tuple[int, int], str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """All of its text, in the order of the tree."""
        return "".join(k.text if isinstance(k, Node) else self.own[k] for k in self.kids)

    @property
    def nodes(self) -> list[Node]:
        """The elements right under it."""
        return [kid for kid in self.kids if isinstance(kid, Node)]

    def walk(self) -> Iterator[Node]:
        """Yield it and all elements under it, in the order of the tree."""
        yield self
        for kid in self.nodes:
            yield from kid.walk()

    def contents(self) -> Iterator[tuple[int, int]]:
        """Yield all its marked contents, in the order of the tree."""
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.contents()
            else:
                yield kid

    def of(self, *types: str) -> list[Node]:
        """Return what of some types is under it."""
        return [node for node in self.walk() if node.type in types]

    def shape(self) -> str:
        """Return its types, such as `TR(TH TD)`."""
        below = " ".join(node.shape() for node in self.nodes)
        return f"{self.type}({below})" if below else self.type


@dataclass
class Marked:
    """One page's marked contents as its content stream has them."""

    texts: dict[int, str] = field(default_factory=dict)  # by number
    artifacts: list[str] = field(default_factory=list)  # the text of each
    kinds: set[str] = field(default_factory=set)  # of artifacts
    stray: list[str] = field(default_factory=list)  # painting operators in no content, or in two
    languages: list[tuple[str, str]] = field(default_factory=list)  # words with a tag of their own
    codes: dict[str, set[int]] = field(default_factory=dict)  # shown, by font


@dataclass
class Tagged:
    """A PDF with its tag tree."""

    pdf: pikepdf.Pdf
    document: Node
    pages: list[Marked]


def read(source: bytes | Path) -> Tagged:
    """Read a PDF back. Raises `AssertionError` where its marks do not nest."""
    data = source if isinstance(source, bytes) else source.read_bytes()
    pdf = pikepdf.open(BytesIO(data))
    pages = [_marked(page) for page in pdf.pages]
    root: Any = pdf.Root.StructTreeRoot
    numbers = {page.objgen: i for i, page in enumerate(page.obj for page in pdf.pages)}
    roles = {str(k): str(v) for k, v in root.RoleMap.items()}
    (kid,) = root.K

    def node(raw: Any, parent: Any) -> Node:
        assert raw.P.objgen == parent.objgen, "an element names its parent"
        kind = str(raw.S)
        found = Node(kind[1:], roles.get(kind, kind)[1:], raw, pdf)
        for kid in raw.K:
            if isinstance(kid, int):
                at = numbers[raw.Pg.objgen], kid
                found.kids.append(at)
                found.own[at] = pages[at[0]].texts[kid]
            else:
                found.kids.append(node(kid, raw))
        return found

    return Tagged(pdf, node(kid, root), pages)


# ---------------------------------------------------------------- content


def _marked(page: pikepdf.Page) -> Marked:
    found = Marked()
    fonts: Any = page.resources.get("/Font", {})
    known = {str(name): meanings(font) for name, font in fonts.items()}
    stack: list[tuple[str, Any]] = []
    font = ""
    for instruction in pikepdf.parse_content_stream(page):
        operands, name = instruction.operands, str(instruction.operator)
        if name in _OPENS:
            stack.append((_OPENS[name], _Open(operands) if name.endswith("C") else None))
        elif name in _OPENS.values():
            closes, mark = stack.pop()
            assert closes == name, f"{name} where {closes} is due"
            if mark is not None:
                _close(mark, [m for _, m in stack if m], found)
        elif name == "Tf":
            font = str(operands[0])
        if name in _PAINTS:
            marks = [mark for _, mark in stack if mark]
            if sum(mark.content is not None or mark.is_artifact for mark in marks) != 1:
                found.stray.append(name)
            if name in ("Tj", "TJ"):
                codes = [*_codes(operands[0])]
                found.codes.setdefault(font, set()).update(codes)
                marks[-1].text += "".join(known[font][code] for code in codes)
    assert stack == []
    return found


class _Open:
    """A marked content that is not ended yet."""

    def __init__(self, operands: Any) -> None:
        properties = operands[1] if len(operands) > 1 else {}
        self.is_artifact = str(operands[0]) == "/Artifact"
        self.kind = str(properties.get("/Type", "")) if self.is_artifact else ""
        self.content: int | None = properties.get("/MCID")
        self.language = str(properties.get("/Lang", ""))
        self.instead = properties.get("/ActualText")
        self.text = ""


def _close(mark: _Open, outer: list[_Open], found: Marked) -> None:
    text = mark.text if mark.instead is None else str(mark.instead)
    if mark.language:
        found.languages.append((mark.language, text))
    if mark.content is not None:
        assert mark.content not in found.texts, "a marked content has a number of its own"
        found.texts[mark.content] = text
    elif mark.is_artifact:
        found.artifacts.append(text)
        found.kinds.add(mark.kind)
    else:
        outer[-1].text += text


def _codes(operand: Any) -> Iterator[int]:
    for part in operand if isinstance(operand, pikepdf.Array) else [operand]:
        if isinstance(part, pikepdf.String):
            data = bytes(part)
            yield from (int.from_bytes(data[i : i + 2], "big") for i in range(0, len(data), 2))


def meanings(font: Any) -> dict[int, str]:
    """Return the text of each code of a font, as its ToUnicode has it."""
    lines = font.ToUnicode.read_bytes().decode("ascii")
    pairs = re.findall(r"<([0-9A-F]{4})> <([0-9A-F]*)>\n", lines)
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}
