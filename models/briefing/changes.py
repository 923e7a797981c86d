"""Turns what was computed for one party on one issue into what its sentence needs."""

from collections.abc import Callable

import numpy as np

from models.briefing.figures import Span
from models.briefing.sentences import Change
from models.briefing.standing import Standing
from models.briefing.statement_rows import StatementRows
from models.facts import NONE


class ChangeReader:
    """Reads the changes of a standing, with parties called by `name`."""

    def __init__(self, standing: Standing, rows: StatementRows, name: Callable[[int], str]) -> None:
        self._standing = standing
        self._rows = rows
        self._name = name

    def of(self, issue: int, party: int) -> Change:
        """What became of the party's position between the two rounds."""
        standing, snapshot = self._standing, self._standing.snapshot
        movement = standing.movement
        before, after = standing.before(issue, party), standing.after(issue, party)
        shift = float(movement.shift[issue, party])
        conditional = after != NONE and bool(snapshot.statements.on_condition[after])
        return Change(
            party=self._name(party),
            kind=standing.kind(issue, party),
            before=standing.span(before),
            after=standing.span(after),
            entering=standing.span(int(movement.entering[issue, party])),
            broken=(standing.is_broken(before), standing.is_broken(after)),
            shift=None if np.isnan(shift) else shift,
            definite=bool(movement.definite[issue, party]),
            nearer=self._nearer(issue, party),
            since=None if after == NONE else standing.day(after),
            split=self._split(issue, party),
            spoke=bool(movement.spoke[issue, party]),
            condition=self._rows.words(after).condition if conditional else None,
            depends_on=self._depends_on(after),
            earlier=standing.then(later=False) if standing.is_compared else "",
        )

    def accepted(self, issue: int, party: int) -> Span | None:
        """The range of the party's red line, None where it has stated none, or none that is comparable."""
        return self._standing.span(self._standing.red_line(issue, party))

    def _nearer(self, issue: int, party: int) -> dict[str, float]:
        others = (other for other in self._standing.parties if other != party)
        found = ((self._name(other), self._standing.nearer(issue, party, other)) for other in others)
        return {name: value for name, value in found if value is not None}

    def _split(self, issue: int, party: int) -> tuple[float, float] | None:
        between = float(self._standing.movement.between[issue, party])
        at_table = float(self._standing.movement.at_table[issue, party])
        return None if np.isnan(between) or np.isnan(at_table) else (between, at_table)

    def _depends_on(self, row: int) -> str:
        snapshot = self._standing.snapshot
        issue = NONE if row == NONE else int(snapshot.statements.depends_on[row])
        return "" if issue == NONE else snapshot.issues[issue].title
