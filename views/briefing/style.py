"""The house style that briefings are set in: a button that says whose it is, and lets another be chosen."""

from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.briefing.house.house import House
from views.menu_button import MenuButton
from views.plain import one_line


class Styles(Protocol):
    """Knows which style was chosen on this computer, and lets another be chosen."""

    @property
    def name(self) -> str:
        """The file of the style, without its folder; "" for none."""

    def read(self) -> House:
        """The style as its file says now; raises `UserError` where it cannot be read."""

    def choose(self, parent: QWidget) -> bool:
        """Let a file be chosen; whether one was. Raises `UserError`, and keeps the one before, where it is none."""

    def drop(self) -> None:
        """Have none from now on."""


class StyleButton(MenuButton):
    """`changed` says that another style holds, or the same one as it is now."""

    changed = Signal()

    def __init__(self, styles: Styles) -> None:
        super().__init__("House style")
        self._styles = styles
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._none = self.options.addAction("None", self._drop)
        self._own = self.options.addAction("")
        self._own.triggered.connect(lambda _checked: self.changed.emit())
        group = QActionGroup(self)
        for action in (self._none, self._own):
            action.setCheckable(True)
            group.addAction(action)
        self.options.addSeparator()
        self.options.addAction("Choose a file…", self._choose)
        self.refresh()

    def refresh(self) -> None:
        """Say which style holds."""
        name = one_line(self._styles.name)
        self.setText((name or "None").replace("&", "&&"))
        self._own.setText(name.replace("&", "&&"))
        self._own.setVisible(bool(name))
        (self._own if name else self._none).setChecked(True)

    def _choose(self) -> None:
        if self._styles.choose(self):
            self.refresh()
            self.changed.emit()

    def _drop(self) -> None:
        self._styles.drop()
        self.refresh()
        self.changed.emit()
