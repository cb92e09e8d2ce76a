"""A page's marks as the operators of its content stream.

Here y is turned over: the page counts down from the top of the trim, a PDF up from the
foot of the bleed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice

from pagesetter.display.model import (
    Clip,
    DisplayList,
    DrawGlyphs,
    DrawPath,
    DrawPhoto,
    DrawShapes,
    FillRect,
    Mark,
    Region,
    Stretch,
)
from pagesetter.export.pdf_inks import PLAIN, Inks, InkState, state_of
from pagesetter.export.pdf_objects import number
from pagesetter.export.pdf_tags import PageTags
from pagesetter.export.pdf_text import ShownFace, font_operator, show_run_at
from pagesetter.geometry import Path, Point, Rect, fits
from pagesetter.keeping import Shelf, shelf
from pagesetter.pictures import Picture
from pagesetter.typeface.model import FaceId

# Where the unit square of a stored image goes so that it is seen upright: x and y as
# a·u + c·v + e and b·u + d·v + f with v up. By EXIF orientation, Exif 2.32 4.6.4.A.
_UPRIGHT = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}


def page_content(
    page: DisplayList,
    faces: Mapping[FaceId, ShownFace],
    photos: Mapping[Picture, str],
    inks: Inks,
    tags: PageTags | None = None,
) -> bytes:
    """Return the content stream of a page, its marks in the order of the display list.

    `photos` has the name of each photo in the page's resources; `inks` learns what
    else the page needs there, and `tags` which parts of the page its marked contents
    are: without it nothing is marked.
    """
    content = _Content(page, faces, photos, inks)
    content.tags = tags
    content.following = chain(islice(_runs(page), 1, None), (None,))
    kept = shelf("shown regions", 400)
    for region in page.regions:
        content.enter(region)
        if kept is None or not content.replay(region, kept):
            for mark in region.marks:
                content.tag(mark)
                content.draw(mark)
            content.end_text()
    content.end_tag()
    return content.data()


def _runs(page: DisplayList) -> Iterator[DrawGlyphs]:
    """Yield the runs that show something, in order."""
    for region in page.regions:
        for mark in region.marks:
            if isinstance(mark, DrawGlyphs) and mark.run.glyphs:
                yield mark


class _Content:
    """Operators as they are written, and the graphics state they leave behind."""

    def __init__(
        self,
        page: DisplayList,
        faces: Mapping[FaceId, ShownFace],
        photos: Mapping[Picture, str],
        inks: Inks,
    ) -> None:
        self.tags: PageTags | None = None
        self.following: Iterator[DrawGlyphs | None] = iter(())  # after each run, on the page
        self._faces = faces
        self._photos = photos
        self._inks = inks
        self._left = page.bleed + page.slug
        self._top = page.page.height + page.bleed + page.slug
        self._operators: list[str] = []
        self._in_text = False
        self._font: tuple[str, float] | None = None
        self._color = ""  # what is filled with, as it was chosen; "" is black in another space
        self._stroke_color = ""
        self._state = PLAIN
        self._kept = shelf("shown runs", 3_000)

    def data(self) -> bytes:
        return "\n".join([*self._operators, ""]).encode("ascii")

    def enter(self, region: Region) -> None:
        """Go on to a region."""
        if self.tags is not None:
            self.tags.enter(region)

    def tag(self, mark: Mark) -> None:
        """Begin a marked content where a mark is of another part than the one before it."""
        if self.tags is None or (isinstance(mark, DrawGlyphs) and not mark.run.glyphs):
            return
        operators = self.tags.begin(mark)
        if operators is not None:
            self.end_text()
            self._operators += operators

    def end_tag(self) -> None:
        """End the last marked content."""
        if self.tags is not None:
            self._operators += self.tags.end()

    def replay(self, region: Region, kept: Shelf) -> bool:
        """Write a region as it was in the last file, and so that the next can; `False`: it is to be drawn."""
        from pagesetter.export.pdf_kept import KeptRegion, Pen, may_be_kept, parts_of

        if self._state != PLAIN:
            return False
        tagged = self.tags is not None
        pen = Pen(self._font, self._color, self._stroke_color, self._left, self._top)
        found: KeptRegion | None = kept.get(id(region))
        if found is not None and found.holds(region, pen, self._faces, tagged=tagged):
            next(islice(self.following, found.runs, found.runs), None)
            self._font, self._color, self._stroke_color, *_ = found.after
        elif may_be_kept(region):
            parts = [(part[0], self._written(part)) for part in parts_of(region, tagged=tagged)]
            after = Pen(self._font, self._color, self._stroke_color, self._left, self._top)
            found = KeptRegion.of(region, (pen, after), self._faces, parts, tagged=tagged)
            kept.put(id(region), found)
        else:
            return False
        for mark, written in found.parts:
            self.tag(mark)
            self._operators.append(written)
        return True

    def _written(self, marks: Sequence[Mark]) -> str:
        """Return the operators that draw marks, apart from what is before them."""
        whole, self._operators = self._operators, []
        for mark in marks:
            self.draw(mark)
        self.end_text()
        own, self._operators = self._operators, whole
        return "\n".join(own)

    def draw(self, mark: Mark) -> None:
        """Draw whatever there is."""
        match mark:
            case DrawGlyphs():
                if mark.run.glyphs:
                    self.set_run(mark, next(self.following))
            case DrawPhoto():
                self.draw_photo(mark)
            case FillRect():
                self.fill(mark)
            case DrawPath():
                self.draw_path(mark)
            case Clip():
                self.draw_clipped(mark)
            case DrawShapes():
                self.draw_shapes(mark)

    def set_run(self, mark: DrawGlyphs, following: DrawGlyphs | None) -> None:
        """Set a run; `following` is the next one on the page."""
        run = mark.run
        face = self._faces[run.face]
        if not self._in_text:
            self._operators.append("BT")
            self._in_text = True
        self._use_ink(mark)
        name = face.down_name if run.vertical else face.name
        if self._font != (name, run.size):
            self._operators.append(font_operator(name, run.size))
            self._font = (name, run.size)
        x, y = self._left + mark.at.x, self._top - mark.at.y
        languages = () if self.tags is None else mark.languages
        if run.vertical:
            from pagesetter.export.pdf_vertical import Following, show_down

            after = following and Following(self._top - following.at.y, following.run.size)
            shown = show_down(run, face, (x, y), after, languages)
        else:
            shown = self._shown(mark, face, (x, y), languages)
        self._operators.append(shown)

    def _shown(
        self,
        mark: DrawGlyphs,
        face: ShownFace,
        at: tuple[float, float],
        languages: Sequence[Stretch],
    ) -> str:
        """Return the operators that show a run from a place of the page."""
        if self._kept is None:
            return show_run_at(mark.run, face, at, languages)
        from pagesetter.export.pdf_kept import kept_run_at

        return kept_run_at(mark.run, face, at, languages, self._kept)

    def draw_photo(self, mark: DrawPhoto) -> None:
        """Show the whole photo, so large that its crop fills the bounds, behind a clip."""
        picture, crop, bounds = mark.picture, mark.crop, mark.bounds
        across, down = bounds.width / crop.width, bounds.height / crop.height
        whole = Rect(
            bounds.x - crop.x * across,
            bounds.y - crop.y * down,
            picture.width * across,
            picture.height * down,
        )
        self.end_text()
        self._use_state(PLAIN)
        self._operators.append("q")
        if mark.clip is not None:
            self._operators += [*self._outline(mark.clip), "W n"]
        if not (fits(picture.width, crop.width) and fits(picture.height, crop.height)):
            self._operators.append(f"{self._rectangle(bounds)} re W n")
        a, b, c, d, e, f = _UPRIGHT[picture.orientation]
        matrix = (
            *(a * whole.width, b * whole.height, c * whole.width, d * whole.height),
            self._left + whole.x + e * whole.width,
            self._top - whole.bottom + f * whole.height,
        )
        self._operators.append(f"{' '.join(map(number, matrix))} cm")
        self._operators.append(f"/{self._photos[picture]} Do")
        self._operators.append("Q")

    def fill(self, mark: FillRect) -> None:
        self.end_text()
        self._use_ink(mark)
        self._operators.append(f"{self._rectangle(mark.bounds)} re f")

    def draw_path(self, mark: DrawPath) -> None:
        self.end_text()
        self._use_ink(mark, stroke=mark.stroke is not None)
        operators = self._outline(mark.path)
        if mark.stroke is None:
            operators.append("h f")
        else:
            closed = bool(mark.path.curves) and mark.path.curves[-1][-1] == mark.path.start
            operators = [f"{number(mark.stroke)} w", *operators, "s" if closed else "S"]
        if mark.dash:  # ISO 32000-1 8.4.3.6; round caps: 8.4.3.3
            dash = f"[{' '.join(map(number, mark.dash))}] 0 d"
            operators = ["q", dash, *(["1 J"] if mark.round else []), *operators, "Q"]
        self._operators += operators

    def draw_clipped(self, mark: Clip) -> None:
        """Draw paths behind a clip; the inks set inside are forgotten with it."""
        self.end_text()
        self._operators += ["q", *self._outline(mark.path), "W n"]
        before = self._color, self._stroke_color, self._state
        for path in mark.marks:
            self.draw_path(path)
        self._color, self._stroke_color, self._state = before
        self._operators.append("Q")

    def draw_shapes(self, mark: DrawShapes) -> None:
        """Fill glyphs that are no text, and draw along them; corners are round."""
        from pagesetter.export.pdf_shapes import run_outline  # few pages have any

        self.end_text()
        self._use_ink(mark)
        operators = [run_outline(mark.run, (self._left + mark.at.x, self._top - mark.at.y)), "f"]
        if mark.stroke is not None:
            self._use_ink(mark, stroke=True)
            operators = ["q", f"{number(mark.stroke)} w 1 j", operators[0], "B", "Q"]
        self._operators += operators

    def _outline(self, path: Path) -> list[str]:
        operators = [f"{self._point(path.start)} m"]
        last = path.start
        for first, second, end in path.curves:
            if first == last and second == end:  # a straight stretch
                operators.append(f"{self._point(end)} l")
            else:
                operators.append(f"{' '.join(map(self._point, (first, second, end)))} c")
            last = end
        return operators

    def end_text(self) -> None:
        if self._in_text:
            self._operators.append("ET")
            self._in_text = False

    def _use_ink(
        self, mark: DrawGlyphs | DrawShapes | FillRect | DrawPath, *, stroke: bool = False
    ) -> None:
        """Choose the ink of a mark, and how it is laid on others."""
        ink = mark.ink
        self._use_state(state_of(ink))
        color = self._gradient(mark, stroke) if ink.gradient else self._inks.color(ink, stroke)
        if color == (self._stroke_color if stroke else self._color):
            return
        self._operators.append(color)
        if stroke:
            self._stroke_color = color
        else:
            self._color = color

    def _gradient(self, mark: DrawGlyphs | DrawShapes | FillRect | DrawPath, stroke: bool) -> str:
        from pagesetter.export.pdf_gradients import bounds_of  # few pages have any

        x, y, width, height = bounds_of(mark)
        bounds = Rect(self._left + x, self._top - y - height, width, height)
        return self._inks.gradient(mark.ink, bounds, stroke)

    def _use_state(self, state: InkState) -> None:
        if state != self._state:
            self._operators += self._inks.change(self._state, state)
            self._state = state

    def _point(self, point: Point) -> str:
        return f"{number(self._left + point.x)} {number(self._top - point.y)}"

    def _rectangle(self, rect: Rect) -> str:
        corner = (self._left + rect.x, self._top - rect.bottom)
        return " ".join(map(number, (*corner, rect.width, rect.height)))
