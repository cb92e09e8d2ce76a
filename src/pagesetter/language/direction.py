"""Text that is read from right to left, which is not set here: found, so that it can be refused."""

from __future__ import annotations

import re

# Bidirectional classes R, AL and AN of Unicode, with what is not assigned between them.
_STRONG = (
    "\u05be\u05c0\u05c3\u05c6\u05d0-\u0605\u0608\u060b\u060d\u061b-\u064a\u0660-\u0669"
    "\u066b-\u066f\u0671-\u06d5\u06dd\u06e5\u06e6\u06ee\u06ef\u06fa-\u0710\u0712-\u072f"
    "\u074d-\u07a5\u07b1-\u07ea\u07f4\u07f5\u07fa\u07fe-\u0815\u081a\u0824\u0828\u0830-\u0858"
    "\u085e-\u0891\u08a0-\u08c9\u08e2\ufb1d\ufb1f-\ufb28\ufb2a-\ufd3d\ufd50-\ufdc7"
    "\ufdf0-\ufdfc\ufe70-\ufefc\U00010800-\U0001091b\U00010920-\U00010a00"
    "\U00010a10-\U00010a35\U00010a40-\U00010ae4\U00010aeb-\U00010b35\U00010b40-\U00010d23"
    "\U00010d30-\U00010d68\U00010d6f-\U00010ea9\U00010ead-\U00010efa\U00010f00-\U00010f45"
    "\U00010f51-\U00010f81\U00010f86-\U00010fff\U0001e800-\U0001e8cf\U0001e900-\U0001e943"
    "\U0001e94b-\U0001eebf"
)
_CONTROLS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_RIGHT_TO_LEFT = re.compile(f"[{_STRONG}{_CONTROLS}]+")


def find_right_to_left(text: str) -> tuple[int, int] | None:
    """Return the first stretch that is read from right to left, as start and end offsets.

    A control that changes the direction of what follows counts too. `None` if there is
    nothing of the kind.

    >>> find_right_to_left("说 שלום 的人"), find_right_to_left("说 hello 的人")
    ((2, 6), None)
    """
    match = _RIGHT_TO_LEFT.search(text)
    return match.span() if match else None
