"""A page's marks as the operators of its content stream.

Here y is turned over: the page counts down from the top of the trim, a PDF up from the
foot of the bleed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from pagesetter.display.model import (
    Clip,
    DisplayList,
    DrawGlyphs,
    DrawPath,
    DrawPhoto,
    DrawShapes,
    FillRect,
    Ink,
    Mark,
    Region,
    Stretch,
)
from pagesetter.export.pdf_inks import PLAIN, Inks, InkState, state_of
from pagesetter.export.pdf_objects import number
from pagesetter.export.pdf_tags import PageTags
from pagesetter.export.pdf_text import (
    ShownFace,
    font_operator,
    show_plain_at,
    show_run_at,
)
from pagesetter.geometry import Path, Point, Rect, fits
from pagesetter.keeping import keeps
from pagesetter.pictures import Picture
from pagesetter.typeface.model import FaceId, GlyphRun

#: What shows a run of a face from a place of the page, some words of it in other languages.
ShowRun: TypeAlias = Callable[[GlyphRun, ShownFace, tuple[float, float], Sequence[Stretch]], str]

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
    told: frozenset[int] | set[int] = frozenset(),
) -> bytes:
    """Return the content stream of a page, its marks in the order of the display list.

    `photos` has the name of each photo in the page's resources; `inks` learns what
    else the page needs there, and `tags` which parts of the page its marked contents
    are: without it nothing is marked. `told` has the identities of runs that are known to
    be told by the meanings of their glyphs, one by one: the others are looked at.
    """
    content = _content_class()(page, faces, photos, inks)
    content.tags, content.speaks = tags, tags is not None
    content.told = told
    for region in page.regions:
        content.enter(region)
        content.draw_region(region)
    content.end_tag()
    return content.data()


def _runs(page: DisplayList) -> Iterator[DrawGlyphs]:
    """Yield the runs that show something, in order."""
    for region in page.regions:
        for mark in region.marks:
            if isinstance(mark, DrawGlyphs) and mark.run.glyphs:
                yield mark


def _content_class() -> type[Content]:
    if not keeps():
        return Content
    from pagesetter.export.pdf_kept import KeptContent

    return KeptContent


class Content:
    """Operators as they are written, and the graphics state they leave behind."""

    def __init__(
        self,
        page: DisplayList,
        faces: Mapping[FaceId, ShownFace],
        photos: Mapping[Picture, str],
        inks: Inks,
    ) -> None:
        self.tags: PageTags | None = None
        self.speaks = False  # of words in other languages
        self.told: frozenset[int] | set[int] = frozenset()
        self._page = page
        self.faces = faces
        self._photos = photos
        self._inks = inks
        self.left = page.bleed + page.slug
        self.top = page.page.height + page.bleed + page.slug
        self.operators: list[str] = []
        self._in_text = False
        self._face_id: FaceId | None = None  # of the last run
        self._face: ShownFace | None = None
        self.font: tuple[str, float] | None = None
        self.ink: Ink | None = None  # that is filled with, where it is known to be chosen
        self.color = ""  # what is filled with, as it was chosen; "" is black in another space
        self.stroke_color = ""
        self.state = PLAIN
        self.kept_runs: ShowRun | None = None
        self.count = 0  # of the runs set
        self._runs: list[DrawGlyphs] = []  # all of the page, where any is vertical

    def data(self) -> bytes:
        """Return the content stream."""
        return "\n".join([*self.operators, ""]).encode("ascii")

    def enter(self, region: Region) -> None:
        """Go on to a region."""
        if self.tags is not None:
            self.tags.enter(region)

    def tag(self, mark: Mark) -> None:
        """Begin a marked content where a mark is of another part than the one before it."""
        if self.tags is None:
            return
        operators = self.tags.begin(mark)
        if operators is not None:
            self.end_text()
            self.operators += operators

    def end_tag(self) -> None:
        """End the last marked content."""
        if self.tags is not None:
            self.operators += self.tags.end()

    def draw_region(self, region: Region) -> None:
        """Draw all of a region."""
        self.draw(region.marks)

    def draw(self, marks: Sequence[Mark]) -> None:
        """Draw marks, the last of them to its end."""
        for mark in marks:
            if isinstance(mark, DrawGlyphs):
                if mark.run.glyphs:
                    self.set_run(mark)
                continue
            self.tag(mark)
            match mark:
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
        self.end_text()

    def set_run(self, mark: DrawGlyphs) -> None:
        """Set a run."""
        at, run, ink, _, element, languages = mark
        tags, operators = self.tags, self.operators
        if tags is not None and not tags.goes_on(element):
            self.tag(mark)
        elif not self.speaks:
            languages = ()
        self.count += 1
        if not self._in_text:
            operators.append("BT")
            self._in_text = True
        if ink is not self.ink:
            self._use_ink(mark)
            self.ink = None if ink.gradient else ink
        if run.face is not self._face_id:
            self._face_id, self._face = run.face, self.faces[run.face]
        face, size = self._face, run.size
        assert face is not None, "a run has a face"
        name = face.down_name if run.vertical else face.name
        if self.font != (name, size):
            operators.append(font_operator(name, size))
            self.font = (name, size)
        place = (self.left + at.x, self.top - at.y)
        if run.vertical:
            shown = self._shown_down(run, face, place, languages)
        elif self.kept_runs is not None:
            shown = self.kept_runs(run, face, place, languages)
        elif id(run) in self.told and not (languages or run.offsets or run.turned):
            shown = show_plain_at(run, face, place)
        else:
            shown = show_run_at(run, face, place, languages)
        operators.append(shown)

    def _shown_down(
        self,
        run: GlyphRun,
        face: ShownFace,
        at: tuple[float, float],
        languages: Sequence[Stretch],
    ) -> str:
        """Return the operators that show a vertical run, which look at the next one of the page."""
        from pagesetter.export.pdf_vertical import Following, show_down

        self._runs = self._runs or [*_runs(self._page)]
        after = None
        if self.count < len(self._runs):
            following = self._runs[self.count]
            after = Following(self.top - following.at.y, following.run.size)
        return show_down(run, face, at, after, languages)

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
        self.ink = None
        self._use_state(PLAIN)
        self.operators.append("q")
        if mark.clip is not None:
            self.operators += [*self._outline(mark.clip), "W n"]
        if not (fits(picture.width, crop.width) and fits(picture.height, crop.height)):
            self.operators.append(f"{self._rectangle(bounds)} re W n")
        a, b, c, d, e, f = _UPRIGHT[picture.orientation]
        matrix = (
            *(a * whole.width, b * whole.height, c * whole.width, d * whole.height),
            self.left + whole.x + e * whole.width,
            self.top - whole.bottom + f * whole.height,
        )
        self.operators.append(f"{' '.join(map(number, matrix))} cm")
        self.operators.append(f"/{self._photos[picture]} Do")
        self.operators.append("Q")

    def fill(self, mark: FillRect) -> None:
        """Fill a rectangle."""
        self.end_text()
        self._use_ink(mark)
        self.operators.append(f"{self._rectangle(mark.bounds)} re f")

    def draw_path(self, mark: DrawPath) -> None:
        """Fill an outline, or draw along it."""
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
        self.operators += operators

    def draw_clipped(self, mark: Clip) -> None:
        """Draw paths behind a clip; the inks set inside are forgotten with it."""
        self.end_text()
        self.operators += ["q", *self._outline(mark.path), "W n"]
        self.ink = None
        before = self.color, self.stroke_color, self.state
        for path in mark.marks:
            self.draw_path(path)
        self.color, self.stroke_color, self.state = before
        self.operators.append("Q")

    def draw_shapes(self, mark: DrawShapes) -> None:
        """Fill glyphs that are no text, and draw along them; corners are round."""
        from pagesetter.export.pdf_shapes import run_outline  # few pages have any

        self.end_text()
        self._use_ink(mark)
        operators = [run_outline(mark.run, (self.left + mark.at.x, self.top - mark.at.y)), "f"]
        if mark.stroke is not None:
            self._use_ink(mark, stroke=True)
            operators = ["q", f"{number(mark.stroke)} w 1 j", operators[0], "B", "Q"]
        self.operators += operators

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
        """End the text object, if one is open."""
        if self._in_text:
            self.operators.append("ET")
            self._in_text = False

    def _use_ink(
        self, mark: DrawGlyphs | DrawShapes | FillRect | DrawPath, *, stroke: bool = False
    ) -> None:
        """Choose the ink of a mark, and how it is laid on others."""
        ink = mark.ink
        self.ink = None
        self._use_state(state_of(ink))
        color = self._gradient(mark, stroke) if ink.gradient else self._inks.color(ink, stroke)
        if color == (self.stroke_color if stroke else self.color):
            return
        self.operators.append(color)
        if stroke:
            self.stroke_color = color
        else:
            self.color = color

    def _gradient(self, mark: DrawGlyphs | DrawShapes | FillRect | DrawPath, stroke: bool) -> str:
        from pagesetter.export.pdf_gradients import bounds_of  # few pages have any

        x, y, width, height = bounds_of(mark)
        bounds = Rect(self.left + x, self.top - y - height, width, height)
        return self._inks.gradient(mark.ink, bounds, stroke)

    def _use_state(self, state: InkState) -> None:
        if state != self.state:
            self.operators += self._inks.change(self.state, state)
            self.state = state

    def _point(self, point: Point) -> str:
        return f"{number(self.left + point.x)} {number(self.top - point.y)}"

    def _rectangle(self, rect: Rect) -> str:
        corner = (self.left + rect.x, self.top - rect.bottom)
        return " ".join(map(number, (*corner, rect.width, rect.height)))
