"""Finding things by their names: issues, rounds, parties, speakers, packages and events, the best match first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from models.find.letters import Letters
from models.find.query import Terms, read_terms
from models.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Named:
    """Something with a name: what kind of thing, its id, the words to show for it, other names that lead to it.

    `beside` are words that are not shown and find it all the same, after whatever has them in its name.
    """

    kind: str
    id: str
    title: str
    detail: str = ""
    others: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


class Rank(IntEnum):
    """How well something is named by some words, the best first: wholly, by its beginning, by its words, or beside."""

    WHOLE = 0
    BEGINNING = 1
    WORDS = 2
    BESIDE = 3


@dataclass(frozen=True, slots=True)
class Match:
    """Something found by its name."""

    named: Named
    rank: Rank


@dataclass(frozen=True, slots=True)
class _Entry:
    named: Named
    names: tuple[str, ...]
    line: str


class NameIndex:
    """The names of many things."""

    def __init__(self, names: Iterable[Named], letters: Letters) -> None:
        self._letters = letters
        self._entries = [self._entry(named) for named in names]

    def found(self, typed: str) -> list[Match]:
        """What has every word, the best match first; equals as they were listed."""
        terms = read_terms(typed, self._letters)
        if not terms.wanted:
            return []
        whole, hits = self._letters.words(typed).rstrip(), self._entries
        for needle in [term.needle for term in terms.wanted]:
            hits = [entry for entry in hits if needle in entry.line]
        found = [Match(entry.named, _rank(entry, terms, whole)) for entry in hits if terms.holds(entry.line)]
        return sorted(found, key=lambda match: match.rank)

    def _entry(self, named: Named) -> _Entry:
        names = tuple(self._letters.words(name) for name in (named.title, *named.others) if name)
        return _Entry(named, names, "".join((*names, *map(self._letters.words, (named.detail, *named.beside)))))


def name_lines(letters: Letters, names: Iterable[Iterable[str]]) -> list[str]:
    """For each of several things its names as one line to look for terms in."""
    return ["".join(letters.words(name) for name in one) for one in names]


def _rank(entry: _Entry, terms: Terms, whole: str) -> Rank:
    if any(name.rstrip() == whole for name in entry.names):
        return Rank.WHOLE
    if any(name.startswith(whole) for name in entry.names):
        return Rank.BEGINNING
    return Rank.WORDS if any(terms.holds(name) for name in entry.names) else Rank.BESIDE


def names_of(snapshot: Snapshot) -> Iterator[Named]:
    """Everything in a snapshot that has a name, but sources, which are found by their texts as well."""
    for issue in snapshot.issues:
        points = (issue.low_pole, issue.high_pole, *(option.label for option in issue.options))
        yield Named("issue", issue.id, issue.title, issue.question, (issue.code,), points)
    for sitting in snapshot.rounds:
        title = f"Round {sitting.number}: {sitting.label}"
        yield Named("round", sitting.id, title, sitting.place, (sitting.label, sitting.place), (sitting.outcome,))
    for party in snapshot.parties:
        yield Named("party", party.id, party.name, party.role, (party.code, *party.aliases))
    for one in snapshot.speakers:
        offices = tuple(office.title for office in one.offices)
        yield Named("speaker", one.id, one.name, one.office, (one.code, *one.aliases), offices)
    for package in snapshot.packages:
        yield Named("package", package.id, package.title, package.note)
    for event in snapshot.events:
        yield Named("event", event.id, event.title, event.place, (event.code,), (event.text,))
