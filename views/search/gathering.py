"""What the search box lists for a query: dates, names, commands, sources and statements, the best group first."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from models.find.facets import Value
from models.find.finder import Finder, Found
from models.find.names import Match, Named, Rank
from models.find.query import Facet, Query
from models.phrases import counted
from models.progress import Progress
from models.queries import SavedSearch, saved_searches, saved_views
from models.snapshot import to_day
from views.document import Document
from views.search.lines import (
    FEW,
    command_lines,
    date_lines,
    group,
    name_line,
    search_lines,
    source_lines,
    statement_lines,
)
from views.search.results import BoxCommand, Kind, Result
from views.search.wording import query_words
from views.statement_words import StatementWords

AT_MOST = 8
"""How many statements are listed; the line after them leads to all."""

_GROUPS = (
    ("Rounds", {Kind.ROUND}),
    ("Issues", {Kind.ISSUE}),
    ("People & parties", {Kind.PARTY, Kind.SPEAKER}),
    ("Packages", {Kind.PACKAGE}),
    ("Events", {Kind.EVENT}),
)

_NAMED, _STATEMENTS, _LAST = float(Rank.WORDS), 2.5, 3.0
"""Where groups stand among each other; one with something that is called just so goes to the front."""

_HINT = "Type words, a name, a date or a command, or narrow down at the side."


@dataclass(frozen=True, slots=True)
class Answer:
    """The lines for a query, what its statements can be narrowed down by, and how much has been looked through."""

    lines: list[Result]
    facets: Mapping[Facet, tuple[Value, ...]]
    progress: Progress


@dataclass(frozen=True, slots=True)
class _Group:
    place: float
    lines: list[Result]


class Gathering:
    """Answers the queries of one box; `commands` are asked for each time, since what can be done changes."""

    def __init__(self, document: Document) -> None:
        self.commands: Callable[[], Sequence[BoxCommand]] = tuple
        self._document, self._words = document, StatementWords(document)

    def answer(self, query: Query) -> Answer:
        """Everything for a query; for one of nothing the saved searches."""
        finder, kept = self._document.finding.finder(), saved_searches(self._document.store)
        found = finder.find(query, self._document.standing.known)
        if query.is_empty:
            lines = [*group("Saved searches", search_lines(kept), len(kept)), Result(Kind.NOTHING, "", _HINT)]
        else:
            lines = [*self._found(finder, query, found, kept), *self._keeping(query, found, kept)]
        return Answer(lines, found.facets, finder.progress)

    def _found(self, finder: Finder, query: Query, found: Found, kept: Sequence[SavedSearch]) -> list[Result]:
        groups = [_Group(_STATEMENTS, list(self._statements(found)))]
        if not query.chosen:
            # What has no facets cannot be narrowed down, so it is listed only while nothing is.
            groups = [*self._named(finder, query.words, kept), *groups]
        lines = [line for one in sorted(groups, key=lambda one: one.place) for line in one.lines]
        return lines or [Result(Kind.NOTHING, "", f"Nothing found for “{query_words(query, found.facets)}”")]

    def _named(self, finder: Finder, words: str, kept: Sequence[SavedSearch]) -> Iterator[_Group]:
        snapshot, matches = self._document.snapshot, finder.names(words)
        yield _Group(-1, group("Dates", date_lines(snapshot, words), 1))
        for title, kinds in _GROUPS:
            hits = [match for match in matches if match.named.kind in kinds]
            yield _Group(
                _place(hits, _NAMED), group(title, [name_line(snapshot, hit) for hit in hits[:FEW]], len(hits))
            )
        titles = finder.among((Named("search", one.id, one.title) for one in kept), words)
        lines = [name_line(snapshot, title) for title in titles[:FEW]]
        yield _Group(_place(titles, _LAST), group("Saved searches", lines, len(titles)))
        views = [Named("view", one.id, one.title) for one in saved_views(self._document.store, "timeline")]
        hits = finder.among(views, words)
        lines = [name_line(snapshot, hit) for hit in hits[:FEW]]
        yield _Group(_place(hits, _LAST), group("Saved views", lines, len(hits)))
        lines, commands = command_lines(finder, self.commands(), words)
        yield _Group(_place(commands, _LAST), group("Commands", lines[:FEW], len(lines)))
        sources = [at for at in finder.sources(words) if self._is_known(at)]
        quoted = list(source_lines(self._document, finder, sources, words))
        yield _Group(_STATEMENTS, group("Sources", quoted, len(sources)))

    def _statements(self, found: Found) -> Iterator[Result]:
        count = len(found.statements)
        first = found.statements[:AT_MOST].tolist()
        yield from group("Statements", list(statement_lines(self._document, self._words, first)), count)
        if count:
            yield Result(Kind.ALL, "", f"{counted(count, 'statement')} – show all in the register")

    def _keeping(self, query: Query, found: Found, kept: Sequence[SavedSearch]) -> Iterator[Result]:
        """A line to save the search, or the title under which it is saved."""
        title = next((one.title for one in kept if one.query == query.as_json()), None)
        if title is not None:
            yield Result(Kind.NOTHING, "", f"Saved as “{title}”")
        elif len(found.statements) and not self._document.store.is_read_only:
            yield Result(Kind.SAVE, "", "Save this search", query_words(query, found.facets))

    def _is_known(self, source: int) -> bool:
        known, published = self._document.reading.known, self._document.snapshot.sources[source].published
        return known is None or published is None or published <= to_day(known)


def _place(matches: Sequence[Match], usual: float) -> float:
    best = matches[0].rank if matches else Rank.BESIDE
    return float(best) if best <= Rank.BEGINNING else usual
