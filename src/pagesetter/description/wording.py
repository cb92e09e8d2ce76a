"""How the reader names what was written, and what it thinks was meant."""

from __future__ import annotations

from collections.abc import Iterable

from pagesetter.description.nodes import MappingNode, Node, ScalarNode, SequenceNode, is_absent

# What people call a thing before they know its name here; the Chinese newsroom's
# words among them.
_MEANT = {
    "title": "headline",
    "heading": "headline",
    "标题": "headline",
    "主题": "headline",
    "eyebrow": "kicker",
    "引题": "kicker",
    "眉题": "kicker",
    "肩题": "kicker",
    "subtitle": "deck",
    "subheadline": "deck",
    "副题": "deck",
    "author": "byline",
    "作者": "byline",
    "正文": "body",
    "text": "body",
    "content": "body",
    "图片": "photos",
    "照片": "photos",
    "images": "photos",
    "pictures": "photos",
    "图说": "caption",
    "说明": "caption",
    "cutline": "caption",
    "摄影": "credit",
    "position": "place",
    "slot": "place",
    "path": "file",
    "src": "file",
    "font": "families",
    "font_family": "families",
    "font_size": "size",
    "line_height": "leading",
    "letter_spacing": "tracking",
    "color": "ink",
    "template": "layout",
    "articles": "stories",
    "稿件": "stories",
    "版面": "layout",
    "日期": "date",
    "版次": "page",
    "广告": "ads",
    "导读": "index",
    "二维码": "codes",
    "qr": "codes",
    "url": "link",
    "条码": "barcode",
    "专色": "spot",
    "pantone": "spot",
    "plate": "spot",
    "叠印": "overprint",
    "渐变": "gradient",
    "transparency": "opacity",
    "alpha": "opacity",
    "透明度": "opacity",
    "网点": "tint",
    "profile": "press",
}

_LONGEST_SHOWN = 40


def shown(text: str) -> str:
    """Return the text in backticks, on one line and not too long to read.

    >>> shown("标题"), shown("")
    ('`标题`', 'an empty text')
    """
    text = " ".join(text.split())
    if not text:
        return "an empty text"
    if len(text) > _LONGEST_SHOWN:
        text = text[: _LONGEST_SHOWN - 1] + "…"
    return f"`{text}`"


def kind_of(node: Node) -> str:
    """Say what a node is, for `must be a list, not …`."""
    match node:
        case MappingNode():
            return "a mapping"
        case SequenceNode():
            return "a list"
        case ScalarNode() if is_absent(node):
            return "empty"
        case ScalarNode():
            return shown(node.text)


def did_you_mean(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return a hint that names the nearest known names, or no hint.

    >>> did_you_mean("headlin", ["headline", "deck"])
    ('did you mean `headline`?',)
    >>> did_you_mean("责遍", ["责编", "校对"])
    ('did you mean `责编`?',)
    >>> did_you_mean("标题", ["headline", "deck"])
    ('did you mean `headline`?',)
    >>> did_you_mean("x", ["headline"])
    ()
    """
    # Only a page with a mistake in it needs this, and it costs time to import.
    import difflib

    known = list(known)
    if len(name) > _LONGEST_SHOWN:
        return ()
    meant = _MEANT.get(name.lower())
    if meant in known:
        return (f"did you mean `{meant}`?",)
    spelled = name.lower().replace("-", "_")
    by_spelling = {other.lower().replace("-", "_"): other for other in known}
    # Of two ideographs one may be wrong; of two letters that is no likeness.
    short = len(name) <= 3 and not name.isascii()
    near = difflib.get_close_matches(spelled, by_spelling, n=2, cutoff=0.5 if short else 0.65)
    if not near:
        return ()
    return (f"did you mean {' or '.join(f'`{by_spelling[n]}`' for n in near)}?",)


def listed(names: Iterable[str]) -> str:
    """Return names as a list to read.

    >>> listed(["story", "photo", "panel"])
    '`story`, `photo` or `panel`'
    """
    quoted = [f"`{name}`" for name in names]
    if len(quoted) < 2:
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} or {quoted[-1]}"
