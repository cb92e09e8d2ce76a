"""Many pages to one PDF, each written when it comes and then forgotten.

The codes of glyphs are their ids in the face, so that a page can be written before it is
known what others show; faces are cut and written at the end, once for all pages. What is
kept until then is what glyphs mean, and where things are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any, BinaryIO

from pagesetter.display.model import DisplayList
from pagesetter.export.pdf import CMYK_GROUP, add_catalog, catalog_of, page_object
from pagesetter.export.pdf_apart import PageApart, confirm, photos_of, renamed, written_apart
from pagesetter.export.pdf_bookmarks import PageBookmarks, add_bookmarks, bookmarks_of
from pagesetter.export.pdf_content import page_content
from pagesetter.export.pdf_inks import Inks, has_transparency
from pagesetter.export.pdf_metadata import metadata_of
from pagesetter.export.pdf_objects import Array, Raw, Reference, deflated, dictionary, name
from pagesetter.export.pdf_streamed import StreamedFile, StreamedImages
from pagesetter.export.pdf_streamed_faces import StreamedFaces
from pagesetter.export.pdf_structure import StructureTree
from pagesetter.export.pdf_tags import PageTags, TaggedPage
from pagesetter.pictures import EncodedPicture, Picture, encode_picture
from pagesetter.press.model import PLAIN, PdfSettings, Standard
from pagesetter.records import NamedTuple


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
        self._faces = StreamedFaces()
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
        self._begin(page)
        told = self._faces.learn(page)
        names, masked = self._add_photos(photos_of(page), photos)
        tags = PageTags(page, len(self._seen)) if self._settings.tagged else None
        content = page_content(page, self._faces.shown(), names, self._inks, tags, told)
        self._put(page, content, tags, shows_through=has_transparency(page), masked=masked)

    def settle(self) -> None:
        """Write what waits; then nothing is at work."""
        self._file.settle()

    def apart(self, page: DisplayList) -> PageApart | None:
        """Return a page written for this file in another process; nothing here is changed by it.

        `None`: it needs inks that are not in the file.
        """
        return written_apart(page, self._faces, self._inks, tagged=self._settings.tagged)

    def takes(self, page: PageApart) -> bool:
        """Tell whether a page that was written apart is what `add` would write after those before it.

        It is not where a glyph means something else on one of them.
        """
        return all(map(self._faces.agree_with, page.faces))

    def add_apart(self, page: PageApart, photos: Mapping[Picture, EncodedPicture]) -> None:
        """Write a page that was written apart and that the stream takes, as `add` writes it.

        Raises `PictureError` as `add` does, and where one is no longer what it was there.
        """
        for picture in page.photos:
            if picture not in photos:
                confirm(picture)
        self._begin(page.page)
        numbers = {news.number: self._faces.take(news) for news in page.faces}
        names, masked = self._add_photos(page.photos, photos)
        shown = {i: int(names[photo][2:]) for i, photo in enumerate(page.photos, 1)}
        content = renamed(page.content, numbers, shown)
        if page.tags is not None:
            page.tags.index = len(self._seen)
        self._put(page.page, content, page.tags, shows_through=page.shows_through, masked=masked)

    def _begin(self, page: DisplayList) -> None:
        self._file.settle()  # what was deflated while this page was made
        if self._first is None:
            self._first = page._replace(regions=())
            if self._settings.tagged:
                self._tree = StructureTree(self._file, page.language)

    def _put(
        self,
        page: DisplayList,
        content: bytes,
        tags: PageTags | None,
        *,
        shows_through: bool,
        masked: bool,
    ) -> None:
        """Write the contents of a page, and what belongs to it; its regions are not looked at."""
        file = self._file
        stream = file.add(deflated(content))
        mixed = shows_through or (self._for_press and masked)
        more: dict[str, Any] = {"Group": CMYK_GROUP} if mixed else {}
        more |= tags.entries() if tags else {}
        reference = file.add(page_object(page, self._pages, self._resources, stream, more))
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
        fonts = self._faces.add_to(file)
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

    def _add_photos(
        self, pictures: Iterable[Picture], photos: Mapping[Picture, EncodedPicture]
    ) -> tuple[dict[Picture, str], bool]:
        """Add photos; return their names, and whether one has a mask."""
        names: dict[Picture, str] = {}
        masked = False
        for picture in pictures:
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
