"""Where words in Latin letters and their kin may be parted, by the patterns of their language.

The only module that knows pyphen, whose dictionaries are those of LibreOffice. It is
loaded when words are first to be parted: that takes as long as reading a page does.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

#: A word has at least this many letters, and a part of it as many before and after.
SHORTEST = 5
BEFORE = 2
AFTER = 3

# What the layouts that come with the program name: known without a look at the dictionaries.
_SURE = frozenset(["en-US"])


def knows(language: str) -> bool:
    """Tell whether there are patterns for a language, a tag of BCP 47 such as `en-US`."""
    return language in _SURE or _dictionary(language) is not None


def known_languages() -> tuple[str, ...]:
    """Return the tags of all languages with patterns, sorted."""
    import pyphen

    names: Iterable[str] = pyphen.LANGUAGES
    return tuple(sorted(name.replace("_", "-") for name in names))


def find_parts(word: str, language: str) -> tuple[int, ...]:
    """Return the offsets in a word where its next line may begin, after a hyphen.

    None in a short word, in one of capitals alone, or in a language without patterns. A
    place where the spelling would change when the word is parted is left out.
    """
    if len(word) < SHORTEST or word.isupper():
        return ()
    return _find_parts(word, language)


@lru_cache(maxsize=4096)
def _find_parts(word: str, language: str) -> tuple[int, ...]:
    found = _dictionary(language)
    if found is None:
        return ()
    patterns = _patterns(found)
    return tuple(int(place) for place in patterns.positions(word) if place.data is None)


@lru_cache(maxsize=64)
def _dictionary(language: str) -> str | None:
    """Return the name of the nearest dictionary: that of `en` serves for `en-NZ`."""
    import pyphen

    name: str | None = pyphen.language_fallback(language)
    return name


@lru_cache(maxsize=8)
def _patterns(name: str) -> Any:
    import pyphen

    return pyphen.Pyphen(lang=name, left=BEFORE, right=AFTER)
