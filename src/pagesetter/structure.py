"""What the parts of a page are to those who read it without seeing it."""

from __future__ import annotations

from enum import Enum

from pagesetter.records import NamedTuple


class Role(Enum):
    """What a part of a page is."""

    STORY = "story"
    KICKER = "kicker"
    HEADLINE = "headline"
    SUBHEAD = "subhead"
    DECK = "deck"
    SUMMARY = "summary"
    BYLINE = "byline"
    INTRO = "intro"
    PARAGRAPH = "paragraph"
    SOURCE = "source"
    JUMP_LINE = "jump line"
    RUBY = "ruby"  # of a whole story, as it is read: after it
    LIST = "list"  # of bullets
    NUMBERED_LIST = "numbered list"
    ITEM = "item"  # its label, and its words
    LABEL = "label"
    WORDS = "words"
    QUOTE = "quote"  # a pull quote, with who said it
    FIGURE = "figure"  # photos, a code
    CAPTION = "caption"  # inside what it is about
    LEGEND = "legend"  # a caption that is read apart from its photo
    CREDIT = "credit"
    TABLE = "table"
    ROW = "row"
    HEADER_CELL = "header cell"
    CELL = "cell"
    NOTE = "note"  # under a table
    PANEL = "panel"
    AD = "ad"
    INDEX = "index"  # its title, and its entries
    ENTRIES = "entries"
    ENTRY = "entry"
    FURNITURE = "furniture"  # no part of the text: what the layout prints on every page
    PRINTERS_MARK = "printer's mark"  # no part of the text, nor of the page


class Element(NamedTuple):
    """A part of a page. Marks say which part they are of; one of its `parent`, if any.

    Where the first of its marks stands is its place among its siblings.
    """

    role: Role
    key: str  # its own on the page
    parent: Element | None = None  # None: of the page itself
    language: str = ""  # BCP 47; "": as its parent
    level: int = 0  # of a heading, from 1; none is left out between that of a heading and the next
    alternative: str = ""  # of a figure: what is read in its place
    described: bool = True  # False: nobody has said more of a figure than that it is one
    title: str = ""  # of a story: what it is found by
    cells: tuple[int, int] = (1, 1)  # rows and columns that a cell of a table takes


def element(role: Role, name: str, parent: Element | None = None, language: str = "") -> Element:
    """Return a part under a name that is its role's alone on the page.

    >>> element(Role.STORY, "lead").key
    'story lead'
    """
    return Element(role, f"{role.value} {name}", parent, language)


#: What is not read as a part of any story.
FURNITURE = element(Role.FURNITURE, "")
PRINTERS_MARKS = element(Role.PRINTERS_MARK, "")
