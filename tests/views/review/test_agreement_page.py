"""How far analysts agree, in figures that say what they rest on and open it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from models.agreement.alpha import Agreement
from models.agreement.answer import Answer
from models.agreement.columns import Field
from models.edits.second_coding import save_coding, settle
from models.words import Act
from tests.seen import all_that_is_seen
from views.document import Document
from views.review.agreement_model import SMALL_ROLE
from views.review.agreement_page import AgreementPage
from views.review.codings import SecondCodings
from views.review.words import alpha_words, pairs_words, short_pairs, why_undefined
from views.selection import Selection
from views.theme import DARK, LIGHT

COLUMNS = {"Act": 1, "Range from": 2, "Range to": 3, "Firmness": 4, "Credibility": 5}


@pytest.fixture
def page(opened: Document, selection: Selection, talks: object, qtbot: QtBot) -> AgreementPage:
    made = AgreementPage(opened, selection, SecondCodings(opened), LIGHT)
    qtbot.addWidget(made)
    made.resize(900, 600)
    with qtbot.waitExposed(made):
        made.show()
    made.refresh()
    return made


@pytest.fixture
def full(page: AgreementPage, opened: Document, coded: list[str]) -> AgreementPage:
    """Of three statements two have the same act and one range agrees."""
    save_coding(opened.store, coded[0], Answer(Act.DEMAND, (41, 50), 4, 2))
    save_coding(opened.store, coded[1], Answer(Act.RED_LINE, (61, 77), None, 5))
    save_coding(opened.store, coded[2], Answer(Act.THREAT, None, 2, 3))
    page.refresh()
    return page


def cell(page: AgreementPage, row: int, name: str) -> tuple[str, str, str]:
    index = page.model.index(row, COLUMNS[name])
    tip = QTextDocument()
    tip.setHtml(index.data(Qt.ItemDataRole.ToolTipRole))
    return index.data(), index.data(SMALL_ROLE), tip.toPlainText()


def test_before_anything_was_coded_twice_it_says_what_to_do(page: AgreementPage, qtbot: QtBot) -> None:
    assert "No statement has been coded twice yet" in all_that_is_seen(page)
    with qtbot.waitSignal(page.code_asked):
        page.empty.buttons[0].click()


def test_a_sentence_says_what_the_figures_mean(full: AgreementPage) -> None:
    # Acts: offer/demand, red line/red line, threat/threat: Do = 2/6, De = (36 - 1 - 1 - 4 - 4) / 30.
    alpha = 1 - (2 / 6) / (26 / 30)
    assert full.sentence.text() == (
        "3 statements coded again by 1 analyst. Acts are the same in 66.7 % of 3 pairs; "
        f"beyond what chance would bring, that is an alpha of {alpha:.3f}."
    )


def test_each_figure_says_what_it_rests_on_and_what_is_customary(full: AgreementPage) -> None:
    assert [full.model.index(row, 0).data() for row in range(full.model.rowCount())] == ["All issues", "Neutrality"]
    words, small, tip = cell(full, 1, "Range from")
    assert (words, small) == ("1.000", "100 % of 2")
    assert "From 2 pairs on 2 statements." in tip
    assert (".800" in tip, ".667" in tip) == (True, True)
    _, small, tip = cell(full, 1, "Firmness")
    assert small == "100 % of 1"
    assert "1 left out that one analyst only gave a value to" in tip


def test_what_is_undefined_is_a_dash_with_the_reason(full: AgreementPage) -> None:
    words, small, tip = cell(full, 0, "Range from")
    assert (words, small) == ("–", "")
    assert "scales of different issues have nothing in common" in tip
    words, _, tip = cell(full, 1, "Firmness")
    assert words == "–"
    assert "all values are the same" in tip
    assert ".800" not in tip


def test_every_figure_opens_the_statements_behind_it(
    full: AgreementPage, selection: Selection, coded: list[str], qtbot: QtBot
) -> None:
    full.table.setFocus()
    full.table.setCurrentIndex(full.model.index(1, COLUMNS["Range to"]))
    qtbot.keyClick(full.table, Qt.Key.Key_Return)
    assert selection.evidence is not None
    assert selection.evidence.statements == (coded[0], coded[1])
    assert selection.evidence.title.startswith("Range to, Neutrality: alpha ")
    qtbot.keyClick(full.table, Qt.Key.Key_Up)
    qtbot.keyClick(full.table, Qt.Key.Key_Return)
    assert selection.evidence.title.startswith("Range to, Neutrality")


def test_settling_makes_nobody_more_reliable(full: AgreementPage, opened: Document) -> None:
    before = cell(full, 1, "Act")
    codings = SecondCodings(opened).all()
    settle(opened.store, codings[0], codings[0].second_now)
    full.refresh()
    assert cell(full, 1, "Act") == before


def test_it_is_a_table_that_qt_finds_no_fault_with(full: AgreementPage) -> None:
    tester = QAbstractItemModelTester(full.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    full.refresh()
    full.set_theme(DARK)
    tester.deleteLater()


@pytest.mark.parametrize(
    ("alpha", "words"), [(0.7968, "0.797"), (-0.0533, "−0.053"), (-0.0001, "0.000"), (1.0, "1.000"), (None, "–")]
)
def test_alpha_is_said_to_three_decimals(alpha: float | None, words: str) -> None:
    assert alpha_words(Agreement(alpha, 50, 4, 8, 4, 0)) == words


def test_pairs_are_counted_in_words() -> None:
    assert pairs_words(Agreement(None, 100, 1, 2, 1, 0)) == "100 % of 1 pair"
    assert pairs_words(Agreement(0.5, 200 / 3, 3, 6, 3, 0)) == "66.7 % of 3 pairs"
    assert short_pairs(Agreement(None, None, 0, 0, 0, 2)) == "no pairs"


def test_where_only_one_gave_a_value_that_is_the_reason() -> None:
    lonely = Agreement(None, None, 0, 0, 0, 2)
    assert why_undefined(lonely, Field.FIRMNESS) == (
        "Undefined: no statement got a grade from two analysts. 2 statements got one from one analyst only."
    )
    assert "got a range" in why_undefined(lonely, Field.HIGH)
    assert why_undefined(Agreement(0.5, 50, 2, 4, 2, 0), Field.ACT) == ""
