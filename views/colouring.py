"""Giving widgets colours of the theme, through their palettes."""

from collections.abc import Mapping

from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from views.theme import Theme

Role = QPalette.ColorRole
"""What of a widget has a colour: `Role.Window` is its ground, `Role.WindowText` its words and its frame."""


def set_colours(widget: QWidget, colours: Mapping[QPalette.ColorRole, QColor]) -> None:
    """Give some parts of a widget other colours; the rest keeps its own."""
    palette = widget.palette()
    for role, colour in colours.items():
        palette.setColor(role, colour)
    widget.setPalette(palette)
    if Role.WindowText in colours:
        _show_arrows(widget)


def set_ground(widget: QWidget, colour: QColor) -> None:
    """Fill the ground of a widget, which is else that of what it stands on."""
    set_colours(widget, {Role.Window: colour})
    widget.setAutoFillBackground(True)


def set_frame(field: QWidget, theme: Theme) -> None:
    """Give a field a frame that is seen, where what it stands on has a ground of its own."""
    set_colours(field, {Role.Window: theme.framed().color(Role.Window)})


def colour_rows(view: QWidget, theme: Theme) -> None:
    """Give a list or table a quiet ground, on which the words of chosen rows keep their colour."""
    words = {Role.Text: theme.text, Role.HighlightedText: theme.text}
    set_colours(view, {Role.Base: theme.surface, Role.Highlight: theme.selected, **words})
    _show_arrows(view)


def _show_arrows(widget: QWidget) -> None:
    """Draw the arrows of scroll bars in the colour of words: in that of a frame around them nobody sees them."""
    if isinstance(widget, QAbstractScrollArea):
        for bar in (widget.verticalScrollBar(), widget.horizontalScrollBar()):
            set_colours(bar, {Role.WindowText: QGuiApplication.palette().color(Role.Text)})
