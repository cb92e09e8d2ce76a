"""A page file to fill in, made from a layout: a thing for each slot, words that say what goes there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pagesetter.description.frame_model import QuoteSlot
from pagesetter.description.furniture_model import Field, FurnitureText
from pagesetter.description.layout_model import (
    GridPlace,
    LayoutDescription,
    PanelSlot,
    PhotoSlot,
    Slot,
    StorySlot,
)
from pagesetter.description.press_model import AdSlot, CodeSlot, IndexSlot
from pagesetter.description.table_model import TableSlot
from pagesetter.language.scripts import script_of

#: Facts that follow from others, or are written elsewhere in the page.
_NO_FACTS = frozenset({"staff", "weekday", "lunar", "term", "page_right"})

#: What stands for a fact until it is filled in. A day has to be one.
_FACTS = {"date": "2025-01-01", "page": "1", "pages": "8", "issue": "1", "section": "版名"}

# The characters of the words below that the traditional script has otherwise.
_TRADITIONAL = str.maketrans("题标几话说记图语责编", "題標幾話說記圖語責編")

_STORY_WORDS = {
    "kicker": "引题",
    "headline": "标题",
    "deck": "副题",
    "summary": "提要题，几行话说完全文。",
    "byline": "记者 姓名",
}


def page_to_fill_in(layout: LayoutDescription, name: str) -> str:
    """Return a page file on a layout, in YAML; `name` is what the page calls the layout by.

    It is read without an error, and builds as a draft: the photos that it names are still
    to come. It ends with a line break.
    """
    lines = [
        f"# A page on the layout `{name}`. Fill in the words; delete what the page does not have."
    ]
    lines += [f"layout: {name}", ""]
    facts = _facts(layout)
    if facts:
        lines += ["edition:", *(f"  {fact}: {_FACTS.get(fact, '…')}" for fact in facts), ""]
    if "staff" in _fields(layout):
        lines += ["staff: {责编: 姓名, 美编: 姓名}", ""]
    slots, taken = layout.slots, set[str]()
    stories = [slot for slot in slots.values() if isinstance(slot, StorySlot)]
    if stories:
        lines.append("stories:")
        for story in stories:
            lines += _story(story, slots, taken)
    rest: dict[str, list[str]] = {}
    for slot in slots.values():
        kind = _kind(slot)
        if kind and slot.name not in taken:
            rest.setdefault(kind, []).append(f"  - {_thing(slot)}")
    for kind, things in rest.items():
        lines += ["", f"{kind}:", *things]
    if any(isinstance(slot, IndexSlot) for slot in slots.values()):
        lines += ["", "index:", "  - {headline: 标题, page: 2}"]
    text = "\n".join(lines) + "\n"
    return text.translate(_TRADITIONAL) if _is_traditional(layout) else text


def _is_traditional(layout: LayoutDescription) -> bool:
    return any(script_of(style.language) == "zh-Hant" for style in layout.styles.values())


def _fields(layout: LayoutDescription) -> list[str]:
    """Return the facts that the layout prints, in its order."""
    texts = [f for f in layout.furniture if isinstance(f, FurnitureText)]
    parts = (part for text in texts for line in text.lines for part in line)
    return list(dict.fromkeys(part.name for part in parts if isinstance(part, Field)))


def _facts(layout: LayoutDescription) -> list[str]:
    named = _fields(layout)
    if {"weekday", "lunar", "term"} & {*named} and "date" not in named:
        named.insert(0, "date")
    return [name for name in named if name not in _NO_FACTS]


def _story(slot: StorySlot, slots: Mapping[str, Slot], taken: set[str]) -> Iterator[str]:
    yield f"  - place: {slot.name}"
    for part, words in _STORY_WORDS.items():
        if getattr(slot, part) is not None:
            yield f"    {part}: {words}"
    yield from ("    body: |", "      正文第一段。", "", "      正文第二段。")
    inside = [s for s in slots.values() if _is_within(s, slot.name)]
    for kind, wanted in (("photos", PhotoSlot), ("quotes", QuoteSlot)):
        things = [s for s in inside if isinstance(s, wanted)]
        if things:
            yield f"    {kind}:"
            yield from (f"      - {_thing(thing)}" for thing in things)
            taken.update(thing.name for thing in things)


def _is_within(slot: Slot, story: str) -> bool:
    return isinstance(slot.place, GridPlace) and slot.place.within == story


def _kind(slot: Slot) -> str | None:
    """Return the key of a page that a slot's things stand under; none for what has no such key."""
    kinds: tuple[tuple[type[Slot], str], ...] = (
        (PhotoSlot, "photos"),
        (PanelSlot, "panels"),
        (TableSlot, "tables"),
        (AdSlot, "ads"),
    )
    if isinstance(slot, CodeSlot) and slot.story is None:
        return "codes"
    return next((key for kind, key in kinds if isinstance(slot, kind)), None)


def _thing(slot: Slot) -> str:
    match slot:
        case PhotoSlot():
            return f"{{place: {slot.name}, file: photos/{slot.name}.jpg, caption: 图片说明。}}"
        case PanelSlot():
            return f"{{place: {slot.name}, title: 标题, text: 文字}}"
        case TableSlot():
            return f"{{place: {slot.name}, rows: [[名目, 1], [名目, 2]]}}"
        case QuoteSlot():
            return f"{{place: {slot.name}, words: 引语。}}"
        case CodeSlot():
            return f"{{place: {slot.name}, link: https://example.com/}}"
        case _:
            assert isinstance(slot, AdSlot), "other kinds are written elsewhere"
            parts = [f"{part}: 文字" for part in ("title", "text") if getattr(slot, part)]
            return f"{{place: {slot.name}, {', '.join(parts) or f'file: photos/{slot.name}.jpg'}}}"
