"""A page's nodes turned into what stands on it: stories, photos, panels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pagesetter.description.body_reader import BodyReader
from pagesetter.description.complaints import Complaints
from pagesetter.description.fields import Fields
from pagesetter.description.frame_model import QuoteSlot
from pagesetter.description.ink_model import InkDescription
from pagesetter.description.jump_reader import check_parts, read_continues, read_jump
from pagesetter.description.layout_model import (
    GridPlace,
    LayoutDescription,
    PanelSlot,
    PhotoSlot,
    Slot,
    StorySlot,
)
from pagesetter.description.link_reader import read_link
from pagesetter.description.markup import read_words
from pagesetter.description.model import (
    ColumnEnd,
    IndexEntry,
    PanelDescription,
    Paragraph,
    PhotoDescription,
    QuoteDescription,
    SlotName,
    StoryDescription,
)
from pagesetter.description.nodes import Node, ScalarNode, head_of, text_lines
from pagesetter.description.page_keys import GRID_PLACE, PANEL, PHOTO, QUOTE, STORY
from pagesetter.description.paths import BadPathError, resolve
from pagesetter.description.photo_reader import PictureReader
from pagesetter.description.place_reader import has_lengths, read_grid_place
from pagesetter.description.table_model import TableDescription, TableSlot
from pagesetter.description.wording import did_you_mean, shown
from pagesetter.diagnostics import Code, Label, Span
from pagesetter.records import NamedTuple

if TYPE_CHECKING:
    from pagesetter.description.press_model import AdDescription, CodeDescription

_KINDS: dict[str, type[Slot]] = {
    "story": StorySlot,
    "photo": PhotoSlot,
    "panel": PanelSlot,
    "quote": QuoteSlot,
    "table": TableSlot,
}

_NO_MILLIMETERS = "a page file has no millimeters: name a slot or count columns and lines"


class PressThings(NamedTuple):
    """What stands on a page besides stories, photos and panels."""

    ads: tuple[AdDescription, ...] = ()
    indexed: tuple[IndexEntry, ...] = ()
    codes: tuple[CodeDescription, ...] = ()


class PageReader:
    """Reads what stands on one page.

    `layout` is `None` where it could not be read; then places are not looked up.
    """

    __slots__ = ("_taken", "complaints", "draft", "file", "layout", "project")

    def __init__(
        self,
        file: Path,
        project: Path,
        layout: LayoutDescription | None,
        complaints: Complaints,
        draft: bool = False,
    ) -> None:
        """Begin with a page that nothing stands on."""
        self.file = file
        self.project = project
        self.layout = layout
        self.complaints = complaints
        self.draft = draft
        self._taken: dict[str, Span] = {}

    def story(self, node: Node) -> StoryDescription | None:
        """Read one story with its photos."""
        fields = Fields(node, STORY, self.complaints)
        place = self._place(fields, "story")
        photos = self.photos(fields)
        quotes = [self._quote(item) for item in fields.items("quotes")]
        story = StoryDescription(
            place=place or _nowhere(fields),
            kicker=self.words(fields, "kicker"),
            headline=self.words(fields, "headline"),
            deck=self.words(fields, "deck"),
            byline=self.words(fields, "byline"),
            body=BodyReader(self.file, self.project, self.complaints, self._inks).read(fields),
            photos=photos,
            column_ends=self._column_ends(fields),
            span=fields.span,
            quotes=tuple(quote for quote in quotes if quote is not None),
            summary=self.words(fields, "summary"),
            tables=self.tables(fields),
            id=fields.text_or_none("id"),
            jump=read_jump(fields),
            continues=read_continues(fields),
            link=read_link(fields),
        )
        check_parts(story, fields)
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
            caption=self.words(fields, "caption"),
            credit=self.words(fields, "credit"),
            cutout=fields.truth("cutout"),
            span=fields.span,
        )
        return photo if place and pictures else None

    def panel(self, node: Node) -> PanelDescription | None:
        """Read one panel."""
        fields = Fields(node, PANEL, self.complaints)
        place = self._place(fields, "panel")
        title, text = self.words(fields, "title"), self.words(fields, "text")
        return PanelDescription(place, title, text, fields.span) if place else None

    def _quote(self, node: Node) -> QuoteDescription | None:
        fields = Fields(node, QUOTE, self.complaints)
        place, words = self._place(fields, "quote"), self.words(fields, "words")
        by = self.words(fields, "by")
        return QuoteDescription(place, words, by, fields.span) if place and words else None

    def press(self, page: Fields, *, in_edition: bool) -> PressThings:  # noqa: ARG002
        """Read ads, the index and codes: there are none where this reader is asked."""
        return PressThings()

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
        if slot is not None and isinstance(slot, _type_of(kind)):
            return
        fitting = [n for n, other in slots.items() if isinstance(other, _type_of(kind))]
        hints = did_you_mean(name, fitting)
        if not hints and fitting:
            free = [n for n in fitting if n not in self._taken] or fitting
            hints = (f"{_a(kind)} goes into {_some(free)}",)
        if slot is None:
            message = f"the layout has no slot {shown(name)}"
        else:
            other = next(k for k, type_ in _all_kinds().items() if isinstance(slot, type_))
            message = f"the slot {shown(name)} is for {_a(other)}, not for {_a(kind)}"
        self.complaints.error(Code.UNKNOWN_SLOT, message, span, *hints)

    def _check_grid_place(
        self, place: GridPlace, fields: Fields, kind: str, layout: LayoutDescription
    ) -> None:
        if getattr(layout, kind) is None:
            self.complaints.error(
                Code.BAD_VALUE,
                f"the layout does not say how {_a(kind)} is set outside its slots",
                fields.at,
                f"name a slot, or give the layout `defaults:` with `{kind}:`",
            )
        if place.within is not None:
            span = fields.value_span("within")
            self._check_slot(place.within, span, "story", layout.slots)

    # ------------------------------------------------------------ words

    def words(self, fields: Fields, name: str) -> Paragraph | None:
        """Read words that are one paragraph."""
        scalar = fields.scalar(name)
        if scalar is None:
            return None
        return read_words(text_lines(scalar), self.file, name, self.complaints, self._inks)

    @property
    def _inks(self) -> Mapping[str, InkDescription] | None:
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


def _type_of(kind: str) -> type[Slot]:
    return _KINDS.get(kind) or _all_kinds()[kind]


def _all_kinds() -> dict[str, type[Slot]]:
    # A page without ads, index and codes is not to wait for them.
    from pagesetter.description.press_model import AdSlot, CodeSlot, IndexSlot

    return {**_KINDS, "ad": AdSlot, "index": IndexSlot, "code": CodeSlot}


def _a(kind: str) -> str:
    return f"an {kind}" if kind in ("ad", "index") else f"a {kind}"
