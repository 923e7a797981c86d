from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.analysis.corroboration import Backing
from models.errors import UserError
from models.tables import Source
from models.words import Stance
from tests.talks import all_tables
from views.document import Document
from views.fields import LineField
from views.inspector.sources_panel import SourcesPanel, backing_words
from views.theme import DARK, LIGHT


@pytest.fixture
def panel(document: Document, qtbot: QtBot) -> SourcesPanel:
    made = SourcesPanel(document, LIGHT)
    qtbot.addWidget(made)
    made.resize(384, 400)
    with qtbot.waitExposed(made):
        made.show()
    document.refreshed.connect(lambda: made.show_statement(0, editing=True))
    made.show_statement(0, editing=True)
    return made


@pytest.fixture
def typed(qtbot: QtBot) -> Callable[[LineField[object], str], None]:
    def into(field: LineField[object], text: str) -> None:
        field.line.setFocus()
        field.line.selectAll()
        qtbot.keyClicks(field.line, text)

    return into


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Backing((), ()), "No source left"),
        (Backing((1,), ()), "1 source"),
        (Backing((1, 2, 3), (4,)), "3 independent sources, 1 contradicts"),
        (Backing((1,), (4, 5)), "1 source, 2 contradict"),
    ],
)
def test_a_backing_in_words(found: Backing, words: str) -> None:
    assert backing_words(found) == words


def test_further_sources_are_added_changed_and_taken_away_one_step_each(
    panel: SourcesPanel, document: Document, typed: Callable[..., None], qtbot: QtBot
) -> None:
    before = all_tables(document.store)
    assert panel.summary.text() == "1 source"
    typed(panel.adder.source, "seed-002")
    typed(panel.adder.locator, "p. 2")
    qtbot.keyClick(panel.adder.locator.line, Qt.Key.Key_Return)
    assert panel.summary.text() == "2 independent sources"
    (row,) = panel.list.rows.values()
    row.stance.activated.emit(1)  # type: ignore[attr-defined]
    assert panel.summary.text() == "1 source, 1 contradicts"
    typed(row.note, "denies it")  # type: ignore[attr-defined]
    panel.finish()
    (made,) = document.snapshot.corroborations
    assert (made.stance, made.locator, made.note) == (Stance.CONTRADICTS, "p. 2", "denies it")
    row.remove_button.click()
    assert panel.summary.text() == "1 source"
    for _ in range(4):
        document.store.undo()
    assert all_tables(document.store) == before


def test_a_wire_story_is_counted_once_and_said_to_be_the_same(
    panel: SourcesPanel, document: Document, typed: Callable[..., None]
) -> None:
    sources = document.snapshot.sources
    own = sources[document.snapshot.statements.source[0]]
    with document.store.write("Reprint") as writing:
        writing.set(Source, next(one.id for one in sources if one.code == "SEED-002"), reprints_id=own.id)
    typed(panel.adder.source, "seed-002")
    panel.adder.add()
    panel.show_statement(0, editing=False)
    assert panel.summary.text() == "1 source"
    assert panel.listed.text().startswith("corroborates: SEED-002 · ")
    assert panel.listed.text().endswith(f", the same story as {own.code}")


def test_the_statements_own_source_does_not_bear_itself_out(
    panel: SourcesPanel, document: Document, typed: Callable[..., None]
) -> None:
    own = document.snapshot.sources[document.snapshot.statements.source[0]]
    typed(panel.adder.source, own.code)
    with pytest.raises(UserError, match="is where the statement is known from"):
        panel.adder.add()
    assert document.snapshot.corroborations == ()


def test_without_further_sources_there_is_nothing_to_read(panel: SourcesPanel) -> None:
    panel.set_theme(DARK)
    panel.show_statement(1, editing=False)
    assert panel.isHidden()
    panel.show_statement(1, editing=True)
    assert not panel.isHidden()
