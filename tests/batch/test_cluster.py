"""Pages made by the workers of a real local Dask cluster: nothing lost, nothing else than here."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pagesetter.batch.build import build_pages
from pagesetter.batch.model import BatchOptions, BatchOutputs
from pagesetter.diagnostics import PagesetterError
from pagesetter.pipeline import Options
from pagesetter.press.model import PressOptions
from tests.batch.conftest import ROOT, Desk

distributed = pytest.importorskip("distributed", reason="distributed is not installed")

pytestmark = [
    pytest.mark.slow,
    # What Dask leaves open when it ends is not ours.
    pytest.mark.filterwarnings("default"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning"),
]

Files = Callable[[Path], dict[str, bytes]]


@pytest.fixture
def cluster(tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Start two workers, processes of their own, whose working folder is not that of the pages."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    with distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        dashboard_address=None,
        local_directory=str(elsewhere),
    ) as started:
        yield started


def processes_of(cluster: Any) -> list[int]:
    with distributed.Client(cluster, set_as_default=False) as client:
        return list(client.run(os.getpid).values())


def test_200_pages_are_all_made_once_as_they_are_here_though_a_worker_is_killed(
    desk: Desk, tmp_path: Path, files_of: Files, cluster: Any
) -> None:
    pages = desk.pages(200)
    here, there = (BatchOutputs(tmp_path / n, tmp_path / f"{n}.pdf") for n in ("here", "there"))
    build_pages(pages, here, desk.options)
    first, other = processes_of(cluster)
    counted: list[int] = []

    def kill_one_midway(done: int, _: int) -> None:
        counted.append(done)
        if done == 60:
            os.kill(first, signal.SIGKILL)

    batch = BatchOptions(cluster=cluster.scheduler_address)
    report = build_pages(pages, there, desk.options, batch, watch=kill_one_midway)
    assert other in processes_of(cluster)
    assert first not in processes_of(cluster)
    assert (report.pages, report.missing, report.troubles) == (200, (), ())
    assert report.pdfs == tuple(tmp_path / "there" / f"{page.stem}.pdf" for page in pages)
    assert counted == list(range(201))
    assert files_of(tmp_path / "here") == files_of(tmp_path / "there")
    assert (tmp_path / "here.pdf").read_bytes() == (tmp_path / "there.pdf").read_bytes()


def test_pages_with_photos_an_edition_and_a_mistake_are_as_they_are_here(
    desk: Desk, tmp_path: Path, cluster: Any
) -> None:
    (wrong,) = desk.pages(1)
    wrong.write_text("layout: box\nstory: none\n", "utf-8")
    files = [ROOT / "examples/photo-page/page.yaml", ROOT / "examples/edition/edition.yaml", wrong]
    made = {}
    for name, batch in (
        ("here", BatchOptions()),
        ("there", BatchOptions(cluster=cluster.scheduler_address)),
    ):
        report = build_pages(files, BatchOutputs(tmp_path / name), desk.options, batch)
        found = sorted((tmp_path / name).rglob("*.pdf"))
        made[name] = (
            {str(file.relative_to(tmp_path / name)): file.read_bytes() for file in found},
            report.missing,
            report.diagnostics,
        )
    assert len(made["here"][0]) == 9
    assert made["here"] == made["there"]


def test_a_press_file_is_as_it_is_here(tmp_path: Path, cluster: Any) -> None:
    options = Options(press=PressOptions(profile="newsprint-cn", marks=True))
    page = ROOT / "examples/photo-page/page.yaml"
    found = []
    for name, batch in (
        ("here", BatchOptions()),
        ("there", BatchOptions(cluster=cluster.scheduler_address)),
    ):
        outputs = BatchOutputs(tmp_path / name, tmp_path / f"{name}.pdf")
        report = build_pages([page], outputs, options, batch)
        pdfs = [tmp_path / name / "page.pdf", tmp_path / f"{name}.pdf"]
        found.append(([file.read_bytes() for file in pdfs], report.diagnostics))
    assert found[0] == found[1]


def test_what_is_no_scheduler_is_told(desk: Desk, tmp_path: Path) -> None:
    pages = desk.pages(1)
    batch = BatchOptions(cluster="nowhere://here")
    with pytest.raises(PagesetterError, match="there is no Dask scheduler at nowhere://here"):
        build_pages(pages, BatchOutputs(tmp_path / "out"), desk.options, batch)
