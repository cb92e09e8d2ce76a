"""Bundles: what is packed comes out, and nothing else does."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from pagesetter.batch.bundles import Bundle, BundleError, packed, unpacked
from pagesetter.batch.paths import local_file, shared_name
from pagesetter.shipped import shipped_folder


@pytest.fixture
def bundle(tmp_path: Path) -> bytes:
    page = tmp_path / "page.yaml"
    page.write_bytes(b"layout: box\n")
    return packed(Bundle({"task": 1}, {"project/page.yaml": page}))


def changed(bundle: bytes, change: Callable[[dict[str, Any]], None], **files: bytes) -> bytes:
    """Return a bundle with another manifest, and more files."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(bundle)) as old, zipfile.ZipFile(out, "w") as new:
        manifest = json.loads(old.read("bundle.json"))
        change(manifest)
        new.writestr("bundle.json", json.dumps(manifest))
        for name in old.namelist()[1:]:
            new.writestr(name, old.read(name))
        for name, data in files.items():
            new.writestr(name, data)
    return out.getvalue()


def told(data: bytes) -> dict[str, Any]:
    return {"size": len(data), "sha256": sha256(data).hexdigest(), "was": "/x"}


def test_what_is_packed_comes_out(bundle: bytes, tmp_path: Path) -> None:
    asked, was = unpacked(bundle, tmp_path / "there")
    file = tmp_path / "there" / "files" / "project" / "page.yaml"
    assert (asked, file.read_bytes()) == ({"task": 1}, b"layout: box\n")
    assert was == {str(file): str(tmp_path / "page.yaml")}


def test_the_same_files_are_the_same_bundle(bundle: bytes, tmp_path: Path) -> None:
    again = packed(Bundle({"task": 1}, {"project/page.yaml": tmp_path / "page.yaml"}))
    assert again == bundle


@pytest.mark.parametrize(
    "name", ["../out", "a/../../out", "/out", "a//b", "a\\..\\out", "C:/out", ".", "a/./b", ""]
)
def test_a_path_that_leads_out_of_its_folder_is_refused(
    bundle: bytes, tmp_path: Path, name: str
) -> None:
    hostile = changed(
        bundle,
        lambda manifest: manifest["files"].update({name: told(b"x")}),
        **{f"files/{name}": b"x"},
    )
    with pytest.raises(BundleError, match=r"leads out of its folder|does not hold what it lists"):
        unpacked(hostile, tmp_path / "there")
    assert [f for f in tmp_path.rglob("*") if f.is_file()] == [tmp_path / "page.yaml"]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda m: m.update(form=2), "of another form"),
        (lambda m: m.update(version="9"), "of pagesetter 9"),
        (lambda m: m.update(files=[]), "lists no files"),
        (lambda m: m["files"].clear(), "does not hold what it lists"),
        (lambda m: m["files"].update(more=told(b"")), "does not hold what it lists"),
        (lambda m: m["files"]["project/page.yaml"].update(size=3), "is not what was packed"),
        (lambda m: m["files"]["project/page.yaml"].update(size=3 << 30), "too large"),
        (lambda m: m["files"]["project/page.yaml"].update(size="3"), "does not say what"),
        (lambda m: m["files"]["project/page.yaml"].update(sha256="0"), "is not what was packed"),
        (lambda m: m.update(asked=None), "what is asked for"),
    ],
)
def test_a_bundle_that_is_not_what_it_says_is_refused(
    bundle: bytes, tmp_path: Path, change: Callable[[dict[str, Any]], None], why: str
) -> None:
    with pytest.raises(BundleError, match=why):
        unpacked(changed(bundle, change), tmp_path / "there")


@pytest.mark.parametrize("broken", [b"", b"PK", b"\0" * 100])
def test_what_is_no_bundle_is_refused(tmp_path: Path, broken: bytes) -> None:
    with pytest.raises(BundleError, match="broken"):
        unpacked(broken, tmp_path)


def test_a_cut_or_spoilt_bundle_is_refused(bundle: bytes, tmp_path: Path) -> None:
    spoilt = bundle.replace(b"layout: box", b"layout: fox")
    for data in (bundle[: len(bundle) // 2], spoilt):
        with pytest.raises(BundleError):
            unpacked(data, tmp_path / "there")


def test_a_shipped_file_has_a_name_that_any_installation_knows() -> None:
    file = shipped_folder("layouts") / "notice.yaml"
    assert shared_name(file) == "package:pagesetter/layouts/notice.yaml"
    assert local_file("package:pagesetter/layouts/notice.yaml") == file
    assert (shared_name(Path("/x/y.yaml")), local_file("/x/y.yaml")) == (None, Path("/x/y.yaml"))
