"""What is measured inside one process: `python -m bench.inside composition|warm FOLDER`.

Writes a JSON list of `[name, seconds, seconds of the processor]`, a median each.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from bench.material import running_text, write_page
from pagesetter import compose
from pagesetter.diagnostics import DiagnosticLog
from pagesetter.engine import Engine
from pagesetter.pipeline import Options
from pagesetter.platemaking import printed_pdf

_TIMES = 20


def _median(act: Callable[[], object], times: int) -> tuple[float, float]:
    taken = []
    for _ in range(times):
        wall, cpu = time.perf_counter(), time.process_time()
        act()
        taken.append((time.perf_counter() - wall, time.process_time() - cpu))
    return statistics.median(w for w, _ in taken), statistics.median(c for _, c in taken)


def composition() -> list[tuple[str, float, float]]:
    """Set paragraphs in lines of 19 ems: per 1,000 characters of 1,000 and of 10,000."""
    rows = []
    compose("天地玄黄，宇宙洪荒。", 19)
    for characters in (1_000, 10_000):
        text = [p.removeprefix("## ") for p in running_text(characters)]

        def act(text: list[str] = text) -> None:
            for paragraph in text:
                compose(paragraph, 19)

        wall, cpu = _median(act, _TIMES if characters == 1_000 else 7)
        thousands = characters / 1_000
        name = f"composition of {characters:,} characters, per 1,000"
        rows.append((name, wall / thousands, cpu / thousands))
    return rows


def warm(folder: Path) -> list[tuple[str, float, float]]:
    """Make a page again after a change, to the bytes of its PDF, as the preview does."""
    file = write_page(folder)
    engine = Engine(file, Options())
    original = file.read_text(encoding="utf-8")
    photo = folder / "pictures" / "orchard.jpg"

    def made() -> bytes:
        found = engine.make()
        assert found.display is not None, found.diagnostics
        return printed_pdf([found.display], found.press, DiagnosticLog()).data

    made()
    rows = []
    changes: dict[str, Callable[[int], None]] = {
        "a character": lambda i: _write(
            file, original, "果农李满仓", f"果农李{'甲乙丙丁'[i % 4]}仓"
        ),
        "a headline": lambda i: _write(file, original, "亮起来", f"亮{'一二三四'[i % 4]}起来"),
        "a photo": lambda i: _repaint(photo, i),
    }
    for name, change in changes.items():
        taken = []
        for i in range(_TIMES):
            change(i)
            wall, cpu = time.perf_counter(), time.process_time()
            made()
            taken.append((time.perf_counter() - wall, time.process_time() - cpu))
        walls, cpus = zip(*taken, strict=True)
        rows.append((f"warm, {name} changed", statistics.median(walls), statistics.median(cpus)))
        file.write_text(original, encoding="utf-8")
    return rows


def _write(file: Path, text: str, old: str, new: str) -> None:
    assert old in text, old
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def _repaint(photo: Path, number: int) -> None:
    with Image.open(photo) as opened:
        picture = opened.convert("RGB")
    picture.putpixel((0, 0), (number, number, number))
    picture.save(photo, quality=88)


def main() -> None:
    """Measure what the command line names."""
    rows = composition() if sys.argv[1] == "composition" else warm(Path(sys.argv[2]))
    sys.stdout.write(json.dumps(rows))


if __name__ == "__main__":
    main()
