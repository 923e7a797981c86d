"""The ledger on the screen: words of totals and exchanges, cells by hand, and the page of the sample dossier."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.analysis.reading import ON_RECORD
from models.analysis.reciprocity import Answered, Reciprocity, Trend, reciprocity
from models.facts import NONE, Assessment, Pair
from models.snapshot import Snapshot, ints
from models.store import Store
from models.words import Judgement
from tests.snapshots import Said, said, snapshot
from views.charts.table import Cell
from views.document import Document, Standing
from views.filters import Filters
from views.movement.ledger_matrix import round_ledger
from views.movement.ledger_words import reciprocity_words, total_phrases
from views.movement.matrix import FIXED
from views.movement.matrix_pages import LedgerPage
from views.selection import Selection
from views.theme import LIGHT

ROUNDS = [(1, 1), (11, 11), (21, 21)]


def salience(party: int, issue: int, value: float) -> Assessment:
    return Assessment(
        "", "", 1, "Olena Koval", party, "", None, None, "", NONE, Judgement.SALIENCE, issue, value, value
    )


def worked(*more: Said, assessments: tuple[Assessment, ...] = ()) -> Snapshot:
    """Ukraine goes from 20 to 40 and back to 30 on neutrality, from 10 to 12 on Crimea; Russia stays at 80."""
    rows = [
        said(1, at=20), said(1, "RU", at=80), said(1, issue="crimea", at=10), said(1, "RU", issue="crimea", at=80),
        said(11, at=40), said(21, at=30), said(21, issue="crimea", at=12),
    ]  # fmt: skip
    talks = snapshot([*rows, *more], ROUNDS, issues=("neutrality", "crimea"))
    return replace(talks, assessments=assessments)


def told(talks: Snapshot, issues: tuple[int, ...] = (0, 1)) -> str:
    found = round_ledger(Standing(talks, ON_RECORD), (0, 1))
    return "".join(phrase.text for phrase in total_phrases(talks, found, issues))


def test_totals_say_what_was_conceded_and_hardened_and_that_no_weight_is_known() -> None:
    assert told(worked()) == (
        "UA toward RU: conceded 22, hardened 10, net +12 (weight unknown). "
        "RU toward UA: conceded 0, hardened 0, net 0 (nothing to weigh)."
    )


def test_weighted_totals_say_for_how_much_a_weight_is_known() -> None:
    assert "(weighted net +5, for the 30 of 32 points that have a weight)" in told(
        worked(assessments=(salience(0, 0, 50),))
    )
    assert "(weighted net +7)" in told(worked(assessments=(salience(0, 0, 50), salience(0, 1, 100))))
    assert "(weighted net 0)" in told(worked(assessments=(salience(0, 0, 0), salience(0, 1, 0))))


def test_a_side_without_any_figure_has_none_and_not_zero() -> None:
    assert told(snapshot([said(1, at=20), said(11, at=30)], ROUNDS), (0,)) == (
        "UA toward RU: no figure. RU toward UA: no figure."
    )


def exchange(**values: object) -> tuple[str, ...]:
    usual = {
        "first": np.zeros(2), "second": np.zeros(2),
        "after_first": Answered(1, 2, 1), "after_second": Answered(0, 0, 0),
        "first_trend": Trend(3, 1, 6), "second_trend": Trend(0, 0, 0), "common": ints([0, 1, 2]), "first_sum": 30.0,
        "second_sum": 12.0, "ratio": 2.5, "correlation": None,
    }  # fmt: skip
    return reciprocity_words(snapshot(), (0, 1), Reciprocity(**{**usual, **values}))  # type: ignore[arg-type]


def test_an_exchange_is_counted_in_words_that_name_no_cause() -> None:
    assert exchange() == (
        "In turn: after UA conceded, RU did in the next round 1 of 2 times (1 more unknown); "
        "RU conceded in no round after which UA has a figure.",
        "In size: UA’s net, rising (of 6 pairs of rounds 3 rise, 1 fall); RU’s net by round, too few rounds.",
        "In sum: net +30 for UA and +12 for RU over 3 rounds, UA 2.5 times as much as RU; "
        "rank correlation: too few rounds (3 of 5).",
    )


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"ratio": 0.5, "first_sum": 6.0}, "RU 2 times as much as UA;"),
        ({"ratio": 1.0, "first_sum": 12.0}, "as much as each other;"),
        ({"ratio": None, "second_sum": -5.0}, "net +30 for UA and −5 for RU over 3 rounds; rank"),
        ({"common": ints([])}, "no round has figures of both; rank correlation: too few rounds (0 of 5)."),
        ({"common": ints(range(5))}, "rank correlation: none, since all figures of a side are alike."),
        ({"common": ints(range(7)), "correlation": -0.5}, "rank correlation −0.50 (Spearman, 7 rounds)."),
    ],
)
def test_who_conceded_more_and_whether_that_went_together(values: dict[str, object], words: str) -> None:
    assert words in exchange(**values)[2]


@pytest.fixture
def selection() -> Selection:
    return Selection()


@pytest.fixture
def open_page(qtbot: QtBot, selection: Selection) -> Callable[[Document], LedgerPage]:
    def opened(document: Document) -> LedgerPage:
        page = LedgerPage(document, selection, Filters(), LIGHT)
        qtbot.addWidget(page)
        page.resize(1100, 800)
        page.show()
        return page

    return opened


@pytest.fixture
def small(qapp: object, store: Store) -> Callable[[Snapshot], Document]:
    def made(of: Snapshot) -> Document:
        document = Document(store)
        document.standing = Standing(of, ON_RECORD)
        return document

    return made


def rows(page: LedgerPage) -> tuple[tuple[Cell, ...], ...]:
    return page.frame.twin._model.table.rows


def test_a_hand_worked_ledger_in_cells(
    small: Callable[[Snapshot], Document], open_page: Callable[[Document], LedgerPage]
) -> None:
    page = open_page(small(worked(assessments=(salience(0, 0, 50),))))
    assert page.frame.twin._model.table.titles == (
        "Issue", "Who toward whom", "2 · Round 2 12 Jan", "3 · Round 3 22 Jan", "Total raw", "Weight 0–100",
        "Total weighted",
    )  # fmt: skip
    assert [[cell.words for cell in row] for row in rows(page)] == [
        ["All issues", "UA → RU", "+20", "−8", "+12", "", "+5, for the 30 of 32 points that have a weight"],
        ["All issues", "RU → UA", "0", "0", "0", "", "0"],
        ["Neutrality", "UA → RU", "+20", "−10", "+10", "50", "+5"],
        ["Neutrality", "RU → UA", "0", "0", "0", "unknown", "0"],
        ["Crimea", "UA → RU", "0", "+2", "+2", "unknown", "weight unknown"],
        ["Crimea", "RU → UA", "0", "0", "0", "unknown", "0"],
    ]


def test_a_sum_of_which_some_figures_are_unknown_says_so(
    small: Callable[[Snapshot], Document], open_page: Callable[[Document], LedgerPage]
) -> None:
    rows_so_far = [said(1, at=20), said(1, "RU", at=80), said(11, at=40), said(11, issue="crimea", at=10)]
    page = open_page(small(snapshot(rows_so_far, ROUNDS[:2], issues=("neutrality", "crimea"))))
    cells = {(row[0].words, row[1].words): [cell.words for cell in row[2:4]] for row in rows(page)}
    assert cells["All issues", "UA → RU"] == ["+20, 1 of 2 figures unknown"] * 2
    assert cells["Neutrality", "UA → RU"] == ["+20"] * 2
    assert cells["Crimea", "UA → RU"] == ["not stated"] * 2


def test_a_cell_opens_the_three_statements_behind_it_and_marks_its_round(
    qtbot: QtBot, document: Document, selection: Selection, open_page: Callable[[Document], LedgerPage]
) -> None:
    page = open_page(document)
    page.frame.canvas.go_to((2, FIXED + 5))
    qtbot.keyClick(page.frame.canvas, Qt.Key.Key_Return)
    assert selection.evidence is not None
    assert selection.evidence.title == "Ukraine → Russia, Neutrality, 7 · Istanbul 29 Mar: +14"
    ids, codes = list(document.snapshot.statements.ids), document.snapshot.statements.codes
    assert sorted(codes[ids.index(one)] for one in selection.evidence.statements) == ["ST057", "ST061", "ST106"]
    rounds = {sitting.id: sitting.number for sitting in document.snapshot.rounds}
    assert (rounds[selection.earlier or ""], rounds[selection.later or ""]) == (6, 7)


def test_a_total_opens_all_that_made_it_and_compares_no_round(
    qtbot: QtBot, document: Document, selection: Selection, open_page: Callable[[Document], LedgerPage]
) -> None:
    page = open_page(document)
    before = selection.earlier, selection.later
    page.frame.canvas.go_to((2, FIXED + 7))
    qtbot.keyClick(page.frame.canvas, Qt.Key.Key_Return)
    assert selection.evidence is not None
    assert len(selection.evidence.statements) > 3
    assert (selection.earlier, selection.later) == before


def test_the_words_above_and_below_are_those_of_the_models(
    document: Document, open_page: Callable[[Document], LedgerPage]
) -> None:
    page = open_page(document)
    assert page.phrases.words() == (
        "Ukraine toward Russia: conceded 183, hardened 74, net +109 (weight unknown; 47 of 91 figures unknown). "
        "Russia toward Ukraine: conceded 140, hardened 192.5, net −52.5 (weight unknown; 47 of 91 figures unknown)."
    )
    found = reciprocity(round_ledger(document.standing, (0, 1)), 0, 1)
    assert page.exchange.text().split("\n") == list(reciprocity_words(document.snapshot, (0, 1), found))
    assert not page.pairs.isVisible()


def test_a_pair_can_be_chosen_where_there_are_several(
    small: Callable[[Snapshot], Document], open_page: Callable[[Document], LedgerPage]
) -> None:
    talks = worked()
    talks = replace(talks, parties=(*talks.parties, replace(talks.parties[0], id="p3", code="MD", name="Moldova")))
    page = open_page(small(talks))
    assert [page.pairs.box.itemText(at) for at in range(3)] == ["UA and RU", "UA and Moldova", "RU and Moldova"]
    page.pairs.box.setCurrentIndex(1)
    page.pairs.box.activated.emit(1)
    assert page.phrases.words().startswith("UA toward Moldova: no figure.")
    chosen = open_page(small(replace(talks, pairs=(Pair("", 2, 1),))))
    assert chosen.phrases.words().startswith("Moldova toward RU: no figure.")


def test_without_a_pair_it_says_so(
    small: Callable[[Snapshot], Document], open_page: Callable[[Document], LedgerPage]
) -> None:
    page = open_page(small(snapshot(rounds=ROUNDS, parties=("UA", "TR:mediator"))))
    assert page.summary().startswith("No pair to compare.")
