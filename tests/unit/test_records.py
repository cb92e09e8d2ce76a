"""Records do what those of the standard library do, but for being made sooner."""

from __future__ import annotations

import pickle
import re
import typing
from pathlib import Path

import pytest

from pagesetter.records import NamedTuple

SOURCES = Path(__file__).parents[2] / "src"


class Ours(NamedTuple):
    """A record."""

    left: int
    right: str = "r"
    rest: tuple[int, ...] = ()

    @property
    def double(self) -> int:
        return 2 * self.left


class Theirs(typing.NamedTuple):
    """A record."""

    left: int
    right: str = "r"
    rest: tuple[int, ...] = ()


class Nothing(NamedTuple):
    """A record without fields."""


def test_it_is_a_tuple_with_names_and_defaults() -> None:
    one = Ours(1, rest=(2,))
    assert tuple(one) == tuple(Theirs(1, rest=(2,))) == (1, "r", (2,))
    assert (one.left, one.right, one.rest, one.double) == (1, "r", (2,), 2)
    assert hash(one) == hash(Theirs(1, rest=(2,)))
    assert tuple(Nothing()) == ()
    assert not hasattr(one, "__dict__")


def test_it_tells_of_itself_as_the_standard_one_does() -> None:
    ours, theirs = Ours(1), Theirs(1)
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert ours._asdict() == theirs._asdict()
    assert (Ours._fields, Ours._field_defaults) == (Theirs._fields, Theirs._field_defaults)
    assert Ours.__match_args__ == Theirs.__match_args__
    assert typing.get_type_hints(Ours) == typing.get_type_hints(Theirs)
    assert Ours.__doc__ == "A record."


def test_one_is_made_from_another() -> None:
    assert Ours(1)._replace(right="x") == (1, "x", ())
    assert type(Ours(1)._replace(left=2)) is Ours
    assert Ours._make([1, "b", ()]) == Ours(1, "b")
    assert pickle.loads(pickle.dumps(Ours(3))) == Ours(3)


@pytest.mark.parametrize("kind", [Ours, Theirs])
def test_what_is_missing_or_unknown_is_refused(kind: typing.Any) -> None:
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'left'"):
        kind()
    with pytest.raises(TypeError, match="unexpected keyword argument 'other'"):
        kind(1, other=2)
    with pytest.raises((TypeError, ValueError), match="other"):
        kind(1)._replace(other=2)
    with pytest.raises(TypeError, match="Expected 3 arguments, got 1"):
        kind._make([1])
    with pytest.raises(AttributeError):
        kind(1).left = 2


def test_a_field_without_a_default_does_not_follow_one_that_has_one() -> None:
    with pytest.raises(TypeError, match="default"):
        exec("class Bad(NamedTuple):\n    a: int = 1\n    b: int", {"NamedTuple": NamedTuple})


def test_all_records_are_made_so() -> None:
    others = [
        str(file.relative_to(SOURCES))
        for file in sorted(SOURCES.rglob("*.py"))
        if file != SOURCES / "pagesetter" / "records.py"
        and re.search(r"^from typing import .*NamedTuple", file.read_text("utf-8"), re.MULTILINE)
    ]
    assert others == []
