"""The glyphs of a run as strings with moves between them: the loop over all glyphs of a file.

Nothing but numbers, texts and tables of them, so that it can be compiled.
"""

from __future__ import annotations

from typing import Final

#: A glyph this near to its place, in points, is left there: a third of what is promised.
SLACK: Final = 0.003

#: Above this size a tenth of a thousandth of an em is too coarse.
LARGE: Final = 20.0

# This near to the middle between two numbers, which is the nearer is not told from the product.
_MIDDLE: Final = 0.4999

# Moves that are kept as they are written: of ordinary text, most come again and again.
_MOST: Final = 10_000
_TENTHS: Final[dict[int, str]] = {}
_HUNDREDTHS: Final[dict[int, str]] = {}

_NONE: Final[tuple[list[str], list[float]]] = ([], [])


def strings(
    glyphs: tuple[int, ...],
    advances: tuple[float, ...],
    codes: dict[int, str],
    widths: dict[int, int],
    size: float,
    listed: tuple[list[str], list[float]] | None = None,
) -> str:
    """Return the operator that shows glyphs on one baseline, from the beginning of their run.

    `advances` are ems, `widths` thousandths of them as in the font. What an advance
    differs from the width is written as an adjustment (ISO 32000-1 9.4.3), and what rounding leaves
    over is carried to the next glyph. Where codes and widths are `listed` as well, they are
    looked up there, in half the time.
    """
    digits, parts, written = (2, 100.0, _HUNDREDTHS) if size >= LARGE else (1, 10.0, _TENTHS)
    slack = SLACK * 1000.0 / size
    pen = 0.0
    place = 0.0
    tokens: list[str] = []
    are_listed = listed is not None
    own_codes, own_widths = listed if listed is not None else _NONE
    for glyph, advance in zip(glyphs, advances):  # noqa: B905 compiled, `strict` takes a sixth more time
        back = pen - 1000.0 * place
        if back > slack or back < -slack:
            product = back * parts
            move = int(product + 0.5) if product > 0.0 else int(product - 0.5)
            off = product - move
            if off > _MIDDLE or off < -_MIDDLE:
                move = round(round(back, digits) * parts)
            text = written.get(move)
            if text is None:
                if len(written) >= _MOST:
                    written.clear()
                text = written[move] = _written(move, digits)
            tokens.append(text)
            pen -= move / parts
        if are_listed:
            tokens.append(own_codes[glyph])
            pen += own_widths[glyph]
        else:
            tokens.append(codes[glyph])
            pen += widths[glyph]
        place += advance
    shown = "".join(tokens)
    if ">" in shown:
        return f"[<{shown}>]TJ".replace("<>", "")
    return f"<{shown}>Tj"


def _written(move: int, digits: int) -> str:
    """Return what stands between two strings for a move, which is given in its last digits."""
    text = f"{move / 10.0:.1f}" if digits == 1 else f"{move / 100.0:.2f}"
    return f">{text.rstrip('0').rstrip('.')}<"
