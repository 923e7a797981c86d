"""The conflicts of a dossier: a list, the one chosen beside it, and rules for all of them."""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from models.edits.settling import by, latest, settle_all
from models.merging.conflicts import Conflict, conflicts, count_conflicts
from models.phrases import counted
from models.telling.differing import where_they_differ
from views.colouring import Role, set_colours
from views.document import Document
from views.inspector.properties import colour_text, plain_label
from views.menu_button import MenuButton
from views.plain import in_order
from views.selection import Selection
from views.sharing.conflict_card import ConflictCard
from views.sharing.line_list import Line, LineList
from views.theme import Theme

_NONE = (
    "Nothing stands against each other.\n\nWhen copies of this dossier were worked on apart and meet again, values "
    "that differ are kept side by side here until somebody settles them."
)


class ConflictPage(QWidget):
    """`told` says what was settled. A conflict about a statement makes it the chosen one everywhere."""

    told = Signal(str)

    def __init__(self, document: Document, selection: Selection, theme: Theme) -> None:
        super().__init__()
        self._document, self._selection = document, selection
        self.found: list[Conflict] = []
        self.lines = LineList("Conflicts", theme)
        self.card = ConflictCard(document, theme)
        self.all = MenuButton("Settle all conflicts by a rule")
        self.all.setText("Settle all")
        self._keys, self._empty = plain_label(size=0.88), plain_label()
        self._keys.setText("1, 2 … keep that value")
        self._empty.setText(_NONE)
        self._frame, self._pages = QFrame(), QStackedWidget()
        self._lay_out()
        self.lines.chosen.connect(self._choose)
        self.card.told.connect(self.told)
        self.set_theme(theme)

    @property
    def open(self) -> int:
        """How many there are."""
        # Also while another part of sharing is in front, when what is listed here is as it was.
        return count_conflicts(self._document.store.columns)

    def refresh(self) -> None:
        """Find what stands in conflict now."""
        self.found = conflicts(self._document.store.columns)
        shown = self.card.conflict
        same = (at for at, one in enumerate(self.found) if shown and (one.key, one.unit) == (shown.key, shown.unit))
        row = next(same, self.lines.row)
        self._pages.setCurrentIndex(0 if self.found else 1)
        self.lines.show_lines([_line(one) for one in self.found], row)
        writable = bool(self.found) and not self._document.store.is_read_only
        self.all.setEnabled(writable)
        self._keys.setVisible(writable)
        self._offer_rules()

    def take_focus(self) -> None:
        """Let the keys go to the list."""
        self.lines.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.lines.set_theme(theme)
        self.card.set_theme(theme)
        for label in (self._keys, self._empty):
            colour_text(label, theme.muted)
        set_colours(self._frame, {Role.WindowText: theme.border})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Whatever part of the page has the focus and does not type the digit itself.
        digit = event.key() - Qt.Key.Key_0
        if 1 <= digit <= 9 and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.card.keep(digit)
        else:
            super().keyPressEvent(event)

    def _choose(self, row: int) -> None:
        conflict = self.found[row] if 0 <= row < len(self.found) else None
        self.card.show_conflict(conflict)
        for one, following in pairwise((self.all, self.lines, *self.card.stops)):
            QWidget.setTabOrder(one, following)
        if conflict is not None and conflict.key[0] == "statement" and self.isVisible():
            self._selection.choose_statement(conflict.key[1])

    def _offer_rules(self) -> None:
        menu = self.all.options
        menu.clear()
        menu.addAction("Keep the latest value of each", lambda: self._settle_all(None))
        for who in sorted({side.who for one in self.found for side in one.sides if side.who}):
            words = f"Keep what {who} gave, else the latest".replace("&", "&&")
            menu.addAction(words, partial(self._settle_all, who))

    def _settle_all(self, analyst: str | None) -> None:
        rule = latest if analyst is None else by(analyst)
        settled = settle_all(self._document.store, self.found, rule)
        self.told.emit(f"{counted(settled, 'conflict')} settled.")

    def _lay_out(self) -> None:
        self._keys.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._frame.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.lines)
        scroll = QScrollArea()
        scroll.setWidget(self.card)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._frame, 2)
        row.addWidget(scroll, 3)
        self._pages.addWidget(both)
        self._pages.addWidget(self._empty)
        top = QHBoxLayout()
        top.addWidget(self.all)
        top.addStretch(1)
        top.addWidget(self._keys)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self._pages, 1)


def _line(conflict: Conflict) -> Line:
    words = [side.words for side in conflict.sides]
    if len(words) == 2:
        words = list(where_they_differ(*words))
    return Line(f"{conflict.title[:1].upper()}{conflict.title[1:]}: {conflict.field}", in_order("/", words))
