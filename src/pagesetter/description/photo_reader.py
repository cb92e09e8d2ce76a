"""The pictures of a photo as a page file names them: one, or a group with one caption."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pagesetter.description.complaints import Complaints
from pagesetter.description.fields import Fields
from pagesetter.description.model import PictureDescription
from pagesetter.description.nodes import Node, ScalarNode, SequenceNode, head_of
from pagesetter.description.page_keys import GROUP_PHOTO
from pagesetter.description.paths import BadPathError, resolve
from pagesetter.description.values import read_fraction
from pagesetter.diagnostics import Code
from pagesetter.records import NamedTuple

#: More photos than this are no group but a page.
MOST_IN_GROUP = 48

#: A shape cut out by hand has some tens of corners.
MOST_CORNERS = 400

_MIDDLE = (0.5, 0.5)


# What a designer who waits for a photo can do.
_UNTIL_THEN = "until it arrives, build with `--draft`"


class PictureReader(NamedTuple):
    """Reads the pictures of one page file."""

    folder: Path
    project: Path
    complaints: Complaints
    draft: bool  # a picture that is not there is a warning

    def pictures(self, fields: Fields) -> tuple[PictureDescription, ...]:
        """Return a photo's pictures; none where they cannot be read."""
        if "files" not in fields:
            if "file" in fields:
                picture = self._picture(fields, _MIDDLE)
                return () if picture is None else (picture,)
            return self._without_file(fields)
        for name in ("file", "clip"):
            if name in fields:
                message = f"a photo of several files has no `{name}` of its own"
                self.complaints.error(
                    Code.BAD_VALUE, message, fields.key_span(name), f"delete `{name}`"
                )
        items = fields.items("files")
        if not 1 <= len(items) <= MOST_IN_GROUP:
            message = f"`files` must be a list of 1 to {MOST_IN_GROUP}, not of {len(items)}"
            self.complaints.error(Code.BAD_VALUE, message, fields.key_span("files"))
            return ()
        focus = read_focus(fields)
        found = [self._of_group(item, focus) for item in items]
        return tuple(picture for picture in found if picture is not None)

    def _without_file(self, fields: Fields) -> tuple[PictureDescription, ...]:
        if not self.draft:
            fields.miss("file")
            return ()
        if not fields.is_whole:
            return ()
        message, hint = "the photo has no file yet", "give it a `file:` when the picture arrives"
        self.complaints.log.warn(Code.MISSING_PICTURE, message, fields.at, hint)
        return (PictureDescription(None, "", fields.at, read_focus(fields), ()),)

    def _of_group(self, item: Node, focus: tuple[float, float]) -> PictureDescription | None:
        if isinstance(item, ScalarNode):
            return self._of_file(item, focus, ())
        fields = Fields(item, GROUP_PHOTO, self.complaints)
        return self._picture(fields, focus)

    def _picture(self, fields: Fields, focus: tuple[float, float]) -> PictureDescription | None:
        scalar, clip = fields.scalar("file"), self._clip(fields)
        if "focus" in fields:
            focus = read_focus(fields)
        return None if scalar is None else self._of_file(scalar, focus, clip)

    def _of_file(
        self, scalar: ScalarNode, focus: tuple[float, float], clip: tuple[tuple[float, float], ...]
    ) -> PictureDescription | None:
        file = self._path(scalar)
        if file is None and not self.draft:
            return None
        return PictureDescription(file, Path(scalar.text).name, scalar.span, focus, clip)

    def _path(self, scalar: ScalarNode) -> Path | None:
        try:
            return resolve(scalar.text, self.folder, self.project, Code.MISSING_PICTURE)
        except BadPathError as error:
            if self.draft and error.code is Code.MISSING_PICTURE:
                self.complaints.log.warn(error.code, error.message, scalar.span, *error.hints)
            else:
                missing = error.code is Code.MISSING_PICTURE
                hints = error.hints or ((_UNTIL_THEN,) if missing else ())
                self.complaints.error(error.code, error.message, scalar.span, *hints)
            return None

    def _clip(self, fields: Fields) -> tuple[tuple[float, float], ...]:
        items = fields.items("clip")
        corners = [self._corner(fields, item) for item in items[:MOST_CORNERS]]
        found = tuple(corner for corner in corners if corner is not None)
        if "clip" in fields and not 3 <= len(items) <= MOST_CORNERS:
            message = f"`clip` must be a list of 3 to {MOST_CORNERS} points, not of {len(items)}"
            hint = "write each as `[0.2, 0.9]`: from the left and from the top, 0 to 1"
            self.complaints.error(Code.BAD_VALUE, message, fields.key_span("clip"), hint)
        elif found and len(found) == len(items) and _is_flat(found):
            message = "`clip` leaves nothing of the photo"
            self.complaints.error(Code.BAD_VALUE, message, fields.key_span("clip"))
        return found

    def _corner(self, fields: Fields, item: Node) -> tuple[float, float] | None:
        scalars = item.items if isinstance(item, SequenceNode) else ()
        parts = [
            fields.try_reading(scalar, "clip", read_fraction)
            for scalar in scalars
            if isinstance(scalar, ScalarNode)
        ]
        if len(parts) != 2 or len(scalars) != 2:
            message = (
                "a point of `clip` must be two numbers: from the left and from the top, 0 to 1"
            )
            self.complaints.error(Code.BAD_VALUE, message, head_of(item))
            return None
        return (parts[0] or 0.0, parts[1] or 0.0)


def _is_flat(corners: Sequence[tuple[float, float]]) -> bool:
    """Tell whether all points lie in a row across or down."""
    return any(max(values) - min(values) < 1e-3 for values in zip(*corners, strict=True))


def read_focus(fields: Fields) -> tuple[float, float]:
    """Return the point of a photo to keep when it is cropped."""
    scalars: Sequence[ScalarNode] = fields.scalars("focus")
    parts = [fields.try_reading(scalar, "focus", read_fraction) for scalar in scalars]
    if "focus" in fields and len(parts) != 2:
        message = "`focus` must be two numbers: from the left and from the top, 0 to 1"
        fields.complaints.error(Code.BAD_VALUE, message, fields.key_span("focus"))
    if len(parts) != 2:
        return _MIDDLE
    return parts[0] or 0.0, parts[1] or 0.0
