"""YAML as an editor's language server sees it: values of the core schema of YAML 1.2.

Pagesetter takes every value as the characters that are written; an editor takes `3` for a
number, `true` for a truth and `no` for text, and holds these to the JSON Schema.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from jsonschema import Draft7Validator, ValidationError

_NULL = re.compile(r"~|null|Null|NULL|")
_TRUTH = re.compile(r"true|True|TRUE|false|False|FALSE")
_INTEGER = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


def compose(file: Path) -> yaml.Node | None:
    """Return the nodes of a YAML file. Raises `yaml.YAMLError`."""
    return yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)


def value_of(node: yaml.Node | None) -> Any:
    """Return a node as JSON would have it."""
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): value_of(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [value_of(item) for item in node.value]
    if not isinstance(node, yaml.ScalarNode):
        return None
    text = str(node.value)
    if node.style is not None:
        return text
    if _NULL.fullmatch(text):
        return None
    if _TRUTH.fullmatch(text):
        return text.lower() == "true"
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text


class Complaint(NamedTuple):
    """What a schema says of a file, and on which line."""

    line: int
    message: str


def complaints(validator: Draft7Validator, file: Path) -> list[Complaint]:
    """Return what a schema says of a YAML file. Raises `yaml.YAMLError`."""
    root = compose(file)
    found = []
    for error in validator.iter_errors(value_of(root)):
        found += [
            Complaint(line, one.message) for one in _deep(error) for line in _lines(one, root)
        ]
    return found


def _deep(error: ValidationError) -> Iterator[ValidationError]:
    """Yield an error and those of the choices it failed at."""
    yield error
    for inner in error.context or ():
        yield from _deep(inner)


def _lines(error: ValidationError, root: yaml.Node | None) -> Iterator[int]:
    """Yield the lines that an error is on: of its value, its key, and of keys that are unknown."""
    node, key = root, None
    for step in error.absolute_path:
        if isinstance(node, yaml.MappingNode):
            key, node = next((k, v) for k, v in node.value if str(k.value) == str(step))
        elif isinstance(node, yaml.SequenceNode):
            node = node.value[int(step)]
    for one in (node, key):
        if one is not None:
            yield one.start_mark.line + 1
    if error.validator == "additionalProperties" and isinstance(node, yaml.MappingNode):
        known = error.schema.get("properties", {}) if isinstance(error.schema, dict) else {}
        yield from (k.start_mark.line + 1 for k, _ in node.value if str(k.value) not in known)
