"""Which parties and issues are shown and in which order: three menus above every view."""

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.phrases import counted
from views.document import Document
from views.filters import Filters, LaneOrder
from views.labels import party_name
from views.menu_button import MenuButton


class FilterBar(QWidget):
    """Shows the filters in words and lets them be changed. The menus stay in step with dossier and filters."""

    def __init__(self, document: Document, filters: Filters) -> None:
        super().__init__()
        self._document, self._filters = document, filters
        self.parties, self.issues, self.order = (MenuButton(name) for name in ("Parties", "Issues", "Order of issues"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 0)
        for button in (self.parties, self.issues, self.order):
            layout.addWidget(button)
        layout.addStretch(1)
        document.refreshed.connect(self.refresh)
        filters.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Name what is shown, and fill the menus anew but for the one that is being ticked in."""
        snapshot, filters = self._document.snapshot, self._filters
        shown = filters.parties_shown(snapshot)
        names = [party_name(snapshot, party) for party in shown]
        words = " and ".join(names) if len(names) <= 2 else counted(len(names), "party", "parties")
        self.parties.setText(f"Parties: {words or 'none'}".replace("&", "&&"))
        issues = len(filters.issues_shown(snapshot))
        all_shown = issues == len(snapshot.issues)
        self.issues.setText(f"Issues: {'all' if all_shown else f'{issues} of'} {len(snapshot.issues)}")
        self.order.setText(f"Order: {filters.order.value[0].lower()}{filters.order.value[1:]}")
        fillers = {self.parties: self._fill_parties, self.issues: self._fill_issues, self.order: self._fill_order}
        for button, fill in fillers.items():
            if not button.options.isVisible():
                fill()

    def _fill_parties(self) -> None:
        menu, snapshot = self.parties.options, self._document.snapshot
        menu.clear()
        menu.addAction("Principals only", lambda: self._filters.show_parties(None))
        menu.addSeparator()
        shown = self._filters.parties_shown(snapshot)
        for position, party in enumerate(snapshot.parties):
            tick = menu.add_tick(party.name, ticked=position in shown)
            tick.toggled.connect(lambda on, one=party.id: self._tick_party(one, shown=on))

    def _fill_issues(self) -> None:
        menu = self.issues.options
        menu.clear()
        menu.addAction("All issues", lambda: self._filters.hide_issues(frozenset()))
        menu.addSeparator()
        for issue in self._document.snapshot.issues:
            tick = menu.add_tick(issue.title, ticked=issue.id not in self._filters.hidden_issues)
            tick.toggled.connect(lambda on, one=issue.id: self._tick_issue(one, shown=on))

    def _fill_order(self) -> None:
        menu = self.order.options
        menu.clear()
        group = QActionGroup(menu)
        for order in LaneOrder:
            if order == LaneOrder.OWN and not self._filters.own_order:
                continue
            action = menu.add_tick(order.value, ticked=order == self._filters.order)
            action.setActionGroup(group)
            action.triggered.connect(
                lambda _checked=False, one=order: self._filters.order_by(one, self._filters.own_order)
            )

    def _tick_party(self, party_id: str, *, shown: bool) -> None:
        snapshot = self._document.snapshot
        now = {snapshot.parties[party].id for party in self._filters.parties_shown(snapshot)}
        self._filters.show_parties(frozenset(now | {party_id} if shown else now - {party_id}))

    def _tick_issue(self, issue_id: str, *, shown: bool) -> None:
        hidden = self._filters.hidden_issues
        self._filters.hide_issues(hidden - {issue_id} if shown else hidden | {issue_id})
