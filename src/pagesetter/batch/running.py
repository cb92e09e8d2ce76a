"""Tasks given to an executor, a few at a time, and their outcomes as they come."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from contextlib import contextmanager, suppress
from typing import Any

from pagesetter.records import NamedTuple

#: How often a page is given to another process when that which made it dies.
_ATTEMPTS = 3


class LostError(Exception):
    """The process that made a task died, again and again."""


class Engine(NamedTuple):
    """What runs tasks."""

    open: Callable[[], Executor]  # anew where the last one broke
    window: int  # tasks given to it at a time
    closes: bool = True  # whether it is ours to shut down


def processes(count: int) -> Engine:
    """Return an engine of so many processes, each started anew, whatever the system's way is."""

    def opened() -> Executor:
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        return ProcessPoolExecutor(count, get_context("spawn"), initializer=begin_worker)

    return Engine(opened, count + 1)


def begin_worker() -> None:
    """Load what pages need; leave Ctrl-C to the process that started this, and end with it."""
    from multiprocessing import parent_process

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:

        def follow() -> None:
            parent.join()
            os._exit(1)

        threading.Thread(target=follow, daemon=True).start()
    import pagesetter.batch.work  # noqa: F401 for those that come


@contextmanager
def _interrupts_waiting() -> Iterator[None]:
    """Keep Ctrl-C waiting: a process that is started inside never hears of it, even as it starts."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def outcomes(
    tasks: Sequence[tuple[Any, ...]], act: Callable[..., Any], engine: Engine, *, ordered: bool
) -> Iterator[tuple[int, Any]]:
    """Yield what `act` makes of each task, with its place; a `LostError` where it is lost.

    `ordered`, the first comes first, and no more is begun than waits for it: what is held
    at a time is bounded. What `act` raises is raised.
    """
    run = _Run(tasks, act, engine)
    try:
        yield from run.in_order() if ordered else run.as_they_come()
    finally:
        run.close()


class _Run:
    def __init__(
        self, tasks: Sequence[tuple[Any, ...]], act: Callable[..., Any], engine: Engine
    ) -> None:
        self._tasks, self._act, self._engine = tasks, act, engine
        self._executor = engine.open()
        self._waiting = deque(range(len(tasks)))
        self._running: dict[Future[Any], int] = {}
        self._attempts = [0] * len(tasks)
        self._window = engine.window

    def close(self) -> None:
        """Begin nothing more, and wait for what was begun."""
        for future in self._running:
            future.cancel()
        if self._engine.closes:
            self._executor.shutdown(wait=True, cancel_futures=True)

    def as_they_come(self) -> Iterator[tuple[int, Any]]:
        while self._waiting or self._running:
            self._begin(len(self._tasks))
            yield from self._finished()

    def in_order(self) -> Iterator[tuple[int, Any]]:
        held: dict[int, Any] = {}
        following = 0
        while following < len(self._tasks):
            self._begin(following + 2 * self._engine.window)
            held.update(self._finished())
            while following in held:
                yield following, held.pop(following)
                following += 1

    def _begin(self, before: int) -> None:
        """Give tasks to the executor, none from `before` on."""
        while self._waiting and len(self._running) < self._window and self._waiting[0] < before:
            i = self._waiting.popleft()
            try:
                with _interrupts_waiting():
                    future = self._executor.submit(self._act, *self._tasks[i])
                    self._running[future] = i
            except BrokenExecutor:
                self._waiting.appendleft(i)
                self._mend()

    def _finished(self) -> list[tuple[int, Any]]:
        if not self._running:
            return []
        done, _ = wait(self._running, return_when=FIRST_COMPLETED)
        found: list[tuple[int, Any]] = []
        broken = False
        for future in sorted(done, key=self._running.__getitem__):
            i = self._running[future]
            try:
                found.append((i, future.result()))
                del self._running[future]
            except BrokenExecutor:
                broken = True
        return found + (self._mend() if broken else [])

    def _mend(self) -> list[tuple[int, Any]]:
        """Go on with a new executor; give up what was lost too often, one at a time."""
        with suppress(Exception):
            self._executor.shutdown(wait=True, cancel_futures=True)
        lost: list[tuple[int, Any]] = []
        for i in sorted(self._running.values(), reverse=True):
            self._attempts[i] += 1
            if self._attempts[i] >= _ATTEMPTS:
                lost.append((i, LostError()))
            else:
                self._waiting.appendleft(i)
        self._window = 1  # so that no other is blamed
        self._running = {}
        self._executor = self._engine.open()
        return lost
