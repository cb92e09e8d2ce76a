"""What is set, told as what it is: the headings and paragraphs of a story, figures, tables.

A frame's name ends with what is in it; the lines of a body say themselves of which
paragraph they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pagesetter.composition.model import ShapedParagraph
from pagesetter.description.model import ParagraphKind, PhotoDescription, StoryDescription
from pagesetter.description.table_model import TableDescription
from pagesetter.makeup.model import Item, PlacedLine, PlacedPattern, PlacedPhoto, SetFrame
from pagesetter.structure import FURNITURE, Element, Role, element

_HEADINGS = {
    role.value: role for role in (Role.KICKER, Role.HEADLINE, Role.DECK, Role.SUMMARY, Role.BYLINE)
}
_LINES = {"jump_from": Role.JUMP_LINE, "jump_to": Role.JUMP_LINE}
_KINDS = {
    ParagraphKind.TEXT: Role.PARAGRAPH,
    ParagraphKind.SUBHEAD: Role.SUBHEAD,
    ParagraphKind.ITEM: Role.ITEM,
    ParagraphKind.INTRO: Role.INTRO,
    ParagraphKind.SOURCE: Role.SOURCE,
}

# What is read for a photo of which nobody has said anything.
_PHOTO = {"zh": "照片", "ja": "写真", "": "photo"}
_CODE = {"zh-Hant": "二維碼：", "zh": "二维码：", "ja": "QRコード：", "": "QR code: "}


def with_element(items: Iterable[Item], part: Element) -> Iterator[Item]:
    """Yield items as parts of an element, with what is drawn around them left out."""
    for item in items:
        if isinstance(item, SetFrame | PlacedPhoto | PlacedPattern):
            item = item._replace(element=part)
        yield item


def as_furniture(items: Iterable[Item]) -> Iterator[Item]:
    """Yield what a layout prints as furniture: it is not read among stories."""
    return with_element(items, FURNITURE)


def in_words(language: str, words: dict[str, str]) -> str:
    """Return what is said in a language, or in English where nothing is known of it.

    >>> in_words("zh-Hant-TW", {"zh": "甲", "zh-Hant": "乙", "": "A"}), in_words("fr", {"": "A"})
    ('乙', 'A')
    """
    parts = language.split("-")
    tags = ["-".join(parts[:count]) for count in range(len(parts), 0, -1)]
    return next((words[tag] for tag in tags if tag in words), words[""])


def worded(frame: SetFrame, role: Role, parent: Element | None, level: int = 0) -> SetFrame:
    """Return a frame of words as an element of its own, in the language of their style."""
    return frame._replace(
        element=element(role, frame.name, parent, _language(frame.lines))._replace(level=level)
    )


def _language(lines: Sequence[PlacedLine]) -> str:
    paragraph = lines[0].line.paragraph if lines else None
    return paragraph.style.language if paragraph else ""


def _last(item: Item) -> str:
    return item.name.rpartition("/")[2]


# ---------------------------------------------------------------- stories


def story_element(name: str, story: StoryDescription, language: str) -> Element:
    """Return the element of a story, found by its headline."""
    title = story.headline.text.replace("|", "") if story.headline else ""
    return element(Role.STORY, name, None, language)._replace(title=title)


def headings(items: Iterable[Item], story: Element) -> Iterator[Item]:
    """Yield a story's headings, or the lines that lead to its other parts, each as what it is."""
    for item in items:
        role = {**_HEADINGS, **_LINES}.get(_last(item))
        if isinstance(item, SetFrame) and role is not None:
            item = worded(item, role, story, 1 if role is Role.HEADLINE else 0)
        yield item


def paragraphs_of(
    body: Sequence[ShapedParagraph], story: Element, name: str, *, first: int, headed: bool
) -> tuple[Element, ...]:
    """Return the element of each paragraph of a body: of an item, its words.

    Subheads are levels under the headline, if the story is `headed` by one, and none is
    left out between two: a story that goes on here may begin with a lower one. Its text
    here begins with the paragraph `first`.
    """
    found: list[Element] = []
    levels: list[int] = []  # of the subheads that a paragraph stands under
    listed: Element | None = None
    for i, shaped in enumerate(body):
        source, own = shaped.source, f"{name}/{i + 1}"
        role, language = _KINDS[source.kind], shaped.style.language
        if role is not Role.ITEM:
            listed = None
        elif listed is None or (listed.role is Role.LIST) is not (source.number is None):
            kind = Role.LIST if source.number is None else Role.NUMBERED_LIST
            listed = element(kind, own, story)
        part = element(role, own, listed or story, language)
        if role is Role.ITEM:
            part = element(Role.WORDS, own, part)
        if role is Role.SUBHEAD and i >= first:
            levels = [*(level for level in levels if level < source.level), source.level]
            part = part._replace(level=len(levels) + headed)
        found.append(part)
    return tuple(found)


def label_of(words: Element) -> Element:
    """Return the element of the bullet or number before the words of an item."""
    assert words.parent is not None, "words of an item are in it"
    return element(Role.LABEL, words.parent.key, words.parent)


def quote(items: Iterable[Item], name: str, story: Element) -> Iterator[Item]:
    """Yield a pull quote with who said it."""
    return _words_in(items, element(Role.QUOTE, name, story))


# ---------------------------------------------------------------- photos and codes


def photo(
    items: Iterable[Item],
    name: str,
    description: PhotoDescription,
    parent: Element | None,
    language: str,
) -> Iterator[Item]:
    """Yield a photo, or a group of them, with its caption inside its figure."""
    words = _said_of(description)
    figure = element(Role.FIGURE, name, parent)._replace(
        alternative=words or in_words(language, _PHOTO), described=bool(words)
    )
    caption = element(Role.CAPTION, name, figure)
    for item in items:
        if isinstance(item, PlacedPhoto):
            item = item._replace(element=figure)
        elif isinstance(item, SetFrame) and _last(item) == "caption":
            item = item._replace(element=caption._replace(language=_language(item.lines)))
        elif isinstance(item, SetFrame) and _last(item) == "credit":
            item = worded(item, Role.CREDIT, caption)
        yield item


def legend(items: Iterable[Item], parent: Element | None) -> Iterator[Item]:
    """Yield the words of a photo that stands under a heading: they are read after that."""
    for item in items:
        if isinstance(item, SetFrame) and _last(item) in ("caption", "credit"):
            item = worded(item, Role.LEGEND, parent)
        yield item


def _said_of(description: PhotoDescription) -> str:
    """Return the caption of a photo, or who took it; "" where it has neither."""
    for words in (description.caption, description.credit):
        if words is not None and words.text.strip():
            return words.text
    return ""


def code(items: Iterable[Item], name: str, link: str, language: str) -> Iterator[Item]:
    """Yield a QR code with the words under it inside its figure."""
    figure = element(Role.FIGURE, name)
    figure = figure._replace(alternative=in_words(language, _CODE) + link)
    for item in items:
        if isinstance(item, PlacedPattern):
            item = item._replace(element=figure)
        elif isinstance(item, SetFrame):
            item = worded(item, Role.CAPTION, figure)
        yield item


# ---------------------------------------------------------------- panels, ads, the index


def panel(items: Iterable[Item], name: str) -> Iterator[Item]:
    """Yield a panel and its words."""
    return _words_in(items, element(Role.PANEL, name))


def ad(items: Iterable[Item], name: str, words: str, label: str) -> Iterator[Item]:
    """Yield an ad: its picture, for which its words are read or else its label, and its words."""
    whole = element(Role.AD, name)
    picture = element(Role.FIGURE, name, whole)
    picture = picture._replace(alternative=words or label, described=bool(words))
    for item in _words_in(items, whole):
        if isinstance(item, PlacedPhoto):
            item = item._replace(element=picture)
        yield item


def _words_in(items: Iterable[Item], parent: Element) -> Iterator[Item]:
    for item in items:
        yield worded(item, Role.PARAGRAPH, parent) if isinstance(item, SetFrame) else item


def index(items: Iterable[Item], name: str) -> Iterator[Item]:
    """Yield the index: its title, and its entries, each a headline with its page."""
    whole = element(Role.INDEX, name)
    entries = element(Role.ENTRIES, name, whole)
    for item in items:
        if isinstance(item, SetFrame):
            if _last(item) == "title":
                item = worded(item, Role.PARAGRAPH, whole)
            else:  # the headline and the page of an entry are read as one
                own = item.name.rpartition("/")[0]
                item = item._replace(element=element(Role.ENTRY, own, entries))
        yield item


# ---------------------------------------------------------------- tables


def cells_of(table: TableDescription, whole: Element, rows: int) -> dict[tuple[int, int], Element]:
    """Return the element of each cell of the rows that are set, by row and column."""
    found: dict[tuple[int, int], Element] = {}
    for cell in table.cells:
        if cell.row >= rows:
            continue
        name = f"{whole.key}/{cell.row + 1}"
        row = element(Role.ROW, name, whole)
        role = Role.HEADER_CELL if cell.row < table.header else Role.CELL
        part = element(role, f"{name}/{cell.column + 1}", row)
        takes = min(cell.rows, rows - cell.row), cell.columns
        found[cell.row, cell.column] = part._replace(cells=takes)
    return found
