from datetime import date
from math import isnan

from pytestqt.qtbot import QtBot

from models.analysis.reading import ON_RECORD
from models.snapshot import to_day
from models.words import Act
from tests.snapshots import said, snapshot
from views.document import Document, Standing
from views.gap_chart import GapChart, gap_by_day
from views.theme import DARK, LIGHT


def gap_on(document: Document, standing: Standing, issue: str, day: date) -> float:
    at = next(at for at, one in enumerate(document.snapshot.issues) if one.code == issue)
    days, gaps = gap_by_day(standing, at)
    return float(gaps[days.tolist().index(to_day(day))])


def test_the_gap_on_neutrality_by_hand(document: Document) -> None:
    """Unknown until Ukraine spoke on 25 February; then Russia's 75–100 and Ukraine's 0–45; 20 apart after round 6."""
    found = [
        gap_on(document, document.standing, "neutrality", day)
        for day in (date(2022, 2, 24), date(2022, 2, 25), date(2022, 3, 21), date(2022, 3, 29), date(2022, 4, 15))
    ]
    assert isnan(found[0])
    assert found[1:] == [30, 20, 7, 0]


def test_the_curve_ends_with_the_last_round_and_follows_the_reading(document: Document) -> None:
    then = Standing(document.snapshot, ON_RECORD.as_known(date(2022, 5, 1)))
    assert gap_on(document, then, "neutrality", date(2022, 4, 15)) == 0
    days, _ = gap_by_day(document.standing, 0)
    assert days[-1] >= to_day(date(2022, 4, 15))
    nothing = Standing(document.snapshot, ON_RECORD.as_known(date(2000, 1, 1)))
    assert [len(column) for column in gap_by_day(nothing, 0)] == [0, 0]


def test_the_curve_can_be_heard(document: Document, qtbot: QtBot) -> None:
    chart = GapChart()
    qtbot.addWidget(chart)
    for theme in (LIGHT, DARK, LIGHT):
        chart.show_gap(document.standing, 0, theme)
    words = chart._plot.accessibleDescription()
    assert words.startswith("from 24 Feb 2022 unknown; from 25 Feb 2022 30; ")
    assert words.endswith("from 15 Apr 2022 0") or "from 30 Mar 2022 0" in words


def test_all_issues_can_be_drawn_under_any_reading(document: Document, qtbot: QtBot) -> None:
    chart = GapChart()
    qtbot.addWidget(chart)
    for known in (None, date(2000, 1, 1)):
        standing = Standing(document.snapshot, ON_RECORD.as_known(known))
        for issue in range(len(document.snapshot.issues)):
            chart.show_gap(standing, issue, LIGHT)
            days, gaps = gap_by_day(standing, issue)
            assert len(days) == len(gaps)
            assert (len(days) == 0) == (known is not None)


def test_the_curve_goes_on_to_the_last_retraction_whatever_issue_it_was_made_on() -> None:
    taken_back = said(5, issue="crimea", act=Act.RETRACTION, retracts="ST003")
    rows = [said(1, at=20), said(1, "RU", at=60), said(2, at=50), taken_back]
    standing = Standing(snapshot(rows, issues=("neutrality", "crimea")), ON_RECORD)
    days, gaps = gap_by_day(standing, 0)
    assert (days.tolist(), gaps.tolist()) == ([1, 2, 3, 4, 5], [40, 10, 10, 10, 40])
