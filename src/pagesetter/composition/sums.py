"""Running sums of a paragraph's widths: one loop over its characters, and nothing else.

It is compiled where it can be. What does not change from one joint to the next is one number, kept
as it is: no joint between Han has any of the amounts.
"""

from __future__ import annotations

from typing import Any


def standing(
    advances: list[float], numbers: list[int], kerns: list[float]
) -> tuple[list[float], list[float]]:
    """Return where each character begins in one endless line, and where each ends, in points.

    `numbers` are those of the joints between them, and `kerns` what each kind of joint adds. Both
    have an entry more than there are characters; the first end is unused.
    """
    position, end, at = [0.0], [0.0], 0.0
    last = len(numbers)
    for i in range(last):
        advance = advances[i]
        end.append(at + advance)
        at += advance + kerns[numbers[i]]
        position.append(at)
    if len(advances) > last:
        at += advances[last]
        end.append(at)
        position.append(at)
    return position, end


def amounts(
    advances: list[float],
    numbers: list[int],
    flags: tuple[bytes, bytes, bytes],
    given: tuple[list[float], list[float], list[float], list[float]],
    space: tuple[float, float],
) -> tuple[
    tuple[float, ...], tuple[float, ...], tuple[float, ...], tuple[float, ...], tuple[int, ...]
]:
    """Return what is given before each joint, in points: shrink, ease, give, spare; and open places.

    By the number of a kind of joint are its `flags` (it has any amount, it is a word space, it is
    open) and what is `given` at it. A word space shrinks to the first of two widths, and grows to
    the second.
    """
    has_any, is_space, is_open = flags
    shrinks, eases, gives, spares = given
    least, most = space
    shrunk, eased, gave, spared, places = 0.0, 0.0, 0.0, 0.0, 0
    # As objects: a number that is not another is not made anew.
    a: Any = shrunk
    b: Any = eased
    c: Any = gave
    d: Any = spared
    all_a: list[Any] = [a]
    all_b: list[Any] = [b]
    all_c: list[Any] = [c]
    all_d: list[Any] = [d]
    opened: list[Any] = [0]
    for i in range(len(numbers)):
        number = numbers[i]
        if has_any[number]:
            shrink, ease, give = shrinks[number], eases[number], gives[number]
            if is_space[number]:
                shrink = ease = max(0.0, advances[i] - least)
                give = max(0.0, most - advances[i])
            shrunk += shrink
            eased += ease
            gave += give
            spared += spares[number]
            a, b, c, d = shrunk, eased, gave, spared
        all_a.append(a)
        all_b.append(b)
        all_c.append(c)
        all_d.append(d)
        if is_open[number]:
            places += 1
        opened.append(places)
    return tuple(all_a), tuple(all_b), tuple(all_c), tuple(all_d), tuple(opened)
