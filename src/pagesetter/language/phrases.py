"""Where a phrase goes on from one character to the next, as far as single characters tell.

There is no dictionary here: a headline has few places to break, and most slips are these.
"""

from __future__ import annotations

# What belongs to the word before it: particles and suffixes of both scripts.
_CLINGS = frozenset("的了们們吗嗎呢吧者")

# What leads on to the word after it. Some end words as well (参与, 现在), so it weighs less.
_LEADS = frozenset("在把被让讓与與和及向从從将將于於")

_CLINGING = 1.0
_LEADING = 0.5


def phrase_cost(before: str, after: str) -> float:
    """Return how much a line that ends between two characters breaks a phrase; 0: not known to.

    >>> phrase_cost("边", "的"), phrase_cost("在", "村"), phrase_cost("的", "夜")
    (1.0, 0.5, 0.0)
    """
    return (_CLINGING if after in _CLINGS else 0.0) + (_LEADING if before in _LEADS else 0.0)
