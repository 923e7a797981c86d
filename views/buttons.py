"""How a button looks that does what its page is for."""

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
