"""The window: menus made from the commands, the open dossier, the inspector and the status bar."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import QActionGroup, QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu, QToolBar, QWidget

from desktop import dialogs, long_work
from desktop.actions import make_actions, refresh_actions
from desktop.appearance import NAMES, Appearance
from desktop.dossiers import Dossiers
from desktop.jobs import Jobs
from desktop.settings import Settings
from desktop.status import StatusBar
from desktop.top_bar import TopBar
from desktop.window_commands import window_commands
from desktop.workspace import VIEWS, Workspace
from models.record.author import Author
from models.record.steps import Steps
from models.store import Store
from views.inspector.inspector import INSPECTOR_WIDTH
from views.theme import Theme

_NOTHING_OPEN = "No dossier is open."


class MainWindow(QMainWindow):
    """Shows one dossier at a time. What it opens it closes."""

    def __init__(self, settings: Settings, author: Author, appearance: Appearance, jobs: Jobs) -> None:
        super().__init__()
        self._settings, self._appearance, self.jobs = settings, appearance, jobs
        self.dossiers = Dossiers(settings, author, self.show_store)
        self.workspace: Workspace | None = None
        self._store: Store | None = None
        self._steps = Steps(None, None)
        self._top: TopBar | None = None
        self._bar = QToolBar("Bar")
        self._dock = QDockWidget("Inspector")
        self._status = StatusBar(jobs)
        self._commands = window_commands(self)
        self.actions_by_id = make_actions(self._commands, self)
        self._build()
        appearance.changed.connect(self._set_theme)
        jobs.started.connect(self._refresh)
        jobs.ended.connect(self._refresh)

    def show_store(self, store: Store) -> None:
        """Show a dossier that was just opened, in place of the one before."""
        self._close_store()
        self._store = store
        self.workspace = Workspace(store, self._appearance.theme)
        workspace = self.workspace
        self._top = TopBar(workspace.document, self._appearance.theme, self.actions_by_id["brief"])
        self._connect(workspace, self._top)
        self._bar.clear()
        self._bar.addWidget(self._top)
        self.setCentralWidget(workspace)
        self._dock.setWidget(workspace.inspector)
        workspace.restore_register(self._settings.state("register"))
        workspace.show_view(self._settings.view if self._settings.view in dict(VIEWS) else VIEWS[0][0])
        self.setWindowFilePath(str(store.path))
        self.setWindowTitle(f"{store.path.name} – Parley")
        if self._settings.state("window").isEmpty():
            # Only once the layout has been made does the window give a dock the width that it is told.
            QTimer.singleShot(0, self._narrow_inspector)
        self._refresh()
        # What the first edit needs takes a moment to import; nobody waits for it now.
        QTimer.singleShot(400, store.warm_up)

    def tell(self, sentence: str) -> None:
        """Show what went wrong in the message bar, or in a dialog while no dossier is open."""
        if self.workspace is not None:
            self.workspace.messages.show_error(sentence)
        else:
            dialogs.tell(self, sentence)

    def undo(self) -> None:
        """Take the last step back."""
        if self.workspace is not None and self._store is not None:
            self.workspace.inspector.card.form.finish()
            self._store.undo()

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self._store is not None:
            self._store.redo()

    def import_folder(self) -> None:
        """Import a folder of CSV into the open dossier, as one step."""
        store, folder = self._store, self.dossiers.ask_folder(self, "Import folder", "import")
        if store is not None and folder is not None:
            self.jobs.run("Importing", long_work.importing(store, folder), self._news)

    def export_folder(self) -> None:
        """Write the open dossier as a folder of CSV."""
        store, folder = self._store, self.dossiers.ask_folder(self, "Export into folder", "export")
        if store is not None and folder is not None:
            self.jobs.run("Exporting", long_work.exporting(store, folder), self._news)

    def save_copy(self) -> None:
        """Write a consistent copy of the open dossier."""
        if self._store is None:
            return
        name = f"{self._store.path.stem} copy.parley"
        path = self.dossiers.ask_save(self, "Save a copy", "copy", name, "Parley dossiers (*.parley)")
        if path is not None:
            self._store.copy_to(path)
            self._news(f"{path.name} is a copy of this dossier.")

    def write_briefing(self) -> None:
        """Write the briefing on the two rounds compared as PDF."""
        store, workspace = self._store, self.workspace
        if store is None or workspace is None:
            return
        path = self.dossiers.ask_save(self, "Briefing", "briefing", f"{store.path.stem}-briefing.pdf", "PDF (*.pdf)")
        if path is not None:
            workspace.inspector.card.form.finish()
            work = long_work.briefing(store, path, workspace.document.reading, workspace.compared())
            self.jobs.run("Writing the briefing", work, lambda _: self._written(path))

    def edit_statement(self) -> None:
        """Open or close the fields of the chosen statement."""
        if self.workspace is not None:
            self._dock.show()
            self.workspace.inspector.edit_statement()

    def focus_search(self) -> None:
        """Let the next words typed be searched for."""
        if self._top is not None:
            self._top.search.focus_search()

    def focus_filter(self) -> None:
        """Let the next words typed filter the register."""
        if self.workspace is not None:
            self.workspace.show_view("statements")
            self.workspace.register.focus_filter()

    def show_view(self, name: str) -> None:
        """Bring a view to the front."""
        if self.workspace is not None:
            self.workspace.show_view(name)

    def fit_days(self) -> None:
        """Show all days on the timeline."""
        if self.workspace is not None:
            self.workspace.timeline.fit()

    def toggle_inspector(self) -> None:
        """Show the inspector, or hide it."""
        self._dock.setVisible(not self._dock.isVisible())

    def reset_layout(self) -> None:
        """Let the window stand as at first."""
        self._settings.forget_layout()
        self._dock.setFloating(False)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self._dock)
        self._dock.show()
        self._narrow_inspector()

    def show_keys(self) -> None:
        """Show all commands with their keys."""
        dialogs.show_keys(self, self._commands, self.actions_by_id)

    def show_about(self) -> None:
        """Show versions and licences."""
        dialogs.show_about(self)

    def why_not(self) -> str:
        """Why nothing can be done with a dossier now."""
        return "" if self._store is not None else _NOTHING_OPEN

    def why_not_edit(self) -> str:
        """Why the dossier cannot be changed now."""
        return self.why_not() or self.why_not_open()

    def why_not_open(self) -> str:
        """Why no other dossier can be opened now."""
        return "Something else is still running." if self.jobs.current is not None else ""

    def why_not_undo(self) -> str:
        """Why nothing can be taken back now."""
        return self.why_not_edit() or ("" if self._steps.undo else "Nothing was changed yet.")

    def why_not_redo(self) -> str:
        """Why nothing can be done again now."""
        return self.why_not_edit() or ("" if self._steps.redo else "Nothing was taken back.")

    def why_not_edit_statement(self) -> str:
        """Why no statement can be edited now."""
        chosen = self.workspace is not None and self.workspace.selection.statement_id is not None
        return self.why_not_edit() or ("" if chosen else "Choose a statement first.")

    def closeEvent(self, event: QCloseEvent) -> None:
        self._close_store()
        self._settings.set_state("geometry", self.saveGeometry())
        self._settings.set_state("window", self.saveState())
        super().closeEvent(event)

    def _build(self) -> None:
        self._bar.setObjectName("bar")
        self._bar.setMovable(False)
        self._bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._dock.setObjectName("inspector")
        self._dock.setTitleBarWidget(QWidget())
        self.addToolBar(self._bar)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self._dock)
        self.setStatusBar(self._status)
        self._build_menus()
        self.setMinimumSize(960, 600)
        self.resize(1600, 1000)
        self._restore(self._settings.state("geometry"), self._settings.state("window"))
        self._refresh()

    def _build_menus(self) -> None:
        menus: dict[str, QMenu] = {}
        for command in self._commands:
            if command.menu not in menus:
                menus[command.menu] = self.menuBar().addMenu(f"&{command.menu}")
            menus[command.menu].addAction(self.actions_by_id[command.id])
        self._recent = QMenu("Open &recent", self)
        self._recent.aboutToShow.connect(self._fill_recent)
        menus["File"].insertMenu(self.actions_by_id["sample"], self._recent)
        for before in ("import", "brief", "quit"):
            menus["File"].insertSeparator(self.actions_by_id[before])
        menus["Edit"].insertSeparator(self.actions_by_id["edit"])
        menus["View"].insertSeparator(self.actions_by_id["fit"])
        menus["View"].addMenu(self._appearance_menu())

    def _appearance_menu(self) -> QMenu:
        menu, group = QMenu("&Appearance", self), QActionGroup(self)
        for name in NAMES:
            action = menu.addAction("As the system" if name == "system" else name.capitalize())
            action.setCheckable(True)
            action.setChecked(name == self._appearance.name)
            action.setActionGroup(group)
            action.triggered.connect(lambda _checked=False, one=name: self._appearance.prefer(one))
        return menu

    def _fill_recent(self) -> None:
        self._recent.clear()
        for path in self._settings.recent_files:
            self._recent.addAction(str(path).replace("&", "&&"), partial(self.dossiers.open, path))

    def _connect(self, workspace: Workspace, top: TopBar) -> None:
        search = top.search
        search.statement_chosen.connect(workspace.selection.choose_statement)
        search.issue_chosen.connect(workspace.show_issue)
        search.round_chosen.connect(workspace.show_round)
        search.party_chosen.connect(workspace.show_party)
        search.speaker_chosen.connect(workspace.show_speaker)
        search.all_chosen.connect(workspace.show_in_register)
        workspace.document.refreshed.connect(self._refresh)
        workspace.selection.chosen.connect(self._chosen)
        workspace.view_shown.connect(self._view_shown)
        workspace.days_changed.connect(self._show_days)

    def _refresh(self) -> None:
        self._steps = Steps(None, None) if self._store is None else self._store.steps()
        refresh_actions(self._commands, self.actions_by_id)
        self._recent.setEnabled(not self.why_not_open())
        for name, step in (("undo", self._steps.undo), ("redo", self._steps.redo)):
            words = f" “{step.label}”" if step is not None else ""
            self.actions_by_id[name].setText(f"&{name.capitalize()}{words}")
        if self.workspace is not None:
            self._status.show_document(self.workspace.document)

    def _chosen(self) -> None:
        refresh_actions(self._commands, self.actions_by_id)

    def _view_shown(self, name: str) -> None:
        self._settings.view = name
        self._show_days()

    def _show_days(self) -> None:
        on_timeline = self.workspace is not None and self.workspace.shown == "timeline"
        self._status.show_days(self.workspace.timeline.axis if on_timeline and self.workspace else None)

    def _set_theme(self, theme: Theme) -> None:
        if self.workspace is not None:
            self.workspace.set_theme(theme)
        if self._top is not None:
            self._top.set_theme(theme)

    def _news(self, sentence: str) -> None:
        if self.workspace is not None:
            self.workspace.messages.show_news(sentence)

    def _written(self, path: Path) -> None:
        if self.workspace is not None:
            self.workspace.messages.show_news(f"{path} written.", "Open it", lambda: dialogs.open_outside(path))

    def _restore(self, geometry: QByteArray, state: QByteArray) -> None:
        self.restoreState(state)
        if self.restoreGeometry(geometry):
            visible = any(screen.geometry().intersects(self.frameGeometry()) for screen in QGuiApplication.screens())
            if not visible:
                self.move(QGuiApplication.primaryScreen().availableGeometry().topLeft())

    def _narrow_inspector(self) -> None:
        self.resizeDocks([self._dock], [INSPECTOR_WIDTH], Qt.Orientation.Horizontal)

    def _close_store(self) -> None:
        self.jobs.stop()
        if self.workspace is None or self._store is None or self._top is None:
            return
        self.workspace.close_document()
        self._settings.set_state("register", self.workspace.save_register())
        self._store.close()
        self._dock.setWidget(None)  # type: ignore[arg-type]
        self.workspace.inspector.deleteLater()
        self._bar.clear()
        for part in (self._top.search.popup, self._top):
            part.deleteLater()
        self.workspace, self._store, self._top = None, None, None
