"""What an ICC profile says of itself, read without a color library.

Places are those of ICC.1:2010, section 7: a header of 128 bytes, then a table of tags.
"""

from __future__ import annotations

from pagesetter.records import NamedTuple

_HEADER = 128
_ENTRY = 12
#: More tags than any profile has; a table that claims more is no table.
_MOST_TAGS = 200
#: No printing condition's profile comes near it.
MAX_BYTES = 64 << 20


class IccError(ValueError):
    """Bytes that are no ICC profile, or not one that a page can be printed with."""


class IccFacts(NamedTuple):
    """An ICC profile's header, and where its tags are."""

    kind: str  # class: prtr, mntr, scnr, spac, …
    space: str  # of what goes in or out of the device: CMYK, RGB, GRAY, Lab
    connection: str  # Lab or XYZ
    version: tuple[int, int]
    tags: dict[bytes, tuple[int, int]]  # start and length


def read_icc(data: bytes) -> IccFacts:
    """Return the facts of a profile. Raises `IccError` with what is wrong with it."""
    if len(data) < _HEADER + 4 or data[36:40] != b"acsp":
        raise IccError("is no ICC profile")
    if not _HEADER < int.from_bytes(data[0:4], "big") <= len(data):
        raise IccError("is cut short")
    count = int.from_bytes(data[128:132], "big")
    if count > _MOST_TAGS or 132 + _ENTRY * count > len(data):
        raise IccError("is damaged")
    tags: dict[bytes, tuple[int, int]] = {}
    for at in range(132, 132 + _ENTRY * count, _ENTRY):
        start = int.from_bytes(data[at + 4 : at + 8], "big")
        length = int.from_bytes(data[at + 8 : at + 12], "big")
        if start + length > len(data):
            raise IccError("is cut short")
        tags[data[at : at + 4]] = (start, length)
    return IccFacts(
        kind=_word(data[12:16]),
        space=_word(data[16:20]),
        connection=_word(data[20:24]),
        version=(data[8], data[9] >> 4),
        tags=tags,
    )


def check_press(facts: IccFacts) -> None:
    """See that a profile is of a press, and one that PDF/X-4 takes; ISO 15930-7, 6.17.

    Raises `IccError` with what it is instead.
    """
    if facts.space != "CMYK":
        raise IccError(f"is a profile of {facts.space or 'no'} colors, not of CMYK")
    if facts.kind != "prtr":
        raise IccError(f"is a profile of class {facts.kind or 'none'}, not of a printer (prtr)")
    if facts.version > (4, 2):
        version = ".".join(map(str, facts.version))
        raise IccError(f"is of ICC version {version}, later than the 4.2 that PDF/X-4 takes")
    if facts.connection not in ("Lab", "XYZ"):
        raise IccError("says its colors in a space that is neither Lab nor XYZ")
    if not {b"A2B0", b"B2A0"} <= facts.tags.keys():
        raise IccError("has no tables for the way to the press and back")


def description_of(data: bytes, facts: IccFacts) -> str:
    """Return a profile's own name for people, "" if it has none that can be read."""
    start, length = facts.tags.get(b"desc", (0, 0))
    tag = data[start : start + length]
    if tag[:4] == b"desc":  # ICC.1:2001-04, 6.5.17
        size = int.from_bytes(tag[8:12], "big")
        return _clean(tag[12 : 12 + size].decode("latin-1"))
    if tag[:4] == b"mluc" and len(tag) >= 28:  # ICC.1:2010, 10.13; the first language
        size, at = int.from_bytes(tag[20:24], "big"), int.from_bytes(tag[24:28], "big")
        return _clean(tag[at : at + size].decode("utf-16-be", "replace"))
    return ""


def same_condition(one: bytes, other: bytes) -> bool:
    """Tell whether two profiles are one, whatever flags, intent and checksum they carry."""
    return _bare(one) == _bare(other)


def _bare(data: bytes) -> tuple[bytes, bytes, bytes]:
    # ICC.1:2010, 7.2.18: what the profile's own identity is computed without
    return data[:44], data[48:64], data[68:84] + data[100:]


def _word(data: bytes) -> str:
    return data.decode("latin-1").strip(" \0")


def _clean(text: str) -> str:
    shown = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(shown.split())[:200]
