"""The formats as JSON Schemas, made from the tables of keys, for editors and other programs.

A schema takes what the reader takes, and complains of what can be told without looking
anywhere else: of a key that is not there, of a value of another kind or out of its range.
That a name is known, a file there, a text in its place, only `pagesetter check` tells.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from pagesetter.description.edition_keys import EDITION
from pagesetter.description.keys import Key, Table
from pagesetter.description.layout_keys import LAYOUT
from pagesetter.description.page_keys import GRID_PLACE, PAGE
from pagesetter.description.profile_keys import CONDITION, PROFILE
from pagesetter.description.schema_shapes import (
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
from pagesetter.shipped import shipped_folder

Schema = dict[str, Any]

#: The formats there are, each with the mapping its file is.
KINDS: dict[str, Table] = {"page": PAGE, "layout": LAYOUT, "edition": EDITION, "profile": PROFILE}

#: References of the formats, in the folders that come with pagesetter.
_REFERENCES = ("layouts", "examples", "profiles")

#: What may extend another of its kind.
_EXTENDING = (LAYOUT, PROFILE)

#: Mappings that stand for the whole of another, and so have all that they must have.
_WHOLE = (GRID_PLACE, CONDITION)

_DIALECT = "http://json-schema.org/draft-07/schema#"
_ROW = re.compile(r"^\| `(\w+)` \| (?:.+?) \| (?:.+?) \| (.+) \|$", re.MULTILINE)
_SECTION = re.compile(r"^### ([^\n]+)$(.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL)


def schema_of(kind: str) -> Schema:
    """Return the JSON Schema (draft 7) of a kind of file."""
    table = KINDS[kind]
    definitions: Schema = {}
    root = _Writer(definitions, inherits=table in _EXTENDING).table(table)
    return {
        "$schema": _DIALECT,
        "title": f"{table.thing} of pagesetter",
        **root,
        "definitions": dict(sorted(definitions.items())),
    }


class _Writer:
    """Writes tables as schemas, each once, into the definitions of one schema.

    Where files and styles lay over one another (`inherits`), a mapping may leave to another
    what it must have: only places and the items of lists are whole.
    """

    def __init__(self, definitions: Schema, *, inherits: bool) -> None:
        self._definitions, self._inherits = definitions, inherits

    def table(self, table: Table, *, whole: bool = False) -> Schema:
        """Return a mapping that has the keys of a table and no others."""
        needs_all = not self._inherits or whole
        required = [key.name for key in table.keys if key.required and needs_all]
        schema: Schema = {
            "type": "object",
            "properties": {key.name: self._key(table, key, required) for key in table.keys},
            "additionalProperties": False,
        }
        if required:
            schema["required"] = required
        if table in _EXTENDING:  # one that extends none has all of its own
            own = [key.name for key in table.keys if key.required]
            schema["anyOf"] = [{"required": ["extends"]}, {"required": own}]
        return schema

    def _key(self, table: Table, key: Key, required: list[str]) -> Schema:
        schema = self.shape(shape_of(table, key))
        if key.name not in required:
            schema = _or_nothing(schema)
        return {**schema, "description": _description(table, key)}

    def shape(self, shape: Shape, *, whole: bool = False) -> Schema:
        """Return the schema of a value."""
        match shape:
            case Mapped(tables):
                return _any_of([self._reference(table, whole=whole) for table in tables])
            case Named(value):
                return {"type": "object", "additionalProperties": _or_nothing(self.shape(value))}
            case Keyed(names, value):
                choice = _or_nothing(self.shape(value))
                return {
                    "type": "object",
                    "properties": {str(name.value): choice for name in names},
                    "additionalProperties": False,
                }
            case Listed(item):
                return {"type": "array", "items": self.shape(item, whole=True)}
            case Either(shapes):
                return _any_of([self.shape(one, whole=whole) for one in shapes])
            case Blank(value):
                return _or_nothing(self.shape(value, whole=whole))
            case Choice(names):
                return {"enum": [choice.value for choice in names]}
            case _:
                return dict(TYPES[shape])

    def _reference(self, table: Table, *, whole: bool) -> Schema:
        whole = whole or table in _WHOLE
        name = _name_of(table)
        if name not in self._definitions:
            self._definitions[name] = {}  # a table that has itself inside is met again
            title = {"title": table.thing}
            self._definitions[name] = title | self.table(table, whole=whole)
        return {"$ref": f"#/definitions/{name}"}


def _name_of(table: Table) -> str:
    return re.sub(r"\W+", "-", table.thing.replace("'s", "")).strip("-")


def _any_of(schemas: list[Schema]) -> Schema:
    return schemas[0] if len(schemas) == 1 else {"anyOf": schemas}


def _or_nothing(schema: Schema) -> Schema:
    """Return a schema that takes an empty value too: it means that the thing is not there."""
    type_ = schema.get("type")
    if type_ is not None:
        kinds = [type_] if isinstance(type_, str) else type_
        return {**schema, "type": [*kinds, "null"]}
    if "enum" in schema:
        return {**schema, "enum": [*schema["enum"], None]}
    if "anyOf" in schema:
        return {**schema, "anyOf": [*schema["anyOf"], {"type": "null"}]}
    return {"anyOf": [schema, {"type": "null"}]}


def _description(table: Table, key: Key) -> str:
    """Return what the reference says of a key: its type, its default, its example."""
    default = f"; default: {key.default}" if key.default else ""
    default = default or (f"; otherwise {key.otherwise}" if key.otherwise else "")
    needed = "; required" if key.required else ""
    example = _examples().get((table.thing, key.name), "")
    return f"{key.type.value}{default}{needed}{f'. {example}' if example else ''}"


@cache
def _examples() -> dict[tuple[str, str], str]:
    """Return the examples of the references, by table and key; none where they are not installed."""
    found = {}
    for folder in _REFERENCES:
        try:
            text = (shipped_folder(folder) / "README.md").read_text(encoding="utf-8")
        except OSError:
            continue
        for thing, section in _SECTION.findall(text):
            for name, example in _ROW.findall(section):
                found[thing, name] = example.replace("\\|", "|")
    return found
