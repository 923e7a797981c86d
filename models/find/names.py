"""Finding things by their names: issues, rounds, parties, speakers, packages and events, the best match first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class _Entry:
    named: Named
    names: tuple[str, ...]
    line: str


class NameIndex:
    """All names of a snapshot."""

    def __init__(self, snapshot: Snapshot, letters: Letters) -> None:
        self._letters = letters
        self._entries = [self._entry(named) for named in _named(snapshot)]

    def found(self, typed: str) -> list[Named]:
        """What has every word, by how well: the whole name, its beginning, its words, words said beside it."""
        terms = read_terms(typed, self._letters)
        if not terms.wanted:
            return []
        whole, hits = self._letters.words(typed).rstrip(), self._entries
        for needle in [term.needle for term in terms.wanted]:
            hits = [entry for entry in hits if needle in entry.line]
        ranked = [(_rank(entry, terms, whole), entry.named) for entry in hits if terms.holds(entry.line)]
        return [named for _, named in sorted(ranked, key=lambda hit: hit[0])]

    def _entry(self, named: Named) -> _Entry:
        names = tuple(self._letters.words(name) for name in (named.title, *named.others) if name)
        return _Entry(named, names, "".join((*names, *map(self._letters.words, (named.detail, *named.beside)))))


def name_lines(letters: Letters, names: Iterable[Iterable[str]]) -> list[str]:
    """For each of several things its names as one line to look for terms in."""
    return ["".join(letters.words(name) for name in one) for one in names]


def _rank(entry: _Entry, terms: Terms, whole: str) -> int:
    if any(name.rstrip() == whole for name in entry.names):
        return 0
    if any(name.startswith(whole) for name in entry.names):
        return 1
    return 2 if any(terms.holds(name) for name in entry.names) else 3


def _named(snapshot: Snapshot) -> Iterator[Named]:
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
