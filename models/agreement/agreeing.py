"""How far second codings agree with the first ones, by issue and field."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from models.agreement.alpha import Agreement, agreement
from models.agreement.codings import Coded, DoubleCoding
from models.agreement.columns import RANGE, Columns, Field, on_present_scales
from models.facts import NONE
from models.snapshot import Ints, Snapshot, ints


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """How far all who coded statements on an issue agree in a field; the issue is NONE for those on any issue."""

    issue: int
    field: Field
    agreement: Agreement


def agreement_of(snapshot: Snapshot, codings: Iterable[DoubleCoding]) -> list[FieldAgreement]:
    """Agreement of first and second codings for each field on each issue that has any, then on all issues together.

    Both count as they were coded apart, whether or not somebody settled them since: settling makes codings equal, but
    coders no more reliable. Codings that were settled before they came into this dossier are left out. Where several
    analysts coded a statement again, the first coding is as it stood when the first of them did. Ends of ranges are
    taken over to the issue's present scale, and count as not given where they have no place there. They are not taken
    together over issues, whose scales have nothing in common.
    """
    units = _units(snapshot, codings)
    issue = snapshot.statements.issue[list(units)]
    tables = _tables(snapshot, issue, list(units.values()))
    asked = [(one, field) for one in sorted(set(issue.tolist()) - {NONE}) for field in Field]
    overall = [(NONE, field) for field in Field if units and field not in RANGE]
    return [
        FieldAgreement(one, field, agreement(tables[field][:, (issue == one) | (one == NONE)], field.level))
        for one, field in asked + overall
    ]


def statements_behind(snapshot: Snapshot, codings: Iterable[DoubleCoding], issue: int, field: Field) -> Ints:
    """The statements that a figure of `agreement_of` rests on: those that have two values at least."""
    units = _units(snapshot, codings)
    places = ints(list(units))
    found = _tables(snapshot, snapshot.statements.issue[places], list(units.values()))[field]
    paired = (~np.isnan(found)).sum(axis=0) > 1
    return ints(np.sort(places[paired & ((snapshot.statements.issue[places] == issue) | (issue == NONE))]))


def _units(snapshot: Snapshot, codings: Iterable[DoubleCoding]) -> Mapping[int, list[Coded]]:
    """How each statement was coded, the first coding before the others, by its position."""
    units: dict[int, list[Coded]] = {}
    for one in codings:
        at = snapshot.statements.position.get(one.statement_id)
        if at is not None and not one.came_settled:
            units.setdefault(at, [one.first]).append(one.second)
    return units


def _tables(snapshot: Snapshot, issue: Ints, units: Sequence[Sequence[Coded]]) -> Columns:
    """For each field a row for each coder and a column for each statement."""
    coders = [coder for unit in units for coder in range(len(unit))]
    places = np.repeat(np.arange(len(units)), [len(unit) for unit in units])
    columns = on_present_scales(snapshot.issues, issue[places], [coded for unit in units for coded in unit])
    tables = {field: np.full((max(coders, default=0) + 1, len(units)), np.nan) for field in Field}
    for field, table in tables.items():
        table[coders, places] = columns[field]
    return tables
