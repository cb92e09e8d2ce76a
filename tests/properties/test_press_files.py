"""Whatever stands in a press profile or in a layout's inks is read, or told: never a traceback."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from pagesetter.description.ink_keys import INK_TABLES
from pagesetter.description.profile_keys import PROFILE_TABLES
from pagesetter.description.reader import read_page
from pagesetter.diagnostics import DiagnosticLog
from pagesetter.press.profiles import find_profile

LAYOUT = """\
page: {width: 100mm, height: 100mm, type_area: {characters: 20, lines: 10, top: 5mm}}
grid: {character: 10pt, leading: 15pt, columns: 1}
"""
INK_NAMES = ("a", "b", "c", "white")
WORDS = ("10%", "0", "-5", "3mm", "~", "yes", "no", "''", "PDF/X-4", "../x", "专", "[0, 0, 0, 100]")


def values(keys: tuple[str, ...], words: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Return YAML in flow style, of keys that are known and values that may be right."""
    return st.recursive(
        st.sampled_from(words),
        lambda inner: st.one_of(
            st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
            mappings(keys, inner),
        ),
        max_leaves=8,
    )


def mappings(
    keys: tuple[str, ...], inner: st.SearchStrategy[str], most: int = 4
) -> st.SearchStrategy[str]:
    entries = st.dictionaries(st.sampled_from(keys), inner, max_size=most)
    return entries.map(lambda found: f"{{{', '.join(f'{k}: {v}' for k, v in found.items())}}}")


INK_KEYS = tuple(name for table in INK_TABLES for name in table.names())
PROFILE_KEYS = tuple(name for table in PROFILE_TABLES for name in table.names())
inks = mappings(INK_NAMES[:3], values(INK_KEYS, (*INK_NAMES, *WORDS)))
profiles = mappings(
    PROFILE_TABLES[0].names(), values(PROFILE_KEYS, ("newsprint-cn", *WORDS)), most=8
)


@given(inks)
@example("{a: {of: b}, b: {gradient: {from: a, to: white}}, c: {of: b, tint: 50%}}")
@example("{a: {spot: X, cmyk: [1, 2]}, b: {of: a}, c: {gradient: {stops: [{ink: a, at: 1}]}}}")
def test_any_inks_give_a_page_or_diagnostics(written: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "l.yaml").write_text(f"{LAYOUT}inks: {written}\n", encoding="utf-8")
        (folder / "page.yaml").write_text("layout: ./l.yaml\n", encoding="utf-8")
        log = DiagnosticLog()
        page = read_page(folder / "page.yaml", [], log)
        assert (page is None) == bool(list(log))
        if page is not None:
            found = [ink.ink for ink in page.layout.inks.values()]
            assert all(0 <= part <= 1 for ink in found for part in (*ink.process, ink.opacity))


@given(profiles, st.booleans())
def test_any_profile_is_read_or_told(written: str, extends: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "p.yaml"
        text = written[:-1] + (", extends: newsprint-cn}" if written != "{}" else "}")
        file.write_text(f"{text if extends and 'extends' not in written else written}\n", "utf-8")
        log = DiagnosticLog()
        profile = find_profile(str(file), [], log)
        assert (profile is None) == bool(list(log))
        assert all(d.span.file.suffix == ".yaml" for d in log)
