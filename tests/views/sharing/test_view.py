"""From a copy that was worked on elsewhere to a settled conflict, and from a backup to what was there."""

from collections.abc import Callable, Generator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from models.backups.keeping import back_up, backups, folder_of
from models.edits.coding import delete_statement
from models.edits.settling import latest, settle_all
from models.edits.statements import set_firmness, set_note, set_text
from models.errors import UserError
from models.merging.conflicts import conflicts
from models.progress import Progress, ended
from models.store import Store
from tests.authors import new_author
from tests.seen import all_that_is_seen
from views.document import Document
from views.selection import Selection
from views.sharing.copies_page import _merging
from views.sharing.view import BACKUPS, CONFLICTS, COPIES, SharingView
from views.theme import DARK, LIGHT


def at_once(_label: str, work: Generator[Progress, None, Any], done: Callable[[Any], None]) -> None:
    done(ended(work))


def id_of(store: Store, code: str) -> str:
    return str(store.columns("SELECT id FROM statement WHERE code = ?", code)[0][0])


@pytest.fixture
def selection() -> Selection:
    return Selection()


@pytest.fixture
def copy(document: Document, tmp_path: Path) -> Path:
    """A copy in which Ivan set the firmness of ST106 and its text, as somebody did here too."""
    path = tmp_path / "train.parley"
    document.store.copy_to(path)
    other = Store.open(path, new_author(name="Ivan <b>Ivanenko</b>"))
    ours, theirs = document.store, other
    set_firmness(ours, id_of(ours, "ST106"), 0)
    set_firmness(theirs, id_of(theirs, "ST106"), 4)
    text = str(ours.columns("SELECT text FROM statement WHERE code = 'ST001'")[0][0])
    set_text(ours, id_of(ours, "ST001"), f"First. {text}")
    set_text(theirs, id_of(theirs, "ST001"), f"{text} Last.")
    other.close()
    return path


@pytest.fixture
def view(document: Document, selection: Selection, tmp_path: Path, qtbot: QtBot) -> SharingView:
    made = SharingView(document, selection, LIGHT, at_once, lambda: tmp_path / "backups")
    qtbot.addWidget(made)
    made.resize(1000, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_what_a_copy_brings_is_shown_before_it_is_merged(view: SharingView, document: Document, copy: Path) -> None:
    before = document.store.columns("SELECT count(*) FROM change")
    view.look_at([copy])
    seen = all_that_is_seen(view)
    assert "train.parley: 3 steps of Ivan <b>Ivanenko</b>; records: 1 added and 2 changed; 2 conflicts." in seen
    assert document.store.columns("SELECT count(*) FROM change") == before
    view.copies.cancel.click()
    assert not view.copies.merge.isVisible()


def test_merging_makes_a_backup_first_and_tells_what_came(
    view: SharingView, document: Document, copy: Path, tmp_path: Path
) -> None:
    told: list[Any] = []
    view.merged.connect(told.append)
    view.look_at([copy])
    view.copies.merge.click()
    assert [len(one.conflicts) for (one,) in told] == [2]
    assert [one.reason for one in backups(folder_of(document.store, tmp_path / "backups"))] == ["merge"]


def test_a_copy_that_brings_nothing_cannot_be_merged(view: SharingView, document: Document, tmp_path: Path) -> None:
    document.store.copy_to(tmp_path / "same.parley")
    view.look_at([tmp_path / "same.parley"])
    assert "all of it was here already" in all_that_is_seen(view)
    assert not view.copies.merge.isVisible()
    assert not view.copies.lines.isVisible()


def test_copies_that_cannot_be_merged_keep_nobody_from_merging_the_others(
    view: SharingView, document: Document, copy: Path, tmp_path: Path
) -> None:
    told: list[Any] = []
    view.merged.connect(told.append)
    (tmp_path / "notes.parley").write_text("not a dossier")
    view.look_at([tmp_path / "notes.parley", document.store.path, copy])
    seen = all_that_is_seen(view)
    assert "notes.parley" in seen
    assert f"{document.store.path.name} is the dossier itself. Choose another copy of it." in seen
    view.copies.merge.click()
    assert [one.name for found in told for one in found] == ["train.parley"]


def test_a_copy_that_went_while_it_was_looked_at_leaves_told_what_was_merged_before(
    view: SharingView, document: Document, copy: Path, tmp_path: Path
) -> None:
    told: list[Any] = []
    view.merged.connect(told.append)
    other = tmp_path / "plane.parley"
    document.store.copy_to(other)
    with closing(Store.open(other, new_author(name="Maria"))) as theirs:
        set_firmness(theirs, id_of(theirs, "ST003"), 1)
    view.look_at([copy, other])
    other.unlink()
    with pytest.raises(UserError, match=r"plane\.parley"):
        view.copies._done(ended(_merging(document.store, view.copies.paths, tmp_path / "backups")))
    assert [one.name for found in told for one in found] == ["train.parley"]


@pytest.fixture
def conflicting(view: SharingView, copy: Path) -> SharingView:
    view.look_at([copy])
    view.copies.merge.click()
    view.show_part(CONFLICTS)
    return view


def test_a_conflict_is_settled_by_the_number_of_a_value(
    conflicting: SharingView, document: Document, selection: Selection, qtbot: QtBot
) -> None:
    page = conflicting.conflicts
    assert conflicting.tabs.tabText(CONFLICTS) == "Conflicts (2)"
    row = next(at for at, one in enumerate(page.found) if one.unit == "firmness")
    page.lines.setCurrentIndex(page.lines.model().index(row, 0))
    assert selection.statement_id == id_of(document.store, "ST106")
    assert "Ivan <b>Ivanenko</b>" in all_that_is_seen(conflicting)
    qtbot.keyClick(page.lines, Qt.Key.Key_2)
    assert document.store.columns("SELECT firmness FROM statement WHERE code = 'ST106'") == [(0,)]
    assert [one.unit for one in page.found] == ["text"]
    assert conflicting.tabs.tabText(CONFLICTS) == "Conflicts (1)"


def test_how_many_conflicts_there_are_is_told_while_another_part_is_in_front(
    conflicting: SharingView, document: Document
) -> None:
    conflicting.show_part(BACKUPS)
    settle_all(document.store, conflicts(document.store.columns)[:1], latest)
    assert conflicting.tabs.tabText(CONFLICTS) == "Conflicts (1)"
    document.store.undo()
    assert conflicting.tabs.tabText(CONFLICTS) == "Conflicts (2)"


def test_the_number_of_a_value_counts_wherever_on_the_page_one_clicked_before(
    conflicting: SharingView, document: Document, qtbot: QtBot
) -> None:
    page = conflicting.conflicts
    row = next(at for at, one in enumerate(page.found) if one.unit == "firmness")
    page.lines.setCurrentIndex(page.lines.model().index(row, 0))
    scroll = page.findChild(QScrollArea)
    assert scroll is not None
    qtbot.mouseClick(scroll.viewport(), Qt.MouseButton.LeftButton)
    qtbot.keyClick(scroll, Qt.Key.Key_2)
    assert [one.unit for one in page.found] == ["text"]
    text = page.card.together.text
    qtbot.keyClick(text, Qt.Key.Key_2)
    assert "2" in text.toPlainText()
    assert [one.unit for one in page.found] == ["text"]


def test_two_texts_are_put_together_word_by_word(conflicting: SharingView, document: Document) -> None:
    page = conflicting.conflicts
    row = next(at for at, one in enumerate(page.found) if one.unit == "text")
    page.lines.setCurrentIndex(page.lines.model().index(row, 0))
    together = page.card.together.text.toPlainText()
    assert together.startswith("First. ")
    assert together.endswith(" Last.")
    page.card.together.keep.click()
    assert document.store.columns("SELECT text FROM statement WHERE code = 'ST001'") == [(together,)]


def test_values_of_megabytes_are_shown_where_they_differ_and_either_can_be_kept_whole(
    view: SharingView, document: Document, copy: Path
) -> None:
    common = "The guarantor states consult each other. " * 20_000
    set_note(document.store, id_of(document.store, "ST010"), common)
    copy.unlink()
    document.store.copy_to(copy)
    with closing(Store.open(copy, new_author(name="Ivan"))) as other:
        set_note(other, id_of(other, "ST010"), f"{common}In May.")
    set_note(document.store, id_of(document.store, "ST010"), f"{common}On the first of April.")
    view.look_at([copy])
    view.copies.merge.click()
    view.show_part(CONFLICTS)
    card = view.conflicts.card
    assert card.conflict is not None
    assert [row.value.text()[-20:] for row in card.rows] == [side.words[-20:] for side in card.conflict.sides]
    assert all(len(row.value.text()) < 5_000 and len(row.keep.accessibleName()) < 5_000 for row in card.rows)
    assert not card.together.isVisible()
    assert "too long to be put together here" in all_that_is_seen(view)
    whole = card.conflict.sides[1].value
    card.keep(2)
    assert document.store.columns("SELECT note FROM statement WHERE code = 'ST010'") == [(whole,)]


def test_a_narrow_page_shows_all_buttons_of_two_long_texts(
    view: SharingView, document: Document, copy: Path, qtbot: QtBot
) -> None:
    common = "The guarantor states consult each other. " * 40
    ours, theirs = "Ours is what was read on the first of April. ", "Theirs was read by somebody else in May. "
    set_note(document.store, id_of(document.store, "ST010"), common)
    copy.unlink()
    document.store.copy_to(copy)
    with closing(Store.open(copy, new_author(name="Ivan"))) as other:
        set_note(other, id_of(other, "ST010"), f"{theirs}{common}")
    set_note(document.store, id_of(document.store, "ST010"), f"{ours}{common}")
    view.look_at([copy])
    view.copies.merge.click()
    view.show_part(CONFLICTS)
    view.resize(620, 560)
    page = view.conflicts
    row = next(at for at, one in enumerate(page.found) if one.unit == "note")
    page.lines.setCurrentIndex(page.lines.model().index(row, 0))
    scroll = page.findChild(QScrollArea)
    assert scroll is not None
    qtbot.waitUntil(lambda: scroll.horizontalScrollBar().maximum() == 0)
    value = page.card.rows[0].value
    assert "[…]" in value.text()
    assert common.strip() in value.accessibleName()


def test_all_are_settled_by_a_rule_and_that_is_one_step(conflicting: SharingView, document: Document) -> None:
    page = conflicting.conflicts
    assert page.all.text() == "Settle all"
    actions = {action.text(): action for action in page.all.options.actions()}
    assert "Keep what Ivan <b>Ivanenko</b> gave, else the latest" in actions
    actions["Keep the latest value of each"].trigger()
    assert conflicts(document.store.columns) == []
    assert "Nothing stands against each other." in all_that_is_seen(conflicting)
    assert "keep that value" not in all_that_is_seen(conflicting)


def test_a_record_is_taken_back_from_a_backup_and_then_all_of_it(
    view: SharingView, document: Document, tmp_path: Path
) -> None:
    store = document.store
    back_up(store, folder_of(store, tmp_path / "backups"), "opening", datetime(2026, 3, 29, tzinfo=UTC))
    before = store.columns("SELECT code, text, firmness FROM statement ORDER BY code")
    set_text(store, id_of(store, "ST001"), "Otherwise")
    set_firmness(store, id_of(store, "ST002"), 0)
    set_text(store, id_of(store, "ST003"), "Otherwise too")
    view.show_part(BACKUPS)
    page = view.backups
    assert [one.title for one in page.found] == ["statement ST001", "statement ST002", "statement ST003"]
    page.records.setCurrentIndex(page.records.model().index(0, 0))
    page.one.click()
    assert [one.title for one in page.found] == ["statement ST002", "statement ST003"]
    page.all.click()
    assert page.found == []
    assert store.columns("SELECT code, text, firmness FROM statement ORDER BY code") == before
    assert "Everything is as it was in this backup." in all_that_is_seen(view)


def test_taking_back_what_is_in_conflict_says_before_and_after_that_this_settles_it(
    view: SharingView, document: Document, copy: Path, tmp_path: Path
) -> None:
    told: list[str] = []
    view.told.connect(told.append)
    view.look_at([copy])
    view.copies.merge.click()
    view.show_part(BACKUPS)
    page, model = view.backups, view.backups.records.model()
    page.backups.setCurrentIndex(page.backups.model().index(0, 0))
    assert [one.unsettled for one in page.found] == [("Text",), ("Firmness",)]
    assert "not settled: text · Text: " in all_that_is_seen(view)
    page.records.setCurrentIndex(model.index(0, 0))
    page.one.click()
    assert told[-1] == "Statement ST001 is as it was in the backup. That settled its conflicts: text."
    page.all.click()
    assert told[-1].endswith("That settled 1 conflict.")


def test_a_record_that_is_deleted_to_settle_a_conflict_is_said_to_be_deleted(
    view: SharingView, document: Document, copy: Path
) -> None:
    told: list[str] = []
    view.told.connect(told.append)
    with closing(Store.open(copy, new_author(name="Oksana"))) as other:
        delete_statement(other, id_of(other, "ST106"))
    view.look_at([copy])
    view.copies.merge.click()
    view.show_part(CONFLICTS)
    row = next(at for at, one in enumerate(view.conflicts.found) if one.field == "Firmness")
    view.conflicts.lines.setCurrentIndex(view.conflicts.lines.model().index(row, 0))
    sides = view.conflicts.found[row].sides
    view.conflicts.card.keep(1 + next(at for at, side in enumerate(sides) if side.is_deletion))
    assert told[-1] == "Statement ST106 is deleted."


def test_what_is_chosen_of_a_backup_stays_chosen_when_others_write_and_another_backup_is_made(
    view: SharingView, document: Document, tmp_path: Path
) -> None:
    store, folder = document.store, folder_of(document.store, tmp_path / "backups")
    back_up(store, folder, "opening", datetime(2026, 3, 29, tzinfo=UTC))
    set_text(store, id_of(store, "ST002"), "Otherwise")
    set_text(store, id_of(store, "ST003"), "Otherwise too")
    view.show_part(BACKUPS)
    page = view.backups
    page.records.setCurrentIndex(page.records.model().index(1, 0))
    set_text(store, id_of(store, "ST001"), "Before both")
    back_up(store, folder, "working", datetime(2026, 3, 30, tzinfo=UTC))
    page.refresh()
    assert [one.reason for one in page.listed] == ["working", "opening"]
    assert page.backups.row == 1
    assert page.found[page.records.row].title == "statement ST003"


def test_a_backup_that_was_damaged_is_a_sentence(view: SharingView, document: Document, tmp_path: Path) -> None:
    made = back_up(document.store, folder_of(document.store, tmp_path / "backups"), "opening")
    assert made is not None
    made.path.write_bytes(b"SQLite format 3\x00" + bytes(9000))
    view.show_part(BACKUPS)
    assert not view.backups.all.isEnabled()
    assert view.backups.found == []


def test_it_takes_another_appearance(view: SharingView) -> None:
    view.set_theme(DARK)
    view.show_part(COPIES)
    assert view.copies.choose.isVisible()
