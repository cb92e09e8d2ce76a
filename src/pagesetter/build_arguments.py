"""What `pagesetter build` can be told, of a page and of an edition."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pagesetter.pipeline import Options
    from pagesetter.press.model import PressOptions

#: The forms that diagnostics have, each in a module of `report`.
FORMS = ("people", "json", "sarif", "github")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes besides the page."""
    parser.add_argument(
        "-o",
        "--out",
        type=Path,
        metavar="OUT.pdf",
        help="the PDF (PAGE.pdf beside the page file); of an edition, or of several pages, the "
        "folder of its PDFs",
    )
    parser.add_argument(
        "--one", type=Path, metavar="ALL.pdf", help="one PDF of all pages, or of an edition's"
    )
    parser.add_argument("--png", action="store_true", help="also draw OUT.png, a proof to look at")
    parser.add_argument(
        "--dpi", type=dpi, default=100.0, metavar="N", help="resolution of the PNG (100)"
    )
    draft = "pictures may be missing: a gray stands for each"
    parser.add_argument("--draft", action="store_true", help=draft)
    parser.add_argument(
        "--split", action="store_true", help="cut a spread at its fold into two pages of the PDF"
    )
    add_timings(parser)
    add_verdict(parser)
    add_forms(parser)
    add_press(parser.add_argument_group("for the press"))
    _add_batch(parser.add_argument_group("many pages"))


def _add_batch(group: argparse._ArgumentGroup) -> None:
    """Add how many pages are made at a time, and where."""
    group.add_argument(
        "--jobs",
        type=_count,
        metavar="N",
        help="processes that make the pages (on Linux one a processor, from six pages on; else 1)",
    )
    group.add_argument(
        "--resume",
        action="store_true",
        help="leave out pages whose PDFs are there and were made from the same files",
    )
    group.add_argument(
        "--cluster",
        metavar="ADDRESS",
        help="let the workers of a Dask scheduler make the pages, such as tcp://10.0.0.5:8786",
    )


def add_timings(parser: argparse.ArgumentParser) -> None:
    """Add what asks for the time, processor time and memory of each stage."""
    timings = "print what each stage took: time, CPU time, and the most memory until then"
    parser.add_argument("--timings", action="store_true", help=timings)


def add_verdict(parser: argparse.ArgumentParser) -> None:
    """Add what says which warnings are let pass."""
    group = parser.add_argument_group("warnings")
    group.add_argument(
        "--strict", action="store_true", help="treat warnings as errors and write nothing"
    )
    deny = "treat warnings with this code as errors and write nothing; may be given several times"
    group.add_argument(
        "--deny", type=diagnostic_code, action="append", default=[], metavar="CODE", help=deny
    )
    add_allow(group)
    group.add_argument(
        "--max-warnings",
        type=_whole,
        default=None,
        metavar="N",
        help="refuse more warnings than this, and write nothing",
    )


def add_allow(group: argparse.ArgumentParser | argparse._ArgumentGroup) -> None:
    """Add what says which warnings are not told."""
    allow = (
        "do not tell of warnings with this code, nor count them; an error cannot be "
        "allowed; may be given several times"
    )
    group.add_argument(
        "--allow", type=_code_of_warnings, action="append", default=[], metavar="CODE", help=allow
    )


def add_forms(parser: argparse.ArgumentParser) -> None:
    """Add what says how diagnostics are told, and where."""
    group = parser.add_argument_group("how diagnostics are told")
    group.add_argument(
        "--format",
        choices=FORMS,
        default="people",
        help="people (with the source line), json (one object a line), sarif (2.1.0) or "
        "github (annotations of a workflow)",
    )
    group.add_argument(
        "--diagnostics",
        type=Path,
        metavar="FILE",
        help="write them to a file in that form; people see them on stderr all the same",
    )


def misuses_verdict(options: argparse.Namespace) -> str:
    """Return what is wrong with what was said of warnings; empty where nothing is."""
    both = [code for code in options.deny if code in options.allow]
    return f"{both[0]} is both denied and allowed" if both else ""


def add_press(group: argparse._ArgumentGroup) -> None:
    """Add what the page is printed on, and what its PDF must be."""
    group.add_argument(
        "--press",
        metavar="NAME",
        help="what the page must hold to: newsprint-cn, another shipped profile or a YAML file; "
        "photos are converted to its inks, and the page is preflighted",
    )
    group.add_argument("--icc", type=Path, metavar="FILE.icc", help="the printer's own ICC profile")
    group.add_argument(
        "--standard",
        choices=("PDF/X-4", "PDF/X-1a", "none"),
        help="what the PDF must be, instead of what the profile says",
    )
    group.add_argument("--archive", action="store_true", help="make the PDF PDF/A-2u as well")
    group.add_argument(
        "--marks", action="store_true", help="print crop marks and a color bar beside the page"
    )
    group.add_argument("--linearize", action="store_true", help="order the PDF for the web")
    group.add_argument(
        "--workers",
        type=_count,
        default=None,
        metavar="N",
        help="photos converted at a time (one a processor)",
    )


def build_options(options: argparse.Namespace) -> Options:
    """Return what was asked of a build, of a page or of an edition."""
    from pagesetter.pipeline import Options

    return Options(
        split=getattr(options, "split", False),
        font_folders=tuple(options.font_path),
        layout_folders=tuple(options.layout_path),
        dpi=getattr(options, "dpi", 100.0),  # a check draws nothing
        draft=options.draft,
        strict=options.strict,
        deny=frozenset(options.deny),
        allow=frozenset(options.allow),
        max_warnings=options.max_warnings,
        press=_press_options(options),
    )


def _press_options(options: argparse.Namespace) -> PressOptions:
    from pagesetter.press.model import PressOptions, Standard

    return PressOptions(
        profile=options.press,
        icc=options.icc,
        standard=None if options.standard is None else Standard(options.standard),
        archive=options.archive,
        marks=options.marks,
        linearized=options.linearize,
        workers=options.workers,
    )


def dpi(text: str) -> float:
    """Read a resolution from the command line."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 10 <= value <= 1200:
        raise argparse.ArgumentTypeError(f"{text!r} is not a resolution between 10 and 1200")
    return value


def diagnostic_code(text: str) -> str:
    """Read the code of a diagnostic from the command line."""
    from pagesetter.diagnostics import Code

    known = [code.value for code in Code]
    if text not in known:
        from difflib import get_close_matches

        near = get_close_matches(text, known, 1)
        hint = f"; did you mean {near[0]}?" if near else ""
        raise argparse.ArgumentTypeError(f"{text!r} is no code of a diagnostic{hint}")
    return text


def _code_of_warnings(text: str) -> str:
    code = diagnostic_code(text)
    from pagesetter.report.code_pages import code_page

    page = code_page(code)
    if page is not None and page.is_error:
        raise argparse.ArgumentTypeError(f"{code} is an error, and cannot be allowed")
    return code


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 6):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0")
    return int(text)


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:4]) <= 64):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 64")
    return int(text)
