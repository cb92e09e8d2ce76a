"""What is kept of faces from one file to the next: what their glyphs mean, how they are shown.

A build by itself does not load this.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pagesetter.display.model import DisplayList, DrawGlyphs, Region
from pagesetter.export.pdf_cuts import FaceSubset
from pagesetter.export.pdf_fonts import shown_face
from pagesetter.export.pdf_text import Downward, ShownFace
from pagesetter.export.pdf_unicode import learn
from pagesetter.keeping import Shelf, shelf
from pagesetter.typeface.model import FaceId


class Lineage:
    """All that glyphs of a face have meant since one of them meant something else.

    What agrees with it agrees on every glyph with all that did before.
    """

    __slots__ = ("meanings", "second")

    def __init__(self, meanings: Mapping[int, str], second: Mapping[int, str]) -> None:
        """Begin with the meanings of a face."""
        self.meanings = dict(meanings)
        self.second = dict(second)

    def goes_on(self, meanings: Mapping[int, str], second: Mapping[int, str]) -> bool:
        """Tell whether meanings agree with it, and learn those that are new."""
        known = self.meanings
        more = meanings.items() - known.items()
        if second != self.second or any(glyph in known for glyph, _ in more):
            return False
        known.update(more)
        return True


def kept_face(
    name: str,
    subset: FaceSubset,
    meanings: tuple[dict[int, str], dict[int, str]],
    downward: dict[int, Downward],
) -> ShownFace:
    """Return what `shown_face` does: the same object as for the last file, where nothing is other."""
    kept = shelf("shown faces", 24)
    if kept is None:
        return shown_face(name, subset, meanings, downward)
    key, made_of = (name, subset.face), (meanings, downward)
    found = kept.get(key)
    if found is not None and found[0] is subset and found[1] == made_of:
        known: ShownFace = found[2]
        return known
    lineage = None if found is None else found[2].lineage
    if not isinstance(lineage, Lineage) or not lineage.goes_on(*meanings):
        lineage = Lineage(*meanings)
    shown = shown_face(name, subset, meanings, downward)._replace(lineage=lineage)
    kept.put(key, (subset, made_of, shown))
    return shown


# ---------------------------------------------------------------- meanings


class _Learned:
    """What the glyphs of a region mean by face, and who knows of it."""

    __slots__ = ("known_to", "meanings", "region")

    def __init__(self, region: Region) -> None:
        self.region = region
        self.meanings = _learned(region)
        self.known_to: dict[FaceId, Lineage] | None = None  # that agrees with it


def know_all(
    pages: Sequence[DisplayList],
    meanings: dict[FaceId, dict[int, str]],
    glyphs: dict[FaceId, set[int]],
) -> bool:
    """Tell whether no glyph of any page has two meanings; then give what each means, and which there are.

    `False`, and nothing given, where one has, or goes down: that is learned mark by mark.
    """
    kept = shelf("meanings", 800)
    if kept is None:
        return False
    found = [_kept(region, kept) for page in pages for region in page.regions]
    if any(learned.meanings is None for learned in found):
        return False
    known: dict[FaceId, Lineage] = kept.get("") or {}
    if not _agree(found, known):
        known = {}  # something may have meant another thing on a page that is no more
        if not _agree(found, known):
            return False
    kept.put("", known)
    for learned in found:
        for face, shows in (learned.meanings or {}).items():
            glyphs.setdefault(face, set()).update(shows)
    for face, shown in glyphs.items():
        told = known[face].meanings
        meanings[face] = {glyph: told[glyph] for glyph in shown}
    return True


def _kept(region: Region, kept: Shelf) -> _Learned:
    found: _Learned | None = kept.get(id(region))
    if found is None or found.region is not region:
        found = _Learned(region)
        kept.put(id(region), found)
    return found


def _agree(found: Sequence[_Learned], known: dict[FaceId, Lineage]) -> bool:
    """Tell whether all regions agree with what is known of faces; it is learned from them."""
    for learned in found:
        if learned.known_to is known:
            continue
        for face, shows in (learned.meanings or {}).items():
            lineage = known.get(face)
            if lineage is None:
                known[face] = Lineage(shows, {})
            elif not lineage.goes_on(shows, {}):
                return False
        learned.known_to = known
    return True


def _learned(region: Region) -> dict[FaceId, dict[int, str]] | None:
    """Return what the glyphs of a region mean by face; `None` where one goes down, or has two meanings."""
    learned: dict[FaceId, dict[int, str]] = {}
    second: dict[int, str] = {}
    for mark in region.marks:
        if isinstance(mark, DrawGlyphs) and mark.run.glyphs:
            learn(learned.setdefault(mark.run.face, {}), second, mark.run)
            if mark.run.vertical or second:
                return None
    return learned
