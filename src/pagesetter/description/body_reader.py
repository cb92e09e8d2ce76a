"""A story's body: the text that runs through its columns, written in the page or in a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from pagesetter.description.complaints import Complaints
from pagesetter.description.fields import Fields
from pagesetter.description.files import read_text
from pagesetter.description.ink_model import InkDescription
from pagesetter.description.markup import read_paragraphs, read_words
from pagesetter.description.model import Paragraph, ParagraphKind
from pagesetter.description.nodes import MappingNode, TextLine, text_lines
from pagesetter.description.page_keys import BODY
from pagesetter.description.paths import BadPathError, resolve
from pagesetter.diagnostics import Code
from pagesetter.records import NamedTuple


class BodyReader(NamedTuple):
    """Reads the bodies of one page's stories. Words may be marked with the `inks`."""

    file: Path
    project: Path
    complaints: Complaints
    inks: Mapping[str, InkDescription] | None

    def read(self, story: Fields) -> tuple[Paragraph, ...]:
        """Return the paragraphs of a story, what stands before and after its text among them."""
        return (
            *self._one(story, "intro", ParagraphKind.INTRO),
            *self._text(story),
            *self._one(story, "source", ParagraphKind.SOURCE),
        )

    def _one(self, story: Fields, name: str, kind: ParagraphKind) -> Iterator[Paragraph]:
        scalar = story.scalar(name)
        if scalar is None:
            return
        words = read_words(text_lines(scalar), self.file, name, self.complaints, self.inks)
        if words is not None:
            yield words._replace(kind=kind)

    def _text(self, story: Fields) -> tuple[Paragraph, ...]:
        node = story.node("body")
        if isinstance(node, MappingNode):
            return self._body_file(Fields(node, BODY, self.complaints))
        scalar = story.scalar("body")
        if scalar is None:
            return ()
        return read_paragraphs(text_lines(scalar), self.file, self.complaints, self.inks)

    def _body_file(self, fields: Fields) -> tuple[Paragraph, ...]:
        scalar = fields.scalar("file")
        if scalar is None:
            return ()
        try:
            path = resolve(scalar.text, self.file.parent, self.project, Code.UNREADABLE_FILE)
        except BadPathError as error:
            self.complaints.error(error.code, error.message, scalar.span, *error.hints)
            return ()
        source = read_text(path, self.complaints, fields.value_span("file"))
        if not source:
            return ()
        lines = [TextLine(line, number, 1) for number, line in enumerate(source.lines, 1)]
        return read_paragraphs(lines, path, self.complaints, self.inks)
