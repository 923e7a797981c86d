"""The dock that the side of the window stands in: put away where a view has all there is to say in itself."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

_ALONE = frozenset({"dossier", "briefing"})
"""Views that nothing is inspected in."""


class InspectorDock(QDockWidget):
    """Shown or hidden as the user wants it, but for views that stand alone; there it comes when it is needed."""

    def __init__(self) -> None:
        super().__init__("Inspector")
        self.setObjectName("inspector")
        self.setTitleBarWidget(QWidget())
        self._wanted = True

    def take_up(self) -> None:
        """Want it as it was left: call it when the window's layout has been restored."""
        self._wanted = not self.isHidden()

    def bring(self) -> None:
        """Show it, since there is something in it to be done."""
        self.show()

    def toggle(self) -> None:
        """Show or hide it, and remember that it is wanted so."""
        self._wanted = self.isHidden()
        self.setVisible(self._wanted)

    def stand_beside(self, view: str) -> None:
        """Stand as it is wanted beside a view, or not at all beside one that stands alone."""
        self.setVisible(self._wanted and view not in _ALONE)

    def as_wanted(self) -> None:
        """Stand as it is wanted, whatever the view: so the layout is saved."""
        self.setVisible(self._wanted)

    def reset(self, window: QMainWindow) -> None:
        """Stand at the right of the window, as at first."""
        self.setFloating(False)
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self)
        self._wanted = True
        self.show()
