"""A page's nodes turned into what stands on it: stories, photos, panels."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pagesetter.description.body_reader import BodyReader
from pagesetter.description.complaints import Complaints
from pagesetter.description.fields import Fields
from pagesetter.description.layout_model import (
    GridPlace,
    LayoutDescription,
    PanelSlot,
    PhotoSlot,
    Slot,
    StorySlot,
)
from pagesetter.description.markup import read_words
from pagesetter.description.model import (
    ColumnEnd,
    PanelDescription,
    Paragraph,
    PhotoDescription,
    SlotName,
    StoryDescription,
)
from pagesetter.description.nodes import Node, ScalarNode, head_of, text_lines
from pagesetter.description.page_keys import GRID_PLACE, PANEL, PHOTO, STORY
from pagesetter.description.paths import BadPathError, resolve
from pagesetter.description.photo_reader import PictureReader
from pagesetter.description.place_reader import has_lengths, read_grid_place
from pagesetter.description.table_model import TableDescription, TableSlot
from pagesetter.description.wording import did_you_mean, shown
from pagesetter.diagnostics import Code, Label, Span

_KINDS: dict[str, type[Slot]] = {
    "story": StorySlot,
    "photo": PhotoSlot,
    "panel": PanelSlot,
    "table": TableSlot,
}

_NO_MILLIMETERS = "a page file has no millimeters: name a slot or count columns and lines"


@dataclass(slots=True)
class PageReader:
    """Reads what stands on one page.

    `layout` is `None` where it could not be read; then places are not looked up.
    """

    file: Path
    project: Path
    layout: LayoutDescription | None
    complaints: Complaints
    draft: bool = False
    _taken: dict[str, Span] = field(default_factory=dict)

    def story(self, node: Node) -> StoryDescription | None:
        """Read one story with its photos."""
        fields = Fields(node, STORY, self.complaints)
        place = self._place(fields, "story")
        photos = self.photos(fields)
        story = StoryDescription(
            place=place or _nowhere(fields),
            kicker=self._words(fields, "kicker"),
            headline=self._words(fields, "headline"),
            deck=self._words(fields, "deck"),
            byline=self._words(fields, "byline"),
            body=BodyReader(self.file, self.project, self.complaints, self._inks).read(fields),
            photos=photos,
            column_ends=self._column_ends(fields),
            span=fields.span,
            summary=self._words(fields, "summary"),
            tables=self.tables(fields),
        )
        return story if place else None

    def photos(self, fields: Fields) -> tuple[PhotoDescription, ...]:
        """Read the photos of a story or of the page."""
        found = [self._photo(item) for item in fields.items("photos")]
        return tuple(photo for photo in found if photo is not None)

    def _photo(self, node: Node) -> PhotoDescription | None:
        fields = Fields(node, PHOTO, self.complaints)
        place = self._place(fields, "photo")
        folder, project = self.file.parent, self.project
        pictures = PictureReader(folder, project, self.complaints, self.draft).pictures(fields)
        photo = PhotoDescription(
            place=place or _nowhere(fields),
            pictures=pictures,
            caption=self._words(fields, "caption"),
            credit=self._words(fields, "credit"),
            cutout=fields.truth("cutout"),
            span=fields.span,
        )
        return photo if place and pictures else None

    def panel(self, node: Node) -> PanelDescription | None:
        """Read one panel."""
        fields = Fields(node, PANEL, self.complaints)
        place = self._place(fields, "panel")
        title, text = self._words(fields, "title"), self._words(fields, "text")
        return PanelDescription(place, title, text, fields.span) if place else None

    def tables(self, fields: Fields) -> tuple[TableDescription, ...]:
        """Read the tables of a story or of the page."""
        items = fields.items("tables")
        if not items:
            return ()
        from pagesetter.description.table_reader import TableReader  # most pages have none

        reader = TableReader(self.file, self.complaints, self._inks, self._place)
        found = [reader.read(item) for item in items]
        return tuple(table for table in found if table is not None)

    # ------------------------------------------------------------ places

    def _place(self, fields: Fields, kind: str) -> SlotName | GridPlace | None:
        node = fields.node("place")
        if isinstance(node, ScalarNode):
            return self._slot_name(node, kind)
        if node is None:
            return None
        if has_lengths(node):
            self.complaints.error(
                Code.BAD_VALUE, "the place is given in lengths", head_of(node), _NO_MILLIMETERS
            )
            return None
        grid = Fields(node, GRID_PLACE, self.complaints, name="place", at=fields.key_span("place"))
        place = read_grid_place(grid)
        if self.layout is not None and grid.is_whole:
            self._check_grid_place(place, grid, kind, self.layout)
        return place

    def _slot_name(self, node: ScalarNode, kind: str) -> SlotName:
        name = node.text.strip()
        if self.layout is not None:
            self._check_slot(name, node.span, kind, self.layout.slots)
        if name in self._taken:
            self.complaints.error(
                Code.OVERLAP,
                f"the slot {shown(name)} is taken twice",
                node.span,
                "give each thing a slot of its own",
                labels=(Label(self._taken[name], "first taken here"),),
            )
        self._taken.setdefault(name, node.span)
        return SlotName(name, node.span)

    def _check_slot(self, name: str, span: Span, kind: str, slots: dict[str, Slot]) -> None:
        slot = slots.get(name)
        if slot is not None and isinstance(slot, _KINDS[kind]):
            return
        fitting = [n for n, other in slots.items() if isinstance(other, _KINDS[kind])]
        hints = did_you_mean(name, fitting)
        if not hints and fitting:
            free = [n for n in fitting if n not in self._taken] or fitting
            hints = (f"a {kind} goes into {_some(free)}",)
        if slot is None:
            message = f"the layout has no slot {shown(name)}"
        else:
            other = next(k for k, type_ in _KINDS.items() if isinstance(slot, type_))
            message = f"the slot {shown(name)} is for a {other}, not for a {kind}"
        self.complaints.error(Code.UNKNOWN_SLOT, message, span, *hints)

    def _check_grid_place(
        self, place: GridPlace, fields: Fields, kind: str, layout: LayoutDescription
    ) -> None:
        if getattr(layout, kind) is None:
            self.complaints.error(
                Code.BAD_VALUE,
                f"the layout does not say how a {kind} is set outside its slots",
                fields.at,
                f"name a slot, or give the layout `defaults:` with `{kind}:`",
            )
        if place.within is not None:
            span = fields.value_span("within")
            self._check_slot(place.within, span, "story", layout.slots)

    # ------------------------------------------------------------ words

    def _words(self, fields: Fields, name: str) -> Paragraph | None:
        scalar = fields.scalar(name)
        if scalar is None:
            return None
        return read_words(text_lines(scalar), self.file, name, self.complaints, self._inks)

    @property
    def _inks(self) -> Collection[str] | None:
        """The inks that words may be marked with."""
        return None if self.layout is None else self.layout.inks

    def _column_ends(self, fields: Fields) -> tuple[ColumnEnd, ...]:
        ends = []
        for scalar in fields.scalars("column_ends"):
            if scalar.text.strip():
                ends.append(ColumnEnd(scalar.text.strip(), scalar.span))
            else:
                message = "a column must end with at least one character"
                self.complaints.error(Code.BAD_VALUE, message, scalar.span)
        return tuple(ends)

    # ------------------------------------------------------------ paths

    def _path(self, fields: Fields, name: str, missing: Code) -> Path | None:
        scalar = fields.scalar(name)
        if scalar is None:
            return None
        try:
            return resolve(scalar.text, self.file.parent, self.project, missing)
        except BadPathError as error:
            self.complaints.error(error.code, error.message, scalar.span, *error.hints)
            return None


def _nowhere(fields: Fields) -> SlotName:
    return SlotName("", fields.at)


def _some(names: Sequence[str]) -> str:
    shown_names = ", ".join(f"`{name}`" for name in names[:5])
    return f"{shown_names}, …" if len(names) > 5 else shown_names
