import gc
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop.appearance import Appearance
from desktop.main_window import MainWindow
from desktop.settings import Settings
from desktop.workspace import Workspace
from models.edits import statements as edits
from models.edits.coding import delete_statement
from models.errors import BusyError, UserError
from models.store import Store
from tests.authors import new_author
from tests.windows import Opener, end
from views.inspector.inspector import INSPECTOR_WIDTH
from views.search.popup import SearchPopup
from views.theme import DARK

Choose = Callable[[Path | None], None]


def path_of(window: MainWindow) -> Path | None:
    return None if window.workspace is None else window.workspace.document.store.path


def recent(window: MainWindow) -> QMenu:
    window._recent.aboutToShow.emit()
    return window._recent


def test_the_title_names_the_file(open_window: Opener, dossier: Path) -> None:
    assert open_window(dossier).windowTitle() == "istanbul-2022.parley – Parley"


def test_size_view_and_inspector_are_as_they_were_left(open_window: Opener, dossier: Path) -> None:
    first = open_window(dossier)
    first.resize(first.width(), 700)
    first.tasks.show_view("movement")
    first.actions_by_id["inspector"].trigger()
    end(first)
    second = open_window()
    second.dossiers.open_first(None)
    assert second.height() == 700
    assert path_of(second) == dossier
    assert second.workspace is not None
    assert second.workspace.shown == "movement"
    assert not second.workspace.inspector.isVisible()


def test_the_inspector_keeps_its_width(open_window: Opener, dossier: Path, qtbot: QtBot) -> None:
    """Qt gave it half of the window when that had no dossier to show beside it yet."""
    first = open_window(dossier)
    qtbot.waitUntil(lambda: width_of_inspector(first) == INSPECTOR_WIDTH)
    first.resizeDocks([first._dock], [INSPECTOR_WIDTH + 60], Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: width_of_inspector(first) == INSPECTOR_WIDTH + 60)
    first.dossiers.open(Path(shutil.copy(dossier, dossier.with_stem("other"))))
    qtbot.waitUntil(lambda: width_of_inspector(first) == INSPECTOR_WIDTH + 60)
    end(first)
    second = open_window()
    second.resize(1500, 950)
    second.dossiers.open_first(None)
    qtbot.waitUntil(lambda: width_of_inspector(second) == INSPECTOR_WIDTH + 60)
    second.actions_by_id["layout"].trigger()
    qtbot.waitUntil(lambda: width_of_inspector(second) == INSPECTOR_WIDTH)


def width_of_inspector(window: MainWindow) -> int:
    return window._dock.width()


def test_a_view_that_this_version_does_not_have_gives_way_to_the_timeline(
    open_window: Opener, settings: Settings, dossier: Path
) -> None:
    settings.view = "map of the future"
    window = open_window(dossier)
    assert window.workspace is not None
    assert window.workspace.shown == "timeline"


def test_another_dossier_takes_the_place_of_the_first(
    open_window: Opener, dossier: Path, choose: Choose, tmp_path: Path
) -> None:
    other = tmp_path / "other & more.parley"
    other.write_bytes(dossier.read_bytes())
    window = open_window(dossier)
    choose(other)
    window.actions_by_id["open"].trigger()
    assert path_of(window) == other
    assert window.windowTitle() == "other & more.parley – Parley"
    paths = [action.text().replace("&&", "&") for action in recent(window).actions()]
    assert paths == [str(other), str(dossier)]
    recent(window).actions()[1].trigger()
    assert path_of(window) == dossier


def test_what_showed_the_first_dossier_is_gone_when_another_is_open(
    open_window: Opener, dossier: Path, qtbot: QtBot
) -> None:
    window = open_window(dossier)
    parts = []
    for number in range(3):
        other = Path(shutil.copy(dossier, dossier.with_stem(f"talks {number}")))
        assert window.workspace is not None
        window.workspace.top.search.focus_search()
        qtbot.keyClicks(window.workspace.top.search, "Istanbul")
        qtbot.waitUntil(window.workspace.top.search.popup.isVisible)
        window.dossiers.open(other)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        parts.append(len(window.findChildren(QWidget)))
    assert len(set(parts)) == 1
    assert [popup for popup in window.findChildren(SearchPopup) if popup.isVisible()] == []


def test_a_file_that_cannot_be_opened_leaves_the_one_that_is(
    open_window: Opener, dossier: Path, choose: Choose, tmp_path: Path, settings: Settings
) -> None:
    window = open_window(dossier)
    bad = tmp_path / "notes.parley"
    bad.write_text("no dossier at all")
    choose(bad)
    window.actions_by_id["open"].trigger()
    assert window.workspace is not None
    assert window.workspace.messages.text == "notes.parley is not a dossier: it is no SQLite file."
    assert path_of(window) == dossier
    assert settings.recent == [str(dossier)]
    window.workspace.selection.choose_statement(window.workspace.document.snapshot.statements.ids[0])
    edits.set_firmness(window.workspace.document.store, window.workspace.document.snapshot.statements.ids[0], 1)
    assert window.actions_by_id["undo"].isEnabled()


def test_without_a_dossier_what_went_wrong_is_said_in_a_box(
    open_window: Opener, tmp_path: Path, said_in_boxes: list[str]
) -> None:
    window = open_window(tmp_path / "no.parley")
    assert window.workspace is None
    assert said_in_boxes == [f"{tmp_path / 'no.parley'} is not there.\n"]
    said_in_boxes.clear()


def test_a_recent_file_that_is_gone_is_named(open_window: Opener, dossier: Path, tmp_path: Path) -> None:
    window = open_window(dossier)
    other = tmp_path / "other.parley"
    other.write_bytes(dossier.read_bytes())
    window.dossiers.open(other)
    dossier.unlink()
    recent(window).actions()[1].trigger()
    assert window.workspace is not None
    assert window.workspace.messages.text == f"{dossier} is not there."
    assert path_of(window) == other


def test_light_and_dark_reach_every_part_at_once(open_window: Opener, dossier: Path, settings: Settings) -> None:
    window = open_window(dossier)
    for view in ("timeline", "movement", "statements"):
        window.tasks.show_view(view)
    grounds = []
    for name in ("dark", "light"):
        appearance = next(action for action in actions_of_appearance(window) if action.text() == name.capitalize())
        appearance.trigger()
        QCoreApplication.processEvents()
        grounds.append(window.palette().window().color().lightnessF())
        picture = window.grab().toImage()
        dark = sum(
            picture.pixelColor(x, y).lightnessF() < 0.5
            for x in range(5, picture.width(), 60)
            for y in range(40, picture.height(), 60)
        )
        places = len(range(5, picture.width(), 60)) * len(range(40, picture.height(), 60))
        assert dark / places > 0.8 if name == "dark" else dark / places < 0.2
    assert settings.appearance == "light"
    assert grounds[0] < 0.2
    assert grounds[1] > 0.8


def actions_of_appearance(window: MainWindow) -> list:  # type: ignore[type-arg]
    view = next(action.menu() for action in window.menuBar().actions() if action.text() == "&View")
    return next(action.menu() for action in view.actions() if action.text() == "&Appearance").actions()


def test_the_appearance_chosen_is_that_of_the_next_start(
    open_window: Opener, dossier: Path, settings: Settings, qapp: object
) -> None:
    settings.appearance = "dark"
    assert Appearance(qapp, settings).theme.name == "dark"  # type: ignore[arg-type]
    window = open_window(dossier)
    assert window.palette().window().color().lightnessF() < 0.2
    assert QApplication.palette(QCheckBox()).window() == DARK.framed().window()


def test_many_problems_are_told_without_pushing_the_views_away(open_window: Opener, dossier: Path) -> None:
    window = open_window(dossier)
    assert window.workspace is not None
    height, lanes = window.height(), window.workspace.timeline.height()
    rows = "\n".join(f"statements.csv, row {row}: bad" for row in range(200))
    window.tell(UserError(f"Nothing was imported.\n{rows}"))
    QCoreApplication.processEvents()
    assert window.height() == height
    assert window.workspace.timeline.height() > lanes - 160
    assert window.workspace.messages.text.endswith("row 199: bad")


def test_what_is_half_typed_is_stored_when_the_window_closes(open_window: Opener, dossier: Path, qtbot: QtBot) -> None:
    window = open_window(dossier)
    assert window.workspace is not None
    statement = window.workspace.document.snapshot.statements.ids[0]
    window.workspace.selection.choose_statement(statement)
    window.tasks.edit_statement()
    form = window.workspace.inspector.card.form
    qtbot.waitUntil(form.stance.line.hasFocus)
    qtbot.keyClicks(form.stance.line, "10-20")
    end(window)
    again = open_window(dossier)
    assert again.workspace is not None
    statements = again.workspace.document.snapshot.statements
    assert (statements.low[0], statements.high[0]) == (10, 20)


def test_an_edit_that_cannot_be_stored_stays_in_its_field(
    open_window: Opener, dossier: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_rest: object, **_more: object) -> None:
        raise BusyError("Somebody else is writing.")

    window = open_window(dossier)
    assert window.workspace is not None
    window.workspace.selection.choose_statement(window.workspace.document.snapshot.statements.ids[0])
    window.tasks.edit_statement()
    form = window.workspace.inspector.card.form
    with monkeypatch.context() as patch:
        patch.setattr(edits, "set_range", refuse)
        form.stance.line.selectAll()
        qtbot.keyClicks(form.stance.line, "10-20\r")
        assert window.workspace.messages.text == "Somebody else is writing."
    window.workspace.inspector.refresh()
    assert form.stance.line.text() == "10-20"
    assert not window.actions_by_id["undo"].isEnabled()
    qtbot.keyClicks(form.stance.line, "\r")
    assert window.actions_by_id["undo"].text() == "&Undo “Set range”"
    assert form.stance.line.text() == "10–20"


def test_opening_the_dossier_that_is_open_changes_nothing(open_window: Opener, dossier: Path) -> None:
    """Looking at the bytes of a file that is open would drop the locks that guard it."""
    window = open_window(dossier)
    shown = window.workspace
    window.dossiers.open(dossier)
    window.dossiers.open(dossier.parent / "." / dossier.name)
    assert window.workspace is shown


def test_what_a_closed_dossier_had_still_to_do_is_not_done(open_window: Opener, dossier: Path, qtbot: QtBot) -> None:
    """A timer once called into a store that had been let go of, and took the process down with it."""
    window = open_window(dossier)
    for number in range(3):
        window.dossiers.open(Path(shutil.copy(dossier, dossier.with_stem(f"talks {number}"))))
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
    qtbot.wait(450)
    gc.collect()
    assert path_of(window) == dossier.with_stem("talks 2")


def test_a_view_that_cannot_be_read_now_leaves_the_one_before_in_front(open_window: Opener, dossier: Path) -> None:
    workspace = open_window(dossier).workspace
    assert workspace is not None
    workspace.show_view("timeline")
    front = workspace.views.currentWidget()
    with closing(sqlite3.connect(dossier, isolation_level=None)) as frozen:
        frozen.execute("BEGIN EXCLUSIVE")
        with pytest.raises(BusyError):
            workspace.show_view("history")
        assert workspace.shown == "timeline"
        assert workspace.views.currentWidget() is front
    workspace.show_view("history")
    assert workspace.shown == "history"


def test_a_dossier_that_cannot_be_read_just_now_leaves_the_one_before_as_it_was(
    open_window: Opener, dossier: Path
) -> None:
    window, other = open_window(dossier), Path(shutil.copy(dossier, dossier.with_stem("other")))
    store = Store.open(other, new_author())
    with closing(sqlite3.connect(other, isolation_level=None)) as frozen:
        frozen.execute("BEGIN EXCLUSIVE")
        with pytest.raises(BusyError):
            window.show_store(store)
    assert path_of(window) == dossier
    window.tasks.show_view("movement")
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        store.columns("SELECT 1")


def test_a_dossier_whose_view_cannot_be_read_just_now_is_open_all_the_same(
    open_window: Opener, dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_workspace: Workspace, _name: str) -> None:
        raise BusyError("Somebody holds it.")

    window, other = open_window(dossier), Path(shutil.copy(dossier, dossier.with_stem("other")))
    with monkeypatch.context() as patched:
        patched.setattr(Workspace, "show_view", refuse)
        window.dossiers.open(other)
    assert path_of(window) == other
    assert window.dossiers.is_open(other)
    assert window.workspace is not None
    assert window.workspace.messages.text == "Somebody holds it."


def test_of_what_is_given_up_nothing_is_said_any_more(open_window: Opener, dossier: Path, qtbot: QtBot) -> None:
    window = open_window(dossier)
    assert window.workspace is not None
    workspace, store = window.workspace, window.workspace.document.store
    chosen, other = workspace.document.snapshot.statements.ids[:2]
    workspace.selection.choose_statement(chosen)
    workspace.inspector.edit_statement()
    qtbot.keyClicks(workspace.inspector.card.form.stance.line, "40-5")
    delete_statement(store, chosen)
    workspace.selection.choose_statement(other)
    assert "stored nowhere" in workspace.messages.text
    workspace.inspector.card.gone.give_up.click()
    assert workspace.messages.text == ""
