"""Which rounds of many a matrix shows at a time, and the bar that leads to the others."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from models.snapshot import Snapshot

MOST_CELLS = 2400
"""A matrix of more cells is neither read nor drawn in one go."""

LEAST_ROUNDS = 6


def rounds_at_a_time(rounds: int, rows: int) -> int:
    """How many rounds are shown of a matrix of so many rows."""
    return min(rounds, max(LEAST_ROUNDS, MOST_CELLS // max(1, rows)))


class RoundWindow(QWidget):
    """“Rounds 13–24 of 300” with a step to either side; not to be seen where all rounds are shown."""

    moved = Signal()
    """Other rounds are to be shown."""

    def __init__(self) -> None:
        super().__init__()
        self.earlier, self.later, self.words = QPushButton("‹ Earlier"), QPushButton("Later ›"), QLabel()
        self.rounds = range(0)
        """The positions of the rounds that are shown."""
        self._all, self._shown_for = 0, -1
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self.earlier, self.words, self.later):
            row.addWidget(part)
        row.addStretch(1)
        self.earlier.clicked.connect(lambda: self._move(self.rounds.start - len(self.rounds)))
        self.later.clicked.connect(lambda: self._move(self.rounds.start + len(self.rounds)))

    def show_rounds(self, snapshot: Snapshot, rows: int, later: int) -> None:
        """Fit as many rounds as go with so many rows; when another `later` one is compared, it comes into sight."""
        self._all = len(snapshot.rounds)
        count = rounds_at_a_time(self._all, rows)
        start = self.rounds.start
        if later != self._shown_for and not start <= later < start + count:
            start = later - count + 1
        self._shown_for = later
        self._take(start, count)
        first, last = (snapshot.rounds[place].number for place in (self.rounds.start, self.rounds.stop - 1))
        self.words.setText(f"Rounds {first}–{last} of {self._all}")
        self.earlier.setEnabled(self.rounds.start > 0)
        self.later.setEnabled(self.rounds.stop < self._all)
        self.setVisible(count < self._all)

    def _move(self, start: int) -> None:
        self._take(start, len(self.rounds))
        self.moved.emit()

    def _take(self, start: int, count: int) -> None:
        start = max(0, min(start, self._all - count))
        self.rounds = range(start, start + count)
