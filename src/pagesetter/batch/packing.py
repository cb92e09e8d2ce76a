"""Tasks as bundles: which files they are made from, and under which names they travel."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pagesetter.batch.bundles import Bundle, packed
from pagesetter.batch.digests import digest_of
from pagesetter.batch.model import Task
from pagesetter.batch.paths import shared_name
from pagesetter.batch.work import edition_of
from pagesetter.description.paths import PROJECT_MARK, find_project
from pagesetter.description.reader import read_page
from pagesetter.diagnostics import DiagnosticLog, PageError
from pagesetter.inputs import recorded
from pagesetter.pipeline import Options, chosen_press
from pagesetter.records import NamedTuple
from pagesetter.shipped import shipped_folder
from pagesetter.typeface.folders import font_files
from pagesetter.typeface.library import FontLibrary


class PackedTask(NamedTuple):
    """A bundle, and the fonts that it needs besides those of packages."""

    bundle: bytes
    fonts: tuple[str, ...]  # digests


class Packer:
    """Packs the tasks of one batch; fonts are looked at once."""

    def __init__(self, options: Options) -> None:
        """Take the options of the batch; its fonts are found when a page asks for them."""
        self._options = options
        self._library = FontLibrary(options.font_folders)
        self.fonts: dict[str, Path] = {}  # by digest
        self._names: dict[str, str] = {}  # where each font goes, by digest
        for i, folder in enumerate(options.font_folders):
            for file in font_files([folder]):
                self._add_font(file, f"{i}/{os.path.relpath(file, folder)}")

    def pack(self, task: Task) -> PackedTask:
        """Return a task as it travels. Raises `OSError` where a file is gone."""
        with recorded() as asked:
            self._look(task)
        roots = [*_roots(task)]
        files = {}
        for file in sorted(asked):
            name = _name_in(file, roots) if file.is_file() else None
            if name is not None:
                files[name] = file
        absent = {_name_in(file, roots): str(file) for file in asked if not file.is_file()}
        absent.pop(None, None)
        for prefix, root in roots:
            mark = root / PROJECT_MARK
            if prefix.startswith("project") and mark.is_file():
                files[f"{prefix}/{PROJECT_MARK}"] = mark
        told = {
            "task": _told(task, roots, files),
            "absent": absent,  # and told of, as it may be the reason that there is no page
            "fonts": {
                digest: [name, str(self.fonts[digest])] for digest, name in self._names.items()
            },
        }
        return PackedTask(packed(Bundle(told, files)), tuple(sorted(self._names)))

    def _look(self, task: Task) -> None:
        """Read what a task reads, so that it is known which files it asks for."""
        log, options = DiagnosticLog(), self._options
        try:
            if task.pages is None:
                page = read_page(task.file, options.layout_folders, log, draft=options.draft)
                pages = [] if page is None else [page]
            else:
                from pagesetter.inputs import ask_for

                edition = edition_of(task.file, options)
                for file in edition.asked:
                    ask_for(file)
                pages = [page.page for page in edition.resolved.pages if page.page is not None]
            press = chosen_press(pages, options, log)
        except PageError:
            return  # the worker tells
        if press is not None:
            from pagesetter.press.prepare import icc_of

            icc_of(press, log)
        for page in pages:
            for style in page.layout.styles.values():
                for family in (*style.families, *style.latin_families):
                    face = self._library.find(family, style.weight)
                    if face is not None and shared_name(face.file) is None:
                        self._add_font(face.file, f"system/{face.file.name}")

    def _add_font(self, file: Path, name: str) -> None:
        digest = digest_of(file)
        if digest is not None and digest not in self._names:
            self.fonts[digest] = file
            self._names[digest] = name.replace(os.sep, "/")


def _roots(task: Task) -> Iterator[tuple[str, Path]]:
    """Yield folders whose files travel, each under a name; the first that has a file counts."""
    options = task.options
    for i, folder in enumerate(options.layout_folders):
        yield f"layouts{i}", Path(os.path.realpath(folder))
    yield "shipped", Path(os.path.realpath(shipped_folder("layouts")))
    yield "project", find_project(task.file)
    if options.press.profile is not None and Path(options.press.profile).is_file():
        yield "project-of-press", find_project(Path(options.press.profile))
    if options.press.icc is not None:
        yield "icc", Path(os.path.realpath(options.press.icc)).parent


def _name_in(file: Path, roots: Iterable[tuple[str, Path]]) -> str | None:
    for written in (Path(os.path.abspath(file)), Path(os.path.realpath(file))):  # noqa: PTH100 a link may stand inside
        for prefix, root in roots:
            if written.is_relative_to(root):
                return f"{prefix}/{written.relative_to(root).as_posix()}"
    return None


def _told(task: Task, roots: list[tuple[str, Path]], files: Mapping[str, Path]) -> dict[str, Any]:
    """Return a task in the words of a bundle: its files by their names there."""
    options, press = task.options, task.options.press
    layouts = [prefix for prefix, _ in roots if prefix.startswith("layouts")]
    profile = press.profile
    if profile is not None and Path(profile).is_file():
        profile = _name_in(Path(profile), roots)
    at = _name_in(task.file, [r for r in roots if r[0] == "project"])
    return {
        "file": at,
        "pages": task.pages,
        "wants": [task.wants_pdf, task.wants_drawing, task.wants_png, task.wants_intent],
        "layouts": [*layouts, "shipped"],
        "dpi": options.dpi,
        "flags": [options.draft, options.strict, options.split],
        "deny": sorted(options.deny),
        "allow": sorted(options.allow),
        "max_warnings": options.max_warnings,
        "press": {
            **press._asdict(),
            "profile": profile,
            "icc": None if press.icc is None else _name_in(press.icc, roots),
            "standard": None if press.standard is None else press.standard.value,
        },
        "own_profile": profile in files,
    }
