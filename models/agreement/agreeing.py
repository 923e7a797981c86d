"""How far second codings agree with the first ones, by issue and field, and where they differ."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from models.agreement.alpha import Agreement, agreement
from models.agreement.codings import Coded, DoubleCoding
from models.agreement.columns import RANGE, Columns, Field, Value, on_present_scales, side_by_side, value_of
from models.facts import NONE
from models.snapshot import Ints, Snapshot


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """How far all who coded statements on an issue agree in a field; the issue is NONE for those on any issue."""

    issue: int
    field: Field
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Where a second coding differs from its statement as both are now. `statement` is a position in the snapshot.

    Ends of ranges are on the issue's present scale where both have a place there, else on the one that both are on.
    """

    coding_id: str
    statement: int
    field: Field
    first: Value
    second: Value


def agreement_of(snapshot: Snapshot, codings: Iterable[DoubleCoding]) -> list[FieldAgreement]:
    """Agreement of first and second codings for each field on each issue that has any, then on all issues together.

    Both count as they were coded apart, whether or not somebody settled them since: settling makes codings equal, but
    coders no more reliable. Where several analysts coded a statement again, the first coding is as it stood when the
    first of them did. Ends of ranges are taken over to the issue's present scale, and count as not given where they
    have no place there. They are not taken together over issues, whose scales have nothing in common.
    """
    units: dict[int, list[Coded]] = {}
    for one in codings:
        at = snapshot.statements.position.get(one.statement_id)
        if at is not None:
            units.setdefault(at, [one.first]).append(one.second)
    issue = snapshot.statements.issue[list(units)]
    tables = _tables(snapshot, issue, list(units.values()))
    asked = [(one, field) for one in sorted(set(issue.tolist()) - {NONE}) for field in Field]
    overall = [(NONE, field) for field in Field if units and field not in RANGE]
    return [
        FieldAgreement(one, field, agreement(tables[field][:, (issue == one) | (one == NONE)], field.level))
        for one, field in asked + overall
    ]


def disagreements(snapshot: Snapshot, codings: Iterable[DoubleCoding]) -> list[Disagreement]:
    """Where second codings differ from their statements as both are now, in the dossier's order; settled ones left out.

    That only one has a range or a grade is a difference too. Ranges on two scales that cannot be compared are none.
    """
    position = snapshot.statements.position
    unsettled = [one for one in codings if not one.settled and one.statement_id in position]
    unsettled.sort(key=lambda one: position[one.statement_id])
    places = [position[one.statement_id] for one in unsettled]
    first, second = side_by_side(
        snapshot,
        snapshot.statements.issue[places],
        [one.first_now for one in unsettled],
        [one.second_now for one in unsettled],
    )
    return [
        Disagreement(
            one.id, places[row], field, value_of(field, first[field][row]), value_of(field, second[field][row])
        )
        for row, one in enumerate(unsettled)
        for field in Field
        if not np.array_equal(first[field][row], second[field][row], equal_nan=True)
    ]


def _tables(snapshot: Snapshot, issue: Ints, units: Sequence[Sequence[Coded]]) -> Columns:
    """For each field a row for each coder and a column for each statement."""
    coders = [coder for unit in units for coder in range(len(unit))]
    places = np.repeat(np.arange(len(units)), [len(unit) for unit in units])
    columns = on_present_scales(snapshot, issue[places], [coded for unit in units for coded in unit])
    tables = {field: np.full((max(coders, default=0) + 1, len(units)), np.nan) for field in Field}
    for field, table in tables.items():
        table[coders, places] = columns[field]
    return tables
