"""`pagesetter new`: a page to fill in on each layout, which builds as a draft."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from pagesetter import Options, build
from pagesetter.cli import main
from pagesetter.diagnostics import Code, Severity
from tests.yaml_values import complaints

ROOT = Path(__file__).parents[2]
LAYOUTS = sorted(file.stem for file in ROOT.glob("layouts/*.yaml"))

#: What a page without its words and pictures is told of, and nothing else.
EXPECTED = {Code.UNDERSET, Code.MISSING_PICTURE}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_page_builds_as_a_draft(layout: str, tmp_path: Path) -> None:
    assert main(["new", str(tmp_path / "page"), "--layout", layout]) == 0
    page = tmp_path / "page" / "page.yaml"
    report = build(page, tmp_path / "page.pdf", Options(draft=True))
    assert {d.code for d in report.diagnostics} <= EXPECTED
    assert {d.severity for d in report.diagnostics} <= {Severity.WARNING}


def test_every_slot_has_something_to_fill_in(tmp_path: Path) -> None:
    main(["new", str(tmp_path), "--layout", "front-page"])
    text = (tmp_path / "page.yaml").read_text(encoding="utf-8")
    places = [word for word in ("lead", "lead-photo", "second", "street", "foot") if word in text]
    assert places == ["lead", "lead-photo", "second", "street", "foot"]
    assert "  date: 2025-01-01\n" in text
    assert "index:\n  - {headline: 标题, page: 2}\n" in text


def test_a_layout_in_the_traditional_script_has_words_in_it(tmp_path: Path) -> None:
    main(["new", str(tmp_path), "--layout", "vertical-tc"])
    text = (tmp_path / "page.yaml").read_text(encoding="utf-8")
    assert "headline: 標題" in text


def test_a_page_that_is_there_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "page.yaml").write_text("mine", encoding="utf-8")
    assert main(["new", str(tmp_path), "--layout", "notice"]) == 1
    assert (tmp_path / "page.yaml").read_text(encoding="utf-8") == "mine"
    assert "is there already" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("font-page", "no layout is named `font-page`; did you mean `front-page`"),
        ("../front-page", "is not the name of a layout"),
        ("front-page.yaml", "is not the name of a layout"),
        ("", "is not the name of a layout"),
    ],
)
def test_a_layout_that_is_not_there_is_told_with_the_nearest(
    name: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", str(tmp_path / "a"), "--layout", name]) == 1
    assert said in capsys.readouterr().err
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_editor_finds_the_schema_and_the_page_keeps_to_it(layout: str, tmp_path: Path) -> None:
    main(["new", str(tmp_path), "--layout", layout])
    page, schema = tmp_path / "page.yaml", tmp_path / "page.schema.json"
    first = page.read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=page.schema.json"
    validator = Draft7Validator(json.loads(schema.read_text(encoding="utf-8")))
    assert complaints(validator, page) == []
    page.write_text(page.read_text(encoding="utf-8").replace("layout:", "layuot:"), "utf-8")
    assert complaints(validator, page) != []
