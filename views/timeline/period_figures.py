"""The figures of a period in words, each with the statements behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan

import numpy as np
from PySide6.QtGui import QColor

from models.analysis.movement import KINDS, ChangeKind
from models.analysis.period import Period, by_act
from models.facts import NONE
from models.phrases import counted
from models.snapshot import Ints, Snapshot, ints, to_date
from models.words import ACTS
from views.document import Document
from views.figure_table import Cell
from views.labels import (
    NOT_STATED,
    days_words,
    issue_title,
    long_day,
    party_name,
    said_words,
    signed,
    speaker_name,
    stance_words,
)
from views.theme import Theme

MOVEMENT_HEADS = ("Issue", "Party", "Before", "At the end", "Change", "Shift")


@dataclass(frozen=True)
class Figure:
    """A figure in words with what it opens."""

    words: str
    title: str
    behind: Ints


def period_words(first: int, last: int) -> str:
    """Days with their year: 14–29 Mar 2022, 30 Dec 2021 – 4 Jan 2022."""
    if to_date(first).year != to_date(last).year:
        return f"{long_day(first)} – {long_day(last)}"
    return f"{days_words(first, last)} {to_date(last).year}"


def headline(period: Period) -> str:
    """The period and how long it is."""
    return f"{period_words(period.first, period.last)} · {counted(period.days, 'day')}"


def figures(snapshot: Snapshot, period: Period) -> list[Figure]:
    """How much was said, the first and the last of it, what is contested, and what may belong here or not."""
    days, said = period_words(period.first, period.last), period.statements
    found = [Figure(counted(len(said), "statement"), f"Said {days}", said)]
    if len(said):
        found += [
            Figure(f"first: {_spoken(snapshot, said[0])}", f"First said {days}", said[:1]),
            Figure(f"last: {_spoken(snapshot, said[-1])}", f"Last said {days}", said[-1:]),
        ]
    pairs = period.contested
    # Those at odds with one another side by side, and none of them twice.
    both = ints(list(dict.fromkeys(pairs[:, ::-1].ravel().tolist())))
    found.append(Figure(f"{len(pairs) or 'none'} contested", f"Contested, said {days}", both))
    before, within = period.perhaps_before, period.perhaps_within
    if len(before):
        found.append(Figure(f"{len(before)} may be earlier", f"Perhaps said before {days}", before))
    if len(within):
        found.append(Figure(f"{len(within)} more may belong here", f"Perhaps said {days}", within))
    return found


def rounds_words(snapshot: Snapshot, period: Period) -> str:
    """The rounds of which at least a day lies in the period, with those that reach beyond it marked so."""
    if not period.rounds:
        return "no round"
    found = []
    for at in period.rounds:
        sitting = snapshot.rounds[at]
        whole = period.first <= sitting.start and sitting.end <= period.last
        found.append(f"{sitting.number}{'' if whole else ' (part)'}")
    return f"{'round' if len(found) == 1 else 'rounds'} {', '.join(found)}"


def act_cells(
    document: Document, theme: Theme, period: Period, parties: Sequence[int]
) -> tuple[list[str], list[list[Cell]]]:
    """A row for each act that occurs, a column for each party, for all others, and for all."""
    snapshot, days = document.snapshot, period_words(period.first, period.last)
    groups = np.full(len(snapshot.parties) + 1, len(parties), np.int32)
    groups[list(parties)] = np.arange(len(parties))
    cells = by_act(period, groups)
    names = [party_name(snapshot, party) for party in parties]
    if any(group == len(parties) for _, group in cells):
        names.append("Others" if parties else "Parties")
    colours = [document.party_colour(theme, party) for party in parties]
    rows = []
    for act in sorted({act for act, _ in cells}):
        label = ACTS[act].label.capitalize()
        parts = [cells.get((act, group), ints([])) for group in range(len(names))]
        told = zip((f"{label}, {name}, {days}" for name in names), parts, (*colours, None), strict=False)
        everything = _count(f"{label}, {days}", period.statements[period.act == act], None)
        rows.append([Cell(label), *(_count(*each) for each in told), everything])
    return ["Act", *names, "All"], rows


def _count(title: str, behind: Ints, colour: QColor | None) -> Cell:
    return Cell(f"{len(behind):,}" if len(behind) else "–", title, behind, colour, is_figure=True)


def movement_cells(
    document: Document, theme: Theme, period: Period, issues: Sequence[int], parties: Sequence[int]
) -> list[list[Cell]]:
    """A row for each position that changed in any way or was stated again."""
    return [_movement_row(document, theme, period, *cell) for cell in period.moved(issues, parties)]


def _movement_row(document: Document, theme: Theme, period: Period, issue: int, party: int) -> list[Cell]:
    snapshot, moves, at = document.snapshot, period.movement, (issue, party)
    name, colour = party_name(snapshot, party), document.party_colour(theme, party)
    behind = period.behind(issue, party)
    title = f"{name} on {issue_title(snapshot, issue)}, {period_words(period.first, period.last)}"
    kind, shift = KINDS[moves.kind[at]], float(moves.shift[at])
    words = str(kind)
    if shift and not isnan(shift):
        words += ", definite" if moves.definite[at] else ", possible"
    stands = [_stand(snapshot, int(held[at])) for held in (moves.before, moves.leaving)]
    figure = _shift_words(kind, shift)
    return [
        Cell(issue_title(snapshot, issue), title, behind),
        Cell(name, title, behind, colour),
        *(Cell(stand, title, behind, is_figure=True) for stand in stands),
        Cell(words, title, behind),
        Cell(figure, title, behind, colour, is_figure=True, is_bold=True),
    ]


def _shift_words(kind: ChangeKind, shift: float) -> str:
    if kind is ChangeKind.NOT_COMPARABLE:
        return "≠"
    return "–" if isnan(shift) else signed(shift)


def _stand(snapshot: Snapshot, position: int) -> str:
    return NOT_STATED if position == NONE else stance_words(snapshot.statements, position)


def _spoken(snapshot: Snapshot, position: int) -> str:
    statements = snapshot.statements
    return (
        f"{said_words(statements, position, year=False)}, {speaker_name(snapshot, int(statements.speaker[position]))}"
    )
