"""Bar codes and QR codes as patterns of modules: where the paper is black.

The only module that knows python-barcode (MIT) and segno (BSD); both are asked for
their patterns alone, and drawing is the page's. The check digits and the add-on of an
EAN-13 are from the GS1 General Specifications, 5.2 and 7.9.
"""

from __future__ import annotations

from pagesetter.records import NamedTuple

#: White before and behind an EAN-13, and behind its add-on, in modules. GS1, 5.2.3.4.
QUIET_BEFORE = 11
QUIET_BEHIND = 7
QUIET_BEHIND_ADDON = 5
#: From the last bar of an EAN-13 to the first of its add-on: 7 to 12 modules.
TO_ADDON = 9
#: The narrowest bar that scanners are held to, in millimeters: four fifths of 0.33.
LEAST_BAR = 0.264
#: Bars of an EAN-13.
EAN_MODULES = 95
#: White around a QR code; ISO/IEC 18004, 6.3.8.
QR_QUIET = 4

# The parity of an add-on's digits: A is the odd set of EAN, B the even one.
_PARITY_2 = ("AA", "AB", "BA", "BB")
_PARITY_5 = [
    "BBAAA",
    "BABAA",
    "BAABA",
    "BAAAB",
    "ABBAA",
    "AABBA",
    "AAABB",
    "ABABA",
    "ABAAB",
    "AABAB",
]


class BadCodeError(Exception):
    """Digits that are no bar code; the message goes on after the name of what was written."""

    def __init__(self, reason: str, hint: str) -> None:
        """Keep what is wrong and what to do about it."""
        super().__init__(reason)
        self.reason = reason
        self.hint = hint


class Barcode(NamedTuple):
    """An EAN-13 with or without an add-on: digits, and `1` for each black module."""

    digits: str
    modules: str
    addon: str = ""  # digits: two, five or none
    addon_modules: str = ""

    @property
    def width(self) -> int:
        """The modules it takes with its quiet zones."""
        if not self.addon:
            return QUIET_BEFORE + EAN_MODULES + QUIET_BEHIND
        rest = TO_ADDON + len(self.addon_modules) + QUIET_BEHIND_ADDON
        return QUIET_BEFORE + EAN_MODULES + rest


def barcode(written: str, addon: str = "") -> Barcode:
    """Return the bars of a number: an ISSN, an EAN-13, or one without its check digit.

    Raises `BadCodeError`.

    >>> barcode("1671-1238").digits, barcode("977167112300", "05").width
    ('9771671123008', 140)
    >>> barcode("9771671123003")
    Traceback (most recent call last):
    pagesetter.codes.BadCodeError: ends in 3, but its check digit is 8
    """
    digits = _ean_digits("".join(written.split()).upper())
    from barcode.ean import EAN13

    (modules,) = EAN13(digits).build()
    extra = "".join(addon.split())
    return Barcode(digits, modules, extra, _addon(extra) if extra else "")


def _ean_digits(written: str) -> str:
    if len(written.replace("-", "")) == 8:
        return _digits_of_issn(written.replace("-", ""))
    digits = written.replace("-", "")
    if not (digits.isascii() and digits.isdigit() and len(digits) in (12, 13)):
        raise BadCodeError(
            "is no bar code number",
            "write an ISSN, such as 1671-1238, or the thirteen digits of an EAN",
        )
    check = _check_digit(digits[:12])
    if len(digits) == 13 and digits[12] != check:
        raise BadCodeError(
            f"ends in {digits[12]}, but its check digit is {check}",
            "copy the number again, or leave its last digit out",
        )
    return digits[:12] + check


def _digits_of_issn(issn: str) -> str:
    """Return the EAN of an ISSN: 977, its seven digits, and 00 for the usual price."""
    body, check = issn[:7], issn[7]
    if not (body.isascii() and body.isdigit()):
        raise BadCodeError("is no ISSN", "an ISSN is seven digits and a check digit or X")
    rest = -sum(int(d) * (8 - i) for i, d in enumerate(body)) % 11
    right = "X" if rest == 10 else str(rest)
    if check != right:
        raise BadCodeError(
            f"ends in {check}, but the check digit of this ISSN is {right}",
            "copy the number again",
        )
    first = f"977{body}00"
    return first + _check_digit(first)


def _check_digit(digits: str) -> str:
    """Return the check digit of twelve digits.

    >>> _check_digit("400638133393")
    '1'
    """
    odd, even = sum(map(int, digits[::2])), sum(map(int, digits[1::2]))
    return str(-(odd + 3 * even) % 10)


def _addon(digits: str) -> str:
    """Return the bars of two digits or five.

    >>> _addon("05"), len(_addon("51234"))
    ('10110001101010111001', 47)
    """
    if not (digits.isascii() and digits.isdigit() and len(digits) in (2, 5)):
        raise BadCodeError("is no add-on of a bar code", "an add-on has two digits or five")
    from barcode.charsets.ean import CODES

    if len(digits) == 2:
        parity = _PARITY_2[int(digits) % 4]
    else:
        odd, even = sum(map(int, digits[::2])), sum(map(int, digits[1::2]))
        parity = _PARITY_5[(3 * odd + 9 * even) % 10]
    sets = zip(parity, digits, strict=True)
    return "1011" + "01".join(CODES[name][int(digit)] for name, digit in sets)


def qr_rows(link: str, level: str) -> tuple[str, ...]:
    """Return the rows of a QR code without its quiet zone, `1` for each black module.

    `level` is how much of it may be lost: `L`, `M`, `Q` or `H`. All have room for a link
    of 300 characters.

    >>> rows = qr_rows("https://example.com", "M")
    >>> len(rows), rows[0][:9]
    (25, '111111101')
    """
    import segno

    code = segno.make_qr(link, error=level, boost_error=False)
    return tuple("".join("1" if module else "0" for module in row) for row in code.matrix)
