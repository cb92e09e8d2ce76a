"""A copy of a page that is edited as a newsroom does, by its text, and set again."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from pagesetter.composition.styles import StyleSheet
from pagesetter.description.reader import read_page
from pagesetter.diagnostics import DiagnosticLog
from pagesetter.display.model import DisplayList
from pagesetter.makeup.fit_model import Remedy, StoryFit
from pagesetter.makeup.measuring import lines_over
from pagesetter.makeup.plan import open_desk, plan_page, text_obstacles
from pagesetter.makeup.settling import bounds_of, settle
from pagesetter.makeup.stories import story_copy
from pagesetter.pipeline import story_fits, typeset
from pagesetter.typeface.library import FontLibrary

LAYOUT = Path(__file__).parents[2] / "layouts" / "zhaotong-daily.yaml"
LIBRARY = FontLibrary()

# What is typed to mark words, and is no character of the story.
MARKUP = "*"
FINAL = "。．！？…，；：、”’」』）》〉】〕!?.,;:\"')"


class Standing(NamedTuple):
    """How a story stands in its place."""

    lines: int  # over; less than zero: empty
    over: bool
    fits: bool


@dataclass(frozen=True)
class Page:
    """A page file and its layout, as text."""

    folder: Path
    page: str
    layout: str

    def with_page(self, edit: Callable[[list[str]], None]) -> Page:
        """Return the page with its lines edited."""
        lines = self.page.split("\n")
        edit(lines)
        return replace(self, page="\n".join(lines))

    def with_layout(self, old: str, new: str) -> Page:
        """Return the page with other words in its layout."""
        assert self.layout.count(old) == 1, old
        return replace(self, layout=self.layout.replace(old, new))

    def body_lines(self, story: str) -> list[int]:
        """Return the numbers of the lines, from 0, that the paragraphs of a story are on."""
        lines = self.page.split("\n")
        start = next(i for i, line in enumerate(lines) if line.strip() == f"- place: {story}")
        body = next(i for i in range(start, len(lines)) if lines[i].strip() == "body: |")
        found = []
        for i in range(body + 1, len(lines)):
            if lines[i].strip() and not lines[i].startswith("      "):
                break
            if lines[i].strip() and not lines[i].strip().startswith("## "):
                found.append(i)
        return found

    def written(self) -> Path:
        """Write the two files and return the page."""
        (self.folder / "daily.yaml").write_text(self.layout, encoding="utf-8")
        file = self.folder / "page.yaml"
        file.write_text(self.page, encoding="utf-8")
        return file

    def fits(self) -> dict[str, StoryFit]:
        """Return what is told of how the stories fit, by name."""
        found = story_fits(self.written(), LIBRARY, DiagnosticLog())
        return {fit.name: fit for fit in found}

    def drawn(self) -> tuple[DisplayList, DiagnosticLog]:
        """Return what is drawn, and what is said of it."""
        log = DiagnosticLog()
        return typeset(self.written(), LIBRARY, log), log

    def standing(self) -> dict[str, Standing]:
        """Set the bodies of the stories, and nothing else, and return how they stand."""
        log = DiagnosticLog()
        page = read_page(self.written(), [], log)
        assert page is not None, [d.message for d in log]
        desk = open_desk(page, StyleSheet(page.layout, LIBRARY, log), log)
        plan = plan_page(desk)
        found = {}
        for place in plan.stories:
            copy = story_copy(desk, place, text_obstacles(desk, plan))
            settled = settle(copy, bounds_of(desk, place.slot))
            lines = lines_over(settled) - (0 if settled.is_over else settled.empty_lines)
            found[place.name] = Standing(lines, settled.is_over, settled.fits)
        log.raise_errors()
        return found


def opened(page: Path, folder: Path, *, keep_ends: bool = False) -> Page:
    """Return a copy of a page, without its column ends, in a folder that may be written in."""
    text = page.read_text(encoding="utf-8")
    if not keep_ends:
        text = re.sub(r"^ *column_ends:.*\n", "", text, flags=re.MULTILINE)
    for found in re.findall(r"file: (\S+)", text):
        name = Path(found).name
        shutil.copy(page.parent / found, folder / name)
        text = text.replace(f"file: {found}", f"file: {name}")
    text = text.replace("layout: zhaotong-daily", "layout: ./daily.yaml")
    return Page(folder, text, LAYOUT.read_text(encoding="utf-8"))


# ---------------------------------------------------------------- words


def cut_before_mark(line: str, characters: int) -> str:
    """Take characters, and no markup, out of a paragraph before its final mark."""
    kept = list(line)
    at = len(line)
    while kept[at - 1] in FINAL + MARKUP:
        at -= 1
    while characters:
        at -= 1
        if kept[at] not in MARKUP:
            kept[at] = ""
            characters -= 1
    return "".join(kept)


def add_before_mark(line: str, characters: int) -> str:
    """Put ideographs into a paragraph before its final mark."""
    at = len(line)
    while line[at - 1] in FINAL:
        at -= 1
    return line[:at] + "国" * characters + line[at:]


def cut_from_end(page: Page, story: str, characters: int) -> Page:
    """Take the last characters out of a story, whole paragraphs and subheads as well."""

    def edit(lines: list[str]) -> None:
        left = characters
        i = page.body_lines(story)[-1]
        while left:
            words = lines[i].strip()
            if words:
                head = "## " if words.startswith("## ") else ""
                count = sum(c not in MARKUP for c in words.removeprefix(head))
                if count <= left:
                    lines[i] = ""
                    left -= count
                else:
                    kept = lines[i]
                    while left:
                        left -= kept[-1] not in MARKUP
                        kept = kept[:-1]
                    lines[i], left = kept, 0
            i -= 1

    return page.with_page(edit)


def add_at_end(page: Page, story: str, characters: int) -> Page:
    """Write more of a story before its last mark."""
    last = page.body_lines(story)[-1]

    def edit(lines: list[str]) -> None:
        lines[last] = add_before_mark(lines[last], characters)

    return page.with_page(edit)


# ---------------------------------------------------------------- remedies


def applied(page: Page, fit: StoryFit, remedy: Remedy) -> Page:
    """Do what a remedy says, at the places that it names."""
    if remedy.kind == "cut-end":
        return cut_from_end(page, fit.name, fit.over.characters)
    if remedy.kind == "add-end":
        return add_at_end(page, fit.name, fit.under.characters)
    if remedy.edits:
        return page.with_page(lambda lines: _edit(lines, remedy))
    in_layout = remedy.span.file.name == "daily.yaml"
    lines = (page.layout if in_layout else page.page).split("\n")
    for change in remedy.changes:
        _write(lines, remedy.span.line - 1, remedy.span.column - 1, change.key, change.value)
    text = "\n".join(lines)
    return replace(page, layout=text) if in_layout else replace(page, page=text)


def _edit(lines: list[str], remedy: Remedy) -> None:
    for edit in remedy.edits:
        i = edit.span.line - 1
        if edit.characters < 0:
            lines[i] = cut_before_mark(lines[i], -edit.characters)
        else:
            lines[i] = add_before_mark(lines[i], edit.characters)


def _write(lines: list[str], at: int, column: int, key: str, value: str) -> None:
    """Write a value in the mapping that begins at a place, or in the slot around it."""
    if lines[at][column] == "{" and not key.startswith("slot."):
        head, place = lines[at][:column], lines[at][column:]
        place, count = re.subn(rf"\b{key}: [^,}}]+", f"{key}: {value}", place, count=1)
        assert count == 1, (key, lines[at])
        lines[at] = head + place
        return
    key = key.removeprefix("slot.")
    indent = re.match(" *", lines[at])[0]  # type: ignore[index]
    end = at
    while end < len(lines) and lines[end].startswith(indent):
        if lines[end].startswith(f"{indent}{key}:"):
            lines[end] = f"{indent}{key}: {value}"
            return
        end += 1
    lines.insert(end, f"{indent}{key}: {value}")
