"""What is kept of photos: bounded, believed only if it is whole, never in the way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pagesetter.pictures import EncodedPicture
from pagesetter.press.color.cache import NO_CACHE, PhotoCache, user_cache
from pagesetter.press.color.photo_job import PhotoNote, PreparedPhoto, from_bytes, to_bytes
from pagesetter.typeface.folders import user_cache_folder


def test_what_is_put_is_got_again(tmp_path: Path) -> None:
    cache = PhotoCache(tmp_path / "a" / "b")
    assert cache.get("one") is None
    cache.put("one", b"bytes")
    assert cache.get("one") == b"bytes"
    assert cache.get("other") is None


def test_an_entry_under_another_name_is_not_believed(tmp_path: Path) -> None:
    cache = PhotoCache(tmp_path)
    cache.put("one", b"bytes")
    (tmp_path / "one").rename(tmp_path / "other")
    assert cache.get("other") is None


def test_what_was_used_longest_ago_goes_first(tmp_path: Path) -> None:
    cache = PhotoCache(tmp_path, limit=1000)
    for i, name in enumerate("abcd"):
        cache.put(name, bytes(200))
        os.utime(tmp_path / name, ns=(i, i))
    assert cache.get("a") is not None  # used now
    cache.put("e", bytes(200))
    cache.trim()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a", "d", "e"]
    assert sum(file.stat().st_size for file in tmp_path.iterdir()) <= 1000


def test_one_entry_does_not_push_all_others_out(tmp_path: Path) -> None:
    cache = PhotoCache(tmp_path, limit=1000)
    cache.put("a", bytes(251))
    assert cache.get("a") is None


def test_a_file_of_any_size_that_is_no_entry_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    os.truncate(tmp_path / "a", 1 << 40)  # sparse
    assert PhotoCache(tmp_path).get("a") is None
    (tmp_path / "b").mkdir()
    assert PhotoCache(tmp_path).get("b") is None


def test_a_folder_that_cannot_be_written_keeps_nothing_and_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    cache = PhotoCache(tmp_path / "file")
    cache.put("a", b"bytes")
    cache.trim()
    assert cache.get("a") is None


def test_no_cache_keeps_nothing() -> None:
    NO_CACHE.put("a", b"bytes")
    NO_CACHE.trim()
    assert NO_CACHE.get("a") is None


def test_the_cache_is_where_it_is_said_to_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGESETTER_CACHE", str(tmp_path))
    assert user_cache().folder == tmp_path / "photos"
    monkeypatch.setenv("PAGESETTER_CACHE", "")
    assert user_cache().folder is None
    monkeypatch.delenv("PAGESETTER_CACHE")
    assert user_cache().folder == user_cache_folder() / "photos"


PHOTO = PreparedPhoto(
    EncodedPicture(
        b"\n some \0 bytes\n",
        "DCTDecode",
        "DeviceCMYK",
        3,
        2,
        8,
        (1, 0) * 4,
        EncodedPicture(b"\n", "FlateDecode", "DeviceGray", 3, 2, 8, predicted=True),
    ),
    (PhotoNote.SEVERAL, PhotoNote.BROKEN_PROFILE),
)


@pytest.mark.parametrize("photo", [PHOTO, PreparedPhoto(PHOTO.encoded._replace(mask=None))])
def test_a_photo_is_the_same_after_it_was_bytes(photo: PreparedPhoto) -> None:
    assert from_bytes(to_bytes(photo)) == photo


@pytest.mark.parametrize("end", range(len(to_bytes(PHOTO))))
def test_a_part_of_a_photos_bytes_is_no_photo(end: int) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_bytes(to_bytes(PHOTO)[:end])


def test_bytes_after_a_photo_are_no_photo() -> None:
    with pytest.raises(ValueError, match="after the end"):
        from_bytes(to_bytes(PHOTO) + b"\n")
