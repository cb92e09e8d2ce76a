"""What several commands take: the page, where typefaces and layouts are, how much is said."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path


def add_shared(parser: argparse.ArgumentParser, wanted: Sequence[str]) -> None:
    """Add what several commands take, of it what is wanted: `page`, `fonts` and so on."""
    add = {
        "page": add_page,
        "pages": _add_pages,
        "page-or-code": _add_page_or_code,
        "fonts": add_fonts,
        "layouts": add_layouts,
        "number": add_page_number,
    }
    for name in wanted:
        add[name](parser)


def add_page(parser: argparse.ArgumentParser) -> None:
    """Add the page."""
    described = "the page, or the edition, described"
    parser.add_argument("page", type=Path, metavar="PAGE.yaml", help=described)


def _add_pages(parser: argparse.ArgumentParser) -> None:
    described = "the page, or the edition, described; or several"
    parser.add_argument("pages", type=Path, nargs="+", metavar="PAGE.yaml", help=described)


def _add_page_or_code(parser: argparse.ArgumentParser) -> None:
    described = "the page, or the edition, described; or the code of a diagnostic"
    parser.add_argument("page", type=Path, metavar="PAGE.yaml|CODE", help=described)


def add_page_number(parser: argparse.ArgumentParser) -> None:
    """Add which page of an edition is meant."""
    parser.add_argument(
        "--page", dest="page_number", metavar="N", help="of an edition, the page of this number"
    )


def add_fonts(parser: argparse.ArgumentParser) -> None:
    """Add where typefaces are looked for."""
    parser.add_argument(
        "--font-path",
        type=_folder,
        action="append",
        default=[],
        metavar="DIR",
        help="look for typefaces here first; may be given several times",
    )


def add_layouts(parser: argparse.ArgumentParser) -> None:
    """Add where layouts are looked for."""
    parser.add_argument(
        "--layout-path",
        type=_folder,
        action="append",
        default=[],
        metavar="DIR",
        help="look for layouts here first; may be given several times",
    )


def add_loudness(parser: argparse.ArgumentParser) -> None:
    """Add how much is said of what is done; every command takes it."""
    group = parser.add_argument_group("how much is said").add_mutually_exclusive_group()
    group.add_argument(
        "-q", "--quiet", action="store_true", help="say nothing but results and errors"
    )
    group.add_argument(
        "-v",
        "--verbose",
        action="store_true",
        help="also say on stderr which stage begins, and what was found where",
    )


def _folder(text: str) -> Path:
    if not Path(text).is_dir():
        raise argparse.ArgumentTypeError(f"{text!r} is not a folder")
    return Path(text)
