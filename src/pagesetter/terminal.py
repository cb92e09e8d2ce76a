"""What every command says: diagnostics, complaints, and the stage under way."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeVar

from pagesetter.notes import Step, listen
from pagesetter.records import NamedTuple

if TYPE_CHECKING:
    import argparse
    import threading

    from pagesetter.diagnostics import Diagnostic
    from pagesetter.stages import Stages

MADE, NOT_MADE, USAGE, REFUSED = 0, 1, 2, 3

#: Cells of the bar that shows how much is done.
_BAR = 24


class _Loudness:
    """How much is said; the command line says it once."""

    quiet = False
    verbose = False


_said = _Loudness()

_T = TypeVar("_T")


class Teller(NamedTuple):
    """Where diagnostics go, and in which form.

    Those for people go to stderr, those for programs into `file`; with no file they go to
    stderr, or to stdout where they are what the command is for. What only people read is
    not said where a program reads.
    """

    form: str = "people"
    file: Path | None = None
    on_stdout: bool = False  # what is for programs, with no file

    def tell(self, diagnostics: Sequence[Diagnostic], *, refused: bool = False) -> None:
        """Show diagnostics, and write them for programs. Raises `OSError` that names the file.

        `refused` says that warnings are why nothing is made, so that quiet shows them too.
        """
        self.tell_programs(diagnostics)
        if self.file is not None or self.form == "people":
            print_diagnostics(diagnostics, refused=refused)

    def tell_programs(self, diagnostics: Sequence[Diagnostic]) -> None:
        """Write diagnostics for programs alone. Raises `OSError` that names the file."""
        if self.file is None and self.form == "people":
            return
        from pagesetter.report.forms import as_form

        text = as_form(self.form, diagnostics)
        if self.file is None:
            (sys.stdout if self.on_stdout else sys.stderr).write(text)
            return
        from pagesetter.files import write_whole

        self.file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(text.encode("utf-8", "replace"), self.file)

    def complain(self, message: str) -> None:
        """Say in one line what was not done, unless stderr is read by a program."""
        if self.file is not None or self.form == "people" or self.on_stdout:
            complain(message)


def attempt(
    make: Callable[[Progress], _T],
    out: Path,
    teller: Teller | None = None,
    *,
    ticks: bool = True,
) -> _T | int:
    """Return what is made, or tell why it is not and return the exit code.

    `ticks`, as `Progress` takes it.
    """
    try:
        return _attempt(make, out, teller or Teller(), ticks=ticks)
    except OSError as error:
        complain(f"cannot write {error.filename or out}: {error.strerror}")
        return NOT_MADE


def _attempt(make: Callable[[Progress], _T], out: Path, teller: Teller, *, ticks: bool) -> _T | int:
    from pagesetter.diagnostics import PageError, PagesetterError, Severity

    with Progress(ticks=ticks) as progress:
        try:
            return make(progress)
        except PageError as error:
            progress.clear()
            refused = all(d.severity is not Severity.ERROR for d in error.diagnostics)
            teller.tell(error.diagnostics, refused=refused)
            from pagesetter.report.summary import look_at

            why = "is refused" if refused else "is not made"
            teller.complain(f"{out} {why}: {look_at(error.diagnostics)}")
            return REFUSED if refused else NOT_MADE
        except PagesetterError as error:  # a file that changed while it was used
            progress.clear()
            complain(str(error))
            return NOT_MADE


def print_diagnostics(diagnostics: Sequence[Diagnostic], *, refused: bool = False) -> None:
    """Show diagnostics, in color on a terminal; under quiet, errors, and what is refused."""
    if _said.quiet and not refused:
        diagnostics = [d for d in diagnostics if d.severity.value == "error"]
    if diagnostics:
        from pagesetter.report import render

        sys.stderr.write(render(diagnostics, color=in_color(sys.stderr)))


def in_color(stream: TextIO) -> bool:
    """Tell whether a stream takes color: a terminal does, unless the environment says otherwise.

    See https://no-color.org and https://bixense.com/clicolors; `NO_COLOR` is the stronger.
    """
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("CLICOLOR_FORCE", "0") not in ("", "0"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def set_loudness(*, quiet: bool, verbose: bool) -> None:
    """Say from now on only results and errors, or also stages and what was found where."""
    _said.quiet, _said.verbose = quiet, verbose
    listen(_whisper if verbose else None)


def _whisper(line: str) -> None:
    from pagesetter.report.text import safe

    print(f"  {safe(line)}", file=sys.stderr)


def photos_of(resolutions: Sequence[float]) -> str:
    """Say how many photos there are, and how coarse they are printed.

    >>> photos_of([])
    'no photos'
    """
    if not resolutions:
        return "no photos"
    least, count = f"{min(resolutions):.0f} pixels per inch", len(resolutions)
    return f"1 photo of {least}" if count == 1 else f"{count} photos of {least} or more"


def to_look_at(diagnostics: Sequence[Diagnostic]) -> str:
    """Return the end of a line that says what was made: what there is to look at."""
    if not diagnostics:
        return ""
    from pagesetter.report.summary import look_at

    return f"; look at {look_at(diagnostics)}"


class Timings:
    """What each stage takes, where the command asks for it."""

    def __init__(self, *, wanted: bool) -> None:
        """Begin; nothing is measured where nobody wants to know."""
        self._wanted = wanted
        self._stages: Stages | None = None

    def follow(self, progress: Callable[[str], None]) -> Callable[[str], None]:
        """Return what is to be told of each stage that begins."""
        if not self._wanted:
            return progress
        from pagesetter.stages import Stages

        self._stages = Stages(progress)
        return self._stages

    def end(self) -> None:
        """End the last stage."""
        if self._stages is not None:
            self._stages.end()

    def tell(self) -> None:
        """Show what each stage took."""
        if self._stages is not None:
            print(self._stages.table())


def say(line: str, *, is_result: bool = False) -> None:
    """Say a line of what was made, unless it is to be quiet; one that is asked for, always."""
    if is_result or not _said.quiet:
        print(line)


def complain(message: str) -> None:
    """Say in one line why nothing was done."""
    print(f"pagesetter: {message}", file=sys.stderr)


def misuses_page(options: argparse.Namespace, *, edition: bool) -> bool:
    """Tell whether `--page` is missing of an edition, or given of a page, and say so."""
    if edition and options.page_number is None:
        complain(f"{options.page} is an edition: say which page with --page N")
        return True
    if options.page_number is not None and not edition:
        complain("--page is for an edition, a file that lists `pages`")
        return True
    return False


class Progress:
    """Names the stage under way, on a terminal, once a build takes longer than a second.

    A stage of which it is known how much is done has a bar. Verbose, each stage is a line
    of its own, at once and on whatever stderr is.
    """

    def __init__(self, *, ticks: bool = True) -> None:
        """Wait; nothing is shown before the second is over.

        Without `ticks` it is shown by the first stage that begins then, and there is no clock
        beside the work: a process with a thread cannot be copied.
        """
        self._ticks = ticks
        self._since = time.monotonic()
        self._stage = ""
        self._told: set[str] = set()  # stages that come up for each page are told once
        self._shows = self._shown = False
        self._timer: threading.Timer | None = None

    def __enter__(self) -> Progress:
        """Begin to wait."""
        self._shows = sys.stderr.isatty() and not _said.quiet and not _said.verbose
        if self._shows and self._ticks:
            import threading

            self._timer = threading.Timer(1.0, self._show)
            self._timer.daemon = True
            self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Take the line away."""
        if self._timer is not None:
            self._timer.cancel()
        self.clear()

    def __call__(self, stage: str) -> None:
        """Name a stage that begins."""
        if _said.verbose and stage not in self._told:
            self._told.add(str(stage))
            print(f"{stage} …", file=sys.stderr)
        self._stage = stage
        late = self._shows and not self._ticks and time.monotonic() - self._since > 1.0
        if self._shown or late:
            self._show()

    def _show(self) -> None:
        self._shown = True
        sys.stderr.write(f"\r\033[K{_under_way(self._stage)}")
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away, so that what follows starts on a clean one."""
        if self._shown:
            sys.stderr.write("\r\033[K")
            self._shown = False


def _under_way(stage: str) -> str:
    """Return what is shown of a stage.

    >>> _under_way(Step("make up", 6, 8))
    'make up ██████████████████░░░░░░ 6 of 8'
    """
    if not isinstance(stage, Step):
        return f"{stage} …"
    full = _BAR * stage.done // max(stage.all, 1)
    return f"{stage} {'█' * full}{'░' * (_BAR - full)} {stage.done} of {stage.all}"
