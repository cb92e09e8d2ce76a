"""Files found by name or path, and laid over those that they extend: layouts, press profiles."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from pagesetter.description.complaints import Complaints
from pagesetter.description.merge import merge_mappings
from pagesetter.description.nodes import MappingNode, Node, ScalarNode, head_of, is_absent
from pagesetter.description.paths import BadPathError, is_file, resolve
from pagesetter.description.source import read_nodes
from pagesetter.description.wording import did_you_mean, kind_of, listed, shown
from pagesetter.diagnostics import Code, Span
from pagesetter.inputs import ask_for
from pagesetter.notes import note
from pagesetter.records import NamedTuple

#: Files that extend one another. An edition needs two or three.
MAX_EXTENDS = 10

# Names told to someone who asked for a file that is not there.
_MOST_NAMES = 20


class Kind(NamedTuple):
    """What kind of file is looked for, in the words of messages."""

    thing: str
    things: str
    unknown: Code


class NamedFile(NamedTuple):
    """A file found by its name, and the folder that the paths in it may not leave."""

    path: Path
    project: Path


def is_path(name: str) -> bool:
    """Tell whether what is written is a path: it has a `/`, or ends in `.yaml`."""
    return "/" in name or "\\" in name or name.endswith((".yaml", ".yml")) or not name


def named_file(name: str, folders: Sequence[Path]) -> NamedFile | None:
    """Return the file of that name in the first folder that has one."""
    for folder in folders:
        path = folder / f"{name}.yaml"
        ask_for(path)
        if re.match(r"\w", name) and is_file(path):
            note("found", name, path)
            return NamedFile(path, Path(os.path.realpath(folder)))
    return None


def hints_for(name: str, folders: Sequence[Path], kind: Kind) -> tuple[str, ...]:
    """Return hints for a name that no file in the folders has."""
    known = _names_in(folders)
    hints = did_you_mean(name, known)
    return (*hints, f"the {kind.things} are {listed(known[:_MOST_NAMES])}") if known else hints


def find_file(
    written: ScalarNode,
    named_in: NamedFile,
    folders: Sequence[Path],
    kind: Kind,
    complaints: Complaints,
) -> NamedFile | None:
    """Find the file that a page or another file names.

    A value with a `/`, or that ends in `.yaml`, is a path relative to the file it
    stands in; any other is the name of a file in one of `folders`, in order.
    """
    name = written.text.strip()
    if is_path(name):
        try:
            path = resolve(name, named_in.path.parent, named_in.project, kind.unknown)
        except BadPathError as error:
            complaints.error(error.code, error.message, written.span, *error.hints)
            return None
        return NamedFile(path, named_in.project)
    found = named_file(name, folders)
    if found is None:
        message = f"no {kind.thing} is named {shown(name)}"
        complaints.error(kind.unknown, message, written.span, *hints_for(name, folders, kind))
    return found


def read_with_bases(
    file: NamedFile,
    named_at: Span | None,
    folders: Sequence[Path],
    kind: Kind,
    complaints: Complaints,
) -> MappingNode | None:
    """Read a file with all that it extends merged under it.

    `named_at` is where it is named; `None` where no file names it.
    """
    chain: list[MappingNode] = []
    seen: list[str] = []
    while True:
        real = os.path.realpath(file.path)
        endless = _endless(file.path.stem, real, seen, kind)
        if endless is not None and named_at is not None:
            complaints.error(Code.BAD_VALUE, endless[0], named_at, *endless[1:])
            return None
        seen.append(real)
        root = read_nodes(file.path, complaints, named_at)
        if root is None:
            return None
        if not isinstance(root, MappingNode):
            message = f"a {kind.thing} must be a mapping, not {kind_of(root)}"
            complaints.error(Code.WRONG_TYPE, message, head_of(root))
            return None
        chain.append(root)
        extends = _extends_of(root, kind, complaints)
        if extends is None:
            break
        base = find_file(extends, file, folders, kind, complaints)
        if base is None:
            return None
        file, named_at = base, extends.span
    merged = chain.pop()
    while chain:
        merged = merge_mappings(chain.pop(), merged)
    return merged


def _endless(name: str, real: str, seen: Sequence[str], kind: Kind) -> tuple[str, ...] | None:
    """Return what is wrong with a chain of files that extend one another, and a hint."""
    if real in seen:
        return f"`{name}` extends itself", "take out one `extends`"
    if len(seen) == MAX_EXTENDS:
        return (f"more than {MAX_EXTENDS} {kind.things} extend one another",)
    return None


def _extends_of(root: MappingNode, kind: Kind, complaints: Complaints) -> ScalarNode | None:
    node: Node | None = next((e.value for e in root.entries if e.key.text == "extends"), None)
    if node is None or is_absent(node):
        return None
    if isinstance(node, ScalarNode):
        return node
    message = f"`extends` must be the name of a {kind.thing}, not {kind_of(node)}"
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
