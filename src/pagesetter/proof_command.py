"""`pagesetter proof`: a picture of a page with what a designer wants to see over it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pagesetter.build_arguments import add_timings, dpi
from pagesetter.terminal import (
    MADE,
    NOT_MADE,
    USAGE,
    Progress,
    Timings,
    attempt,
    complain,
    print_diagnostics,
    say,
)

if TYPE_CHECKING:
    from pagesetter.pipeline import Options
    from pagesetter.proof.model import Overlay, ProofPage
    from pagesetter.proofing import Proofed

_SHOW = """\
what to show over the page, names with commas between: frames, baselines, columns, type-area,
trim, adjustment, overset, resolution, ink, order; all but ink with `all`, nothing with `none`
(overset)"""

#: Words that `--show` takes besides the names of overlays.
_ALL, _NONE = "all", "none"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes besides the page."""
    parser.add_argument(
        "-o",
        "--out",
        type=Path,
        metavar="OUT",
        help="the proof, .png or .pdf (PAGE-proof.png beside the page file)",
    )
    parser.add_argument(
        "--dpi", type=dpi, default=100.0, metavar="N", help="resolution of the PNG (100)"
    )
    add_timings(parser)
    parser.add_argument("--show", type=overlays, metavar="NAMES", help=_SHOW)
    parser.add_argument(
        "--plate",
        metavar="INK",
        help="one ink alone, black where it is solid: cyan, magenta, yellow, black, the name of a "
        "spot ink; `all` makes a PNG of each",
    )
    parser.add_argument(
        "--press", metavar="NAME", help="as this press prints it: its profile, by name or file"
    )
    parser.add_argument(
        "--draft", action="store_true", help="pictures may be missing: a gray stands for each"
    )


def overlays(text: str) -> frozenset[str]:
    """Read the names of overlays from the command line."""
    from pagesetter.proof.model import Overlay

    known = [overlay.value for overlay in Overlay]
    names = [name.strip() for name in text.split(",") if name.strip()]
    if _ALL in names:
        names = [*names, *(name for name in known if name != Overlay.INK.value)]
    wanted = [name for name in names if name not in (_ALL, _NONE)]
    for name in wanted:
        if name not in known:
            from difflib import get_close_matches

            near = get_close_matches(name, known, 1)
            hint = f"; did you mean {near[0]}?" if near else f": {', '.join(known)}"
            raise argparse.ArgumentTypeError(f"{name!r} is no overlay{hint}")
    return frozenset(wanted)


def run(options: argparse.Namespace) -> int:
    """Draw what the command names, and return the exit code."""
    from pagesetter.description.edition_file import is_edition

    if options.page_number is not None and not is_edition(options.page):
        complain("--page is for an edition, a file that lists `pages`")
        return USAGE
    out: Path = options.out or options.page.with_name(f"{options.page.stem}-proof.png")
    if out.suffix.lower() not in (".png", ".pdf"):
        complain(f"the output {out} must be named .png or .pdf")
        return USAGE
    return attempt(lambda progress: _made(options, out, progress), out)


def _made(options: argparse.Namespace, out: Path, progress: Progress) -> int:
    from pagesetter.diagnostics import DiagnosticLog
    from pagesetter.files import write_whole
    from pagesetter.pipeline import has_errors
    from pagesetter.proofing import proofed

    log, timings = DiagnosticLog(), Timings(wanted=options.timings)
    watch = timings.follow(progress)
    watch("make up")
    in_ink = options.plate is not None or options.press is not None
    in_ink = in_ink or "ink" in (options.show or ())
    found = proofed(options.page, _options(options), log, in_ink=in_ink)
    progress.clear()
    print_diagnostics(tuple(log))
    pages = found.pages
    if options.page_number is not None:
        pages = tuple(page for page in pages if page.label == options.page_number)
        if not pages:
            complain(f"the edition has no page {options.page_number!r} that can be made")
            return NOT_MADE
    watch("draw")
    files = _files(options, found._replace(pages=pages), out)
    if isinstance(files, str):
        complain(files)
        return USAGE
    watch("write")
    for file, data in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(data, file)
        progress.clear()
        say(f"{file}: {_told(options, found._replace(pages=pages))}")
    timings.end()
    timings.tell()
    # Of an edition, pages that cannot be made are told, and the others are drawn.
    return NOT_MADE if options.page_number is None and has_errors(tuple(log)) else MADE


def _options(options: argparse.Namespace) -> Options:
    from pagesetter.pipeline import Options
    from pagesetter.press.model import PressOptions

    return Options(
        font_folders=tuple(options.font_path),
        layout_folders=tuple(options.layout_path),
        draft=options.draft,
        press=PressOptions(profile=options.press),
    )


def _shown(options: argparse.Namespace) -> frozenset[Overlay]:
    from pagesetter.proof.model import USUAL, Overlay

    if options.show is None:
        return frozenset(USUAL)
    return frozenset(Overlay(name) for name in options.show)


def _files(options: argparse.Namespace, found: Proofed, out: Path) -> dict[Path, bytes] | str:
    """Return what is to be written, or why it cannot be."""
    if options.plate is not None:
        return _plates(options, found, out)
    if len(found.pages) > 1:
        return _sheet(options, found, out)
    from pagesetter.proof.draw import page_png
    from pagesetter.proof.model import Overlay

    shown, page = _shown(options), found.pages[0]
    if out.suffix.lower() == ".png":
        return {out: page_png(page, shown, options.dpi, found.images)}
    if Overlay.INK in shown:
        return "the heat map of ink is a picture: name the output .png"
    from pagesetter.export.pdf import pdf_bytes
    from pagesetter.proof.draw import SETTINGS
    from pagesetter.proof.overlays import with_overlays

    return {out: pdf_bytes([with_overlays(page, shown)], SETTINGS, found.images)}


def _sheet(options: argparse.Namespace, found: Proofed, out: Path) -> dict[Path, bytes] | str:
    from pagesetter.proof.draw import proof_png, small_pdf
    from pagesetter.proof.model import Overlay
    from pagesetter.proof.overlays import span_of, with_overlays
    from pagesetter.proof.sheet import contact_sheet

    shown = _shown(options)
    if Overlay.INK in shown:
        return "the heat map of ink is for one page: say which with --page N"
    pages = [with_overlays(page, shown) for page in found.pages]
    sheet = contact_sheet(pages, found.pages[0].face, span_of(found.pages[0]))
    if out.suffix.lower() == ".png":
        return {out: proof_png(sheet, options.dpi)}
    return {out: small_pdf([sheet], max(options.dpi, 200.0))}


def _plates(options: argparse.Namespace, found: Proofed, out: Path) -> dict[Path, bytes] | str:
    from pagesetter.proof.draw import plate_png
    from pagesetter.proof.overlays import with_overlays
    from pagesetter.proof.plates import plate_names

    if len(found.pages) > 1:
        return "a plate is of one page: say which with --page N"
    if out.suffix.lower() != ".png":
        return "a plate is a picture: name the output .png"
    page = with_overlays(found.pages[0], ())
    names: Sequence[str] = plate_names(page)
    if options.plate != _ALL and options.plate not in names:
        return f"the page has no plate {options.plate!r}; there are: {', '.join(names)}"
    if options.plate != _ALL:
        files = {options.plate: out}
    else:
        files = {name: out.with_name(f"{out.stem}-{_stem(name)}.png") for name in names}
    return {file: plate_png(page, name, options.dpi, found.images) for name, file in files.items()}


def _stem(name: str) -> str:
    return "".join(c if c.isalnum() else "-" for c in name).strip("-").lower()


def _told(options: argparse.Namespace, found: Proofed) -> str:
    """Say what a proof shows."""
    if options.plate is not None:
        return "what one ink prints; black is solid"
    shown = sorted(overlay.value for overlay in _shown(options))
    over = f" with {', '.join(shown)}" if shown and options.show is not None else ""
    first: ProofPage = found.pages[0]
    if len(found.pages) > 1:
        return f"{len(found.pages)} pages{over}"
    spare = sum(len(line.line.text) for frame in first.overset for line in frame.lines)
    more = f", {spare} characters left over" if spare else ""
    return f"{first.page.title}{over}{more}"
