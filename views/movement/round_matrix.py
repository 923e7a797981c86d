"""What each round changed on each issue for each party, as a matrix."""

from functools import partial
from math import isnan
from operator import attrgetter

import numpy as np

from models.analysis.gap import concession
from models.analysis.movement import KINDS, ChangeKind
from models.facts import NONE
from models.snapshot import Floats, Snapshot
from views.document import Document
from views.labels import NOT_STATED, days_words, issue_title, party_name, signed, stance_words
from views.movement.comparison import MOVED
from views.movement.matrix import Matrix, MatrixCell, MatrixColumn, MatrixKey, MatrixRow
from views.movement.rows import in_order_said
from views.movement.sentences import DOUBTFUL, ROBUST

GLYPHS = {
    ChangeKind.MOVED_UP: "triangle",
    ChangeKind.MOVED_DOWN: "falling triangle",
    ChangeKind.MOVED: "dash",
    ChangeKind.WIDENED: "diamond",
    ChangeKind.NARROWED: "bar",
    ChangeKind.REAFFIRMED: "disc",
    ChangeKind.SILENT: "ring",
    ChangeKind.FIRST_STATED: "star",
    ChangeKind.WITHDRAWN: "cross",
    ChangeKind.NOT_COMPARABLE: "struck ring",
}
"""The glyph of each kind of change; what is not stated has none."""

_TINTS = {"nearer": 0.13, "apart": 0.13, "text": 0.06, "accent": 0.08, "warning": 0.08, "muted": 0.0}
"""How strongly the ground of a cell is tinted with its colour of the theme."""

_WORDS = {ChangeKind.SILENT: "said nothing"}
_SHORTER = {
    ChangeKind.FIRST_STATED: ("first",),
    ChangeKind.NOT_COMPARABLE: ("not comp.",),
    ChangeKind.REAFFIRMED: ("kept",),
    ChangeKind.SILENT: ("silent",),
}
"""Shorter words for narrow cells, which the keys below the matrix tell in full."""


def round_columns(snapshot: Snapshot, rounds: range, marked: frozenset[int]) -> tuple[MatrixColumn, ...]:
    """A column for each of these rounds, some of them marked; all by position."""
    found = ((place, snapshot.rounds[place]) for place in rounds)
    return tuple(
        MatrixColumn(
            (f"{one.number} · {one.label}", str(one.number)), days_words(one.start, one.end), marked=place in marked
        )
        for place, one in found
    )


def round_matrix(
    document: Document, issues: tuple[int, ...], parties: tuple[int, ...], rounds: range, marked: frozenset[int]
) -> Matrix:
    """A line for each of the parties on each of the issues, a column for each of the rounds; those marked stand out."""
    cells = _Cells(document)
    snapshot = document.snapshot
    rows = tuple(
        MatrixRow(
            issue_title(snapshot, issue),
            (party_name(snapshot, party), snapshot.parties[party].code),
            partial(document.party_colour, party=party),
            tuple(cells.cell(issue, party, later) for later in rounds),
        )
        for issue in issues
        for party in parties
    )
    keys = _keys(rows)
    if len(snapshot.principals) == 2:
        keys = (*keys, MatrixKey("", "green: nearer to the other principal, red: away from it"))
    return Matrix("Movement", ("Issue", "Party"), round_columns(snapshot, rounds, marked), rows, keys)


def matrix_words(document: Document, issues: tuple[int, ...], parties: tuple[int, ...]) -> str:
    """How many positions moved in each round, and how many cells have nothing stated."""
    snapshot, found = document.snapshot, document.standing.every_round
    chosen = found.kind[list(issues)][:, list(parties)]
    moved = [KINDS.index(kind) for kind in MOVED]
    counts = np.isin(chosen, moved).sum(axis=(0, 1)).tolist()
    most = max(counts, default=0)
    unstated = int((chosen == KINDS.index(ChangeKind.NOT_STATED)).sum())
    if not most:
        return f"No position moved in any round; {unstated:,} of {chosen.size:,} cells have nothing stated."
    rounds = [str(snapshot.rounds[place].number) for place, count in enumerate(counts) if count == most]
    where = f"round {rounds[0]}" if len(rounds) == 1 else f"rounds {', '.join(rounds[:-1])} and {rounds[-1]}"
    return (
        f"{sum(counts):,} movements over {len(counts)} rounds, most in {where} ({most}); "
        f"{unstated:,} of {chosen.size:,} cells have nothing stated."
    )


class _Cells:
    """The cells of one standing."""

    def __init__(self, document: Document) -> None:
        self._snapshot, self._standing = document.snapshot, document.standing
        self._rounds = document.standing.every_round
        self._nearer = {party: self._concessions(party) for party in self._snapshot.principals}

    def cell(self, issue: int, party: int, later: int) -> MatrixCell:
        """What one round changed for a party on an issue."""
        at = issue, party, later
        kind = KINDS[int(self._rounds.kind[at])]
        statements = self._statements(at)
        if kind is ChangeKind.NOT_STATED:
            spoke = "; it spoke, but stated no position that counts" if self._rounds.spoke[at] else ""
            return MatrixCell(
                NOT_STATED, f"{NOT_STATED}{spoke}", wordings=(NOT_STATED,), statements=statements, missing=True
            )
        words, shift = _WORDS.get(kind, str(kind)), float(self._rounds.shift[at])
        moved = kind in MOVED
        figure = f"{signed(shift)}" if moved and not isnan(shift) else ""
        doubt = "" if not moved else "robust" if self._standing.robust_by_round[at] else "not robust"
        told, tone = ", ".join(filter(None, (figure, words, doubt))), self._tone(at, kind)
        return MatrixCell(
            told,
            self._tip(at, told, doubt),
            GLYPHS[kind],
            figure + (" ?" if doubt == "not robust" else ""),
            (words, *_SHORTER.get(kind, ())),
            attrgetter(tone),
            shift,
            statements,
            tint=_TINTS[tone],
        )

    def _tip(self, at: tuple[int, int, int], told: str, doubt: str) -> str:
        before, leaving = int(self._rounds.before[at]), int(self._rounds.leaving[at])
        columns = self._snapshot.statements
        ends = [NOT_STATED if one == NONE else stance_words(columns, one) for one in (before, leaving)]
        lines = [told, f"Before: {ends[0]}. Leaving the round: {ends[1]}."]
        between, at_table = float(self._rounds.between[at]), float(self._rounds.at_table[at])
        if doubt and not isnan(between) and not isnan(at_table):
            lines.append(f"Before the round {signed(between)}, at the table {signed(at_table)}.")
        lines += [ROBUST if doubt == "robust" else DOUBTFUL] if doubt else []
        return "\n".join(lines)

    def _tone(self, at: tuple[int, int, int], kind: ChangeKind) -> str:
        """Nearer to the one other principal or away from it; without such a one no way is better than the other."""
        if kind in {ChangeKind.SILENT, ChangeKind.REAFFIRMED}:
            return "muted"
        if kind in {ChangeKind.WITHDRAWN, ChangeKind.NOT_COMPARABLE}:
            return "warning"
        if kind is ChangeKind.FIRST_STATED:
            return "accent"
        nearer = self._nearer.get(at[1])
        size = 0.0 if nearer is None else float(nearer[at[0], at[2]])
        return "nearer" if size > 0 else "apart" if size < 0 else "text"

    def _concessions(self, party: int) -> Floats | None:
        """By issue and round toward the one other principal; None where there is no such one."""
        principals = self._snapshot.principals
        if len(principals) != 2:
            return None
        other = principals[1 - principals.index(party)]
        before, now = self._rounds.left_before, self._rounds.left
        old, new = ((side[0][:, party], side[1][:, party]) for side in (before, now))
        return concession(old, new, (before[0][:, other], before[1][:, other]))

    def _statements(self, at: tuple[int, int, int]) -> tuple[str, ...]:
        """The two held ones and all that the party said on the issue since the round before."""
        held = int(self._rounds.before[at]), int(self._rounds.leaving[at])
        said = self._standing.said_by_round.since_the_round_before(*at).tolist()
        columns = self._snapshot.statements
        return tuple(columns.ids[one] for one in in_order_said(columns, [*held, *said]))


def _keys(rows: tuple[MatrixRow, ...]) -> tuple[MatrixKey, ...]:
    """What the glyphs mean that are to be seen."""
    cells = [cell for row in rows for cell in row.cells]
    seen = {cell.glyph for cell in cells}
    keys = [MatrixKey(glyph, _WORDS.get(kind, str(kind))) for kind, glyph in GLYPHS.items() if glyph in seen]
    keys += [MatrixKey("", "? not robust")] if any(cell.figure.endswith("?") for cell in cells) else []
    return tuple(keys)
