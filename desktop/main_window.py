"""The window: menus made from the commands, the open dossier, the inspector and the status bar."""

import logging
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar

from desktop import dialogs
from desktop.actions import listed, make_actions, refresh_actions
from desktop.appearance import Appearance
from desktop.backing_up import BackingUp
from desktop.briefing_tasks import BriefingTasks
from desktop.dossier_views import VIEWS
from desktop.dossiers import Dossiers
from desktop.house_style import HouseStyle
from desktop.inspector_dock import InspectorDock
from desktop.jobs import Jobs
from desktop.menus import appearance_menu, build_menus
from desktop.salvaging import Salvaging
from desktop.settings import Settings
from desktop.status import StatusBar
from desktop.tasks import Tasks
from desktop.team_tasks import TeamTasks
from desktop.where import tell_where
from desktop.window_commands import FrameTasks, window_commands
from desktop.workspace import Workspace
from models.errors import DamagedError, UserError
from models.queries import dossier_id
from models.record.author import Author
from models.store import Store
from views.inspector.inspector import INSPECTOR_WIDTH
from views.sources.drop_zone import DropPlace, DropZone
from views.start_page import StartPage
from views.theme import Theme


class MainWindow(QMainWindow):
    """Shows one dossier at a time. What it opens it closes."""

    def __init__(self, settings: Settings, author: Author, appearance: Appearance, jobs: Jobs) -> None:
        super().__init__()
        self._settings, self._appearance, self.jobs = settings, appearance, jobs
        self._backing_up: BackingUp | None = None
        self._is_ending = False
        self.dossiers = Dossiers(settings, author, self.show_store, jobs.run)
        self._style = HouseStyle(settings)
        self.tasks = Tasks(self, self.dossiers, jobs)
        self.salvaging = Salvaging(self, self.dossiers, self.tasks, jobs.run)
        self.briefings = BriefingTasks(self, self.tasks, self.dossiers, jobs, self._style)
        self.team = TeamTasks(self, self.tasks, self.dossiers, self._refresh_actions)
        self._recent = QMenu("Open &recent", self)
        self._bar, self._dock, self._status = QToolBar("Bar"), InspectorDock(), StatusBar(jobs)
        frame = FrameTasks(
            close=self.close,
            show_inspector=self._dock.bring,
            toggle_inspector=self._dock.toggle,
            reset_layout=self.reset_layout,
            show_keys=lambda: dialogs.show_keys(self, self._commands, self.actions_by_id),
            show_about=lambda: dialogs.show_about(self),
            ask_new=lambda: self.dossiers.ask_new(self),
            ask_open=lambda: self.dossiers.ask_open(self),
            ask_server=lambda: self.dossiers.ask_server(self),
            ask_salvage=self.salvaging.ask,
        )
        self._commands = window_commands(self.tasks, self.briefings, self.team, self.dossiers, frame)
        self.actions_by_id = make_actions(self._commands, self)
        self._drops = DropZone(self, self._drop_places, appearance.theme)
        self._build()
        appearance.changed.connect(self._set_theme)
        jobs.started.connect(self._refresh_actions)
        jobs.ended.connect(self._refresh)
        jobs.cancelled.connect(self._cancelled)

    @property
    def workspace(self) -> Workspace | None:
        """The open dossier with its views."""
        return self.tasks.workspace

    def show_store(self, store: Store) -> bool:
        """Show a dossier that was just opened in place of the one before; False when that one has to stay."""
        if not self.may_close():
            return False
        try:
            workspace = Workspace(store, self._appearance.theme, self.jobs.run, self.jobs.aside, self._style)
        except BaseException:
            # The one before is still open, and stays.
            store.close()
            raise
        self._close_store()
        self.tasks.workspace = workspace
        self._backing_up = BackingUp(store, self.jobs, workspace)
        self._backing_up.made.connect(workspace.views.refresh_sharing)
        self._connect(workspace)
        self._bar.addWidget(workspace.top)
        self.setCentralWidget(workspace)
        self._dock.setWidget(workspace.side)
        workspace.views.restore_register(self._settings.state("register"))
        workspace.views.restore_lanes(self._settings.lanes(dossier_id(store)))
        try:
            workspace.show_view(self._settings.view if self._settings.view in dict(VIEWS) else VIEWS[0][0])
        except UserError as error:
            # It is open all the same; who opened it has to know that.
            workspace.tell(error)
        self.setWindowFilePath(str(store.path))
        self.setWindowTitle(f"{store.where} – Parley")
        # Only once the layout of what is shown has been made does the window give a dock the width that it is told.
        QTimer.singleShot(0, self, self._size_inspector)
        self._refresh()
        tell_where(store, workspace.messages, self._settings, self.team.share)
        # What the first edit needs takes a moment to import; nobody waits for it now.
        QTimer.singleShot(400, self, self._warm_up)
        return True

    def tell(self, error: UserError) -> None:
        """Show what went wrong in the message bar, or in a dialog while no dossier is open."""
        if isinstance(error, DamagedError):
            self.salvaging.offer(error)
        elif self.workspace is not None:
            self.workspace.tell(error)
        else:
            dialogs.tell(self, error.sentence)

    def reset_layout(self) -> None:
        """Let the window stand as at first."""
        self._settings.forget_layout()
        self._dock.reset(self)
        self._size_inspector()

    def why_not_stored(self) -> str:
        """Store what is half typed; a sentence where some of it cannot be, or something new was begun."""
        try:
            if self.workspace is not None:
                self.workspace.may_close()
        except UserError as error:
            return str(error)
        return ""

    def may_close(self) -> bool:
        """Store what is half typed; what cannot be stored is lost only if the user says so."""
        why_not = self.why_not_stored()
        return not why_not or dialogs.ask_to_discard(self, why_not)

    def close_unasked(self) -> None:
        """Store what is half typed and close; that something could not be stored is noted in the log."""
        if why_not := self.why_not_stored():
            logging.getLogger("parley").warning("ended from outside: %s", why_not)
        self._is_ending = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._is_ending and not self.may_close():
            event.ignore()
            return
        self._dock.as_wanted()
        self._settings.set_state("geometry", self.saveGeometry())
        self._settings.set_state("window", self.saveState())
        self._close_store()
        super().closeEvent(event)

    def _build(self) -> None:
        self._bar.setObjectName("bar")
        self._bar.setMovable(False)
        frame = self._bar.layout()
        if frame is not None:
            # What is in it reaches from edge to edge.
            frame.setContentsMargins(0, 0, 0, 0)
        self._bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.addToolBar(self._bar)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self._dock)
        self.setStatusBar(self._status)
        self.setCentralWidget(self._start_page())
        self._recent.aboutToShow.connect(self._fill_recent)
        looks = appearance_menu(self._appearance, self)
        build_menus(self.menuBar(), self._commands, self.actions_by_id, self._recent, looks)
        self.setMinimumSize(960, 600)
        # As much as the screen has, less the frame that the platform puts around a window.
        room = QGuiApplication.primaryScreen().availableSize()
        self.resize(min(1600, room.width() - 16), min(1000, room.height() - 48))
        self._restore(self._settings.state("geometry"), self._settings.state("window"))
        self._refresh()

    def _start_page(self) -> StartPage:
        ways = (("New dossier…", "new"), ("Open…", "open"), ("Open the sample", "sample"))
        page = StartPage(
            "No dossier is open",
            "A dossier is one set of talks: its parties, issues, rounds, sources and statements, in one file.",
            tuple((words, self.actions_by_id[name].trigger) for words, name in ways),
        )
        page.set_theme(self._appearance.theme)
        return page

    def _fill_recent(self) -> None:
        self._recent.clear()
        for where in self._settings.recent:
            self._recent.addAction(where.replace("&", "&&"), partial(self.dossiers.open_named, self, where))

    def _connect(self, workspace: Workspace) -> None:
        workspace.import_asked.connect(self.actions_by_id["import"].trigger)
        workspace.sample_asked.connect(self.actions_by_id["sample"].trigger)
        workspace.top.brief_asked.connect(self.actions_by_id["brief"].trigger)
        workspace.top.search.offer(lambda: listed(self._commands, self.actions_by_id))
        workspace.top.search.command_chosen.connect(lambda command: self.actions_by_id[command].trigger())
        workspace.document.refreshed.connect(self._refresh)
        workspace.views.sharing.merged.connect(self._refresh)
        workspace.selection.chosen.connect(self._refresh_actions)
        workspace.side.begun.connect(self._dock.bring)
        workspace.view_shown.connect(self._view_shown)
        workspace.days_changed.connect(self._show_days)
        workspace.files_asked.connect(self.tasks.add_sources)
        workspace.copies_asked.connect(self.tasks.merge_copies)
        workspace.salvage_asked.connect(self.salvaging.salvage_open)
        workspace.back_up_asked.connect(self._back_up)
        workspace.copy_asked.connect(self.actions_by_id["copy"].trigger)
        workspace.give_up_asked.connect(self.tasks.give_up_outbox)
        workspace.share_asked.connect(self.actions_by_id["share"].trigger)
        workspace.leave_asked.connect(self.team.leave)
        workspace.folder_asked.connect(self.team.show_folder)
        workspace.brief_asked.connect(self.briefings.export)
        workspace.company.changed.connect(lambda: self._status.show_company(workspace.company.others))
        # Who was there before is known already.
        self._status.show_company(workspace.company.others)
        workspace.side.currentChanged.connect(self._dock.bring)

    def _back_up(self) -> None:
        if self._backing_up is not None:
            self._backing_up.make("by hand")

    def _refresh(self) -> None:
        self.tasks.refresh()
        self._refresh_actions()
        for name, step in (("undo", self.tasks.steps.undo), ("redo", self.tasks.steps.redo)):
            words = f" “{step.label}”" if step is not None else ""
            self.actions_by_id[name].setText(f"&{name.capitalize()}{words}")
        if self.workspace is not None:
            self._status.show_document(self.workspace.document)

    def _refresh_actions(self) -> None:
        refresh_actions(self._commands, self.actions_by_id)
        self._recent.setEnabled(not self.tasks.why_not_open())

    def _view_shown(self, name: str) -> None:
        self._settings.view = name
        self._dock.stand_beside(name)
        self._show_days()

    def _show_days(self) -> None:
        on_timeline = self.workspace is not None and self.workspace.shown == "timeline"
        self._status.show_days(self.workspace.timeline.axis if on_timeline and self.workspace else None)

    def _drop_places(self) -> Sequence[DropPlace]:
        return self.workspace.drop_places(self) if self.workspace is not None else ()

    def _set_theme(self, theme: Theme) -> None:
        self._drops.set_theme(theme)
        if self.workspace is not None:
            self.workspace.set_theme(theme)

    def _restore(self, geometry: QByteArray, state: QByteArray) -> None:
        self.restoreState(state)
        self._dock.take_up()
        if self.restoreGeometry(geometry):
            visible = any(screen.geometry().intersects(self.frameGeometry()) for screen in QGuiApplication.screens())
            if not visible:
                self.move(QGuiApplication.primaryScreen().availableGeometry().topLeft())

    def _warm_up(self) -> None:
        # The window's own method, because PySide keeps alive nothing that a timer with a context is to call.
        if self.workspace is not None:
            self.workspace.document.store.warm_up()

    def _cancelled(self, label: str) -> None:
        if self.workspace is not None:
            self.workspace.messages.show_news(f"{label}: cancelled. Nothing was changed.")

    def _size_inspector(self) -> None:
        width = self._settings.inspector_width or INSPECTOR_WIDTH
        self.resizeDocks([self._dock], [width], Qt.Orientation.Horizontal)

    def _close_store(self) -> None:
        self.jobs.stop()
        workspace = self.workspace
        if workspace is None:
            return
        if self._backing_up is not None:
            self._backing_up.stop()
        workspace.close_document()
        self._settings.set_state("register", workspace.views.save_register())
        self._settings.set_lanes(dossier_id(workspace.document.store), workspace.views.save_lanes())
        if self._dock.isVisible() and not self._dock.isFloating():
            self._settings.inspector_width = self._dock.width()
        self.tasks.workspace = None
        workspace.document.store.close()
        workspace.side.deleteLater()
        self._bar.clear()
        workspace.top.search.close_results()
        workspace.top.deleteLater()
