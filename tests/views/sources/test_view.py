"""The list and what stands beside it; what is dropped or pasted goes where it is meant to."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from models.edits.sources import Details, add_source, delete_source, set_title
from models.errors import UserError
from models.store import Store
from views.document import Document
from views.selection import Selection
from views.sources.drop_zone import DropZone
from views.sources.view import SourcesView
from views.theme import DARK, LIGHT


def paste(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def test_the_first_of_the_list_is_shown_and_another_one_when_it_is_chosen(
    view: SourcesView, document: Document, qtbot: QtBot
) -> None:
    assert view.list.count.text() == "21 sources"
    assert view.page.isVisible()
    assert view.source_id == view.list.rows.rows[0].source.id
    view.list.list.setFocus()
    qtbot.keyClick(view.list.list, Qt.Key.Key_Down)
    assert view.source_id == view.list.rows.rows[1].source.id


def test_the_chosen_source_stays_chosen_when_the_dossier_or_the_filter_changes(
    view: SourcesView, document: Document
) -> None:
    chosen = next(one.id for one in document.snapshot.sources if one.code == "UNGA")
    view.show_source(chosen)
    add_source(document.store, Details("Newest", code="NEW"))
    assert view.source_id == chosen
    view.list.filter_field.setText("reuters")
    assert view.list.count.text() == "1 of 22 sources"
    assert view.source_id == chosen
    view.list.filter_field.clear()
    assert view.list.list.currentIndex().data() == "Resolutions ES-11/1 and ES-11/2"


def test_a_source_that_the_filter_left_out_is_shown_when_it_is_asked_for(view: SourcesView, document: Document) -> None:
    view.list.filter_field.setText("reuters")
    view.show_source(next(one.id for one in document.snapshot.sources if one.code == "UNGA"))
    assert view.list.filter_field.text() == ""


def test_a_deleted_source_gives_way_to_another(view: SourcesView, document: Document) -> None:
    added = add_source(document.store, Details("Short-lived"))
    view.show_source(added)
    delete_source(document.store, added)
    assert view.page.source is not None
    assert view.source_id != added


def test_what_is_half_typed_is_stored_before_another_source_is_shown(
    view: SourcesView, document: Document, qtbot: QtBot
) -> None:
    first = view.source_id
    view.page.details_button.click()
    line = view.page.details.fields.author.line
    line.setFocus()
    qtbot.keyClicks(line, "A. Writer")
    view.show_source(document.snapshot.sources[3].id)
    assert next(one.author for one in document.snapshot.sources if one.id == first) == "A. Writer"
    assert line.text() == ""


def test_what_cannot_be_stored_keeps_its_source_in_front(view: SourcesView, document: Document, qtbot: QtBot) -> None:
    first = view.source_id
    view.page.details_button.click()
    line = view.page.details.fields.retrieved.line
    line.setFocus()
    qtbot.keyClicks(line, "soon")
    with pytest.raises(UserError, match="cannot be read"):
        view.show_source(document.snapshot.sources[3].id)
    assert view.source_id == view.list.source_id == first
    assert line.text() == "soon"


def test_pasting_shows_what_was_copied_to_be_added(view: SourcesView, qtbot: QtBot) -> None:
    paste("Talks go on\nSome words")
    view.list.list.setFocus()
    qtbot.keyClick(view.list.list, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert view.intake.isVisible()
    assert view.intake.fields.title.line.text() == "Talks go on"
    assert view.intake.text.text == "Talks go on\nSome words"


def test_pasting_into_the_page_of_a_source_without_a_text_is_meant_for_it(
    view: SourcesView, document: Document, qtbot: QtBot
) -> None:
    paste("Its words")
    qtbot.mouseClick(view.page, Qt.MouseButton.LeftButton, pos=QPoint(view.page.width() // 2, view.page.height() - 5))
    qtbot.keyClick(view.page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert view.correction.isVisible()
    assert view.correction.source_id == view.source_id
    assert view.correction.text.text == "Its words"


def test_an_empty_clipboard_says_so(view: SourcesView) -> None:
    QGuiApplication.clipboard().clear()
    with pytest.raises(UserError, match="nothing that could become a source"):
        view.paste()


def test_a_dossier_without_sources_says_what_belongs_here(qtbot: QtBot, store: Store) -> None:
    document = Document(store)
    view = SourcesView(document, Selection(), LIGHT, lambda *_: None)
    qtbot.addWidget(view)
    view.show()
    assert view.empty.isVisible()
    added = add_source(store, Details("First"))
    assert view.page.isVisible()
    assert view.source_id == added
    document.close()


def test_buttons_ask_for_files(view: SourcesView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.files_asked) as asked:
        view.list.add_files.click()
    assert asked.args == [""]
    view.page.correct.click()
    with qtbot.waitSignal(view.files_asked) as asked:
        view.correction.file_button.click()
    assert asked.args == [view.source_id]


def test_titles_are_shown_as_they_stand(view: SourcesView, document: Document) -> None:
    set_title(document.store, view.source_id, "<b>bold</b> & <img src='https://example.org/x.png'>")
    assert view.page._title.text() == "<b>bold</b> & <img src='https://example.org/x.png'>"
    assert view.page._title.textFormat() == Qt.TextFormat.PlainText


Dragging = Callable[[type[QDropEvent], QPoint], QDropEvent]


@pytest.fixture
def zone(view: SourcesView) -> DropZone:
    return DropZone(view, lambda: view.drop_places(view), LIGHT)


def drag(window: QWidget, kind: type[QDropEvent], at: QPoint, data: QMimeData) -> QDropEvent:
    where = QPointF(at) if kind is QDropEvent else at
    event = kind(where, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, event)
    return event


@pytest.fixture
def note(tmp_path: Path) -> QMimeData:
    path = tmp_path / "note.txt"
    path.write_text("Dropped words")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def test_dropping_on_the_list_adds_and_dropping_beside_it_gives_the_source_its_text(
    view: SourcesView, zone: DropZone, note: QMimeData
) -> None:
    on_list, beside = QPoint(60, 300), QPoint(view.width() - 60, 300)
    assert drag(view, QDragEnterEvent, on_list, note).isAccepted()
    assert zone.isVisible()
    assert [place.words for place in zone._open] == ["Add as sources", "Use as the text of DRAFT-0317"]
    assert drag(view, QDragMoveEvent, beside, note).isAccepted()
    assert drag(view, QDropEvent, beside, note).isAccepted()
    assert not zone.isVisible()
    assert view.correction.text.text == "Dropped words"
    view.correction.leave()
    drag(view, QDragEnterEvent, on_list, note)
    drag(view, QDropEvent, on_list, note)
    assert view.intake.text.text == "Dropped words"


def test_dropping_while_a_source_without_a_text_is_being_added_gives_it_one(
    view: SourcesView, zone: DropZone, note: QMimeData
) -> None:
    view.list.add_new.click()
    drag(view, QDragEnterEvent, QPoint(500, 300), note)
    assert [place.words for place in zone._open] == ["Use as the text of this source"]
    drag(view, QDropEvent, QPoint(500, 300), note)
    assert view.intake.text.text == "Dropped words"
    assert view.intake.left == 1
    drag(view, QDragEnterEvent, QPoint(500, 300), note)
    assert [place.words for place in zone._open] == ["Add as sources"]


def test_no_part_of_the_view_keeps_a_drop_for_itself(view: SourcesView) -> None:
    parts = [view.page.reader.text, view.intake.text, view.correction.text]
    parts += [line.line for fields in (view.intake.fields, view.page.details.fields) for line in fields.lines]
    assert [part for part in parts if part.acceptDrops()] == []


def test_what_is_nothing_to_read_is_not_taken_and_leaving_hides_the_zone(
    view: SourcesView, zone: DropZone, note: QMimeData
) -> None:
    data = QMimeData()
    data.setData("application/x-colour", b"red")
    assert not drag(view, QDragEnterEvent, QPoint(60, 300), data).isAccepted()
    assert not zone.isVisible()
    drag(view, QDragEnterEvent, QPoint(60, 300), note)
    zone.set_theme(DARK)
    zone.grab()
    QApplication.sendEvent(view, QDragLeaveEvent())
    assert not zone.isVisible()


def test_what_is_half_typed_stays_when_the_source_is_deleted_meanwhile(
    view: SourcesView, document: Document, qtbot: QtBot
) -> None:
    added = add_source(document.store, Details("Short-lived"))
    view.show_source(added)
    view.page.details_button.click()
    title = view.page.details.fields.title.line
    title.setFocus()
    qtbot.keyClicks(title, " and half typ")
    delete_source(document.store, added)
    assert view.page.gone.isVisible()
    assert title.text() == "Short-lived and half typ"
    with pytest.raises(UserError, match="stored nowhere"):
        view.show_source(document.snapshot.sources[0].id)
    view.page.gone.give_up.click()
    assert not view.page.gone.isVisible()
    assert view.source_id != added


def test_a_click_on_another_source_leaves_the_one_chosen_that_cannot_be_left(view: SourcesView, qtbot: QtBot) -> None:
    view.page.details_button.click()
    view.page.details.fields.title.line.setFocus()
    view.page.details.fields.title.line.clear()
    before, rows = view.source_id, view.list.list
    with qtbot.captureExceptions() as refused:
        where = rows.visualRect(rows.model().index(3, 0)).center()
        qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=where)
        qtbot.wait(1)
    assert refused
    assert view.source_id == before
    chosen = [view.list.rows.rows[index.row()].source.id for index in rows.selectionModel().selectedIndexes()]
    assert chosen == [before]
