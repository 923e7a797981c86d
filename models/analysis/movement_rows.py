"""The movement of every round as rows, as the command line prints it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import isnan

from models.analysis.every_round import EveryRound, every_round
from models.analysis.movement import KINDS, ChangeKind
from models.analysis.positions import Ranges, ranges
from models.analysis.reading import Reading
from models.snapshot import Floats, Snapshot


@dataclass(frozen=True, slots=True)
class MovementRow:
    """One party on one issue at one round, by code and number; None where not stated or not comparable."""

    issue: str
    party: str
    round: int
    enter_low: float | None
    enter_high: float | None
    leave_low: float | None
    leave_high: float | None
    shift: float | None
    change: ChangeKind


def movement_rows(snapshot: Snapshot, reading: Reading, parties: Iterable[int]) -> Iterator[MovementRow]:
    """Each round compared with the one before it: by issue, then party in the dossier's order, then round."""
    found = every_round(snapshot, reading)
    for issue in range(len(snapshot.issues)):
        for party in sorted(set(parties)):
            yield from _rows(snapshot, found, issue, party)


def _rows(snapshot: Snapshot, found: EveryRound, issue: int, party: int) -> Iterator[MovementRow]:
    codes, statements = (snapshot.issues[issue].code, snapshot.parties[party].code), snapshot.statements
    entering = _pairs(ranges(statements, found.entering[issue, party]))
    leaving = _pairs(ranges(statements, found.leaving[issue, party]))
    shifts = _stated(found.shift[issue, party])
    kinds = (KINDS[kind] for kind in found.kind[issue, party].tolist())
    columns = zip(snapshot.rounds, entering, leaving, shifts, kinds, strict=True)
    for sitting, enter, leave, shift, kind in columns:
        yield MovementRow(*codes, sitting.number, *enter, *leave, shift, kind)


def _pairs(sides: Ranges) -> list[tuple[float | None, float | None]]:
    return list(zip(_stated(sides[0]), _stated(sides[1]), strict=True))


def _stated(numbers: Floats) -> list[float | None]:
    return [None if isnan(number) else number for number in numbers.tolist()]
