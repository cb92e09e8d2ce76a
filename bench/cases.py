"""What is measured: a name, a command, and what is done before each run of it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from bench.material import EXAMPLE, write_edition, write_story
from bench.typst_pages import is_installed, write_typst


class Case(NamedTuple):
    """One command that is run in every round."""

    name: str
    command: tuple[str, ...]
    out: Path  # a file or a folder that it makes
    before: Callable[[], None] = lambda: None
    environment: Mapping[str, str] = {}
    beside: str = ""  # the case that it is compared with, in the same round
    rows: bool = False  # whether it writes figures of its own
    stages: bool = False  # whether it writes what its stages took


_PAGESETTER = (sys.executable, "-m", "pagesetter")


def all_cases(folder: Path, *, largest: int) -> list[Case]:
    """Write what is to be set into a folder, and return the cases, in the order of the table."""
    cases = [_build("one page", EXAMPLE, folder / "one.pdf")]
    for pages in (n for n in (20, 100) if n <= largest):
        edition = write_edition(folder / f"edition-{pages}", pages)
        one, each = folder / f"{pages}.pdf", folder / f"{pages}-pages"
        cases.append(_build(f"{pages} pages, one PDF", edition, one, "--one"))
        alone = _build(f"{pages} pages, one process", edition, one, "--jobs", "1", "--one")
        cases.append(alone)
        apart = _build(f"{pages} pages, a PDF each", edition, each)
        cases.append(apart._replace(before=partial(_empty, each)))
    if is_installed():
        cases += [_typst(folder, pages) for pages in (1, 20, 100) if pages <= largest]
    for what in ("composition", "warm"):
        command = (sys.executable, "-m", "bench.inside", what, str(folder / "warm"))
        cases.append(Case(what, command, folder / "nothing", rows=True))
    proof = folder / "proof.png"
    cases.append(Case("proof", (*_PAGESETTER, "proof", str(EXAMPLE), "-o", str(proof)), proof))
    return cases + _press(folder)


def growth_cases(folder: Path, *, largest: int) -> list[Case]:
    """Return builds of more and more pages, and of longer and longer stories."""
    pages = [n for n in (1, 2, 5, 10, 20, 50, 100) if n <= largest]
    cases = []
    for n in pages:
        edition = write_edition(folder / f"growth-{n}", n)
        out = folder / f"growth-{n}.pdf"
        # By one process: what is to be seen is how the work grows.
        cases.append(_build(f"{n} distinct pages", edition, out, "--jobs", "1", "--one"))
    for n in (1_000, 3_000, 10_000, 30_000, 100_000):
        page = write_story(folder / f"story-{n}", n)
        cases.append(_build(f"a story of {n:,} characters", page, folder / f"story-{n}.pdf"))
    return cases


def _build(name: str, page: Path, out: Path, *options: str) -> Case:
    """Return a build; the last option takes the file that is made, `-o` where there is none."""
    command = (*_PAGESETTER, "build", str(page), *(options or ("-o",)), str(out), "--timings")
    return Case(name, command, out, stages=True)


def _typst(folder: Path, pages: int) -> Case:
    source = write_typst(_with_photos(folder / f"typst-{pages}"), pages)
    out, ours = (
        folder / f"typst-{pages}.pdf",
        "one page" if pages == 1 else f"{pages} pages, one PDF",
    )
    command = (sys.executable, "-m", "bench.typst_pages", str(source), str(out))
    name = "Typst, 1 page" if pages == 1 else f"Typst, {pages} pages"
    return Case(name, command, out, beside=ours)


def _with_photos(folder: Path) -> Path:
    write_edition(folder, 1)
    return folder


def _press(folder: Path) -> list[Case]:
    """Return the builds for a press: photos converted anew, and as the cache has them."""
    out, cache = folder / "press.pdf", folder / "photo-cache"
    command: tuple[str, ...] = (
        *_PAGESETTER,
        "build",
        str(EXAMPLE),
        "--press",
        "newsprint-cn",
        "-o",
    )
    command = (*command, str(out), "--timings")
    environment = {"PAGESETTER_CACHE": str(cache)}
    cached = Case("photos converted, cached", command, out, environment=environment, stages=True)
    cold = cached._replace(name="photos converted, cold", before=partial(_empty, cache))
    return [cold, cached]


def _empty(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
