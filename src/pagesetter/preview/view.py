"""What is shown of a page: its last good state, its parts as pictures, what is wrong with it.

Everything here is for one thread: pdfium and the engine are not for two at a time.
"""

from __future__ import annotations

import math
import traceback
from dataclasses import dataclass
from typing import Any

from pagesetter.diagnostics import Diagnostic, PagesetterError, Span
from pagesetter.display.model import DisplayList
from pagesetter.engine import Engine, Made, stamp_of, stamps_of
from pagesetter.export.pdf import pdf_bytes
from pagesetter.geometry import Point, Rect
from pagesetter.makeup.model import MadeUpPage
from pagesetter.preview.changes import Look
from pagesetter.preview.overlays import OVERLAYS
from pagesetter.preview.places import Written, find_written
from pagesetter.proof.screen import SmallPhotos
from pagesetter.proof.tiles import OpenPage
from pagesetter.report import safe, short

#: Pixels of a side of the squares that a page is cut into.
TILE = 512

#: Pixels per point that a page is drawn with, at least and at most: 7 to 1,150 to the inch.
LEAST_SCALE, MOST_SCALE = 0.1, 16.0

# Photos are made small for this many pixels per inch; when a page is drawn larger, they are
# taken as they are.
_RESOLUTION = 160.0

# A screen is not asked to show more than this.
_MOST_TOLD = 500


@dataclass
class _Good:
    """The last page that could be made, and its pictures."""

    page: MadeUpPage
    display: DisplayList
    look: Look
    near: OpenPage  # with small photos
    deep: OpenPage | None = None  # with photos as they are; made when it is needed

    def close(self) -> None:
        self.near.close()
        if self.deep is not None:
            self.deep.close()


class View:
    """A page as it is shown."""

    def __init__(self, engine: Engine, number: str = "", *, can_open: bool = False) -> None:
        """Take an engine; `number` is the page of an edition. Nothing is made yet."""
        self._engine = engine
        self._number = number
        self._can_open = can_open
        self._failure = ""  # why nothing could be shown, where it is no fault of the page
        self._photos = SmallPhotos(_RESOLUTION)
        self._good: _Good | None = None
        self._version = 0  # of all that is told
        self._picture = 0  # of how the page looks
        self._changed: tuple[Rect, ...] | None = None
        self.made: Made | None = None

    def refresh(self, number: str | None = None) -> None:
        """Make the page again, or another page of the edition. Raises nothing."""
        other = number is not None and number != self._number
        self._number = self._number if number is None else number
        self._version += 1
        self._failure = ""
        try:
            self.made = made = self._engine.make(self._number)
            self._number = made.number or self._number
            if made.page is not None and made.display is not None:
                self._show(made.page, made.display)
            elif other:  # the page before is no older state of this one
                self._forget()
        except PagesetterError as error:  # a photo that was saved while it was drawn
            self._failure = str(error)
        except Exception as error:  # a fault of ours must not end the preview
            traceback.print_exc()
            self._failure = f"pagesetter failed, see its terminal: {type(error).__name__}"
            inputs = stamps_of(self.made.inputs if self.made else [self._engine.file])
            self.made = Made(None, None, (), inputs)  # until something is saved

    def take(self, findings: Made) -> bool:
        """Take what the press objects to, and tell whether that is news.

        It is of no use once the page was made again.
        """
        made = self.made
        if made is None or made.display is not findings.display or made.page is None:
            return False
        self.made = findings
        self._version += 1
        return made.diagnostics != findings.diagnostics

    def _forget(self) -> None:
        if self._good is not None:
            self._good.close()
            self._good = None

    def _show(self, page: MadeUpPage, display: DisplayList) -> None:
        look = Look(display, stamp_of)
        changed = look.changed_since(self._good.look) if self._good else None
        if self._good is not None and changed == ():
            self._good.page, self._good.display = page, display  # its places in files are new
            return
        near = OpenPage(pdf_bytes([display], prepared=self._photos.prepared(display)))
        self._forget()
        self._good = _Good(page, display, look, near)
        self._changed = changed
        self._picture += 1

    def state(self) -> dict[str, Any]:
        """Return what the browser must know, ready for JSON."""
        made, good = self.made, self._good
        assert made is not None, "a view is refreshed before it is asked"
        return {
            "version": self._version,
            "file": safe(self._engine.file.name),
            "number": self._number,
            "numbers": list(made.numbers),
            "broken": made.page is None or bool(self._failure),
            "failure": safe(self._failure),
            "editor": self._can_open,
            "diagnostics": [_told(d) for d in made.diagnostics[:_MOST_TOLD]],
            "more": max(0, len(made.diagnostics) - _MOST_TOLD),
            "overlays": [
                {"name": o.name, "title": o.title, "legend": [list(entry) for entry in o.legend]}
                for o in OVERLAYS
            ],
            "page": None if good is None else self._sheet(good),
        }

    def _sheet(self, good: _Good) -> dict[str, Any]:
        """Return the page's size, bleed included, and where it looks otherwise than before."""
        bleed = good.display.bleed + good.display.slug
        changed = self._changed
        return {
            "picture": self._picture,
            "title": safe(good.display.title),
            "width": good.near.width,
            "height": good.near.height,
            "bleed": bleed,
            "changed": None
            if changed is None
            else [_numbers(r._replace(x=r.x + bleed, y=r.y + bleed)) for r in changed],
        }

    def tile(self, scale: float, column: int, row: int) -> bytes | None:
        """Return a square of the page as a JPEG; `scale` is pixels per point."""
        good = self._good
        if good is None or not LEAST_SCALE <= scale <= MOST_SCALE:
            return None
        across, down = (
            math.ceil(side * scale / TILE) for side in (good.near.width, good.near.height)
        )
        if not (0 <= column < across and 0 <= row < down):
            return None
        source = good.near
        if scale * 72 > 1.1 * _RESOLUTION:
            if good.deep is None:
                good.deep = OpenPage(pdf_bytes([good.display]))
            source = good.deep
        return source.tile(scale, column, row, TILE)

    def written_at(self, x: float, y: float) -> Written | None:
        """Return what is at a point of the trimmed page, and where it is written."""
        return None if self._good is None else find_written(self._good.page, Point(x, y))

    def span_of(self, index: int, version: int) -> Span | None:
        """Return the place of a diagnostic, unless others were told since."""
        if self.made is None or version != self._version:
            return None
        found = self.made.diagnostics
        return found[index].span if 0 <= index < len(found) else None

    def overlay(self, name: str) -> list[dict[str, Any]] | None:
        """Return the shapes of an overlay, ready for JSON; `None` where there is none."""
        overlay = next((overlay for overlay in OVERLAYS if overlay.name == name), None)
        if overlay is None or self._good is None:
            return None
        shapes = overlay.shapes(self._good.page, self._good.display)
        return [{"at": _numbers(s.bounds), "look": s.look, "label": safe(s.label)} for s in shapes]

    def close(self) -> None:
        """Let go of the page."""
        self._forget()


def place_of(span: Span) -> str:
    """Return a place as people are told it."""
    return f"{safe(short(span.file))}:{span.line}:{span.column}"


def _told(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "severity": diagnostic.severity.value,
        "code": diagnostic.code.value,
        "message": safe(diagnostic.message),
        "place": place_of(diagnostic.span),
        "hints": [safe(hint) for hint in diagnostic.hints],
    }


def _numbers(rect: Rect) -> list[float]:
    return [round(side, 2) for side in (rect.x, rect.y, rect.width, rect.height)]
