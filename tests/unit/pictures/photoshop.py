"""Photos with the paths of Photoshop, made here."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

from PIL import Image, TiffImagePlugin

Knots = list[tuple[float, float]]
SQUARE: Knots = [(0.25, 0.25), (0.75, 0.25), (0.75, 0.5), (0.25, 0.5)]
HOLE: Knots = [(0.3, 0.3), (0.3, 0.4), (0.4, 0.4)]


def path(*outlines: Knots, kind: int = 0) -> bytes:
    """The resource of a path of straight lines."""
    out = bytearray(struct.pack(">H24x", 6))
    for knots in outlines:
        out += struct.pack(">HH22x", kind, len(knots))
        for x, y in knots:
            point = struct.pack(">ii", round(y * 2**24), round(x * 2**24))
            out += struct.pack(">H", kind + 2) + point * 3
    return bytes(out)


def resource(number: int, name: bytes, data: bytes) -> bytes:
    words = bytes([len(name)]) + name
    words += bytes(len(words) % 2)
    return (
        b"8BIM"
        + struct.pack(">H", number)
        + words
        + struct.pack(">I", len(data))
        + data
        + bytes(len(data) % 2)
    )


def block(clips: bytes = b"cut", **paths: bytes) -> bytes:
    out = resource(1005, b"", bytes(15))
    for i, (name, data) in enumerate(paths.items()):
        out += resource(2000 + i, name.encode(), data)
    return out + resource(2999, b"", bytes([len(clips)]) + clips + bytes(6))


def jpeg(folder: Path, data: bytes, image: Image.Image | None = None, **how: Any) -> Path:
    """A JPEG of 40 by 20 pixels unless one is given, with image resources."""
    file = folder / "a.jpg"
    (image or Image.new("RGB", (40, 20))).save(file, **how)
    whole = file.read_bytes()
    parts = [data[at : at + 60_000] for at in range(0, len(data), 60_000)]
    segments = b""
    for part in parts:
        content = b"Photoshop 3.0\0" + part
        segments += b"\xff\xed" + struct.pack(">H", len(content) + 2) + content
    file.write_bytes(whole[:2] + segments + whole[2:])
    return file


def tiff(folder: Path, data: bytes, mode: str = "RGB", orientation: int = 1) -> Path:
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[34377] = data
    tags.tagtype[34377] = 7
    tags[274] = orientation
    Image.new(mode, (40, 20)).save(folder / "a.tif", tiffinfo=tags)
    return folder / "a.tif"
