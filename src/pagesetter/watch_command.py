"""`pagesetter watch`: a page in the browser that follows every save."""

from __future__ import annotations

import argparse

from pagesetter.terminal import MADE, NOT_MADE, USAGE, complain, say

_INSTALL = "pip install 'pagesetter[watch]'"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes besides the page."""
    parser.add_argument(
        "--port", type=_port, default=0, metavar="N", help="of the loopback address (a free one)"
    )
    parser.add_argument("--open", action="store_true", help="open the browser")
    parser.add_argument(
        "--editor",
        metavar="COMMAND",
        help="what opens a file, such as 'code -g {file}:{line}:{column}' ($PAGESETTER_EDITOR, or "
        "$VISUAL or $EDITOR where it has a window)",
    )
    parser.add_argument(
        "--press", metavar="NAME", help="also tell what this press objects to, as `build` would"
    )
    parser.add_argument(
        "--draft", action="store_true", help="pictures may be missing: a gray stands for each"
    )


def run(options: argparse.Namespace) -> int:
    """Serve the preview until Ctrl-C; return the exit code."""
    import os

    from pagesetter.description.edition_file import is_edition

    if options.page_number is not None and options.page.is_file() and not is_edition(options.page):
        complain("--page is for an edition, a file that lists `pages`")
        return USAGE
    try:
        from pagesetter.preview.editor import Editor, EditorError, editor_words
        from pagesetter.preview.server import serve, take_address
        from pagesetter.preview.view import View
    except ModuleNotFoundError as missing:
        if missing.name is None or missing.name.startswith("pagesetter"):
            raise
        complain(
            f"watch needs {missing.name.partition('.')[0]}, which is not installed: {_INSTALL}"
        )
        return NOT_MADE
    from pagesetter.engine import Engine
    from pagesetter.pipeline import Options
    from pagesetter.press.model import PressOptions

    try:
        editor = Editor(editor_words(options.editor, os.environ))
    except EditorError as error:
        complain(str(error))
        return USAGE
    made_with = Options(
        font_folders=tuple(options.font_path),
        layout_folders=tuple(options.layout_path),
        draft=options.draft,
        press=PressOptions(profile=options.press),
    )
    number = options.page_number or ""
    view = View(Engine(options.page, made_with), number, can_open=bool(editor.words))
    try:
        address = take_address(options.port, _token())
    except OSError as error:
        complain(f"cannot listen on port {options.port}: {(error.strerror or str(error)).lower()}")
        return NOT_MADE

    def ready() -> None:
        say(f"{address.url}  (Ctrl-C ends)", is_result=True)
        if options.open:
            import webbrowser

            webbrowser.open(address.url)

    serve(view, editor, address, ready)
    return MADE


def _token() -> str:
    """Return what no other page can guess; the one thing here that must not be the same twice."""
    import secrets  # noqa: TID251 it is in the preview's address and never on a page

    return secrets.token_urlsafe(24)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text[:6]) < 65536):
        raise argparse.ArgumentTypeError(f"{text!r} is not a port from 0 to 65535")
    return int(text)
