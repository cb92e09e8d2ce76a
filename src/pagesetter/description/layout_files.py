"""Layout files found by name or path, and laid over the layouts they extend."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from pagesetter.description.complaints import Complaints
from pagesetter.description.merge import merge_mappings
from pagesetter.description.nodes import MappingNode, Node, ScalarNode, head_of, is_absent
from pagesetter.description.paths import BadPathError, is_file, resolve
from pagesetter.description.source import read_nodes
from pagesetter.description.wording import did_you_mean, kind_of, listed, shown
from pagesetter.diagnostics import Code
from pagesetter.inputs import ask_for

#: Layouts that extend one another. An edition needs two or three.
MAX_EXTENDS = 10

# Names told to someone who asked for a layout that is not there.
_MOST_NAMES = 20


class LayoutFile(NamedTuple):
    """A layout file and the folder that the paths in it may not leave."""

    path: Path
    project: Path


def find_layout(
    written: ScalarNode,
    named_in: LayoutFile,
    folders: Sequence[Path],
    complaints: Complaints,
) -> LayoutFile | None:
    """Find the layout that a page or another layout names.

    A value with a `/`, or that ends in `.yaml`, is a path relative to the file it
    stands in; any other is the name of a layout in one of `folders`, in order.
    """
    name = written.text.strip()
    if "/" in name or "\\" in name or name.endswith((".yaml", ".yml")) or not name:
        try:
            path = resolve(name, named_in.path.parent, named_in.project, Code.UNKNOWN_LAYOUT)
        except BadPathError as error:
            complaints.error(error.code, error.message, written.span, *error.hints)
            return None
        return LayoutFile(path, named_in.project)
    for folder in folders:
        path = folder / f"{name}.yaml"
        ask_for(path)
        if re.match(r"\w", name) and is_file(path):
            return LayoutFile(path, Path(os.path.realpath(folder)))
    known = _names_in(folders)
    hints = did_you_mean(name, known)
    if known:
        hints = (*hints, f"the layouts are {listed(known[:_MOST_NAMES])}")
    message = f"no layout is named {shown(name)}"
    complaints.error(Code.UNKNOWN_LAYOUT, message, written.span, *hints)
    return None


def read_layout_file(
    file: LayoutFile,
    named_by: ScalarNode,
    folders: Sequence[Path],
    complaints: Complaints,
) -> MappingNode | None:
    """Read a layout file with all that it extends merged under it."""
    chain: list[MappingNode] = []
    seen: list[str] = []
    while True:
        real = os.path.realpath(file.path)
        if real in seen:
            message = f"`{file.path.stem}` extends itself"
            complaints.error(Code.BAD_VALUE, message, named_by.span, "take out one `extends`")
            return None
        if len(seen) == MAX_EXTENDS:
            message = f"more than {MAX_EXTENDS} layouts extend one another"
            complaints.error(Code.BAD_VALUE, message, named_by.span)
            return None
        seen.append(real)
        root = read_nodes(file.path, complaints, named_by.span)
        if root is None:
            return None
        if not isinstance(root, MappingNode):
            message = f"a layout must be a mapping, not {kind_of(root)}"
            complaints.error(Code.WRONG_TYPE, message, head_of(root))
            return None
        chain.append(root)
        extends = _extends_of(root, complaints)
        if extends is None:
            break
        base = find_layout(extends, file, folders, complaints)
        if base is None:
            return None
        file, named_by = base, extends
    merged = chain.pop()
    while chain:
        merged = merge_mappings(chain.pop(), merged)
    return merged


def _extends_of(root: MappingNode, complaints: Complaints) -> ScalarNode | None:
    node: Node | None = next((e.value for e in root.entries if e.key.text == "extends"), None)
    if node is None or is_absent(node):
        return None
    if isinstance(node, ScalarNode):
        return node
    message = f"`extends` must be the name of a layout, not {kind_of(node)}"
    complaints.error(Code.WRONG_TYPE, message, head_of(node))
    return None


def _names_in(folders: Sequence[Path]) -> list[str]:
    names: dict[str, None] = {}
    for folder in folders:
        try:
            names.update((path.stem, None) for path in sorted(folder.glob("*.yaml")))
        except OSError:
            continue
    return list(names)
