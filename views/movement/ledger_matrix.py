"""The ledger of one pair of parties as a matrix: both ways, by issue and round, with totals and weights."""

from collections.abc import Sequence
from functools import partial
from math import isnan
from operator import attrgetter

import numpy as np

from models.analysis.ledger import Ledger, ledger, total, weighted_total
from models.analysis.pairs import Pair, both_ways
from models.analysis.positions import not_comparable
from models.analysis.salience import Salience, salience
from models.facts import NONE
from models.phrases import counted
from models.snapshot import Ints, Snapshot
from views.document import Document, Standing
from views.labels import NOT_COMPARABLE, NOT_STATED, issue_title, party_name, signed, stance_words
from views.movement.ledger_words import covered_words, unknown_words, weighted_words
from views.movement.matrix import Matrix, MatrixCell, MatrixColumn, MatrixKey, MatrixRow
from views.movement.round_matrix import round_columns
from views.movement.sentences import points

ALL_ISSUES = "All issues"

_TINT = 0.13
_Places = tuple[int, ...]


def round_ledger(standing: Standing, pair: Pair) -> Ledger:
    """The concessions of both parties of a pair toward each other, from each round to the next."""
    found = standing.every_round
    before, after = (_steps(column) for column in (found.before, found.leaving))
    return ledger(standing.snapshot, before, after, both_ways([pair]), salience(standing.snapshot, standing.reading))


def _steps(column: Ints) -> Ints:
    """By rounds, issues and parties; the first round has none before it."""
    return np.moveaxis(column, -1, 0)[1:]


def ledger_matrix(document: Document, found: Ledger, issues: _Places, rounds: range, marked: frozenset[int]) -> Matrix:
    """Two lines for all issues together and for each of them, a column for each of the rounds, and totals of all.

    The first round of all has none before it, and no column.
    """
    snapshot = document.snapshot
    cells = _Cells(snapshot, found, salience(snapshot, document.reading))
    rounds = range(max(1, rounds.start), rounds.stop)
    rows, steps = [], [later - 1 for later in rounds]
    for title, chosen in ((ALL_ISSUES, issues), *((issue_title(snapshot, issue), (issue,)) for issue in issues)):
        for place, (giver, other) in enumerate(found.pairs):
            names = tuple(
                f"{one} → {toward}"
                for one, toward in (
                    (party_name(snapshot, giver), party_name(snapshot, other)),
                    (snapshot.parties[giver].code, snapshot.parties[other].code),
                )
            )
            colour = partial(document.party_colour, party=giver)
            rows.append(MatrixRow(title, names, colour, tuple(cells.line(place, chosen, steps))))
    columns = (*round_columns(snapshot, rounds, marked), *_TOTALS)
    return Matrix("Concession", ("Issue", "Who toward whom"), columns, tuple(rows), _KEYS)


_TOTALS = (
    MatrixColumn(("Total",), "raw"),
    MatrixColumn(("Weight",), "0–100"),
    MatrixColumn(("Total",), "weighted"),
)

_IN_PART = " *"

_KEYS = (
    MatrixKey("", "+ nearer to the other side’s old centre, − farther from it (hardening), in points of each scale"),
    MatrixKey("", "weight: how much the issue matters to who concedes, as assessed"),
    MatrixKey("", "*: some of the figures added up are unknown"),
    MatrixKey("", "hatched: no figure"),
)


class _Cells:
    """The cells of one ledger."""

    def __init__(self, snapshot: Snapshot, found: Ledger, weights: Salience) -> None:
        self._snapshot, self._found, self._weights = snapshot, found, weights

    def line(self, place: int, issues: Sequence[int], steps: Sequence[int]) -> list[MatrixCell]:
        """A pair one way on these issues together: these steps, then of all steps the net, the weight, the weighted."""
        return [
            *(self._net(place, tuple(issues), (step,)) for step in steps),
            self._net(place, tuple(issues), tuple(range(len(self._found.size)))),
            self._weight(place, issues),
            self._weighted(place, tuple(issues)),
        ]

    def _net(self, place: int, issues: _Places, steps: _Places) -> MatrixCell:
        raw = total(self._found, place, issues, steps)
        if not raw.figures:
            return self._missing(place, issues, steps)
        lines = [f"Conceded {points(raw.conceded)}, hardened {points(raw.hardened)}, net {signed(raw.net)}"]
        if raw.figures + raw.unknown > 1:
            lines.append(unknown_words(raw) or counted(raw.figures, "figure"))
        else:
            lines += self._ends((steps[0], issues[0], place))
        return _figure(raw.net, "\n".join(lines), self._statements(place, issues, steps), unknown_words(raw))

    def _missing(self, place: int, issues: _Places, steps: _Places) -> MatrixCell:
        held = [
            column[steps, :, place][:, issues] for column in (self._found.before, self._found.after, self._found.toward)
        ]
        broken = any(not_comparable(self._snapshot.statements, one).any() for one in held)
        words = NOT_COMPARABLE if broken else NOT_STATED
        tip = "\n".join((words, *(self._ends((steps[0], issues[0], place)) if len(steps) == len(issues) == 1 else ())))
        return MatrixCell(words, tip, wordings=(words,), missing=True)

    def _ends(self, cell: tuple[int, int, int]) -> list[str]:
        """What was held before and after, and what the other held before, of one cell."""
        giver, other = (party_name(self._snapshot, party) for party in self._found.pairs[cell[2]])
        told = (
            (f"{giver} before", self._found.before),
            (f"{giver} after", self._found.after),
            (f"{other} before", self._found.toward),
        )
        return [f"{words}: {self._stance(int(column[cell]))}" for words, column in told]

    def _stance(self, held: int) -> str:
        return NOT_STATED if held == NONE else stance_words(self._snapshot.statements, held)

    def _weight(self, place: int, issues: Sequence[int]) -> MatrixCell:
        giver = self._found.pairs[place][0]
        if len(issues) != 1:
            return MatrixCell("")
        value, who = float(self._weights.value[issues[0], giver]), int(self._weights.assessment[issues[0], giver])
        if isnan(value):
            return MatrixCell(
                "unknown", "Nobody assessed how much the issue matters to it.", wordings=("unknown",), missing=True
            )
        assessed = self._snapshot.assessments[who]
        return MatrixCell(
            points(value), f"Salience as assessed by {assessed.assessor}", figure=points(value), value=value
        )

    def _weighted(self, place: int, issues: _Places) -> MatrixCell:
        weighted, words = weighted_total(self._found, place, issues), weighted_words(self._found, place, issues)
        if not total(self._found, place, issues).figures:
            return MatrixCell(NOT_STATED, wordings=(NOT_STATED,), missing=True)
        if weighted.moved and not weighted.covered:
            return MatrixCell(words, wordings=("unknown",), missing=True)
        steps = tuple(range(len(self._found.size)))
        unknown = covered_words(weighted), unknown_words(total(self._found, place, issues))
        return _figure(weighted.net, words, self._statements(place, issues, steps), ", ".join(filter(None, unknown)))

    def _statements(self, place: int, issues: _Places, steps: _Places) -> tuple[str, ...]:
        return tuple(self._snapshot.statements.ids[one] for one in self._found.evidence(place, issues, steps))


def _figure(value: float, tip: str, statements: tuple[str, ...], unknown: str = "") -> MatrixCell:
    nothing = not round(value, 6)
    tone = "muted" if nothing else "nearer" if value > 0 else "apart"
    words = signed(value)
    return MatrixCell(
        ", ".join(filter(None, (words, unknown))),
        tip,
        figure=words + (_IN_PART if unknown else ""),
        tone=attrgetter(tone),
        value=value,
        statements=statements,
        tint=0.0 if nothing else _TINT,
    )
