"""The examples' pictures, drawn: `python examples/draw_pictures.py` makes the same files again.

Each picture is a function that paints a scene on a canvas of 1600 × 1000 units.
The canvas is twice as fine and is scaled down at the end. What looks like chance
comes from a hash of the picture's name.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDTH, HEIGHT, FINE = 1600, 1000, 2
PICTURES = Path(__file__).parent / "pictures"

Point = tuple[float, float]
Stops = Sequence[tuple[float, str]]  # (how far down, color)


class Scatter:
    """Numbers without a pattern, the same ones every time."""

    def __init__(self, name: str) -> None:
        self._numbers = _numbers(name)

    def between(self, low: float, high: float) -> float:
        """Return the next number from `low` to `high`."""
        return low + (high - low) * next(self._numbers)

    def one_of(self, colors: Sequence[str]) -> str:
        """Return one of the colors."""
        return colors[int(next(self._numbers) * len(colors))]


class Canvas:
    """A picture being painted, in units of the finished picture."""

    def __init__(self, sky: Stops) -> None:
        self.image = _gradient((WIDTH * FINE, HEIGHT * FINE), sky)

    def fill(
        self, points: Sequence[Point], colors: Stops, *, blur: float = 0, alpha: float = 1
    ) -> None:
        """Fill a polygon with a gradient that runs over its own height."""
        mask = Image.new("L", self.image.size)
        ImageDraw.Draw(mask).polygon([(x * FINE, y * FINE) for x, y in points], fill=255)
        self._through(mask, colors, blur, alpha)

    def oval(
        self,
        box: tuple[float, float, float, float],
        colors: Stops,
        *,
        blur: float = 0,
        alpha: float = 1,
    ) -> None:
        """Fill an ellipse; blurred, it is a glow or a shadow."""
        mask = Image.new("L", self.image.size)
        ImageDraw.Draw(mask).ellipse([v * FINE for v in box], fill=255)
        self._through(mask, colors, blur, alpha)

    def dab(self, x: float, y: float, across: float, down: float, color: str) -> None:
        """Put a flat ellipse around a point."""
        box = [(x - across) * FINE, (y - down) * FINE, (x + across) * FINE, (y + down) * FINE]
        ImageDraw.Draw(self.image).ellipse(box, fill=color)

    def flat(self, points: Sequence[Point], color: str) -> None:
        """Fill a polygon with one color."""
        ImageDraw.Draw(self.image).polygon([(x * FINE, y * FINE) for x, y in points], fill=color)

    def block(self, left: float, top: float, right: float, bottom: float, color: str) -> None:
        """Fill a rectangle with one color."""
        box = [left * FINE, top * FINE, right * FINE, bottom * FINE]
        ImageDraw.Draw(self.image).rectangle(box, fill=color)

    def stroke(self, points: Sequence[Point], color: str, width: float) -> None:
        """Draw a line through points."""
        line = [(x * FINE, y * FINE) for x, y in points]
        ImageDraw.Draw(self.image).line(line, fill=color, width=round(width * FINE), joint="curve")

    def mottle(
        self, name: str, cells: tuple[int, int], strength: float, within: Sequence[Point]
    ) -> None:
        """Make an area uneven, as grass and old plaster are."""
        noise = _noise(name, cells, self.image.size).point(
            lambda value: round(128 + (value - 128) * strength)
        )
        rough = ImageChops.overlay(self.image, Image.merge("RGB", (noise, noise, noise)))
        mask = Image.new("L", self.image.size)
        ImageDraw.Draw(mask).polygon([(x * FINE, y * FINE) for x, y in within], fill=255)
        self.image.paste(rough, mask=mask.filter(ImageFilter.GaussianBlur(6 * FINE)))

    def reflect(self, waterline: float, depth: float, tint: str, strength: float) -> None:
        """Mirror what stands above the waterline in the water below it, moved by ripples."""
        line, deep = round(waterline * FINE), round(depth * FINE)
        above = self.image.crop((0, line - deep, WIDTH * FINE, line))
        mirror = above.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        mirror = mirror.filter(ImageFilter.GaussianBlur(1.6 * FINE))
        rippled = Image.new("RGB", mirror.size)
        for y in range(deep):
            shift = math.sin(y / (5 + y / 60)) * (1 + y / 90) * FINE
            row = mirror.crop((0, y, WIDTH * FINE, y + 1))
            rippled.paste(ImageChops.offset(row, round(shift), 0), (0, y))
        rippled = Image.blend(rippled, Image.new("RGB", mirror.size, tint), 1 - strength)
        self.image.paste(rippled, (0, line))

    def finish(self, name: str, grain: float = 0.11, width: int = WIDTH) -> Image.Image:
        """Scale down, darken the corners a little and lay grain over it."""
        size, more = (width, width * HEIGHT // WIDTH), width / WIDTH
        small = self.image.resize(size, Image.Resampling.LANCZOS)
        corners = Image.new("L", size)
        ImageDraw.Draw(corners).ellipse(
            (-260 * more, -220 * more, size[0] + 260 * more, size[1] + 220 * more), fill=255
        )
        corners = corners.filter(ImageFilter.GaussianBlur(160 * more))
        dark = ImageChops.multiply(small, Image.new("RGB", small.size, "#b9b2ac"))
        small = Image.composite(small, dark, corners)
        speck = _noise(name + " grain", (WIDTH, HEIGHT), small.size)
        speck = speck.filter(ImageFilter.GaussianBlur(0.6))
        speck = speck.point(lambda value: round(128 + (value - 128) * grain))
        return ImageChops.overlay(small, Image.merge("RGB", (speck, speck, speck)))

    def _through(self, mask: Image.Image, colors: Stops, blur: float, alpha: float) -> None:
        box = mask.getbbox()
        if box is None:
            return
        if blur:
            mask = mask.filter(ImageFilter.GaussianBlur(blur * FINE))
            box = mask.getbbox() or box
        if alpha < 1:
            mask = mask.point(lambda value: round(value * alpha))
        paint = _gradient((box[2] - box[0], box[3] - box[1]), colors)
        self.image.paste(paint, box[:2], mask.crop(box))


# ---------------------------------------------------------------- terraces


def terraces() -> Canvas:
    """Paint terraced fields under water at dawn."""
    canvas = Canvas(
        ((0, "#5f7fa3"), (0.22, "#a9b3b4"), (0.38, "#f0cf9d"), (0.5, "#f8e3bd"), (1, "#f8e3bd"))
    )
    canvas.oval((880, 120, 1380, 620), ((0, "#fff1cf"), (1, "#ffe2a8")), blur=90, alpha=0.8)
    canvas.oval((1085, 305, 1165, 385), ((0, "#fffbef"), (1, "#fff0cc")), blur=2)
    for base, height, color, haze in (
        (372, 70, "#a5a8b0", "#e8d3b3"),
        (412, 62, "#7f93a0", "#dcccb0"),
        (452, 48, "#5d7f86", "#c5c3ab"),
        (492, 40, "#41696a", "#9fae96"),
    ):
        canvas.fill(_ridge(base, height, base / 61), ((0, color), (0.3, haze), (1, haze)))
    _fields(canvas)
    for x, y, across in ((330, 470, 520), (900, 505, 620), (1420, 470, 420)):
        canvas.oval(
            (x - across / 2, y - 16, x + across / 2, y + 16),
            ((0, "#fff3dc"), (1, "#fff3dc")),
            blur=16,
            alpha=0.6,
        )
    scatter = Scatter("terrace trees")
    for x, y, size in (
        (160, 622, 30),
        (208, 628, 22),
        (1340, 600, 26),
        (1385, 606, 34),
        (1432, 604, 22),
    ):
        _bush(canvas, scatter, (x, y), size, ("#1d3a30", "#27493a", "#39604a"))
    _farmer(canvas, 690, 812, 1.0)
    return canvas


def _fields(canvas: Canvas) -> None:
    scatter = Scatter("fields")
    count = 15
    for k in range(count):
        near = (k + 1) / count
        base = 486 + 560 * near**1.7
        bank = 5 + 26 * near**1.4
        edge = [(x, base + _contour(x, k, near)) for x in range(-8, WIDTH + 17, 8)]
        rim = [(x, y - bank * (0.75 + 0.25 * math.sin(x / 130 + k))) for x, y in edge]
        close: list[Point] = [(WIDTH + 16, HEIGHT), (-8, HEIGHT)]
        canvas.fill(
            [*rim, *close], ((0, "#5d7443"), (0.03 + 0.05 * near, "#2b3d2b"), (1, "#24362a"))
        )
        if k % 5 == 3:
            water: Stops = ((0, "#9fae62"), (0.3, "#6f8f4a"), (1, "#4d7440"))
        else:
            water = ((0, "#f6dcae"), (0.14, "#e3bd92"), (0.4, "#a4aab0"), (1, "#6d8ba5"))
        canvas.fill([*edge, *close], water)
        canvas.stroke(
            [(x, y + 1) for x, y in edge], "#fbeccb" if k % 5 != 3 else "#b6c27a", 0.8 + 1.4 * near
        )
        for _ in range(3):
            x = scatter.between(60, WIDTH - 60)
            y = base + _contour(x, k, near)
            lean = scatter.between(-30, 30)
            canvas.stroke([(x, y), (x + lean, y + 110 * near)], "#314530", 2 + 6 * near)


def _contour(x: float, k: int, near: float) -> float:
    wave = math.sin(x / (190 + 210 * near) + 0.55 * k) + 0.45 * math.sin(x / 97 + 0.4 * k)
    return wave * (9 + 24 * near)


def _farmer(canvas: Canvas, x: float, y: float, scale: float) -> None:
    def at(*points: Point) -> list[Point]:
        return [(x + px * scale, y + py * scale) for px, py in points]

    canvas.oval(
        (x - 16, y - 4, x + 74 * scale, y + 8), ((0, "#31414a"), (1, "#31414a")), blur=5, alpha=0.5
    )
    canvas.flat(at((-8, 0), (-9, -44), (9, -44), (10, 0), (3, 0), (1, -26), (-2, 0)), "#23323d")
    canvas.flat(at((-13, -40), (-9, -78), (9, -78), (14, -40)), "#35536a")
    canvas.flat(at((6, -74), (34, -48), (30, -43), (5, -62)), "#35536a")
    canvas.stroke(at((36, -88), (26, 4)), "#2a2a22", 3)
    canvas.dab(x, y - 85 * scale, 8 * scale, 9 * scale, "#8a6247")
    canvas.flat(at((-24, -86), (0, -103), (24, -86)), "#d8b878")


# ---------------------------------------------------------------- reading room


def reading_room() -> Canvas:
    """Paint a reading room: shelves, a window, readers at a long table."""
    canvas = Canvas(((0, "#cdb894"), (0.62, "#e2cfaa"), (0.63, "#8f6a48"), (1, "#5d4230")))
    for k in range(9):
        canvas.stroke([(800 + (k - 4) * 120, 630), (800 + (k - 4) * 340, 1000)], "#6b4d37", 2)
    scatter = Scatter("books")
    _window(canvas)
    for left in (-16, 308, 972, 1296):
        _bookcase(canvas, scatter, left)
    canvas.fill(
        [(640, 120), (960, 120), (1260, 1000), (300, 1000)],
        ((0, "#fff4d6"), (1, "#fff4d6")),
        blur=40,
        alpha=0.22,
    )
    for x in (430, 800, 1170):
        _lamp(canvas, x)
    _readers(canvas)
    return canvas


def _bookcase(canvas: Canvas, scatter: Scatter, left: float) -> None:
    width, top, bottom = 320, 90, 640
    canvas.block(left, top, left + width, bottom, "#6e4c33")
    canvas.block(left + 10, top + 10, left + width - 10, bottom - 6, "#3c2a1f")
    shelf = (bottom - top - 16) / 5
    spines = (
        "#9c3f2f",
        "#c77b3b",
        "#d9b35f",
        "#5d7d6a",
        "#2f5560",
        "#7b8f9a",
        "#e6dcc2",
        "#a45b53",
        "#4c4a57",
        "#b8a27c",
    )
    for row in range(5):
        floor = top + 10 + (row + 1) * shelf - 9
        x = left + 14
        while x < left + width - 30:
            if scatter.between(0, 1) < 0.06:
                x += scatter.between(14, 36)
                continue
            thick = scatter.between(8, 21)
            tall = scatter.between(0.62, 0.88) * shelf
            color = scatter.one_of(spines)
            canvas.block(x, floor - tall, x + thick - 1.4, floor, color)
            canvas.block(x, floor - tall, x + 1.6, floor, _mix(color, "#ffffff", 0.25))
            band = floor - tall * scatter.between(0.7, 0.84)
            canvas.block(x + 1.6, band, x + thick - 1.4, band + 4, _mix(color, "#f4e6c0", 0.6))
            x += thick
        canvas.block(left + 8, floor, left + width - 8, floor + 9, "#86603f")
        canvas.block(left + 10, floor + 9, left + width - 10, floor + 15, "#291c15")


def _window(canvas: Canvas) -> None:
    canvas.block(640, 60, 960, 640, "#e9dcbd")
    canvas.fill(
        [(664, 84), (936, 84), (936, 560), (664, 560)],
        ((0, "#dcebf0"), (0.5, "#f5f3df"), (1, "#c9d8ae")),
    )
    canvas.fill(
        [(664, 420), (720, 380), (800, 410), (870, 372), (936, 400), (936, 560), (664, 560)],
        ((0, "#b9cda6"), (1, "#8fae7d")),
    )
    scatter = Scatter("window tree")
    for x, y, size in ((716, 476, 50), (884, 470, 50), (800, 510, 46)):
        _bush(canvas, scatter, (x, y), size, ("#7fa071", "#93b380", "#a9c48f"))
    canvas.oval((640, 60, 960, 560), ((0, "#fffdf0"), (1, "#fffdf0")), blur=60, alpha=0.35)
    for x in (664, 754, 842, 930):
        canvas.block(x - 3, 84, x + 5, 560, "#f6efdc")
    for y in (84, 240, 400, 556):
        canvas.block(664, y - 3, 936, y + 4, "#f6efdc")
    canvas.block(640, 560, 960, 584, "#f3e8cf")
    canvas.block(640, 584, 960, 590, "#b79f78")


def _lamp(canvas: Canvas, x: float) -> None:
    canvas.stroke([(x, 0), (x, 178)], "#2c241f", 3)
    canvas.oval((x - 150, 150, x + 150, 400), ((0, "#ffe9b0"), (1, "#ffe9b0")), blur=50, alpha=0.35)
    canvas.fill(
        [(x - 16, 172), (x + 16, 172), (x + 58, 222), (x - 58, 222)],
        ((0, "#27483f"), (1, "#3f6d5f")),
    )
    canvas.oval((x - 54, 214, x + 54, 230), ((0, "#fff0c4"), (1, "#ffe09a")))


def _readers(canvas: Canvas) -> None:
    people = (
        (250, 1.0, "#3c6478", "#2b211d"),
        (470, 0.84, "#c5683d", "#33251d"),
        (700, 1.02, "#56724f", "#201b1b"),
        (930, 0.82, "#d9a441", "#2b1f1a"),
        (1130, 0.98, "#8b4a4a", "#6b6460"),
        (1370, 1.04, "#4b5570", "#231d1c"),
    )
    for x, scale, coat, hair in people:
        _reader(canvas, (x, 790), scale, coat, hair)
    canvas.fill([(60, 782), (1540, 782), (1660, 900), (-60, 900)], ((0, "#c08f5c"), (1, "#9c6c42")))
    canvas.fill(
        [(-60, 900), (1660, 900), (1660, 938), (-60, 938)], ((0, "#7b5233"), (1, "#5c3b25"))
    )
    canvas.fill(
        [(60, 938), (1540, 938), (1540, 1000), (60, 1000)],
        ((0, "#2e2018"), (1, "#3d2b20")),
        alpha=0.8,
    )
    for x, scale, _, _ in people:
        w = 62 * scale
        canvas.oval(
            (x - w - 16, 812, x + w + 22, 850), ((0, "#4f331f"), (1, "#4f331f")), blur=7, alpha=0.5
        )
        canvas.fill(
            [(x - w + 6, 800), (x, 806), (x, 838), (x - w - 8, 830)],
            ((0, "#fbf3de"), (1, "#e5d7b6")),
        )
        canvas.fill(
            [(x, 806), (x + w - 6, 800), (x + w + 8, 830), (x, 838)],
            ((0, "#f3e8cb"), (1, "#d8c79f")),
        )
        for line in range(4):
            y = 811 + line * 5
            canvas.stroke([(x - w + 10, y - 2), (x - 8, y + 1)], "#b9a783", 1)
            canvas.stroke([(x + 8, y + 1), (x + w - 10, y - 2)], "#b9a783", 1)
        for side in (-1, 1):
            canvas.dab(x + side * (w + 1), 827, 13 * scale, 8 * scale, "#d5a27c")
    for x, colors in (
        (585, ("#9c3f2f", "#e6dcc2", "#2f5560")),
        (1250, ("#5d7d6a", "#d9b35f", "#7b8f9a")),
    ):
        for k, color in enumerate(colors):
            canvas.block(x - 46 + k * 4, 832 - k * 15, x + 46 - k * 5, 846 - k * 15, color)


def _reader(canvas: Canvas, foot: Point, scale: float, coat: str, hair: str) -> None:
    x, y = foot

    def at(*points: Point) -> list[Point]:
        return [(x + px * scale, y + py * scale) for px, py in points]

    shoulders = at(
        (-86, 40), (-80, -60), (-62, -96), (-26, -112), (26, -112), (62, -96), (80, -60), (86, 40)
    )
    canvas.fill(
        _rounded(shoulders),
        ((0, _mix(coat, "#ffffff", 0.2)), (0.4, coat), (1, _mix(coat, "#000000", 0.35))),
    )
    canvas.fill(
        at((-16, -128), (16, -128), (20, -98), (0, -88), (-20, -98)),
        ((0, "#b98663"), (1, "#a87653")),
    )
    canvas.oval(
        (x - 39 * scale, y - 208 * scale, x + 39 * scale, y - 110 * scale),
        ((0, "#dcab85"), (1, "#c38e69")),
    )
    canvas.fill(
        _rounded(
            at(
                (-42, -150),
                (-44, -192),
                (-18, -222),
                (22, -222),
                (45, -190),
                (42, -150),
                (30, -172),
                (-6, -180),
                (-30, -168),
            )
        ),
        ((0, _mix(hair, "#ffffff", 0.12)), (1, hair)),
    )


# ---------------------------------------------------------------- orchard


def orchard() -> Canvas:
    """Paint an orchard at harvest, with baskets in front."""
    canvas = Canvas(((0, "#a9cbd6"), (0.3, "#e5ecd9"), (0.45, "#f2ecd0"), (1, "#f2ecd0")))
    for base, height, color, haze in (
        (330, 80, "#93b0b4", "#cddac8"),
        (380, 56, "#6f9890", "#b3c8a4"),
    ):
        canvas.fill(_ridge(base, height, base / 47), ((0, color), (0.25, haze), (1, haze)))
    canvas.fill(_ridge(440, 8, 3), ((0, "#a3b965"), (0.4, "#7f9c48"), (1, "#56783a")))
    canvas.fill(
        [(770, 438), (812, 438), (1120, 1000), (480, 1000)],
        ((0, "#c9c07d"), (1, "#b9a765")),
        blur=14,
        alpha=0.7,
    )
    canvas.mottle("grass", (300, 130), 0.3, [(0, 455), (WIDTH, 455), (WIDTH, HEIGHT), (0, HEIGHT)])
    scatter = Scatter("orchard")
    for near in (0.16, 0.26, 0.42, 0.7, 1.12):
        for side in (-1, 1):
            gap = 90 + 640 * near
            for step in range(1 if near > 0.5 else 3):
                x = 790 + side * (gap + step * 420 * near)
                _fruit_tree(canvas, scatter, (x, 440 + 330 * near), near)
    _picker(canvas, 1075, 735)
    for x, y, size in ((470, 905, 1.0), (700, 940, 1.22), (1040, 925, 1.08)):
        _basket(canvas, scatter, (x, y), size)
    for _ in range(26):
        _apple(canvas, scatter, (scatter.between(330, 1280), scatter.between(925, 985)), 13)
    return canvas


def _fruit_tree(canvas: Canvas, scatter: Scatter, foot: Point, near: float) -> None:
    x, y = foot
    r = 330 * near
    canvas.oval(
        (x - r, y - 22 * near, x + r * 1.05, y + 60 * near),
        ((0, "#2f4a26"), (1, "#2f4a26")),
        blur=22 * near,
        alpha=0.6,
    )
    trunk = [
        (-20, 20),
        (-13, -120),
        (-60, -260),
        (-40, -270),
        (0, -170),
        (46, -280),
        (66, -270),
        (16, -110),
        (24, 20),
    ]
    canvas.fill(
        [(x + px * near, y + py * near) for px, py in trunk], ((0, "#6b5642"), (1, "#43352b"))
    )
    for layer, color in enumerate(("#24431f", "#335a27", "#4a7531", "#6d943f", "#97b552")):
        for _ in range(round((150 + 230 * min(near, 1)) * (1 - 0.17 * layer))):
            angle, reach = scatter.between(0, math.tau), math.sqrt(scatter.between(0, 1))
            px = x + math.cos(angle) * reach * r * (1 - 0.1 * layer) - 14 * layer * near
            py = (
                y
                - 330 * near
                + math.sin(angle) * reach * r * 0.68 * (1 - 0.09 * layer)
                - 24 * layer * near
            )
            size = scatter.between(8, 19) * (0.8 * near + 0.08)
            canvas.dab(px, py, size * 1.25, size * 0.7, color)
    for _ in range(42):
        angle, reach = scatter.between(0, math.tau), math.sqrt(scatter.between(0, 1))
        px = x + math.cos(angle) * reach * r * 0.86
        py = y - 320 * near + math.sin(angle) * reach * r * 0.6
        _apple(canvas, scatter, (px, py), 15 * near + 0.6)


def _apple(canvas: Canvas, scatter: Scatter, at: Point, r: float) -> None:
    x, y = at
    color = scatter.one_of(("#b3261e", "#c8392a", "#a31f1f", "#d4552f"))
    canvas.dab(x + r * 0.1, y + r * 0.14, r, r * 0.94, _mix(color, "#2a0d0a", 0.5))
    canvas.dab(x, y, r, r * 0.92, color)
    canvas.dab(x - r * 0.3, y - r * 0.3, r * 0.34, r * 0.26, _mix(color, "#ffd9b0", 0.55))


def _basket(canvas: Canvas, scatter: Scatter, foot: Point, size: float) -> None:
    x, y = foot
    w, h = 118 * size, 104 * size
    canvas.oval(
        (x - w, y - 16, x + w * 1.25, y + 26), ((0, "#2c3a1c"), (1, "#2c3a1c")), blur=12, alpha=0.65
    )
    body = [
        (x - w, y - h),
        (x + w, y - h),
        (x + w * 0.78, y),
        (x + w * 0.4, y + 12),
        (x - w * 0.4, y + 12),
        (x - w * 0.78, y),
    ]
    canvas.fill(body, ((0, "#c7995a"), (1, "#7d5630")))
    rows, posts = 8, 18
    for row in range(rows):
        top = y - h + row * (h / rows) + 3
        for post in range(posts):
            if (row + post) % 2:
                continue
            edge = 1 - 0.22 * (row / rows)
            left = x - w * edge + post * (2 * w * edge / posts)
            sag = 10 * (1 - ((post - posts / 2) / (posts / 2)) ** 2) * row / rows
            canvas.block(
                left,
                top + sag,
                left + 2 * w * edge / posts - 1,
                top + sag + h / rows - 3,
                "#a67a43" if post % 4 else "#d9ae6d",
            )
    canvas.oval(
        (x - w, y - h - 24 * size, x + w, y - h + 24 * size), ((0, "#5d4023"), (1, "#2e1e11"))
    )
    for row, count in enumerate((9, 8, 6, 4)):
        for k in range(count):
            px = x + (k - (count - 1) / 2) * 25 * size + scatter.between(-3, 3)
            _apple(canvas, scatter, (px, y - h + 6 * size - row * 17 * size), 16.5 * size)
    rim = [
        (x + w * math.cos(t / 20 * math.pi), y - h + 24 * size * math.sin(t / 20 * math.pi))
        for t in range(21)
    ]
    canvas.stroke(rim, "#8a6136", 11 * size)
    canvas.stroke([(px, py - 3) for px, py in rim], "#e0b878", 4 * size)


def _picker(canvas: Canvas, x: float, y: float) -> None:
    canvas.oval(
        (x - 40, y - 10, x + 90, y + 16), ((0, "#2f4a26"), (1, "#2f4a26")), blur=8, alpha=0.6
    )
    canvas.flat(
        [
            (x - 20, y),
            (x - 24, y - 92),
            (x + 24, y - 92),
            (x + 22, y),
            (x + 5, y),
            (x + 1, y - 60),
            (x - 4, y),
        ],
        "#33455a",
    )
    canvas.fill(
        _rounded([(x - 30, y - 84), (x - 27, y - 166), (x + 27, y - 166), (x + 30, y - 84)]),
        ((0, "#d8683c"), (1, "#a94728")),
    )
    canvas.stroke([(x + 22, y - 154), (x + 58, y - 196), (x + 70, y - 238)], "#c95d35", 15)
    canvas.stroke([(x - 22, y - 152), (x - 44, y - 116), (x - 24, y - 96)], "#c95d35", 14)
    canvas.dab(x + 71, y - 244, 9, 9, "#c99770")
    canvas.dab(x, y - 184, 17, 20, "#b98460")
    canvas.flat(
        [
            (x - 46, y - 186),
            (x - 16, y - 196),
            (x - 10, y - 214),
            (x + 12, y - 214),
            (x + 18, y - 196),
            (x + 48, y - 186),
        ],
        "#e6cd8e",
    )
    canvas.flat(
        [(x - 46, y - 186), (x + 48, y - 186), (x + 20, y - 180), (x - 20, y - 180)], "#b7995a"
    )


# ---------------------------------------------------------------- bridge


def bridge() -> Canvas:
    """Paint a stone bridge of five arches and its reflection."""
    canvas = Canvas(((0, "#8fb1bb"), (0.3, "#cfdcd2"), (0.48, "#f0e6cc"), (1, "#f0e6cc")))
    for base, height, color, haze in (
        (270, 90, "#a3b7b8", "#dfe2d0"),
        (340, 84, "#7fa09c", "#c9d5bf"),
        (410, 64, "#587f74", "#a6bd9c"),
    ):
        canvas.fill(_ridge(base, height, base / 53), ((0, color), (0.3, haze), (1, haze)))
    scatter = Scatter("bridge")
    for x in range(-20, WIDTH + 60, 46):
        y = 560 + 6 * math.sin(x / 90)
        _bush(
            canvas, scatter, (x, y - 14), scatter.between(26, 52), ("#2f5546", "#3f6b50", "#5b8559")
        )
    for x, w, h in (
        (60, 120, 84),
        (165, 90, 66),
        (1290, 130, 90),
        (1405, 100, 70),
        (1490, 120, 84),
    ):
        _house(canvas, x, 575, w, h)
    _arches(canvas)
    canvas.fill([(0, 590), (WIDTH, 590), (WIDTH, 606), (0, 606)], ((0, "#7d7f5c"), (1, "#4b5a45")))
    canvas.reflect(606, 394, "#3d6870", 0.62)
    _ripples(canvas, "bridge", 612, ("#dfe9dc", "#b9d0cc", "#8fb4b3"))
    _boat(canvas, 1080, 800)
    _reeds(
        canvas,
        Scatter("bridge reeds"),
        (-20, 330),
        1015,
        (110, 260),
        ("#2c4634", "#3d5c3d", "#5a7546"),
    )
    return canvas


def _house(canvas: Canvas, x: float, foot: float, w: float, h: float) -> None:
    canvas.fill(
        [(x, foot - h), (x + w, foot - h), (x + w, foot), (x, foot)],
        ((0, "#f7f1e0"), (1, "#ddd3bb")),
    )
    canvas.flat(
        [
            (x - 12, foot - h + 4),
            (x + 10, foot - h - 26),
            (x + w - 10, foot - h - 26),
            (x + w + 12, foot - h + 4),
        ],
        "#3f474b",
    )
    for k in range(2):
        left = x + w * (0.2 + 0.4 * k)
        canvas.block(left, foot - h * 0.68, left + w * 0.16, foot - h * 0.36, "#5b5347")


def _arches(canvas: Canvas) -> None:
    size = canvas.image.size
    mask = Image.new("L", size)
    draw = ImageDraw.Draw(mask)
    deck = [(x, 452 + 58 * ((x - 800) / 560) ** 2) for x in range(200, 1401, 10)]
    outline = [*deck, (1400, 600), (200, 600)]
    draw.polygon([(x * FINE, y * FINE) for x, y in outline], fill=255)
    openings = ((330, 62), (545, 82), (800, 96), (1055, 82), (1270, 62))
    for x, r in openings:
        draw.pieslice(
            [(x - r) * FINE, (600 - r) * FINE, (x + r) * FINE, (600 + r) * FINE], 180, 360, fill=0
        )
    stone = _gradient(size, ((0.44, "#e6d6b3"), (0.5, "#cdb88f"), (0.61, "#917f63")))
    rough = _noise("stone", (260, 160), size).point(lambda value: round(128 + (value - 128) * 0.26))
    stone = ImageChops.overlay(stone, Image.merge("RGB", (rough, rough, rough)))
    canvas.image.paste(stone, mask=mask)
    for x, r in openings:
        arc = [
            (x + r * math.cos(t / 24 * math.pi), 600 - r * math.sin(t / 24 * math.pi))
            for t in range(25)
        ]
        inner = [(px + 13, py) for px, py in arc]
        canvas.flat([*arc[12:], *reversed(inner[12:])], "#6d5f4b")
        canvas.stroke(arc, "#f0e3c4", 9)
        canvas.stroke(
            [(x + (px - x) * 1.07, 600 + (py - 600) * 1.07) for px, py in arc], "#8b7a5d", 2
        )
    canvas.stroke([(x, y + 12) for x, y in deck], "#8b7a5d", 4)
    canvas.stroke(deck, "#f3e7ca", 7)
    for x, y in deck[::4]:
        canvas.block(x - 4, y - 24, x + 4, y, "#d8c7a1")
    canvas.stroke([(x, y - 22) for x, y in deck], "#efe2c4", 5)
    for x, coat in ((700, "#b8482f"), (728, "#31566b"), (960, "#4d6b45")):
        y = 452 + 58 * ((x - 800) / 560) ** 2
        canvas.fill(
            _rounded([(x - 8, y - 4), (x - 9, y - 36), (x + 9, y - 36), (x + 8, y - 4)]),
            ((0, coat), (1, coat)),
        )
        canvas.dab(x, y - 43, 6, 7, "#3a2a22")


def _boat(canvas: Canvas, x: float, y: float) -> None:
    canvas.oval(
        (x - 130, y + 10, x + 130, y + 46), ((0, "#1c3338"), (1, "#1c3338")), blur=8, alpha=0.6
    )
    hull = [
        (x - 130, y - 14),
        (x - 90, y + 4),
        (x + 90, y + 4),
        (x + 134, y - 18),
        (x + 100, y + 26),
        (x - 96, y + 26),
    ]
    canvas.fill(hull, ((0, "#7b5a3c"), (1, "#3c2b20")))
    canvas.fill(
        _rounded(
            [
                (x + 30, y + 8),
                (x + 30, y - 58),
                (x + 44, y - 68),
                (x + 72, y - 68),
                (x + 84, y - 58),
                (x + 84, y + 8),
            ]
        ),
        ((0, "#e27a3c"), (1, "#b9521f")),
    )
    canvas.dab(x + 57, y - 74, 12, 14, "#b07d59")
    canvas.flat([(x + 28, y - 78), (x + 57, y - 98), (x + 86, y - 78)], "#dcc188")
    canvas.stroke([(x + 20, y - 116), (x + 92, y + 70)], "#2f261f", 4)


# ---------------------------------------------------------------- patrol


def patrol() -> Canvas:
    """Paint two people on their round along the embankment."""
    canvas = Canvas(((0, "#7fa6bd"), (0.26, "#c7d8da"), (0.42, "#f3e9cf"), (1, "#f3e9cf")))
    for base, height, color, haze in (
        (318, 70, "#94aab4", "#d5dccf"),
        (366, 54, "#6c9090", "#b8c9b2"),
    ):
        canvas.fill(_ridge(base, height, base / 39), ((0, color), (0.25, haze), (1, haze)))
    canvas.fill(
        [(0, 418), (WIDTH, 418), (WIDTH, HEIGHT), (0, HEIGHT)],
        ((0, "#e9e6d0"), (0.2, "#a9c6c6"), (0.6, "#5f929b"), (1, "#3a6e7c")),
    )
    scatter = Scatter("patrol")
    for x in range(-20, 900, 34):
        _bush(canvas, scatter, (x, 416), scatter.between(8, 22), ("#3d6654", "#527d60", "#7a9c70"))
    _ripples(canvas, "patrol", 428, ("#f4f1dd", "#cfe0da", "#86b0b2"))
    bank = [
        (860, 418),
        (WIDTH, 404),
        (2100, 404),
        (2100, 1300),
        (-80, 1300),
        (180, HEIGHT),
        (420, 800),
        (640, 600),
        (790, 480),
    ]
    canvas.fill(_rounded(bank), ((0, "#9db36a"), (0.3, "#7c9b50"), (1, "#4a6b38")))
    canvas.mottle("bank", (320, 150), 0.3, bank)
    canvas.fill(
        [(905, 420), (925, 420), (1130, 600), (1420, 1000), (560, 1000), (800, 640), (880, 500)],
        ((0, "#efe3c6"), (0.5, "#dccba6"), (1, "#c2ab82")),
    )
    canvas.stroke([(880, 500), (800, 640), (560, 1000)], "#8d7c5b", 7)
    for k in range(9):
        near = ((k + 1) / 9) ** 1.7
        x, y = 893 - 372 * near, 446 + 590 * near
        canvas.block(x - 4 * near - 1, y - 74 * near - 6, x + 6 * near + 1, y, "#f4efe2")
        canvas.block(
            x - 4 * near - 1, y - 60 * near - 4, x + 6 * near + 1, y - 42 * near - 3, "#b8402d"
        )
    for x, y, size in ((1010, 470, 0.28), (1110, 520, 0.42), (1290, 620, 0.72), (1560, 800, 1.2)):
        _willow(canvas, scatter, (x, y), size)
    canvas.oval((880, 880, 1330, 940), ((0, "#5c4e36"), (1, "#5c4e36")), blur=14, alpha=0.45)
    _walker(canvas, (905, 900), 1.32, "#2d4a63")
    _walker(canvas, (1075, 915), 1.4, "#3b3f4c")
    return canvas


def _willow(canvas: Canvas, scatter: Scatter, foot: Point, size: float) -> None:
    x, y = foot
    canvas.oval(
        (x - 190 * size, y - 16 * size, x + 150 * size, y + 26 * size),
        ((0, "#34512c"), (1, "#34512c")),
        blur=12 * size,
        alpha=0.6,
    )
    canvas.fill(
        [
            (x - 18 * size, y),
            (x - 10 * size, y - 300 * size),
            (x + 14 * size, y - 300 * size),
            (x + 22 * size, y),
        ],
        ((0, "#5d4c3a"), (1, "#40342a")),
    )
    for color in ("#2f5433", "#47713c", "#6d9347", "#93b058"):
        for _ in range(95):
            start = scatter.between(-150, 150) * size
            top = y - (430 - abs(start) / size * 0.75) * size + scatter.between(-40, 40) * size
            drop = scatter.between(120, 300) * size
            lean = start * 0.45 + scatter.between(-12, 12) * size
            curve = [(x + start + lean * t / 6, top + drop * (t / 6) ** 1.2) for t in range(7)]
            canvas.stroke(curve, color, max(1.0, 5.5 * size))


def _walker(canvas: Canvas, foot: Point, scale: float, trousers: str) -> None:
    x, y = foot

    def at(*points: Point) -> list[Point]:
        return [(x + px * scale, y + py * scale) for px, py in points]

    canvas.flat(at((-24, 0), (-20, -100), (2, -100), (-4, 0)), trousers)
    canvas.flat(at((0, -100), (24, -100), (30, -12), (12, -6)), _mix(trousers, "#000000", 0.25))
    canvas.flat(at((-28, 4), (-26, -8), (-2, -8), (-4, 4)), "#29231f")
    canvas.flat(at((10, -2), (14, -14), (34, -16), (36, -6)), "#29231f")
    canvas.stroke(at((-33, -168), (-40, -130), (-40, -94)), "#5d7488", 10 * scale)
    canvas.stroke(at((33, -168), (42, -132), (38, -100)), "#4b6072", 10 * scale)
    canvas.dab(x - 42 * scale, y - 86 * scale, 7 * scale, 8 * scale, "#c4946f")
    vest = at((-32, -92), (-37, -172), (-24, -188), (24, -188), (37, -172), (32, -92))
    canvas.fill(_rounded(vest), ((0, "#f0803a"), (1, "#cf5521")))
    for top in (-146, -118):
        canvas.flat(at((-33, top), (33, top), (33, top + 9), (-33, top + 9)), "#f2eccb")
    canvas.flat(at((-9, -200), (9, -200), (10, -184), (-10, -184)), "#b5835f")
    canvas.dab(x, y - 212 * scale, 17 * scale, 20 * scale, "#2a211d")
    canvas.fill(
        at((-20, -214), (-16, -232), (0, -238), (16, -232), (20, -214)),
        ((0, "#c8442c"), (1, "#9c2f20")),
    )


# ---------------------------------------------------------------- wetland


def wetland() -> Canvas:
    """Paint a wetland at evening, with egrets."""
    canvas = Canvas(
        ((0, "#4d7289"), (0.2, "#8fa9a8"), (0.38, "#eec997"), (0.5, "#f7dfae"), (1, "#f7dfae"))
    )
    canvas.oval((250, 200, 750, 640), ((0, "#fff0c6"), (1, "#ffdf9f")), blur=90, alpha=0.8)
    canvas.oval((452, 296, 528, 372), ((0, "#fff9e6"), (1, "#ffeec0")), blur=2)
    canvas.fill(_ridge(400, 58, 5.6), ((0, "#a08f8e"), (0.2, "#dcbf99"), (1, "#dcbf99")))
    for x, y, size in ((1010, 400, 0.8), (1160, 392, 1.0), (1310, 386, 0.9), (1460, 396, 0.75)):
        _turbine(canvas, x, y, size)
    for base, height, color, haze in (
        (438, 40, "#74808a", "#c2ae94"),
        (484, 28, "#4e666c", "#8f9482"),
    ):
        canvas.fill(_ridge(base, height, base / 71), ((0, color), (0.2, haze), (1, haze)))
    canvas.block(0, 506, WIDTH, 514, "#47553f")
    scatter = Scatter("wetland")
    _reeds(canvas, scatter, (0, WIDTH), 516, (10, 40), ("#4f6145", "#65744b", "#7f8a58"))
    canvas.reflect(512, 488, "#6d8791", 0.72)
    _ripples(canvas, "wetland", 520, ("#fdeccb", "#e6cfa6", "#9fb0ad"))
    for x, y, w in ((300, 640, 240), (1180, 610, 320), (760, 585, 160)):
        canvas.oval((x - w, y - 9, x + w, y + 15), ((0, "#5b6b45"), (1, "#39492f")))
        _reeds(
            canvas,
            scatter,
            (round(x - w * 0.9), round(x + w * 0.9)),
            y + 6,
            (18, 62),
            ("#3f5536", "#5b6f41", "#84894e"),
        )
    for x, y, size, left in (
        (690, 778, 1.35, False),
        (885, 740, 1.0, True),
        (1085, 800, 1.5, True),
        (505, 730, 0.85, False),
    ):
        _egret(canvas, (x, y), size, left=left)
    for x, y, size in ((720, 200, 1.0), (830, 150, 0.8), (905, 235, 0.7), (1030, 180, 0.6)):
        _flying(canvas, x, y, size)
    _reeds(canvas, scatter, (-20, 420), 1020, (150, 400), ("#22352a", "#2f4630", "#4a5c36"))
    _reeds(canvas, scatter, (1260, 1620), 1020, (170, 430), ("#22352a", "#2f4630", "#4a5c36"))
    return canvas


def _turbine(canvas: Canvas, x: float, y: float, size: float) -> None:
    canvas.flat(
        [
            (x - 4 * size, y + 70),
            (x - 2 * size, y - 120 * size),
            (x + 2 * size, y - 120 * size),
            (x + 4 * size, y + 70),
        ],
        "#efe6d6",
    )
    for k in range(3):
        angle = x / 50 + k * math.tau / 3
        dx, dy = math.cos(angle), math.sin(angle)
        hub = y - 120 * size
        canvas.flat(
            [
                (x - dy * 3, hub + dx * 3),
                (x + dx * 84 * size, hub + dy * 84 * size),
                (x + dy * 3, hub - dx * 3),
            ],
            "#f7efe0",
        )
    canvas.dab(x, y - 120 * size, 5 * size, 5 * size, "#d9cfbd")


def _egret(canvas: Canvas, foot: Point, size: float, *, left: bool) -> None:
    x, y = foot
    way = -1 if left else 1

    def at(*points: Point) -> list[Point]:
        return [(x + px * size * way, y + py * size) for px, py in points]

    canvas.oval(
        (x - 60 * size, y - 4, x + 60 * size, y + 10),
        ((0, "#3c5560"), (1, "#3c5560")),
        blur=5,
        alpha=0.5,
    )
    for lean in (-4, 8):
        canvas.stroke(at((lean, -50), (lean - 3, -22), (lean + 2, 0)), "#2d2b28", 3 * size)
    body = at((-62, -42), (-40, -70), (0, -92), (32, -88), (36, -66), (14, -46), (-24, -40))
    canvas.fill(_rounded(body), ((0, "#fffdf6"), (1, "#cfd2cc")))
    neck = at((24, -78), (40, -100), (34, -124), (22, -142), (30, -160), (44, -164))
    canvas.stroke(_rounded(neck, closed=False), "#faf7ee", 10 * size)
    canvas.oval(_box(at((32, -174), (56, -154))), ((0, "#fffdf6"), (1, "#e3e2da")))
    canvas.flat(at((52, -168), (88, -158), (52, -160)), "#d9a032")
    for part in (
        body,
        at((-5, 0), (-5, -50), (9, -50), (9, 0)),
        at((22, -78), (46, -96), (30, -140), (44, -170), (22, -142)),
    ):
        mirror = [(px, y + (y - py) * 0.8) for px, py in part]
        canvas.fill(mirror, ((0, "#e9e4d4"), (1, "#c9cfc8")), blur=4, alpha=0.3)


def _flying(canvas: Canvas, x: float, y: float, size: float) -> None:
    def at(*points: Point) -> list[Point]:
        return [(x + px * size, y + py * size) for px, py in points]

    canvas.flat(_rounded(at((-8, 4), (-40, -34), (-96, -40), (-50, -20), (-14, 14))), "#f4f1e6")
    canvas.flat(_rounded(at((4, 4), (30, -44), (84, -62), (48, -26), (16, 12))), "#fffdf4")
    canvas.flat(at((-36, 16), (-10, 2), (22, 0), (48, 6), (24, 12), (-6, 14)), "#fbf8ee")


# ---------------------------------------------------------------- what scenes share


def _bush(canvas: Canvas, scatter: Scatter, at: Point, size: float, colors: Sequence[str]) -> None:
    """Pile up dabs, the dark ones below."""
    x, y = at
    for layer, color in enumerate(colors):
        for _ in range(22):
            angle, reach = scatter.between(0, math.tau), scatter.between(0, 1)
            px = x + math.cos(angle) * reach * size - layer * size * 0.1
            py = y + math.sin(angle) * reach * size * 0.7 - layer * size * 0.22
            dab = size * scatter.between(0.2, 0.4)
            canvas.dab(px, py, dab, dab * 0.8, color)


def _reeds(
    canvas: Canvas,
    scatter: Scatter,
    across: tuple[int, int],
    foot: float,
    heights: tuple[float, float],
    colors: Sequence[str],
) -> None:
    """Plant reeds along a line; the last colors stand in front."""
    count = (across[1] - across[0]) // 3
    for color in colors:
        for _ in range(count // len(colors) + 1):
            x = scatter.between(*across)
            tall = scatter.between(*heights)
            lean = scatter.between(-0.1, 0.28) * tall
            tip = (x + lean, foot - tall)
            wide = 1 + tall / 90
            middle = (x + lean * 0.3, foot - tall * 0.55)
            canvas.flat(
                [(x - wide, foot), middle, tip, (middle[0] + wide, middle[1]), (x + wide, foot)],
                color,
            )
            if tall > 0.72 * heights[1] and tall > 100:
                canvas.flat([(tip[0] - 4, tip[1] + 34), tip, (tip[0] + 9, tip[1] + 26)], "#a58a58")


def _ripples(canvas: Canvas, name: str, waterline: float, colors: Sequence[str]) -> None:
    """Lay short lights on the water, longer and farther apart toward the viewer."""
    scatter = Scatter(name + " ripples")
    for _ in range(420):
        near = scatter.between(0, 1) ** 1.6
        x, y = scatter.between(-60, WIDTH), waterline + near * (HEIGHT - waterline)
        long = scatter.between(10, 44) * (0.4 + 1.9 * near)
        thick = 0.5 + 1.5 * near
        canvas.flat(
            [(x, y), (x + long / 2, y - thick), (x + long, y), (x + long / 2, y + thick)],
            scatter.one_of(colors),
        )


def _ridge(base: float, height: float, phase: float) -> list[Point]:
    """Return the outline of a range of hills, closed below the picture."""
    line: list[Point] = []
    for x in range(-8, WIDTH + 17, 4):
        wave = math.sin(x / 310 + phase) + 0.55 * math.sin(x / 143 + 2.3 * phase)
        wave += 0.22 * math.sin(x / 53 + 4.1 * phase) + 0.07 * math.sin(x / 17 + 7 * phase)
        line.append((x, base - height * wave * 0.6))
    return [*line, (WIDTH + 16, HEIGHT), (-8, HEIGHT)]


def _rounded(points: Sequence[Point], *, closed: bool = True) -> list[Point]:
    """Cut the corners of an outline three times (Chaikin), so that it reads as drawn by hand."""
    outline = list(points)
    for _ in range(3):
        pairs = list(zip(outline, outline[1:] + (outline[:1] if closed else []), strict=False))
        cut: list[Point] = [] if closed else [outline[0]]
        for (ax, ay), (bx, by) in pairs:
            cut.append((0.75 * ax + 0.25 * bx, 0.75 * ay + 0.25 * by))
            cut.append((0.25 * ax + 0.75 * bx, 0.25 * ay + 0.75 * by))
        outline = cut if closed else [*cut, outline[-1]]
    return outline


def _box(points: Sequence[Point]) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _gradient(size: tuple[int, int], stops: Stops) -> Image.Image:
    """Return an image whose color changes from top to bottom."""
    height = max(size[1], 1)
    column = Image.new("RGB", (1, height))
    pixels: list[tuple[int, int, int]] = []
    for y in range(height):
        down = y / height
        below = next((k for k, (at, _) in enumerate(stops) if at > down), len(stops))
        if below in (0, len(stops)):
            pixels.append(_channels(stops[0 if below == 0 else -1][1]))
            continue
        (start, first), (end, second) = stops[below - 1], stops[below]
        pixels.append(_channels(_mix(first, second, (down - start) / (end - start))))
    column.putdata(pixels)
    return column.resize((max(size[0], 1), height), Image.Resampling.NEAREST)


def _noise(name: str, cells: tuple[int, int], size: tuple[int, int]) -> Image.Image:
    """Return gray clouds: one random value a cell, smooth between them."""
    values = hashlib.shake_128(name.encode()).digest(cells[0] * cells[1])
    small = Image.frombytes("L", cells, values)
    return small if cells == size else small.resize(size, Image.Resampling.BICUBIC)


def _numbers(name: str) -> Iterator[float]:
    block = 0
    while True:
        for byte in _pairs(hashlib.shake_128(f"{name} {block}".encode()).digest(4096)):
            yield byte / 65536
        block += 1


def _pairs(data: bytes) -> Iterator[int]:
    for k in range(0, len(data), 2):
        yield data[k] << 8 | data[k + 1]


def _channels(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _mix(one: str, other: str, share: float) -> str:
    mixed = (
        round(a + (b - a) * share) for a, b in zip(_channels(one), _channels(other), strict=True)
    )
    return "#" + "".join(f"{value:02x}" for value in mixed)


SCENES: dict[str, Callable[[], Canvas]] = {
    "terraces": terraces,
    "reading-room": reading_room,
    "orchard": orchard,
    "bridge": bridge,
    "patrol": patrol,
    "wetland": wetland,
}


#: Pictures that are also shown across a whole page.
LARGE = ("terraces",)


def main() -> None:
    """Draw every picture."""
    PICTURES.mkdir(exist_ok=True)
    for name, scene in SCENES.items():
        canvas = scene()
        _save(canvas.finish(name), name)
        if name in LARGE:
            _save(canvas.finish(name, width=2 * WIDTH * 9 // 10), f"{name}-large")


def _save(picture: Image.Image, name: str) -> None:
    picture.save(PICTURES / f"{name}.jpg", quality=82, optimize=True, dpi=(300, 300))


if __name__ == "__main__":
    main()
