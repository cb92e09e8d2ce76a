"""What a worker without these disks does: a bundle to its pages, in a folder of its own."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pagesetter.batch.bundles import BundleError, unpacked
from pagesetter.batch.model import Task
from pagesetter.batch.paths import with_names
from pagesetter.batch.work import forget_editions, make
from pagesetter.files import write_whole
from pagesetter.pipeline import Options
from pagesetter.press.model import PressOptions, Standard


def make_bundled(bundle: bytes, digests: Sequence[str], *fonts: bytes) -> bytes:
    """Make the pages of a bundle, and return them pickled.

    `fonts` are font files, `digests` what they should be. Files in what is returned are by
    names that mean the same where the bundle was packed. Raises `BundleError`.
    """
    with TemporaryDirectory(prefix="pagesetter-bundle-") as folder:
        root = Path(os.path.realpath(folder))
        asked, was = unpacked(bundle, root)
        try:
            named = {digest: asked["fonts"][digest] for digest in digests}
            folders, fonts_were = _font_folders(named, dict(zip(digests, fonts, strict=True)))
            task = _task(asked["task"], root / "files", folders)
            was |= {str(root / "files" / name): at for name, at in asked["absent"].items()}
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise BundleError(f"the bundle does not say what is asked for: {error!r}") from None
        try:
            return with_names(make(task), {**was, **fonts_were})
        finally:
            forget_editions()


def _task(told: Mapping[str, Any], files: Path, fonts: tuple[Path, ...]) -> Task:
    press = dict(told["press"])
    press["profile"] = str(files / press["profile"]) if told["own_profile"] else press["profile"]
    press["icc"] = None if press["icc"] is None else files / press["icc"]
    press["standard"] = None if press["standard"] is None else Standard(press["standard"])
    draft, strict, split = map(bool, told["flags"])
    pdf, drawing, png, intent = map(bool, told["wants"])
    options = Options(
        font_folders=fonts,
        layout_folders=tuple(files / name for name in told["layouts"]),
        dpi=float(told["dpi"]),
        draft=draft,
        strict=strict,
        split=split,
        deny=frozenset(told["deny"]),
        allow=frozenset(told["allow"]),
        max_warnings=told["max_warnings"],
        press=PressOptions(**press),
    )
    pages = None if told["pages"] is None else tuple(map(int, told["pages"]))
    return Task(files / told["file"], pages, options, pdf, drawing, png, intent)


def _font_folders(
    named: Mapping[str, Sequence[str]], fonts: Mapping[str, bytes]
) -> tuple[tuple[Path, ...], dict[str, str]]:
    """Put fonts into folders as they were, once a process; return these, and where each was."""
    root = Path(_fonts().name)
    key = sha256(repr(sorted(named.items())).encode()).hexdigest()[:16]
    tops: dict[str, Path] = {}
    was: dict[str, str] = {}
    for digest, (name, original) in sorted(named.items(), key=lambda item: item[1][0]):
        parts = name.split("/")
        if {"", ".", ".."} & set(parts) or os.sep in "".join(parts):
            raise BundleError(f"the bundle has a font {name!r}, which leads out of its folder")
        file = root.joinpath(key, *parts)
        tops.setdefault(parts[0], root / key / parts[0])
        was[str(file)] = original
        if not file.is_file():
            if sha256(fonts[digest]).hexdigest() != digest:
                raise BundleError(f"the font {name!r} is not what was packed")
            file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(fonts[digest], file)
    order = sorted(tops, key=lambda top: (not top.isdigit(), int(top) if top.isdigit() else 0))
    return tuple(tops[top] for top in order), was


@lru_cache(maxsize=1)
def _fonts() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="pagesetter-fonts-")
