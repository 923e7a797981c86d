"""The tabs of the parts of a view."""

from collections.abc import Iterable

from PySide6.QtWidgets import QTabBar

from views.theme import Theme


class PartTabs(QTabBar):
    """The part in front has words of another colour: on a dark ground the style draws all tabs alike."""

    def __init__(self, names: Iterable[str], spoken: str, theme: Theme) -> None:
        """`spoken` is what the tabs as a whole are called."""
        super().__init__()
        self._theme = theme
        for name in names:
            self.addTab(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setAccessibleName(spoken)
        self.currentChanged.connect(self._colour)
        self._colour()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._colour()

    def _colour(self) -> None:
        for at in range(self.count()):
            in_front = at == self.currentIndex()
            self.setTabTextColor(at, self._theme.accent if in_front else self._theme.muted)
