"""The same words and photos set by Typst, where it is installed: the pages, and a process.

`python -m bench.typst_pages FILE.typ OUT.pdf` sets them. The page is of the size of ours, its
stories in as many columns with text as large; nothing is tuned for either program.
"""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path

from bench.material import page_of

_HEAD = """\
#set page(width: 390mm, height: 546mm, margin: (x: 22mm, top: 28mm, bottom: 20mm))
#set text(font: ("Noto Serif SC", "Noto Serif CJK SC"), size: 9.5pt, lang: "zh", region: "cn")
#set par(justify: true, leading: 5pt, spacing: 5pt, first-line-indent: (amount: 2em, all: true))
#let sans(size, weight, words) = text(font: ("Noto Sans SC", "Noto Sans CJK SC"), size: size, weight: weight, words)
#let photos(..all) = grid(columns: (1fr,) * 3, gutter: 9.5pt, ..all.pos().map(p => {
  set par(first-line-indent: 0pt)
  image(p.at(0), width: 100%, height: 48mm)
  sans(8pt, 400, p.at(1))
}))
"""
_SPECIAL = re.compile(r"([\\#$*_`<>@\[\]=+/~-])")


def is_installed() -> bool:
    """Tell whether the package `typst` is there."""
    return importlib.util.find_spec("typst") is not None


def write_typst(folder: Path, pages: int) -> Path:
    """Write pages for Typst beside an edition of ours; return their file."""
    parts = [_HEAD]
    for number in range(1, pages + 1):
        if number > 1:
            parts.append("#pagebreak()\n")
        parts += [
            _story(story, height)
            for story, height in zip(_stories(number), (195, 120), strict=True)
        ]
    file = folder / "pages.typ"
    file.write_text("".join(parts), encoding="utf-8")
    return file


def _stories(number: int) -> list[dict[str, object]]:
    stories: list[dict[str, object]] = page_of(number)["stories"]
    return stories


def _story(story: dict[str, object], height: int) -> str:
    photos = story["photos"]
    assert isinstance(photos, list), "the example's stories have photos"
    pictures = ", ".join(
        f'("pictures/{Path(photo["file"]).name}", [{_escaped(photo["caption"])}])'
        for photo in photos
    )
    body = "\n\n".join(
        f"#sans(10.5pt, 800)[{_escaped(p[3:])}]" if p.startswith("## ") else _escaped(p)
        for p in str(story["body"]).split("\n\n")
    )
    headline = _escaped(str(story["headline"]).replace("|", " "))
    byline = _escaped(str(story["byline"]))
    return (
        f"#block(sans(36pt, 900)[{headline}])\n#block(sans(9.5pt, 500)[{byline}])\n"
        f"#photos({pictures})\n#block(height: {height}mm, columns(4, gutter: 9.5pt)[\n{body}\n])\n"
    )


def _escaped(words: str) -> str:
    return _SPECIAL.sub(r"\\\1", words.strip())


def main() -> None:
    """Set the file that the command line names."""
    import typst  # type: ignore[import-not-found, unused-ignore] # it may be there or not

    typst.compile(sys.argv[1], output=sys.argv[2])


if __name__ == "__main__":
    main()
