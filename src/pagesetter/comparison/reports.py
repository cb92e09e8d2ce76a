"""What a comparison found: as text, JSON, HTML and JUnit."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

from pagesetter.comparison.model import Change, Comparison, Stretch
from pagesetter.geometry import Rect

if TYPE_CHECKING:  # NumPy is loaded for scans alone
    from pagesetter.comparison.scan import PrintedPage

#: The number of the form that `as_json` gives; another form gets another.
VERSION = 1

_INKS = ("page", "print", "missing", "extra")

_SHOWN = {
    **dict.fromkeys(range(0x20), "�"),
    **dict.fromkeys(range(0x7F, 0xA0), "�"),
    **dict.fromkeys([*range(0x200E, 0x2010), *range(0x2028, 0x202F), *range(0x2066, 0x206A)], "�"),
}


def as_text(found: Comparison, *, color: bool = False) -> str:
    """Return a comparison for people: a line a change, its words under it."""
    if found.same:
        return f"{_safe(found.after)} is the same as {_safe(found.before)}\n"
    lines = [f"{_safe(found.before)} → {_safe(found.after)}: {counted(found.changes)}"]
    page = ""
    wide = min(24, max(len(change.place) for change in found.changes))
    for change in found.changes:
        if change.page != page:
            page = change.page
            lines.append(f"page {_safe(page)}")
        lines.append(f"  {change.kind:<8} {_safe(change.place):<{wide}}  {_safe(change.message)}")
        if change.words:
            lines.append(f"  {'':<8} {_inline(change.words, color=color)}")
    return "\n".join([*lines, ""])


def counted(changes: Sequence[Change]) -> str:
    """Return how many changes there are."""
    return "1 change" if len(changes) == 1 else f"{len(changes)} changes"


def print_as_text(found: Comparison, printed: PrintedPage) -> str:
    """Return for people how a scan lies on its page, and the ink of each frame."""
    at = printed.placing
    turned = f"{abs(at.angle):.2f}° {'counter' if at.angle > 0 else ''}clockwise"
    lines = [
        f"{_safe(found.after)} laid over {_safe(found.before)}: turned {turned} "
        f"to lie straight, {100 * at.likeness:.0f} % alike",
        "  ink: page  print  missing  added",
    ]
    for ink in printed.frames:
        parts = (ink.page, ink.print, ink.missing, ink.extra)
        numbers = "  ".join(f"{100 * part:4.0f} %" for part in parts)
        lines.append(f"  {'*' if ink.differs else ' '} {numbers}  {_safe(ink.name)}")
    lines += [f"  {change.place}: {change.message}" for change in found.changes]
    return "\n".join([*lines, ""])


def _inline(words: Sequence[Stretch], *, color: bool) -> str:
    def shown(sign: str, text: str) -> str:
        text = _safe(text)
        if sign == "=":
            return text
        if color:
            return f"\x1b[{31 if sign == '-' else 32}m{text}\x1b[0m"
        return f"[-{text}-]" if sign == "-" else f"{{+{text}+}}"

    return "".join(shown(*stretch) for stretch in words)


def _safe(text: str) -> str:
    return text.translate(_SHOWN)


# ---------------------------------------------------------------- JSON


def as_json(found: Comparison, printed: PrintedPage | None = None) -> str:
    """Return a comparison as one JSON object; lengths are points from the trim's top left."""
    told: dict[str, object] = {
        "version": VERSION,
        "before": found.before,
        "after": found.after,
        "pages": found.pages,
        "same": found.same,
        "changes": [_record(change) for change in found.changes],
    }
    if printed is not None:
        told["placing"] = {key: round(part, 4) for key, part in printed.placing._asdict().items()}
        told["frames"] = [
            {
                "place": ink.name,
                "at": _sides(ink.bounds),
                **{key: round(getattr(ink, key), 4) for key in _INKS},
            }
            for ink in printed.frames
        ]
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _record(change: Change) -> dict[str, object]:
    return {
        "kind": change.kind,
        "page": change.page,
        "place": change.place,
        "message": change.message,
        "at": _sides(change.at),
        "was": _sides(change.was),
        "words": [{"sign": s.sign, "text": s.text} for s in change.words],
    }


def _sides(rect: Rect | None) -> list[float] | None:
    return None if rect is None else [round(side, 2) for side in rect]


# ---------------------------------------------------------------- JUnit


def as_junit(found: Comparison) -> str:
    """Return a comparison as JUnit's XML: one test, which fails where anything changed."""
    name = f'name="{_attribute(found.after)}" classname="pagesetter.diff"'
    counts = f'tests="1" failures="{int(not found.same)}" errors="0"'
    failure = ""
    if not found.same:
        message = f"{counted(found.changes)} from {found.before}"
        body = escape(as_text(found))
        failure = f'<failure message="{_attribute(message)}" type="diff">{body}</failure>'
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuites {counts}><testsuite name="pagesetter diff" {counts}>'
        f"<testcase {name}>{failure}</testcase></testsuite></testsuites>\n"
    )


def _attribute(text: str) -> str:
    return escape(_safe(text), quote=True)


# ---------------------------------------------------------------- HTML

_STYLE = """
body{font:15px/1.5 system-ui,sans-serif;margin:2em auto;max-width:70em;color:#222}
h1{font-size:1.3em}table{border-collapse:collapse;width:100%}
td,th{border-top:1px solid #ddd;padding:.35em .6em;text-align:left;vertical-align:top}
.kind{white-space:nowrap;font-weight:600}del{background:#fdd;color:#900}
ins{background:#dfd;color:#060;text-decoration:none}img{max-width:100%;border:1px solid #ccc}
.old{color:#b00}.new{color:#00b}
"""


def as_html(found: Comparison, pictures: Mapping[str, bytes]) -> str:
    """Return a comparison as one HTML file; `pictures` are PNGs by the number of their page."""
    return "\n".join([*_html(found, pictures), ""])


def _html(found: Comparison, pictures: Mapping[str, bytes]) -> Iterator[str]:
    title = f"{escape(_safe(found.before))} → {escape(_safe(found.after))}"
    yield f'<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>{title}</title>'
    yield f"<style>{_STYLE}</style><h1>{title}</h1>"
    if found.same:
        yield "<p>Nothing changed.</p>"
    else:
        yield f"<p>{counted(found.changes)}</p><table>"
        yield "<tr><th>what</th><th>where</th><th>how</th></tr>"
        for change in found.changes:
            page = f"page {escape(_safe(change.page))}: " if change.page else ""
            words = "".join(_marked(stretch) for stretch in change.words)
            more = f"<br>{words}" if words else ""
            yield (
                f'<tr><td class="kind">{change.kind}</td><td>{page}{escape(_safe(change.place))}'
                f"</td><td>{escape(_safe(change.message))}{more}</td></tr>"
            )
        yield "</table>"
    for number, png in pictures.items():
        head = f"page {escape(_safe(number))}: " if len(pictures) > 1 else ""
        yield (
            f'<p>{head}<span class="old">red is as it was</span>, '
            '<span class="new">blue is as it is now</span></p>'
        )
        data = base64.b64encode(png).decode("ascii")
        yield f'<img alt="both pages, one over the other" src="data:image/png;base64,{data}">'
    yield "</html>"


def _marked(stretch: Stretch) -> str:
    text = escape(_safe(stretch.text))
    tag = {"=": "span", "-": "del", "+": "ins"}[stretch.sign]
    return f"<{tag}>{text}</{tag}>"
