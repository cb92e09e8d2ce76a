"""The errors that reading one page finds, up to a bound."""

from __future__ import annotations

from pagesetter.diagnostics import Code, DiagnosticLog, Label, Span

#: More errors than this help no one, and a hostile file could have a million.
MAX_ERRORS = 100


class TooManyErrorsError(Exception):
    """Reading stops here; the log says why."""


class Complaints:
    """Counts the errors that go into `log`, and stops the reading at `MAX_ERRORS`."""

    __slots__ = ("count", "log")

    def __init__(self, log: DiagnosticLog) -> None:
        self.log = log
        self.count = 0

    def error(
        self, code: Code, message: str, span: Span, *hints: str, labels: tuple[Label, ...] = ()
    ) -> None:
        """Record an error. Raises `TooManyErrorsError` at the bound."""
        self.count += 1
        self.log.error(code, message, span, *hints, labels=labels)
        if self.count >= MAX_ERRORS:
            message = f"{MAX_ERRORS} errors were found, and the rest of the page was not read"
            self.log.error(Code.BAD_VALUE, message, span, "put the first ones right and try again")
            raise TooManyErrorsError
