"""Words parted by the patterns of their language."""

from __future__ import annotations

from itertools import pairwise

import pytest

from pagesetter.hyphenation import _SURE, find_parts, known_languages, knows


@pytest.mark.parametrize(
    ("word", "language", "parts"),
    [
        ("newspaper", "en-US", "news-pa-per"),
        ("Typographical", "en-US", "Ty-po-graph-i-cal"),
        ("газета", "ru", "га-зета"),
        ("Zeitung", "de-DE", "Zei-tung"),
    ],
)
def test_a_word_is_parted_as_its_language_does(word: str, language: str, parts: str) -> None:
    ends = [0, *find_parts(word, language), len(word)]
    assert "-".join(word[a:b] for a, b in pairwise(ends)) == parts


@pytest.mark.parametrize("word", ["city", "UNESCO", "a", ""])
def test_short_words_and_capitals_stay_whole(word: str) -> None:
    assert find_parts(word, "en-US") == ()


def test_two_letters_stay_before_a_hyphen_and_three_after() -> None:
    places = [(i, len(w) - i) for w in ("under", "agreed", "photo") for i in find_parts(w, "en-US")]
    assert all(before >= 2 and after >= 3 for before, after in places)


def test_a_place_where_the_spelling_would_change_is_left_out() -> None:
    # Hungarian writes `asszony` as `asz-szony` when it is parted.
    assert 3 not in find_parts("asszony", "hu")


@pytest.mark.parametrize("language", ["en-US", "en", "en-NZ", "de-CH", "sr-Latn"])
def test_a_language_is_known_by_its_nearest_dictionary(language: str) -> None:
    assert knows(language)


@pytest.mark.parametrize("language", ["zh-CN", "xx", "", "english"])
def test_a_language_without_a_dictionary_is_not_known_and_parts_nothing(language: str) -> None:
    assert not knows(language)
    assert find_parts("newspaper", language) == ()


def test_the_known_languages_can_be_listed() -> None:
    found = known_languages()
    assert {"en-US", "fr", "ru-RU"} <= set(found)
    assert list(found) == sorted(found)
    assert all(map(knows, found))


def test_the_languages_known_without_a_look_have_patterns() -> None:
    assert set(known_languages()) >= _SURE
