"""What a PDF was made from, remembered beside it, so that it need not be made again.

One file for each PDF, in the folder `.pagesetter-made` beside it, written whole. One that is
broken, or that says anything unexpected, is as good as none.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from pagesetter import __version__
from pagesetter.batch.digests import are_the_same, digest_of
from pagesetter.batch.folders import KEPT
from pagesetter.files import write_whole
from pagesetter.pipeline import Options
from pagesetter.typeface.folders import font_files

_FORM = 1
_MOST_BYTES = 16 << 20


def options_digest(options: Options, *more: object) -> str:
    """Return what stands for the options that decide a page, and for the fonts they name."""
    decides = options._replace(
        png=None,
        max_warnings=None,
        press=options.press._replace(workers=None),
        deny=frozenset(),
        allow=frozenset(),
    )
    fonts = [(str(file), file.stat().st_size) for file in font_files(options.font_folders)]
    told = (_FORM, __version__, decides._replace(deny=frozenset(), allow=frozenset()), fonts, more)
    verdict = (sorted(options.deny), sorted(options.allow), options.max_warnings)
    return sha256(repr((told, verdict)).encode()).hexdigest()


def is_as_recorded(out: Path, made_with: str, *, beside: tuple[Path, ...] = ()) -> bool:
    """Tell whether a PDF, and what is `beside` it, is what would be made again."""
    record = _read(out)
    if record is None or record.get("options") != made_with:
        return False
    outputs, inputs = _digests(record.get("outputs")), _digests(record.get("inputs"))
    if outputs is None or inputs is None:
        return False
    if set(outputs) != {file.name for file in (out, *beside)} or None in outputs.values():
        return False
    whole = all(digest_of(out.with_name(name)) == digest for name, digest in outputs.items())
    return whole and are_the_same({Path(file): digest for file, digest in inputs.items()})


def record(out: Path, made_with: str, inputs: Mapping[Path, str | None], *beside: Path) -> None:
    """Remember what a PDF was made from. Where that cannot be written, it is made again."""
    outputs = {file.name: digest_of(file) for file in (out, *beside)}
    told = {
        "options": made_with,
        "outputs": outputs,
        "inputs": {str(k): d for k, d in inputs.items()},
    }
    file = _record_of(out)
    with suppress(OSError):
        file.parent.mkdir(exist_ok=True)
        write_whole(json.dumps(told, indent=0, sort_keys=True).encode(), file)


def forget(out: Path) -> None:
    """Forget what a PDF was made from: it is made anew."""
    with suppress(OSError):
        _record_of(out).unlink()


def _record_of(out: Path) -> Path:
    return out.parent / KEPT / f"{out.name}.json"


def _read(out: Path) -> dict[str, Any] | None:
    file = _record_of(out)
    try:
        if file.stat().st_size > _MOST_BYTES:
            return None
        found = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _digests(found: object) -> dict[str, str | None] | None:
    """Return what was read, if it is digests by file."""
    if not isinstance(found, dict):
        return None
    whole = all(
        isinstance(file, str) and (digest is None or isinstance(digest, str))
        for file, digest in found.items()
    )
    return found if whole else None
