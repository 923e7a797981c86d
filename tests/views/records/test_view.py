from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from models.analysis.reading import ON_RECORD
from models.edits import disputes, parties
from models.errors import UserError
from models.record.author import Author
from models.store import Store
from tests.views.records.conftest import cells, inputs, said
from views.document import Document
from views.fields import LineField
from views.filters import Filters
from views.records.page import RecordPage
from views.records.view import KINDS, TITLES, RecordsView
from views.selection import Selection
from views.theme import DARK, LIGHT

Opened = Callable[..., RecordPage]
Typed = Callable[..., None]

HOSTILE = "<b>Bold</b> & <img src='file:///etc/passwd'>"


def test_every_kind_lists_what_the_dossier_has(view: RecordsView, open_page: Opened) -> None:
    counts = {kind.title: open_page(kind.title).model.total for kind in KINDS}
    assert counts == {
        "Parties": 17, "Speakers": 27, "Rounds": 8, "Events": 28, "Assessments": 9, "Outcomes": 0, "Disputes": 10,
    }  # fmt: skip
    said_there = [view.kinds.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(len(TITLES) - 1)]
    assert said_there == ["Issues 13", *(f"{title} {count}" for title, count in counts.items())]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.title)
def test_an_empty_list_says_what_belongs_there_and_how_to_begin(
    kind: object, folder: object, author: Author, qtbot: QtBot, qapp: object
) -> None:
    store = Store.create(folder / "new.parley", author)  # type: ignore[operator]
    document = Document(store)
    page = RecordPage(kind, document, LIGHT)  # type: ignore[arg-type]
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.refresh()
    with qtbot.waitExposed(page):
        page.show()
    words = [label.text() for label in page.empty.findChildren(QLabel)]
    assert words[0] == f"No {kind.title.lower()} yet"  # type: ignore[attr-defined]
    assert words[1].startswith("Here belongs ")
    page.empty.buttons[0].click()
    assert page.adder.isVisible()
    document.close()
    store.close()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.title)
def test_everything_has_a_name_and_a_letter_of_its_own(open_page: Opened, kind: object) -> None:
    page = open_page(kind.title)  # type: ignore[attr-defined]
    first = page.model.record_at(0)
    page.choose(first.id if first is not None else "")
    for part in (page.form, page.adder):
        words = [label.text() for label in part.findChildren(QLabel) if label.buddy()]
        words += [button.text() for button in (page.add_button, page.delete_button)]
        letters = [text[text.index("&") + 1].upper() for text in words if "&" in text]
        assert len(set(letters)) == len(letters), words
        # These open the menus of the window.
        assert set(letters).isdisjoint("FEVH"), words
    for one in inputs(page):
        named = one.accessibleName() or getattr(one, "text", str)()
        assert named or not isinstance(one, QLineEdit | QComboBox | QPlainTextEdit | QPushButton)


def test_filtering_takes_no_notice_of_accents_and_says_how_many_are_left(open_page: Opened, qtbot: QtBot) -> None:
    page = open_page("Parties")
    page.filter_field.setFocus()
    qtbot.keyClicks(page.filter_field, "turkiye")
    assert cells(page) == ["Türkiye"]
    assert page._count.text() == "1 of 17 parties"
    page.filter_field.clear()
    assert page._count.text() == "17 parties"


def test_the_list_is_ordered_by_figures_as_figures_and_back(open_page: Opened) -> None:
    page = open_page("Parties")
    before = cells(page)
    page.table.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    assert cells(page, 3)[:3] == ["68", "66", "2"]
    page.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert cells(page) == before


def test_walking_through_the_list_shows_one_after_the_other(open_page: Opened, qtbot: QtBot) -> None:
    page = open_page("Parties", "Ukraine")
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert page.form.name.line.text() == "Russia"  # type: ignore[attr-defined]
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.form.name.line.hasFocus()  # type: ignore[attr-defined]


def test_a_new_record_is_added_by_keyboard_as_one_step(
    open_page: Opened, document: Document, qtbot: QtBot, type_into: Typed
) -> None:
    page = open_page("Parties")
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Insert)
    adder = page.adder
    assert adder.name.line.hasFocus()  # type: ignore[attr-defined]
    type_into(adder.name, "League of Nations", None)  # type: ignore[attr-defined]
    assert adder.code.line.placeholderText() == "LN"  # type: ignore[attr-defined]
    qtbot.keyClick(adder.name.line, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    assert document.snapshot.parties[-1].code == "LN"
    assert page.form.name.line.text() == "League of Nations"  # type: ignore[attr-defined]
    assert page.table.currentIndex().row() == 17
    document.store.undo()
    assert page.model.total == 17
    assert page.form.isHidden()


def test_what_a_new_record_lacks_is_said_beside_the_field(open_page: Opened, qtbot: QtBot, type_into: Typed) -> None:
    page = open_page("Parties")
    page.begin_adding()
    type_into(page.adder.code, "ua")  # type: ignore[attr-defined]
    assert said(page.adder.name) == "A party needs a name."  # type: ignore[attr-defined]
    type_into(page.adder.name, "Uganda")  # type: ignore[attr-defined]
    assert said(page.adder.code) == "UA is the code of Ukraine. Choose another."  # type: ignore[attr-defined]
    assert page.model.total == 17
    qtbot.keyClick(page.adder.code.line, Qt.Key.Key_Escape)  # type: ignore[attr-defined]
    assert page.adder.isHidden()


def test_what_others_refer_to_is_not_deleted(open_page: Opened) -> None:
    page = open_page("Parties", "Ukraine")
    with pytest.raises(UserError, match=r"Ukraine has 11 speakers, 68 statements, .*; move or delete them first\."):
        page.delete_chosen()
    assert page.model.total == 17


def test_deleting_goes_on_with_the_next_one_and_tells_of_it(open_page: Opened, view: RecordsView, qtbot: QtBot) -> None:
    page = open_page("Events", "Invasion begins")
    page.table.setFocus()
    with qtbot.waitSignal(view.deleted) as told:
        qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert told.args == ["Invasion begins was deleted."]
    assert page.model.total == 27
    assert page.form.title.line.text() == "General Assembly calls for an end to the fighting"  # type: ignore[attr-defined]
    assert page.table.currentIndex().row() == 1


def test_half_typed_words_are_committed_before_another_record_is_shown(
    open_page: Opened, document: Document, type_into: Typed
) -> None:
    page = open_page("Parties", "Ukraine")
    type_into(page.form.role, "princeps", None)  # type: ignore[attr-defined]
    page.table.selectRow(1)
    assert document.snapshot.parties[0].role == "princeps"
    assert page.form.name.line.text() == "Russia"  # type: ignore[attr-defined]


def test_what_cannot_be_read_keeps_its_record_chosen(
    open_page: Opened, type_into: Typed, qtbot: QtBot, document: Document
) -> None:
    page = open_page("Parties", "Ukraine")
    type_into(page.form.code, "RU", Qt.Key.Key_Tab)  # type: ignore[attr-defined]
    assert said(page.form.code) == "RU is the code of Russia. Choose another."  # type: ignore[attr-defined]
    with qtbot.captureExceptions() as raised:
        page.table.selectRow(1)
    assert [str(error) for _, error, _ in raised] == [
        "What you typed cannot be read; the field says why. Mend it, or press Escape there."
    ]
    assert page.table.currentIndex().row() == 0
    assert page.form.code.line.text() == "RU"  # type: ignore[attr-defined]
    qtbot.keyClick(page.form.code.line, Qt.Key.Key_Escape)  # type: ignore[attr-defined]
    page.table.selectRow(1)
    assert page.form.name.line.text() == "Russia"  # type: ignore[attr-defined]


def test_a_record_that_was_begun_waits_until_it_is_added(
    open_page: Opened, view: RecordsView, document: Document, qtbot: QtBot, type_into: Typed
) -> None:
    page = open_page("Parties", "Ukraine")
    page.begin_adding()
    type_into(page.adder.name, "Moldova", Qt.Key.Key_Escape)
    assert page.form.isVisible()
    with pytest.raises(UserError, match="A new party has been begun and is not added"):
        view.refuse_unfinished()
    assert page.adder.isVisible()
    page.choose(document.snapshot.parties[1].id)
    page.begin_adding()
    assert page.adder.name.line.text() == "Moldova"
    qtbot.keyClick(page.adder.name.line, Qt.Key.Key_Return)
    view.refuse_unfinished()
    page.begin_adding()
    assert page.adder.name.line.text() == ""


def test_what_was_begun_under_a_record_keeps_it_chosen(
    open_page: Opened, view: RecordsView, document: Document, qtbot: QtBot
) -> None:
    page = open_page("Parties", "Ukraine")
    name = next(one for one in page.form.findChildren(QLineEdit) if one.accessibleName() == "New other name")
    name.setFocus()
    qtbot.keyClicks(name, "Kyiv")
    with pytest.raises(UserError, match="Something was begun under “Other names”"):
        page.choose(document.snapshot.parties[1].id)
    assert page.chosen_id == document.snapshot.parties[0].id
    assert name.text() == "Kyiv"
    with pytest.raises(UserError):
        view.refuse_unfinished()
    view.finish()
    qtbot.keyClick(name, Qt.Key.Key_Escape)
    view.refuse_unfinished()
    page.choose(document.snapshot.parties[1].id)
    assert page.chosen_id == document.snapshot.parties[1].id


def test_what_was_filled_in_for_a_person_is_nothing_begun(open_page: Opened, view: RecordsView) -> None:
    page = open_page("Speakers", "Vladimir Putin")
    assert page.form.offices.adder.party.line.text() == "Russia"
    view.refuse_unfinished()


def test_an_open_field_is_not_overwritten_by_what_others_store(
    open_page: Opened, document: Document, type_into: Typed
) -> None:
    page = open_page("Parties", "Ukraine")
    type_into(page.form.role, "mine", None)  # type: ignore[attr-defined]
    parties.set_words(document.store, page.chosen_id, "role", "theirs")
    assert page.form.role.line.text() == "mine"  # type: ignore[attr-defined]
    assert "Meanwhile set to theirs" in said(page.form.role)  # type: ignore[attr-defined]


def test_a_note_changed_meanwhile_is_not_written_over_unseen(open_page: Opened, document: Document) -> None:
    page = open_page("Parties", "Ukraine")
    note = page.form.note  # type: ignore[attr-defined]
    note.setPlainText("mine")
    parties.set_words(document.store, page.chosen_id, "note", "theirs")
    with pytest.raises(UserError, match="have set it to theirs in the meantime"):
        note.finish()
    assert note.toPlainText() == "mine"
    note.finish()
    assert document.snapshot.parties[0].note == "mine"


def test_names_are_shown_as_they_stand(open_page: Opened, document: Document) -> None:
    parties.set_name(document.store, document.snapshot.parties[0].id, HOSTILE)
    page = open_page("Parties", HOSTILE)
    assert cells(page)[0] == HOSTILE
    tip = page.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "<b>" not in tip
    assert "&lt;b&gt;" in tip


def test_a_wide_window_has_the_form_beside_the_list_and_a_narrow_one_below(
    open_page: Opened, view: RecordsView
) -> None:
    page = open_page("Parties")
    assert page._splitter.orientation() == Qt.Orientation.Horizontal
    view.resize(800, 700)
    assert page._splitter.orientation() == Qt.Orientation.Vertical


def test_another_theme_keeps_what_is_chosen(open_page: Opened, view: RecordsView) -> None:
    page = open_page("Speakers", "Dmytro Kuleba")
    view.set_theme(DARK)
    assert page.form.name.line.text() == "Dmytro Kuleba"  # type: ignore[attr-defined]
    assert page.table.currentIndex().row() == 1


def test_a_record_is_shown_from_elsewhere(view: RecordsView, document: Document) -> None:
    view.show_record("Rounds", document.snapshot.rounds[6].id)
    assert view.page.form.label.line.text() == "Istanbul"  # type: ignore[union-attr, attr-defined]


def test_the_dossier_itself_is_edited_too(view: RecordsView, document: Document, type_into: Typed) -> None:
    view.kinds.setCurrentRow(TITLES.index("Dossier"))
    form = view.page.form
    type_into(form.stale, "45")  # type: ignore[attr-defined]
    assert document.snapshot.stale_after_days == 45
    type_into(form.title, "")  # type: ignore[attr-defined]
    assert said(form.title) == "A dossier needs a title."  # type: ignore[attr-defined]
    type_into(form.title, "Talks")  # type: ignore[attr-defined]
    assert document.snapshot.title == "Talks"


def test_a_view_made_anew_shows_the_same(document: Document, qtbot: QtBot) -> None:
    made = RecordsView(document, Selection(), Filters(), DARK)
    qtbot.addWidget(made)
    made.refresh()
    made.refresh()
    assert made.page.list.count() == 13  # type: ignore[union-attr]


@pytest.mark.parametrize("title", ["Parties", "Speakers", "Rounds"])
def test_while_the_dossier_is_shown_as_it_was_records_can_only_be_read(
    view: RecordsView, open_page: Opened, title: str
) -> None:
    page = open_page(title)
    page.choose(page.kind.records(view._document)[0].id)
    document = view._document
    document.read_as(ON_RECORD.as_known(date(2022, 5, 1)))
    parts = (page.form, page.add_button, page.delete_button)
    assert [part.isEnabled() for part in parts] == [False] * 3
    with pytest.raises(UserError, match="as known on 1 May 2022"):
        page.begin_adding()
    document.read_as(ON_RECORD)
    assert [part.isEnabled() for part in parts] == [True] * 3


def test_what_is_half_typed_stays_when_the_record_is_deleted_meanwhile(
    view: RecordsView, open_page: Opened, type_into: Typed, document: Document, qtbot: QtBot
) -> None:
    page = open_page("Disputes")
    first, second = page.model.record_at(0), page.model.record_at(1)
    assert first is not None
    assert second is not None
    page.choose(first.id)
    line = page.form.fields[0]
    assert isinstance(line, LineField)
    type_into(line, "Half typ", end=None)
    disputes.delete_dispute(document.store, first.id)
    assert page.gone.is_shown
    assert line.isVisible()
    assert line.line.text() == "Half typ"
    with pytest.raises(UserError, match="stored nowhere"):
        page.choose(second.id)
    page.gone.bring_back.click()
    assert not page.gone.is_shown
    assert line.line.text() == "Half typ"
    disputes.delete_dispute(document.store, first.id)
    page.gone.give_up.click()
    assert not page.gone.is_shown
    page.choose(second.id)
    assert line.line.text() != "Half typ"


def test_a_deleted_record_goes_without_a_word_where_nothing_was_typed(open_page: Opened, document: Document) -> None:
    page = open_page("Disputes")
    first = page.model.record_at(0)
    assert first is not None
    page.choose(first.id)
    disputes.delete_dispute(document.store, first.id)
    assert not page.gone.is_shown
    assert not page.form.isVisible()


def test_a_click_on_another_record_leaves_the_one_chosen_that_cannot_be_left(
    open_page: Opened, type_into: Typed, document: Document, qtbot: QtBot
) -> None:
    page = open_page("Disputes")
    first = page.model.record_at(0)
    assert first is not None
    page.choose(first.id)
    line = page.form.fields[0]
    assert isinstance(line, LineField)
    type_into(line, "", end=None)

    def click_on(row: int) -> None:
        with qtbot.captureExceptions() as refused:
            where = page.table.visualRect(page.model.index(row, 0)).center()
            qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
            qtbot.wait(1)
        assert refused

    def selected() -> list[int]:
        return [index.row() for index in page.table.selectionModel().selectedRows()]

    assert line.cannot_be_read
    click_on(2)
    assert selected() == [0]
    type_into(line, "Half typ", end=None)
    disputes.delete_dispute(document.store, first.id)
    click_on(2)
    assert selected() == []
