"""Photos that headings stand on: painted before them, and their captions read after them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from pagesetter.description.layout_model import PhotoSlot
from pagesetter.description.model import PhotoDescription
from pagesetter.diagnostics import Code
from pagesetter.geometry import Rect
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.model import Item, PlacedPhoto, SetFrame
from pagesetter.makeup.photos import set_photo
from pagesetter.makeup.stories import StoryPlace
from pagesetter.records import NamedTuple


class _Placed(Protocol):
    """A photo in its place, as far as this module asks."""

    @property
    def name(self) -> str: ...
    @property
    def photo(self) -> PhotoDescription: ...
    @property
    def slot(self) -> PhotoSlot: ...
    @property
    def bounds(self) -> Rect: ...


class PhotosUnderHeadings(NamedTuple):
    """The photos that headings stand on, set before all others, by the names of their slots."""

    items: Mapping[str, tuple[Item, ...]] = MappingProxyType({})
    first: Mapping[str, str] = MappingProxyType({})  # the story that paints each, by its name
    photos: Mapping[str, PhotoDescription] = MappingProxyType({})

    @property
    def bounds(self) -> dict[str, Rect]:
        """Where each shows, less its caption; or, in a draft, where it is missing."""
        pictures = {
            name: next(
                (i.bounds for i in items if isinstance(i, PlacedPhoto) or i.name == name), None
            )
            for name, items in self.items.items()
        }
        return {name: bounds for name, bounds in pictures.items() if bounds}

    def pictures_of(
        self, place: StoryPlace
    ) -> Iterator[tuple[str, PhotoDescription, tuple[Item, ...]]]:
        """Yield the photos under a story's headings, each with what is painted, less its words."""
        for name, items in self.items.items():
            if self.first[name] == place.name:
                painted = tuple(item for item in items if not isinstance(item, SetFrame))
                yield name, self.photos[name], painted

    def words_of(self, name: str) -> Iterator[Item]:
        """Yield the caption and the credit of a photo whose picture is painted already."""
        yield from (item for item in self.items[name] if isinstance(item, SetFrame))


def set_under_headings(
    desk: Desk, stories: Sequence[StoryPlace], photos: Sequence[_Placed]
) -> PhotosUnderHeadings:
    """Set the photos that headings stand on. Logs a heading whose photo is not on the page."""
    first: dict[str, str] = {}
    items: dict[str, tuple[Item, ...]] = {}
    shown: dict[str, PhotoDescription] = {}
    for place in stories:
        for room in place.plan.rooms:
            over = room.over
            if over is None or over in first:
                continue
            photo = next((photo for photo in photos if photo.name == over), None)
            if photo is None:
                desk.log.error(
                    Code.BAD_VALUE,
                    f"the headings stand on the photo in `{over}`, and the page has none there",
                    room.parts[0].words.span,
                    f"put a photo into `{over}`, or the story into another slot",
                )
                continue
            first[over], shown[over] = place.name, photo.photo
            items[over] = set_photo(desk, photo.name, photo.photo, photo.slot, photo.bounds)
    return PhotosUnderHeadings(items, first, shown)
