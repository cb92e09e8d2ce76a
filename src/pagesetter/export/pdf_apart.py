"""A page written apart from its file, by another process than the one that has the file.

How it is written depends on the pages before it in three ways: on the names of faces and photos,
which can be changed afterwards; on what glyphs mean there; and on the plates, gradients and
states of inks that are in the file. A page that adds to the last is not written apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pagesetter.display.model import DisplayList, DrawPhoto
from pagesetter.export.pdf import marks_of
from pagesetter.export.pdf_content import page_content
from pagesetter.export.pdf_inks import Inks, has_transparency
from pagesetter.export.pdf_objects import PdfFile
from pagesetter.export.pdf_streamed_faces import FaceNews, StreamedFaces
from pagesetter.export.pdf_tags import PageTags
from pagesetter.pictures import Picture, PictureError, open_picture
from pagesetter.records import NamedTuple

# Names of faces and photos as they stand in contents, where strings are in hexadecimal digits.
_NAME = re.compile(rb"/(?:F|Im)\d+")
_PHOTO = re.compile(rb"/Im\d+")


class PageApart(NamedTuple):
    """A page's contents, and what its file is to know of it."""

    page: DisplayList  # without its regions
    content: bytes  # its photos are Im1 and on
    faces: tuple[FaceNews, ...]
    photos: tuple[Picture, ...]
    tags: PageTags | None
    shows_through: bool  # colors are mixed on it


def written_apart(
    page: DisplayList, faces: StreamedFaces, inks: Inks, *, tagged: bool
) -> PageApart | None:
    """Return a page written for a file that has these faces and inks, to which nothing is added.

    `None`: it needs inks of its own.
    """
    known, own_inks = faces.copied(), inks.copied(PdfFile())
    told = known.learn(page)
    photos = tuple(photos_of(page))
    names = {picture: f"Im{i}" for i, picture in enumerate(photos, 1)}
    tags = PageTags(page, 0) if tagged else None
    content = page_content(page, known.shown(), names, own_inks, tags, told)
    if own_inks.count() != inks.count():
        return None
    bare = page._replace(regions=())
    return PageApart(bare, content, known.news(faces), photos, tags, has_transparency(page))


def renamed(content: bytes, faces: Mapping[int, int], photos: Mapping[int, int]) -> bytes:
    """Return contents with other numbers in the names of faces and photos.

    >>> renamed(b"/F1 9 Tf /F2B 8 Tf /Im1 Do /F3 7 Tf", {1: 2, 2: 1}, {1: 1})
    b'/F2 9 Tf /F1B 8 Tf /Im1 Do /F3 7 Tf'
    """
    found = {
        **{b"/F%d" % before: b"/F%d" % after for before, after in faces.items()},
        **{b"/Im%d" % before: b"/Im%d" % after for before, after in photos.items()},
    }
    if all(before == after for before, after in found.items()):
        return content
    same = all(before == after for before, after in faces.items())
    names = _PHOTO if same else _NAME
    return names.sub(lambda name: found.get(name[0], name[0]), content)


def photos_of(page: DisplayList) -> Mapping[Picture, None]:
    """Return the photos of a page, each once, in order."""
    marks = marks_of([page])
    return dict.fromkeys(mark.picture for mark in marks if isinstance(mark, DrawPhoto))


def confirm(picture: Picture) -> None:
    """Raise `PictureError` where a photo is not what it was when another process looked at it."""
    if open_picture(picture.file) != picture:
        raise PictureError(f"{picture.file.name} has changed while its page was made")
