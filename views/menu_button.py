"""A button that says what is set and opens a menu to set it otherwise."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QStyle, QStyleOptionButton


class TickMenu(QMenu):
    """Stays open while entries are ticked, so that several can be ticked in one go."""

    def add_tick(self, words: str, *, ticked: bool) -> QAction:
        """An entry to tick."""
        # An ampersand in a name is a character, not a mnemonic.
        action = self.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(ticked)
        return action

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._tick():
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space or not self._tick():
            super().keyPressEvent(event)

    def _tick(self) -> bool:
        action = self.activeAction()
        # One of several that exclude each other is a choice, after which the menu is done with.
        ticks = action is not None and action.isCheckable() and action.actionGroup() is None
        if ticks and action is not None:
            action.trigger()
        return ticks


class MenuButton(QPushButton):
    """Its text is the setting; `options` is its menu."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.options = TickMenu(self)
        self.setAccessibleName(name)
        self.setMenu(self.options)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)


class EditorButton(QPushButton):
    """Its text is the setting, which an editor that opens under it sets; drawn like a button with a menu."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        # Qt leaves room for the arrow only where there is a menu.
        option = QStyleOptionButton()
        self.initStyleOption(option)
        arrow = self.style().pixelMetric(QStyle.PixelMetric.PM_MenuButtonIndicator, option, self)
        return super().sizeHint() + QSize(arrow, 0)

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        option.features |= QStyleOptionButton.ButtonFeature.HasMenu
