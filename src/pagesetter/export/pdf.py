"""Display lists to a PDF: its fonts, photos, pages and catalog.

Nothing is decided here. Every page has MediaBox and BleedBox at the bleed and TrimBox at
the trim; ISO 32000-1 14.11.2.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pagesetter import __version__
from pagesetter.display.model import DisplayList, DrawGlyphs, DrawPhoto, Mark
from pagesetter.export.pdf_content import page_content
from pagesetter.export.pdf_fonts import add_font, subset_face
from pagesetter.export.pdf_images import add_image
from pagesetter.export.pdf_objects import (
    Array,
    PdfFile,
    Reference,
    deflated,
    dictionary,
    name,
    numbers,
    text_string,
)
from pagesetter.export.pdf_structure import (
    PageTags,
    TaggedPage,
    add_bookmarks,
    add_structure,
)
from pagesetter.export.pdf_text import Downward, ShownFace
from pagesetter.export.pdf_unicode import learn_meanings, learn_second
from pagesetter.export.pdf_vertical import learn_downward
from pagesetter.files import write_whole
from pagesetter.pictures import EncodedPicture, Picture, encode_picture
from pagesetter.press.model import PLAIN, PdfSettings
from pagesetter.typeface.model import FaceId


def write_pdf(pages: Sequence[DisplayList], out: Path) -> None:
    """Write pages as a PDF, whole or not at all. Raises `OSError`."""
    write_whole(pdf_bytes(pages), out)


def pdf_bytes(
    pages: Sequence[DisplayList],
    settings: PdfSettings = PLAIN,
    prepared: Mapping[Picture, EncodedPicture] = MappingProxyType({}),
) -> bytes:
    """Return pages as a PDF; the same pages give the same bytes.

    Photos that are `prepared` for the press go in so, others as they are. Language, and
    the title if the settings have none, are those of the first page. Raises
    `PictureError` if a photo has changed since it was opened.
    """
    file = PdfFile()
    faces, fonts = _add_faces(file, pages)
    photos, images = _add_photos(file, pages, prepared)
    resources = file.add(dictionary({"Font": dictionary(fonts), "XObject": dictionary(images)}))
    tree = file.reserve()
    kids, tagged = [], list[TaggedPage]()
    for i, page in enumerate(pages):
        tags = PageTags(page, i) if settings.tagged else None
        content = file.add(deflated(page_content(page, faces, photos, tags)))
        kids.append(file.add(_page(page, tree, resources, content, tags)))
        if tags is not None:
            tagged.append(TaggedPage(page, tags, kids[-1]))
    file.fill(tree, dictionary({"Type": name("Pages"), "Kids": Array(kids), "Count": len(kids)}))
    info = _info(pages[0].title if settings.title is None else settings.title)
    return file.data(file.add(_catalog(file, pages, tree, tagged)), file.add(info))


def _marks(pages: Sequence[DisplayList]) -> Iterator[Mark]:
    return (mark for page in pages for region in page.regions for mark in region.marks)


def _add_faces(
    file: PdfFile, pages: Sequence[DisplayList]
) -> tuple[dict[FaceId, ShownFace], dict[str, Reference]]:
    """Add each face once, with the glyphs that all pages show."""
    meanings: dict[FaceId, dict[int, str]] = {}
    second: dict[FaceId, dict[int, str]] = {}
    glyphs: dict[FaceId, set[int]] = {}
    downward: dict[FaceId, dict[int, Downward]] = {}
    for mark in _marks(pages):
        if isinstance(mark, DrawGlyphs) and mark.run.glyphs:
            known = meanings.setdefault(mark.run.face, {})
            learn_meanings(known, mark.run)
            learn_second(second.setdefault(mark.run.face, {}), known, mark.run)
            glyphs.setdefault(mark.run.face, set()).update(mark.run.glyphs)
            if mark.run.vertical:
                learn_downward(downward.setdefault(mark.run.face, {}), mark.run)
    shown: dict[FaceId, ShownFace] = {}
    fonts: dict[str, Reference] = {}
    for count, (face, known) in enumerate(meanings.items(), 1):
        subset = subset_face(face, glyphs[face])
        codes = {glyph: f"{code:04X}" for glyph, code in subset.codes.items()}
        key, down, more = f"F{count}", downward.get(face, {}), second[face]
        shown[face] = ShownFace(key, codes, subset.widths, known, f"{key}V", down, more)
        added = add_font(file, subset, (known, more), down)
        fonts.update({f"{key}{which}": font for which, font in added.items()})
    return shown, fonts


def _add_photos(
    file: PdfFile, pages: Sequence[DisplayList], prepared: Mapping[Picture, EncodedPicture]
) -> tuple[dict[Picture, str], dict[str, Reference]]:
    """Add each photo once, however often it is shown."""
    photos: dict[Picture, str] = {}
    images: dict[str, Reference] = {}
    for mark in _marks(pages):
        if isinstance(mark, DrawPhoto) and mark.picture not in photos:
            key = f"Im{len(photos) + 1}"
            photos[mark.picture] = key
            encoded = prepared.get(mark.picture) or encode_picture(mark.picture)
            images[key] = add_image(file, encoded)
    return photos, images


def _page(
    page: DisplayList,
    tree: Reference,
    resources: Reference,
    content: Reference,
    tags: PageTags | None,
) -> Any:
    structure = {} if tags is None else {"StructParents": tags.index, "Tabs": name("S")}
    bleed, trim = page.bleed, page.page
    sheet = (0.0, 0.0, trim.width + 2 * bleed, trim.height + 2 * bleed)
    boxes: Mapping[str, tuple[float, ...]] = {
        "MediaBox": sheet,
        "BleedBox": sheet,
        "TrimBox": (bleed, bleed, bleed + trim.width, bleed + trim.height),
    }
    return dictionary(
        {
            "Type": name("Page"),
            "Parent": tree,
            "Resources": resources,
            "Contents": content,
            **{key: numbers(box, 5) for key, box in boxes.items()},
            **structure,
        }
    )


def _catalog(
    file: PdfFile, pages: Sequence[DisplayList], tree: Reference, tagged: list[TaggedPage]
) -> Any:
    labels = {"PageLabels": _labels(pages)} if any(page.label for page in pages) else {}
    return dictionary(
        {
            "Type": name("Catalog"),
            "Pages": tree,
            "Lang": text_string(pages[0].language),
            "ViewerPreferences": dictionary({"DisplayDocTitle": "true"}),
            **labels,
            **(_structure(file, tagged) if tagged else {}),
        }
    )


def _structure(file: PdfFile, tagged: list[TaggedPage]) -> dict[str, Any]:
    """Add what is known of the parts of all pages; return the catalog's entries for it."""
    bookmarks = add_bookmarks(file, tagged)
    return {
        "MarkInfo": dictionary({"Marked": "true"}),
        "StructTreeRoot": add_structure(file, tagged),
        **({"Outlines": bookmarks} if bookmarks else {}),
    }


def _labels(pages: Sequence[DisplayList]) -> Any:
    """Return each page's label, a prefix without a number after it; ISO 32000-1 12.4.2."""
    numbers = [
        part
        for i, page in enumerate(pages)
        for part in (i, dictionary({"P": text_string(page.label)}))
    ]
    return dictionary({"Nums": Array(numbers)})


def _info(title: str) -> Any:
    program = text_string(f"pagesetter {__version__}")
    return dictionary({"Title": text_string(title), "Producer": program, "Creator": program})
