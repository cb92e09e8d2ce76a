"""Which glyphs a face has rules of substitution and positioning for, by the first of each rule.

See the OpenType specification, chapters "Common table formats", "GSUB" and "GPOS".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from struct import unpack_from

from pagesetter.records import NamedTuple

# Features that HarfBuzz applies to horizontal text only if they are asked for. One that is
# not here is taken for one that it applies.
_ON_DEMAND = (
    "aalt afrc c2pc c2sc case chws cpct cpsp dlig dnom expt fwid halt hist hkna hlig hngl hojo hwid"
    " ital jp78 jp83 jp90 jp04 lnum mgrk nalt nlck onum ordn ornm palt pcap pkna pnum pwid qwid"
    " ruby salt sinf size smcp smpl subs sups swsh titl tnam tnum trad twid unic vchw vert vhal"
    " vkna vkrn vpal vrt2 vrtr zero"
)
_NUMBERED = ("ss", "cv")  # sets of style, variants of characters

# What languages are called in the tables of scripts. Of another, all languages' rules count.
_LANGUAGES = {
    **dict.fromkeys(("zh-Hans", "zh-CN"), b"ZHS "),
    **dict.fromkeys(("zh-Hant", "zh-TW"), b"ZHT "),
    **dict.fromkeys(("ja", "ja-JP"), b"JAN "),
    **dict.fromkeys(("ko", "ko-KR"), b"KOR "),
}

_NONE = 0xFFFF
_SINGLE = 1  # of GSUB
_PAIR = 2  # of GPOS
_SKIPS = 6  # flags of lookups that go over base glyphs or ligatures
_EXTENSIONS = {"GSUB": 7, "GPOS": 9}
_CONTEXTS = {"GSUB": (5, 6), "GPOS": (7, 8)}  # sequences, chained ones
_LAST = {"GSUB": 8, "GPOS": 9}


class Starts(NamedTuple):
    """The glyphs that begin what HarfBuzz may do with text of a language in a face.

    A glyph that another takes the place of, whatever stands beside it, is among them only if
    the other is.
    """

    pairs: frozenset[int]  # of two glyphs that kern: what the next glyph is decides
    rules: frozenset[int]  # of all else
    replaced: frozenset[int]  # glyphs that another takes the place of, whatever stands beside them


def rule_starts(substitutions: bytes, positions: bytes, language: str) -> Starts:
    """Return the glyphs that the rules of a face begin with.

    The tables are empty where it has none. Raises `ValueError`, `IndexError` or
    `struct.error` for a table that cannot be told.
    """
    pairs: set[int] = set()
    rules: set[int] = set()
    replaced: list[tuple[int, int]] = []
    for kind, table in (("GSUB", substitutions), ("GPOS", positions)):
        for lookup in _applied(table, language) if table else ():
            skips = unpack_from(">H", table, lookup + 2)[0] & _SKIPS
            for sort, at in _subtables(kind, table, lookup):
                glyphs = _covered(table, at + _coverage(kind, table, at, sort))
                if kind == "GSUB" and sort == _SINGLE:
                    replaced += zip(glyphs, _instead(table, at, glyphs), strict=True)
                elif kind == "GPOS" and sort == _PAIR and not skips:
                    pairs.update(glyphs)
                else:
                    rules.update(glyphs)
    for found in (pairs, rules):
        while more := {before for before, after in replaced if after in found} - found:
            found |= more
    return Starts(frozenset(pairs), frozenset(rules), frozenset([a for a, _ in replaced]))


def _applied(table: bytes, language: str) -> set[int]:
    """Return the offsets of the lookups that may be applied."""
    major, minor, scripts, features, lookups = unpack_from(">5H", table)
    if major != 1:
        raise ValueError("a table of an unknown form")
    chosen: set[int] = set()
    applied: set[int] = set()
    for feature in _features(table, scripts, language):
        tag, offset = unpack_from(">4sH", table, features + 2 + 6 * feature)
        if not _is_on_demand(tag.decode("latin-1")):
            applied.add(feature)
            chosen.update(_list(table, features + offset + 2))
    if minor and (varied := unpack_from(">I", table, 10)[0]):
        chosen.update(_varied(table, varied, applied))
    offsets = _list(table, lookups)
    return {lookups + offsets[i] for i in chosen}


def _is_on_demand(tag: str) -> bool:
    return tag in _ON_DEMAND or (tag.startswith(_NUMBERED) and tag[2:].isdigit())


def _features(table: bytes, scripts: int, language: str) -> set[int]:
    """Return the numbers of the features of all scripts, in a language and by default."""
    wanted = _LANGUAGES.get(language)
    found: set[int] = set()
    for i in range(unpack_from(">H", table, scripts)[0]):
        script = scripts + unpack_from(">H", table, scripts + 2 + 6 * i + 4)[0]
        default, count = unpack_from(">2H", table, script)
        systems = [script + default] if default else []
        for k in range(count):
            tag, offset = unpack_from(">4sH", table, script + 4 + 6 * k)
            if wanted in (None, tag):
                systems.append(script + offset)
        for system in systems:
            found.update(_list(table, system + 4))
            required = unpack_from(">H", table, system + 2)[0]
            if required != _NONE:
                found.add(required)
    return found


def _varied(table: bytes, at: int, features: set[int]) -> Iterator[int]:
    """Yield the lookups that features have instead in some instance of a variable face."""
    for i in range(unpack_from(">I", table, at + 4)[0]):
        instead = at + unpack_from(">I", table, at + 8 + 8 * i + 4)[0]
        for k in range(unpack_from(">H", table, instead + 4)[0]):
            feature, offset = unpack_from(">HI", table, instead + 6 + 6 * k)
            if feature in features:
                yield from _list(table, instead + offset + 2)


def _subtables(kind: str, table: bytes, lookup: int) -> Iterator[tuple[int, int]]:
    """Yield the kind of each part of a lookup, and where it is."""
    sort = unpack_from(">H", table, lookup)[0]
    for offset in _list(table, lookup + 4):
        at, of_sort = lookup + offset, sort
        if sort == _EXTENSIONS[kind]:
            _, of_sort, further = unpack_from(">2HI", table, at)
            at += further
        if not 0 < of_sort <= _LAST[kind] or of_sort == _EXTENSIONS[kind]:
            raise ValueError("a lookup of an unknown kind")
        yield of_sort, at


def _coverage(kind: str, table: bytes, at: int, sort: int) -> int:
    """Return where the coverage of a subtable's first glyphs is, from the subtable on."""
    shape = unpack_from(">H", table, at)[0]
    sequence, chained = _CONTEXTS[kind]
    if shape not in (1, 2, 3) or (shape == 3 and sort not in (sequence, chained)):
        raise ValueError("a subtable of an unknown form")
    if shape < 3:
        offset: int = unpack_from(">H", table, at + 2)[0]
    elif sort == sequence:
        offset = unpack_from(">H", table, at + 6)[0]
    else:
        before = unpack_from(">H", table, at + 2)[0]
        offset = unpack_from(">H", table, at + 6 + 2 * before)[0]
    return offset


def _covered(table: bytes, at: int) -> Sequence[int]:
    """Return the glyphs of a coverage, in its order."""
    shape, count = unpack_from(">2H", table, at)
    if shape == 1:
        return unpack_from(f">{count}H", table, at + 4)
    if shape != 2:
        raise ValueError("a coverage of an unknown form")
    values = unpack_from(f">{3 * count}H", table, at + 4)
    ranges = zip(values[::3], values[1::3], strict=True)
    return [glyph for first, last in ranges for glyph in range(first, last + 1)]


def _instead(table: bytes, at: int, glyphs: Sequence[int]) -> Sequence[int]:
    """Return what takes the place of each glyph of a single substitution."""
    shape, _, value = unpack_from(">2Hh", table, at)
    if shape == 1:
        return [(glyph + value) % 0x10000 for glyph in glyphs]
    return _list(table, at + 4)


def _list(table: bytes, at: int) -> tuple[int, ...]:
    """Return the numbers at a place, before which is how many they are."""
    return unpack_from(f">{unpack_from('>H', table, at)[0]}H", table, at + 2)
