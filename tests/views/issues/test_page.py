from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from models.analysis.reading import ON_RECORD
from models.edits import issues
from models.errors import UserError
from models.store import Store
from views.document import Document
from views.fields import LineField
from views.issues.page import IssuesPage
from views.theme import LIGHT


def shown(document: Document, qtbot: QtBot) -> IssuesPage:
    page = IssuesPage(document, LIGHT)
    qtbot.addWidget(page)
    page.resize(1000, 900)
    page.refresh()
    document.refreshed.connect(page.refresh)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


@pytest.fixture
def page(document: Document, qtbot: QtBot) -> IssuesPage:
    return shown(document, qtbot)


def type_into(field: "LineField[object]", text: str) -> None:
    field.line.setFocus()
    field.line.selectAll()
    QTest.keyClicks(field.line, text)
    QTest.keyClick(field.line, Qt.Key.Key_Return)


def titles(page: IssuesPage) -> list[str]:
    return [page.list.item(row).text() for row in range(page.list.count())]


def test_it_lists_the_issues_in_their_order_and_shows_the_first(page: IssuesPage) -> None:
    assert titles(page)[:3] == ["Neutrality", "Security guarantees", "Referendum"]
    assert page.form.title.line.text() == "Neutrality"
    assert page.form.reference.line.text() == "0"
    assert page.section.ruler.accessibleDescription().startswith("0 NATO goal kept; 20 Aim dropped in practice")


def test_another_issue_is_chosen_from_the_list(page: IssuesPage) -> None:
    page.list.setCurrentRow(4)
    assert page.form.title.line.text() == "Crimea"
    assert "Crimea" in page.list.currentItem().text()


def test_fields_commit_by_themselves(page: IssuesPage, document: Document) -> None:
    type_into(page.form.title, "Alliances")
    type_into(page.form.low_pole, "member of NATO")
    type_into(page.form.reference, "aim dropped")
    issue = document.snapshot.issues[0]
    assert (issue.title, issue.low_pole, issue.reference_point) == ("Alliances", "member of NATO", 20)
    assert titles(page)[0] == "Alliances"
    document.store.undo()
    assert page.form.reference.line.text() == "0"


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("title", "", "An issue needs a title."),
        ("code", "crimea", "crimea is the code of Crimea. Choose another."),
        ("reference", "20-30", "Type one point of the scale, such as 40."),
    ],
)
def test_what_cannot_be_taken_says_so_beside_the_field(page: IssuesPage, field: str, typed: str, sentence: str) -> None:
    edited = getattr(page.form, field)
    type_into(edited, typed) if typed else edited.line.clear()
    if not typed:
        edited.line.textEdited.emit("")
    assert edited.message.text() == sentence


def test_a_new_issue_is_added_by_keyboard_and_chosen(page: IssuesPage, document: Document) -> None:
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Insert)
    assert page.adder.isVisible()
    for field, words in ((page.adder.title, "Observers on the line"), (page.adder.high_pole, "everywhere")):
        field.line.setFocus()
        QTest.keyClicks(field.line, words)
    QTest.keyClick(page.adder.high_pole.line, Qt.Key.Key_Return)
    issue = document.snapshot.issues[-1]
    assert (issue.title, issue.code, issue.high_pole) == ("Observers on the line", "observers", "everywhere")
    assert page.chosen_id == issue.id
    assert page.list.currentRow() == 13
    assert "No point has a name yet" in page.section.ruler.accessibleDescription()


def test_issues_change_places_by_key(page: IssuesPage) -> None:
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert titles(page)[:2] == ["Security guarantees", "Neutrality"]
    assert page.list.currentRow() == 1
    page.up_button.click()
    assert titles(page)[:2] == ["Neutrality", "Security guarantees"]
    assert not page.up_button.isEnabled()


def test_an_issue_in_use_is_not_deleted_and_an_unused_one_is(
    page: IssuesPage, document: Document, qtbot: QtBot
) -> None:
    with qtbot.captureExceptions() as caught:
        page.delete_button.click()
    assert "Neutrality has 26 statements" in str(caught[0][1])
    page.begin_adding()
    QTest.keyClicks(page.adder.title.line, "Observers")
    QTest.keyClick(page.adder.title.line, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.deleted) as told:
        page.delete_button.click()
    assert told.args == ["Observers was deleted."]
    assert len(document.snapshot.issues) == 13


def test_what_cannot_be_read_keeps_its_issue(page: IssuesPage, qtbot: QtBot) -> None:
    page.form.reference.line.setFocus()
    page.form.reference.line.selectAll()
    QTest.keyClicks(page.form.reference.line, "nowhere")
    with qtbot.captureExceptions() as caught:
        page.list.setCurrentRow(3)
    assert isinstance(caught[0][1], UserError)
    assert page.list.currentRow() == 0
    assert page.form.reference.line.text() == "nowhere"


def test_while_a_scale_is_revised_it_has_all_the_room_and_no_other_issue_is_shown(
    page: IssuesPage, document: Document, qtbot: QtBot
) -> None:
    page.section.revise.click()
    assert page.section.panel.isVisible()
    assert not page.list.isVisible()
    assert not page.form.isVisible()
    with qtbot.captureExceptions() as caught:
        page.add_button.click()
    assert "is being revised" in str(caught[0][1])
    page.section.panel.cancel.click()
    assert page.list.isVisible()
    page.choose(document.snapshot.issues[2].id)
    assert page.form.title.line.text() == "Referendum"


def test_an_empty_dossier_says_what_belongs_there(folder: object, author: object, qtbot: QtBot, qapp: object) -> None:
    store = Store.create(folder / "new.parley", author)  # type: ignore[operator, arg-type]
    document = Document(store)
    page = shown(document, qtbot)
    words = [label.text() for label in page.empty.findChildren(QLabel)]
    assert words[0] == "No issues yet"
    page.empty.buttons[0].click()
    assert page.adder.isVisible()
    QTest.keyClick(page.adder.title.line, Qt.Key.Key_Escape)
    assert page.empty.isVisible()
    document.close()
    store.close()


def test_everything_can_be_reached_by_tab_and_has_a_name(page: IssuesPage, document: Document) -> None:
    page.section.ruler.choose(document.snapshot.issues[0].options[1].id)
    stops = [one for one in page.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    reached = [one for one in stops if one.focusProxy() is None]
    unnamed = [one for one in reached if one.isVisible() and not (one.accessibleName() or getattr(one, "text", str)())]
    assert [one for one in unnamed if type(one).__name__ not in ("QScrollArea", "QWidget")] == []


def letters(page: IssuesPage) -> list[str]:
    texts = [getattr(part, "text", str)() for part in page.findChildren(QWidget) if part.isVisible()]
    marked = [text.replace("&&", "") for text in texts if isinstance(text, str)]
    return [text.split("&")[1][0].lower() for text in marked if "&" in text]


def test_letters_lead_to_one_thing_each_and_none_to_a_menu(page: IssuesPage, document: Document) -> None:
    option = document.snapshot.issues[0].options[1].id
    page.section.ruler.choose(option)
    page.section.ruler.deleted.emit(option)
    found = letters(page)
    page.section.question.revise.click()
    for seen in (found, letters(page)):
        assert len(seen) == len(set(seen)), sorted(seen)
        assert not set(seen) & set("fevh")


def test_while_the_dossier_is_shown_as_it_was_issues_can_only_be_read(page: IssuesPage, document: Document) -> None:
    page.choose(document.snapshot.issues[1].id)
    document.read_as(ON_RECORD.as_known(date(2022, 5, 1)))
    page.refresh()
    parts = (page.form, page.section, page.add_button, page.delete_button, page.up_button, page.down_button)
    assert not any(part.isEnabled() for part in parts)
    document.read_as(ON_RECORD)
    page.refresh()
    assert all(part.isEnabled() for part in parts)


def test_what_is_half_typed_stays_when_the_issue_is_deleted_meanwhile(page: IssuesPage, document: Document) -> None:
    added = issues.add_issue(document.store, "Fisheries")
    page.choose(added)
    page.form.question.setFocus()
    QTest.keyClicks(page.form.question, "Who fishes wh")
    issues.delete_issue(document.store, added)
    assert page.gone.isVisible()
    assert page.form.question.toPlainText() == "Who fishes wh"
    with pytest.raises(UserError, match="stored nowhere"):
        page.choose(document.snapshot.issues[0].id)
    page.gone.give_up.click()
    assert not page.gone.isVisible()
    assert page.form.title.line.text() == "Neutrality"


def test_a_revision_that_was_begun_stays_when_the_issue_is_deleted_meanwhile(
    page: IssuesPage, document: Document
) -> None:
    added = issues.add_issue(document.store, "Fisheries")
    page.choose(added)
    page.section.revise.click()
    issues.delete_issue(document.store, added)
    assert page.section.panel.isVisible()
    page.gone.bring_back.click()
    assert page.section.panel.isVisible()
    assert page.chosen_id == added


def test_a_click_on_another_issue_leaves_the_one_chosen_that_cannot_be_left(page: IssuesPage, qtbot: QtBot) -> None:
    page.form.title.line.setFocus()
    page.form.title.line.clear()
    assert page.form.title.cannot_be_read
    with qtbot.captureExceptions() as refused:
        where = page.list.visualItemRect(page.list.item(3)).center()
        qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
        qtbot.waitUntil(lambda: [item.text() for item in page.list.selectedItems()] == ["Neutrality"])
    assert refused
