"""Names and values under each other, the names muted, the values wrapping and selectable."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from views.colouring import Role, set_colours
from views.plain import beginning
from views.theme import Theme


class Properties(QWidget):
    """A list of properties; all text is shown as it is, never as markup."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(12)
        self._layout.setVerticalSpacing(6)
        self._layout.setColumnMinimumWidth(0, 88)
        self._layout.setColumnStretch(1, 1)
        self._rows: list[tuple[QLabel, QLabel]] = []

    def show_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show these names and values; rows are reused, so that refreshing never flickers."""
        while len(self._rows) < len(rows):
            self._add_row()
        for place, (name, value) in enumerate(self._rows):
            for label, words in zip((name, value), rows[place] if place < len(rows) else ("", ""), strict=True):
                label.setText(beginning(words))
                label.setVisible(place < len(rows))

    def set_theme(self, theme: Theme) -> None:
        """Colour the names."""
        self._theme = theme
        for name, _ in self._rows:
            self._mute(name)

    def _add_row(self) -> None:
        place = len(self._rows)
        name, value = plain_label(), plain_label()
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._mute(name)
        self._layout.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
        self._layout.addWidget(value, place, 1)
        self._rows.append((name, value))

    def _mute(self, label: QLabel) -> None:
        colour_text(label, self._theme.muted)


def plain_label(*, bold: bool = False, size: float = 1.0) -> QLabel:
    """A wrapping label that shows text as it is."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    font = label.font()
    font.setBold(bold)
    font.setPointSizeF(font.pointSizeF() * size)
    label.setFont(font)
    return label


def colour_text(label: QLabel, colour: QColor) -> None:
    """Give a label's text a colour of the theme."""
    set_colours(label, {Role.WindowText: colour})
