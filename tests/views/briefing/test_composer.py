"""The composer: choices become pages, the analyst's words are looked over, specifications are kept."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.house_style import HouseStyle
from desktop.jobs import Jobs
from desktop.settings import Settings
from models.briefing.specification import Kind, Paper, Section, Specification, read_specification
from models.briefing.wording.language import Language
from models.queries import saved_views
from views.briefing.view import BriefingView
from views.document import Document
from views.theme import DARK, LIGHT

NOTE = Specification(kind=Kind.NOTE, sections=frozenset({Section.STANDINGS}), earlier=6, later=7)


@pytest.fixture
def remembered(tmp_path: Path) -> Settings:
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def view(qtbot: QtBot, document: Document, remembered: Settings) -> Iterator[BriefingView]:
    made = BriefingView(document, LIGHT, Jobs().aside, HouseStyle(remembered), "1.0")
    qtbot.addWidget(made)
    made.choices.show_specification(NOTE)
    made.resize(1000, 700)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(lambda: made.pages.count == 1, timeout=20_000)
    yield made
    made.stop()


def choose(box: QComboBox, value: object) -> None:
    box.setCurrentIndex(next(at for at in range(box.count()) if box.itemData(at) == value))
    box.activated.emit(box.currentIndex())


def entry(menu: QMenu, words: str) -> QAction:
    return next(action for action in menu.actions() if words in action.text())


def test_a_choice_becomes_pages_and_only_changed_ones_are_drawn_anew(view: BriefingView, qtbot: QtBot) -> None:
    before = view.pages._pages[0]
    assert (round(before.width), round(before.height)) == (595, 842)
    qtbot.waitUntil(lambda: before.key in {key for key, _ in view.pages._drawn}, timeout=20_000)
    choose(view.choices.paper, Paper.LETTER)
    qtbot.waitUntil(lambda: round(view.pages._pages[0].width) == 612, timeout=20_000)
    qtbot.waitUntil(lambda: len(view.pages._drawn) == 2, timeout=20_000)
    choose(view.choices.paper, Paper.A4)
    with qtbot.assertNotEmitted(view.pages.wanted, wait=100):
        qtbot.waitUntil(lambda: view.pages._pages[0].key == before.key, timeout=20_000)


def test_pages_are_set_in_the_language_chosen_and_english_words_alone_are_checked(
    view: BriefingView, qtbot: QtBot
) -> None:
    judgements, before = view.choices.judgements, view.pages._pages[0].key
    judgements.edit.setPlainText("It will certainly hold.")
    assert judgements.edit.remarks
    choose(view.choices.language, Language.UKRAINIAN)
    assert view.choices.specification().language is Language.UKRAINIAN
    assert not judgements.edit.remarks
    assert "in English only" in judgements._told.text()
    qtbot.waitUntil(lambda: view.pages.count == 1 and view.pages._pages[0].key != before, timeout=20_000)
    kept = view.state_json()
    view.choices.show_specification(NOTE)
    view.take_up_json(kept)
    assert view.choices.language.currentText() == "Ukrainian"


def test_a_figure_is_put_in_by_the_menu_and_stands_on_the_page(view: BriefingView, qtbot: QtBot) -> None:
    edit, menu = view.choices.judgements.edit, view.choices.judgements.figures.options
    edit.setPlainText("The gap is ")
    edit.moveCursor(QTextCursor.MoveOperation.End)
    part = next(menu for menu in menu.findChildren(QMenu) if menu.title() == "Neutrality")
    entry(part, "gap (7)").trigger()
    assert edit.toPlainText() == "The gap is {gap neutrality}"
    assert view.choices.specification().judgements == ("The gap is {gap neutrality}",)


def test_what_cannot_be_made_is_said_beside_the_pages_which_stay(view: BriefingView, qtbot: QtBot) -> None:
    edit = view.choices.judgements.edit
    edit.setPlainText("The gap is {gap moon}.")
    qtbot.waitUntil(lambda: "There is no figure {gap moon}" in view.trouble.text(), timeout=20_000)
    assert view.pages.count == 1
    assert not view.export.isEnabled()
    edit.setPlainText("The gap is small.")
    qtbot.waitUntil(lambda: view.trouble.isHidden() and view.export.isEnabled(), timeout=20_000)


def test_remarks_are_underlined_where_they_are_and_an_offer_is_taken_only_when_chosen(view: BriefingView) -> None:
    judgements = view.choices.judgements
    judgements.edit.setPlainText("🕊 A truce is likely.\nIt is highly improbable that it holds.")
    (mark,) = judgements.edit.extraSelections()
    assert mark.cursor.selectedText() == "highly improbable"
    assert "very unlikely" in judgements.list.item(0).text()
    judgements.list.itemActivated.emit(judgements.list.item(0))
    assert judgements.edit.textCursor().selectedText() == "highly improbable"
    assert "highly improbable" in judgements.edit.toPlainText()
    judgements.edit.put(judgements.edit.remarks[0], "very unlikely")
    assert judgements.edit.toPlainText().endswith("It is very unlikely that it holds.")
    assert judgements.list.count() == 0
    judgements.edit.undo()
    assert "highly improbable" in judgements.edit.toPlainText()


def test_what_parties_said_is_not_underlined(view: BriefingView) -> None:
    view.choices.judgements.edit.setPlainText("“It will certainly hold,” Podolyak said.")
    assert view.choices.judgements.edit.extraSelections() == []


def test_a_specification_is_kept_in_the_dossier_taken_up_again_and_undone(
    view: BriefingView, document: Document, qtbot: QtBot
) -> None:
    choose(view.choices.mark, "AMBER")
    view.choices.authors.setText("A. Analyst; B. Analyst")
    menu = view.saved.button.options
    menu.aboutToShow.emit()
    entry(menu, "Save this briefing").trigger()
    (kept,) = saved_views(document.store, "briefing")
    assert read_specification(kept.state) == view.choices.specification()
    assert read_specification(kept.state).authors == ("A. Analyst", "B. Analyst")
    view.choices.show_specification(NOTE)
    menu.aboutToShow.emit()
    entry(menu, kept.title).trigger()
    assert view.choices.specification().mark == "AMBER"
    document.store.undo()
    assert saved_views(document.store, "briefing") == []


def test_what_a_kept_specification_names_and_the_dossier_has_no_more_is_shown_all_the_same(view: BriefingView) -> None:
    wanted = Specification(kind=Kind.ISSUE, issue="moon", reading="my own", later=99, known=date(2022, 3, 5))
    view.choices.show_specification(wanted)
    assert view.choices.specification() == wanted


def test_a_kind_brings_its_parts_and_the_issue_is_asked_for_where_it_matters(view: BriefingView) -> None:
    assert not view.choices.issue.isEnabled()
    choose(view.choices.kind, Kind.ISSUE)
    assert view.choices.issue.isEnabled()
    assert Section.ISSUES in view.choices.specification().sections
    choose(view.choices.kind, Kind.ANNEX)
    assert view.choices.specification().sections == {Section.SOURCES, Section.ANNEX}


def test_days_are_compared_in_place_of_rounds(view: BriefingView, qtbot: QtBot) -> None:
    days, before = view.choices.days, view.pages._pages[0].key
    days.start.line.setText("12 March 2022")
    days.start.finish()
    qtbot.keyClicks(days.end.line, "the day after")
    days.end.finish()
    assert days.end.message.text()
    days.end.line.setText("2022-04-01")
    days.end.finish()
    wanted = view.choices.specification()
    assert (wanted.since, wanted.until) == (date(2022, 3, 12), date(2022, 4, 1))
    assert not view.choices.earlier.isEnabled()
    qtbot.waitUntil(lambda: view.pages._pages[0].key != before, timeout=20_000)
    view.take_up_json(view.state_json())
    assert view.choices.specification() == wanted
    for field in (days.end, days.start):
        field.line.setText("")
        field.finish()
    assert view.choices.earlier.isEnabled()
    assert view.choices.specification().since is None


def test_pages_take_the_look_the_mark_and_the_scale_of_the_house_that_is_chosen(
    view: BriefingView, remembered: Settings, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "scale.csv").write_text("low,high,words\n0,50,doubtful\n50,100,to be expected\n")
    style = tmp_path / "house.toml"
    style.write_text('organisation = "Institute"\nmark = "AMBER"\nscale = "scale.csv"\n')
    view.choices.unmarked.setChecked(True)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", staticmethod(lambda *_: (str(style), "")))
    button, before = view.choices.style_button, view.pages._pages[0].key
    entry(button.options, "Choose a file").trigger()
    qtbot.waitUntil(lambda: view.pages._pages[0].key != before, timeout=20_000)
    assert button.text() == "house.toml"
    assert view.choices.mark.currentText() == "TLP:AMBER, as the house has it"
    assert view.choices.specification().mark == ""
    assert view.choices.specification().scale == "scale"
    view.choices.judgements.edit.setPlainText("A truce is likely.")
    assert "word of the scale ICD 203" in view.choices.judgements.list.item(0).text()
    assert remembered.style == style
    entry(button.options, "None").trigger()
    assert (button.text(), view.choices.mark.currentText(), remembered.style) == ("None", "None", None)
    assert "Not checked: the scale scale is not known here" in view.choices.judgements._told.text()


def test_nothing_is_set_while_the_style_cannot_be_read(
    view: BriefingView, remembered: Settings, qtbot: QtBot, tmp_path: Path
) -> None:
    remembered.style = tmp_path / "gone.toml"
    view.hide()
    view.show()
    qtbot.waitUntil(lambda: "gone.toml is not there" in view.trouble.text(), timeout=20_000)
    assert not view.export.isEnabled()
    view.choices.style_button.refresh()
    entry(view.choices.style_button.options, "None").trigger()
    qtbot.waitUntil(lambda: view.trouble.isHidden() and view.export.isEnabled(), timeout=20_000)


def test_pages_are_walked_and_zoomed_by_keys(view: BriefingView, qtbot: QtBot) -> None:
    choose(view.choices.kind, Kind.ANNEX)
    qtbot.waitUntil(lambda: view.pages.count > 3, timeout=20_000)
    view.pages.setFocus()
    for key, page in ((Qt.Key.Key_PageDown, 2), (Qt.Key.Key_PageDown, 3), (Qt.Key.Key_PageUp, 2), (Qt.Key.Key_Home, 1)):
        qtbot.keyClick(view.pages, key)
        assert view.pages.current == page
    assert view.pages.accessibleDescription() == f"Page 1 of {view.pages.count}"
    wide = view.pages.scale
    qtbot.keyClick(view.pages, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert view.pages.scale > wide
    view.pages.set_zoom(None)
    assert view.pages.scale == wide


def test_every_control_has_a_name_and_takes_the_focus(view: BriefingView) -> None:
    kinds = (QAbstractButton, QComboBox, QLineEdit, QAbstractScrollArea)
    controls = [one for kind in kinds for one in view.findChildren(kind) if _is_own(one)]
    assert len(controls) > 20
    for one in controls:
        assert one.accessibleName() or (isinstance(one, QAbstractButton) and one.text()), one
        assert one.focusPolicy() & Qt.FocusPolicy.TabFocus, one


def _is_own(widget: QWidget) -> bool:
    """Whether it is one that we made, and not a part of another one or the frame that the choices are scrolled in."""
    inner = isinstance(widget.parent(), QComboBox | QAbstractScrollArea) or not widget.isVisible()
    return not inner and not isinstance(widget, QScrollArea)


def test_the_view_can_be_dark_and_says_nothing_of_what_is_dropped(view: BriefingView, qtbot: QtBot) -> None:
    view.set_theme(DARK)
    choose(view.choices.paper, Paper.LETTER)
    choose(view.choices.kind, Kind.FULL)
    choose(view.choices.kind, Kind.NOTE)
    qtbot.waitUntil(lambda: round(view.pages._pages[0].width) == 612, timeout=20_000)
    assert view.pages.count == 1
