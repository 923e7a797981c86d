"""A step and its changes, the history of a record, and what is brought back from there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from models.edits import statements
from models.errors import OvertakenError
from models.history.steps import Sought, page_of_steps
from models.ids import new_id
from models.record.replay import ROW
from models.record.writing import Proposal
from models.store import Store
from tests.talks import Talks, rows_of, value_of
from views.history.lines import LinesModel
from views.history.view import HistoryView
from views.selection import Selection


def choose(view: HistoryView, title: str) -> None:
    """Choose the newest step of that name."""
    rows = range(view.model.rowCount())
    view.steps.choose_row(next(row for row in rows if view.model.line(row).text == title))


def told(view: HistoryView) -> list[str]:
    """What the history of the record says, from the top."""
    return said(view.page.history.model())


def said(model: object) -> list[str]:
    assert isinstance(model, LinesModel)
    lines = [model.line(row) for row in range(model.rowCount())]
    return [" ".join(filter(None, (line.lead, line.text))) for line in lines]


def choose_value(view: HistoryView, words: str) -> None:
    view.page.history.choose_row(told(view).index(words))


def newest(store: Store) -> tuple[str, str]:
    step = page_of_steps(store, Sought()).steps[0]
    return step.title, step.reason


def the_range(store: Store, talks: Talks) -> tuple[float, float]:
    return value_of(store, "statement", talks.first, "low"), value_of(store, "statement", talks.first, "high")


def test_a_step_says_what_it_changed_who_and_why(view: HistoryView, qtmodeltester: ModelTester) -> None:
    choose(view, "Correct firmness")
    qtmodeltester.check(view.page.changes.model())
    qtmodeltester.check(view.page.history.model())
    assert view.page.about.text().startswith("Mykola Bondar, ")
    assert view.page.about.text().endswith("· “Heard on the tape”")
    assert said(view.page.changes.model()) == ["Firmness not graded → 3 insisted on"]
    assert view.page.record_title.text() == "History of statement ST001"
    assert told(view)[:4] == ["Firmness not graded → 3 insisted on", "Range 40–55 → 50–58", "Added", "Code ST001"]
    assert view.page.history.chosen_row == 0


def test_an_undo_says_whose_step_it_takes_back(view: HistoryView) -> None:
    choose(view, "Undo: Set party name")
    assert "takes back what Olena Koval did, " in view.page.about.text()


def test_a_change_that_is_chosen_shows_its_record_and_the_statement_in_the_inspector(
    view: HistoryView, talks: Talks, selection: Selection
) -> None:
    choose(view, "Begin talks")
    titles = [view.page.changes.model().line(row).detail for row in range(10)]  # type: ignore[attr-defined]
    view.page.changes.choose_row(titles.index("statement ST001"))
    assert view.page.record_title.text() == "History of statement ST001"
    assert selection.statement_id == talks.first
    view.page.changes.choose_row(titles.index("party Ukraine"))
    assert view.page.record_title.text() == "History of party Ukraine"


def test_searching_chooses_nothing_elsewhere(view: HistoryView, selection: Selection) -> None:
    view.bar.words.setText("tape")
    assert selection.statement_id is None


def test_a_reason_typed_for_one_step_is_not_recorded_with_another(view: HistoryView, qtbot: QtBot) -> None:
    choose(view, "Set range")
    qtbot.keyClicks(view.page.why, "misread")
    view.page.refresh()
    assert view.page.why.text() == "misread"
    choose(view, "Correct firmness")
    assert view.page.why.text() == ""


def test_an_old_value_is_restored_with_a_reason(view: HistoryView, talks: Talks, store: Store, qtbot: QtBot) -> None:
    choose(view, "Set range")
    assert not view.page.restore.isEnabled()
    choose_value(view, "Range 40–55")
    assert view.page.restore.text() == "Restore “40–55”"
    qtbot.keyClicks(view.page.why, "the first reading was right")
    with qtbot.waitSignal(view.told) as done:
        view.page.restore.click()
    assert done.args == ["Range is 40–55 again."]
    assert the_range(store, talks) == (40, 55)
    assert newest(store) == ("Restore range", "the first reading was right")
    assert view.page.why.text() == ""
    assert told(view)[0] == "Range 50–58 → 40–55"
    assert not view.page.restore.isEnabled()


def test_what_stands_now_says_so_and_cannot_be_restored(view: HistoryView) -> None:
    choose(view, "Set range")
    model = view.page.history.model()
    assert isinstance(model, LinesModel)
    assert model.line(told(view).index("Range 40–55 → 50–58")).detail == "stands now · Olena Koval · Set range"
    assert model.line(told(view).index("Range 40–55")).detail == "as it was added"
    assert model.line(told(view).index("Code ST001")).detail == "stands now"
    choose_value(view, "Added")
    assert not view.page.restore.isEnabled()


def test_a_deleted_record_is_found_and_restored(view: HistoryView, talks: Talks, store: Store, qtbot: QtBot) -> None:
    view.bar.kind.setCurrentText("What is deleted")
    assert view.page.record_title.text() == "History of statement ST002 (deleted)"
    assert not view.page.restore.isVisible()
    assert view.page.bring_back.text() == "Restore statement"
    with qtbot.waitSignal(view.told) as done:
        view.page.bring_back.click()
    assert done.args == ["Statement ST002 is back."]
    assert talks.second in rows_of(store, "statement")
    assert view.page.record_title.text() == "History of statement ST002"
    assert view.page.restore.isVisible()
    assert not view.page.bring_back.isVisible()


def test_one_old_step_is_taken_back(view: HistoryView, talks: Talks, store: Store, qtbot: QtBot) -> None:
    choose(view, "Correct firmness")
    qtbot.keyClicks(view.page.why, "misheard")
    with qtbot.waitSignal(view.told) as done:
        view.page.undo.click()
    assert done.args == ["“Correct firmness” was taken back."]
    assert value_of(store, "statement", talks.first, "firmness") is None
    assert newest(store) == ("Take back ‘Correct firmness’", "misheard")
    assert view.page.title.text() == "Correct firmness"


def test_what_the_dossier_began_with_cannot_be_taken_back(view: HistoryView) -> None:
    choose(view, "Begin talks")
    assert not view.page.undo.isEnabled()
    choose(view, "Set range")
    assert view.page.undo.isEnabled()


def test_the_history_of_one_record_lists_its_steps_alone(view: HistoryView, talks: Talks) -> None:
    view.bar.words.setText("tape")
    view.show_record(("statement", talks.first))
    assert [view.model.line(row).text for row in range(view.model.rowCount())] == [
        "Today", "Correct firmness", "Set range", "Begin talks",
    ]  # fmt: skip
    assert view.only.text() == "Only statement ST001"
    assert view.page.record_title.text() == "History of statement ST001"
    choose(view, "Begin talks")
    assert view.page.record_title.text() == "History of statement ST001"
    assert view.page.changes.model().line(view.page.changes.chosen_row).detail == "statement ST001"  # type: ignore[attr-defined]
    view.all_records.click()
    assert view.model.rowCount() == 9
    assert not view.only.isVisible()


def refused(store: Store, talks: Talks) -> OvertakenError:
    with pytest.raises(OvertakenError) as caught:
        statements.set_range(store, talks.first, (10, 20), seen={"low": 50.0, "high": 58.0})
    return caught.value


def test_both_values_are_shown_and_theirs_is_kept(
    view: HistoryView, talks: Talks, store: Store, colleague: Store, qtbot: QtBot
) -> None:
    statements.set_range(colleague, talks.first, (30, 40))
    error = refused(store, talks)
    view.show_record(error.key, error)
    words = [label.text() for label in view.page.rivals.findChildren(QLabel) if label.isVisible()]
    assert words[:2] == ["Range of statement ST001: which of them is to stand?", "30–40"]
    assert words[2].startswith("Mykola Bondar, ")
    assert words[3:] == ["10–20", "You, not stored"]
    assert view.page.rivals.keep.hasFocus()
    assert view.page.history.model().line(0).marked  # type: ignore[attr-defined]
    with qtbot.waitSignal(view.settled) as done:
        view.page.rivals.keep.click()
    assert done.args == [error]
    assert not view.page.rivals.isVisible()
    assert the_range(store, talks) == (30, 40)


def test_mine_is_put_back_on_top_of_theirs(
    view: HistoryView, talks: Talks, store: Store, colleague: Store, qtbot: QtBot
) -> None:
    statements.set_range(colleague, talks.first, (30, 40))
    error = refused(store, talks)
    view.show_record(error.key, error)
    qtbot.keyClicks(view.page.why, "heard it myself")
    view.page.rivals.put_mine.click()
    assert the_range(store, talks) == (10, 20)
    assert newest(store) == ("Set range", "heard it myself")
    assert told(view)[0] == "Range 30–40 → 10–20"
    assert not view.page.rivals.isVisible()


def test_where_an_undo_was_refused_one_may_go_back_to_what_was_before(
    view: HistoryView, talks: Talks, store: Store, colleague: Store
) -> None:
    statements.set_range(store, talks.first, (10, 20))
    statements.set_range(colleague, talks.first, (30, 40))
    with pytest.raises(OvertakenError) as caught:
        store.undo()
    view.show_record(caught.value.key, caught.value)
    assert told(view)[:2] == ["Range 10–20 → 30–40", "Range 50–58 → 10–20"]
    assert [view.page.history.model().line(row).marked for row in range(3)] == [True, True, False]  # type: ignore[attr-defined]
    view.page.rivals.go_back.click()
    assert the_range(store, talks) == (50, 58)


def test_a_record_that_a_colleague_deleted_may_be_brought_back(
    view: HistoryView, talks: Talks, store: Store, colleague: Store
) -> None:
    from models.edits.coding import delete_statement

    statements.set_range(store, talks.first, (10, 20))
    delete_statement(colleague, talks.first)
    with pytest.raises(OvertakenError) as caught:
        store.undo()
    view.show_record(caught.value.key, caught.value)
    assert view.page.rivals.put_mine.text() == "Bring it back"
    assert not view.page.rivals.go_back.isVisible()
    view.page.rivals.put_mine.click()
    assert the_range(store, talks) == (10, 20)


def test_another_record_has_nothing_to_do_with_it(
    view: HistoryView, talks: Talks, store: Store, colleague: Store
) -> None:
    statements.set_range(colleague, talks.first, (30, 40))
    error = refused(store, talks)
    view.show_record(error.key, error)
    view.show_all()
    assert not view.page.rivals.isVisible()


def test_what_only_a_newer_parley_knows_is_shown_as_it_says_and_not_offered_to_be_restored(
    view: HistoryView, store: Store, talks: Talks
) -> None:
    row = new_id()
    with store.write("Feel") as writing:
        writing.record([Proposal(("statement", talks.first), "mood", "hopeful")])
        writing.record([Proposal(("mood", row), ROW, {"feel": "tired"})])
    with store.write("Feel otherwise") as writing:
        writing.record([Proposal(("mood", row), "feel", "glad")])
    view.show_record(("statement", talks.first))
    choose_value(view, "Mood hopeful")
    assert not view.page.restore.isEnabled()
    view.show_record(("mood", row))
    assert view.page.record_title.text() == f"History of mood {row}"
    assert told(view) == ["Feel glad", "Added"]
    assert not view.page.restore.isEnabled()
    assert not view.page.bring_back.isVisible()


def test_after_a_value_was_restored_the_keys_go_on_in_the_history_of_its_record(
    view: HistoryView, qtbot: QtBot
) -> None:
    choose(view, "Set range")
    choose_value(view, "Range 40–55")
    view.page.restore.setFocus()
    qtbot.keyClick(view.page.restore, Qt.Key.Key_Space)
    assert not view.page.restore.isEnabled()
    assert view.window().focusWidget() is view.page.history


def test_the_fields_stay_where_they_are_while_one_types_in_them(view: HistoryView) -> None:
    before = view.bar.words.mapTo(view, view.bar.words.rect().topLeft())
    view.bar.words.setText("firmness")
    view.layout().activate()
    assert view.bar.words.mapTo(view, view.bar.words.rect().topLeft()) == before
