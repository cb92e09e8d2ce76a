"""Interrupts, kills, full disks, two builds at once: no half-written file, and a rerun completes."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pagesetter.batch.folders import taken
from tests.batch.conftest import Desk
from tests.interrupts import hear_interrupts

_PATIENCE = 60.0


def wait_for(what: Callable[[], bool]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + _PATIENCE
    while not what():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.005)


def pdfs(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.pdf"))


def are_whole(files: list[Path]) -> bool:
    contents = [file.read_bytes() for file in files]
    return all(c.startswith(b"%PDF-") and c.endswith(b"%%EOF\n") for c in contents)


def workers_of(process: int) -> list[int]:
    """Return the processes that a process started, and those that they did."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True)
    pairs = [tuple(map(int, line.split())) for line in listed.stdout.splitlines()]
    found = [pid for pid, parent in pairs if parent == process]
    return found + [below for pid in found for below in workers_of(pid)]


def live(process: int) -> bool:
    status = Path(f"/proc/{process}/stat")
    return status.exists() and status.read_text().rsplit(")", 1)[1].split()[0] != "Z"


@contextmanager
def building(desk: Desk, *words: str) -> Iterator[subprocess.Popen[str]]:
    """Start a build in a session of its own, as a terminal does."""
    process = subprocess.Popen(
        desk.command(*words),
        cwd=desk.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=hear_interrupts,
    )
    with process:
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()


needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="there is no /proc")


@needs_proc
@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupted_build_keeps_whole_pages_and_goes_on_later(desk: Desk, jobs: str) -> None:
    names = [page.name for page in desk.pages(150)]
    out = desk.folder / "out"
    with building(desk, *names, "-o", "out", "--one", "all.pdf", "--jobs", jobs) as process:
        wait_for(lambda: len(pdfs(out)) >= 5)
        workers = workers_of(process.pid)
        os.killpg(process.pid, signal.SIGINT)
        _, told = process.communicate(timeout=_PATIENCE)
    assert (process.returncode, told) == (130, "")
    wait_for(lambda: not any(map(live, workers)))
    assert 5 <= len(pdfs(out)) < 150
    assert are_whole(pdfs(out))
    assert not list(desk.folder.rglob("*.tmp"))
    assert not (desk.folder / "all.pdf").exists()
    before = len(pdfs(out))
    result = desk.run(*names, "-o", "out", "--resume", "--jobs", jobs)
    # The last page may be there and not yet noted as made: then it is made again.
    ways = [f"out: {n} pages made before, {150 - n} pages, " for n in (before, before - 1)]
    assert result.stdout.startswith(tuple(ways))


@needs_proc
@pytest.mark.slow
def test_a_killed_build_leaves_no_worker_and_its_rerun_completes(desk: Desk) -> None:
    names = [page.name for page in desk.pages(150)]
    words = [*names, "-o", "out", "--one", "all.pdf", "--jobs", "2"]
    with building(desk, *words) as process:
        wait_for(lambda: len(pdfs(desk.folder / "out")) >= 5)
        workers = workers_of(process.pid)
        assert len(list(desk.folder.glob(".all.pdf.*.tmp"))) == 1
        process.kill()
        process.communicate(timeout=_PATIENCE)
    assert len(workers) == 1  # the process itself makes pages as well
    wait_for(lambda: not any(map(live, workers)))
    assert are_whole(pdfs(desk.folder / "out"))
    assert not (desk.folder / "all.pdf").exists()
    result = desk.run(*words, "--resume")
    assert (result.returncode, result.stderr) == (0, "")
    assert len(pdfs(desk.folder / "out")) == 150
    assert are_whole([desk.folder / "all.pdf"])
    assert not list(desk.folder.rglob("*.tmp"))


@needs_proc
@pytest.mark.slow
def test_a_worker_that_dies_is_replaced_and_loses_nothing(desk: Desk) -> None:
    names = [page.name for page in desk.pages(150)]
    with building(desk, *names, "-o", "out", "--jobs", "2") as process:
        wait_for(lambda: len(pdfs(desk.folder / "out")) >= 5)
        (victim,) = workers_of(process.pid)
        os.kill(victim, signal.SIGKILL)
        _, told = process.communicate(timeout=_PATIENCE)
    assert (process.returncode, told) == (0, "")
    assert len(pdfs(desk.folder / "out")) == 150


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_full_disk_is_told_and_leaves_no_half_file(desk: Desk, jobs: str) -> None:
    names = [page.name for page in desk.pages(30)]
    whole = desk.run(*names, "--one", "all.pdf", "-o", "out")
    assert whole.returncode == 0
    size = (desk.folder / "all.pdf").stat().st_size
    assert max(file.stat().st_size for file in pdfs(desk.folder / "out")) < size // 2
    before = (desk.folder / "all.pdf").read_bytes()
    result = subprocess.run(
        desk.command(*names, "-o", "more", "--one", "all.pdf", "--jobs", jobs),
        cwd=desk.folder,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size // 2, size // 2)),
    )
    assert result.returncode == 1
    assert result.stderr == "pagesetter: cannot write all.pdf: File too large\n"
    assert (desk.folder / "all.pdf").read_bytes() == before
    assert not list(desk.folder.rglob("*.tmp"))
    assert desk.run(*names, "-o", "more", "--one", "all.pdf", "--resume").returncode == 0
    assert len(pdfs(desk.folder / "more")) == 30


def test_two_builds_into_one_folder_are_told_apart(desk: Desk) -> None:
    names = [page.name for page in desk.pages(2)]
    with taken([desk.folder / "out"]):
        result = desk.run(*names, "-o", "out")
        assert result.returncode == 1
        said = "another build is writing into out: wait until it has ended"
        assert result.stderr == f"pagesetter: {said}\n"
        assert pdfs(desk.folder / "out") == []
    assert desk.run(*names, "-o", "out").returncode == 0
    assert len(pdfs(desk.folder / "out")) == 2


@pytest.mark.slow
def test_of_two_builds_at_once_one_is_done_and_the_other_told(desk: Desk) -> None:
    names = [page.name for page in desk.pages(80)]
    with (
        building(desk, *names, "-o", "out") as first,
        building(desk, *names, "-o", "out") as second,
    ):
        ends = [(p.communicate(timeout=_PATIENCE)[1], p.returncode) for p in (first, second)]
    assert sorted(code for _, code in ends) in ([0, 1], [0, 0])
    assert len(pdfs(desk.folder / "out")) == 80
    assert are_whole(pdfs(desk.folder / "out"))
    assert desk.run(*names, "-o", "out", "--resume").stdout.startswith("80 pages made before")


def test_what_a_killed_build_left_is_swept_away_and_nothing_else(desk: Desk) -> None:
    names = [page.name for page in desk.pages(2)]
    out = desk.folder / "out"
    out.mkdir()
    left, other = out / ".000.pdf.999999999.tmp", out / f".000.pdf.{os.getpid()}.tmp"
    for file in (left, other, out / ".own.tmp"):
        file.write_bytes(b"half")
    assert desk.run(*names, "-o", "out").returncode == 0
    assert sorted(file.name for file in out.glob(".*.tmp")) == sorted([other.name, ".own.tmp"])
