"""Paths as they are built: what they bound, and whether they are rectangles; ISO 32000-1 8.5."""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.geometry import Rect
from pagesetter.press.preflight.boxes import bounds_of, is_rectangle
from pagesetter.press.preflight.pdf_state import Matrix, placed


class PdfPath:
    """A path under way. Points are on the page, as the matrix put them when they were given."""

    def __init__(self) -> None:
        self._parts: list[list[tuple[float, float]]] = []
        self._curved = False

    def __bool__(self) -> bool:
        """Tell whether there is any of it."""
        return bool(self._parts)

    def add(self, operator: str, parts: Sequence[float], matrix: Matrix) -> None:
        """Take `m`, `l`, `c`, `v`, `y`, `re` or `h`."""
        if operator == "re" and len(parts) == 4:
            x, y, width, height = parts
            corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
            self._parts.append([placed(matrix, *corner) for corner in corners])
            return
        points = [placed(matrix, *pair) for pair in zip(parts[::2], parts[1::2], strict=False)]
        if operator == "m" and points:
            self._parts.append(points)
        elif operator != "h" and points:
            if not self._parts:
                self._parts.append([])
            self._parts[-1] += points
            self._curved = self._curved or operator != "l"

    @property
    def bounds(self) -> Rect:
        """The rectangle around all of it."""
        return bounds_of(point for part in self._parts for point in part)

    def rectangles(self) -> list[Rect] | None:
        """Return the rectangles that it is made of, `None` where it is made of others."""
        if self._curved:
            return None
        found = []
        for part in self._parts:
            if len(part) == 1:
                continue
            if not is_rectangle(part):
                return None
            found.append(bounds_of(part))
        return found
