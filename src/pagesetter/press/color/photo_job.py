"""What is to be done to a photo for the press, what came of it, and both as bytes."""

from __future__ import annotations

from enum import Enum
from hashlib import sha256

from pagesetter import __version__
from pagesetter.pictures import EncodedPicture, Picture
from pagesetter.press.model import PressProfile
from pagesetter.records import NamedTuple

#: Another number for every change that gives other bytes of the same photo.
FORMAT = 1


class PhotoNote(Enum):
    """What somebody should know of a photo that was prepared all the same."""

    BROKEN_PROFILE = "broken-profile"
    OTHER_PROFILE = "other-profile"  # of other colors than the photo has
    SEVERAL = "several"  # pictures in the file


class PhotoJob(NamedTuple):
    """A photo, and how it is needed."""

    picture: Picture
    scale: float  # of its pixels to what is needed; 1: as it is
    resolution: float  # pixels per inch then, as printed at its largest
    profile: PressProfile
    icc: bytes | None


class PreparedPhoto(NamedTuple):
    """A photo in the press's inks."""

    encoded: EncodedPicture
    notes: tuple[PhotoNote, ...] = ()


def key_of(job: PhotoJob, data: bytes) -> str:
    """Return what names a prepared photo: all that decides its bytes, hashed."""
    rules = job.profile.photos
    settings = (
        FORMAT,
        __version__,
        libraries(),
        sha256(data).hexdigest(),
        "" if job.icc is None else sha256(job.icc).hexdigest(),
        f"{job.scale:.6f} {job.resolution:.3f}",
        f"{job.profile.total_ink:.4f} {job.profile.most_black:.4f}",
        (rules.intent.value, rules.black_point, rules.sharpen, rules.quality, rules.lossless),
    )
    return sha256(repr(settings).encode()).hexdigest()


def libraries() -> tuple[str, ...]:
    """Return the versions of all that decodes, converts and encodes photos."""
    # Pillow's compiled parts alone: they load in a fifth of the time of all of it.
    from PIL import __version__ as pillow
    from PIL import _imaging, _imagingcms

    names = ("jpeglib_version", "jpegturbo_version", "zlib_version", "zlib_ng_version")
    parts = [str(getattr(_imaging, name, "")) for name in names]
    return (pillow, str(getattr(_imagingcms, "littlecms_version", "")), *parts)


def to_bytes(photo: PreparedPhoto) -> bytes:
    """Return a prepared photo as bytes: a line for each picture, their data after it."""
    notes = " ".join(note.value for note in photo.notes)
    out = [f"{notes}\n".encode()]
    image: EncodedPicture | None = photo.encoded
    while image is not None:
        numbers = (image.width, image.height, image.bits, int(image.predicted), len(image.data))
        decode = ",".join(map(str, image.decode))
        words = (image.filter, image.color_space, *numbers, int(image.mask is not None), decode)
        out += [(" ".join(map(str, words)) + "\n").encode(), image.data]
        image = image.mask
    return b"".join(out)


def from_bytes(data: bytes) -> PreparedPhoto:
    """Return what `to_bytes` was given. Raises `ValueError` for other bytes."""
    end = data.index(b"\n")
    notes = tuple(PhotoNote(word) for word in data[:end].decode().split())
    encoded, at = _image(data, end + 1)
    if at != len(data):
        raise ValueError("bytes after the end")
    return PreparedPhoto(encoded, notes)


def _image(data: bytes, at: int) -> tuple[EncodedPicture, int]:
    end = data.index(b"\n", at)
    form, space, *numbers, decode = data[at:end].decode().split(" ")
    width, height, bits, predicted, length, masked = map(int, numbers)
    at = end + 1 + length
    encoded = EncodedPicture(
        data=data[end + 1 : at],
        filter=form,
        color_space=space,
        width=width,
        height=height,
        bits=bits,
        decode=tuple(int(value) for value in decode.split(",") if value),
        predicted=bool(predicted),
    )
    if len(encoded.data) != length:
        raise ValueError("cut short")
    if masked:
        mask, at = _image(data, at)
        encoded = encoded._replace(mask=mask)
    return encoded, at
