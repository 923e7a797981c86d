"""A button that says what is set and opens a menu to set it otherwise."""

from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy


class MenuButton(QPushButton):
    """Its text is the setting; `options` is its menu."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.options = QMenu(self)
        self.setAccessibleName(name)
        self.setMenu(self.options)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
