"""The article of a page, with its title, author and day."""

import re
from collections.abc import Generator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from models.gathering.gathered import Gathered
from models.gathering.limits import check_length
from models.gathering.reading import facts, visible
from models.gathering.reading.look import Look
from models.progress import Progress

_INLINE_FILES = re.compile(r"data:[a-z0-9.+/-]+(?:;[a-z0-9=-]+)*,[A-Za-z0-9+/=%_.~-]{200,}")
_NO_ARTICLE = "No article was found on the page, so the text is all that the page shows."


@dataclass(frozen=True, slots=True)
class _Article:
    """What the extraction makes of a page; its day is a guess."""

    text: str
    title: str
    author: str
    publisher: str
    day: date | None


def read(data: bytes, name: str) -> Generator[Progress, None, Gathered]:
    """Read a page, in UTF-8, as its article; as all that it shows where there is none."""
    yield Progress(0, 0, f"Reading {name}")
    # Pictures written into the page are most of its length and none of its text.
    markup = _INLINE_FILES.sub("", data.decode("utf-8", "replace"))
    shown = visible.gathered(Look(markup), name)
    article = _article(markup)
    if article is None:
        return replace(shown, notes=(_NO_ARTICLE, *shown.notes))
    check_length(len(article.text), name)
    return _joined(shown, article)


def _joined(shown: Gathered, article: _Article) -> Gathered:
    """The article, and what the page states rather than what was found out about it."""
    day, notes = shown.published, shown.notes
    # Of a month or a year the extraction makes the first of it, which nobody has stated.
    if day is None and article.day is not None and article.day.day != 1:
        day = article.day
        notes = (*notes, f"The day of publication, {day.isoformat()}, is a guess from what the page shows: check it.")
    return replace(
        shown,
        text=article.text,
        title=article.title or shown.title,
        author=article.author,
        publisher=shown.publisher or article.publisher,
        published=day,
        notes=notes,
    )


def _article(markup: str) -> _Article | None:
    from trafilatura import bare_extraction
    from trafilatura.metadata import extract_metadata
    from trafilatura.settings import Document

    tree = _tree(markup)
    if tree is None:
        return None
    about = extract_metadata(tree, date_config={"extensive_search": False, "original_date": True})
    found = bare_extraction(tree, include_comments=False, with_metadata=False)
    text = (found.text or "") if isinstance(found, Document) else ""
    if not text.strip():
        return None
    return _Article(
        text=text,
        title=about.title or "",
        author=about.author or "",
        publisher=about.sitename or "",
        day=facts.read_day(about.date or ""),
    )


def _tree(markup: str) -> Any:
    """The page as a tree; None where it has none, or is nested so deep that the parser left out the rest."""
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", collect_ids=False, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = document_fromstring(markup.encode(), parser=parser)
    except ParserError:
        return None
    too_deep = any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log)
    return None if too_deep else tree
