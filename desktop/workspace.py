"""One open dossier in the window: its document and selection, and the views of it, each made when first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.company import Company
from desktop.compared_rounds import ComparedRounds
from desktop.copies import Copies
from desktop.dossier_views import ALWAYS, UNFILTERED, VIEWS, DossierViews
from desktop.empty_page import empty_page
from desktop.half_typed import HalfTyped
from desktop.leads import Leads
from desktop.listening import Listening
from desktop.looking import Looking
from desktop.noticing import Noticing
from desktop.outgoing import Outgoing
from desktop.places import half_typed_folder
from desktop.side import Side
from desktop.top_bar import TopBar
from desktop.way_back import WayBack
from models.analysis.compared import BEFORE_ALL_ROUNDS
from models.errors import OvertakenError, UserError
from models.facts import NONE
from models.sources.intake import Offered
from models.store import Store
from views.document import Document
from views.filter_bar import FilterBar
from views.filters import Filters
from views.inspector.inspector import Inspector
from views.known_banner import KnownBanner
from views.message_bar import MessageBar
from views.rail import Rail
from views.selection import Selection
from views.sources.drop_zone import DropPlace
from views.sources.offering import offered_by
from views.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from views.briefing.style import Styles
    from views.briefing.view import Aside
    from views.history.view import HistoryView
    from views.register.view import RegisterView
    from views.review.view import ReviewView
    from views.sources.correcting import Run
    from views.sources.view import SourcesView
    from views.timeline.view import TimelineView


class Workspace(QWidget):
    """Everything of one dossier but the menus; `top` and `side` stand elsewhere in the window.

    Close its document before its store is closed.
    """

    view_shown = Signal(str)
    import_asked = Signal()
    sample_asked = Signal()
    days_changed = Signal()
    copies_asked = Signal()
    salvage_asked = Signal()
    back_up_asked = Signal()
    copy_asked = Signal()
    give_up_asked = Signal()
    share_asked = Signal()
    brief_asked = Signal(object)
    """A briefing is to be written as this specification asks for."""
    leave_asked = Signal()
    folder_asked = Signal()
    files_asked = Signal(str)
    """Files are to be chosen: for the text of the source of that id, or for new sources where it is ""."""

    def __init__(self, store: Store, theme: Theme, run: Run, aside: Callable[[], Aside], styles: Styles) -> None:
        super().__init__()
        self.document, self.selection, self.filters = Document(store), Selection(), Filters()
        self.messages, self._known = MessageBar(theme), KnownBanner(self.document, theme)
        self.side = Side(self.document, self.selection, theme)
        self.top = TopBar(self.document, theme)
        self._rail, self._filter_bar = Rail(VIEWS, theme), FilterBar(self.document, self.filters)
        self.views = DossierViews(self.document, self.selection, self.filters, theme, run, aside, styles)
        self._empty = empty_page(
            theme,
            bring_in=self.import_asked.emit,
            open_sample=self.sample_asked.emit,
            begin=lambda: self.show_view("dossier"),
        )
        self.views.addWidget(self._empty)
        self._shown, self._asked_from = VIEWS[0][0], ""
        self._settled = self.document.last_change
        self.document.settle = self.finish
        self.company = Company(store, lambda: dict(VIEWS)[self._shown], self)
        self.copies, self.way_back = Copies(self), WayBack(self.document, self.messages)
        self._noticing = Noticing(self, aside())
        self._looking = Looking(store, self)
        self.outgoing = Outgoing(store, self.messages, self)
        self._looking.looked.connect(self.outgoing.look)
        # A file that is moved away and comes back is told of by nothing else.
        self._looking.looked.connect(self.top.refresh)
        self.outgoing.changed.connect(self.top.refresh)
        self.outgoing.changed.connect(self.views.refresh_sharing)
        self.outgoing.look_asked.connect(self.show_outbox)
        self._rounds = ComparedRounds(self.document, self.selection)
        self._rounds.choose_last()
        self._rail.chosen.connect(self.show_view)
        self.document.refreshed.connect(self._follow)
        self.document.given_up.connect(self.messages.settle)
        self.inspector.card.passage_asked.connect(self.toggle_passage)
        self._leads, self._listening = Leads(self), Listening(self)
        self.half_typed = HalfTyped(self, half_typed_folder())
        self._lay_out()

    @property
    def inspector(self) -> Inspector:
        """The inspector."""
        return self.side.inspector

    @property
    def timeline(self) -> TimelineView:
        """The timeline."""
        return self.views.timeline

    @property
    def register(self) -> RegisterView:
        """The register of statements."""
        return self.views.register

    @property
    def sources(self) -> SourcesView:
        """The sources."""
        return self.views.sources

    @property
    def review(self) -> ReviewView:
        """The review."""
        return self.views.review

    @property
    def history(self) -> HistoryView:
        """The history."""
        return self.views.history

    @property
    def view_in_front(self) -> QWidget | None:
        """The view in front, or what to do about a dossier that has nothing to show in it."""
        return self.views.currentWidget()

    @property
    def shown(self) -> str:
        """The name of the view in front."""
        return self._shown

    def show_view(self, name: str) -> None:
        """Bring a view to the front, or what to do about a dossier that has nothing to show."""
        before, self._shown = self._shown, name
        try:
            # A view that was never shown reads the file, which somebody may hold just now.
            front = self._front()
        except UserError:
            self._shown = before
            self._rail.show_chosen(before)
            raise
        self.views.setCurrentWidget(front)
        front.setFocus()
        self._rail.show_chosen(name)
        self._filter_bar.setVisible(name not in UNFILTERED)
        self._known.show_slider(shown=name != "timeline")
        self.inspector.show_legend(name == "timeline")
        self.company.renew()
        self.view_shown.emit(name)

    def compared(self) -> tuple[int | None, int | None]:
        """The positions of the two rounds compared, as `chosen_rounds` takes them."""
        positions = {one.id: at for at, one in enumerate(self.document.snapshot.rounds)}
        later = positions.get(self.selection.later or "")
        if later is not None and self.selection.earlier is None:
            return BEFORE_ALL_ROUNDS, later
        return positions.get(self.selection.earlier or ""), later

    def set_theme(self, theme: Theme) -> None:
        """Take another appearance."""
        for part in (self.top, self._rail, self.side, self.messages, self._known, self._empty, self.views):
            part.set_theme(theme)

    def finish(self) -> None:
        """Commit what is half typed; raises `UserError` when it cannot be saved."""
        self.inspector.card.finish()
        self.views.finish()

    def may_close(self) -> None:
        """As `finish`; raises `UserError` also while something new has been begun and not been saved."""
        self.finish()
        self.inspector.card.refuse_unfinished()
        if self.side.is_one_waiting and not self.side.is_coding:
            self.side.take_up()
        if self.side.is_coding:
            raise UserError("A new statement has been begun and is not saved.")
        self.views.refuse_unfinished()

    def show_outbox(self) -> None:
        """Show what waits to be written into the file."""
        self.show_view("sharing")
        self.views.sharing.show_outbox()

    def show_conflicts(self) -> None:
        """Show what is to be settled."""
        self.show_view("sharing")
        self.views.sharing.show_conflicts()

    def show_team(self) -> None:
        """Show through which folder the dossier is shared."""
        self.show_view("sharing")
        self.views.sharing.show_team()

    def show_outside(self) -> None:
        """Show what another program wrote into the file."""
        self.show_view("sharing")
        self.views.sharing.show_outside()

    def show_source(self, source_id: str, place: int = NONE) -> None:
        """Show a source with its text, from a place in it (in code points) or from its beginning."""
        self.show_view("sources")
        self.sources.show_source(source_id)
        if place != NONE:
            self.sources.page.reader.go_on(place)

    def show_history(self, table: str, row_id: str, error: OvertakenError | None = None) -> None:
        """Show what became of a record, and, where two have set the same thing, both values to choose from."""
        self.show_view("history")
        self.history.show_record((table, row_id), error)

    def tell(self, error: UserError) -> None:
        """Show what went wrong, with a way to look at both where two have set the same thing."""
        if isinstance(error, OvertakenError):
            self.messages.show_error(error.sentence, "Look at both", lambda: self.show_history(*error.key, error))
        else:
            self.messages.show_error(error.sentence)

    def toggle_passage(self) -> None:
        """Show the passage that the chosen statement was read from; from there, go back to where it was asked for."""
        if self._shown == "sources" and self._asked_from:
            self.show_view(self._asked_from)
            self._asked_from = ""
            return
        chosen, asked_from = self.selection.statement_id, self._shown
        if chosen is None or not self.sources.show_statement(chosen):
            raise UserError("This statement was read from no text that was taken in.")
        self.show_view("sources")
        self.sources.page.reader.text.setFocus()
        self._asked_from = asked_from

    def offer(self, offered: Sequence[Offered], text_of: str = "") -> None:
        """Read what is offered, to be added as sources, or as the text of the source of an id."""
        self.show_view("sources")
        self.sources.offer(offered, text_of)

    def drop_places(self, window: QWidget) -> list[DropPlace]:
        """Where in the window something can be dropped that becomes a source or its text."""
        if self.document.store.is_read_only or self.document.store.looking_back:
            return []
        if self._shown == "sources":
            return self.sources.drop_places(window)
        box = QRect(self.mapTo(window, self.rect().topLeft()), self.size())
        return [DropPlace(box, "Add as sources", lambda data: self.offer(offered_by(data)))]

    def close_document(self) -> None:
        """Stop listening; what is half typed is given up (see `finish`)."""
        self._looking.stop()
        self.half_typed.stop()
        self.copies.stop()
        self._noticing.stop()
        self.company.leave()
        self.side.stop_looking()
        self.views.stop()
        self.document.close()

    def _front(self) -> QWidget:
        """The view that is to be in front, or what to do about a dossier that has nothing to show in it."""
        return self._empty if self._is_empty() and self._shown not in ALWAYS else self.views.view(self._shown)

    def _is_empty(self) -> bool:
        snapshot = self.document.snapshot
        return not (snapshot.issues or snapshot.rounds or len(snapshot.statements))

    def _follow(self) -> None:
        if self.views.currentWidget() is not self._front():
            self._rounds.choose_last()
            self.show_view(self._shown)
        self._rounds.follow()
        change = self.document.last_change
        if change is not self._settled and change is not None and change.kind != "elsewhere":
            self.messages.settle()
        self._settled = change

    def _lay_out(self) -> None:
        centre = QVBoxLayout()
        centre.setContentsMargins(0, 0, 0, 0)
        centre.setSpacing(0)
        centre.addWidget(self._known)
        centre.addWidget(self.messages)
        centre.addWidget(self._filter_bar)
        centre.addWidget(self.views, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._rail)
        layout.addLayout(centre, 1)
