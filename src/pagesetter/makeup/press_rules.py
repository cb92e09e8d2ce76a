"""What the regulator wants of a newspaper's pages, told as warnings.

报纸期刊质量管理规定 (国家新闻出版署, 2020), 报纸出版形式差错数计算方法: page 1 has the paper's
name, larger than all its other text, and fixed places for certain facts; every page
shows its number; ads are marked as such. Only pages of a layout with `press_rules: yes`
are held to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pagesetter.description.furniture_model import FurniturePicture, FurnitureText, Role
from pagesetter.diagnostics import Code
from pagesetter.geometry import fits
from pagesetter.makeup.ads import label_words
from pagesetter.makeup.desk import Desk
from pagesetter.makeup.facts import is_front_page, prints
from pagesetter.makeup.furniture import printed_furniture
from pagesetter.makeup.model import Item, PlacedPhoto, SetFrame
from pagesetter.makeup.press import AdPlace, PressPlace

#: What page 1 shows, the fact it is told by, and words by which a layout may print it itself.
FRONT_PAGE_FACTS = (
    ("the date", "date", r"\d年\d+月|[〇一二三四五六七八九]年.{1,2}月"),
    ("the total issue number", "issue", r"总第|第\s*\d+\s*期"),
    ("the number of pages", "pages", r"(今日|本期|共)\s*[\d一二三四五六七八九十]+\s*版"),
    ("the CN number", "cn", r"CN\s*\d"),
    ("who is responsible for it", "publisher", r"主管|主办|出版"),
    ("its address", "address", r"[社地]址"),
    ("its printer", "printer", r"印刷|承印"),
    ("who distributes it", "distributor", r"发行"),
    ("its price", "price", r"定价|零售|[\d.]+元"),
)


def check_press_rules(desk: Desk, places: Sequence[PressPlace], items: Sequence[Item]) -> None:
    """Warn of what the regulator would count as an error of form."""
    if not desk.layout.press_rules:
        return
    printed = {item.name: item for item in reversed(items)}  # furniture is set first
    pieces = [piece for piece in printed_furniture(desk) if piece.name in printed]
    texts = [piece for piece in pieces if isinstance(piece, FurnitureText)]
    folios = [text for text in texts if text.role is Role.FOLIO] or texts
    if not any(prints(line, "page") for text in folios for line in text.lines):
        desk.log.warn(
            Code.NO_PAGE_NUMBER,
            "the page does not show its number",
            desk.page.span,
            "print `{page}` in the layout's furniture, and give the page one in `edition`",
        )
    for place in places:
        if isinstance(place, AdPlace):
            _check_ad(desk, place)
    if is_front_page(desk.page):
        names = {
            piece.name
            for piece in pieces
            if isinstance(piece, FurnitureText | FurniturePicture) and piece.role is Role.MASTHEAD
        }
        _check_masthead(desk, [printed[name] for name in sorted(names)], items)
        _check_facts(desk, texts, printed)


def _check_ad(desk: Desk, place: AdPlace) -> None:
    words = label_words(place.ad, place.slot)
    if "广告" not in words.text:
        desk.log.warn(
            Code.UNMARKED_AD,
            f"the ad in `{place.name}` is marked `{words.text}`, not 广告",
            words.span,
            "write a label with 广告 in it, such as 公益广告",
        )


def _check_masthead(desk: Desk, mastheads: Sequence[Item], items: Sequence[Item]) -> None:
    if not mastheads:
        desk.log.warn(
            Code.NO_MASTHEAD,
            "page 1 has no masthead",
            desk.page.span,
            "give the furniture that prints the paper's name `role: masthead`",
        )
        return
    size = max(map(_size, mastheads))
    for item in items:
        if item in mastheads or not isinstance(item, SetFrame) or not fits(size, _size(item)):
            continue
        desk.log.warn(
            Code.SMALL_MASTHEAD,
            f"the words of `{item.name}` are {_size(item):g} pt, as large as the masthead's "
            f"{size:g} pt or larger",
            item.span,
            "set the masthead larger than all other words of page 1, or these smaller",
        )


def _size(item: Item) -> float:
    """Return how large the words of an item are in points; a picture of words is as high as they."""
    match item:
        case SetFrame():
            return max((run.run.size for line in item.lines for run in line.line.runs), default=0.0)
        case PlacedPhoto():
            return item.bounds.height
        case _:
            return 0.0


def _check_facts(desk: Desk, texts: Sequence[FurnitureText], printed: dict[str, Item]) -> None:
    lacking = list(_lacking(texts, printed))
    if lacking:
        desk.log.warn(
            Code.NO_PRESS_FACT,
            f"page 1 does not show {', '.join(lacking)}",
            desk.page.span,
            "print them in the layout's furniture, each at its place on every first page",
        )


def _lacking(texts: Sequence[FurnitureText], printed: dict[str, Item]) -> Iterator[str]:
    words = "\n".join(_words(printed[text.name]) for text in texts)
    for what, name, pattern in FRONT_PAGE_FACTS:
        has_field = any(prints(line, name) for text in texts for line in text.lines)
        if not has_field and not re.search(pattern, words):
            yield what


def _words(item: Item) -> str:
    return "\n".join(p.line.text for p in item.lines) if isinstance(item, SetFrame) else ""
