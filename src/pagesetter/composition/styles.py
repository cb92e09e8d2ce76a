"""Style descriptions resolved: ems to points, families to faces, names to inks."""

from __future__ import annotations

from types import MappingProxyType
from weakref import WeakKeyDictionary

from pagesetter.composition.model import AdjustmentRules, TextStyle
from pagesetter.description.layout_model import Direction, LayoutDescription, StyleDescription
from pagesetter.diagnostics import Code, DiagnosticLog
from pagesetter.ink import Ink
from pagesetter.keeping import shelf
from pagesetter.language.scripts import script_of
from pagesetter.language.spacing import SpacingRules
from pagesetter.typeface.library import FontLibrary
from pagesetter.typeface.model import FaceId
from pagesetter.typeface.sfnt import FontError
from pagesetter.typeface.shaping import open_font
from pagesetter.units import Length


class StyleSheet:
    """The styles of a layout, each resolved when it is first asked for.

    A page pays only for the faces it uses: a family that no words are set in is
    neither searched for nor missed.
    """

    def __init__(self, layout: LayoutDescription, library: FontLibrary, log: DiagnosticLog) -> None:
        """Remember where to look; nothing is searched yet."""
        self._layout, self._library, self._log = layout, library, log
        self._found: dict[str, TextStyle] = {}
        self._known = _known_styles(layout, library)
        self.lacks_faces = False  # that it told of, to the log it then had
        self._inks = MappingProxyType({name: self.ink(name) for name in layout.inks})
        grid = layout.grid
        self.character = grid.character.points(em=0, character=0, line=0)
        self.line = grid.leading.points(em=self.character, character=self.character, line=0)

    def log_to(self, log: DiagnosticLog) -> None:
        """Log what is found from now on to another log."""
        self._log = log

    def points(self, length: Length, em: float | None = None) -> float:
        """Return a length of the layout in points; an em is a grid character if not given."""
        return length.points(em=em or self.character, character=self.character, line=self.line)

    def ink(self, name: str) -> Ink:
        """Return a named ink of the layout."""
        return self._layout.inks[name].ink

    def __getitem__(self, name: str) -> TextStyle:
        """Return a style. Logs the families that are not to be had."""
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = self._known.get(name) or self._resolved(name)
        return found

    def _resolved(self, name: str) -> TextStyle:
        """Resolve a style; one that lacks a face is resolved for each page, to tell of it."""
        lacked, self.lacks_faces = self.lacks_faces, False
        found = self._resolve(self._layout.styles[name])
        if not self.lacks_faces:
            self._known[name] = found
        self.lacks_faces = self.lacks_faces or lacked
        return found

    def _resolve(self, style: StyleDescription) -> TextStyle:
        size = self.points(style.size)
        return TextStyle(
            name=style.name,
            faces=self._faces(style, style.families),
            latin_faces=self._faces(style, style.latin_families),
            size=size,
            min_size=self.points(style.min_size, size),
            leading=self.points(style.leading, size),
            tracking=self.points(style.tracking, size),
            min_tracking=self.points(style.min_tracking, size),
            indent=self.points(style.indent, size),
            align=style.align,
            ink=self.ink(style.ink),
            lines_before=style.lines_before,
            spacing=self._spacing(style, size),
            full_width=style.full_width,
            strong=self._marked(style, style.strong),
            emphasized=self._marked(style, style.emphasized),
            language=style.language,
            adjustment=self._adjustment(style, size),
            vertical=style.direction is Direction.VERTICAL,
            latin_scale=style.latin_size,
            hyphenation=style.hyphenate,
            quotes=style.quotes,
            dots=style.dots,
            small_scale=style.small_size,
            shift_scale=style.shift_size,
            ruby_scale=style.ruby_size,
            inks=self._inks,
            across=style.across,
            min_scale=style.min_scale,
            outline=self._outline(style, size),
            shadow=self._shadow(style, size),
        )

    def _outline(self, style: StyleDescription, size: float) -> tuple[float, Ink] | None:
        line = style.outline
        return line and (self.points(line.weight, size), self.ink(line.ink))

    def _shadow(self, style: StyleDescription, size: float) -> tuple[float, float, Ink] | None:
        found = style.shadow
        if found is None:
            return None
        right, down = self.points(found.right, size), self.points(found.down, size)
        return right, down, self.ink(found.ink)

    def _spacing(self, style: StyleDescription, size: float) -> SpacingRules:
        return SpacingRules(
            kinsoku=style.kinsoku.value,
            marks=style.marks.value,
            gap=self.points(style.gap, size) / size,
            script=script_of(style.language),
            vertical=style.direction is Direction.VERTICAL,
            never_start=style.never_start,
            never_end=style.never_end,
            may_start=style.may_start,
            may_end=style.may_end,
            squeeze_stops=style.squeeze_stops,
            fixed_gap=style.fixed_gap,
        )

    def _adjustment(self, style: StyleDescription, size: float) -> AdjustmentRules:
        return AdjustmentRules(
            order=style.adjust.value,
            breaking=style.breaking.value,
            tolerance=self.points(style.tolerance, size) / size,
            open_marks=self.points(style.open_marks, size) / size,
            numbers=style.numbers.value,
            loose=self.points(style.loose, size) / size,
            hanging=style.hanging.value,
            hang=self.points(style.hang, size) / size,
            hang_always=style.hang_always,
        )

    def _marked(self, style: StyleDescription, name: str | None) -> TextStyle | None:
        """Resolve the style of marked words; one that marks itself again goes no deeper."""
        if name is None or name == style.name:
            return None
        marked = self._layout.styles[name]
        if marked.strong or marked.emphasized:
            marked = _without_marks(marked)
        return self._resolve(marked)

    def _faces(self, style: StyleDescription, families: tuple[str, ...]) -> tuple[FaceId, ...]:
        faces: list[FaceId] = []
        for family in families:
            face = self._library.find(family, style.weight)
            if face is None:
                self.lacks_faces = True
                self._log.error(
                    Code.MISSING_FONT,
                    f"style `{style.name}` asks for the family `{family}`, which is not to be found",
                    style.families_span,
                    *_nearest(family, self._library.family_names()),
                )
            elif self._may_use(face, style):
                faces.append(face)
        return tuple(faces)

    def _may_use(self, face: FaceId, style: StyleDescription) -> bool:
        try:
            if self._library.may_embed(face):
                open_font(face)
                return True
            self.lacks_faces = True
        except (FontError, OSError) as error:
            self.lacks_faces = True
            self._log.error(
                Code.MISSING_FONT,
                f"the font of style `{style.name}` cannot be used: {error}",
                style.families_span,
                "install the font file again, or name another family",
            )
            return False
        self._log.error(
            Code.FONT_REFUSED,
            f"the license of `{face.name}` forbids embedding it in a PDF",
            style.families_span,
            "ask its maker for a font that may be embedded, or name another family",
        )
        return False


#: Layouts whose styles are known with a library: of the pages of an edition or two.
_MOST_LAYOUTS = 8

# The styles that lack nothing, of pages that were made with the same library. What a style
# is resolved from is the layout and the faces that the library found, and it finds each once.
_resolved: WeakKeyDictionary[FontLibrary, list[tuple[LayoutDescription, dict[str, TextStyle]]]]
_resolved = WeakKeyDictionary()


def _known_styles(layout: LayoutDescription, library: FontLibrary) -> dict[str, TextStyle]:
    """Return what is known of the styles of a layout, or of one with the same styles."""
    pairs = _resolved.setdefault(library, [])
    for pair in pairs:
        if pair[0] is layout or _has_styles_of(pair[0], layout):
            return pair[1]
    known: dict[str, TextStyle] = {}
    pairs.insert(0, (layout, known))
    del pairs[_MOST_LAYOUTS:]
    return known


def _has_styles_of(one: LayoutDescription, other: LayoutDescription) -> bool:
    mine, others = (one.grid, one.inks, one.styles), (other.grid, other.inks, other.styles)
    return mine == others


def style_sheet(layout: LayoutDescription, library: FontLibrary, log: DiagnosticLog) -> StyleSheet:
    """Return the styles of a layout: those of the last page on it, where any are kept.

    Styles that lack a face are resolved anew, so that this page is told of it too.
    """
    kept = shelf("style sheets", 8)
    if kept is None:
        return StyleSheet(layout, library, log)
    found = kept.get(id(layout))
    if found is None or found[0] is not layout or found[1] is not library or found[2].lacks_faces:
        found = layout, library, StyleSheet(layout, library, log)
        kept.put(id(layout), found)
    sheet: StyleSheet = found[2]
    sheet.log_to(log)
    return sheet


def _without_marks(style: StyleDescription) -> StyleDescription:
    return style._replace(strong=None, emphasized=None)


def _nearest(family: str, names: list[str]) -> tuple[str, ...]:
    import difflib  # here: only what is misspelled needs it

    near = difflib.get_close_matches(family, names, n=1, cutoff=0.6)
    if near:
        return (f"did you mean `{near[0]}`?",)
    return ("install it, or give its folder with --font-path",)
