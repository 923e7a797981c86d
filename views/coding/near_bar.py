"""What a new statement may restate, offered while it is written: each a button to tick, none applied unasked."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from models.drafting.nearness import Near
from models.queries import statement_texts
from views.document import Document
from views.inspector.properties import plain_label
from views.labels import said_words
from views.plain import one_line, tooltip

_SHOWN = 60


class NearBar(QWidget):
    """Offers up to three earlier statements in much the same words; `ticked` tells that one was ticked."""

    ticked = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._offered: dict[str, QPushButton] = {}
        self._title = plain_label(size=0.9)
        self._title.setText("In much the same words:")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._layout.addWidget(self._title)
        self.hide()

    @property
    def restated(self) -> tuple[str, ...]:
        """The ids of the statements that were ticked."""
        return tuple(row_id for row_id, button in self._offered.items() if button.isChecked())

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """One button for each statement that is offered, the nearest first."""
        return tuple(self._offered.values())

    def offer(self, near: Sequence[Near]) -> None:
        """Offer these statements; what was ticked and is offered again stays ticked."""
        ticked = self.restated
        for button in self._offered.values():
            self._layout.removeWidget(button)
            button.hide()
            button.deleteLater()
        ids = [self._document.snapshot.statements.ids[one.position] for one in near]
        texts = statement_texts(self._document.records, ids)
        self._offered = {}
        for row_id, one in zip(ids, near, strict=True):
            button = self._button(one.position, texts[row_id].text if row_id in texts else "")
            button.setChecked(row_id in ticked)
            self._offered[row_id] = button
            self._layout.addWidget(button)
        self.setVisible(bool(ids))

    def _button(self, position: int, text: str) -> QPushButton:
        statements = self._document.snapshot.statements
        words = one_line(text)
        shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()} …"
        head = f"Restates {statements.codes[position]}, {said_words(statements, position, year=False)}?"
        # An ampersand in a text is a character, not a mnemonic.
        button = QPushButton(f"{head}\n{shown}".replace("&", "&&"))
        button.setStyleSheet("text-align: left")
        button.setCheckable(True)
        button.setAccessibleName(head)
        button.setToolTip(tooltip(text))
        button.toggled.connect(lambda on: self.ticked.emit() if on else None)
        return button
