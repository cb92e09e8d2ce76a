"""The photos of pages prepared for the press: each once, several at a time, from the cache.

Pillow is loaded only for what is not in the cache. The order in which photos get done
decides nothing.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Condition

from pagesetter import jpeg
from pagesetter.diagnostics import Code, DiagnosticLog, Span
from pagesetter.display.model import DisplayList, DrawPhoto
from pagesetter.pictures import EncodedPicture, Picture, PictureError, encode_picture
from pagesetter.pictures.model import cannot_read
from pagesetter.press.color.cache import NO_CACHE, PhotoCache
from pagesetter.press.color.icc_file import IccError, read_icc, same_condition
from pagesetter.press.color.photo_job import (
    PhotoJob,
    PhotoNote,
    PreparedPhoto,
    from_bytes,
    key_of,
    to_bytes,
)
from pagesetter.press.model import PressProfile
from pagesetter.records import NamedTuple

#: A photo is resampled if it is this much finer than the press wants.
TOLERANCE = 1.2
#: Bytes of decoded photos that may be worked on at a time; a larger one is worked on alone.
_ROOM = 768 << 20


class _Done(NamedTuple):
    """What came of a job: a photo, or what is wrong with it; what to keep, and under what."""

    photo: PreparedPhoto | None
    wrong: str = ""
    key: str = ""  # "": nothing is to be kept


def prepare_pictures(
    pages: Sequence[DisplayList],
    profile: PressProfile,
    icc: bytes | None,
    log: DiagnosticLog,
    cache: PhotoCache = NO_CACHE,
    workers: int = 2,
) -> Mapping[Picture, EncodedPicture]:
    """Return every photo of the pages in the inks of the press.

    `icc` is the press's profile, None where there is none. What is wrong with a photo is
    logged at its first place; one that cannot be used is an error and left out.
    """
    spans, jobs = photo_jobs(pages, profile, icc)
    prepared: dict[Picture, EncodedPicture] = {}
    for job, done in zip(jobs, prepare_photos(jobs, cache, workers), strict=True):
        picture, span = job.picture, spans[job.picture]
        if done.photo is None:
            log.error(Code.BAD_PICTURE, done.wrong, span)
            continue
        prepared[picture] = done.photo.encoded
        for note in done.photo.notes:
            _tell(note, picture, span, log)
    return prepared


def photo_jobs(
    pages: Sequence[DisplayList], profile: PressProfile, icc: bytes | None
) -> tuple[dict[Picture, Span], list[PhotoJob]]:
    """Return where each photo is first named, and what is to be done to it."""
    spans: dict[Picture, Span] = {}
    coarsest: dict[Picture, float] = {}
    for mark in _shown(pages):
        across = mark.crop.width / max(mark.bounds.width, 1e-6) * 72
        down = mark.crop.height / max(mark.bounds.height, 1e-6) * 72
        spans.setdefault(mark.picture, mark.span)
        known = coarsest.get(mark.picture, across)
        coarsest[mark.picture] = min(known, across, down)
    wanted = profile.photos.resolution
    jobs = []
    for picture, resolution in coarsest.items():
        scale = wanted / resolution if resolution > wanted * TOLERANCE else 1.0
        jobs.append(PhotoJob(picture, scale, resolution * scale, profile, icc))
    return spans, jobs


def _shown(pages: Sequence[DisplayList]) -> Iterator[DrawPhoto]:
    for page in pages:
        for region in page.regions:
            yield from (mark for mark in region.marks if isinstance(mark, DrawPhoto))


def prepare_photos(jobs: Sequence[PhotoJob], cache: PhotoCache, workers: int) -> list[_Done]:
    """Do jobs, some at a time, and return what came of them in their order."""
    room = _Room(_ROOM)
    with warnings.catch_warnings(), ThreadPoolExecutor(max(1, workers)) as pool:
        # Pillow warns of large pictures and odd metadata. Filters belong to all threads, so
        # that they are set here once, whatever each photo sets and puts back.
        warnings.simplefilter("ignore")
        done = list(pool.map(lambda job: _do(job, cache, room), jobs))
    # Kept by one thread: two photos of the same bytes have the same name.
    for one in done:
        if one.key and one.photo is not None:
            cache.put(one.key, to_bytes(one.photo))
    if any(one.key for one in done):
        cache.trim()
    return done


def _do(job: PhotoJob, cache: PhotoCache, room: _Room) -> _Done:
    try:
        data = _bytes_of(job.picture)
        passed = _passed_through(job, data)
        if passed is not None:
            return _Done(passed)
        key = key_of(job, data)
        kept = _kept(cache, key)
        if kept is not None:
            return _Done(kept)
        with room.taken(job.picture.width * job.picture.height * 8 + len(data)):
            from pagesetter.press.color.photo_work import prepare_photo

            return _Done(prepare_photo(job, data, cache), key=key)
    except PictureError as error:
        return _Done(None, str(error))


def _bytes_of(picture: Picture) -> bytes:
    """Return a photo's file; those of a plain JPEG were read when it was looked at."""
    if picture.format == "JPEG":
        seen = encode_picture(picture)
        if seen.filter == "DCTDecode":
            return seen.data
    try:
        return picture.file.read_bytes()
    except OSError as error:
        raise PictureError(cannot_read(picture.file, error)) from None


def _kept(cache: PhotoCache, key: str) -> PreparedPhoto | None:
    content = cache.get(key)
    try:
        return None if content is None else from_bytes(content)
    except ValueError:
        return None


def _passed_through(job: PhotoJob, data: bytes) -> PreparedPhoto | None:
    """Return a JPEG of the press's own inks, which goes in byte for byte if it is not too fine."""
    if (job.picture.format, job.picture.mode) != ("JPEG", "CMYK") or job.scale < 1:
        return None
    encoded = encode_picture(job.picture)
    if encoded.data is not data:
        return None
    profile, broken = jpeg.color_profile(data)
    notes: tuple[PhotoNote, ...] = (PhotoNote.BROKEN_PROFILE,) if broken else ()
    if profile is None:
        return PreparedPhoto(encoded, notes)
    try:
        if read_icc(profile).space != "CMYK":
            return PreparedPhoto(encoded, (PhotoNote.OTHER_PROFILE,))
    except IccError:
        return PreparedPhoto(encoded, (PhotoNote.BROKEN_PROFILE,))
    same = job.icc is None or same_condition(profile, job.icc)
    return PreparedPhoto(encoded) if same else None


def _tell(note: PhotoNote, picture: Picture, span: Span, log: DiagnosticLog) -> None:
    name = picture.file.name
    taken = {"CMYK": "the press's own inks", "L": "gray of gamma 2.2"}.get(picture.mode, "sRGB")
    if note is PhotoNote.SEVERAL:
        message = f"{name} has several pictures in it, and the first is printed"
        log.warn(Code.SEVERAL_PHOTOS, message, span, "save the one that is meant by itself")
        return
    wrong = {
        PhotoNote.BROKEN_PROFILE: "a broken color profile",
        PhotoNote.OTHER_PROFILE: "a color profile of another kind of colors than its own",
    }[note]
    message = f"{name} has {wrong}, and is taken for {taken}"
    log.warn(Code.PHOTO_PROFILE, message, span, "save it again with the profile of its colors")


class _Room:
    """Memory for decoded photos: who wants more than is left waits."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._taken = 0
        self._changed = Condition()

    @contextmanager
    def taken(self, size: int) -> Iterator[None]:
        """Hold some bytes; more than there are at all is held alone."""
        size = min(size, self._most)
        with self._changed:
            self._changed.wait_for(lambda: self._taken + size <= self._most)
            self._taken += size
        try:
            yield
        finally:
            with self._changed:
                self._taken -= size
                self._changed.notify_all()
