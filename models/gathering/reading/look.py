"""A page as it is written: the text that it shows, and what its head states, with nothing run and nothing loaded.

This does without a tree, so that no depth of nesting and no damage makes it lose the rest of a page.
"""

import re
from html.parser import HTMLParser
from typing import TypeAlias

Attributes: TypeAlias = list[tuple[str, str | None]]

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search",
    "section", "summary", "table", "tbody", "tfoot", "thead", "title", "tr", "ul",
))  # fmt: skip
_SILENT = frozenset((
    "applet", "audio", "canvas", "datalist", "embed", "iframe", "noscript", "object", "script", "select",
    "style", "svg", "template", "video",
))  # fmt: skip
_VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
))  # fmt: skip
_CELLS = frozenset(("td", "th"))
_SPACE = re.compile("[ \t\n\r\f]+")
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_MARKED = re.compile(r"<!\[[^>]*>")
_SAVED_FROM = re.compile(r"\s*saved from url=\(\d+\)(\S+)")
_STATING = ("property", "name", "itemprop", "http-equiv")


class Look(HTMLParser):
    """Reads one page from its beginning to its end; afterwards its fields hold what was seen.

    `metas` are the page's statements about itself as (lower-case name, content), in their order; `linked_data` is
    the source of its JSON-LD; `saved_from` and `canonical` are addresses as written, `language` a tag as written.
    """

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.lines = list[str]()
        self.metas = list[tuple[str, str]]()
        self.linked_data = list[str]()
        self.title = self.language = self.canonical = self.saved_from = ""
        self._line = list[str]()
        self._silent, self._silent_depth = "", 0
        self._in_title = self._in_linked_data = False
        self._verbatim = 0
        # Sections that only other programs know would make the parser give up; browsers take them for comments.
        self.feed(_MARKED.sub("", markup))
        self.close()
        self._end_line()

    @property
    def text(self) -> str:
        """All that the page shows, a line for each block."""
        return "\n".join(self.lines)

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Take in what a tag states and how it parts the text."""
        given = {name: value or "" for name, value in attrs}
        self._state(tag, given)
        if self._silent:
            self._silent_depth += tag == self._silent
        elif tag in _SILENT or (tag not in _VOID and _is_hidden(given)):
            self._silent, self._silent_depth = ("" if tag in _VOID else tag), 1
            self._in_linked_data = tag == "script" and given.get("type", "").strip().lower() == "application/ld+json"
        else:
            self._part(tag)
            self._in_title = tag == "title" and not self.title
            self._verbatim += tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        """Take in where an element ends."""
        if self._silent:
            self._silent_depth -= tag == self._silent
            if self._silent_depth == 0:
                self._silent, self._in_linked_data = "", False
        elif tag in _BLOCKS:
            self._end_line()
            self._verbatim = max(0, self._verbatim - (tag == "pre"))
            self._in_title = False

    def handle_data(self, data: str) -> None:
        """Take in text: shown, or stated in the head."""
        if self._in_linked_data:
            self.linked_data.append(data)
        elif self._in_title:
            self.title += data
        elif not self._silent:
            self._show(data)

    def handle_comment(self, data: str) -> None:
        """Take in where a browser says that it saved the page from."""
        if found := _SAVED_FROM.match(data):
            self.saved_from = self.saved_from or found[1]

    def _show(self, data: str) -> None:
        if self._verbatim:
            *whole, data = data.split("\n")
            for line in whole:
                self._line.append(line)
                self._end_line()
        self._line.append(data)

    def _part(self, tag: str) -> None:
        if tag in _BLOCKS or tag == "br":
            self._end_line()
        if tag == "li":
            self._line.append("- ")
        elif tag in _CELLS and "".join(self._line).strip():
            self._line.append(" | ")

    def _end_line(self) -> None:
        line = "".join(self._line)
        line = line.rstrip("\n") if self._verbatim else _SPACE.sub(" ", line).strip(" ")
        self._line.clear()
        if line.strip(" -"):
            self.lines.append(line)

    def _state(self, tag: str, given: dict[str, str]) -> None:
        if tag == "html":
            self.language = self.language or given.get("lang") or given.get("xml:lang") or ""
        elif tag == "link" and "canonical" in given.get("rel", "").lower().split():
            self.canonical = self.canonical or given.get("href", "")
        content = given.get("content") or given.get("datetime") or ""
        if content:
            self.metas.extend((given[kind].strip().lower(), content) for kind in _STATING if given.get(kind))
        if tag == "time" and "pubdate" in given:
            self.metas.append(("pubdate", content))


def _is_hidden(given: dict[str, str]) -> bool:
    return "hidden" in given or _HIDDEN.search(given.get("style", "")) is not None
