"""What the register is filtered by: words, facets at the side, and searches kept in the dossier."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from models.find.facets import Value
from models.find.query import Facet, Query
from views.document import Document
from views.register.saved_searches import SavedSearches
from views.search.facet_list import FacetList
from views.search.wording import query_words
from views.theme import Theme


class FilterRow(QWidget):
    """Holds the query of the register. The list of facets stands elsewhere and is opened and filled from here.

    `counted` counts the facets of what is shown, which takes a moment in a large dossier: only while they are open.
    """

    changed = Signal()
    """The query is another one."""
    left = Signal()
    """The keys are to go on in the table."""

    def __init__(
        self, document: Document, facets: FacetList, counted: Callable[[], Mapping[Facet, tuple[Value, ...]]]
    ) -> None:
        super().__init__()
        self._facets, self._counted = facets, counted
        self._chosen: frozenset[tuple[Facet, str]] = frozenset()
        self.field = QLineEdit()
        self.narrow = QPushButton("Narrow down")
        self.saved = SavedSearches(document, lambda: self.query, lambda: query_words(self.query, counted()))
        self._lay_out()
        facets.hide()
        self.field.textChanged.connect(self.changed)
        self.narrow.toggled.connect(self._open_facets)
        self.narrow.clicked.connect(self._go_to_facets)
        facets.ticked.connect(lambda facet, value: self._choose(self.query.toggled(facet, value).chosen))
        facets.cleared.connect(lambda: self._choose(frozenset()))
        self.saved.taken_up.connect(self.show_query)
        for key, slot in ((Qt.Key.Key_Escape, self._leave), (Qt.Key.Key_Down, self.left.emit)):
            shortcut = QShortcut(QKeySequence(key), self.field, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(slot)

    @property
    def query(self) -> Query:
        """What is to be shown."""
        return Query(self.field.text().strip(), self._chosen)

    def show_query(self, query: Query) -> None:
        """Take up a query; its facets are opened, so that it can be seen what is chosen."""
        self._chosen = query.chosen
        with QSignalBlocker(self.field):
            self.field.setText(query.words)
        if query.chosen:
            self.narrow.setChecked(True)
        self.changed.emit()

    def refresh(self) -> None:
        """Say by how much is narrowed down, and count the facets if they are open."""
        if self.narrow.isChecked():
            self._facets.show_facets(self._counted())
        count = len(self._chosen)
        self.narrow.setText(f"Narrowed down by {count}" if count else "Narrow down")

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._facets.set_theme(theme)
        self.saved.set_theme(theme)

    def _lay_out(self) -> None:
        self.field.setPlaceholderText("Filter statements…")
        self.field.setAccessibleName("Filter statements")
        self.field.setClearButtonEnabled(True)
        self.field.setTextMargins(4, 0, 4, 0)
        self.field.setMinimumWidth(150)
        self.field.setMaximumWidth(340)
        self.narrow.setCheckable(True)
        self.narrow.setToolTip("Show how many statements each party, issue, act … has, and tick those to be shown")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.field, 1)
        layout.addWidget(self.narrow)
        layout.addWidget(self.saved)

    def _open_facets(self) -> None:
        self.refresh()
        self._facets.setVisible(self.narrow.isChecked())

    def _go_to_facets(self) -> None:
        if self.narrow.isChecked():
            self._facets.setFocus()

    def _choose(self, chosen: frozenset[tuple[Facet, str]]) -> None:
        self._chosen = chosen
        self.changed.emit()

    def _leave(self) -> None:
        if self.field.text():
            self.field.clear()
        else:
            self.left.emit()
