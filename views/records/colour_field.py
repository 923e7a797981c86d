"""A field for a colour: typed as #rrggbb or chosen from a few, with a swatch of what it looks like."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.colours import read_colour
from views.fields import LineField
from views.menu_button import MenuButton
from views.party_marks import draw_party
from views.theme import DARK, LIGHT, Theme

_NAMES = ("blue", "orange", "green", "violet", "olive", "teal", "pink", "grey")


class Swatch(QWidget):
    """A small square in a colour and the shape of a marker."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self._colour, self._marker = theme, QColor(), ""
        self.setFixedSize(QSize(24, 24))

    def show_party(self, colour: QColor, marker: str) -> None:
        """Show how a party is marked."""
        self._colour, self._marker = colour, marker
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_party(painter, QRectF(5, 5, 14, 14), self._colour, self._marker, self.theme.surface)


class ColourField(QWidget):
    """Commits a colour, "" for that of the place; `others` names who has a colour too."""

    def __init__(self, name: str, commit: Callable[[str], None], others: Callable[[str], str], theme: Theme) -> None:
        super().__init__()
        self._others = others
        self.text = LineField(name, read_colour, commit, self._said_back)
        self.text.line.setPlaceholderText("by its place")
        self.swatch = Swatch(theme)
        self.menu = MenuButton("Colours to choose from")
        self.menu.setText("Choose")
        self.menu.options.addAction("By its place", partial(commit, ""))
        for words, colour in zip(_NAMES, LIGHT.parties, strict=True):
            self.menu.options.addAction(_icon(colour), words.capitalize(), partial(commit, colour.name()))
        line = QHBoxLayout()
        line.setSpacing(6)
        for part, share in ((self.swatch, 0), (self.text, 1), (self.menu, 0)):
            line.addWidget(part, share)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(line)
        layout.addWidget(self.text.message)
        self.setFocusProxy(self.text)

    def _said_back(self, colour: str) -> str:
        if not colour:
            return ""
        changed = [
            f"{'darker' if theme is LIGHT else 'lighter'} on {theme.name} ground"
            for theme in (LIGHT, DARK)
            if theme.legible(colour).name() != colour
        ]
        said = [f"Drawn {' and '.join(changed)}, so that words in it can be read."] if changed else []
        sharing = self._others(colour)
        return " ".join([*said, *([f"{sharing} has this colour too."] if sharing else [])])


def _icon(colour: QColor) -> QIcon:
    pixmap = QPixmap(14, 14)
    pixmap.fill(colour)
    return QIcon(pixmap)
