"""Keys paired with their values, and the keys that no mapping may have."""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.description.complaints import Complaints
from pagesetter.description.nodes import Entry, Node, ScalarNode, Style
from pagesetter.description.wording import shown
from pagesetter.diagnostics import Code, Label


def pair_up(items: Sequence[Node], complaints: Complaints) -> tuple[Entry, ...]:
    """Return the entries of a mapping from its keys and values in turn; complain of bad keys."""
    entries: dict[str, Entry] = {}
    for key, value in zip(items[::2], items[1::2], strict=True):
        if not isinstance(key, ScalarNode):
            complaints.error(Code.BAD_YAML, "a key is a word, not a list", key.span)
        elif key.text == "<<" and key.style is Style.PLAIN:
            complaints.error(
                Code.BAD_YAML,
                "`<<` does not merge here",
                key.span,
                "write the entries out, or use `extends` or `based_on` in a layout",
            )
        elif key.text in entries:
            complaints.error(
                Code.DUPLICATE_KEY,
                f"{shown(key.text)} is written twice",
                key.span,
                "delete one of the two",
                labels=(Label(entries[key.text].key.span, "first written here"),),
            )
        else:
            entries[key.text] = Entry(key, value)
    return tuple(entries.values())
