"""The references of the two formats say what the reader does."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from enum import Enum
from pathlib import Path

import pytest

from pagesetter.description import furniture_model as furniture
from pagesetter.description.brackets import MARK_NAMES
from pagesetter.description.edition_keys import EDITION_TABLES
from pagesetter.description.edition_reader import read_edition
from pagesetter.description.fit_model import FitPolicy
from pagesetter.description.furniture_model import OnPages, Recovery, Role
from pagesetter.description.keys import Key, Table
from pagesetter.description.layout_keys import LAYOUT_TABLES
from pagesetter.description.layout_model import (
    Adjustment,
    Align,
    BreakingMethod,
    Direction,
    Hanging,
    KinsokuLevel,
    MarkStyle,
)
from pagesetter.description.look_model import (
    CaptionAt,
    CreditAt,
    Motif,
    OrnamentShape,
    OrnamentSpot,
    PatternKind,
    RuleKind,
    Side,
    Turn,
)
from pagesetter.description.page_keys import PAGE_TABLES
from pagesetter.description.press_model import Corner
from pagesetter.description.profile_keys import PROFILE_TABLES
from pagesetter.description.profile_model import Lossless
from pagesetter.description.reader import read_page
from pagesetter.diagnostics import DiagnosticLog
from pagesetter.edition.resolve import resolve_edition
from pagesetter.language.dates import DATE_FORMS, WEEKDAY_FORMS
from pagesetter.language.numbers import NUMBER_FORMS
from pagesetter.lunar import LUNAR_FORMS
from pagesetter.makeup.press_rules import FRONT_PAGE_FACTS
from pagesetter.press.model import Level, PrintersMark, RenderingIntent, Standard
from pagesetter.press.profiles import find_profile

ROOT = Path(__file__).parent.parent.parent
PAGE_REFERENCE = ROOT / "examples" / "README.md"
LAYOUT_REFERENCE = ROOT / "layouts" / "README.md"
PROFILE_REFERENCE = ROOT / "profiles" / "README.md"

SECTION = re.compile(r"^### ([^\n]+)$(.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL)
ROW = re.compile(r"^\| `(\w+)` \| (.+?) \| (.+?) \| (.+) \|$", re.MULTILINE)
YAML = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)

CASES = [
    pytest.param(reference, table, id=f"{reference.parent.name}: {table.thing}")
    for reference, tables in (
        (PAGE_REFERENCE, (*PAGE_TABLES, *EDITION_TABLES)),
        (LAYOUT_REFERENCE, LAYOUT_TABLES),
        (PROFILE_REFERENCE, PROFILE_TABLES),
    )
    for table in tables
]


def sections(reference: Path) -> dict[str, str]:
    return dict(SECTION.findall(reference.read_text(encoding="utf-8")))


def rows(reference: Path, thing: str) -> list[tuple[str, str, str]]:
    return [
        (name, type_, default)
        for name, type_, default, _ in ROW.findall(sections(reference)[thing])
    ]


def row_of(key: Key) -> tuple[str, str, str]:
    default = "*required*" if key.required else f"`{key.default}`" if key.default else key.otherwise
    return key.name, key.type.value, default or "*absent*"


@pytest.mark.parametrize(("reference", "table"), CASES)
def test_every_key_is_in_the_reference_and_nothing_else_is(reference: Path, table: Table) -> None:
    assert rows(reference, table.thing) == [row_of(key) for key in table.keys]


@pytest.mark.parametrize(
    ("reference", "tables"),
    [
        (PAGE_REFERENCE, (*PAGE_TABLES, *EDITION_TABLES)),
        (LAYOUT_REFERENCE, LAYOUT_TABLES),
        (PROFILE_REFERENCE, PROFILE_TABLES),
    ],
    ids=["examples", "layouts", "profiles"],
)
def test_the_reference_has_no_other_tables(reference: Path, tables: tuple[Table, ...]) -> None:
    assert sorted(sections(reference)) == sorted(table.thing for table in tables)


@pytest.mark.parametrize(
    ("thing", "key", "names"),
    [
        ("a rule", "kind", RuleKind),
        ("a separator", "side", Side),
        ("a border", "motif", Motif),
        ("a pattern", "kind", PatternKind),
        ("an ornament", "shape", OrnamentShape),
        ("an ornament", "turn", Turn),
        ("a panel's ornament", "at", OrnamentSpot),
        ("a slot's `photo`", "caption_at", CaptionAt),
        ("a slot's `photo`", "credit_at", CreditAt),
    ],
)
def test_every_choice_of_looks_is_in_the_reference(thing: str, key: str, names: type[Enum]) -> None:
    (row,) = re.findall(rf"^\| `{key}` .*$", sections(LAYOUT_REFERENCE)[thing], re.MULTILINE)
    example = row.split("|")[4]
    assert re.findall(r"`([\w-]+)`", example) == [choice.value for choice in names]


@pytest.mark.parametrize(
    ("key", "names"),
    [
        ("align", Align),
        ("kinsoku", KinsokuLevel),
        ("marks", MarkStyle),
        ("direction", Direction),
        ("adjust", Adjustment),
        ("breaking", BreakingMethod),
        ("hanging", Hanging),
    ],
)
def test_every_choice_is_in_the_reference(key: str, names: type[Enum]) -> None:
    (row,) = re.findall(rf"^\| `{key}` .*$", sections(LAYOUT_REFERENCE)["a style"], re.MULTILINE)
    example = row.split("|")[4]
    assert re.findall(r"`([\w-]+)`", example) == [choice.value for choice in names]


@pytest.mark.parametrize(
    ("key", "thing", "names"),
    [
        ("on", "furniture with words", OnPages),
        ("role", "furniture with words", Role),
        ("side", "furniture with a picture", furniture.Side),
        ("corner", "an ad's label", Corner),
        ("recovery", "a slot's `code`", Recovery),
    ],
)
def test_every_choice_of_the_press_is_in_the_reference(
    key: str, thing: str, names: type[Enum]
) -> None:
    (row,) = re.findall(rf"^\| `{key}` .*$", sections(LAYOUT_REFERENCE)[thing], re.MULTILINE)
    assert set(re.findall(r"`([\w-]+)`", row.split("|")[4])) == {name.value for name in names}


@pytest.mark.parametrize(
    ("thing", "key", "names"),
    [
        ("a press profile", "standard", Standard),
        ("a press profile", "marks", PrintersMark),
        ("a press profile", "levels", Level),
        ("the rules for photos", "intent", RenderingIntent),
        ("the rules for photos", "lossless", Lossless),
    ],
)
def test_every_choice_of_a_profile_is_in_the_reference(
    thing: str, key: str, names: type[Enum]
) -> None:
    (row,) = re.findall(rf"^\| `{key}` .*$", sections(PROFILE_REFERENCE)[thing], re.MULTILINE)
    assert re.findall(r"`([\w/-]+)`", row.split("|")[4]) == [choice.value for choice in names]


def test_the_profiles_of_the_reference_are_read_without_a_diagnostic(tmp_path: Path) -> None:
    whole, short = YAML.findall(PROFILE_REFERENCE.read_text(encoding="utf-8"))
    (tmp_path / "ours.yaml").write_text(whole, encoding="utf-8")
    (tmp_path / "rotary.yaml").write_text(short, encoding="utf-8")
    log = DiagnosticLog()
    ours, rotary = find_profile("ours", [tmp_path], log), find_profile("rotary", [tmp_path], log)
    assert [d.message for d in log] == []
    assert ours is not None
    assert rotary is not None
    assert [ours.total_ink, rotary.total_ink, rotary.most_black] == [2.3, 2.2, 0.95]
    assert rotary.condition.registry == ""


def test_the_table_of_the_shipped_profiles_says_what_they_say() -> None:
    text = PROFILE_REFERENCE.read_text(encoding="utf-8")
    columns = [r.split("|")[1:-1] for r in text.splitlines() if r.startswith("|")][:10]
    titles, *told = [[cell.strip() for cell in row] for row in columns]
    by_row = {row[0]: row[1:] for row in told}
    for i, name in enumerate(title.strip("`") for title in titles[1:]):
        profile = find_profile(name, [], DiagnosticLog())
        assert profile is not None
        photos, type_, lines = profile.photos, profile.type, profile.lines
        assert by_row["condition"][i] == profile.condition.identifier
        inks = f"{100 * profile.total_ink:g}%, {100 * profile.most_black:g}%"
        assert by_row["inks in all, black"][i] == inks
        resolutions = (photos.resolution, photos.least_resolution, photos.worst_resolution)
        assert by_row["photos: down to, least, worst"][i] == ", ".join(map(str, resolutions))
        assert by_row["line art"][i] == str(photos.line_art)
        sizes = (type_.positive, type_.reversed, type_.tinted, type_.colored)
        assert by_row["type: positive, reversed, tinted, colored"][i] == _points(sizes)
        weights = (lines.positive, lines.tinted, lines.colored, lines.reversed)
        assert by_row["rules: positive, tinted, colored, reversed"][i] == _points(weights)


def _points(lengths: Iterable[float]) -> str:
    return ", ".join(f"{length:g}" for length in lengths) + " pt"


def test_every_form_of_a_fact_is_in_the_reference() -> None:
    text = LAYOUT_REFERENCE.read_text(encoding="utf-8")
    rows = {row.split("|")[1]: row for row in text.splitlines() if row.startswith("| `{")}
    forms: dict[str, Collection[str]] = {
        "date": DATE_FORMS,
        "weekday": WEEKDAY_FORMS,
        "lunar": LUNAR_FORMS,
        "page": NUMBER_FORMS,
    }
    for name, known in forms.items():
        (row,) = (row for field, row in rows.items() if f"`{{{name}}}`" in field)
        assert set(known) <= set(re.findall(r"`([\w-]+)`", row)), name


def test_every_code_of_the_press_rules_is_in_the_reference() -> None:
    rules = LAYOUT_REFERENCE.read_text(encoding="utf-8").partition("## A newspaper's pages")[2]
    for _, fact, _ in FRONT_PAGE_FACTS:
        assert f"`{{{fact}}}`" in rules or fact == "date"


def test_every_policy_of_copyfit_is_in_the_reference() -> None:
    text = LAYOUT_REFERENCE.read_text(encoding="utf-8")
    (copyfit,) = re.findall(r"^## Copyfit$(.*?)^## ", text, re.MULTILINE | re.DOTALL)
    told = re.findall(r"^- `(\w+)`:", copyfit, re.MULTILINE)
    assert told == [policy.value for policy in FitPolicy]


def test_the_examples_of_the_references_are_read_without_a_diagnostic(tmp_path: Path) -> None:
    layout, extended, tightened, inked = YAML.findall(LAYOUT_REFERENCE.read_text(encoding="utf-8"))
    page, *_ = YAML.findall(PAGE_REFERENCE.read_text(encoding="utf-8"))
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "1.jpg").touch()
    (tmp_path / "daily.yaml").write_text(layout, encoding="utf-8")
    (tmp_path / "wide.yaml").write_text(extended, encoding="utf-8")
    (tmp_path / "page.yaml").write_text(page, encoding="utf-8")
    (tmp_path / "other.yaml").write_text("layout: ./wide.yaml\n", encoding="utf-8")
    (tmp_path / "tight.yaml").write_text(tightened, encoding="utf-8")
    (tmp_path / "third.yaml").write_text("layout: ./tight.yaml\n", encoding="utf-8")
    (tmp_path / "inked.yaml").write_text(inked, encoding="utf-8")
    (tmp_path / "fourth.yaml").write_text("layout: ./inked.yaml\n", encoding="utf-8")
    log = DiagnosticLog()
    names = ("page.yaml", "other.yaml", "third.yaml", "fourth.yaml")
    found = [read_page(tmp_path / name, [tmp_path], log) for name in names]
    assert [f"{d.span}: {d.message}" for d in log] == []
    assert None not in found


def test_the_edition_of_the_reference_is_read_without_a_diagnostic(tmp_path: Path) -> None:
    layout, extended, *_ = YAML.findall(LAYOUT_REFERENCE.read_text(encoding="utf-8"))
    page, edition, rest = YAML.findall(PAGE_REFERENCE.read_text(encoding="utf-8"))
    # The page of the reference jumps to the one that continues it, which goes on once more.
    jumping = page.replace("  - place: lead\n", "  - place: lead\n    jump: 5\n")
    last = "stories: [{place: lead, continues: 5}]\n"
    texts = {
        "daily": layout,
        "wide": extended,
        "page": jumping.replace("page: 3, ", ""),
        "rest": rest,
        "last": last,
        "edition": f"{edition}  - {{file: last.yaml, page: 7}}\n",
    }
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "1.jpg").touch()
    for name, text in texts.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    log = DiagnosticLog()
    found = read_edition(tmp_path / "edition.yaml", [tmp_path], log)
    assert found is not None, [d.message for d in log]
    resolved = resolve_edition(found)
    assert [d.message for page in resolved.pages for d in page.diagnostics] == []
    assert [page.number.text for page in resolved.pages] == ["1", "5", "7"]


def test_every_mark_on_words_is_in_the_reference() -> None:
    text = PAGE_REFERENCE.read_text(encoding="utf-8").partition("## Text")[2]
    typed = set(re.findall(r"\{(\w+)", text)) | set(re.findall(r"`\{(\w+)", text))
    assert set(MARK_NAMES) <= typed
