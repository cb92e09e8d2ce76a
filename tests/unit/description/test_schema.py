"""JSON Schemas take every file that is right, and see of the wrong ones what can be seen."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from pagesetter.description import schema_shapes
from pagesetter.description.edition_keys import EDITION_TABLES
from pagesetter.description.keys import Table, Type
from pagesetter.description.layout_keys import LAYOUT_TABLES
from pagesetter.description.page_keys import PAGE_TABLES
from pagesetter.description.profile_keys import PROFILE_TABLES
from pagesetter.description.schema import KINDS, schema_of
from pagesetter.description.schema_shapes import (
    SHAPES,
    Blank,
    Choice,
    Either,
    Keyed,
    Listed,
    Mapped,
    Named,
    Shape,
    shape_of,
)
from pagesetter.description.schema_types import TYPES
from tests.diagnostics.test_made_pages import expected_by
from tests.yaml_values import complaints

ROOT = Path(__file__).parents[3]
DIAGNOSTICS = ROOT / "tests" / "diagnostics"
TABLES = (*PAGE_TABLES, *EDITION_TABLES, *LAYOUT_TABLES, *PROFILE_TABLES)
VALIDATORS = {kind: Draft7Validator(schema_of(kind)) for kind in KINDS}

GOOD = sorted(
    file
    for pattern in (
        "layouts/*.yaml",
        "profiles/*.yaml",
        "examples/**/*.yaml",
        "tests/pages/**/*.yaml",
        "tests/diagnostics/made/**/*.yaml",
    )
    for file in ROOT.glob(pattern)
)
WRONG = sorted(
    file
    for pattern in ("*.yaml", "layouts/*.yaml", "profiles/*.yaml", "editions/*/*.yaml")
    for file in DIAGNOSTICS.glob(pattern)
)

#: Every diagnostic of these codes, a schema sees on its line.
SEEN = frozenset({"unknown-key", "wrong-type", "bad-length"})

#: Of these it sees some: a key that is always needed, a name of a few, a number out of its
#: range; not a key that another makes needed, nor a value that another makes wrong.
SEEN_SOMETIMES = frozenset({"missing-key", "bad-value"})

#: Of these it sees none: they hang on names, on other files, or on YAML itself.
NOT_SEEN = frozenset(
    {
        "bad-jump",
        "bad-path",
        "bad-yaml",
        "duplicate-key",
        "duplicate-page",
        "missing-picture",
        "overlap",
        "right-to-left",
        "unknown-ink",
        "unknown-layout",
        "unknown-page",
        "unknown-profile",
        "unknown-slot",
        "unknown-story",
        "unknown-style",
        "unreadable-file",
    }
)

#: Of the codes that are seen, diagnostics that hang on the sense of another key.
BY_SENSE = {("bad-fit.yaml", 9)}  # `tighten` must be negative


def kind_of(file: Path) -> str:
    if file.parent.name in ("layouts", "profiles"):
        return file.parent.name.removesuffix("s")
    return "edition" if file.name == "edition.yaml" else "page"


def seen_in(file: Path) -> set[int]:
    return {complaint.line for complaint in complaints(VALIDATORS[kind_of(file)], file)}


# ---------------------------------------------------------------- files


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_one(kind: str) -> None:
    Draft7Validator.check_schema(schema_of(kind))


@pytest.mark.parametrize("file", GOOD, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_file_that_is_right_is_valid(file: Path) -> None:
    assert complaints(VALIDATORS[kind_of(file)], file) == []


@pytest.mark.parametrize("file", WRONG, ids=lambda file: str(file.relative_to(DIAGNOSTICS)))
def test_what_can_be_seen_of_a_wrong_file_is_seen_on_its_line(file: Path) -> None:
    expected = {(one[3], one[1]) for one in expected_by(file) if one[3] in SEEN}
    try:
        seen = seen_in(file)
    except yaml.YAMLError:
        assert expected == set()
        return
    unseen = {
        line for _, line in expected - {(code, line) for code, line in expected if line in seen}
    }
    assert {(file.name, line) for line in unseen} <= BY_SENSE


def test_the_codes_that_are_seen_and_those_that_are_not_are_all_there_are() -> None:
    codes = {one[3] for file in WRONG for one in expected_by(file)}
    assert codes == SEEN | SEEN_SOMETIMES | NOT_SEEN


@pytest.mark.parametrize(("code", "least"), [("missing-key", 18), ("bad-value", 70)])
def test_of_some_codes_some_are_seen(code: str, least: int) -> None:
    count = 0
    for file in WRONG:
        lines = [one[1] for one in expected_by(file) if one[3] == code]
        try:
            count += sum(line in seen_in(file) for line in lines) if lines else 0
        except yaml.YAMLError:
            continue
    assert count >= least


@pytest.mark.parametrize(
    ("type_", "right", "wrong"),
    [
        (Type.LENGTH, ["3mm", "-1.5 pt", ".5em", "小五", "2行"], ["3", "3px", "", "mm"]),
        (Type.LENGTH_FROM_0, ["0pt", "+3mm", "初号"], ["-1pt", "3"]),
        (Type.LENGTH_ABOVE_0, ["0.1pt", "10字", "八号"], ["0pt", "-1pt", "0.0mm"]),
        (Type.SHEET_LENGTH, ["390mm", "小五"], ["3em", "4字", "0mm"]),
        (Type.SIZE, ["9.5pt", "1字"], ["1em", "0pt"]),
        (Type.COUNT, [1, "12", 10000], [0, -1, 1.5, "0", "x", 10001]),
        (Type.COUNT_FROM_0, [0, "0"], [-1, "-1"]),
        (Type.PERCENT, ["3%", 0, "100 %"], [101, "x%"]),
        (Type.TRUTH, [True, "yes", "NO"], ["maybe", 1]),
        (Type.PAGE_NUMBER, [5, "A05", "4-5"], [0, "front", "12345"]),
        (Type.LINK, ["https://example.com/a"], ["http://example.com", "https://例.com", 5]),
        (Type.FRACTIONS, [[0, 0.5], ["0.25", 1]], [[0], [0, 2], "0.5"]),
        (Type.RELATIVE_SIZE, ["45%", "2号 below"], ["0号", "5%%"]),
        (Type.SHAPE, ["rect", [[0, 0], [1, 0], [0, 1]]], ["circle", [[0, 0], [1, 1]]]),
    ],
)
def test_a_type_takes_what_the_reader_takes(
    type_: Type, right: list[object], wrong: list[object]
) -> None:
    validator = Draft7Validator(TYPES[type_])
    assert [value for value in right if not validator.is_valid(value)] == []
    assert [value for value in wrong if validator.is_valid(value)] == []


def test_a_description_has_the_type_the_default_and_the_example_of_the_reference() -> None:
    photo = schema_of("page")["definitions"]["a-photo"]["properties"]
    assert photo["focus"]["description"].startswith(
        "list of 2 numbers from 0 to 1; default: [0.5, 0.5]. "
    )
    assert photo["place"]["description"].startswith("place; required. ")


# ---------------------------------------------------------------- one source


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.thing)
def test_every_key_has_a_shape(table: Table) -> None:
    for key in table.keys:
        shape = shape_of(table, key)
        assert not isinstance(shape, Type) or shape in TYPES


def test_no_shape_is_left_over_of_a_key_that_went() -> None:
    keys = {table.thing: set(table.names()) for table in TABLES}
    assert {thing for thing in SHAPES if thing not in keys} == set()
    assert {
        (t, key) for t, shapes in SHAPES.items() for key in shapes if key not in keys[t]
    } == set()


def test_every_table_is_reached_from_a_kind_of_file() -> None:
    reached: set[str] = set()
    waiting: list[Table] = list(KINDS.values())
    while waiting:
        table = waiting.pop()
        if table.thing not in reached:
            reached.add(table.thing)
            waiting += [t for key in table.keys for t in _tables_in(shape_of(table, key))]
    # Room for words is either that of a heading or of another part.
    assert reached == {table.thing for table in TABLES}


def _tables_in(shape: Shape) -> Iterator[Table]:
    match shape:
        case Mapped(tables):
            yield from tables
        case Named(inner) | Listed(inner) | Blank(inner) | Keyed(_, inner):
            yield from _tables_in(inner)
        case Either(shapes):
            for one in shapes:
                yield from _tables_in(one)
        case Choice() | Type():
            return


def test_the_choices_are_those_that_the_readers_ask_for() -> None:
    """Each `fields.choice("align", Align)` of a reader is a choice of a key `align` here."""
    asked = set()
    for file in sorted(Path(schema_shapes.__file__).parent.glob("*_reader.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".choice"):
                key, names = node.args
                asked.add((ast.literal_eval(key), ast.unparse(names)))
    told = {
        (key, shape.names.__name__)
        for shapes in SHAPES.values()
        for key, shape in shapes.items()
        if isinstance(shape, Choice)
    }
    assert told == asked
    choices = {
        (table.thing, key.name) for table in TABLES for key in table.keys if key.type is Type.CHOICE
    }
    assert choices == {
        (thing, key)
        for thing, shapes in SHAPES.items()
        for key, shape in shapes.items()
        if isinstance(shape, Choice)
    }


def test_the_schema_is_printed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    from pagesetter.cli import main

    for kind in KINDS:
        assert main(["schema", kind]) == 0
        assert json.loads(capsys.readouterr().out) == schema_of(kind)
