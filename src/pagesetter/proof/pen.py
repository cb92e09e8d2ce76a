"""What overlays are drawn with: thin lines, light grounds, small words."""

from __future__ import annotations

from pagesetter.diagnostics import Span
from pagesetter.display.model import DrawGlyphs, DrawPath, FillRect, Mark
from pagesetter.geometry import Path, Point, Rect
from pagesetter.ink import Ink
from pagesetter.records import NamedTuple
from pagesetter.typeface.model import FaceId
from pagesetter.typeface.shaping import has_glyph, shape

MAGENTA = Ink(0.0, 0.85, 0.15, 0.0)
CYAN = Ink(0.85, 0.15, 0.0, 0.0)
BLUE = Ink(0.9, 0.6, 0.0, 0.0)
GREEN = Ink(0.75, 0.0, 0.9, 0.1)
ORANGE = Ink(0.0, 0.5, 0.95, 0.0)
RED = Ink(0.0, 0.95, 0.9, 0.0)
WHITE = Ink(0.0, 0.0, 0.0, 0.0)

#: Points: seen at 100 ppi, and no thicker than it must be.
THIN = 0.6


class Pen(NamedTuple):
    """Draws marks that are no part of the page."""

    face: FaceId | None
    span: Span  # what the marks say they come from

    def line(self, begin: Point, end: Point, ink: Ink, weight: float = THIN) -> DrawPath:
        """Draw a straight line."""
        return DrawPath(Path(begin, ((begin, end, end),)), ink, self.span, weight)

    def outline(self, rect: Rect, ink: Ink, weight: float = THIN) -> tuple[FillRect, ...]:
        """Draw along the four sides of a rectangle, inside it."""
        r, w = rect, weight
        sides = (
            Rect(r.x, r.y, r.width, w),
            Rect(r.x, r.bottom - w, r.width, w),
            Rect(r.x, r.y, w, r.height),
            Rect(r.right - w, r.y, w, r.height),
        )
        return tuple(FillRect(side, ink, self.span) for side in sides)

    def ground(self, rect: Rect, ink: Ink, opacity: float) -> FillRect:
        """Fill a rectangle so that what is under it shows through."""
        return FillRect(rect, ink._replace(opacity=opacity), self.span)

    def arrow(self, begin: Point, end: Point, ink: Ink) -> tuple[Mark, ...]:
        """Draw a line with a head at its end."""
        across, down = end.x - begin.x, end.y - begin.y
        length = (across**2 + down**2) ** 0.5
        if length < 1:
            return ()
        right, below = across / length, down / length
        foot = Point(end.x - 7 * right, end.y - 7 * below)
        left = Point(foot.x - 2.5 * below, foot.y + 2.5 * right)
        other = Point(foot.x + 2.5 * below, foot.y - 2.5 * right)
        sides = ((end, left), (left, other), (other, end))
        head = Path(end, tuple((a, b, b) for a, b in sides))
        return self.line(begin, foot, ink, 1.0), DrawPath(head, ink, self.span)

    def label(
        self, words: str, at: Point, ink: Ink, size: float = 6.0, *, paper: Ink = WHITE
    ) -> tuple[Mark, ...]:
        """Set words in `paper` on a ground of ink, whose top left is given."""
        if self.face is None:
            return ()
        shown = "".join(c if has_glyph(self.face, c) else "?" for c in words)
        if any(not has_glyph(self.face, c) for c in shown):
            return ()
        run = shape(shown, self.face, "zh-Hans")._replace(size=size)
        box = Rect(at.x, at.y, run.width + size / 2, 1.3 * size)
        baseline = Point(at.x + size / 4, at.y + 1.02 * size)
        return FillRect(box, ink, self.span), DrawGlyphs(baseline, run, paper, self.span)
