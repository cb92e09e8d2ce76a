"""Whatever objects are written into a PDF, another program reads the same from it."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pagesetter.export.pdf_objects import Array, PdfFile, dictionary, name, text_string

# No NUL: a name cannot hold it, ISO 32000-1 7.3.5. No lone surrogates: they are no text.
_TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=12)
_NAMES = _TEXT.filter(bool)
_LEAVES = st.one_of(
    st.integers(-(2**31), 2**31 - 1),
    st.booleans(),
    st.floats(-1e4, 1e4, allow_nan=False).map(lambda value: round(value, 5)),
    _TEXT.map(lambda text: ("text", text)),
    _NAMES.map(lambda text: ("name", text)),
)
_VALUES = st.recursive(
    _LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_NAMES, inner, max_size=4)
)


def written(value: Any) -> Any:
    """A value as the exporter makes objects of it."""
    match value:
        case ("text", str(text)):
            return text_string(text)
        case ("name", str(text)):
            return name(text)
        case list():
            return Array([written(part) for part in value])
        case dict():
            return dictionary({key: written(part) for key, part in value.items()})
        case _:
            return value


def read(item: Any) -> Any:
    """A value as pikepdf has it."""
    if isinstance(item, pikepdf.Dictionary):
        return {key[1:]: read(part) for key, part in item.items()}
    if isinstance(item, pikepdf.Array):
        return [read(part) for part in item]
    if isinstance(item, pikepdf.Name):
        return ("name", str(item)[1:])
    if isinstance(item, pikepdf.String):
        return ("text", str(item))
    return item if isinstance(item, (bool, int)) else pytest.approx(float(item), abs=1e-5)


@pytest.mark.parametrize("packed", [True, False])
@example(value=("text", "soft\xadhyphen"))  # not in PDFDocEncoding, ISO 32000-1 D.2
@example(value=("text", "\x18\x1f\x7f\x80\x9f\xa0"))  # others there than in Latin-1, or none
@example(value=("text", "a (b) \\ \r\n"))
@given(value=_VALUES)
def test_objects_come_back_as_they_were(packed: bool, value: Any) -> None:
    file = PdfFile(packed=packed)
    held = file.add(Array([written(value)]))
    pages = file.reserve()
    box = Array([0, 0, 9, 9])
    page = dictionary(
        {"Type": name("Page"), "Parent": pages, "MediaBox": box, "Resources": dictionary({})}
    )
    kids = Array([file.add(page)])
    file.fill(pages, dictionary({"Type": name("Pages"), "Kids": kids, "Count": 1}))
    root = file.add(dictionary({"Type": name("Catalog"), "Pages": pages, "Held": held}))
    data = file.data(root, file.add(dictionary({})), bytes(16))
    with pikepdf.open(BytesIO(data), suppress_warnings=False) as pdf:
        assert [value] == read(pdf.Root.Held)
        assert pdf.check_pdf_syntax() == []
