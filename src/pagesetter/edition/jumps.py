"""Stories that go on on another page: the two parts of each jump found and joined."""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.description.jump_model import Continues
from pagesetter.description.model import StoryDescription
from pagesetter.description.wording import listed, shown
from pagesetter.diagnostics import Code, Label, Span
from pagesetter.edition.model import Link, Part
from pagesetter.edition.pages import Pages, story_names


class Jumps:
    """Which part goes on in which, page by page."""

    def __init__(self, pages: Pages) -> None:
        """Join the parts, and complain of those that do not meet."""
        self.links: list[list[Link]] = [[] for _ in range(len(pages))]
        self.onward: list[dict[Span, Part]] = [{} for _ in range(len(pages))]
        self._sources: dict[Part, Part] = {}
        self._pages = pages
        # The stories of one page that jump to another, by the indexes of the two.
        self._between: dict[tuple[int, int], list[StoryDescription]] = {}
        for i, story in pages.stories():
            target = pages.index(story.jump.page) if story.jump else None
            if target is not None:
                self._between.setdefault((i, target), []).append(story)
        for i, story in pages.stories():
            if story.continues is not None:
                self._link(i, story, story.continues)
        for i, story in pages.stories():
            if story.jump is not None and story.span not in self.onward[i]:
                self._complain(i, story)

    def source_of(self, page: int, story: Span) -> Part | None:
        """Return the part that a story goes on from."""
        return self._sources.get(Part(page, story))

    def _link(self, i: int, story: StoryDescription, at: Continues) -> None:
        source = self._source(i, at)
        if source is None:
            return
        taken = self.onward[source.page].get(source.story)
        if taken is not None:
            self._pages.logs[i].error(
                Code.BAD_JUMP,
                f"another story continues this story of page {at.page} already",
                at.span,
                "let one of the two continue the other, or take one out",
                labels=(Label(taken.story, "the other one"),),
            )
            return
        self.onward[source.page][source.story] = Part(i, story.span)
        self.links[i].append(Link(story.span, source))
        self._sources[Part(i, story.span)] = source

    def _source(self, i: int, at: Continues) -> Part | None:
        log = self._pages.logs[i]
        page = self._pages.named(at.page, i, at.span)
        if page is None:
            return None
        if page == i:
            message = "a story cannot continue one of its own page"
            log.error(Code.BAD_JUMP, message, at.span, "give the first part a larger place")
            return None
        if self._pages.descriptions[page] is None:
            message = f"page {at.page}, which this story continues, cannot be made"
            log.error(Code.BAD_JUMP, message, at.span, "mend that page first")
            return None
        if at.story is None:
            return self._only(i, page, self._between.get((page, i), ()), at)
        named = self._pages.named_story(page, at.story)
        if named is None:
            self._pages.unknown_story(at.story, page, i, at.span)
            return None
        if named.jump is None or self._pages.index(named.jump.page) != i:
            log.error(
                Code.BAD_JUMP,
                f"the story {shown(at.story)} of page {at.page} does not jump to this page",
                at.span,
                f"write `jump: {self._pages.text(i)}` in that story",
                labels=(Label(named.span, "that story"),),
            )
            return None
        return Part(page, named.span)

    def _only(
        self, i: int, page: int, here: Sequence[StoryDescription], at: Continues
    ) -> Part | None:
        """Return the only story of a page that jumps to page `i`."""
        if len(here) == 1:
            return Part(page, here[0].span)
        log = self._pages.logs[i]
        if here:
            names = [name for story in here for name in story_names(story)[:1]]
            message = f"{len(here)} stories of page {at.page} jump to this page"
            hint = f"write `continues: {{page: {at.page}, story: …}}` with {listed(names)}"
            log.error(Code.UNKNOWN_STORY, message, at.span, hint)
        else:
            message = f"no story of page {at.page} jumps to this page"
            hint = f"write `jump: {self._pages.text(i)}` in the story that goes on here"
            log.error(Code.BAD_JUMP, message, at.span, hint)
        return None

    def _is_told_of(self, page: int, source: int) -> bool:
        """Tell whether a page cannot be read, or has been told that it names `source` wrongly."""
        description = self._pages.descriptions[page]
        return description is None or any(
            self._pages.index(s.continues.page) == source and self.source_of(page, s.span) is None
            for s in description.stories
            if s.continues is not None
        )

    def _complain(self, i: int, story: StoryDescription) -> None:
        """Complain of a jump to a page on which nothing continues the story."""
        jump = story.jump
        assert jump is not None, "only a story that jumps is complained of"
        target = self._pages.named(jump.page, i, jump.span)
        log = self._pages.logs[i]
        if target == i:
            message = "a story cannot jump to its own page"
            log.error(Code.BAD_JUMP, message, jump.span, "name another page")
        elif target is not None and not self._is_told_of(target, i):
            name = next(iter(story_names(story)), None)
            wanted = (
                f"{{page: {self._pages.text(i)}, story: {name}}}" if name else self._pages.text(i)
            )
            log.error(
                Code.BAD_JUMP,
                f"no story of page {jump.page} continues this one",
                jump.span,
                f"write `continues: {wanted}` in a story of that page",
            )
