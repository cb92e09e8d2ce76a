"""Links that are printed as QR codes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pagesetter.description.fields import Fields
from pagesetter.description.nodes import ScalarNode
from pagesetter.description.values import BadValueError
from pagesetter.description.wording import shown
from pagesetter.diagnostics import Code

if TYPE_CHECKING:
    from pagesetter.description.press_model import Link


#: More than this is no link that a reader's camera could take from newsprint.
MAX_LINK = 300


def read_link(fields: Fields) -> Link | None:
    """Read a `link`, where there is one."""
    scalar: ScalarNode | None = fields.scalar("link")
    if scalar is None:
        return None
    from pagesetter.description.press_model import Link  # a page without links does without

    url = fields.try_reading(scalar, "link", check_url)
    return None if url is None else Link(url, scalar.span)


def check_url(text: str) -> str:
    """Return a URL that a QR code may lead to. Raises `BadValueError` for all others.

    >>> check_url("https://example.com/a?b=1")
    'https://example.com/a?b=1'
    """
    if not text.startswith("https://"):
        raise BadValueError(Code.BAD_VALUE, f"must begin with https://, as {shown(text)} does not")
    if not re.fullmatch(r"[!-~]+", text):
        hint = "copy the address from the browser, where other characters are `%` and figures"
        raise BadValueError(Code.BAD_VALUE, "must have no blanks and no Chinese characters", hint)
    if len(text) > MAX_LINK:
        hint = "make a short link for it"
        reason = f"is {len(text)} characters long; a code on newsprint takes {MAX_LINK}"
        raise BadValueError(Code.BAD_VALUE, reason, hint)
    from urllib.parse import urlsplit  # a page without links is not to wait for it

    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
        _ = parts.port  # raises where it is none
    except ValueError:
        host = ""
    if "." not in host:
        raise BadValueError(Code.BAD_VALUE, f"must name a site after https://, not {shown(text)}")
    return text
