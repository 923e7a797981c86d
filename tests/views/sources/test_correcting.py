"""A text is corrected with what becomes of its excerpts in sight, and never over somebody else's."""

import pytest
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from models.edits.source_texts import NewText, add_text
from models.errors import UserError
from models.gathering.gathered import Gathered
from models.passages import text_of
from models.sources.alike import Alike
from models.sources.intake import Offered, TakenIn
from models.sources.texts import versions
from tests.views.sources.conftest import CEASEFIRE, CRIMEA, NEUTRAL, TEXT
from views.document import Document
from views.sources.correcting import TextCorrection
from views.sources.view import SourcesView

CORRECTED = TEXT.replace("fifteen years", "15 years").replace(CEASEFIRE, "Something else")


@pytest.fixture
def correction(view: SourcesView, coded: str) -> TextCorrection:
    view.show_source(coded)
    view.page.correct.click()
    return view.correction


def type_instead(correction: TextCorrection, text: str) -> None:
    correction.text.selectAll()
    correction.text.insertPlainText(text)


def test_what_becomes_of_each_excerpt_is_shown_as_one_types(correction: TextCorrection, qtbot: QtBot) -> None:
    assert correction.isVisible()
    assert not correction.save_button.isEnabled()
    type_instead(correction, CORRECTED)
    qtbot.waitUntil(lambda: len(correction.fates.rows) == 3)
    assert [(row.fate, row.words) for row in correction.fates.rows] == [
        ("lost", f"“{CEASEFIRE}”"),
        ("reworded", f"“{CRIMEA}” → “consultations for 15 years”"),
        ("carried", f"“{NEUTRAL}”"),
    ]
    assert correction._fates_words.text() == "3 excerpts: 1 lost, 1 reworded, 1 carried over."


def test_saving_makes_another_version_and_says_what_became_of_the_excerpts(
    view: SourcesView, correction: TextCorrection, document: Document, coded: str, qtbot: QtBot
) -> None:
    type_instead(correction, CORRECTED)
    correction.note.setText("Put right")
    qtbot.waitUntil(correction.save_button.isEnabled)
    with qtbot.waitSignal(view.told) as told:
        correction.save_button.click()
    assert told.args == ["The text is saved. 3 excerpts: 1 lost, 1 reworded, 1 carried over."]
    first, second = versions(document.store, coded)
    assert (text_of(document.store, first.id), text_of(document.store, second.id)) == (TEXT, CORRECTED)
    assert second.note == "Put right"
    assert view.page.isVisible()
    assert len(view.page.lost.list.rows) == 1


def test_cancelling_changes_nothing(
    view: SourcesView, correction: TextCorrection, document: Document, coded: str
) -> None:
    type_instead(correction, "Nonsense")
    correction.cancel_button.click()
    assert view.page.isVisible()
    assert len(versions(document.store, coded)) == 1
    assert not correction.is_half_typed


def test_looking_at_another_source_meanwhile_loses_nothing(
    view: SourcesView, correction: TextCorrection, document: Document
) -> None:
    type_instead(correction, CORRECTED)
    view.show_source(document.snapshot.sources[0].id)
    assert view._unfinished_words.text() == "A text was altered and is not saved yet."
    with pytest.raises(UserError, match="not saved yet"):
        view.refuse_unfinished()
    view.page.correct.click()
    assert correction._notes.text() == "Save or cancel this text before you correct another one."
    assert correction.isVisible()
    assert correction.text.text == CORRECTED


def test_a_text_that_somebody_else_corrected_meanwhile_stays_to_be_looked_at(
    correction: TextCorrection, document: Document, coded: str
) -> None:
    type_instead(correction, CORRECTED)
    add_text(document.store, coded, NewText("Their text"))
    with pytest.raises(UserError, match="was given another text in the meantime"):
        correction.save()
    assert correction.text.text == CORRECTED


def test_a_source_without_a_text_gets_one_by_pasting_or_dropping_it_there(
    view: SourcesView, document: Document
) -> None:
    source = next(one for one in document.snapshot.sources if one.code == "COMMUNIQUE")
    view.show_source(source.id)
    assert view.page.correct.text() == "Add te&xt…"
    found = TakenIn(Offered(words=TEXT), Gathered(TEXT, notes=("1 control character was removed from the text.",)))
    view._take([found], text_of=source.id)
    assert view.correction.isVisible()
    assert view.correction.save_button.text() == "Add text"
    assert view.correction._notes.text() == "1 control character was removed from the text."
    view.correction.save_button.click()
    stored = next(one for one in document.snapshot.sources if one.id == source.id)
    assert text_of(document.store, stored.text_id) == TEXT
    assert stored.texts == 1


def test_another_source_with_the_same_text_is_named(correction: TextCorrection, document: Document, coded: str) -> None:
    other = next(one for one in document.snapshot.sources if one.code == "COMMUNIQUE")
    same = [Alike(one, "", 1.0, is_same=True, is_current=True) for one in (coded, other.id)]
    correction.take(TakenIn(Offered(words=TEXT), Gathered(TEXT), alike=tuple(same)))
    assert correction._notes.text().startswith("The very same text is in the dossier already: COMMUNIQUE")


def test_a_file_that_is_refused_says_why_and_leaves_the_text_as_it_is(correction: TextCorrection) -> None:
    type_instead(correction, CORRECTED)
    correction.take(TakenIn(Offered(words="x"), Gathered(""), "scan.pdf has no text."))
    assert correction._notes.text() == "scan.pdf has no text."
    assert correction.text.text == CORRECTED


def test_long_texts_are_compared_only_when_asked(correction: TextCorrection, qtbot: QtBot) -> None:
    type_instead(correction, TEXT + "\nAnd so on." * 6000)
    qtbot.waitUntil(correction.compare.isVisible)
    assert list(correction.fates.rows) == []
    correction.compare.click()
    assert len(correction.fates.rows) == 3
    assert not correction.compare.isVisible()
    cursor = correction.text.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
