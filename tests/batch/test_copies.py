"""Pages by several processes that are copies of one: the same files, and the same is said of them.

What makes pages is a process of its own, so that it has one thread and can be copied.
"""

from __future__ import annotations

import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.batch.conftest import ROOT, Desk
from tests.batch.test_trouble import building, live, wait_for, workers_of

Files = Callable[[Path], dict[str, bytes]]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="there are no copies")


def edition(desk: Desk, pages: int) -> str:
    """Write an edition, and return the name of its file."""
    return listed(desk, [page.name for page in desk.pages(pages)])


def listed(desk: Desk, names: list[str]) -> str:
    """Write an edition of pages, and return the name of its file."""
    pages = "".join(f"- file: {name}\n" for name in names)
    text = "edition: {paper: 报, date: 2025-09-01}\npages:\n" + pages
    (desk.folder / "edition.yaml").write_text(text, "utf-8")
    return "edition.yaml"


def program(
    desk: Desk, text: str, *words: str, stderr: int = subprocess.PIPE
) -> subprocess.CompletedProcess[str]:
    """Run the command after something is done to it; `COPIED` tells by its length how often it was copied."""
    head = """
        import os, sys
        from pathlib import Path
        COPIED = []
        os.register_at_fork(after_in_parent=lambda: COPIED.append(1))
        """
    tail = """
        from pagesetter.cli import main
        code = main(sys.argv[1:])
        print("copied", len(COPIED))
        sys.stdout.flush()
        os._exit(code)
        """
    parts = (textwrap.dedent(part) for part in (head, text, tail))
    command = [sys.executable, "-W", "error", "-c", "".join(parts), *desk.command(*words)[3:]]
    return subprocess.run(
        command, cwd=desk.folder, stdout=subprocess.PIPE, stderr=stderr, text=True, check=False
    )


TWO = "import pagesetter.copies.sharing as s; s.processors = lambda: 2\n"
# The process makes the first page, and leaves the others to its copies.
THERE = TWO + "s.TaskList.take = lambda self: self._fill()\n"


def said(run: subprocess.CompletedProcess[str]) -> tuple[int, str, str]:
    """Return what a run said, but for how often it was copied."""
    return run.returncode, re.sub(r"copied \d+\n", "", run.stdout), run.stderr


@pytest.mark.parametrize("jobs", ["2", "3"])
def test_pages_and_one_pdf_of_them_are_the_same(desk: Desk, jobs: str, files_of: Files) -> None:
    names = [page.name for page in desk.pages(15)]
    told = []
    for count, copies in (("1", 0), (jobs, int(jobs) - 1)):
        words = [*names, "-o", "out", "--one", "all.pdf", "--png", "--dpi", "20", "--jobs", count]
        result = program(desk, "", *words)
        assert f"copied {copies}\n" in result.stdout, result.stderr
        drawn = {f.name: f.read_bytes() for f in (desk.folder / "out").glob("*.png")}
        told.append((said(result), files_of(desk.folder / "out"), files_of(desk.folder), drawn))
        assert ": 15 pages made before, 0 pages" in desk.run(*words, "--resume").stdout
        shutil.rmtree(desk.folder / "out")
    assert told[0] == told[1]
    assert len(told[0][1]) == 15


def test_an_edition_is_made_by_all_processors_and_says_the_same(
    desk: Desk, files_of: Files
) -> None:
    shutil.copytree(ROOT / "tests/pages/edition", desk.folder / "edition")
    page = desk.folder / "edition/pages/08.yaml"
    page.write_text(page.read_text("utf-8").replace("body: |", "body: |\n      " + "天" * 900))
    told = []
    for patch, copies in (
        ("import pagesetter.copies.sharing as s; s.processors = lambda: 1", 0),
        (THERE, 1),
    ):
        words = ["edition/edition.yaml", "-o", "out", "--one", "all.pdf", "--png", "--dpi", "20"]
        result = program(desk, patch, *words)
        assert f"copied {copies}\n" in result.stdout
        told.append((said(result), files_of(desk.folder / "out"), files_of(desk.folder)))
    assert told[0] == told[1]
    assert "overset" in told[0][0][2]
    assert len(told[0][1]) == 8


@pytest.mark.parametrize("path", ["edition", "batch"])
def test_pages_that_do_not_agree_are_made_again(desk: Desk, path: str, files_of: Files) -> None:
    names = [edition(desk, 12)] if path == "edition" else [p.name for p in desk.pages(12)]
    words = [*names, "--one", "all.pdf", "--jobs"]
    assert desk.run(*words, "1").returncode == 0
    before = files_of(desk.folder)
    count = "2" if path == "batch" else ""
    patch = """
from pagesetter.export.pdf_stream import PdfStream
apart, count = PdfStream.apart, iter(range(100))
def wrong(self, page):
    made = apart(self, page)
    return made._replace(content=b"wrong " * (next(count) % 2) + made.content)
PdfStream.apart = wrong
PdfStream.takes = lambda self, page: not page.content.startswith(b"wrong")
"""
    result = program(desk, THERE + patch, *(words if count else words[:-1]), *[count] * bool(count))
    assert (result.returncode, "copied 1\n" in result.stdout) == (0, True), result.stderr
    assert files_of(desk.folder) == before


def test_a_page_that_fails_in_a_copy_is_told_as_ever(desk: Desk, files_of: Files) -> None:
    pages = desk.pages(12)
    for i in (5, 7):
        pages[i].write_text("layout: box\nstory: none\n", "utf-8")
    runs = []
    for jobs in ("1", "2"):
        words = [*(p.name for p in pages), "-o", jobs, "--one", "all.pdf", "--jobs", jobs]
        result = program(desk, "", *words)
        assert f"copied {int(jobs) - 1}\n" in result.stdout
        code, out, err = said(result)
        runs.append((code, out.replace(f"{jobs}: ", ""), err, files_of(desk.folder / jobs)))
    assert runs[0] == runs[1]
    assert (runs[0][0], len(runs[0][3])) == (1, 10)
    assert not list(desk.folder.rglob("*.tmp"))


def test_a_spread_is_cut_in_two_in_a_copy_too(desk: Desk, files_of: Files) -> None:
    spread = str(ROOT / "tests/pages/spread.yaml")
    names = [page.name for page in desk.pages(8)]
    found = []
    for jobs in ("1", "2"):
        words = [*names, spread, names[0], "--one", "all.pdf", "--split", "--jobs", jobs]
        assert desk.run(*words).returncode == 0
        found.append(files_of(desk.folder))
    assert found[0] == found[1]


@pytest.mark.parametrize("path", ["edition", "batch"])
def test_a_photo_that_is_saved_while_pages_are_made_is_told_of(desk: Desk, path: str) -> None:
    (desk.folder / ".pagesetter").touch()  # what the pages may refer to ends here
    shutil.copytree(ROOT / "examples/pictures", desk.folder / "pictures")
    shutil.copytree(ROOT / "examples/photo-page", desk.folder / "photo-page")
    names = [p.name for p in desk.pages(12)]
    names.insert(5, "photo-page/page.yaml")
    if path == "edition":
        names = [listed(desk, names)]
    patch = """
import pagesetter.export.pdf_stream as p, pagesetter.batch.build as b
from pagesetter.pictures import PictureError
def confirm(picture):
    raise PictureError(f"{picture.file.name} has changed while its page was made")
p.confirm = b.confirm = confirm
"""
    jobs = ["--jobs", "2", "-o", "out"] if path == "batch" else []
    result = program(desk, THERE + patch, *names, "--one", "all.pdf", *jobs)
    assert "has changed while its page was made" in result.stderr
    assert result.returncode == 1
    assert len([*desk.folder.rglob("*.pdf")]) == (12 if path == "batch" else 0)
    assert not list(desk.folder.rglob("*.tmp"))


def test_an_edition_of_a_killed_copy_is_whole(desk: Desk, files_of: Files) -> None:
    name = edition(desk, 30)
    assert desk.run(name, "--one", "all.pdf", "--jobs", "1").returncode == 0
    before = files_of(desk.folder)
    patch = """
import pagesetter.copies.sharing as s; s.processors = lambda: 3
import pagesetter.edition_pages as e
import signal
there = e.EditionPages._there
def dies(self, unit):
    if unit > 6:
        os.kill(os.getpid(), signal.SIGKILL)
    return there(self, unit)
e.EditionPages._there = dies
"""
    result = program(desk, patch, name, "--one", "all.pdf")
    assert (result.returncode, "copied 2\n" in result.stdout, result.stderr) == (0, True, "")
    assert files_of(desk.folder) == before


@pytest.mark.parametrize("path", ["edition", "batch"])
def test_a_process_on_a_terminal_is_copied_too(desk: Desk, path: str) -> None:
    names = [edition(desk, 8)] if path == "edition" else [p.name for p in desk.pages(8)]
    main, end = pty.openpty()
    result = program(desk, TWO, *names, "--one", "all.pdf", stderr=end)
    os.close(end)
    os.close(main)
    assert (result.returncode, "copied 1\n" in result.stdout) == (0, True)


def test_a_full_disk_is_told_of_an_edition_and_leaves_nothing(desk: Desk) -> None:
    name = edition(desk, 30)
    words = [name, "--one", "all.pdf", "-o", "out"]
    assert desk.run(*words).returncode == 0
    size = (desk.folder / "all.pdf").stat().st_size // 2
    before = (desk.folder / "all.pdf").read_bytes()
    shutil.rmtree(desk.folder / "out")
    patch = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))"
    result = program(desk, TWO + patch, *words)
    assert (result.returncode, "copied 1\n" in result.stdout) == (1, True)
    assert result.stderr == "pagesetter: cannot write all.pdf: File too large\n"
    assert (desk.folder / "all.pdf").read_bytes() == before
    assert not (desk.folder / "out").exists()
    assert not list(desk.folder.rglob("*.tmp"))


@pytest.mark.slow
def test_an_interrupted_edition_leaves_nothing(desk: Desk) -> None:
    name = edition(desk, 400)
    with building(desk, name, "--one", "all.pdf", "-o", "out") as process:
        wait_for(lambda: len(list((desk.folder).glob("out/.*.tmp"))) >= 5)
        workers = workers_of(process.pid)
        os.killpg(process.pid, signal.SIGINT)
        _, told = process.communicate(timeout=60)
    assert (process.returncode, told) == (130, "")
    wait_for(lambda: not any(map(live, workers)))
    assert not [f for f in desk.folder.rglob("*") if f.suffix in (".tmp", ".pdf")]
