"""What is half typed survives a window that is killed: it is offered when the dossier is opened again."""

import json
import signal
import time
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.half_typed import HalfTyped, left_behind
from desktop.main_window import MainWindow
from desktop.places import half_typed_folder
from models.queries import dossier_id
from tests.reliability.shown import TYPED
from tests.reliability.test_windows import Shown
from tests.windows import Opener
from views.entries import Entries
from views.fields import LineField


@pytest.fixture
def window(open_window: Opener, dossier: Path) -> MainWindow:
    return open_window(dossier)


def keeping(window: MainWindow) -> HalfTyped:
    assert window.workspace is not None
    return window.workspace.half_typed


def kept() -> list[list[str]]:
    files = sorted(half_typed_folder().glob("*.json"))
    return [
        [one["field"], one["place"], one["text"]] for file in files for one in json.loads(file.read_text())["typed"]
    ]


def type_condition(window: MainWindow, text: str) -> None:
    workspace = window.workspace
    assert workspace is not None
    workspace.selection.choose_statement(workspace.document.snapshot.statements.ids[0])
    workspace.inspector.card.edit.setChecked(True)
    field = workspace.inspector.card.form.condition.line
    field.setFocus()
    QTest.keyClicks(field, text)


def test_what_is_half_typed_is_kept_until_it_is_stored(window: MainWindow) -> None:
    keeping(window).keep()
    assert kept() == []
    type_condition(window, "if the troops leave")
    keeping(window).look()
    assert kept() == [["Condition", "ST001", "if the troops leave"]]
    assert window.why_not_stored() == ""
    keeping(window).look()
    assert kept() == []


def test_what_could_not_be_written_down_is_tried_again(window: MainWindow) -> None:
    half_typed_folder().write_text("a file where the folder has to be")
    type_condition(window, "if the troops leave")
    keeping(window).look()
    half_typed_folder().unlink()
    keeping(window).look()
    assert kept() == [["Condition", "ST001", "if the troops leave"]]


def test_what_is_typed_of_a_new_statement_is_kept(window: MainWindow) -> None:
    assert window.workspace is not None
    window.tasks.code_statement()
    keeping(window).keep()
    assert kept() == []
    QTest.keyClicks(window.workspace.side.coding.fields.text, "Said at night")
    window.workspace.side.coding.fields.text.setFocus()
    window.setFocus()
    keeping(window).look()
    assert kept() == [["Text", "a new statement", "Said at night"]]
    window.close_unasked()
    assert kept() == []


def test_what_is_typed_of_a_new_record_is_kept(window: MainWindow) -> None:
    assert window.workspace is not None
    window.workspace.show_view("dossier")
    groups = [[one for one in group._fields if isinstance(one, LineField)] for group in window.findChildren(Entries)]
    field = next(fields[0] for fields in groups if fields)
    QTest.keyClicks(field.line, "League")
    field.finish()
    keeping(window).keep()
    assert kept() == [[field.line.accessibleName(), "Dossier", "League"]]
    window.close_unasked()


def test_a_text_of_a_source_that_is_being_corrected_is_kept(window: MainWindow) -> None:
    assert window.workspace is not None
    window.workspace.show_view("sources")
    correction = window.workspace.sources.correction
    source = window.workspace.document.snapshot.sources[0]
    correction.begin(source)
    correction.text.show_text("As it was really said")
    keeping(window).keep()
    assert kept() == [["Corrected text", source.code, "As it was really said"]]
    window.close_unasked()


def test_a_window_that_is_closed_leaves_nothing_behind(window: MainWindow) -> None:
    type_condition(window, "if the troops leave")
    keeping(window).keep()
    window.close_unasked()
    assert list(half_typed_folder().iterdir()) == []


def test_nobody_is_offered_what_a_window_that_lives_has_half_typed(window: MainWindow) -> None:
    assert window.workspace is not None
    type_condition(window, "if the troops leave")
    keeping(window).keep()
    assert left_behind(half_typed_folder(), dossier_id(window.workspace.document.store)) == []


def test_what_nobody_can_read_is_passed_over(window: MainWindow) -> None:
    half_typed_folder().mkdir(parents=True)
    for number, text in enumerate(("", "[]", "{", '{"dossier": "x", "typed": [{"field": 1}]}', "\0")):
        (half_typed_folder() / f"{number}.json").write_text(text)
    keeping(window).offer()
    assert window.workspace is not None
    assert window.workspace.messages.text == ""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system kills nobody in this way")
def test_what_was_typed_in_a_window_that_was_killed_is_offered_again(
    open_window: Opener, dossier: Path, tmp_path: Path, qtbot: QtBot, qapp: QApplication, press: list[str],
    said_in_boxes: list[str],
) -> None:  # fmt: skip
    statement = _killed_while_typing(dossier, tmp_path)
    assert [text for _, _, text in kept()] == [TYPED]
    window = open_window(dossier)
    workspace = window.workspace
    assert workspace is not None
    keeping(window).offer()
    assert workspace.messages.text == f"Parley ended before this was stored: Note ({statement})."
    qapp.clipboard().clear()
    for answer, left in (("Keep it for later", 1), ("Copy it", 1), ("Throw it away", 0)):
        press.append(answer)
        keeping(window).offer()
        workspace.messages._run()
        assert len(kept()) == left
    assert qapp.clipboard().text() == f"Note ({statement}):\n{TYPED}"
    assert len(said_in_boxes) == 3
    said_in_boxes.clear()
    workspace.messages.hide()
    keeping(window).offer()
    assert workspace.messages.text == ""


def _killed_while_typing(dossier: Path, tmp_path: Path) -> str:
    """Kill a window some time after something was typed into the note of a statement; returns its code."""
    from contextlib import closing

    from models.store import Store
    from tests.authors import new_author

    with closing(Store.open(dossier, new_author())) as store:
        ((statement, code, text),) = store.columns("SELECT id, code, text FROM statement WHERE code = 'ST010'")
    shown = Shown(dossier, tmp_path / "shown.log", statement, tmp_path / "home")
    try:
        shown.waits_for(text)
        end = time.monotonic() + 60
        while not kept() and time.monotonic() < end:
            time.sleep(0.1)
    finally:
        shown.end()
    return str(code)
