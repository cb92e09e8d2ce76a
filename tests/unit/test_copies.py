"""Tasks shared out among copies of a process: each is made once, and they come in order.

Programs of their own: of the tests' process nobody knows what threads there are.
"""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from pagesetter.copies import sensible_jobs, sharing

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="there are no copies")


def told(program: str, *words: str) -> list[str]:
    """Run a program that has made its imports, and return the words that it prints."""
    head = "import os, signal, sys, threading, time\nfrom pagesetter.copies import *\n"
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", head + textwrap.dedent(program), *words],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (run.returncode, run.stderr) == (0, ""), run.stderr
    return run.stdout.split()


@pytest.mark.parametrize("processes", [2, 3, 6])
def test_each_task_is_made_once_and_all_come_in_order(processes: int, tmp_path: Path) -> None:
    made = told(
        """
        def make(task):
            time.sleep(0.001 * (task % 3))
            with open(sys.argv[2], "ab") as file:
                file.write(b"%d\\n" % task)
            return task, os.getpid()
        for task, (same, process) in shared_out(200, make, make, int(sys.argv[1])):
            assert task == same
            print(task, process)
        """,
        str(processes),
        str(file := tmp_path / "made"),
    )
    assert [*map(int, made[::2])] == [*range(200)]
    assert sorted(map(int, file.read_bytes().split())) == [*range(200)]
    assert len(set(made[1::2])) == processes


def test_what_the_first_task_taught_is_known_to_copies() -> None:
    made = told(
        """
        known = []
        def here(task):
            known.append(task)
            return known[0], os.getpid() == parent
        def there(task):
            return known[0], os.getpid() == parent
        parent = os.getpid()
        print({made[0] for _, made in shared_out(20, here, there, 2, lambda: known.insert(0, 7))})
        """
    )
    assert made == ["{0,", "7}"]


def test_a_task_that_a_copy_dies_of_is_made_here() -> None:
    made = told(
        """
        def here(task):
            time.sleep(0.01)
            return 0
        def there(task):
            if task > 3:
                os.kill(os.getpid(), signal.SIGKILL)
            time.sleep(0.01)
            return 1
        made = [*shared_out(30, here, there, 3)]
        assert [task for task, _ in made] == [*range(30)]
        print(sum(there for _, there in made) <= 2, sum(there for _, there in made[4:]))
        """
    )
    assert made == ["True", "0"]


@pytest.mark.parametrize("at", ["its number", "what it made"])
def test_a_copy_that_dies_as_it_tells_of_a_task_loses_nothing(at: str) -> None:
    made = told(
        """
        from pagesetter.copies import copying
        def half(out, data):
            if len(data) == 12 and sys.argv[1] == "what it made":
                os.write(out, data)
                return
            os.write(out, bytes(data)[:-1])
            os.kill(os.getpid(), signal.SIGKILL)
        copying._write = half
        here = lambda task: time.sleep(0.02) or os.getpid()
        print(*[process == os.getpid() for _, process in shared_out(12, here, here, 3)])
        """,
        at,
    )
    assert made == ["True"] * 12


def test_what_is_raised_is_raised_here() -> None:
    made = told(
        """
        def make(task):
            if task == 5:
                raise KeyError("five")
            time.sleep(0.005)
        seen = []
        try:
            for task, _ in shared_out(20, make, make, 2):
                seen.append(task)
        except KeyError as error:
            print(error, seen == [*range(5)])
        """
    )
    assert made == ["'five'", "True"]


def test_large_results_pass_and_what_is_held_is_bounded(tmp_path: Path) -> None:
    made = told(
        """
        def there(task):
            with open(sys.argv[1], "ab") as file:
                file.write(b".")
            return bytes(400_000) + b"%d" % task
        def here(task):
            if not os.path.exists(sys.argv[1] + ".slow"):
                open(sys.argv[1] + ".slow", "w").close()
                return b""
            time.sleep(1)
            print(os.path.getsize(sys.argv[1]))
            return b""
        shared = shared_out(60, here, there, 2)
        for task, made in shared:
            assert not made or made[400_000:] == b"%d" % task
        """,
        str(tmp_path / "made"),
    )
    # Four that are read, two in the pipe, one that waits to get in, one that is made.
    assert 0 < int(made[0]) <= 8


def test_who_leaves_early_leaves_no_copy_behind() -> None:
    made = told(
        """
        make = lambda task: time.sleep(0.002)
        shared = shared_out(500, make, make, 4)
        for task, _ in shared:
            if task == 9:
                shared.close()
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            print("none", may_copy())
        """
    )
    assert made == ["none", "True"]


def test_a_process_with_another_thread_makes_all_by_itself() -> None:
    made = told(
        """
        threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
        print(may_copy())
        make = lambda task: os.getpid()
        print({made for _, made in shared_out(9, make, make, 3)} == {os.getpid()})
        sys.stdout.flush()
        os._exit(0)
        """
    )
    assert made == ["False", "True"]


def test_copies_are_deaf_to_interrupts_and_say_nothing_of_their_own() -> None:
    made = told(
        """
        from pagesetter.notes import listen, note
        sys.stdout.write("once ")
        def make(task):
            if os.getpid() != parent:
                os.kill(os.getpid(), signal.SIGINT)
            note("task", task, "")
            time.sleep(0.005)
            return os.getpid()
        parent, heard = os.getpid(), []
        listen(heard.append)
        made = {process for _, process in shared_out(12, make, make, 2)}
        print(len(made), sorted(heard) == sorted(f"task {task}: " for task in range(12)))
        """
    )
    assert made == ["once", "2", "True"]


@pytest.mark.parametrize(
    ("processors", "tasks", "jobs"),
    [(1, 100, 1), (2, 5, 1), (2, 6, 2), (2, 100, 2), (4, 9, 3), (64, 1000, 8), (4, 0, 1)],
)
def test_as_many_processes_as_there_is_a_gain_by(
    processors: int, tasks: int, jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "processors", lambda: processors)
    assert sensible_jobs(tasks) == jobs


def test_there_may_be_more_tasks_than_a_pipe_holds() -> None:
    made = told(
        """
        from pagesetter.copies import copying
        copying._PIPE = 4096
        make = lambda task: os.getpid()
        made = [*shared_out(5000, make, make, 3)]
        print([task for task, _ in made] == [*range(5000)], len({by for _, by in made}))
        """
    )
    assert made == ["True", "3"]


def test_nobody_waits_for_ever_where_copies_take_all_that_a_pipe_holds() -> None:
    """They are quicker than the process, which reads a list that it has just filled."""
    made = told(
        """
        from pagesetter.copies import copying
        copying._PIPE = 4096
        fill = copying.TaskList._fill
        def slowly(tasks):
            fill(tasks)
            time.sleep(0.1)
        copying.TaskList._fill = slowly
        make = lambda task: os.getpid()
        made = [*shared_out(3000, make, make, 3)]
        print([task for task, _ in made] == [*range(3000)], len({by for _, by in made}))
        """
    )
    assert made[0] == "True"
