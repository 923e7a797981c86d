"""The form of a new statement: filled in, mended, saved by Enter, left by Escape – and nothing typed is lost."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from models.drafting.draft import Marked
from models.entry import Refused
from models.errors import UserError
from models.passages import passages_of
from models.store import Store
from models.tables import SourceText
from models.words import Act
from tests.talks import Talks, add_talks, value_of
from views.coding.form import CodingForm
from views.document import Document
from views.theme import LIGHT

TEXT = "We are ready for neutrality, the president said. Nothing else was said."


@pytest.fixture
def talks(store: Store) -> Talks:
    return add_talks(store)


@pytest.fixture
def marked(store: Store, talks: Talks) -> Marked:
    with store.write("Add text", kind="founding") as writing:
        text_id = writing.add(SourceText(source_id=talks.source, text=TEXT, text_hash="0" * 64))
    return Marked(talks.source, text_id, 0, 48, TEXT[:48], speakers=(talks.zelenskyy,))


@pytest.fixture
def form(store: Store, talks: Talks, qtbot: QtBot) -> Iterator[CodingForm]:
    document = Document(store)
    made = CodingForm(document, LIGHT)
    qtbot.addWidget(made)
    made.resize(384, 900)
    made.show()
    yield made
    made.fields.stop_looking()
    document.close()


def type_into(qtbot: QtBot, line: QLineEdit, text: str) -> None:
    line.selectAll()
    qtbot.keyClicks(line, text)


def fill(form: CodingForm, qtbot: QtBot) -> None:
    qtbot.keyClicks(form.fields.act, "2")
    type_into(qtbot, form.fields.issue.line, "neu")
    type_into(qtbot, form.fields.scale.line, "45-60")
    type_into(qtbot, form.fields.said_on.line, "28 March 2022")
    type_into(qtbot, form.fields.published_on.line, "29 March 2022")
    qtbot.keyClicks(form.fields.credibility, "2")


def test_it_stands_filled_in_from_the_passage(form: CodingForm, marked: Marked) -> None:
    form.begin(marked)
    fields = form.fields
    assert (fields.party.line.text(), fields.speaker.line.text()) == ("Ukraine", "Volodymyr Zelenskyy")
    assert fields.speaker.message.text() == "mentioned in the passage"
    assert fields.text.toPlainText() == TEXT[:48]
    assert fields.act.act is None
    assert fields.scale.stance is None


def test_enter_saves_the_statement_with_its_passage(
    form: CodingForm, marked: Marked, store: Store, qtbot: QtBot
) -> None:
    form.begin(marked)
    fill(form, qtbot)
    with qtbot.waitSignal(form.saved) as saved:
        qtbot.keyClick(form.fields.scale.line, Qt.Key.Key_Return)
    made = saved.args[0]
    row = store.columns("SELECT act, low, high, said_on, published_on FROM statement WHERE id = ?", made)
    assert row == [("offer", 45.0, 60.0, "2022-03-28", "2022-03-29")]
    assert [one.quote for one in passages_of(store, made)] == [TEXT[:48]]


def test_the_key_of_the_act_leads_on_to_the_issue(form: CodingForm, marked: Marked, qtbot: QtBot) -> None:
    form.begin(marked)
    qtbot.keyClicks(form.fields.act, "3")
    assert QApplication.focusWidget() is form.fields.issue.line
    assert form.fields.act.act == Act.SIGNAL


def test_what_is_missing_is_said_beside_its_field_and_the_rest_is_kept(
    form: CodingForm, marked: Marked, store: Store, qtbot: QtBot
) -> None:
    before = store.columns("SELECT count(*) FROM statement")
    form.begin(marked)
    form.fields.issue.line.clear()
    type_into(qtbot, form.fields.condition.line, "if guarantees come first")
    qtbot.keyClick(form.fields.condition.line, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is form.fields.act
    assert form.fields.issue.message.text() == "Choose the issue that it is about."
    assert form.fields.condition.line.text() == "if guarantees come first"
    assert store.columns("SELECT count(*) FROM statement") == before


def test_of_all_that_is_missing_the_first_field_is_gone_to(form: CodingForm, marked: Marked, qtbot: QtBot) -> None:
    form.begin(marked)
    qtbot.keyClicks(form.fields.act, "2")
    type_into(qtbot, form.fields.issue.line, "neu")
    form.fields.speaker.line.clear()
    form.save()
    assert QApplication.focusWidget() is form.fields.speaker.line


def test_it_is_half_typed_until_it_is_saved(form: CodingForm, marked: Marked, qtbot: QtBot) -> None:
    form.begin(marked)
    assert not form.is_half_typed
    fill(form, qtbot)
    assert form.is_half_typed
    form.save()
    assert not form.is_half_typed


def test_what_cannot_be_read_is_refused_where_it_stands(form: CodingForm, marked: Marked, qtbot: QtBot) -> None:
    form.begin(marked)
    fill(form, qtbot)
    type_into(qtbot, form.fields.said_on.line, "the day before yesterday or so")
    with pytest.raises(UserError):
        form.save()
    assert QApplication.focusWidget() is form.fields.said_on.line
    assert isinstance(form.fields.said_on.reading, Refused)
    assert form.fields.said_on.line.text() == "the day before yesterday or so"


def test_vague_days_are_kept_with_their_precision(form: CodingForm, marked: Marked, store: Store, qtbot: QtBot) -> None:
    form.begin(marked)
    fill(form, qtbot)
    type_into(qtbot, form.fields.said_on.line, "mid-March 2022")
    assert "11–20 March" in form.fields.said_on.message.text()
    with qtbot.waitSignal(form.saved) as saved:
        form.save()
    assert value_of(store, "statement", saved.args[0], "said_on") == "2022-03-20"
    assert value_of(store, "statement", saved.args[0], "said_edtf") != ""


def test_the_next_one_begins_as_the_last_one_was(form: CodingForm, marked: Marked, qtbot: QtBot) -> None:
    form.begin(marked)
    fill(form, qtbot)
    form.save()
    form.begin(Marked(marked.source_id, marked.text_id, 49, 70, TEXT[49:70]))
    assert form.fields.issue.line.text() == "Neutrality"
    assert form.fields.issue.message.text() == "as in the last entry"
    assert form.fields.said_on.line.text() == "28 March 2022"
    assert form.fields.draft().credibility == 2
    assert form.fields.draft().text == TEXT[49:70].strip()
    assert form.fields.scale.stance is None


def test_escape_leaves_and_what_was_typed_is_still_there(form: CodingForm, marked: Marked, qtbot: QtBot) -> None:
    form.begin(marked)
    fill(form, qtbot)
    with qtbot.waitSignal(form.left):
        qtbot.keyClick(form.fields.act, Qt.Key.Key_Escape)
    assert form.fields.draft().stance == (45, 60)


def test_a_statement_without_a_text_needs_its_source_named(form: CodingForm, store: Store, qtbot: QtBot) -> None:
    form.begin(None)
    fill(form, qtbot)
    type_into(qtbot, form.fields.party.line, "ua")
    type_into(qtbot, form.fields.speaker.line, "zel")
    form.save()
    assert "source" in form.fields.source.message.text()
    type_into(qtbot, form.fields.source.line, "S1")
    with qtbot.waitSignal(form.saved) as saved:
        form.save()
    assert passages_of(store, saved.args[0]) == []


def test_only_speakers_of_the_party_are_offered(form: CodingForm, marked: Marked, qtbot: QtBot) -> None:
    form.begin(marked)
    type_into(qtbot, form.fields.speaker.line, "lav")
    assert "no speaker" in form.fields.speaker.message.text()
    type_into(qtbot, form.fields.party.line, "russia")
    type_into(qtbot, form.fields.speaker.line, "lav")
    assert form.fields.speaker.message.text() == "Sergey Lavrov"


def test_what_it_may_restate_is_offered_and_linked_only_when_ticked(
    form: CodingForm, marked: Marked, store: Store, talks: Talks, qtbot: QtBot
) -> None:
    form.begin(marked)
    fill(form, qtbot)
    form.fields.text.setPlainText("Neutrality, for guarantees")
    form.fields.look_for_near()
    offered = [button.accessibleName() for button in form.fields.near.buttons]
    assert "Restates ST001, 21 Mar?" in offered
    form.save()
    assert store.columns("SELECT count(*) FROM link") == [(0,)]
    form.begin(marked)
    fill(form, qtbot)
    form.fields.text.setPlainText("Neutrality, for guarantees")
    form.fields.look_for_near()
    form.fields.near.buttons[-1].click()
    with qtbot.waitSignal(form.saved) as saved:
        form.save()
    assert store.columns("SELECT statement_id, kind FROM link") == [(saved.args[0], "restates")]


def test_ticking_what_it_restates_makes_it_a_restatement_unless_an_act_was_chosen(
    form: CodingForm, marked: Marked, qtbot: QtBot
) -> None:
    form.begin(marked)
    form.fields.text.setPlainText("Neutrality for guarantees")
    form.fields.look_for_near()
    form.fields.near.buttons[0].click()
    assert form.fields.act.act == Act.RESTATEMENT


def test_a_speaker_brings_the_party_along_where_none_was_chosen(form: CodingForm, qtbot: QtBot) -> None:
    form.begin(None)
    form.fields.party.line.clear()
    type_into(qtbot, form.fields.speaker.line, "lav")
    form.fields.speaker.finish()
    assert form.fields.party.line.text() == "Russia"
