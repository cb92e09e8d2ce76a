"""What is wrong with the links of a built site: targets that are not there, requests that leave it."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

#: What a browser fetches by itself, by element, and the attribute that names it.
_FETCHED = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src"}


class Page(HTMLParser):
    """The links and anchors of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what an element links to and is linked by."""
        found = {key: value for key, value in attrs if value}
        self.anchors |= {found[key] for key in ("id", "name") if key in found}
        if tag in _FETCHED and _FETCHED[tag] in found:
            self.fetched.append(found[_FETCHED[tag]])
        if tag == "a" and "href" in found:
            self.links.append(found["href"])


def faults(site: Path) -> Iterator[str]:
    """Yield what is wrong, with the page it is on."""
    pages = {
        file: Page(file.read_text(encoding="utf-8"))
        for file in sorted(site.rglob("*.html"))
        if file.name != "404.html"  # its links are from the root of a server
    }
    for file, page in pages.items():
        name = file.relative_to(site)
        for link in page.fetched:
            if urlsplit(link).netloc:
                yield f"{name} fetches {link}"
        for link in (*page.links, *page.fetched):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (file.parent / unquote(parts.path)).resolve() if parts.path else file
            target = target / "index.html" if target.is_dir() else target
            if not target.is_file():
                yield f"{name} links to {link}, which is not there"
            elif parts.fragment and unquote(parts.fragment) not in _anchors(pages.get(target)):
                yield f"{name} links to {link}, where nothing has that anchor"


def _anchors(page: Page | None) -> set[str]:
    return set() if page is None else page.anchors
