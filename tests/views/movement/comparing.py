"""Comparisons for tests: of the sample dossier and of small ones in memory."""

from dataclasses import dataclass

from models.analysis.reading import ON_RECORD, Reading
from models.snapshot import Snapshot
from views.document import Standing
from views.labels import party_name
from views.movement.comparison import Comparison
from views.movement.rows import Row, rows
from views.movement.spans import RoundSpan


@dataclass(frozen=True)
class Compared:
    """Two rounds of a dossier by number, None for before all rounds, with rows to be looked up by code."""

    snapshot: Snapshot
    earlier: int | None
    later: int
    reading: Reading = ON_RECORD
    shown: tuple[str, ...] | None = None

    @property
    def comparison(self) -> Comparison:
        places = {sitting.number: place for place, sitting in enumerate(self.snapshot.rounds)}
        earlier = None if self.earlier is None else places[self.earlier]
        return Comparison(Standing(self.snapshot, self.reading), RoundSpan(earlier, places[self.later]))

    @property
    def parties(self) -> tuple[int, ...]:
        if self.shown is None:
            return self.snapshot.principals
        return tuple(place for place, party in enumerate(self.snapshot.parties) if party.code in self.shown)

    @property
    def issues(self) -> tuple[int, ...]:
        return tuple(range(len(self.snapshot.issues)))

    def row(self, code: str) -> Row:
        issue = [issue.code for issue in self.snapshot.issues].index(code)
        return rows(self.comparison, [issue], self.parties)[0]

    def name(self, party: int) -> str:
        return party_name(self.snapshot, party)

    def codes(self, statements: tuple[int, ...]) -> list[str]:
        return [self.snapshot.statements.codes[statement] for statement in statements]
