"""Where second codings differ from the first ones: what is to be settled, and what has been."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

import numpy as np

from models.agreement.codings import Coded, DoubleCoding
from models.agreement.columns import Columns, Field, side_by_side
from models.scales.points import Range
from models.snapshot import Floats, Mask, Snapshot
from models.words import ACTS, Act


class Part(StrEnum):
    """What is settled by one choice: the two ends of a range go together."""

    ACT = "act"
    RANGE = "range"
    FIRMNESS = "firmness"
    CREDIBILITY = "credibility"


PartValue: TypeAlias = Act | Range | int | None
"""What somebody coded in a part; None for no range and for no grade."""

_FIELDS: Mapping[Part, tuple[Field, ...]] = {
    Part.ACT: (Field.ACT,), Part.RANGE: (Field.LOW, Field.HIGH), Part.FIRMNESS: (Field.FIRMNESS,),
    Part.CREDIBILITY: (Field.CREDIBILITY,),
}  # fmt: skip


_NAMES: Mapping[Part, tuple[str, ...]] = {Part.RANGE: ("low", "high", "scale_id")}


def with_part(coded: Coded, part: Part, other: Coded) -> Coded:
    """A coding with one part taken over from another one, a range with the scale that it is on."""
    names = _NAMES.get(part, (str(part),))
    return replace(coded, **{name: getattr(other, name) for name in names})


@dataclass(frozen=True, slots=True)
class Difference:
    """A second coding that differs from its statement, a position in the snapshot, in these parts.

    Each has the first and the second value. Ranges are on the issue's present scale where both have a place there, else
    on the one that both are on.
    """

    coding: DoubleCoding
    statement: int
    parts: Mapping[Part, tuple[PartValue, PartValue]]


def differences(snapshot: Snapshot, codings: Iterable[DoubleCoding], *, settled: bool = False) -> list[Difference]:
    """Where second codings differ from their statements as both are now, in the dossier's order.

    With `settled`, where those that have been settled differed as they were coded apart, instead of where others do.
    That only one has a range or a grade is a difference too. Ranges on two scales that cannot be compared are none.
    """
    position = snapshot.statements.position
    listed = [one for one in codings if one.settled is settled and one.statement_id in position]
    listed.sort(key=lambda one: position[one.statement_id])
    places = [position[one.statement_id] for one in listed]
    sides = side_by_side(
        snapshot.issues,
        snapshot.statements.issue[places],
        [one.first if settled else one.first_now for one in listed],
        [one.second if settled else one.second_now for one in listed],
    )
    differing = {part: _differ(sides, fields) for part, fields in _FIELDS.items()}
    rows = np.flatnonzero(np.any(list(differing.values()), axis=0)).tolist()
    return [
        Difference(
            listed[row],
            places[row],
            {
                part: (_value(sides[0], part, row), _value(sides[1], part, row))
                for part, mask in differing.items()
                if mask[row]
            },
        )
        for row in rows
    ]


def _differ(sides: tuple[Columns, Columns], fields: tuple[Field, ...]) -> Mask:
    return np.asarray(np.any([_unequal(*(side[field] for side in sides)) for field in fields], axis=0))


def _unequal(first: Floats, second: Floats) -> Mask:
    return np.asarray((first != second) & ~(np.isnan(first) & np.isnan(second)))


def _value(side: Columns, part: Part, row: int) -> PartValue:
    found = [float(side[field][row]) for field in _FIELDS[part]]
    if any(np.isnan(found)):
        return None
    if part is Part.RANGE:
        return found[0], found[1]
    return ACTS[int(found[0])] if part is Part.ACT else int(found[0])
