"""One conflict: every value with who gave it and when, a button for each, and for texts both put together."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from models.edits.settling import settle, settle_deleted
from models.errors import Side
from models.merging.conflicts import Conflict
from models.merging.three_way import Agreed, merged_text, three_way
from models.telling.when import when_words
from views.colouring import Role, set_colours, set_ground
from views.document import Document
from views.inspector.properties import colour_text, plain_label
from views.theme import Theme


class _SideRow(QFrame):
    """A value, who gave it, and the button that lets it stand."""

    def __init__(self, number: int, side: Side, *, shown: bool, theme: Theme) -> None:
        super().__init__()
        self.keep = QPushButton(f"Delete the record ({number})" if side.is_deletion else f"Keep this ({number})")
        self.keep.setAccessibleName(f"{self.keep.text()}: {side.words}")
        value, who = plain_label(), plain_label(size=0.92)
        value.setText("deleted" if side.is_deletion else side.words)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        meanwhile = " · shown meanwhile" if shown else ""
        who.setText(f"{side.who or 'Somebody'}, {when_words(side.clock)}{meanwhile}")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(value)
        words.addWidget(who)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addLayout(words, 1)
        layout.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignTop)
        self.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        set_ground(self, theme.surface)
        set_colours(self, {Role.WindowText: theme.border})
        colour_text(value, theme.text)
        colour_text(who, theme.muted)


class ConflictCard(QWidget):
    """Settles what it shows; `told` says what was done, in a sentence."""

    told = Signal(str)

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__()
        self._document, self._theme = document, theme
        self.conflict: Conflict | None = None
        self.rows: list[_SideRow] = []
        self._title = plain_label(bold=True)
        self._sides = QVBoxLayout()
        self._sides.setSpacing(8)
        self._how = plain_label(size=0.92)
        self.text, self.keep_text = QPlainTextEdit(), QPushButton("Keep this text")
        self.text.setAccessibleName("Both texts put together")
        self.text.setTabChangesFocus(True)
        self.keep_text.clicked.connect(self._keep_text)
        self._lay_out()
        self.set_theme(theme)

    def show_conflict(self, conflict: Conflict | None) -> None:
        """Show another one, None for none; what was typed for the same one stays."""
        if conflict == self.conflict:
            return
        self.conflict = conflict
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows.clear()
        self.setVisible(conflict is not None)
        if conflict is None:
            return
        self._title.setText(f"{conflict.field} of {conflict.title}: which value is to stand?")
        for number, side in enumerate(conflict.sides, 1):
            row = _SideRow(number, side, shown=side is conflict.shown, theme=self._theme)
            row.keep.clicked.connect(lambda _on=False, at=number: self.keep(at))
            row.keep.setEnabled(not self._document.store.is_read_only)
            self.rows.append(row)
            self._sides.addWidget(row)
            row.show()
        self._offer_together(conflict)

    def keep(self, number: int) -> None:
        """Let the value with this number, counted from 1, stand; nothing for one that is not there."""
        conflict = self.conflict
        if conflict is None or not 1 <= number <= len(conflict.sides):
            return
        side = conflict.sides[number - 1]
        if side.is_deletion:
            settle_deleted(self._document.store, conflict)
        else:
            settle(self._document.store, conflict, side.value)
        self.told.emit(f"{conflict.field} of {conflict.title} is settled.")

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        colour_text(self._title, theme.text)
        colour_text(self._how, theme.muted)
        shown, self.conflict = self.conflict, None
        self.show_conflict(shown)

    def _offer_together(self, conflict: Conflict) -> None:
        """Two texts can be put together word by word; where they clash, both stand in brackets to choose from."""
        texts = [side.value for side in conflict.sides if isinstance(side.value, str)]
        several_words = len(texts) == 2 and conflict.base is not None and any(" " in text for text in texts)
        for part in (self._how, self.text, self.keep_text):
            part.setVisible(several_words)
        if not several_words or conflict.base is None:
            return
        pieces = three_way(conflict.base, *texts)
        whole = merged_text(pieces)
        self._how.setText(
            "Both changes put together:"
            if whole is not None
            else "Put together, with [one | other] where both changed the same words; take out what is not to stand:"
        )
        self.text.setPlainText(
            "".join(one.text if isinstance(one, Agreed) else f"[{one.ours} | {one.theirs}]" for one in pieces)
        )

    def _keep_text(self) -> None:
        if self.conflict is not None:
            conflict = self.conflict
            settle(self._document.store, conflict, self.text.toPlainText().strip())
            self.told.emit(f"{conflict.field} of {conflict.title} is settled.")

    def _lay_out(self) -> None:
        self.text.setMaximumHeight(120)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self.keep_text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addLayout(self._sides)
        layout.addWidget(self._how)
        layout.addWidget(self.text)
        layout.addLayout(below)
        layout.addStretch(1)
