"""Copies of this process that share its tasks: they have all that it has loaded and read.

A copy takes the first task that nobody has taken, makes it, and sends what it made as bytes
through a pipe of its own; this process makes tasks as well, and puts all in order. Nobody is
asked for a task and nobody waits for one. Only Linux has copies that can be told to be safe: of
a process with several threads one goes on, and what the others held is held for ever.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
from _thread import start_new_thread  # `threading` takes time to load
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, Generic, NoReturn, TypeVar

from pagesetter.notes import overhear, tell_again

T = TypeVar("T")

# A task is four bytes in the list of all; what is made of it has that before it, and its length.
_TASK, _LENGTH = 4, 8

#: Instead of a length: the copy could not make it.
_FAILED = (1 << 64) - 1

# What a pipe holds until it is read, as far as the system lets anybody have so much.
_PIPE = 1 << 20

# Results of a copy that are read before they are asked for.
_AHEAD = 4

# Copies by which a build gains: this process must put in order what they make.
_MOST = 8

# Tasks that a process must have for itself, or to make it is not worth while.
_FEWEST = 3

# Seconds in which a thread that has done its work is gone.
_PATIENCE = 0.2


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


def may_copy() -> bool:
    """Tell whether a copy of this process can go on by itself.

    macOS has copies too, but its libraries begin threads of their own.
    """
    if sys.platform != "linux" or not hasattr(os, "memfd_create"):
        return False
    end = time.monotonic() + _PATIENCE
    while _threads() != 1:  # what deflated a stream may be about to leave
        if time.monotonic() > end:
            return False
        time.sleep(0.0005)
    return True


def _threads() -> int:
    """Return how many threads the system knows of in this process, whoever began them."""
    try:
        return len(os.listdir("/proc/self/task"))  # noqa: PTH208 nothing but their number
    except OSError:
        return 0


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


class _Copy:
    """A copy as this process sees it."""

    def __init__(self, process: int, pipe: int) -> None:
        import _queue  # loaded for this alone

        self.process = process
        self.pipe = pipe
        self.last: float = -1  # what came last; those that it takes grow
        self.permits = _queue.SimpleQueue[None]()  # to read a result
        for _ in range(_AHEAD):
            self.permits.put(None)


class _Crew(Generic[T]):
    """Copies at work."""

    def __init__(self, tasks: range, there: Callable[[int], T], copies: int) -> None:
        import _queue

        self._all = tasks
        self._tasks = _list_of(tasks)
        self._arrivals = _queue.SimpleQueue[tuple[_Copy, int, bytearray | None]]()
        self._held: dict[int, T] = {}
        self._failed: set[int] = set()  # what a copy could not make
        self._mine: set[int] = set()
        self._most_held = 4 * (copies + 1)
        self._copies = _copied(copies, self._tasks, there)
        self._reading = len(self._copies)
        for copy in self._copies:
            start_new_thread(_read, (copy, self._arrivals))

    def outcomes(self, here: Callable[[int], T]) -> Iterator[tuple[int, T]]:
        """Yield what is made of all tasks, in order."""
        for following in self._all:
            while following not in self._held:
                self._advance(following, here)
            yield following, self._held.pop(following)

    def _advance(self, following: int, here: Callable[[int], T]) -> None:
        """Do what is next to be done: what has come, a task of the list, one that is lost; or wait."""
        if self._arrive(wait=False):
            return
        if self._is_lost(following):
            self._held[following] = here(following)
        elif len(self._held) < self._most_held and (task := self._take()) is not None:
            self._held[task] = here(task)
        else:
            self._arrive(wait=True)

    def _take(self) -> int | None:
        taken = os.read(self._tasks, _TASK)
        return int.from_bytes(taken, "big") if taken else None

    def _is_lost(self, task: int) -> bool:
        """Tell whether nobody makes a task that was taken: each takes a later one after it."""
        if task in self._failed:
            return True
        return all(copy.last > task for copy in self._copies) and self._is_taken(task)

    def _is_taken(self, task: int) -> bool:
        at = os.lseek(self._tasks, 0, os.SEEK_CUR) // _TASK
        return task < self._all.start + at

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
        os.lseek(self._tasks, 0, os.SEEK_END)
        while self._reading:
            copy, task, _ = self._arrivals.get()
            self._reading -= task < 0
            copy.permits.put(None)
        for copy in self._copies:
            os.close(copy.pipe)
            with suppress(ChildProcessError):  # someone does not want to know of children
                os.waitpid(copy.process, 0)
        os.close(self._tasks)


def _list_of(tasks: Sequence[int]) -> int:
    """Return a file that has tasks: who reads of it, reads what no one else does.

    Processes that were copied with an open file have its place in common, and the system
    lets one read at a time.
    """
    file = os.memfd_create("pagesetter-tasks")
    os.write(file, b"".join([task.to_bytes(_TASK, "big") for task in tasks]))
    os.lseek(file, 0, os.SEEK_SET)
    return file


def _copied(count: int, tasks: int, there: Callable[[int], Any]) -> list[_Copy]:
    """Make copies of this process, which begin at once; as many as the system lets it have."""
    import pickle as _loaded  # noqa: F401 once, and not in each

    pipes = [_pipe() for _ in range(count)]
    found: list[_Copy] = []
    gc.freeze()  # who looks for garbage among what is shared makes it his own
    try:
        for i, (reading, _) in enumerate(pipes):
            with _interrupts_waiting():
                process = os.fork()
                if process == 0:
                    _be_copy(i, pipes, tasks, there)
            found.append(_Copy(process, reading))
    except OSError:  # no room for another: those that are there do
        for reading, _ in pipes[len(found) :]:
            os.close(reading)
    finally:
        gc.unfreeze()
        for _, writing in pipes:
            os.close(writing)
    return found


def _pipe() -> tuple[int, int]:
    import fcntl

    ends = os.pipe()
    with suppress(OSError):
        fcntl.fcntl(ends[1], fcntl.F_SETPIPE_SZ, _PIPE)
    return ends


@contextmanager
def _interrupts_waiting() -> Iterator[None]:
    """Keep Ctrl-C waiting: who is copied inside never hears of it, even before it says so."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# ---------------------------------------------------------------- in a copy


def _be_copy(
    own: int, pipes: Sequence[tuple[int, int]], tasks: int, there: Callable[[int], Any]
) -> NoReturn:
    """Make tasks until there are no more, or nobody wants them, and end.

    It ends at once, whatever happens: what is to be done at exit, and what waits to be
    written, is the business of the process that was copied, as Ctrl-C is.
    """
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        for i, (reading, writing) in enumerate(pipes):
            os.close(reading)
            if i != own:
                os.close(writing)
        _work(tasks, pipes[own][1], there)
        os._exit(0)
    finally:
        os._exit(1)


def _work(tasks: int, out: int, there: Callable[[int], Any]) -> None:
    while taken := os.read(tasks, _TASK):
        data = _made(there, int.from_bytes(taken, "big"))
        length = _FAILED if data is None else len(data)
        _write(out, taken + length.to_bytes(_LENGTH, "big"))
        if data is not None:
            _write(out, data)


def _made(there: Callable[[int], Any], task: int) -> bytes | None:
    """Return what is made of a task; `None`: it is to be made where it can be told of."""
    import pickle

    notes = overhear()
    try:
        return pickle.dumps((notes, there(task)), 5)
    except Exception:
        return None


def _write(out: int, data: bytes) -> None:
    whole = memoryview(data)
    while whole:
        whole = whole[os.write(out, whole) :]


# ---------------------------------------------------------------- beside this process's own tasks


def _read(copy: _Copy, arrivals: Any) -> None:
    """Pass on what comes from a copy, a few results ahead; a task below 0 is its end."""
    try:
        while len(head := _bytes(copy.pipe, _TASK + _LENGTH)) == _TASK + _LENGTH:
            task = int.from_bytes(head[:_TASK], "big")
            length = int.from_bytes(head[_TASK:], "big")
            copy.permits.get()
            if length == _FAILED:
                arrivals.put((copy, task, None))
                continue
            data = _bytes(copy.pipe, length)
            if len(data) < length:  # it died
                break
            arrivals.put((copy, task, data))
    finally:
        arrivals.put((copy, -1, None))


def _bytes(pipe: int, count: int) -> bytearray:
    """Return so many bytes of a pipe; fewer where it ends."""
    data = bytearray(count)
    whole, at = memoryview(data), 0
    while at < count:
        got = os.readv(pipe, [whole[at:]])
        if not got:
            break
        at += got
    return data if at == count else data[:at]
