"""Display lists to a PDF: its fonts, photos, pages and catalog.

Nothing is decided here. Every page has TrimBox at the trim, BleedBox at the bleed and
MediaBox beyond the slug; ISO 32000-1 14.11.2.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pagesetter.display.model import DisplayList, DrawGlyphs, DrawPhoto, Mark
from pagesetter.export.pdf_content import page_content
from pagesetter.export.pdf_cuts import FaceSubset, subset_face
from pagesetter.export.pdf_fonts import add_font, cut_faces, shown_face
from pagesetter.export.pdf_images import Images
from pagesetter.export.pdf_inks import Inks, has_transparency
from pagesetter.export.pdf_metadata import (
    Metadata,
    as_identity,
    info,
    metadata_of,
    xmp,
    xmp_packet,
)
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
from pagesetter.export.pdf_structure import structure_entries
from pagesetter.export.pdf_tags import PageTags, TaggedPage
from pagesetter.export.pdf_text import Downward, ShownFace
from pagesetter.export.pdf_unicode import learn
from pagesetter.files import write_whole
from pagesetter.keeping import keeps
from pagesetter.pictures import EncodedPicture, Picture, encode_picture
from pagesetter.press.model import PLAIN, PdfSettings, Standard
from pagesetter.typeface.model import FaceId

# What is mixed on the page is mixed as inks and not as light; ISO 32000-1 11.4.7.
#: What is mixed on the page is mixed as inks and not as light; ISO 32000-1 11.4.7.
CMYK_GROUP = dictionary(
    {
        "Type": name("Group"),
        "S": name("Transparency"),
        "CS": name("DeviceCMYK"),
        "I": True,
        "K": False,
    }
)


def write_pdf(pages: Sequence[DisplayList], out: Path) -> None:
    """Write pages as a PDF, whole or not at all. Raises `OSError`."""
    write_whole(pdf_bytes(pages), out)


def pdf_bytes(
    pages: Sequence[DisplayList],
    settings: PdfSettings = PLAIN,
    prepared: Mapping[Picture, EncodedPicture] = MappingProxyType({}),
) -> bytes:
    """Return pages as a PDF, as `pdf_pieces` does, in one piece."""
    return b"".join(pdf_pieces(pages, settings, prepared))


def pdf_pieces(
    pages: Sequence[DisplayList],
    settings: PdfSettings = PLAIN,
    prepared: Mapping[Picture, EncodedPicture] = MappingProxyType({}),
) -> Sequence[bytes]:
    """Return pages as a PDF, in pieces to be joined; the same pages give the same bytes.

    Photos that are `prepared` for the press go in so, others as they are. Language, and
    the title if the settings have none, are those of the first page. Raises
    `PictureError` if a photo has changed since it was opened.
    """
    # PDF/X-1a stands on PDF 1.4, which has no object streams.
    old = settings.standard is Standard.X1A
    file = PdfFile("1.4" if old else "1.6", packed=not old)
    photos = (mark.picture for mark in marks_of(pages) if isinstance(mark, DrawPhoto))
    encoded = {picture: prepared.get(picture) or encode_picture(picture) for picture in photos}
    file.digests.begin(photo.data for photo in encoded.values())
    faces, fonts, told = _add_faces(file, pages)
    images = _Photos(file, encoded, settings)
    inks = Inks(file)
    resources, tree = file.reserve(), file.reserve()
    kids: list[Reference] = []
    tagged: list[TaggedPage] = []
    for i, page in enumerate(pages):
        tags = PageTags(page, i) if settings.tagged else None
        content = file.add(deflated(page_content(page, faces, images.names, inks, tags, told)))
        more = {"Group": CMYK_GROUP} if images.need_group(page) else {}
        more |= tags.entries() if tags else {}
        kids.append(file.add(page_object(page, tree, resources, content, more)))
        if tags is not None:
            tagged.append(TaggedPage(page, tags, kids[-1]))
    used = {"Font": dictionary(fonts), "XObject": dictionary(images.added), **inks.resources()}
    file.fill(resources, dictionary(used))
    file.fill(tree, dictionary({"Type": name("Pages"), "Kids": Array(kids), "Count": len(kids)}))
    catalog = catalog_of(pages[0].language, [page.label for page in pages], tree) | (
        structure_entries(file, tagged) if tagged else {}
    )
    universal = bool(tagged) and all(page.tags.tells_all for page in tagged)
    data = _finished(file, pages, settings, catalog, universal=universal)
    if not settings.linearized:
        return data
    from pagesetter.export.pdf_linear import linearized  # loads pikepdf

    return [linearized(b"".join(data))]


def _finished(
    file: PdfFile,
    pages: Sequence[DisplayList],
    settings: PdfSettings,
    catalog: dict[str, Any],
    *,
    universal: bool,
) -> Sequence[bytes]:
    """Add what the file says of itself, and return it."""
    first = pages[0]
    metadata = metadata_of(settings, first.title, first.date, universal=universal)
    return file.pieces(*add_catalog(file, settings, metadata, catalog))


def add_catalog(
    file: PdfFile, settings: PdfSettings, metadata: Metadata, catalog: dict[str, Any]
) -> tuple[Reference, Reference, bytes]:
    """Add what the file says of itself: its catalog, its Info, its identifier of all the rest."""
    if settings.intent is not None:
        from pagesetter.export.pdf_intents import add_intents

        catalog |= add_intents(file, settings)
    told = xmp_packet(metadata, bytes(16)).encode("utf-8", "replace")
    identity = as_identity(file.identity(dictionary(catalog).format(file), told))
    catalog["Metadata"] = file.add(xmp(metadata, identity))
    root = file.add(dictionary(catalog))
    return root, file.add(info(metadata)), identity


def marks_of(pages: Sequence[DisplayList]) -> Iterator[Mark]:
    """Yield all marks of pages in order."""
    return (mark for page in pages for region in page.regions for mark in region.marks)


def _add_faces(
    file: PdfFile, pages: Sequence[DisplayList]
) -> tuple[dict[FaceId, ShownFace], dict[str, Reference], set[int]]:
    """Add each face once, with the glyphs that all pages show.

    Returns the faces, their fonts, and which runs are known to be told by their glyphs.
    """
    told: set[int] = set()
    meanings: dict[FaceId, dict[int, str]] = {}
    second: dict[FaceId, dict[int, str]] = {}
    glyphs: dict[FaceId, set[int]] = {}
    downward: dict[FaceId, dict[int, Downward]] = {}
    if not (keeps() and _know_all(pages, meanings, glyphs)):
        for mark in marks_of(pages):
            if isinstance(mark, DrawGlyphs) and mark.run.glyphs:
                known = meanings.setdefault(mark.run.face, {})
                if learn(known, second.setdefault(mark.run.face, {}), mark.run):
                    told.add(id(mark.run))
                glyphs.setdefault(mark.run.face, set()).update(mark.run.glyphs)
                if mark.run.vertical:
                    from pagesetter.export.pdf_vertical import learn_downward

                    learn_downward(downward.setdefault(mark.run.face, {}), mark.run)
    shown: dict[FaceId, ShownFace] = {}
    fonts: dict[str, Reference] = {}
    cuts = cut_faces(
        glyphs, lambda face, of_file: subset_face(face, glyphs[face], of_file, meanings[face])
    )
    for count, (face, known) in enumerate(meanings.items(), 1):
        key, down, more = f"F{count}", downward.get(face, {}), second.get(face, {})
        shown[face] = _shown(key, cuts[face].subset, (known, more), down)
        added = add_font(file, cuts[face], (known, more), down)
        fonts.update({f"{key}{which}": font for which, font in added.items()})
    return shown, fonts, told


def _know_all(
    pages: Sequence[DisplayList],
    meanings: dict[FaceId, dict[int, str]],
    glyphs: dict[FaceId, set[int]],
) -> bool:
    from pagesetter.export.pdf_kept_faces import know_all

    return know_all(pages, meanings, glyphs)


def _shown(
    key: str,
    subset: FaceSubset,
    meanings: tuple[dict[int, str], dict[int, str]],
    downward: dict[int, Downward],
) -> ShownFace:
    """Return how a face is shown: as in the last file, the same object, where that is the same."""
    if keeps():
        from pagesetter.export.pdf_kept_faces import kept_face

        return kept_face(key, subset, meanings, downward)
    return shown_face(key, subset, meanings, downward)


class _Photos:
    """The photos of a file, each added once, however often it is shown."""

    def __init__(
        self,
        file: PdfFile,
        photos: Mapping[Picture, EncodedPicture],
        settings: PdfSettings,
    ) -> None:
        self._for_press = settings.standard is not Standard.PLAIN or settings.archive
        self._masked = {picture for picture, encoded in photos.items() if encoded.mask is not None}
        self.names: dict[Picture, str] = {}  # in the resources
        self.added: dict[str, Reference] = {}
        images = Images(file, inks_only=self._for_press)
        for picture, encoded in photos.items():
            key = self.names[picture] = f"Im{len(self.names) + 1}"
            self.added[key] = images.add(encoded)

    def need_group(self, page: DisplayList) -> bool:
        """Tell whether colors on a page are to be mixed as inks.

        Elsewhere than for the press, a photo with a mask may be one in RGB: mixed as inks
        it would look duller than it is.
        """
        if has_transparency(page):
            return True
        marks = marks_of([page]) if self._for_press and self._masked else ()
        return any(isinstance(mark, DrawPhoto) and mark.picture in self._masked for mark in marks)


def page_object(
    page: DisplayList,
    tree: Reference,
    resources: Reference,
    content: Reference,
    more: Mapping[str, Any],
) -> Any:
    """Return a page with its boxes; `more` are entries besides."""
    slug, edge, trim = page.slug, page.slug + page.bleed, page.page
    width, height = trim.width + 2 * edge, trim.height + 2 * edge
    boxes: Mapping[str, tuple[float, ...]] = {
        "MediaBox": (0.0, 0.0, width, height),
        "BleedBox": (slug, slug, width - slug, height - slug),
        "TrimBox": (edge, edge, edge + trim.width, edge + trim.height),
    }
    return dictionary(
        {
            "Type": name("Page"),
            "Parent": tree,
            "Resources": resources,
            "Contents": content,
            **{key: numbers(box, 5) for key, box in boxes.items()},
            **more,
        }
    )


def catalog_of(language: str, labels: Sequence[str], tree: Reference) -> dict[str, Any]:
    """Return the catalog's entries for pages with these labels."""
    return {
        "Type": name("Catalog"),
        "Pages": tree,
        "Lang": text_string(language),
        "ViewerPreferences": dictionary({"DisplayDocTitle": True}),
        **({"PageLabels": _labels(labels)} if any(labels) else {}),
    }


def _labels(labels: Sequence[str]) -> Any:
    """Return each page's label, a prefix without a number after it; ISO 32000-1 12.4.2."""
    numbers = [
        part
        for i, label in enumerate(labels)
        for part in (i, dictionary({"P": text_string(label)}))
    ]
    return dictionary({"Nums": Array(numbers)})
