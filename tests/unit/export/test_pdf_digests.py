"""What stands for the parts of a file in its identifier, digested beside other work or not."""

from __future__ import annotations

from hashlib import sha256

import pytest

from pagesetter.export import pdf_digests
from pagesetter.export.pdf_digests import Digests
from pagesetter.keeping import Keeper, kept_in

SMALL, LARGE, OTHER = b"a" * 19_999, b"b" * 20_000, b"c" * 300_000


@pytest.fixture
def digested(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Return what was digested, in order."""
    parts: list[bytes] = []

    def noted(part: bytes) -> object:
        parts.append(part)
        return sha256(part)

    monkeypatch.setattr(pdf_digests, "sha256", noted)
    return parts


@pytest.mark.parametrize("begun", [(), (SMALL, LARGE, OTHER), (OTHER,)])
def test_parts_are_told_alike_whatever_was_begun(begun: tuple[bytes, ...]) -> None:
    digests = Digests()
    digests.begin(begun)
    assert [digests.told(part) for part in (SMALL, LARGE, OTHER)] == [
        SMALL,
        sha256(LARGE).digest(),
        sha256(OTHER).digest(),
    ]


def test_what_was_begun_is_digested_once(digested: list[bytes]) -> None:
    digests = Digests()
    digests.begin([SMALL, LARGE, OTHER])
    told = [digests.told(part) for part in (OTHER, LARGE, OTHER)]
    assert digested == [LARGE, OTHER]
    assert told[0] == told[2] != told[1]


def test_a_part_that_took_the_place_of_another_is_not_taken_for_it() -> None:
    digests = Digests()
    digests.begin([LARGE])
    assert digests.told(LARGE) == sha256(LARGE).digest()
    digests._known[id(OTHER)] = digests._known[id(LARGE)]
    assert digests.told(OTHER) == sha256(OTHER).digest()


def test_where_digests_are_kept_none_is_begun(digested: list[bytes]) -> None:
    with kept_in(Keeper()):
        for _ in range(2):
            digests = Digests()
            digests.begin([LARGE])
            assert digests.told(LARGE) == sha256(LARGE).digest()
    assert digested == [LARGE]
