from datetime import date
from math import isnan

import numpy as np

from models.analysis.reading import ON_RECORD
from views.document import Document, Standing
from views.filters import Filters, LaneOrder
from views.issue_order import ordered_issues
from views.timeline.lane_gap import gap_of


def order(document: Document, filters: Filters, standing: Standing | None = None) -> tuple[int, ...]:
    return ordered_issues(standing or document.standing, filters)


def test_issues_come_as_in_the_dossier_unless_asked_otherwise(document: Document) -> None:
    assert order(document, Filters()) == tuple(range(13))


def test_by_title_capitals_make_no_difference(document: Document) -> None:
    filters = Filters()
    filters.order_by(LaneOrder.TITLE)
    titles = [document.snapshot.issues[issue].title.casefold() for issue in order(document, filters)]
    assert titles == sorted(titles)


def test_the_widest_gap_comes_first_and_unknown_gaps_last(document: Document) -> None:
    filters = Filters()
    filters.order_by(LaneOrder.WIDEST_GAP)
    gaps = [gap_of(document.standing, issue, None).now for issue in order(document, filters)]
    known = [gap for gap in gaps if not isnan(gap)]
    assert known == sorted(known, reverse=True)
    assert not any(map(isnan, gaps[: len(known)]))


def test_the_latest_statement_comes_first_of_those_that_are_known(document: Document) -> None:
    filters = Filters()
    filters.order_by(LaneOrder.LATEST_MOVE)
    standing = Standing(document.snapshot, ON_RECORD.as_known(date(2022, 5, 1)))
    statements = document.snapshot.statements
    latest = [
        int(np.max(statements.said[(statements.issue == issue) & standing.known], initial=-1))
        for issue in order(document, filters, standing)
    ]
    assert latest == sorted(latest, reverse=True)
    assert order(document, filters, standing) != order(document, filters)


def test_in_the_own_order_new_issues_come_last(document: Document) -> None:
    filters = Filters()
    ids = [issue.id for issue in document.snapshot.issues]
    filters.order_by(LaneOrder.OWN, (ids[4], ids[2]))
    assert order(document, filters) == (4, 2, 0, 1, 3, *range(5, 13))


def test_hidden_issues_are_left_out_of_every_order(document: Document) -> None:
    filters = Filters()
    filters.hide_issues(frozenset({document.snapshot.issues[3].id}))
    for wanted in LaneOrder:
        filters.order_by(wanted)
        assert sorted(order(document, filters)) == [issue for issue in range(13) if issue != 3]
