"""All acts at one key each: 1 to 9 and 0 for those that are used most, a letter for the others."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from models.words import Act
from views.theme import Theme

KEYS: dict[str, Act] = {
    "1": Act.DEMAND, "2": Act.OFFER, "3": Act.SIGNAL, "4": Act.ACCEPTANCE, "5": Act.REJECTION, "6": Act.COMMITMENT,
    "7": Act.CLARIFICATION, "8": Act.RED_LINE, "9": Act.RESTATEMENT, "0": Act.RETRACTION, "T": Act.THREAT,
    "A": Act.APPEAL, "P": Act.PROCEDURAL,
}  # fmt: skip
"""The key for each act."""

_COLUMNS = 3
_GAP = 4.0
_PADDING = 6.0


class ActKeys(QWidget):
    """A board of acts. `taken` tells that one was chosen by key or click."""

    taken = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.act: Act | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Act")
        self._say()

    def show_act(self, act: Act | None) -> None:
        """Show an act as chosen, None for none."""
        self.act = act
        self._say()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another appearance."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_COLUMNS * 96, int(self._row_height() * self._rows() + _GAP * (self._rows() - 1)) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(_COLUMNS * 70, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = KEYS.get(event.text().upper())
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        arrows = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -_COLUMNS, Qt.Key.Key_Down: _COLUMNS}
        if act is not None and plain:
            self._take(act)
        elif event.key() in arrows:
            acts = list(KEYS.values())
            at = acts.index(self.act) + arrows[Qt.Key(event.key())] if self.act is not None else 0
            self.show_act(acts[min(max(at, 0), len(acts) - 1)])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for act, box in zip(KEYS.values(), self._boxes(), strict=True):
            if box.contains(event.position()):
                self._take(act)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for (key, act), box in zip(KEYS.items(), self._boxes(), strict=True):
            self._paint_key(painter, key, act, box)

    def _paint_key(self, painter: QPainter, key: str, act: Act, box: QRectF) -> None:
        chosen = act == self.act
        edge = self._theme.accent if chosen or self.hasFocus() else self._theme.border
        painter.setPen(QPen(edge, 1.4 if chosen else 1.0))
        painter.setBrush(self._theme.selected if chosen else self._theme.raised)
        painter.drawRoundedRect(box, 4, 4)
        metrics = QFontMetricsF(self.font())
        words = box.adjusted(_PADDING, 0, -_PADDING, 0)
        painter.setPen(self._theme.muted)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, key)
        painter.setPen(self._theme.text)
        words.adjust(metrics.horizontalAdvance("0") + _PADDING, 0, 0, 0)
        shown = metrics.elidedText(act.label, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)

    def _take(self, act: Act) -> None:
        self.show_act(act)
        self.taken.emit()

    def _say(self) -> None:
        chosen = "none chosen" if self.act is None else self.act.label
        keys = ", ".join(f"{key} {act.label}" for key, act in KEYS.items())
        self.setAccessibleDescription(f"{chosen}. Keys: {keys}.")

    def _rows(self) -> int:
        return -(-len(KEYS) // _COLUMNS)

    def _row_height(self) -> float:
        return QFontMetricsF(self.font()).height() + 8

    def _boxes(self) -> list[QRectF]:
        width = (self.width() - 1 - _GAP * (_COLUMNS - 1)) / _COLUMNS
        height = self._row_height()
        return [
            QRectF(0.5 + at % _COLUMNS * (width + _GAP), 0.5 + at // _COLUMNS * (height + _GAP), width, height)
            for at in range(len(KEYS))
        ]
