"""Which languages Latin words can be hyphenated in."""

from __future__ import annotations


def knows(language: str) -> bool:
    """Tell whether words of a language, named by its BCP 47 tag, can be hyphenated."""
    return bool(language)
