"""Gaps over time on the screen: curves, splits and words by hand on a small dossier, and the page of the sample."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.analysis.reading import ON_RECORD
from models.snapshot import Snapshot
from models.store import Store
from models.words import Act
from tests.snapshots import said, snapshot
from views.document import Document, Standing
from views.filters import Filters
from views.movement.gap_charts import GapHistory, firmness_curves, firmness_level, gap_curve, split_bars
from views.movement.gap_page import GapPage
from views.movement.gap_sentences import overlap_words, silence_words, split_words, zone_phrases
from views.selection import Selection
from views.theme import LIGHT

ROUNDS = [(1, 1), (11, 11), (21, 21), (31, 31)]
LAST = 35

Small = Callable[[Snapshot], Document]


@pytest.fixture
def small(qapp: object, store: Store) -> Small:
    def made(of: Snapshot) -> Document:
        document = Document(store)
        document.standing = Standing(of, ON_RECORD)
        return document

    return made


def worked(limit: int = 30) -> Snapshot:
    """Ukraine goes from 20 to 40 and on to 50; Russia, at 80, stays silent for long, speaks, and takes it back."""
    rows = [
        said(1, at=20, firmness=3),
        said(1, "RU", at=80, firmness=4),
        said(11, at=40, firmness=1),
        said(12, "RU", act=Act.APPEAL),
        said(21, at=50),
        said(25, "RU", act=Act.RETRACTION, retracts="ST002"),
    ]
    return snapshot(rows, ROUNDS, stale_after_days=limit)


def history(talks: Snapshot, parties: tuple[int, ...] = (0, 1)) -> GapHistory:
    return GapHistory(Standing(talks, ON_RECORD), parties, 0, LAST)


def test_the_curve_has_a_value_from_each_change_on_with_the_statements_held() -> None:
    chart = gap_curve(history(worked()))
    (course,) = chart.courses
    assert course.days.tolist() == [1, 11, 21, 25]
    assert course.values.tolist()[:3] == [60, 40, 30]
    assert np.isnan(course.values[3])
    assert course.without[3] == "not stated"
    assert course.evidence[1] == ("statement-ST003", "statement-ST002")
    assert course.gap_on == "issue-neutrality"
    assert chart.last == LAST


def test_where_it_rested_on_silence_a_second_curve_says_so() -> None:
    chart = gap_curve(history(worked(5)))
    _, resting = chart.courses
    values = [None if np.isnan(one) else one for one in resting.values.tolist()]
    assert list(zip(resting.days.tolist(), values, strict=True)) == [
        (7, 60), (11, 40), (12, None), (17, 40), (21, 30), (25, None)
    ]  # fmt: skip
    assert resting.evidence[2] == ()


def test_the_split_says_what_each_side_did_and_why_there_is_no_figure(small: Small) -> None:
    document = small(worked())
    chart = split_bars(document, history(worked()))
    ukraine, russia, widening = chart.bars
    assert ukraine.values[1:3].tolist() == pytest.approx([20, 10])
    assert russia.values[1:3].tolist() == [0, 0]
    assert widening.values[1:3].tolist() == pytest.approx([0, 0])
    assert ukraine.without == ("gap came to be", "", "", "gap ceased")
    assert chart.total(1) == pytest.approx(20)
    assert ukraine.evidence[1] == ("statement-ST001", "statement-ST002", "statement-ST003")


def test_firmness_by_day_is_none_where_nobody_graded_it_or_nothing_is_held(small: Small) -> None:
    talks = worked()
    ukraine, russia = firmness_curves(small(talks), history(talks)).courses
    assert ukraine.days.tolist() == [1, 11, 21]
    assert ukraine.values.tolist()[:2] == [3, 1]
    assert (ukraine.without[2], russia.without[1]) == ("not graded", "not stated")
    assert np.isnan([ukraine.values[2], russia.values[1]]).all()
    assert (firmness_level(3.0), firmness_level(2.5)) == ("3 insisted on", "")


def test_words_on_what_each_side_did() -> None:
    assert split_words(history(worked())) == (
        "From round to round the gap fell 30 in all: UA +30, RU 0, mere widening 0; it came to be once; "
        "ceased once, which is no fall."
    )
    assert split_words(history(snapshot([said(1, at=20)], ROUNDS))) == "No round has a gap before and after it."


def test_words_on_silence() -> None:
    assert silence_words(history(worked(5))) == (
        "Of 3 rounds that ended with a known gap, UA said nothing in 0, RU in 1, neither anything in 0. "
        "Of 24 days on which the gap was known, 13 rested on a position on which nothing had been said for more than "
        "5 days (UA 8, RU 12). By 5 Feb 1970 the last word on it was of UA 14 days before and of RU 10 days before."
    )
    assert silence_words(history(snapshot([said(1, at=20)], ROUNDS))) == "The gap was known on no day."


def test_words_on_overlap_name_the_days() -> None:
    talks = snapshot([said(1, low=10, high=30), said(2, "RU", low=20, high=60), said(9, "RU", low=40, high=60)], ROUNDS)
    assert overlap_words(history(talks)) == "The ranges stated overlapped in 20–30 from 3 Jan 1970 to 9 Jan 1970."
    assert overlap_words(history(worked())) == "The ranges stated overlapped on no day."


def test_words_on_the_zone_open_the_red_lines() -> None:
    def line(party: str, low: float, high: float, day: int) -> object:
        return said(day, party, act=Act.RED_LINE, low=low, high=high)

    talks = snapshot([line("UA", 0, 40, 2), line("RU", 20, 100, 5), line("RU", 60, 100, 8)], ROUNDS)  # type: ignore[list-item]
    phrases = zone_phrases(history(talks))
    assert "".join(phrase.text for phrase in phrases) == (
        "Zone of possible agreement: possible (at most 0–40, RU unknown) since 3 Jan 1970; "
        "exists (20–40) since 6 Jan 1970; empty since 9 Jan 1970."
    )
    assert [phrase.opens.statements for phrase in phrases if phrase.opens] == [
        ("statement-ST001",), ("statement-ST001", "statement-ST002"), ("statement-ST001", "statement-ST003")
    ]  # fmt: skip
    unknown = zone_phrases(history(worked()))
    assert unknown[0].text == "Zone of possible agreement: unknown, no principal has stated a red line."


@pytest.fixture
def selection() -> Selection:
    return Selection()


@pytest.fixture
def open_page(qtbot: QtBot, selection: Selection) -> Callable[[Document], GapPage]:
    def opened(document: Document) -> GapPage:
        page = GapPage(document, selection, Filters(), LIGHT)
        qtbot.addWidget(page)
        page.resize(1100, 800)
        page.show()
        return page

    return opened


def test_issues_are_listed_with_their_gaps_and_the_first_is_shown(
    document: Document, open_page: Callable[[Document], GapPage]
) -> None:
    page = open_page(document)
    assert page.issues.count() == 13
    assert page.issues.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Neutrality, gap 30 at first, 0 now"
    assert page.gap.title.text() == "Gap on Neutrality by day"
    assert page.split.summary.text().startswith(
        "From round to round the gap fell 45 in all: Ukraine +31.5, Russia +28.3, mere widening −14.8;"
    )


def test_another_issue_can_be_chosen_and_stays_chosen(
    document: Document, open_page: Callable[[Document], GapPage]
) -> None:
    page = open_page(document)
    page.issues.setCurrentRow(4)
    assert page.gap.title.text() == "Gap on Crimea by day"
    document.refreshed.emit()
    assert page.gap.title.text() == "Gap on Crimea by day"
    assert "possible (at most 0–40, Russia unknown) since 28 Mar 2022" in page.summary()


def test_a_value_of_the_curve_opens_the_statements_held_and_the_gap(
    qtbot: QtBot, document: Document, selection: Selection, open_page: Callable[[Document], GapPage]
) -> None:
    page = open_page(document)
    page.gap.canvas.go_to((1, 3))
    qtbot.keyClick(page.gap.canvas, Qt.Key.Key_Return)
    assert selection.evidence is not None
    assert len(selection.evidence.statements) == 2


def test_of_more_than_two_principals_all_can_be_looked_at_together(
    small: Small, open_page: Callable[[Document], GapPage]
) -> None:
    talks = snapshot([said(1, at=20), said(2, "RU", at=80), said(3, "MD", at=50)], ROUNDS, parties=("UA", "RU", "MD"))
    page = open_page(small(talks))
    assert [page.pairs.box.itemText(at) for at in range(page.pairs.box.count())] == [
        "UA and RU", "UA and MD", "RU and MD", "all 3 principals"
    ]  # fmt: skip
    page.pairs.box.setCurrentIndex(3)
    page.pairs.box.activated.emit(3)
    assert not page.split.isVisible()
    assert page.pairs.parties == (0, 1, 2)


def test_it_says_what_is_missing(small: Small, open_page: Callable[[Document], GapPage]) -> None:
    assert open_page(small(snapshot(rounds=ROUNDS, issues=()))).summary().startswith("No issues yet.")
    alone = snapshot(rounds=ROUNDS, parties=("UA", "TR:mediator"))
    assert open_page(small(alone)).summary().startswith("No pair to compare.")
    assert open_page(small(replace(alone, rounds=()))).summary().startswith("No pair to compare.")


def test_of_many_times_the_latest_are_told() -> None:
    rows = [said(1, "RU", low=50, high=60)]
    rows += [said(2 * day, low=40 if day % 2 else 0, high=50 if day % 2 else 10) for day in range(1, 14)]
    assert overlap_words(history(snapshot(rows, ROUNDS))) == (
        "The ranges stated overlapped in 50 from 15 Jan 1970 to 16 Jan 1970; in 50 from 19 Jan 1970 to 20 Jan 1970; "
        "in 50 from 23 Jan 1970 to 24 Jan 1970; in 50 from 27 Jan 1970; 3 times more before."
    )


def test_of_many_rounds_only_those_are_drawn_that_changed_something(small: Small) -> None:
    rounds = [(day, day) for day in range(1, 60)]
    talks = snapshot([said(1, at=20), said(3, "RU", at=80), said(10, at=40), said(20, at=30)], rounds)
    chart = split_bars(small(talks), history(talks))
    assert [name.split(" ")[0] for name in chart.rows] == ["3", "10", "20"]
    assert chart.bars[0].without == ("gap came to be", "", "")
    assert chart.bars[0].values.tolist()[1:] == pytest.approx([20, -10])
