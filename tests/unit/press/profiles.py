"""ICC profiles made here: a small press, RGB spaces of three numbers a primary, gray."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

GHOSTSCRIPT = Path("/usr/share/color/icc/ghostscript/default_cmyk.icc")
needs_cmyk = pytest.mark.skipif(
    not GHOSTSCRIPT.is_file(), reason="Ghostscript's CMYK profile is not installed"
)

WHITE = (0.9642, 1.0, 0.8249)  # D50
Primaries = tuple[tuple[float, float, float], ...]
SRGB: Primaries = (
    (0.43607, 0.22249, 0.01392),
    (0.38515, 0.71687, 0.09708),
    (0.14307, 0.06061, 0.7141),
)
P3: Primaries = (
    (0.51512, 0.2412, -0.00105),
    (0.29198, 0.69225, 0.04189),
    (0.1571, 0.06657, 0.78407),
)
ADOBE: Primaries = (
    (0.60974, 0.31111, 0.01947),
    (0.20528, 0.62567, 0.06087),
    (0.14919, 0.06322, 0.74457),
)


def profile(
    kind: bytes,
    space: bytes,
    connection: bytes,
    tags: Sequence[tuple[bytes, bytes]],
    version: int = 2,
) -> bytes:
    """A profile of a header and some tags; ICC.1:2010, 7.2."""
    table, body, at = b"", b"", 132 + 12 * len(tags)
    for name, data in tags:
        data += bytes(-len(data) % 4)
        table += struct.pack(">4sII", name, at + len(body), len(data))
        body += data
    header = struct.pack(
        ">I4sI4s4s4s", at + len(body), b"none", version << 24, kind, space, connection
    )
    header += (
        bytes(12) + b"acsp" + bytes(28) + struct.pack(">iii", *(round(v * 65536) for v in WHITE))
    )
    return header.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


def words(text: str) -> bytes:
    raw = text.encode() + b"\0"
    return b"desc" + bytes(4) + struct.pack(">I", len(raw)) + raw + bytes(78)


def xyz(values: Sequence[float]) -> bytes:
    return b"XYZ " + bytes(4) + struct.pack(">iii", *(round(v * 65536) for v in values))


def gamma(value: float) -> bytes:
    return b"curv" + bytes(4) + struct.pack(">IH", 1, round(value * 256))


def about(text: str) -> list[tuple[bytes, bytes]]:
    return [(b"desc", words(text)), (b"cprt", b"text" + bytes(4) + b"CC0\0"), (b"wtpt", xyz(WHITE))]


def rgb_profile(primaries: Primaries = P3, power: float = 2.2) -> bytes:
    columns = list(zip((b"rXYZ", b"gXYZ", b"bXYZ"), map(xyz, primaries), strict=True))
    curves = [(name, gamma(power)) for name in (b"rTRC", b"gTRC", b"bTRC")]
    return profile(b"mntr", b"RGB ", b"XYZ ", [*about("Test RGB"), *columns, *curves])


def gray_profile(power: float = 1.8) -> bytes:
    return profile(b"mntr", b"GRAY", b"XYZ ", [*about("Test gray"), (b"kTRC", gamma(power))])


@cache
def press_profile(name: str = "Test press") -> bytes:
    """A press of plain inks, which lays four of them on a black: 4 parts in all."""
    tags = [*about(name), (b"A2B0", _to_lab()), (b"B2A0", _to_inks())]
    return profile(b"prtr", b"CMYK", b"Lab ", tags)


@cache
def odd_press_profile() -> bytes:
    """The same press with one table more, of a kind that no one can read."""
    tags = [
        *about("Odd press"),
        (b"A2B0", _to_lab()),
        (b"B2A0", _to_inks()),
        (b"B2A2", b"what" * 9),
    ]
    return profile(b"prtr", b"CMYK", b"Lab ", tags)


def _to_lab() -> bytes:
    steps = [i / 4 for i in range(5)]
    nodes = [
        number
        for c in steps
        for m in steps
        for y in steps
        for k in steps
        for number in _lab_words(_lab([(1 - 0.95 * ink) * (1 - 0.95 * k) for ink in (c, m, y)]))
    ]
    ends = struct.pack(">HH", 0, 65535)
    head = b"mft2" + bytes(4) + bytes([4, 3, 5, 0]) + _ONE + struct.pack(">HH", 2, 2)
    return head + ends * 4 + struct.pack(f">{len(nodes)}H", *nodes) + ends * 3


def _to_inks(grid: int = 17) -> bytes:
    same = bytes(range(256))
    nodes = bytes(
        round(255 * ink)
        for light in range(grid)
        for a in range(grid)
        for b in range(grid)
        for ink in _inks(
            100 * light / (grid - 1), 255 * a / (grid - 1) - 128, 255 * b / (grid - 1) - 128
        )
    )
    head = b"mft1" + bytes(4) + bytes([3, 4, grid, 0]) + _ONE
    return head + same * 3 + nodes + same * 4


_ONE = struct.pack(">9i", *(65536 if i % 4 == 0 else 0 for i in range(9)))


def _lab(rgb: Sequence[float]) -> tuple[float, float, float]:
    x, y, z = (sum(SRGB[j][i] * rgb[j] for j in range(3)) / WHITE[i] for i in range(3))
    x, y, z = (v ** (1 / 3) if v > 216 / 24389 else (841 / 108) * v + 4 / 29 for v in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _lab_words(lab: Sequence[float]) -> list[int]:
    """Lab as the tables of version 2 have it; ICC.1:2001-04, 6.3.4."""
    low = (lab[0] * 652.8, (lab[1] + 128) * 256, (lab[2] + 128) * 256)
    return [min(65535, max(0, round(v))) for v in low]


def _inks(light: float, a: float, b: float) -> tuple[float, float, float, float]:
    middle = (light + 16) / 116
    cubes = (middle + a / 500, middle, middle - b / 200)
    white = [v**3 if v > 6 / 29 else (v - 4 / 29) * 108 / 841 for v in cubes]
    x, y, z = (v * w for v, w in zip(white, WHITE, strict=True))
    red = 3.1339 * x - 1.6169 * y - 0.4906 * z
    green = -0.9785 * x + 1.916 * y + 0.0333 * z
    blue = 0.072 * x - 0.229 * y + 1.4057 * z
    c, m, y_ = (min(1.0, max(0.0, (1 - v) / 0.95)) for v in (red, green, blue))
    return c, m, y_, min(c, m, y_) ** 3
