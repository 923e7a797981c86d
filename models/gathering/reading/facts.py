"""What a page states about itself in its head: address, language, publisher, and the day it was published."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from models.gathering.language import language_code
from models.gathering.reading.look import Look

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "pubdate",
    "publishdate", "publish-date", "publication_date", "citation_publication_date", "citation_online_date",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dc.date", "dc:date", "dcterms.date",
    "date",
)  # fmt: skip
"""Names under which pages state when they were published, the surest first."""

_LANGUAGES = ("content-language", "og:locale", "inlanguage", "dc.language", "dc:language")
_ADDRESSES = ("og:url", "twitter:url")
_SITES = ("og:site_name", "citation_journal_title", "dc.publisher", "dc:publisher", "application-name")
_TITLES = ("og:title", "twitter:title")
_DAY = re.compile(r"(\d{4})[-/](\d\d)[-/](\d\d)(?!\d)|(\d{4})(\d\d)(\d\d)(?!\d)")
_IN_ADDRESS = re.compile(r"/(\d{4})/(\d\d)/(\d\d)(?!\d)")
_LONGEST_ADDRESS = 2000


@dataclass(frozen=True, slots=True)
class Published:
    """Days that a page states as its day of publication, the surest first; they may differ."""

    days: tuple[date, ...]

    @property
    def day(self) -> date | None:
        """The surest of them, None where none is stated."""
        return self.days[0] if self.days else None


def published(look: Look) -> Published:
    """The days of publication that a page states; only whole days, because a month is no day."""
    days = [read_day(content) for content in [*_stated(look, _PUBLISHED), *_linked_days(look)]]
    in_address = _IN_ADDRESS.search(address(look))
    if in_address:
        days.append(_date(*in_address.groups()))
    return Published(tuple(dict.fromkeys(day for day in days if day is not None)))


def address(look: Look) -> str:
    """The page's own address: canonical, as shared, or where the browser saved it from; "" where none is stated."""
    candidates = (look.canonical, *_stated(look, _ADDRESSES), look.saved_from)
    return next((candidate.strip() for candidate in candidates if is_address(candidate)), "")


def language(look: Look) -> str:
    """The language that the page states, as ISO code."""
    return next(filter(None, map(language_code, (look.language, *_stated(look, _LANGUAGES)))), "")


def site(look: Look) -> str:
    """The name of the publisher or site that the page states."""
    return next(_stated(look, _SITES), "")


def title(look: Look) -> str:
    """The title as the page gives it to be shared, else that of its window."""
    return next(_stated(look, _TITLES), look.title)


def is_address(text: str) -> bool:
    """Whether a text is a whole address of the web, which alone is kept: never one of somebody's disk or script."""
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and len(text) <= _LONGEST_ADDRESS


def read_day(text: str) -> date | None:
    """The day at the beginning of a text such as “2022-03-29T23:40:00+03:00”, as on the publisher's own clock."""
    found = _DAY.match(text.strip())
    return None if found is None else _date(*(part for part in found.groups() if part))


def _stated(look: Look, names: tuple[str, ...]) -> Iterator[str]:
    return (content for name in names for key, content in look.metas if key == name)


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _linked_days(look: Look) -> list[str]:
    # A list of articles states many days, none of them the page's own.
    found = {day for source in look.linked_data for day in _stated_days(_parsed(source))}
    return list(found) if len(found) == 1 else []


def _parsed(source: str) -> Any:
    try:
        return json.loads(source, strict=False)
    except (ValueError, RecursionError):
        return None


def _stated_days(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _stated_days(one)
    elif isinstance(value, dict):
        day = value.get("datePublished")
        if isinstance(day, str):
            yield day
        yield from _stated_days(value.get("@graph"))
