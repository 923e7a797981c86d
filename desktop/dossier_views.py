"""The views of an open dossier, each made when it is first shown, and what all of them are asked together.

Their modules are loaded then, too: together they take longer than the window takes to open.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast, runtime_checkable

from PySide6.QtCore import QByteArray, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop import __version__
from desktop.looking_back import drop_typed
from desktop.places import backups_folder
from models.errors import OvertakenError
from views.document import Document
from views.filters import Filters
from views.selection import Selection
from views.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from views.briefing.style import Styles
    from views.briefing.view import Aside, BriefingView
    from views.history.view import HistoryView
    from views.records.view import RecordsView
    from views.register.view import RegisterView
    from views.review.view import ReviewView
    from views.sharing.view import SharingView
    from views.sources.correcting import Run
    from views.sources.view import SourcesView
    from views.timeline.page import TimelinePage
    from views.timeline.view import TimelineView

VIEWS = (
    ("timeline", "Timeline"),
    ("movement", "Movement"),
    ("agreement", "Agreement"),
    ("statements", "Statements"),
    ("sources", "Sources"),
    ("dossier", "Dossier"),
    ("review", "Review"),
    ("history", "History"),
    ("sharing", "Sharing"),
    ("briefing", "Briefing"),
)

_MADE_BY = {
    "timeline": ("views.timeline.page", "TimelinePage"), "movement": ("views.movement.view", "MovementView"),
    "agreement": ("views.agreement.view", "AgreementView"), "statements": ("views.register.view", "RegisterView"),
    "sources": ("views.sources.view", "SourcesView"), "dossier": ("views.records.view", "RecordsView"),
    "review": ("views.review.view", "ReviewView"), "history": ("views.history.view", "HistoryView"),
    "sharing": ("views.sharing.view", "SharingView"), "briefing": ("views.briefing.view", "BriefingView"),
}  # fmt: skip
"""The module and the class of each view."""

ALWAYS = frozenset({"sources", "dossier", "history", "sharing"})
"""Views that also an empty dossier is begun in."""

UNFILTERED = ALWAYS | {"review", "briefing"}
"""Views that show all there is, whatever the filters say."""


@runtime_checkable
class _Finishing(Protocol):
    def finish(self) -> None: ...


@runtime_checkable
class _Refusing(Protocol):
    def refuse_unfinished(self) -> None: ...


class DossierViews(QStackedWidget):
    """The views in a stack; `made` names one that has just been made, so that it can be listened to."""

    made = Signal(str)

    def __init__(
        self,
        document: Document,
        selection: Selection,
        filters: Filters,
        theme: Theme,
        run: Run,
        aside: Callable[[], Aside],
        styles: Styles,
    ) -> None:
        super().__init__()
        self._document, self._selection, self._filters = document, selection, filters
        self._theme, self._run, self._aside, self._styles = theme, run, aside, styles
        self._views: dict[str, QWidget] = {}
        self._register_state = QByteArray()
        self._lanes = ""

    @property
    def timeline(self) -> TimelineView:
        """The lanes of the timeline."""
        return self.timeline_page.lanes

    @property
    def timeline_page(self) -> TimelinePage:
        """The timeline with its panels."""
        return cast("TimelinePage", self.view("timeline"))

    @property
    def register(self) -> RegisterView:
        """The register of statements."""
        return cast("RegisterView", self.view("statements"))

    @property
    def sources(self) -> SourcesView:
        """The sources."""
        return cast("SourcesView", self.view("sources"))

    @property
    def records(self) -> RecordsView:
        """What the dossier is made of."""
        return cast("RecordsView", self.view("dossier"))

    @property
    def review(self) -> ReviewView:
        """The review."""
        return cast("ReviewView", self.view("review"))

    @property
    def history(self) -> HistoryView:
        """The history."""
        return cast("HistoryView", self.view("history"))

    @property
    def sharing(self) -> SharingView:
        """Copies, conflicts and backups."""
        return cast("SharingView", self.view("sharing"))

    @property
    def briefing(self) -> BriefingView:
        """The composer of briefings."""
        return cast("BriefingView", self.view("briefing"))

    def view(self, name: str) -> QWidget:
        """The view of a name, made now if it was never shown."""
        if name not in self._views:
            self._views[name] = self._new(name)
            self.addWidget(self._views[name])
            self.made.emit(name)
        return self._views[name]

    def set_theme(self, theme: Theme) -> None:
        """Take another appearance."""
        self._theme = theme
        for view in self._views.values():
            view.set_theme(theme)  # type: ignore[attr-defined]

    def finish(self) -> None:
        """Commit what is half typed; raises `UserError` when it cannot be saved."""
        for view in self._views.values():
            if isinstance(view, _Finishing):
                view.finish()

    def refuse_unfinished(self) -> None:
        """Raises `UserError` while something new has been begun and not been saved."""
        for view in self._views.values():
            if isinstance(view, _Refusing):
                view.refuse_unfinished()

    def drop_typed(self, error: OvertakenError) -> None:
        """Let go of what was typed and could not be saved, now that it is settled which value stands."""
        for view in self._views.values():
            drop_typed(view, error)

    def stop(self) -> None:
        """Stop looking and working in the background."""
        if "sources" in self._views:
            self.sources.correction.stop_looking()
        if "review" in self._views:
            self.review.stop()
        if "history" in self._views:
            self.history.stop_looking()
        if "briefing" in self._views:
            self.briefing.stop()

    def refresh_sharing(self) -> None:
        """Show a backup that has just been made, or what waits now, where that is shown."""
        if "sharing" in self._views:
            self.sharing.refresh()

    def save_register(self) -> QByteArray:
        """How the register's columns stand."""
        return self.register.save_state() if "statements" in self._views else self._register_state

    def restore_register(self, state: QByteArray) -> None:
        """Let the register's columns stand as they did."""
        self._register_state = state
        if "statements" in self._views:
            self.register.restore_state(state)

    def save_lanes(self) -> str:
        """How the lanes of the timeline stand."""
        return self.timeline_page.save_lanes() if "timeline" in self._views else self._lanes

    def restore_lanes(self, lanes: str) -> None:
        """Let the lanes of the timeline stand as they did."""
        self._lanes = lanes
        if "timeline" in self._views:
            self.timeline_page.restore_lanes(lanes)

    def _new(self, name: str) -> QWidget:
        module, kind = _MADE_BY[name]
        maker = getattr(import_module(module), kind)
        shared = self._document, self._selection, self._filters, self._theme
        if name == "sources":
            view: Any = maker(self._document, self._selection, self._theme, self._run)
        elif name == "briefing":
            view = maker(self._document, self._theme, self._aside, self._styles, __version__)
        elif name == "sharing":
            view = maker(self._document, self._selection, self._theme, self._run, backups_folder)
        elif name == "statements":
            view = maker(*shared, self._run)
            if not self._register_state.isEmpty():
                view.restore_state(self._register_state)
        else:
            view = maker(*shared)
            if name == "timeline":
                view.restore_lanes(self._lanes)
        return cast("QWidget", view)
