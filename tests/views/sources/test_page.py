"""One source: what is said of it, its versions, what was lost, and how it is put back."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from models.analysis.reading import ON_RECORD
from models.edits.source_texts import NewText, add_text
from models.errors import UserError
from models.facts import Source
from models.passages import passages_of
from models.sources.texts import lost_excerpts
from tests.views.sources.conftest import CEASEFIRE, NEUTRAL, TEXT
from views.document import Document
from views.selection import Selection
from views.sources.page import SourcePage
from views.sources.view import SourcesView
from views.theme import DARK, LIGHT

CORRECTED = TEXT.replace(CEASEFIRE, "Something else")


@pytest.fixture
def page(view: SourcesView, coded: str) -> SourcePage:
    view.show_source(coded)
    return view.page


def source_of(document: Document, source_id: str) -> Source:
    return next(one for one in document.snapshot.sources if one.id == source_id)


def read(page: SourcePage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible() and label.text()]


def test_it_says_what_the_source_is_and_how_reliable_in_words(page: SourcePage) -> None:
    assert "Talks in Istanbul" in read(page)
    assert "TALKS · F reliability cannot be judged" in read(page)
    assert page.reader.text.toPlainText() == TEXT


def test_each_field_is_one_step_and_shown_again(page: SourcePage, document: Document, qtbot: QtBot) -> None:
    page.details_button.click()
    fields = page.details.fields
    for field, typed in ((fields.publisher, "Reuters"), (fields.published, "mid-March 2022"), (fields.language, "UK")):
        field.line.setFocus()
        qtbot.keyClicks(field.line, typed)
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
    stored = source_of(document, page.source_id)
    assert (stored.publisher, stored.published_edtf, stored.language) == (
        "Reuters", "2022-03-11/2022-03-20", "uk",
    )  # fmt: skip
    assert "TALKS · Reuters · mid-March 2022 (11–20 March) · F reliability cannot be judged" in read(page)
    document.store.undo()
    assert fields.language.line.text() == ""


def test_what_cannot_be_read_is_said_beside_its_field_and_keeps_the_details_open(
    page: SourcePage, document: Document, qtbot: QtBot
) -> None:
    page.details_button.click()
    field = page.details.fields.retrieved
    field.line.setFocus()
    qtbot.keyClicks(field.line, "30.02.2022")
    assert field.message.text() == "There is no such day as 30.02.2022."
    with pytest.raises(UserError, match="cannot be read"):
        page.finish()
    assert field.line.text() == "30.02.2022"


def test_a_grade_and_a_mark_are_chosen(page: SourcePage, document: Document, qtbot: QtBot) -> None:
    page.details_button.click()
    qtbot.keyClick(page.details.fields.reliability, Qt.Key.Key_A)
    qtbot.keyClick(page.details.fields.handling, Qt.Key.Key_End)
    stored = source_of(document, page.source_id)
    assert (stored.reliability, stored.handling) == ("A", "RED")


def test_a_former_version_is_read_but_not_coded(page: SourcePage, document: Document) -> None:
    assert page.version.isHidden()
    add_text(document.store, page.source_id, NewText(CORRECTED, note="Put right by the agency"))
    assert page.version.count() == 2
    assert page.version.itemText(0).endswith("Olena Koval · Put right by the agency")
    assert page.reader.text.toPlainText() == CORRECTED
    page.version.setCurrentIndex(1)
    page.version.activated.emit(1)
    assert page.reader.text.toPlainText() == TEXT
    assert any("former version of the text" in line and "Put right by the agency" in line for line in read(page))
    page.version.setCurrentIndex(0)
    page.version.activated.emit(0)
    assert page.reader.text.toPlainText() == CORRECTED
    assert not any("former version" in line for line in read(page))


def test_a_lost_excerpt_is_listed_and_put_back_on_the_words_selected(
    page: SourcePage, document: Document, selection: Selection
) -> None:
    assert page.lost.isHidden()
    add_text(document.store, page.source_id, NewText(CORRECTED))
    assert page.lost.isVisible()
    (row,) = page.lost.list.rows
    assert row.words == f"“{CEASEFIRE}”"
    assert not page.lost.put_back.isEnabled()
    page.lost.list.setCurrentIndex(page.lost.list.model().index(0, 0))
    assert selection.statement_id == row.excerpt.statement_id
    start = CORRECTED.index("Something else")
    page.reader.text.mark(start, start + len("Something else"))
    page.lost.put_back.click()
    assert lost_excerpts(document.store, page.source_id) == []
    assert passages_of(document.store, row.excerpt.statement_id)[-1].quote == "Something else"
    assert page.lost.isHidden()


def test_words_of_a_former_version_put_nothing_back(page: SourcePage, document: Document) -> None:
    add_text(document.store, page.source_id, NewText(CORRECTED))
    page.lost.list.setCurrentIndex(page.lost.list.model().index(0, 0))
    page.version.activated.emit(1)
    page.reader.text.mark(0, 5)
    assert not page.lost.put_back.isEnabled()


def test_a_source_that_is_needed_is_not_deleted(view: SourcesView, document: Document) -> None:
    needed = next(one for one in document.snapshot.sources if one.code == "COMMUNIQUE")
    view.show_source(needed.id)
    with pytest.raises(UserError, match="8 statements"):
        view.page._delete()
    assert needed in document.snapshot.sources


def test_the_passage_of_a_statement_is_found(view: SourcesView, document: Document, coded: str) -> None:
    assert view.show_statement(document.snapshot.statements.ids[0])
    assert view.source_id == coded
    assert view.page.reader.text.textCursor().selectedText() == NEUTRAL
    assert not view.show_statement(document.snapshot.statements.ids[50])


def test_a_lost_passage_is_shown_in_the_version_that_had_its_words(
    view: SourcesView, document: Document, coded: str
) -> None:
    add_text(document.store, coded, NewText(CORRECTED))
    assert view.show_statement(document.snapshot.statements.ids[2])
    assert view.page.reader.text.textCursor().selectedText() == CEASEFIRE
    assert view.page.version.currentText().startswith("Version 1 of 2")
    assert any("former version" in line for line in read(view.page))


def test_everything_has_a_name_and_can_be_drawn_light_and_dark(page: SourcePage, view: SourcesView) -> None:
    page.details_button.click()
    for field in page.details.fields.lines:
        assert field.line.accessibleName()
    light = view.grab().toImage()
    view.set_theme(DARK)
    assert view.grab().toImage() != light
    view.set_theme(LIGHT)
    assert view.grab().toImage() == light


def test_while_the_dossier_is_shown_as_it_was_a_source_can_only_be_read(page: SourcePage, document: Document) -> None:
    document.read_as(ON_RECORD.as_known(date(2099, 1, 1)))
    page.refresh()
    assert not page.details.isEnabled()
    document.read_as(ON_RECORD)
    page.refresh()
    assert page.details.isEnabled()
