"""A button that says what is set and opens a menu to set it otherwise."""

from PySide6.QtWidgets import QCheckBox, QMenu, QPushButton, QSizePolicy, QWidgetAction


class MenuButton(QPushButton):
    """Its text is the setting; `options` is its menu."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.options = QMenu(self)
        self.setAccessibleName(name)
        self.setMenu(self.options)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)


def add_tick(menu: QMenu, words: str, *, ticked: bool) -> QCheckBox:
    """An entry to tick that leaves the menu open, so that several can be ticked in one go."""
    # An ampersand in a name is a character, not a mnemonic.
    box = QCheckBox(words.replace("&", "&&"))
    box.setChecked(ticked)
    box.setContentsMargins(8, 3, 12, 3)
    action = QWidgetAction(menu)
    action.setText(words)
    action.setDefaultWidget(box)
    menu.addAction(action)
    return box
