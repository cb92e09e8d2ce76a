"""Tasks shared out among this process and copies of it, and what is made of them, in order."""

from __future__ import annotations

import os
from _thread import start_new_thread  # `threading` takes time to load
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from typing import Generic, TypeVar

from pagesetter.copies.copying import Copy, TaskList, copied, may_copy, read_results
from pagesetter.notes import tell_again

T = TypeVar("T")

# Copies by which a build gains: this process must put in order what they make.
_MOST = 8

# Tasks that a process must have for itself, or to make it is not worth while.
_FEWEST = 3


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "process_cpu_count"):  # from Python 3.13 on, and a user may say otherwise
        return os.process_cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def sensible_jobs(tasks: int) -> int:
    """Return how many processes are to share tasks of a tenth of a second or less."""
    return max(1, min(processors(), tasks // _FEWEST, _MOST))


def shared_out(
    count: int,
    here: Callable[[int], T],
    there: Callable[[int], T],
    processes: int,
    ready: Callable[[], object] = lambda: None,
) -> Generator[tuple[int, T], None, None]:
    """Yield what is made of tasks, in order, each with its number, by so many processes.

    `here` makes a task in this process and `there` in a copy; what that returns is pickled.
    The first task is made here, and taken, before there are copies: they have all that was
    loaded and learned by it. `ready` is called between, when nothing else may be at work. What
    a copy cannot make, or died of, is made here, so that what is raised is raised here. To be
    closed when it is left early.
    """
    if count:
        yield 0, here(0)
    ready()
    if min(processes, count - 1) < 2 or not may_copy():
        for task in range(1, count):
            yield task, here(task)
        return
    crew: _Crew[T] = _Crew(range(1, count), there, processes - 1)
    try:
        yield from crew.outcomes(here)
    finally:
        crew.close()


class _Raised:
    """What a task raised before its turn."""

    def __init__(self, error: Exception) -> None:
        self.error = error


def _tried(make: Callable[[int], T], task: int) -> T | _Raised:
    try:
        return make(task)
    except Exception as error:
        return _Raised(error)


class _Crew(Generic[T]):
    """Copies at work."""

    def __init__(self, tasks: range, there: Callable[[int], T], copies: int) -> None:
        import _queue

        self._all = tasks
        self._tasks = TaskList(tasks)
        self._arrivals = _queue.SimpleQueue[tuple[Copy, int, bytearray | None]]()
        self._held: dict[int, T | _Raised] = {}
        self._failed: set[int] = set()  # what a copy could not make
        self._most_held = 4 * (copies + 1)
        self._copies = copied(copies, self._tasks, there)
        self._reading = len(self._copies)
        for copy in self._copies:
            start_new_thread(read_results, (copy, self._arrivals))

    def outcomes(self, here: Callable[[int], T]) -> Iterator[tuple[int, T]]:
        """Yield what is made of all tasks, in order."""
        for following in self._all:
            while following not in self._held:
                self._advance(following, here)
            made = self._held.pop(following)
            if isinstance(made, _Raised):
                raise made.error
            yield following, made

    def _advance(self, following: int, here: Callable[[int], T]) -> None:
        """Do what is next to be done: what has come, a task of the list, one that is lost; or wait."""
        if self._arrive(wait=False):
            return
        if self._is_lost(following):
            self._held[following] = here(following)
        elif len(self._held) < self._most_held and (task := self._tasks.take()) is not None:
            self._held[task] = _tried(here, task)
        else:
            self._arrive(wait=True)

    def _is_lost(self, task: int) -> bool:
        """Tell whether nobody makes a task that was taken: each takes a later one after it."""
        if task in self._failed:
            return True
        return all(copy.last > task for copy in self._copies) and self._tasks.is_taken(task)

    def _arrive(self, *, wait: bool) -> bool:
        """Take what has come; tell whether anything has."""
        import pickle

        if not wait and self._arrivals.empty():
            return False
        copy, task, data = self._arrivals.get()
        if task < 0:
            copy.last = float("inf")
            self._reading -= 1
            return True
        copy.last = task
        copy.permits.put(None)
        if data is None:
            self._failed.add(task)
            return True
        notes, made = pickle.loads(data)  # of a process that is this one's copy
        tell_again(notes)
        self._held[task] = made
        return True

    def close(self) -> None:
        """Have the copies take nothing more, and wait until they have ended."""
        self._tasks.drop()
        while self._reading:
            copy, task, _ = self._arrivals.get()
            self._reading -= task < 0
            copy.permits.put(None)
        for copy in self._copies:
            os.close(copy.pipe)
            with suppress(ChildProcessError):  # someone does not want to know of children
                os.waitpid(copy.process, 0)
