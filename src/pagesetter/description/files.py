"""Text files read: what is there, how large it is, and that it is UTF-8."""

from __future__ import annotations

import stat
from pathlib import Path

from pagesetter.description.complaints import Complaints
from pagesetter.description.nodes import SourceText
from pagesetter.diagnostics import Code, Span
from pagesetter.inputs import ask_for, tell_content

#: A page of a broadsheet is some 20 kB of text; this is fifty of them.
MAX_BYTES = 1024 * 1024

# What YAML 1.2 calls printable, less the four breaks that editors do not count as
# lines: with them a line number would not be the editor's. First and last of each range.
_ALLOWED = (
    (" ", "~"),
    ("\xa0", "\u2027"),
    ("\u202a", "\ud7ff"),
    ("\ue000", "\ufefe"),
    ("\uff00", "\ufffd"),
    ("\U00010000", "\U0010ffff"),
)

_NAMES = {
    "\0": "a NUL character",
    "\u2028": "a line separator",
    "\u2029": "a paragraph separator",
    "\ufeff": "a byte order mark",
}


def start_of(file: Path) -> Span:
    """Return the span of a file's first character, for what concerns the whole of it."""
    return Span(file, 1, 1, 1, 1)


def read_text(
    file: Path, complaints: Complaints, named_at: Span | None = None
) -> SourceText | None:
    """Read a text file, or say why it cannot be read, at the place that names it."""
    at = named_at or start_of(file)
    ask_for(file)
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            what = "a folder" if stat.S_ISDIR(status.st_mode) else "not an ordinary file"
            complaints.error(Code.UNREADABLE_FILE, f"`{file}` is {what}", at)
            return None
        with file.open("rb") as opened:
            data = opened.read(MAX_BYTES + 1)
    except FileNotFoundError:
        complaints.error(Code.UNREADABLE_FILE, f"there is no file `{file}`", at)
        return None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        complaints.error(Code.UNREADABLE_FILE, f"`{file}` cannot be read: {reason.lower()}", at)
        return None
    tell_content(file, data)
    return decode(data, file, complaints)


def decode(data: bytes, file: Path, complaints: Complaints) -> SourceText | None:
    """Turn bytes into lines of text, or say where they are not text."""
    if len(data) > MAX_BYTES:
        message = f"the file is larger than {MAX_BYTES // 1024 // 1024} MB"
        complaints.error(Code.UNREADABLE_FILE, message, start_of(file))
        return None
    try:
        text = _normalize(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        _complain_of_encoding(data, error.start, file, complaints)
        return None
    lines = tuple(text.split("\n"))
    # What Python calls printable is allowed, and told in a tenth of the time of the rest. A page
    # has some hundreds of distinct characters: looking at each once is quicker than compiling an
    # expression of these ranges.
    if "".join(lines).isprintable():
        return SourceText(file, lines)
    new = set(text) - _SEEN
    forbidden = [c for c in new if not _is_allowed(c)]
    if not forbidden:
        _SEEN.update(new)
        return SourceText(file, lines)
    at = min(text.index(c) for c in forbidden)
    complaints.error(
        Code.BAD_YAML,
        f"{_NAMES.get(text[at], 'a control character')} (U+{ord(text[at]):04X}) is in the text",
        _place_after(text[:at], file),
        "delete it; editors often do not show it",
    )
    return None


# Characters that were allowed before. A file that is read again and again has few others.
_SEEN = set("\t\n")


def _is_allowed(character: str) -> bool:
    return any(first <= character <= last for first, last in _ALLOWED)


def _complain_of_encoding(data: bytes, bad: int, file: Path, complaints: Complaints) -> None:
    at = _place_after(_normalize(data[:bad].decode("utf-8")), file)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        guess = "; it looks like UTF-16"
    elif data[:bad].isascii() and _looks_like_gbk(data):
        guess = "; it looks like GBK"
    else:
        guess = f": byte 0x{data[bad]:02X} at line {at.line}, column {at.column}"
    complaints.error(
        Code.UNREADABLE_FILE, f"the file is not UTF-8{guess}", at, "save the file as UTF-8"
    )


def _looks_like_gbk(data: bytes) -> bool:
    # Almost any two bytes are a character of GBK; what had Chinese in UTF-8 before
    # the first bad byte is not asked.
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return any("\u4e00" <= character <= "\u9fff" for character in text)


def _normalize(text: str) -> str:
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _place_after(text: str, file: Path) -> Span:
    line = text.count("\n") + 1
    column = len(text) - text.rfind("\n")
    return Span(file, line, column, line, column + 1)
