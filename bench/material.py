"""Pages to measure with: the words of our own example, no two pages alike.

Every run writes the same files. A page has each paragraph begin with other words than on any
other page, so that nothing is gained by remembering one.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "inside-page" / "page.yaml"
PICTURES = ROOT / "examples" / "pictures"

_NUMERALS = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈剑号巨阙珠称夜光果珍李柰菜重芥姜海咸河淡"
_MARKS = re.compile(r"\*+")
_CLAUSE = re.compile(r"[^，。；]*[，。；]?")


def example() -> dict[str, Any]:
    """Return the example's page as YAML has it."""
    page: dict[str, Any] = yaml.safe_load(EXAMPLE.read_text(encoding="utf-8"))
    return page


def paragraphs(body: str, page: int = 1) -> list[str]:
    """Return the paragraphs of a body as one page has them: their clauses turned."""
    return [_turned(p, page) for p in body.split("\n\n") if p.strip()]


def _turned(paragraph: str, page: int) -> str:
    plain = _MARKS.sub("", paragraph).strip()
    if page == 1 or plain.startswith("#"):
        return plain
    clauses = [clause for clause in _CLAUSE.findall(plain) if clause]
    at = page % len(clauses)
    # As long as before, so that the page is as full; what begins it is on no other page.
    return _NUMERALS[page % len(_NUMERALS)] + "".join(clauses[at:] + clauses[:at])[1:]


def page_of(number: int) -> dict[str, Any]:
    """Return a page of an edition of distinct ones."""
    page = example()
    stories = []
    for story in page["stories"]:
        photos = [
            {**photo, "file": f"../pictures/{Path(photo['file']).name}"}
            | {"caption": f"{photo['caption']}（{number}）"}
            for photo in story["photos"]
        ]
        body = "\n\n".join(paragraphs(story["body"], number)) + "\n"
        stories.append({**story, "photos": photos, "body": body})
    kept = {key: page[key] for key in ("layout", "staff", "panels")}
    return {**kept, "stories": stories}


def write_edition(folder: Path, pages: int) -> Path:
    """Write an edition of distinct pages with their photos; return its file."""
    (folder / "pages").mkdir(parents=True, exist_ok=True)
    shutil.copytree(PICTURES, folder / "pictures", dirs_exist_ok=True)
    names = []
    for number in range(1, pages + 1):
        names.append(f"pages/{number:03}.yaml")
        _write(folder / names[-1], page_of(number))
    date = {"paper": "云岭晨报", "date": "2025-09-25"}
    listed = [{"file": name, "section": "专版"} for name in names]
    _write(folder / "edition.yaml", {"edition": date, "pages": listed})
    return folder / "edition.yaml"


def write_page(folder: Path) -> Path:
    """Write the example by itself, to be changed; return its file."""
    (folder / "pages").mkdir(parents=True, exist_ok=True)
    shutil.copytree(PICTURES, folder / "pictures", dirs_exist_ok=True)
    (folder / ".pagesetter").touch()  # the top folder of a project, for its photos
    page = page_of(1) | {"edition": example()["edition"]}
    _write(folder / "pages" / "page.yaml", page)
    return folder / "pages" / "page.yaml"


def _write(file: Path, value: object) -> None:
    file.write_text(
        yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6),
        encoding="utf-8",
    )


class _Dumper(yaml.SafeDumper):
    """Writes text of several lines as a designer does."""


def _as_block(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style="|" if "\n" in text else None
    )


_Dumper.add_representer(str, _as_block)


def running_text(characters: int) -> list[str]:
    """Return paragraphs of so many characters in all, subheads among them."""
    found: list[str] = []
    have, page = 0, 1
    while True:
        for story in example()["stories"]:
            for paragraph in paragraphs(story["body"], page):
                left = characters - have
                if left <= 0:
                    return found
                if paragraph.startswith("## "):
                    paragraph = paragraph[: left + 3]
                    have += len(paragraph) - 3
                else:
                    paragraph = paragraph[:left]
                    have += len(paragraph)
                found.append(paragraph)
        page += 1


#: A page of as many lines as a story needs, in columns as those of the example's lead.
_TALL = """\
title: A story on a tall page
page: {{width: {width}pt, height: {height}pt, bleed: 0pt, type_area: {{characters: {characters}, lines: {lines}, top: 30pt}}}}
grid: {{character: 9.5pt, leading: 14.5pt, columns: {columns}, gutter: 1字}}
styles:
  body: {{families: [Noto Serif SC], size: 9.5pt, leading: 1行, indent: 2em, align: justify, gap: 0.125em, full_width: yes}}
  subhead: {{based_on: body, families: [Noto Sans SC], weight: 800, size: 10.5pt, align: center, indent: 0em, lines_before: 1}}
slots:
  lead:
    story: {{place: {{left: 0字, width: {characters}字, line: 1, lines: {lines}}}, columns: {columns}, measure: 19字, gutter: 1字, body: body, subhead: subhead, slack: 9999, fill: yes}}
"""


def write_story(folder: Path, characters: int) -> Path:
    """Write a page of one story of so many characters in twenty columns; return its file."""
    folder.mkdir(parents=True, exist_ok=True)
    columns = 20
    lines = -(-characters // (17 * columns)) + 12
    layout = _TALL.format(
        columns=columns,
        lines=lines,
        characters=columns * 20 - 1,
        width=columns * 20 * 9.5 + 60,
        height=lines * 14.5 + 60,
    )
    (folder / "tall.yaml").write_text(layout, encoding="utf-8")
    body = "\n\n".join(running_text(characters)) + "\n"
    _write(
        folder / "page.yaml", {"layout": "tall.yaml", "stories": [{"place": "lead", "body": body}]}
    )
    return folder / "page.yaml"
