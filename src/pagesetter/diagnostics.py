"""What went wrong, where in the page file, and what to do about it.

Errors: `PagesetterError` is every error that pagesetter raises on purpose; `PageError`,
a kind of it, says that the page cannot be made and carries the diagnostics.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from pathlib import Path

from pagesetter.records import NamedTuple


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
    UNKNOWN_PROFILE = "unknown-profile"  # of a press
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
    PHOTO_PROFILE = "photo-profile"  # its ICC profile is broken, or of other colors than it has
    SEVERAL_PHOTOS = "several-photos"  # in one file, of which the first is printed
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
    # what a press cannot hold; docs/preflight.md has each with its cause and its cure
    INK_OVER_LIMIT = "ink-over-limit"
    TOO_MUCH_BLACK = "too-much-black"  # of a photo
    RGB_LEFT = "rgb-left"
    COARSE_LINE_ART = "coarse-line-art"
    SMALL_TYPE = "small-type"
    SMALL_REVERSED_TYPE = "small-reversed-type"
    SMALL_TINTED_TYPE = "small-tinted-type"
    SMALL_COLORED_TYPE = "small-colored-type"
    PALE_GROUND = "pale-ground"  # reversed type on a ground too light for it
    THIN_RULE = "thin-rule"
    RICH_BLACK_TEXT = "rich-black-text"
    BLACK_KNOCKS_OUT = "black-knocks-out"  # black words that do not overprint
    WHITE_OVERPRINT = "white-overprint"
    NO_BLEED = "no-bleed"
    TOO_MANY_PLATES = "too-many-plates"
    SPOT_CLASH = "spot-clash"  # one spot ink with two stand-ins
    REGISTRATION_INK = "registration-ink"  # the ink of every plate, within the trim
    # what a PDF is that goes to the press
    BAD_ICC_PROFILE = "bad-icc-profile"  # of the press: unreadable, or not of one
    NOT_PDF_X = "not-pdf-x"  # what was asked for, and why the file does not say that it is
    BAD_PDF = "bad-pdf"  # not a PDF, or damaged
    UNCHECKED = "unchecked"  # too large or too deep to be looked at whole
    PDF_VERSION = "pdf-version"
    NO_FILE_ID = "no-file-id"
    ENCRYPTED = "encrypted"
    WRONG_STANDARD = "wrong-standard"
    OUTPUT_INTENT = "output-intent"
    OUTPUT_PROFILE = "output-profile"
    NO_METADATA = "no-metadata"  # no XMP, or compressed
    METADATA_CLASH = "metadata-clash"  # XMP and Info disagree
    PAGE_BOXES = "page-boxes"
    FONT_NOT_EMBEDDED = "font-not-embedded"
    FONT_NOT_SUBSET = "font-not-subset"
    NO_UNICODE = "no-unicode"  # text that cannot be searched or copied
    ACTIVE_CONTENT = "active-content"  # JavaScript, actions, forms
    EMBEDDED_FILE = "embedded-file"
    POSTSCRIPT = "postscript"
    OUTSIDE_DATA = "outside-data"  # OPI, external streams
    TRANSFER_CURVE = "transfer-curve"
    HALFTONE = "halftone"
    LZW = "lzw"
    ALTERNATE_IMAGE = "alternate-image"
    ANNOTATION = "annotation"
    LAYERS = "layers"
    BLEND_SPACE = "blend-space"
    TRANSPARENCY = "transparency"  # where the standard has none


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


class DiagnosticLog:
    """Collects diagnostics in the order they are found. The one mutable type."""

    __slots__ = ("_found", "allowed")

    def __init__(self, allowed: frozenset[str] = frozenset()) -> None:
        self._found: dict[Diagnostic, None] = {}  # in order, each once
        self.allowed = allowed  # codes of warnings that nobody wants to know of

    def add(self, diagnostic: Diagnostic) -> None:
        """Record a diagnostic; the same one twice is recorded once, an allowed warning never."""
        if diagnostic.severity is Severity.WARNING and diagnostic.code.value in self.allowed:
            return
        self._found.setdefault(diagnostic)

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

    def replace(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Take these for all that was recorded: some of it is said better, or twice."""
        self._found = {}
        for diagnostic in diagnostics:
            self.add(diagnostic)

    def __len__(self) -> int:
        """Return how many were found."""
        return len(self._found)

    def __bool__(self) -> bool:
        """Be true also where nothing was found: it is the log that is asked for, not its content."""
        return True

    def __iter__(self) -> Iterator[Diagnostic]:
        """Yield the diagnostics in the order they were found."""
        return iter(self._found)

    def raise_errors(self) -> None:
        """Raise `PageError` if an error was recorded. Called between stages."""
        if any(d.severity is Severity.ERROR for d in self._found):
            raise PageError(tuple(self._found))
