"""The documentation's site: every page in its navigation, no link that leads nowhere."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from docs.make_site import ROOT, pages
from docs.site_links import faults


def test_every_page_is_in_the_navigation_once() -> None:
    listed = re.findall(r"[\w/]+\.md", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    in_navigation = sorted(name for name in listed if not name.startswith("docs/make_site"))
    assert in_navigation == sorted(page.relative_to(ROOT).as_posix() for page in pages())


def test_a_link_that_leads_nowhere_and_a_request_that_leaves_the_site_are_told(
    tmp_path: Path,
) -> None:
    page = (
        '<h1 id="top">a</h1><a href="#top">b</a><a href="b.html#c">c</a><a href="https://d/">d</a>'
    )
    wrong = '<a href="gone.html"></a><img src="gone.png"><script src="https://cdn/x.js"></script>'
    (tmp_path / "a.html").write_text(page + wrong, encoding="utf-8")
    (tmp_path / "b.html").write_text("<p>", encoding="utf-8")
    assert list(faults(tmp_path)) == [
        "a.html fetches https://cdn/x.js",
        "a.html links to b.html#c, where nothing has that anchor",
        "a.html links to gone.html, which is not there",
        "a.html links to gone.png, which is not there",
    ]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("zensical") is None, reason="zensical is not installed")
def test_the_site_is_built_and_no_link_of_it_leads_nowhere() -> None:
    command = [sys.executable, "-m", "docs.make_site"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert (ROOT / "build" / "site" / "docs" / "looks" / "rules.png").exists()
