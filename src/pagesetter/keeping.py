"""What is kept from one build to the next: results by what they were made from.

A build by itself keeps nothing, and `shelf` says so by `None`. Inside `kept_in`, what is slow to
make is put on shelves, each with room for so many results; what was not asked for
longest makes room. What is on a shelf was made from what its key says and from nothing
else, so that it is what would be made again.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any


class Shelf:
    """Results by key; those not asked for longest make room."""

    def __init__(self, most: int) -> None:
        """Begin empty, with room for so many results, or for so many bytes of them."""
        self._most = most
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._weights: dict[Hashable, int] = {}
        self._weight = 0

    def __len__(self) -> int:
        """Return how many results there are."""
        return len(self._kept)

    def clear(self) -> None:
        """Keep nothing."""
        self._kept.clear()
        self._weights.clear()
        self._weight = 0

    def get(self, key: Hashable) -> Any:
        """Return a result, `None` where there is none."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def put(self, key: Hashable, made: Any, weight: int = 1) -> None:
        """Keep a result, in the place of another with its key; one that is too large is not kept."""
        self._weight -= self._weights.pop(key, 0)
        self._kept.pop(key, None)
        if weight > self._most:
            return
        self._kept[key] = made
        self._weights[key] = weight
        self._weight += weight
        while self._weight > self._most:
            oldest, _ = self._kept.popitem(last=False)
            self._weight -= self._weights.pop(oldest)


class Keeper:
    """The shelves of one engine."""

    def __init__(self) -> None:
        """Begin without any."""
        self._shelves: dict[str, Shelf] = {}

    def shelf(self, name: str, most: int) -> Shelf:
        """Return a shelf, put up when it is first asked for."""
        found = self._shelves.get(name)
        if found is None:
            found = self._shelves[name] = Shelf(most)
        return found

    def clear(self) -> None:
        """Keep nothing of all that is kept."""
        self._shelves.clear()

    def sizes(self) -> dict[str, int]:
        """Return how many results are on each shelf."""
        return {name: len(shelf) for name, shelf in sorted(self._shelves.items())}


_forgets: list[Callable[[], object]] = []


def on_forget(act: Callable[[], object]) -> None:
    """Do something when what a process remembers of its fonts no longer holds."""
    _forgets.append(act)


def forget() -> None:
    """Forget what the process remembers of its fonts: one of their files is another."""
    for act in _forgets:
        act()


_keeper: ContextVar[Keeper | None] = ContextVar("keeper", default=None)


def shelf(name: str, most: int) -> Shelf | None:
    """Return the shelf of a name, with room for `most`; `None` where nothing is kept."""
    keeper = _keeper.get()
    return None if keeper is None else keeper.shelf(name, most)


def keeps() -> bool:
    """Tell whether anything is kept."""
    return _keeper.get() is not None


@contextmanager
def kept_in(keeper: Keeper) -> Iterator[None]:
    """Keep what is made inside, and use what was kept there before."""
    token = _keeper.set(keeper)
    try:
        yield
    finally:
        _keeper.reset(token)
