"""Tasks made by the workers of a Dask scheduler. The only module that knows Dask."""

from __future__ import annotations

import pickle
import warnings
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from typing import Any, NoReturn

from distributed import Client

from pagesetter.batch.bundles import BundleError
from pagesetter.batch.digests import digest_of
from pagesetter.batch.model import PageMade, Task
from pagesetter.batch.packing import Packer
from pagesetter.batch.remote import make_bundled
from pagesetter.batch.running import Engine
from pagesetter.diagnostics import PagesetterError

# Seconds to wait for the scheduler.
_PATIENCE = 20

# Workers may die; a page that takes this many with it is given up.
_ATTEMPTS = 5

# Tasks given out for each thread of a worker, so that none waits for the next.
_AHEAD = 2


class ClusterError(PagesetterError):
    """There is no cluster at the address."""


@contextmanager
def on_cluster(
    address: str, tasks: Sequence[Task]
) -> Iterator[tuple[Engine, Callable[..., Any], list[tuple[Any, ...]]]]:
    """Yield an engine of a cluster, what makes a task there, and its arguments.

    Raises `ClusterError`.
    """
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Sending large graph")
        try:
            client = _client(address)
        except (OSError, TimeoutError, ValueError) as error:
            raise ClusterError(f"there is no Dask scheduler at {address}: {error}") from None
        with client:
            runner = _Runner(client, tasks)
            threads = sum(client.nthreads().values())
            window = max(2, _AHEAD * threads)
            yield Engine(lambda: runner, window, closes=False), _never, [(t,) for t in tasks]


def _never(_: Task) -> NoReturn:
    raise AssertionError("a runner knows what to do")


def _client(address: str) -> Any:
    connect: Any = Client  # it says nothing of its types
    return connect(address, timeout=_PATIENCE, set_as_default=False)


class _Runner(Executor):
    """An executor whose workers get bundles, and whose results are pages."""

    def __init__(self, client: Any, tasks: Sequence[Task]) -> None:
        self._client = client
        self._executor = client.get_executor(pure=False, retries=_ATTEMPTS)
        self._packer = Packer(tasks[0].options)
        self._fonts: dict[str, Any] = {}

    def submit(self, _fn: Callable[..., Any], /, *args: Any, **_: Any) -> Future[Any]:
        """Give a task to the cluster."""
        (task,) = args
        pages: Future[tuple[PageMade, ...]] = Future()
        packed = self._packer.pack(task)
        fonts = [self._font(digest) for digest in packed.fonts]
        answer = self._executor.submit(make_bundled, packed.bundle, packed.fonts, *fonts)
        answer.add_done_callback(lambda done: _pass_on(done, pages, len(task.pages or (0,))))
        return pages

    def _font(self, digest: str) -> Any:
        """Return a font as the cluster has it: as a task, which it can repeat, and not as data."""
        if digest not in self._fonts:
            data = self._packer.fonts[digest].read_bytes()
            self._fonts[digest] = self._client.submit(bytes, data, key=f"pagesetter-font-{digest}")
        return self._fonts[digest]


def _pass_on(done: Future[bytes], pages: Future[tuple[PageMade, ...]], count: int) -> None:
    if done.cancelled():
        pages.cancel()
        return
    try:
        made: tuple[PageMade, ...] = pickle.loads(done.result())
        for page in made:
            _check(page)
        pages.set_result(made)
    except Exception as error:
        pages.set_result((PageMade(is_made=False, trouble=_words(error)),) * count)


def _check(page: PageMade) -> None:
    """Raise `BundleError` where a page was made from other files than those that are here."""
    for file, digest in (page.inputs or {}).items():
        here = digest_of(file)
        if digest is not None and here is not None and here != digest:
            raise BundleError(f"the worker has another {file.name} than this machine")


def _words(error: Exception) -> str:
    if isinstance(error, PagesetterError):
        return str(error)
    return f"the cluster gave it up: {type(error).__name__}: {error}"
