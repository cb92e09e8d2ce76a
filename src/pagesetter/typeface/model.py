"""Faces and runs of glyphs."""

from functools import lru_cache
from pathlib import Path

from pagesetter.records import NamedTuple


class FaceId(NamedTuple):
    """Names one face on disk. Two runs with equal ids share an embedded font."""

    file: Path
    index: int  # type: ignore[assignment]  # within a collection; hides a method of tuples
    name: str  # PostScript name with the weight it is pinned at, for dumps and diagnostics
    variations: tuple[tuple[str, float], ...] = ()  # axis tag and value, for a variable font

    def __hash__(self) -> int:
        """Hash what tells faces apart; paths are slow to hash, and faces are asked for often."""
        return hash((self.name, self.index))


class GlyphRun(NamedTuple):
    """Glyphs of one face at one size, with the text they show.

    Parallel tuples, because a page has thousands of glyphs. Lengths are ems of
    `size`, so that a run can change its size. The text is kept so that a PDF can
    be searched and copied from, and so that a dump can be read.
    """

    face: FaceId
    size: float
    text: str
    glyphs: tuple[int, ...]  # ids in the face
    clusters: tuple[int, ...]  # offset into `text` of the first character each stands for
    advances: tuple[float, ...]
    offsets: tuple[tuple[float, float], ...] = ()  # x right, y up; empty when all are zero
    vertical: bool = False  # advances go down, and the run's origin is on its middle axis
    turned: bool = False  # drawn a quarter turn clockwise: Latin in a vertical line
    condensed: float = 1.0  # how wide glyphs are drawn that stand across a vertical line
    scale: float = 1.0  # along the line, of its glyphs and their advances: 长体 below one

    @property
    def width(self) -> float:
        """The sum of the advances, in points, along the line."""
        return sum(self.advances) * self.size * self.scale


@lru_cache(maxsize=256)
def one_to_one(count: int) -> tuple[int, ...]:
    """Return the clusters of so many glyphs that each stand for one character, in order."""
    return tuple(range(count))
