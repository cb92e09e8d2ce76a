"""Copies of this process: how they are made, what they do, and what comes of them.

Only Linux has copies that can be told to be safe: of a process with several threads one goes
on, and what the others held is held for ever.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, NoReturn

from pagesetter.notes import overhear

# A task is so many bytes in the list of all; what is made of it has that before it, and
# then its length.
_TASK = 4
_LENGTH = 8

# Instead of a length: the copy could not make it.
_FAILED = (1 << 64) - 1

# What a pipe holds until it is read, as far as the system lets anybody have so much.
_PIPE = 1 << 20

# Results of a copy that are read before they are asked for.
_AHEAD = 4

# Seconds in which a thread that has done its work is gone.
_PATIENCE = 0.2


def may_copy() -> bool:
    """Tell whether a copy of this process can go on by itself.

    macOS has copies too, but its libraries begin threads of their own.
    """
    if sys.platform != "linux":
        return False
    end = time.monotonic() + _PATIENCE
    while (threads := _threads()) > 1:  # what deflated a stream may be about to leave
        if time.monotonic() > end:
            return False
        time.sleep(0.0005)
    return threads == 1


def _threads() -> int:
    """Return how many threads the system knows of in this process; 0 where it does not tell."""
    try:
        return len(os.listdir("/proc/self/task"))  # noqa: PTH208 nothing but their number
    except OSError:
        return 0


class Copy:
    """A copy as this process sees it."""

    def __init__(self, process: int, pipe: int) -> None:
        import _queue  # loaded for this alone

        self.process = process
        self.pipe = pipe
        self.last: float = -1  # what came last; those that it takes grow
        self.permits = _queue.SimpleQueue[None]()  # to read a result
        for _ in range(_AHEAD):
            self.permits.put(None)


class TaskList:
    """Tasks that grow, in a pipe: who reads one of it reads what no one else does.

    The system lets one read at a time.
    """

    def __init__(self, tasks: range) -> None:
        """List tasks; as many as the pipe holds, the others when there is room."""
        self._all, self._next = tasks, tasks.start
        self.reading, self.writing = pipe()
        os.set_blocking(self.writing, False)
        # Opened once more, for this process alone: copies wait for what it lists, so that
        # it must never wait for that itself.
        self._own = os.open(f"/proc/self/fd/{self.reading}", os.O_RDONLY | os.O_NONBLOCK)
        self._fill()

    def take(self) -> int | None:
        """Return the first task that nobody has taken; `None`: there is none."""
        while True:
            self._fill()
            with suppress(BlockingIOError):  # copies have taken all that was listed
                return take(self._own)

    def is_taken(self, task: int) -> bool:
        """Tell whether a task was taken, by whoever it may be."""
        from fcntl import ioctl
        from termios import FIONREAD

        left = int.from_bytes(ioctl(self.reading, FIONREAD, bytes(4)), sys.byteorder)
        return task < self._next - left // _TASK

    def drop(self) -> None:
        """Take all that is left, to be made by nobody."""
        self._end()
        while os.read(self.reading, _PIPE):
            pass
        os.close(self.reading)
        os.close(self._own)

    def _fill(self) -> None:
        with suppress(BlockingIOError):
            while self._next < self._all.stop:
                os.write(self.writing, self._next.to_bytes(_TASK, "big"))
                self._next += 1
            self._end()

    def _end(self) -> None:
        if self.writing >= 0:
            os.close(self.writing)
        self.writing = -1


def take(tasks: int) -> int | None:
    """Return the next task of a list that is read from; `None`: there is none."""
    taken = os.read(tasks, _TASK)
    return int.from_bytes(taken, "big") if taken else None


def copied(count: int, tasks: TaskList, there: Callable[[int], Any]) -> list[Copy]:
    """Make copies of this process, which begin at once; as many as the system lets it have."""
    import pickle as _loaded  # noqa: F401 once, and not in each

    pipes = [pipe() for _ in range(count)]
    found: list[Copy] = []
    gc.freeze()  # who looks for garbage among what is shared makes it his own
    try:
        for i, (reading, _) in enumerate(pipes):
            with _interrupts_waiting():
                process = os.fork()
                if process == 0:
                    _be_copy(i, pipes, tasks, there)
            found.append(Copy(process, reading))
    except OSError:  # no room for another: those that are there do
        for reading, _ in pipes[len(found) :]:
            os.close(reading)
    finally:
        gc.unfreeze()
        for _, writing in pipes:
            os.close(writing)
    return found


def pipe() -> tuple[int, int]:
    """Return the ends of a pipe that holds as much as may be."""
    import fcntl

    ends = os.pipe()
    with suppress(OSError):
        fcntl.fcntl(ends[1], fcntl.F_SETPIPE_SZ, _PIPE)
    return ends


@contextmanager
def _interrupts_waiting() -> Iterator[None]:
    """Keep Ctrl-C waiting: for ever in a copy that is made inside."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# ---------------------------------------------------------------- in a copy


def _be_copy(
    own: int, pipes: Sequence[tuple[int, int]], tasks: TaskList, there: Callable[[int], Any]
) -> NoReturn:
    """Make tasks until there are no more, or nobody wants them, and end.

    It ends at once, whatever happens: what is to be done at exit, and what waits to be
    written, is the business of the process that was copied, as Ctrl-C is.
    """
    try:
        if tasks.writing >= 0:
            os.close(tasks.writing)
        for i, (reading, writing) in enumerate(pipes):
            os.close(reading)
            if i != own:
                os.close(writing)
        _work(tasks.reading, pipes[own][1], there)
        os._exit(0)
    finally:
        os._exit(1)


def _work(tasks: int, out: int, there: Callable[[int], Any]) -> None:
    while (task := take(tasks)) is not None:
        data = _made(there, task)
        length = _FAILED if data is None else len(data)
        _write(out, task.to_bytes(_TASK, "big") + length.to_bytes(_LENGTH, "big"))
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


def read_results(copy: Copy, arrivals: Any) -> None:
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
