"""What is put off is there as soon as it is asked for, and is itself then."""

from __future__ import annotations

import subprocess
import sys

import pytest


def said(program: str) -> str:
    """Run a program in a Python of its own that has put off what can be, and return what it says."""
    before = "import sys; from pagesetter.later import Later, put_off; put_off(); "
    made = subprocess.run(
        [sys.executable, "-c", before + program], capture_output=True, text=True, check=True
    )
    return made.stdout.strip()


OFF = "print(*(type(sys.modules[n]) is Later for n in ('inspect', 'urllib.parse')))"


def test_the_libraries_of_a_build_need_none_of_it() -> None:
    assert said(f"import dataclasses, pathlib, uharfbuzz, yaml; {OFF}") == "True True"


def test_what_is_known_without_loading_is_right() -> None:
    known = (
        "import inspect; known = {k: v for k, v in vars(inspect).items() if k[:3] == 'CO_'}; "
        "off = type(inspect) is Later; inspect.signature; import inspect; "
        "print(len(known), off, all(getattr(inspect, k) == v for k, v in known.items()))"
    )
    assert said(known) == "7 True True"


@pytest.mark.parametrize(
    ("program", "answer"),
    [
        ("import inspect; print(inspect.signature(lambda a, b: 0))", "(a, b)"),
        ("from inspect import signature; print(signature(lambda a: 0))", "(a)"),
        (
            "import dataclasses, inspect as first; "
            "C = dataclasses.make_dataclass('C', [('a', int)]); import inspect; "
            "print(C.__doc__, type(inspect) is Later, first.isclass is inspect.isclass)",
            "C(a: int) False True",
        ),
        ("import urllib.parse; print(urllib.parse.quote('a b'))", "a%20b"),
        ("from urllib.parse import urlsplit; print(urlsplit('http://a/b').path)", "/b"),
        ("import urllib.request, urllib.parse; print(urllib.parse.urljoin('a/', 'b'))", "a/b"),
        (
            "from pathlib import Path; print(Path('/a b/\\u62a5').as_uri())",
            "file:///a%20b/%E6%8A%A5",
        ),
        ("import inspect; print(hasattr(inspect, 'nothing_of_the_kind'))", "False"),
    ],
)
def test_what_is_asked_for_is_loaded_then(program: str, answer: str) -> None:
    assert said(program) == answer


def test_what_is_loaded_already_stays() -> None:
    program = "import subprocess, sys; sys.argv = ['x']; import inspect, urllib.parse; "
    made = subprocess.run(
        [
            sys.executable,
            "-c",
            f"{program}from pagesetter.later import Later, put_off; put_off(); {OFF}",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert made.stdout.strip() == "False False"
