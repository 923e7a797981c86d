from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from models.edits import issues
from models.edits import scales as edits
from models.errors import UserError
from models.facts import Issue
from views.document import Document
from views.issues.scale_section import ScaleSection
from views.theme import DARK, LIGHT


class Section:
    """The scale of an issue of the sample, which follows its document."""

    def __init__(self, document: Document, qtbot: QtBot, code: str) -> None:
        self.document, self.code = document, code
        self.section = ScaleSection(document, LIGHT)
        self.section.resize(760, 900)
        qtbot.addWidget(self.section)
        self.refresh()
        document.refreshed.connect(self.refresh)
        with qtbot.waitExposed(self.section):
            self.section.show()
        self.section.activateWindow()
        qtbot.waitUntil(self.section.isActiveWindow)

    def refresh(self) -> None:
        self.section.show_issue([one.code for one in self.document.snapshot.issues].index(self.code))

    @property
    def issue(self) -> Issue:
        return next(one for one in self.document.snapshot.issues if one.code == self.code)

    def option(self, label: str) -> str:
        return next(one.id for one in self.issue.options if one.label == label)

    def words(self) -> str:
        return "\n".join(label.text() for label in self.section.findChildren(QLabel) if label.isVisible())

    def write(self, line: object, text: str) -> None:
        line.setFocus()  # type: ignore[attr-defined]
        line.selectAll()  # type: ignore[attr-defined]
        QTest.keyClicks(line, text)


@pytest.fixture
def used(document: Document, qtbot: QtBot) -> Iterator[Section]:
    shown = Section(document, qtbot, "neutrality")
    yield shown
    shown.section.close()


@pytest.fixture
def unused(document: Document, qtbot: QtBot) -> Iterator[Section]:
    made = issues.add_issue(document.store, "Observers", poles=("none", "everywhere"))
    for value, label in ((20, "at gates"), (60, "on patrol")):
        edits.add_option(document.store, made, value, label)
    shown = Section(document, qtbot, "observers")
    yield shown
    shown.section.close()


def test_points_of_an_unused_scale_are_moved_and_deleted_at_once(unused: Section) -> None:
    unused.section.ruler.moved.emit(unused.option("at gates"), 35.0)
    unused.section.ruler.deleted.emit(unused.option("on patrol"))
    assert [(one.value, one.label) for one in unused.issue.options] == [(35, "at gates")]
    assert unused.section.question.isHidden()
    assert unused.document.store.steps().undo.label == "Delete option"


def test_a_new_point_is_chosen_and_can_be_defined(unused: Section) -> None:
    unused.section.ruler.added.emit(80.0, "by air")
    point = unused.section.point
    assert point.label.line.text() == "by air"
    unused.write(point.definition.line, "drones only")
    QTest.keyClick(point.definition.line, Qt.Key.Key_Return)
    assert unused.issue.options[-1].definition == "drones only"


def test_a_point_of_a_scale_in_use_is_not_moved_before_it_is_said_what_is_meant(used: Section) -> None:
    option = used.option("Neutrality for guarantees")
    used.section.ruler.moved.emit(option, 45.0)
    assert used.issue.options[2].value == 40
    asked = used.section.question.words.text()
    assert asked == (
        "25 ranges are on this scale. With “Neutrality for guarantees” at 45 instead of 40, they would say something "
        "else."
    )
    used.section.question.leave.click()
    assert used.section.question.isHidden()
    assert used.issue.options[2].value == 40


def test_the_value_field_asks_the_same_and_goes_back(used: Section) -> None:
    used.section.ruler.choose(used.option("Neutrality for guarantees"))
    used.write(used.section.point.value.line, "45")
    QTest.keyClick(used.section.point.value.line, Qt.Key.Key_Return)
    assert not used.section.question.isHidden()
    assert used.section.point.value.line.text() == "40"


def test_correcting_the_name_only_renames_in_place(used: Section) -> None:
    option = used.option("Neutrality for guarantees")
    used.section.ruler.deleted.emit(option)
    assert "Without “Neutrality for guarantees” at 40" in used.section.question.words.text()
    used.section.question.correct.click()
    used.section.ruler.renamed.emit(option, "Neutrality against guarantees")
    assert used.issue.options[2].label == "Neutrality against guarantees"
    assert used.document.store.steps().undo.label == "Rename option"


def test_a_revision_begins_with_what_was_meant_and_is_one_step(used: Section) -> None:
    used.section.ruler.moved.emit(used.option("Neutrality for guarantees"), 45.0)
    used.section.question.revise.click()
    panel = used.section.panel
    assert panel.isVisible()
    assert panel.mapping.line.text() == "0→0, 20→20, 40→45, 55→55, 75→75, 100→100"
    assert "14 of 25 ranges will change: 0–45 becomes 0–48.3" in used.words()
    used.write(panel.reason, "guarantees weigh more")
    panel.revise.click()
    assert panel.isHidden()
    assert [scale.version for scale in used.issue.scales] == [1, 2]
    assert used.issue.scales[1].reason == "guarantees weigh more"
    assert [one.value for one in used.issue.options] == [0, 20, 45, 55, 75, 100]
    assert "takes over version 1: 0→0, 20→20, 40→45, 55→55, 75→75, 100→100" in used.words()
    assert "Version 1 · 25 ranges coded on it" in used.words()
    used.document.store.undo()
    assert len(used.issue.scales) == 1


def test_a_revision_without_a_reason_is_refused_and_stays_open(used: Section, qtbot: QtBot) -> None:
    used.section.revise.click()
    with qtbot.captureExceptions() as caught:
        used.section.panel.revise.click()
    assert [str(error) for _, error, _ in caught] == [
        "Say why the scale is revised: whoever compares old and new figures will ask."
    ]
    assert used.section.panel.isVisible()
    assert len(used.issue.scales) == 1


def test_not_comparable_breaks_the_line_and_says_what_that_does(used: Section) -> None:
    used.section.revise.click()
    panel = used.section.panel
    panel.not_comparable.click()
    assert "25 ranges will be “not comparable”" in used.words()
    assert not panel.mapping.isEnabled()
    used.write(panel.reason, "another question")
    panel.revise.click()
    assert used.issue.scales[1].mapping is None
    assert "0 ranges on it" in used.words()


def test_a_mapping_is_typed_too_and_stays_as_it_was_typed(used: Section) -> None:
    used.section.revise.click()
    panel = used.section.panel
    used.write(panel.mapping.line, "0->10, 100->80")
    QTest.keyClick(panel.mapping.line, Qt.Key.Key_Return)
    panel.new.moved.emit(used.option("Neutrality for guarantees"), 30.0)
    assert panel.mapping.line.text() == "0→10, 100→80"
    panel.propose.click()
    assert panel.mapping.line.text().startswith("0→0, 20→20, 40→30")


def test_a_mapping_that_cannot_be_meant_is_said_and_cannot_be_stored(used: Section) -> None:
    used.section.revise.click()
    panel = used.section.panel
    panel.canvas.changed.emit(((0.0, 0.0), (50.0, 80.0), (100.0, 40.0)))
    assert "The new scale has to keep the order of the old one, or to reverse all of it." in used.words()
    assert not panel.revise.isEnabled()


def test_words_and_points_of_the_new_scale_are_stored_with_it(used: Section) -> None:
    used.section.revise.click()
    panel = used.section.panel
    panel.new.renamed.emit(used.option("Aim dropped in practice"), "Aim put off")
    panel.new.added.emit(90.0, "Small army")
    panel.new.deleted.emit(used.option("NATO goal kept"))
    used.write(panel.high_pole, "demilitarised")
    used.write(panel.reference.line, "")
    QTest.keyClick(panel.reference.line, Qt.Key.Key_Delete)
    used.write(panel.reason, "finer")
    panel.revise.click()
    now = used.issue
    assert [one.label for one in now.options] == [
        "Aim put off", "Neutrality for guarantees", "Permanent neutrality with limits",
        "Neutral state with a limited army", "Small army", "Neutral and demilitarised",
    ]  # fmt: skip
    assert (now.high_pole, now.reference_point) == ("demilitarised", None)
    assert now.options[1].definition.startswith("Formal neutral")


def test_a_revision_under_way_is_neither_dropped_nor_stored_by_leaving(used: Section) -> None:
    used.section.revise.click()
    with pytest.raises(UserError, match="is being revised"):
        used.section.finish()
    edits.set_pole(used.document.store, used.issue.id, "low_pole", "alliance")
    assert used.section.panel.isVisible()
    used.section.panel.cancel.click()
    used.section.finish()
    assert len(used.issue.scales) == 1


def test_what_somebody_else_revised_meanwhile_is_not_revised_unseen(used: Section, qtbot: QtBot) -> None:
    used.section.revise.click()
    edits.revise_scale(
        used.document.store, used.issue.id, used.section.panel.finish().with_words("a", "b", "theirs").new
    )
    used.write(used.section.panel.reason, "mine")
    with qtbot.captureExceptions() as caught:
        used.section.panel.revise.click()
    assert "revised this scale in the meantime" in str(caught[0][1])
    assert [scale.reason for scale in used.issue.scales] == ["", "theirs"]


def test_another_appearance_reaches_every_part(used: Section) -> None:
    used.section.ruler.moved.emit(used.option("Neutrality for guarantees"), 45.0)
    before = used.section.grab().toImage()
    used.section.set_theme(DARK)
    assert used.section.grab().toImage() != before
