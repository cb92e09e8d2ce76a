"""What is read when: a story's ruby after the whole of its text.

A paragraph goes on in the next frame. Ruby read at the end of each frame would stand in the
middle of it when the page is searched or copied from.
"""

from __future__ import annotations

from collections.abc import Iterable

from pagesetter.makeup.elements import worded
from pagesetter.makeup.model import Item, PlacedLine, SetFrame
from pagesetter.makeup.stories import StoryPlace
from pagesetter.structure import Element, Role


def without_ruby(item: Item) -> Item:
    """Return a frame with its lines less their ruby; anything else as it is."""
    if not isinstance(item, SetFrame) or not [p for p in item.lines if p.line.annotations]:
        return item
    plain = (p._replace(line=p.line._replace(annotations=())) for p in item.lines)
    return item._replace(lines=tuple(plain))


def ruby_of_story(place: StoryPlace, items: Iterable[Item], story: Element) -> tuple[SetFrame, ...]:
    """Return a frame of its own for the ruby of a story, or nothing where it has none."""
    frames = [item for item in items if isinstance(item, SetFrame)]
    lines = tuple(_ruby_only(p) for f in frames for p in f.lines if p.line.annotations)
    name = f"{place.name}/ruby"
    frame = SetFrame(name, place.bounds, lines, place.story.span)
    return (worded(frame, Role.RUBY, story),) if lines else ()


def _ruby_only(placed: PlacedLine) -> PlacedLine:
    return placed._replace(line=placed.line._replace(runs=(), shapes=()), element=None, label=None)
