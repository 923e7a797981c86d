"""What is compared with what: two rounds, two days, or the day of the last briefing with now."""

from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QStackedWidget, QWidget

from views.movement.days_bar import DaysBar
from views.movement.rounds_bar import RoundsBar

_FIXED = QSizePolicy.Policy.Fixed


class By(Enum):
    """What the two moments are."""

    ROUNDS = "Two rounds"
    DAYS = "Two days"
    BRIEFING = "Since the last briefing"


class Chooser(QWidget):
    """One line: what the moments are, and which they are. `rounds` and `days` are the bars for either."""

    changed = Signal()
    """Moments of another kind, or other days, are to be compared; rounds are told by `rounds`."""

    def __init__(self) -> None:
        super().__init__()
        self.kind, self.rounds, self.days = QComboBox(), RoundsBar(), DaysBar()
        self.briefing = QLabel()
        self.briefing.setTextFormat(Qt.TextFormat.PlainText)
        self.kind.setAccessibleName("Compare")
        self.kind.addItems([by.value for by in By])
        self._bars = QStackedWidget()
        for bar in self._each_bar():
            self._bars.addWidget(bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.kind)
        row.addWidget(self._bars)
        row.addStretch(1)
        self.kind.activated.connect(lambda _place: self.choose(self.by))
        self.days.chosen.connect(self.changed)
        self._fit()

    @property
    def by(self) -> By:
        """What the two moments are."""
        return list(By)[self.kind.currentIndex()]

    def choose(self, by: By) -> None:
        """Compare moments of this kind."""
        self.show_kind(by)
        self.changed.emit()

    def show_kind(self, by: By) -> None:
        """Show that moments of this kind are compared."""
        self.kind.setCurrentIndex(list(By).index(by))
        self._fit()

    def _fit(self) -> None:
        """Take only the room of the bar that is shown."""
        self._bars.setCurrentIndex(self.kind.currentIndex())
        for bar in self._each_bar():
            shown = bar is self._bars.currentWidget()
            bar.setSizePolicy(QSizePolicy.Policy.Preferred if shown else QSizePolicy.Policy.Ignored, _FIXED)
        self._bars.adjustSize()

    def _each_bar(self) -> tuple[QWidget, ...]:
        return self.rounds, self.days, self.briefing
