from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from models.analysis.reading import ON_RECORD, STRICT
from models.edits import statements as edits
from models.edits.coding import delete_statement
from models.edits.settling import latest, settle_all
from models.errors import UserError
from models.facts import Option
from models.merging.conflicts import conflicts
from models.merging.merge import merge
from models.progress import ended
from models.queries import statement_texts
from models.store import Store
from tests.authors import new_author
from tests.days import on_day
from tests.revising import revise
from tests.seen import all_that_is_seen
from views.document import Document, Standing
from views.inspector.inspector import Inspector
from views.inspector.scale_bar import ScaleBar
from views.inspector.statement_list import StatementList
from views.selection import Selection
from views.theme import DARK, LIGHT

HOSTILE = "<img src='file:///etc/passwd'> &amp; <b>bold</b>"


@pytest.fixture
def selection() -> Selection:
    return Selection()


@pytest.fixture
def inspector(document: Document, selection: Selection, qtbot: QtBot) -> Inspector:
    made = Inspector(document, selection, LIGHT)
    qtbot.addWidget(made)
    made.resize(420, 900)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def id_of(document: Document, code: str) -> str:
    statements = document.snapshot.statements
    return statements.ids[statements.codes.index(code)]


def words(inspector: Inspector) -> list[str]:
    """What can be read, from the top down."""
    return [label.text() for label in inspector.findChildren(QLabel) if label.isVisible() and label.text()]


def value(inspector: Inspector, name: str) -> str:
    """What stands beside a name among the properties."""
    read = words(inspector)
    return read[read.index(name) + 1]


def type_into(qtbot: QtBot, inspector: Inspector, text: str, *, end: Qt.Key = Qt.Key.Key_Return) -> None:
    line = inspector.card.form.stance.line
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, end)


def test_at_first_it_says_what_to_do(inspector: Inspector) -> None:
    assert words(inspector)[0].startswith("Click a mark, a line or a figure")


def test_a_statement_is_shown_with_what_it_moved_and_how_it_is_known(
    inspector: Inspector, selection: Selection, document: Document
) -> None:
    selection.choose_statement(id_of(document, "ST106"))
    read = words(inspector)
    assert read[0] == "OFFER · UKRAINE · NEUTRALITY"
    assert "Moved +14 toward Russia since round 6 · definite" in read
    assert value(inspector, "Range") == "50–58"
    assert value(inspector, "Condition") == "binding guarantees enter into force"
    assert value(inspector, "Depends on") == "Security guarantees"
    assert value(inspector, "Firmness") == "3 insisted on"
    assert value(inspector, "Statement") == "ST106"


def test_what_was_published_later_says_when(inspector: Inspector, selection: Selection, document: Document) -> None:
    selection.choose_statement(id_of(document, "ST137"))
    assert value(inspector, "Published") == "15 Jun 2024"
    selection.choose_statement(id_of(document, "ST106"))
    assert "Published" not in words(inspector)


def test_it_says_who_coded_it_and_who_changed_it_last(
    inspector: Inspector, selection: Selection, document: Document
) -> None:
    chosen = id_of(document, "ST106")
    selection.choose_statement(chosen)
    assert value(inspector, "Coded by").startswith("you, ")
    assert "Changed by" not in words(inspector)
    with closing(Store.open(document.store.path, new_author("MB", "Maria Bondar"))) as colleague:
        edits.set_firmness(colleague, chosen, 0)
    document.store.look()
    assert value(inspector, "Coded by").startswith("you, ")
    assert value(inspector, "Changed by").startswith("Maria Bondar, ")


def test_it_follows_the_reading(inspector: Inspector, selection: Selection, document: Document) -> None:
    statements = document.snapshot.statements
    doubtful = int((statements.credibility > 2).nonzero()[0][0])
    selection.choose_statement(statements.ids[doubtful])
    document.read_as(STRICT)
    assert [line for line in words(inspector) if line.startswith("Does not count: ")]


def test_an_edit_is_shown_at_once_and_so_is_its_undo(
    inspector: Inspector, selection: Selection, document: Document, qtbot: QtBot
) -> None:
    selection.choose_statement(id_of(document, "ST106"))
    inspector.edit_statement()
    type_into(qtbot, inspector, "60-70")
    assert inspector.card.form.stance.line.text() == "60–70"
    assert "Moved +25 toward Russia since round 6 · definite" in words(inspector)
    document.store.undo()
    assert inspector.card.form.stance.line.text() == "50–58"
    assert "Moved +14 toward Russia since round 6 · definite" in words(inspector)


def test_what_is_half_typed_survives_a_change_from_elsewhere(
    inspector: Inspector, selection: Selection, document: Document, qtbot: QtBot
) -> None:
    statement = id_of(document, "ST106")
    selection.choose_statement(statement)
    inspector.edit_statement()
    form = inspector.card.form
    form.stance.line.setFocus()
    form.stance.line.selectAll()
    qtbot.keyClicks(form.stance.line, "61-")
    form.text.setPlainText("half a sen")
    edits.set_range(document.store, statement, (10.0, 20.0))
    edits.set_firmness(document.store, statement, 1)
    assert form.stance.line.text() == "61-"
    assert form.text.toPlainText() == "half a sen"
    assert form.firmness.currentText().startswith("1")
    qtbot.keyClick(form.stance.line, Qt.Key.Key_Escape)
    assert form.stance.line.text() == "10–20"


def test_choosing_another_statement_stores_what_was_typed_in_the_first(
    inspector: Inspector, selection: Selection, document: Document, qtbot: QtBot
) -> None:
    first, second = id_of(document, "ST106"), id_of(document, "ST073")
    selection.choose_statement(first)
    inspector.edit_statement()
    form = inspector.card.form
    form.stance.line.setFocus()
    form.stance.line.selectAll()
    qtbot.keyClicks(form.stance.line, "51-59")
    form.text.setPlainText("what was typed")
    selection.choose_statement(second)
    statements = document.snapshot.statements
    place = statements.position[first]
    assert (statements.low[place], statements.high[place]) == (51, 59)
    assert form.stance.line.text() == "38–45"
    assert form.text.toPlainText() != "what was typed"
    selection.choose_statement(first)
    assert form.text.toPlainText() == "what was typed"


def test_while_something_typed_cannot_be_read_its_statement_stays_chosen(
    inspector: Inspector, selection: Selection, document: Document, qtbot: QtBot
) -> None:
    first, second = id_of(document, "ST106"), id_of(document, "ST073")
    selection.choose_statement(first)
    inspector.edit_statement()
    type_into(qtbot, inspector, "80-20")
    with qtbot.captureExceptions() as caught:
        selection.choose_statement(second)
    assert next(str(error) for _, error, _ in caught).endswith("Mend it, or press Escape there.")
    assert selection.statement_id == first
    assert inspector.card.form.stance.line.text() == "80-20"
    assert inspector.card.form.stance.message.isVisible()
    qtbot.keyClick(inspector.card.form.stance.line, Qt.Key.Key_Escape)
    selection.choose_statement(second)
    assert inspector.card.form.stance.line.text() == "38–45"
    assert document.store.steps().undo is None


def test_while_a_source_or_a_link_is_begun_its_statement_stays_chosen(
    inspector: Inspector, selection: Selection, document: Document, qtbot: QtBot
) -> None:
    first, second = id_of(document, "ST106"), id_of(document, "ST107")
    selection.choose_statement(first)
    inspector.edit_statement()
    card = inspector.card
    for line in (card.links.other.line, card.sources.adder.locator.line):
        qtbot.keyClicks(line, "ST1")
        with pytest.raises(UserError, match="begun"):
            card.refuse_unfinished()
        with qtbot.captureExceptions() as caught:
            selection.choose_statement(second)
            card.edit.click()
        assert len(caught) == 2
        assert (selection.statement_id, card.form.statement_id, line.text()) == (first, first, "ST1")
        assert card.form.isVisible()
        line.clear()
    selection.choose_statement(second)
    assert card.form.statement_id == second


def test_each_field_is_one_step_of_undo(inspector: Inspector, selection: Selection, document: Document) -> None:
    selection.choose_statement(id_of(document, "ST106"))
    form = inspector.card.form
    for field, index in ((form.act, 0), (form.firmness, 1), (form.credibility, 4)):
        field.activated.emit(index)
    for line, text in ((form.said_on, "2022-03-28"), (form.published_on, "30.03.2022"), (form.condition, "")):
        line.line.setText(text)
        line.finish()
    labels = []
    while (step := document.store.steps().undo) is not None:
        labels.append(step.label)
        document.store.undo()
    assert labels == [
        "Set condition", "Set day published", "Set day said", "Grade statement", "Set firmness", "Set act",
    ]  # fmt: skip
    assert form.condition.line.text() == "binding guarantees enter into force"


def test_a_figure_lists_its_statements_and_draws_a_gap(
    inspector: Inspector, selection: Selection, document: Document, qtbot: QtBot
) -> None:
    behind = (id_of(document, "ST136"), id_of(document, "ST137"))
    selection.open_evidence("Gap on Neutrality", behind, document.snapshot.issues[0].id)
    assert words(inspector)[:2] == ["Gap on Neutrality", "2 statements behind it"]
    assert inspector._gap is not None
    assert inspector._gap.isVisible()
    listed = next(one for one in inspector.findChildren(StatementList) if one.isVisible())
    qtbot.mouseClick(
        listed.viewport(), Qt.MouseButton.LeftButton, pos=listed.visualRect(listed.model().index(1, 0)).center()
    )
    assert selection.statement_id == behind[1]
    assert selection.evidence is not None
    assert "Gap on Neutrality" in words(inspector)
    selection.open_evidence("Nothing", ())
    assert not inspector._gap.isVisible()
    assert words(inspector)[1] == "Nobody said anything."


def test_an_event_is_shown_with_its_source(inspector: Inspector, selection: Selection, document: Document) -> None:
    event = document.snapshot.events[0]
    selection.choose_event(event.id)
    read = words(inspector)
    assert read[0] == event.title
    assert value(inspector, "Event") == event.code


def test_what_is_gone_gives_way_to_the_hint(inspector: Inspector, selection: Selection) -> None:
    selection.choose_statement("no such statement")
    assert words(inspector)[0].startswith("Click a mark")
    selection.choose_event("no such event")
    assert words(inspector)[0].startswith("Click a mark")


def test_what_the_dossier_holds_is_shown_as_it_stands(
    inspector: Inspector, selection: Selection, document: Document
) -> None:
    statement = id_of(document, "ST106")
    edits.set_text(document.store, statement, HOSTILE)
    edits.set_condition(document.store, statement, HOSTILE)
    selection.choose_statement(statement)
    assert words(inspector).count(HOSTILE) == 2
    labels = [label for label in inspector.findChildren(QLabel) if label.buddy() is None]
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    inspector.edit_statement()
    assert inspector.card.form.text.toPlainText() == HOSTILE
    assert inspector.card.form.condition.line.text() == HOSTILE


def test_tool_tips_hold_no_markup_of_the_dossier(
    inspector: Inspector, selection: Selection, document: Document
) -> None:
    selection.choose_statement(id_of(document, "ST106"))
    snapshot = document.snapshot
    options = (Option("o", 0.0, HOSTILE, ""),)
    issues = (replace(snapshot.issues[0], options=options), *snapshot.issues[1:])
    parties = tuple(replace(party, name=HOSTILE) for party in snapshot.parties)
    document.standing = Standing(replace(snapshot, issues=issues, parties=parties), document.reading)
    inspector.refresh()
    listed = next(one for one in inspector.findChildren(StatementList) if one.isVisible())
    tips = [inspector.findChild(ScaleBar).toolTip(), listed.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)]
    assert ["<img" in tip for tip in tips] == [False, False]
    assert [HOSTILE in read(tip) for tip in tips] == [True, True]


def read(tip: str) -> str:
    """What somebody sees of a tool tip."""
    page = QTextDocument()
    page.setHtml(tip)
    return page.toPlainText()


def test_refreshing_changes_nothing_that_is_seen(
    inspector: Inspector, selection: Selection, document: Document
) -> None:
    selection.choose_statement(id_of(document, "ST106"))
    before = words(inspector)
    inspector.refresh()
    inspector.refresh()
    inspector.set_theme(DARK)
    assert words(inspector) == before


def test_done_stores_what_is_typed_and_closes_the_fields(
    inspector: Inspector, selection: Selection, document: Document, qtbot: QtBot
) -> None:
    selection.choose_statement(id_of(document, "ST106"))
    inspector.edit_statement()
    line = inspector.card.form.stance.line
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "52-60")
    qtbot.mouseClick(inspector.card.edit, Qt.MouseButton.LeftButton)
    assert not inspector.card.form.isVisible()
    assert value(inspector, "Range") == "52–60"


def test_a_text_that_a_colleague_changed_meanwhile_is_not_written_over_unseen(
    inspector: Inspector, selection: Selection, document: Document, qtbot: QtBot
) -> None:
    chosen = id_of(document, "ST106")
    selection.choose_statement(chosen)
    inspector.edit_statement()
    text = inspector.card.form.text
    text.setPlainText("my words")
    edits.set_text(document.store, chosen, "their words")
    assert text.toPlainText() == "my words"
    with qtbot.captureExceptions() as caught:
        selection.choose_event(document.snapshot.events[0].id)
    assert "have set it to their words in the meantime" in str(caught[0][1])
    assert (selection.statement_id, text.toPlainText()) == (chosen, "my words")
    selection.choose_event(document.snapshot.events[0].id)
    assert statement_texts(document.store, [chosen])[chosen].text == "my words"


def test_a_range_on_an_earlier_scale_is_shown_as_coded_and_coded_anew_on_the_present_one(
    inspector: Inspector, selection: Selection, document: Document, qtbot: QtBot
) -> None:
    scale = revise(document.store, "neutrality")
    selection.choose_statement(id_of(document, "ST106"))
    assert value(inspector, "Range") == "not comparable"
    assert value(inspector, "Coded as").startswith("50–58 on version 1 of the scale, where 0 is NATO")
    assert "Not comparable since round 6" in words(inspector)
    inspector.edit_statement()
    line = inspector.card.form.stance.line
    assert (line.text(), line.placeholderText()) == ("", "not comparable")
    type_into(qtbot, inspector, "60-70")
    at = document.snapshot.statements.codes.index("ST106")
    assert (document.snapshot.statements.low[at], at in document.snapshot.statements.own) == (60, False)
    assert document.snapshot.issues[0].scales[document.snapshot.statements.scale[at] - 1].id == scale


def test_a_range_that_was_taken_over_is_shown_where_it_lies_now(
    inspector: Inspector, selection: Selection, document: Document
) -> None:
    revise(document.store, "neutrality", ((0.0, 0.0), (100.0, 50.0)))
    selection.choose_statement(id_of(document, "ST106"))
    assert value(inspector, "Range") == "25–29"
    assert value(inspector, "Coded as").startswith("50–58 on version 1")
    inspector.edit_statement()
    assert inspector.card.form.stance.line.text() == "25–29"
    inspector.card.form.finish()
    assert document.store.steps().undo.label == "Revise scale"


def test_a_value_that_stands_in_conflict_is_told_of_until_it_is_settled(
    inspector: Inspector, document: Document, selection: Selection, tmp_path: Path
) -> None:
    store = document.store
    statement = str(store.columns("SELECT id FROM statement WHERE code = 'ST106'")[0][0])
    store.copy_to(tmp_path / "train.parley")
    with closing(Store.open(tmp_path / "train.parley", new_author(name="Ivan"))) as other:
        edits.set_firmness(other, statement, 4)
    edits.set_firmness(store, statement, 0)
    selection.choose_statement(statement)
    assert "Not settled" not in all_that_is_seen(inspector)
    ended(merge(store, tmp_path / "train.parley"))
    assert "Not settled: Firmness. All values are in Sharing, Conflicts." in all_that_is_seen(inspector)
    today = datetime.now(UTC).date()
    with on_day(today + timedelta(days=2)):
        settle_all(store, conflicts(store.columns), latest)
    assert "Not settled" not in all_that_is_seen(inspector)
    document.read_as(ON_RECORD.as_known(today + timedelta(days=1)))
    assert "Not settled by then: Firmness." in all_that_is_seen(inspector)


def test_what_is_half_typed_stays_when_the_statement_is_deleted_meanwhile_and_it_can_be_brought_back(
    inspector: Inspector, selection: Selection, document: Document, qtbot: QtBot
) -> None:
    chosen, other = id_of(document, "ST106"), id_of(document, "ST010")
    selection.choose_statement(chosen)
    inspector.edit_statement()
    line = inspector.card.form.stance.line
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "60-7")
    with closing(Store.open(document.store.path, new_author("MB", "Maria Bondar"))) as colleague:
        delete_statement(colleague, chosen)
    document.store.look()
    assert line.isVisible()
    assert line.hasFocus()
    assert line.text() == "60-7"
    assert any("was deleted by Maria Bondar while you were typing" in one for one in words(inspector))
    with qtbot.captureExceptions() as refused:
        selection.choose_statement(other)
    assert "stored nowhere" in str(refused[0][1])
    assert selection.statement_id == chosen
    line.setText("60-70")
    inspector.card.gone.bring_back.click()
    assert not inspector.card.gone.is_shown
    qtbot.keyClick(line, Qt.Key.Key_Return)
    statements = document.snapshot.statements
    assert statements.high[statements.position[chosen]] == 70


def test_what_was_typed_for_a_deleted_statement_can_be_given_up(
    inspector: Inspector, selection: Selection, document: Document, qtbot: QtBot
) -> None:
    chosen, other = id_of(document, "ST106"), id_of(document, "ST010")
    selection.choose_statement(chosen)
    inspector.edit_statement()
    qtbot.keyClicks(inspector.card.links.other.line, "ST01")
    delete_statement(document.store, chosen)
    assert any("was deleted by you while" in one for one in words(inspector))
    inspector.card.gone.give_up.click()
    assert words(inspector)[0].startswith("Click a mark")
    selection.choose_statement(other)
    assert not inspector.card.gone.is_shown


def test_a_deleted_statement_goes_without_a_word_where_nothing_was_typed(
    inspector: Inspector, selection: Selection, document: Document
) -> None:
    chosen = id_of(document, "ST106")
    selection.choose_statement(chosen)
    inspector.edit_statement()
    delete_statement(document.store, chosen)
    assert words(inspector)[0].startswith("Click a mark")
