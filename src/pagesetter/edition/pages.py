"""The pages of an edition to look things up in, and what is found wrong with each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pagesetter.description.edition_model import EditionPage
from pagesetter.description.model import PageDescription, SlotName, StoryDescription
from pagesetter.description.page_numbers import read_page_number
from pagesetter.description.values import BadValueError
from pagesetter.description.wording import did_you_mean, listed, shown
from pagesetter.diagnostics import Code, DiagnosticLog, Severity, Span

# Pages and stories named to someone who asked for one that is not there.
_MOST_NAMES = 20


def story_names(story: StoryDescription) -> tuple[str, ...]:
    """Return what other pages may call a story: its id, and its slot."""
    slot = (story.place.name,) if isinstance(story.place, SlotName) else ()
    return (story.id, *slot) if story.id else slot


class Pages:
    """The pages by number, and a log for each. A page with an error has no description."""

    def __init__(self, entries: Sequence[EditionPage]) -> None:
        self.entries = entries
        self.logs = [_log_of(entry) for entry in entries]
        self.descriptions = [
            None if has_errors(log) else e.page for log, e in zip(self.logs, entries, strict=True)
        ]
        self._by_name: dict[int, dict[str, StoryDescription]] = {}
        self._by_number = {key: i for i, entry in enumerate(entries) for key in entry.number.keys}

    def __len__(self) -> int:
        """Return the number of pages."""
        return len(self.entries)

    def stories(self) -> Iterator[tuple[int, StoryDescription]]:
        """Yield the stories of all pages, each with the index of its page."""
        for i, page in enumerate(self.descriptions):
            for story in page.stories if page else ():
                yield i, story

    def story(self, page: int, span: Span) -> StoryDescription:
        """Return the story of a page that has this span."""
        return next(s for s in self._described(page).stories if s.span == span)

    def named_story(self, page: int, name: str) -> StoryDescription | None:
        """Return the story of a page that answers to a name: by its id, else by its slot."""
        if page not in self._by_name:
            stories = self._described(page).stories
            slots = {n: s for s in stories for n in story_names(s)}
            ids = {s.id: s for s in stories if s.id is not None}
            self._by_name[page] = {**slots, **ids}
        return self._by_name[page].get(name)

    def _described(self, page: int) -> PageDescription:
        description = self.descriptions[page]
        assert description is not None, "only a page without an error is asked"
        return description

    def text(self, page: int) -> str:
        """Return a page's number as it is printed."""
        return self.entries[page].number.text

    def index(self, number: str) -> int | None:
        """Return which page has a number."""
        try:
            return self._by_number.get(read_page_number(number).keys[0])
        except BadValueError:
            return None

    def named(self, number: str, on: int, span: Span) -> int | None:
        """Return which page has a number, or tell page `on` that there is none."""
        index = self.index(number)
        if index is None:
            known = [entry.number.text for entry in self.entries]
            hint = f"its pages are {listed(known[:_MOST_NAMES])}"
            message = f"the edition has no page {shown(number)}"
            self.logs[on].error(Code.UNKNOWN_PAGE, message, span, hint)
        return index

    def unknown_story(self, name: str, page: int, on: int, span: Span) -> None:
        """Tell page `on` that another has no such story."""
        known = [n for s in self._described(page).stories for n in story_names(s)]
        hints = did_you_mean(name, known)
        if not hints and known:
            hints = (f"its stories are {listed(known[:_MOST_NAMES])}",)
        message = f"page {self.text(page)} has no story {shown(name)}"
        self.logs[on].error(Code.UNKNOWN_STORY, message, span, *hints)


def _log_of(entry: EditionPage) -> DiagnosticLog:
    log = DiagnosticLog()
    for diagnostic in entry.diagnostics:
        log.add(diagnostic)
    return log


def has_errors(log: DiagnosticLog) -> bool:
    """Tell whether an error was recorded."""
    return any(d.severity is Severity.ERROR for d in log)
