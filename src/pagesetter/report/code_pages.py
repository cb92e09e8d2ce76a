"""What the documentation says of each code: docs/codes.md, which comes with pagesetter."""

from __future__ import annotations

import re
from functools import cache

from pagesetter.diagnostics import Code, Severity
from pagesetter.records import NamedTuple
from pagesetter.shipped import shipped_folder

_SECTION = re.compile(r"^### ([a-z0-9-]+)\n(.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL)
_PARTS = re.compile(
    r"\s*\*(error|warning|error or warning|warning or error)\*: (.+?)\n\n"
    r"\*\*Cause\.\*\* (.+?)\n\n\*\*Cure\.\*\* (.+)\Z",
    re.DOTALL,
)


class CodePage(NamedTuple):
    """What there is to know of one code, in Markdown."""

    code: str
    severities: tuple[Severity, ...]  # that a diagnostic of this code may have
    meaning: str  # one sentence
    cause: str
    cure: str

    @property
    def markdown(self) -> str:
        """Return cause and cure as paragraphs."""
        return f"**Cause.** {self.cause}\n\n**Cure.** {self.cure}"

    @property
    def is_error(self) -> bool:
        """Tell whether no diagnostic of this code is a mere warning."""
        return self.severities == (Severity.ERROR,)


@cache
def code_pages() -> dict[str, CodePage]:
    """Return the page of each code; none where the documentation is not installed.

    Raises `ValueError` where a section is not as the others.
    """
    try:
        text = (shipped_folder("docs") / "codes.md").read_text(encoding="utf-8")
    except OSError:
        return {}
    return {name: _page(name, body) for name, body in _SECTION.findall(text)}


def code_page(code: Code | str) -> CodePage | None:
    """Return the page of a code; `None` where there is none."""
    return code_pages().get(code.value if isinstance(code, Code) else code)


def _page(name: str, body: str) -> CodePage:
    match = _PARTS.fullmatch(body.rstrip())
    if match is None:
        raise ValueError(f"the section `{name}` of docs/codes.md has not the parts of the others")
    severities = tuple(Severity(word) for word in match[1].split(" or "))
    return CodePage(name, severities, match[2].strip(), match[3].strip(), match[4].strip())


def render_code(page: CodePage) -> str:
    """Return a code's page as text for a terminal."""
    kinds = " or ".join(severity.value for severity in page.severities)
    parts = (f"{page.code} ({kinds}): {page.meaning}", f"Cause: {page.cause}", f"Cure: {page.cure}")
    return "\n\n".join(parts) + "\n"
