"""How buttons look: one that does what its page is for, and one that is a figure to be opened."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QPushButton

from views.theme import Theme


def make_primary(button: QPushButton, theme: Theme) -> None:
    """Let a button stand out among those beside it."""
    palette = button.palette()
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        palette.setColor(group, QPalette.ColorRole.Button, theme.accent)
        palette.setColor(group, QPalette.ColorRole.ButtonText, theme.on_accent)
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Button, theme.raised)
    button.setPalette(palette)


def look_like_a_link(button: QPushButton, theme: Theme) -> None:
    """Let a button be words that lead somewhere; without anything behind them they are muted."""
    button.setFlat(True)
    palette = button.palette()
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        palette.setColor(group, QPalette.ColorRole.ButtonText, theme.accent)
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText, theme.muted)
    button.setPalette(palette)
