"""Makes the documentation's site: the Markdown of the repository, its pictures drawn anew.

    python -m docs.make_site

Every page stands where its file does, so that the links between the files are those of the
site. What they link to is copied; no picture but the preview's is: each is drawn by the program,
and the one that nothing draws is missed. Zensical builds it in its strict mode; every link of what it
built is then followed, for it does not follow those to pictures and other files.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from docs import draw_boxes, draw_marks, draw_proofs
from docs.site_links import faults
from examples import draw_gallery

ROOT = Path(__file__).parents[1]
BUILD = ROOT / "build"

#: Folders whose Markdown is documentation, besides that at the root.
FOLDERS = ("docs", "examples", "layouts", "profiles", "fonts", "tests")

_LINK = re.compile(r"\]\(([^)#\s]+)")

#: What shows a browser's window, and so is not the program's own drawing.
PHOTOGRAPHED = (ROOT / "docs" / "preview.png",)

#: A rule, a headline over it and three columns under it.
FAVICON = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M2 2h12v3H2zM2 6h12v1H2z\
M2 8h3v6H2zM6.5 8h3v6h-3zM11 8h3v6h-3z" fill="#b3261e"/></svg>
"""


def pages() -> list[Path]:
    """Return the Markdown files of the documentation."""
    folders = (ROOT / name for name in FOLDERS)
    return [*sorted(ROOT.glob("*.md")), *(file for f in folders for file in sorted(f.glob("*.md")))]


def linked(page: Path) -> set[Path]:
    """Return the files of the repository that a page links to or shows."""
    links = _LINK.findall(page.read_text(encoding="utf-8"))
    local = (link for link in links if "://" not in link and not link.startswith("mailto:"))
    return {(page.parent / link).resolve() for link in local}


def copy_pages(source: Path) -> None:
    """Copy the pages and what they link to, but no picture."""
    found = {*pages(), *(file for page in pages() for file in linked(page))}
    for file in sorted(found):
        if file.is_file() and file.is_relative_to(ROOT) and not _is_drawn(file):
            place = source / file.relative_to(ROOT)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, place)
    (source / "favicon.svg").write_text(FAVICON, encoding="utf-8")


def _is_drawn(file: Path) -> bool:
    return file.suffix == ".png" and file not in PHOTOGRAPHED


def draw_pictures(source: Path) -> None:
    """Draw the pictures that the pages show, each where it belongs."""
    for drawn in (draw_boxes, draw_marks):
        for name, typed in drawn.examples().items():
            drawn.draw(typed, _place(source / "docs" / name))
    for name in (*draw_proofs.PICTURES, "sheet", "diff"):
        draw_proofs.draw(name, _place(source / "docs" / "proofs" / f"{name}.png"))
    draw_gallery.draw(source / "examples")


def _place(file: Path) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    return file


def main() -> int:
    """Make the site in build/site; return 0 where no link of it leads nowhere."""
    source = BUILD / "site-source"
    shutil.rmtree(source, ignore_errors=True)
    source.mkdir(parents=True)
    copy_pages(source)
    draw_pictures(source)
    command = ["zensical", "build", "--strict", "--clean", "--config-file", "mkdocs.yml"]
    code = subprocess.run(command, cwd=ROOT, check=False).returncode
    wrong = list(faults(BUILD / "site"))
    sys.stderr.writelines(f"{fault}\n" for fault in wrong)
    return code or int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
