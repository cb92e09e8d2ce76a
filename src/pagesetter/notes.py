"""What a stage may say of its work, to whoever listens: what was found where, how much is done.

Nobody listens unless the command is asked to be verbose, and then a note costs a call.
"""

from __future__ import annotations

from collections.abc import Callable

_listeners: list[Callable[[str], None]] = []


class Step(str):
    """The name of a stage, with how much of it is done; those that read its name alone may."""

    __slots__ = ("all", "done")

    done: int
    all: int

    def __new__(cls, stage: str, done: int, all_of_it: int) -> Step:
        """Name a stage of which `done` of `all_of_it` parts are done."""
        step = super().__new__(cls, stage)
        step.done, step.all = done, all_of_it
        return step


def note(what: str, name: object, where: object) -> None:
    """Say that something was found: what it is, its name, where it is."""
    for listener in _listeners:
        listener(f"{what} {name}: {where}")


def is_heard() -> bool:
    """Tell whether anybody listens."""
    return bool(_listeners)


def listen(listener: Callable[[str], None] | None) -> None:
    """Let one listener hear every note; none, where it is `None`."""
    _listeners[:] = [] if listener is None else [listener]


def overhear() -> list[str]:
    """Return what gets every note from now on, in place of who listens; nothing where nobody does."""
    notes: list[str] = []
    if _listeners:
        _listeners[:] = [notes.append]
    return notes


def tell_again(notes: list[str]) -> None:
    """Say what was overheard."""
    for listener in _listeners:
        for line in notes:
            listener(line)
