"""The issues that are shown, in the order that the user asked for; the same in every view."""

from math import isnan

import numpy as np

from models.analysis.gap import gap_among
from models.analysis.positions import ranges
from views.document import Standing
from views.filters import Filters, LaneOrder

_END = 2**31 - 2


def ordered_issues(standing: Standing, filters: Filters) -> tuple[int, ...]:
    """Positions of the shown issues in order; issues that have no place in it keep the dossier's order at the end."""
    shown = filters.issues_shown(standing.snapshot)
    issues = standing.snapshot.issues
    if filters.order == LaneOrder.TITLE:
        return tuple(sorted(shown, key=lambda issue: issues[issue].title.casefold()))
    if filters.order == LaneOrder.WIDEST_GAP:
        return tuple(sorted(shown, key=lambda issue: -_gap(standing, issue)))
    if filters.order == LaneOrder.LATEST_MOVE:
        return tuple(sorted(shown, key=lambda issue: -_latest(standing, issue)))
    if filters.order == LaneOrder.OWN:
        places = {issue_id: place for place, issue_id in enumerate(filters.own_order)}
        return tuple(sorted(shown, key=lambda issue: places.get(issues[issue].id, len(places))))
    return shown


def _gap(standing: Standing, issue: int) -> float:
    holding = standing.held.at(standing.snapshot.principals, issue, _END)
    found = float(gap_among(*ranges(standing.snapshot.statements, holding)))
    return -1.0 if isnan(found) else found


def _latest(standing: Standing, issue: int) -> int:
    statements = standing.snapshot.statements
    said = statements.said[(statements.issue == issue) & standing.known]
    return int(np.max(said)) if len(said) else -(2**31)
