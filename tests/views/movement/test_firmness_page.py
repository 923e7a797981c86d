"""Firmness on the screen: who softened or hardened without moving, with both statements."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from models.analysis.reading import ON_RECORD
from models.snapshot import Snapshot
from models.store import Store
from tests.snapshots import said, snapshot
from views.charts.table import Cell
from views.document import Document, Standing
from views.filters import Filters
from views.movement.matrix import FIXED
from views.movement.matrix_pages import FirmnessPage
from views.selection import Selection
from views.theme import LIGHT

ROUNDS = [(1, 1), (11, 11), (21, 21)]

Opener = Callable[[Snapshot], FirmnessPage]


@pytest.fixture
def selection() -> Selection:
    return Selection()


@pytest.fixture
def open_page(qtbot: QtBot, store: Store, selection: Selection) -> Opener:
    def opened(of: Snapshot) -> FirmnessPage:
        document = Document(store)
        document.standing = Standing(of, ON_RECORD)
        page = FirmnessPage(document, selection, Filters(), LIGHT)
        qtbot.addWidget(page)
        page.show()
        return page

    return opened


def cells(page: FirmnessPage) -> list[list[Cell]]:
    return [list(row[FIXED:]) for row in page.frame.twin._model.table.rows]


SOFTENED = snapshot(
    [
        said(1, at=20, firmness=3),
        said(1, "RU", at=80, firmness=1),
        said(11, at=20, firmness=1),
        said(11, "RU", at=70, firmness=4),
        said(21, "RU", at=70),
    ],
    ROUNDS,
)


def test_every_cell_says_how_firm_a_position_is_and_what_became_of_that(open_page: Opener) -> None:
    words = [[cell.words for cell in row] for row in cells(open_page(SOFTENED))]
    assert words == [
        ["3 insisted on", "1 indicated, softer though the range stayed the same", "1 indicated"],
        ["1 indicated", "4 declared non-negotiable, firmer", "not graded"],
    ]


def test_a_tip_tells_both_statements(open_page: Opener) -> None:
    tip = cells(open_page(SOFTENED))[1][2].tip
    assert tip.endswith("not graded\nBefore: 70, declared non-negotiable.\nLeaving the round: 70, not graded.")


def test_softening_without_moving_is_told_first_and_opens_both_statements(
    open_page: Opener, selection: Selection
) -> None:
    page = open_page(SOFTENED)
    assert page.phrases.words() == (
        "Softened without moving: UA on Neutrality, round 2 (insisted on → indicated). Hardened without moving: nobody."
    )
    page.phrases.linkActivated.emit("1")
    assert selection.evidence is not None
    assert selection.evidence.statements == ("statement-ST001", "statement-ST003")


def test_the_summary_counts_changes_and_what_nobody_graded(open_page: Opener) -> None:
    assert (
        "From round to round positions became softer once and firmer once. 1 held position was not graded."
        in open_page(SOFTENED).summary()
    )


def test_what_is_not_stated_has_no_firmness(open_page: Opener) -> None:
    words = [[cell.words for cell in row] for row in cells(open_page(snapshot([said(11, at=20, firmness=0)], ROUNDS)))]
    assert words == [["not stated", "0 trial balloon", "0 trial balloon"], ["not stated"] * 3]
