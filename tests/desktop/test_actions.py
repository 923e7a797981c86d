import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop.actions import Command, make_actions
from desktop.main_window import MainWindow
from desktop.places import backups_folder
from models.backups.keeping import backups, folder_of
from models.backups.taking_back import looked_into
from models.edits import statements as edits
from models.queries import last_briefing
from tests.pages import text_of
from tests.windows import SAMPLE, Opener

Choose = Callable[[Path | None], None]


@pytest.fixture
def window(open_window: Opener, dossier: Path) -> MainWindow:
    return open_window(dossier)


def statement(window: MainWindow, code: str) -> str:
    assert window.workspace is not None
    statements = window.workspace.document.snapshot.statements
    return statements.ids[statements.codes.index(code)]


def message(window: MainWindow) -> str:
    assert window.workspace is not None
    return window.workspace.messages.text


def trigger(window: MainWindow, name: str) -> None:
    """Use a command as a menu does: what cannot be used does nothing."""
    assert window.actions_by_id[name].isEnabled(), window.actions_by_id[name].statusTip()
    window.actions_by_id[name].trigger()


def menus(window: MainWindow) -> dict[str, QMenu]:
    return {action.text().replace("&", ""): action.menu() for action in window.menuBar().actions()}


def mnemonics(actions: list[QAction]) -> list[str]:
    found = (re.search("&([^&])", action.text().replace("&&", "")) for action in actions if not action.isSeparator())
    return [match[1].lower() for match in found if match]


def test_every_command_stands_in_a_menu(window: MainWindow) -> None:
    shown = {action.objectName() for menu in menus(window).values() for action in menu.actions()}
    assert set(window.actions_by_id) <= shown
    assert list(menus(window)) == ["File", "Edit", "View", "Help"]


def test_every_entry_has_a_letter_of_its_own_in_its_menu(window: MainWindow) -> None:
    for name, menu in menus(window).items():
        letters, entries = mnemonics(menu.actions()), [one for one in menu.actions() if not one.isSeparator()]
        twice = [letter for letter, times in Counter(letters).items() if times > 1]
        assert twice == [], name
        assert len(letters) == len(entries), name
    assert len(set(mnemonics(window.menuBar().actions()))) == 4


def test_no_two_commands_have_the_same_keys(window: MainWindow) -> None:
    keys = [key.toString() for action in window.actions_by_id.values() for key in action.shortcuts()]
    assert [key for key, times in Counter(keys).items() if times > 1] == []


def test_a_key_of_the_platform_that_is_named_too_is_given_once(window: MainWindow) -> None:
    command = Command("copy", "Edit", "&Copy", str, (QKeySequence.StandardKey.Copy, "Ctrl+C"))
    keys = make_actions((command,), window)["copy"].shortcuts()
    assert [key.toString() for key in keys].count("Ctrl+C") == 1


def test_without_a_dossier_what_needs_one_says_so(open_window: Opener) -> None:
    window = open_window()
    usable = {name for name, action in window.actions_by_id.items() if action.isEnabled()}
    opening = {"new", "open", "open_server", "open_folder", "sample", "fresh", "salvage"}
    assert usable == {*opening, "quit", "layout", "keys", "about"}
    unusable = [action for action in window.actions_by_id.values() if not action.isEnabled()]
    assert {action.statusTip() for action in unusable} == {"No dossier is open."}


def test_what_cannot_be_used_says_why(window: MainWindow) -> None:
    tips = {name: action.statusTip() for name, action in window.actions_by_id.items() if not action.isEnabled()}
    assert tips == {
        "undo": "Nothing was changed yet.",
        "redo": "Nothing was taken back.",
        "edit": "Choose a statement first.",
        "passage": "Choose a statement first.",
        "reviewed": "Choose a statement first.",
        "delete": "Choose a statement first.",
    }


def test_undo_and_redo_name_the_step(window: MainWindow) -> None:
    assert window.workspace is not None
    edits.set_firmness(window.workspace.document.store, statement(window, "ST106"), 4)
    assert window.actions_by_id["undo"].text() == "&Undo “Set firmness”"
    trigger(window, "undo")
    assert window.actions_by_id["redo"].text() == "&Redo “Set firmness”"
    assert not window.actions_by_id["undo"].isEnabled()
    trigger(window, "redo")
    assert window.actions_by_id["undo"].text() == "&Undo “Set firmness”"


@pytest.mark.parametrize("view", ["timeline", "movement", "statements", "review"])
def test_a_view_is_brought_to_the_front(window: MainWindow, view: str) -> None:
    trigger(window, view)
    assert window.workspace is not None
    assert window.workspace.shown == view


def test_fitting_shows_all_days(window: MainWindow) -> None:
    assert window.workspace is not None
    axis = window.workspace.timeline.axis
    before = axis.first, axis.span
    window.workspace.timeline.zoom(0.3)
    trigger(window, "fit")
    assert (axis.first, axis.span) == before


def test_the_inspector_goes_and_comes_back(window: MainWindow) -> None:
    assert window.workspace is not None
    inspector = window.workspace.inspector
    trigger(window, "inspector")
    assert not inspector.isVisible()
    trigger(window, "inspector")
    assert inspector.isVisible()
    trigger(window, "inspector")
    trigger(window, "layout")
    assert inspector.isVisible()


def test_searching_and_filtering_take_the_keys(window: MainWindow, qtbot: QtBot) -> None:
    assert window.workspace is not None
    trigger(window, "search")
    qtbot.waitUntil(lambda: type(window.focusWidget()).__name__ == "SearchBox")
    trigger(window, "filter")
    assert window.workspace.shown == "statements"
    qtbot.waitUntil(window.workspace.register.filter.field.hasFocus)


def test_editing_opens_the_fields_of_the_chosen_statement(window: MainWindow) -> None:
    assert window.workspace is not None
    window.workspace.selection.choose_statement(statement(window, "ST106"))
    trigger(window, "edit")
    assert window.workspace.inspector.card.form.isVisible()
    trigger(window, "edit")
    assert not window.workspace.inspector.card.form.isVisible()


def test_keys_and_versions_are_shown(window: MainWindow, said_in_boxes: list[str]) -> None:
    trigger(window, "keys")
    trigger(window, "about")
    keys, about = said_in_boxes
    said_in_boxes.clear()
    assert "Ctrl+K" in keys
    assert "Undo" in keys
    assert "Apache License" in about


def test_a_new_dossier_is_empty_and_shown(window: MainWindow, choose: Choose, tmp_path: Path) -> None:
    choose(tmp_path / "new")
    trigger(window, "new")
    assert window.workspace is not None
    assert window.workspace.document.store.path == tmp_path / "new.parley"
    assert len(window.workspace.document.snapshot.statements) == 0
    assert message(window) == ""


def test_a_new_dossier_replaces_nothing(window: MainWindow, choose: Choose, dossier: Path) -> None:
    before = dossier.read_bytes()
    choose(dossier)
    trigger(window, "new")
    assert "is there already" in message(window)
    assert dossier.read_bytes() == before


def test_every_question_can_be_cancelled(window: MainWindow, choose: Choose, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    for name in ("new", "open", "import", "export", "copy", "brief"):
        choose(None)
        trigger(window, name)
    assert sorted(tmp_path.iterdir()) == before
    assert window.jobs.current is None


def test_the_sample_is_opened_and_opened_afresh(window: MainWindow, own_folders: Path) -> None:
    trigger(window, "sample")
    assert window.workspace is not None
    assert window.workspace.document.store.path == own_folders / "istanbul-2022.parley"
    trigger(window, "fresh")
    assert window.workspace.document.store.path == own_folders / "istanbul-2022 2.parley"


def test_an_import_into_a_new_dossier_is_one_step(
    window: MainWindow, choose: Choose, tmp_path: Path, qtbot: QtBot
) -> None:
    choose(tmp_path / "new.parley")
    trigger(window, "new")
    choose(SAMPLE)
    with qtbot.waitSignal(window.jobs.ended, timeout=20_000):
        trigger(window, "import")
    assert window.workspace is not None
    snapshot = window.workspace.document.snapshot
    qtbot.waitUntil(lambda: len(window.workspace.document.snapshot.statements) == 140)
    assert message(window) == "Imported: 335 added, 1 updated, 0 unchanged." or "Imported: " in message(window)
    assert window.actions_by_id["undo"].text() == "&Undo “Import folder”"
    trigger(window, "undo")
    assert len(window.workspace.document.snapshot.statements) == 0
    assert snapshot is not window.workspace.document.snapshot


def test_a_dossier_is_backed_up_before_a_folder_is_imported_into_it(
    window: MainWindow, choose: Choose, qtbot: QtBot
) -> None:
    store = window.workspace.document.store
    before = store.columns("SELECT count(*) FROM statement")
    choose(SAMPLE)
    with qtbot.waitSignal(window.jobs.ended, timeout=20_000):
        trigger(window, "import")
    (made,) = backups(folder_of(store, backups_folder()))
    assert made.reason == "import"
    with looked_into(made.path, store) as backup:
        assert backup.columns("SELECT count(*) FROM statement") == before


def test_while_work_runs_nothing_else_is_begun(
    window: MainWindow, choose: Choose, tmp_path: Path, qtbot: QtBot
) -> None:
    choose(tmp_path / "out")
    with qtbot.waitSignal(window.jobs.ended, timeout=20_000):
        trigger(window, "export")
        busy = {name for name, action in window.actions_by_id.items() if not action.isEnabled()}
    assert {"new", "open", "sample", "fresh", "import", "undo", "redo"} <= busy
    assert window.actions_by_id["open"].isEnabled()
    assert message(window) == f"Exported into {tmp_path / 'out'}."
    assert (tmp_path / "out" / "statements.csv").exists()


def test_a_copy_is_written_and_does_not_replace_what_was_not_named_whole(
    window: MainWindow, choose: Choose, tmp_path: Path, qtbot: QtBot
) -> None:
    choose(tmp_path / "copy")
    with qtbot.waitSignal(window.jobs.ended, timeout=20_000):
        trigger(window, "copy")
    assert message(window) == "copy.parley is a copy of this dossier."
    other = tmp_path / "other.parley"
    other.write_text("somebody's work")
    choose(tmp_path / "other")
    trigger(window, "copy")
    assert message(window) == "other.parley is there already. Choose it by its whole name to replace it."
    assert other.read_text() == "somebody's work"


def test_the_briefing_is_written_on_the_rounds_compared(
    window: MainWindow, choose: Choose, tmp_path: Path, qtbot: QtBot
) -> None:
    choose(tmp_path / "talks.pdf")
    with qtbot.waitSignal(window.jobs.ended, timeout=60_000):
        trigger(window, "brief")
    assert message(window) == f"{tmp_path / 'talks.pdf'} written."
    first = text_of(tmp_path / "talks.pdf")
    assert "what moved between round 7 (Istanbul, 29 March 2022) and round 8" in first


def test_a_briefing_is_marked_as_given_out_and_that_is_taken_back(window: MainWindow) -> None:
    trigger(window, "given_out")
    store = window.workspace.document.store
    found = last_briefing(store)
    assert found is not None
    assert message(window) == f"“{found.title}” is marked as given out."
    assert store.columns("SELECT specification FROM briefing") == [('{"from":7,"reading":"on record","to":8}',)]
    trigger(window, "undo")
    assert last_briefing(store) is None


def test_a_briefing_that_cannot_be_written_is_a_sentence(
    window: MainWindow, choose: Choose, tmp_path: Path, qtbot: QtBot
) -> None:
    choose(tmp_path / "no" / "talks.pdf")
    with qtbot.waitSignal(window.jobs.ended, timeout=60_000):
        trigger(window, "brief")
    assert "cannot be written" in message(window)


def test_quitting_closes_the_window_and_leaves_nothing_beside_the_dossier(window: MainWindow, dossier: Path) -> None:
    trigger(window, "quit")
    assert not window.isVisible()
    assert list(dossier.parent.glob(f"{dossier.name}-*")) == []


def test_editing_brings_a_hidden_inspector_back(window: MainWindow) -> None:
    assert window.workspace is not None
    window.workspace.selection.choose_statement(statement(window, "ST106"))
    trigger(window, "inspector")
    trigger(window, "edit")
    assert window.workspace.inspector.card.form.isVisible()


def test_the_inspector_makes_room_for_the_dossiers_records_and_comes_back(window: MainWindow) -> None:
    assert window.workspace is not None
    side = window.workspace.side
    trigger(window, "dossier")
    assert not side.isVisible()
    trigger(window, "timeline")
    assert side.isVisible()
    trigger(window, "dossier")
    trigger(window, "code")
    assert side.isVisible()
    side.coding.leave()
    trigger(window, "inspector")
    trigger(window, "timeline")
    assert not side.isVisible()
    trigger(window, "inspector")


def test_a_composed_briefing_is_exported_in_the_form_that_its_name_asks_for(
    window: MainWindow, qtbot: QtBot, choose: Choose, tmp_path: Path
) -> None:
    assert window.workspace is not None
    trigger(window, "briefing")
    view = window.workspace.views.briefing
    view.choices.kind.setCurrentText("Note of one page")
    view.choices.kind.activated.emit(view.choices.kind.currentIndex())
    view.choices.mark.setCurrentText("TLP:GREEN")
    view.choices.unmarked.setChecked(True)
    qtbot.waitUntil(lambda: view.pages.count == 1, timeout=20_000)
    choose(tmp_path / "note.html")
    with qtbot.waitSignal(window.jobs.ended, timeout=20_000):
        view.export.click()
    assert "TLP:GREEN" in (tmp_path / "note.html").read_text(encoding="utf-8")
    assert message(window).endswith("note.html written.")
