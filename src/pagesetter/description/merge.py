"""One mapping laid over another: layouts that extend a layout, styles based on a style."""

from __future__ import annotations

from pagesetter.description.keys import REPLACED, REPLACED_IN
from pagesetter.description.nodes import Entry, MappingNode, Node, is_absent


def merge(own: Node, base: Node, *, deep: bool = True) -> Node:
    """Return `base` with what `own` says instead.

    Mappings merge key by key, and in them an empty value takes a key out; a word
    or a list stands for the whole of what was there. So do a place and an ink, of
    which a part says nothing. Every value keeps the place it was written at, in
    whichever file.
    """
    if isinstance(own, MappingNode) and isinstance(base, MappingNode):
        return merge_mappings(own, base, deep=deep)
    return own


def merge_mappings(own: MappingNode, base: MappingNode, *, deep: bool = True) -> MappingNode:
    """Return the mapping `base` with what `own` says instead, value by value if not `deep`."""
    entries = {entry.key.text: entry for entry in base.entries}
    for entry in own.entries:
        name = entry.key.text
        if is_absent(entry.value):
            entries.pop(name, None)
        elif name not in entries or name in REPLACED or not deep:
            entries[name] = entry
        else:
            value = merge(entry.value, entries[name].value, deep=name not in REPLACED_IN)
            entries[name] = Entry(entry.key, value)
    return MappingNode(tuple(entries.values()), own.span)
