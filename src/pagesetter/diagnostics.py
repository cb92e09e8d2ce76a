"""What went wrong, where in the page file, and what to do about it.

Errors: `PagesetterError` is every error that pagesetter raises on purpose; `PageError`,
a kind of it, says that the page cannot be made and carries the diagnostics.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a page or layout file. Lines and columns count from 1, end exclusive.

    Columns count characters, not bytes and not terminal cells.
    """

    file: Path
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        """Return the place as `file:line:column`, which editors open."""
        return f"{self.file}:{self.line}:{self.column}"


class Severity(Enum):
    """How bad it is."""

    ERROR = "error"  # no page can be made
    WARNING = "warning"  # a page is made, and someone should look at it


class Code(Enum):
    """The stable name of each kind of diagnostic, for `--deny`, `--allow` and for search; docs/codes.md tells of each."""

    # what was written
    UNREADABLE_FILE = "unreadable-file"  # missing, not UTF-8, too large
    BAD_YAML = "bad-yaml"  # not YAML, or YAML that is refused: tags, bombs, tabs
    UNKNOWN_KEY = "unknown-key"
    DUPLICATE_KEY = "duplicate-key"
    MISSING_KEY = "missing-key"
    WRONG_TYPE = "wrong-type"
    BAD_VALUE = "bad-value"  # the right type, out of range or not one of the names
    BAD_LENGTH = "bad-length"
    BAD_PATH = "bad-path"  # absolute, out of the project, a URL
    UNKNOWN_LAYOUT = "unknown-layout"
    UNKNOWN_SLOT = "unknown-slot"
    UNKNOWN_STYLE = "unknown-style"
    UNKNOWN_INK = "unknown-ink"
    UNKNOWN_PAGE = "unknown-page"  # of the edition
    UNKNOWN_STORY = "unknown-story"
    DUPLICATE_PAGE = "duplicate-page"
    BAD_JUMP = "bad-jump"  # two parts of a story that do not meet, or pages in a circle
    RIGHT_TO_LEFT = "right-to-left"  # Hebrew, Arabic: words that would be set backwards
    # typefaces
    MISSING_FONT = "missing-font"
    MISSING_GLYPH = "missing-glyph"
    FONT_REFUSED = "font-refused"  # its license bits forbid embedding
    # photos
    MISSING_PICTURE = "missing-picture"
    BAD_PICTURE = "bad-picture"  # damaged, truncated, too large, not a kind we read
    LOW_RESOLUTION = "low-resolution"
    # makeup
    OVERSET = "overset"
    UNDERSET = "underset"
    LOOSE_LINE = "loose-line"
    RUNT = "runt"  # a paragraph ends in a line of one character
    FORBIDDEN_BREAK = "forbidden-break"  # a line ends where kinsoku or a word forbids it
    OVERLAP = "overlap"
    OUTSIDE_TYPE_AREA = "outside-type-area"
    BROKEN_CHARACTER = "broken-character"  # a width is not a whole number of characters
    OVER_FOLD = "over-fold"  # words lie over the fold of a spread
    NEEDLESS_JUMP = "needless-jump"  # all of the story fits where it begins
    COLUMN_END = "column-end"  # a column's last characters not found, or not reachable
    AD_SHAPE = "ad-shape"  # an ad's picture has not the shape of its place
    SMALL_CODE = "small-code"  # a QR code too small for a camera
    # what the regulator wants of a newspaper (报纸期刊质量管理规定, 2020), where a layout says so
    NO_MASTHEAD = "no-masthead"
    SMALL_MASTHEAD = "small-masthead"  # other words of page 1 are as large
    NO_PAGE_NUMBER = "no-page-number"
    NO_PRESS_FACT = "no-press-fact"  # page 1 lacks its issue number, CN number, price, …
    UNMARKED_AD = "unmarked-ad"


class Label(NamedTuple):
    """A note attached to a second place, such as an earlier definition."""

    span: Span
    text: str


class PagePlace(NamedTuple):
    """Where on a printed page a finding is: a rectangle in points from the trim's top left, y down."""

    page: str  # its number, or its place in the file
    thing: str  # the name of the frame or object
    x: float
    y: float
    width: float
    height: float


class Diagnostic(NamedTuple):
    """One thing for the designer to look at."""

    severity: Severity
    code: Code
    message: str  # what is wrong, in the designer's words, lower case, no full stop
    span: Span
    hints: tuple[str, ...] = ()  # what to do about it, one act each
    labels: tuple[Label, ...] = ()
    at: PagePlace | None = None  # of a finding of preflight


class PagesetterError(Exception):
    """The base of every error pagesetter raises on purpose."""


class PageError(PagesetterError):
    """The page cannot be made from what was given.

    `diagnostics` holds everything found until then, warnings too, in order.
    """

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Name the first error, and count the others; under `strict` a warning is one."""
        errors = [d for d in diagnostics if d.severity is Severity.ERROR] or diagnostics
        first = errors[0]
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        super().__init__(f"{first.span}: {first.message}{more}")
        self.diagnostics = diagnostics


@dataclass(slots=True)
class DiagnosticLog:
    """Collects diagnostics in the order they are found. The one mutable type."""

    _found: list[Diagnostic] = field(default_factory=list)
    allowed: frozenset[str] = frozenset()  # codes of warnings that nobody wants to know of

    def add(self, diagnostic: Diagnostic) -> None:
        """Record a diagnostic; the same one twice is recorded once, an allowed warning never."""
        if diagnostic.severity is Severity.WARNING and diagnostic.code.value in self.allowed:
            return
        if diagnostic not in self._found:
            self._found.append(diagnostic)

    def error(
        self, code: Code, message: str, span: Span, *hints: str, labels: tuple[Label, ...] = ()
    ) -> None:
        """Record that no page can be made, and carry on looking."""
        self.add(Diagnostic(Severity.ERROR, code, message, span, hints, labels))

    def warn(
        self, code: Code, message: str, span: Span, *hints: str, labels: tuple[Label, ...] = ()
    ) -> None:
        """Record something the designer should look at."""
        self.add(Diagnostic(Severity.WARNING, code, message, span, hints, labels))

    def __iter__(self) -> Iterator[Diagnostic]:
        """Yield the diagnostics in the order they were found."""
        return iter(self._found)

    def raise_errors(self) -> None:
        """Raise `PageError` if an error was recorded. Called between stages."""
        if any(d.severity is Severity.ERROR for d in self._found):
            raise PageError(tuple(self._found))
