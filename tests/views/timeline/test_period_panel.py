from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from models.analysis.reading import STRICT
from models.edits.parties import set_name
from models.snapshot import to_day
from models.store import Store
from tests.revising import revise
from views.document import Document
from views.filters import Filters
from views.selection import Selection
from views.theme import DARK, LIGHT
from views.timeline.period_panel import PeriodPanel

FIRST, LAST = to_day(date(2022, 3, 14)), to_day(date(2022, 3, 29))


def shown(qtbot: QtBot, document: Document, selection: Selection, filters: Filters) -> PeriodPanel:
    made = PeriodPanel(document, selection, filters, LIGHT)
    qtbot.addWidget(made)
    made.resize(900, 260)
    made.show_period((FIRST, LAST))
    made.show()
    return made


@pytest.fixture
def panel(qtbot: QtBot, document: Document, selection: Selection, filters: Filters) -> PeriodPanel:
    return shown(qtbot, document, selection, filters)


def row(table_text: str, start: str) -> list[str]:
    return next(line.split("\t") for line in table_text.split("\n") if line.startswith(start))


def button(panel: PeriodPanel, words: str) -> QPushButton:
    return next(one for one in panel.findChildren(QPushButton) if words in one.text())


def click(qtbot: QtBot, panel: PeriodPanel, words: str) -> None:
    qtbot.mouseClick(button(panel, words), Qt.MouseButton.LeftButton)


def test_a_period_tells_its_days_its_rounds_and_what_was_said(panel: PeriodPanel) -> None:
    assert panel.title.text() == "14–29 Mar 2022 · 16 days"
    assert panel.rounds.text() == "rounds 5, 6, 7"
    assert row(panel.acts.text(), "Act") == ["Act", "Ukraine", "Russia", "Others", "All"]
    counts = [[int(cell) if cell != "–" else 0 for cell in line.split("\t")[1:]] for line in
              panel.acts.text().split("\n")[1:]]  # fmt: skip
    assert all(sum(parts) == total for *parts, total in counts)
    assert button(panel, "statements").text() == f"{sum(counts[-1] for counts in counts)} statements"
    assert row(panel.moves.text(), "Neutrality\tUkraine")[2:] == ["0–45", "50–58", "moved up, definite", "+31.5"]


def test_every_figure_opens_its_statements(
    panel: PeriodPanel, selection: Selection, document: Document, qtbot: QtBot
) -> None:
    click(qtbot, panel, "statements")
    assert selection.evidence is not None
    assert selection.evidence.title == "Said 14–29 Mar 2022"
    assert f"{len(selection.evidence.statements)} statements" == button(panel, "statements").text()
    click(qtbot, panel, "first:")
    assert len(selection.evidence.statements) == 1
    panel.acts.clicked.emit(panel.acts.model().index(0, 1))
    assert selection.evidence.title == "Demand, Ukraine, 14–29 Mar 2022"
    assert str(len(selection.evidence.statements)) == row(panel.acts.text(), "Demand")[1]
    panel.moves.setCurrentIndex(panel.moves.model().index(0, 5))
    qtbot.keyClick(panel.moves, Qt.Key.Key_Return)
    assert selection.evidence.title == "Ukraine on Neutrality, 14–29 Mar 2022"


def test_a_round_that_reaches_beyond_the_period_is_told_to(panel: PeriodPanel) -> None:
    panel.show_period((FIRST + 1, to_day(date(2022, 4, 3))))
    assert panel.rounds.text() == "rounds 5 (part), 6, 7, 8 (part)"
    panel.show_period((to_day(date(2022, 3, 30)), to_day(date(2022, 3, 30))))
    assert (panel.rounds.text(), panel.title.text()) == ("no round", "30 Mar 2022 · 1 day")


def test_a_period_without_words_says_so(panel: PeriodPanel) -> None:
    panel.show_period((FIRST - 20000, FIRST - 20000))
    assert panel.no_acts.text() == "Nothing was said in this period."
    assert panel.no_moves.text().startswith("No position changed")
    assert not button(panel, "0 statements").isEnabled()


def test_it_follows_the_reading_and_the_filters_and_says_what_is_left_out(
    panel: PeriodPanel, document: Document, filters: Filters
) -> None:
    before = panel.moves.text()
    document.read_as(STRICT)
    assert panel.moves.text() != before
    filters.hide_issues(frozenset({document.snapshot.issues[0].id}))
    assert panel.restricted.text() == "without 1 hidden issue"
    assert "Neutrality" not in panel.moves.text()
    filters.show_parties(frozenset({document.snapshot.parties[0].id}))
    assert panel.restricted.text() == "without 1 hidden issue, of the parties shown"
    assert row(panel.acts.text(), "Act") == ["Act", "Ukraine", "All"]


def test_what_is_not_comparable_is_no_figure(panel: PeriodPanel, document: Document) -> None:
    revise(document.store, "neutrality")
    cells = row(panel.moves.text(), "Neutrality\tUkraine")
    assert cells[2:] == ["not comparable", "not comparable", "not comparable", "≠"]


def test_it_is_let_go_of_by_escape(panel: PeriodPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.closed):
        qtbot.keyClick(panel.acts, Qt.Key.Key_Escape)
    panel.show_period(None)
    assert panel.period is None


def test_a_table_is_copied_whole(panel: PeriodPanel, qtbot: QtBot) -> None:
    qtbot.keyClick(panel.acts, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == panel.acts.text()


def test_it_can_be_heard_and_seen_in_another_appearance(panel: PeriodPanel) -> None:
    assert "none contested" in panel.accessibleDescription()
    panel.set_theme(DARK)
    assert panel.palette().window().color() == DARK.surface


def test_an_empty_dossier_has_an_empty_period(
    qtbot: QtBot, store: Store, selection: Selection, filters: Filters
) -> None:
    document = Document(store)
    panel = shown(qtbot, document, selection, filters)
    assert panel.no_acts.isVisible()
    assert panel.moves.isHidden()
    document.close()


def test_a_long_name_is_cut_short_and_told_in_full_by_its_tool_tip(panel: PeriodPanel, document: Document) -> None:
    name = "The delegation " * 9
    set_name(document.store, document.snapshot.parties[0].id, name)
    index = panel.moves.model().index(0, 1)
    assert len(index.data()) <= 41
    assert name.strip() in index.data(Qt.ItemDataRole.ToolTipRole)


def test_it_is_summed_up_only_while_it_is_seen(panel: PeriodPanel, document: Document) -> None:
    panel.hide()
    document.read_as(STRICT)
    assert panel.period is None
    panel.show()
    assert panel.period is not None
