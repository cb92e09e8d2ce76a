"""Many pages to one PDF, each written when it comes and then forgotten.

The codes of glyphs are their ids in the face, so that a page can be written before it is
known what others show; faces are cut and written at the end, once for all pages. What is
kept until then is what glyphs mean, and where things are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any, BinaryIO

from pagesetter.display.model import DisplayList, DrawGlyphs, DrawPhoto
from pagesetter.export.pdf import CMYK_GROUP, add_catalog, catalog_of, marks_of, page_object
from pagesetter.export.pdf_bookmarks import PageBookmarks, add_bookmarks, bookmarks_of
from pagesetter.export.pdf_content import page_content
from pagesetter.export.pdf_cuts import FaceSubset, subset_by_glyph, widths_of
from pagesetter.export.pdf_fonts import add_font, cut_faces
from pagesetter.export.pdf_inks import Inks, has_transparency
from pagesetter.export.pdf_metadata import metadata_of
from pagesetter.export.pdf_objects import Array, Raw, Reference, deflated, dictionary, name
from pagesetter.export.pdf_streamed import StreamedFile, StreamedImages
from pagesetter.export.pdf_structure import StructureTree
from pagesetter.export.pdf_tags import PageTags, TaggedPage
from pagesetter.export.pdf_text import ByGlyph, Downward, ShownFace
from pagesetter.export.pdf_unicode import learn
from pagesetter.export.pdf_vertical import learn_downward
from pagesetter.pictures import EncodedPicture, Picture, encode_picture
from pagesetter.press.model import PLAIN, PdfSettings, Standard
from pagesetter.records import NamedTuple
from pagesetter.typeface.model import FaceId


def streamed_bytes(
    pages: Iterable[tuple[DisplayList, Mapping[Picture, EncodedPicture]]],
    settings: PdfSettings = PLAIN,
) -> bytes:
    """Return pages, each with its photos as `PdfStream` takes them, as one PDF."""
    out = BytesIO()
    stream = PdfStream(out, settings)
    for page, photos in pages:
        stream.add(page, photos)
    stream.finish()
    if not settings.linearized:
        return out.getvalue()
    from pagesetter.export.pdf_linear import linearized  # loads pikepdf

    return linearized(out.getvalue())


class _Face:
    """A face as pages show it; what is known of it grows page by page."""

    def __init__(self, name: str) -> None:
        self.codes: dict[int, str] = {}
        self.widths: dict[int, int] = {}
        self.meanings: dict[int, str] = {}
        self.second: dict[int, str] = {}
        self.downward: dict[int, Downward] = {}
        self.shown = ShownFace(
            *(name, self.codes, self.widths, self.meanings),
            *(f"{name}V", self.downward, self.second),
            listed=ByGlyph([], []),
        )

    def learn_widths(self, face: FaceId) -> None:
        if len(self.codes) == len(self.meanings):
            return
        new = {glyph: f"{glyph:04X}" for glyph in self.meanings if glyph not in self.codes}
        self.codes.update(new)
        self.widths.update(widths_of(face, [*new]))
        assert self.shown.listed is not None, "they are added as they are learned"
        self.shown.listed.add(new, self.widths)


class _Seen(NamedTuple):
    """What is kept of a page."""

    reference: Reference
    label: str
    marks: PageBookmarks | None


class PdfStream:
    """A PDF that is written page by page. Every method raises `OSError` where `out` does."""

    def __init__(self, out: BinaryIO, settings: PdfSettings = PLAIN) -> None:
        """Begin a file; what the settings say of tags and versions holds from here on."""
        old = settings.standard is Standard.X1A
        self._file = StreamedFile(out, "1.4" if old else "1.6", packed=not old)
        self._settings = settings
        for_press = settings.standard is not Standard.PLAIN or settings.archive
        self._for_press = for_press
        self._images = StreamedImages(self._file, inks_only=for_press)
        self._image_names: dict[int, str] = {}  # by the number of the object
        self._faces: dict[FaceId, _Face] = {}
        self._inks = Inks(self._file)
        self._resources, self._pages = self._file.reserve(), self._file.reserve()
        self._seen: list[_Seen] = []
        self._first: DisplayList | None = None
        self._tree: StructureTree | None = None
        self._tells_all = True

    def add(self, page: DisplayList, photos: Mapping[Picture, EncodedPicture]) -> None:
        """Write a page. Photos that are not in `photos` are read from their files.

        Raises `PictureError` if one has changed since it was opened.
        """
        file, settings = self._file, self._settings
        file.settle()  # what was deflated while this page was made
        if self._first is None:
            self._first = page._replace(regions=())
            if settings.tagged:
                self._tree = StructureTree(file, page.language)
        told = self._learn(page)
        names, masked = self._add_photos(page, photos)
        tags = PageTags(page, len(self._seen)) if settings.tagged else None
        shown = {face: known.shown for face, known in self._faces.items()}
        content = file.add(deflated(page_content(page, shown, names, self._inks, tags, told)))
        mixed = has_transparency(page) or (self._for_press and masked)
        more: dict[str, Any] = {"Group": CMYK_GROUP} if mixed else {}
        more |= tags.entries() if tags else {}
        reference = file.add(page_object(page, self._pages, self._resources, content, more))
        marks = None
        if tags is not None and self._tree is not None:
            tagged = TaggedPage(page, tags, reference)
            self._tree.add(tagged, apart=True)
            self._tells_all = self._tells_all and tags.tells_all
            marks = bookmarks_of(tagged)
        self._seen.append(_Seen(reference, page.label, marks))

    def finish(self, settings: PdfSettings | None = None) -> None:
        """Write what all pages share, and end the file.

        `settings` say what the file claims, where that is known only now.
        """
        assert self._first is not None, "a PDF has a page"
        file, settings, first = self._file, settings or self._settings, self._first
        fonts = self._add_fonts()
        images = {key: Reference(number) for number, key in self._image_names.items()}
        used = {"Font": dictionary(fonts), "XObject": dictionary(images), **self._inks.resources()}
        file.fill(self._resources, dictionary(used))
        kids = Array([page.reference for page in self._seen])
        tree = {"Type": name("Pages"), "Kids": kids, "Count": len(self._seen)}
        file.fill(self._pages, dictionary(tree))
        catalog = catalog_of(first.language, [page.label for page in self._seen], self._pages)
        if self._tree is not None:
            catalog["MarkInfo"] = Raw("<</Marked true>>")
            catalog["StructTreeRoot"] = self._tree.finish()
            marks = [page.marks for page in self._seen if page.marks is not None]
            if bookmarks := add_bookmarks(file, marks):
                catalog["Outlines"] = bookmarks
        universal = self._tree is not None and self._tells_all
        metadata = metadata_of(settings, first.title, first.date, universal=universal)
        file.finish(*add_catalog(file, settings, metadata, catalog))

    def _learn(self, page: DisplayList) -> set[int]:
        """Learn what the glyphs of a page mean, and how wide they are.

        Returns which of its runs are told by the meanings of their glyphs, one by one.
        """
        told: set[int] = set()
        last, known = None, None
        for region in page.regions:
            for mark in region.marks:
                if type(mark) is not DrawGlyphs:
                    continue
                run = mark.run
                if known is None or run.face is not last:
                    if not run.glyphs:
                        continue
                    last, known = run.face, self._known(run.face)
                if learn(known.meanings, known.second, run):
                    told.add(id(run))
                if run.vertical:
                    learn_downward(known.downward, run)
        for face, known in self._faces.items():
            known.learn_widths(face)
        return told

    def _known(self, face: FaceId) -> _Face:
        known = self._faces.get(face)
        if known is None:
            known = self._faces[face] = _Face(f"F{len(self._faces) + 1}")
        return known

    def _add_photos(
        self, page: DisplayList, photos: Mapping[Picture, EncodedPicture]
    ) -> tuple[dict[Picture, str], bool]:
        """Add the photos of a page; return their names, and whether one has a mask."""
        names: dict[Picture, str] = {}
        masked = False
        for picture in photos_of(page):
            encoded = photos.get(picture)
            if encoded is None:
                encoded = encode_picture(picture)
                number = self._images.add_kept(encoded).number
            else:
                number = self._images.add(encoded).number
            masked = masked or encoded.mask is not None
            self._image_names.setdefault(number, f"Im{len(self._image_names) + 1}")
            names[picture] = self._image_names[number]
        return names, masked

    def _add_fonts(self) -> dict[str, Reference]:
        fonts: dict[str, Reference] = {}
        faces = self._faces

        def cut(face: FaceId, of_file: frozenset[int]) -> FaceSubset:
            subset = subset_by_glyph(face, faces[face].codes, of_file)
            return subset._replace(widths={**subset.widths, **faces[face].widths})

        cuts = cut_faces({face: known.codes for face, known in faces.items()}, cut)
        for face, known in faces.items():
            meanings = known.meanings, known.second
            added = add_font(self._file, cuts[face], meanings, known.downward)
            fonts.update({f"{known.shown.name}{way}": font for way, font in added.items()})
        return fonts


def photos_of(page: DisplayList) -> Iterable[Picture]:
    """Return the photos of a page, each once, in order."""
    marks = marks_of([page])
    return dict.fromkeys(mark.picture for mark in marks if isinstance(mark, DrawPhoto))
