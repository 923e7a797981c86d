"""As of when: now, or when a round was left."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from models.analysis.compared import last_day
from models.analysis.tracks import By
from models.snapshot import to_day
from views.document import Standing
from views.labels import long_day, round_name

_LEAST, _WIDEST = 144, 240
_POPUP_EDGE = 24


class DayBox(QWidget):
    """`day` follows what is chosen; a round that is gone falls back on now."""

    changed = Signal()
    """Another moment is asked about."""

    def __init__(self) -> None:
        super().__init__()
        self._rounds: list[tuple[str, int]] = []
        self._now = 0
        self._round: str | None = None
        self.box = QComboBox()
        self.box.setAccessibleName("As of")
        self.box.setMinimumWidth(_LEAST)
        self.box.setMaximumWidth(_WIDEST)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        label = QLabel("As of")
        label.setBuddy(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.box)
        self.box.activated.connect(self._choose)

    def show_moments(self, standing: Standing) -> None:
        """Offer now and the rounds that had begun by the known day, the last one first."""
        snapshot, known = standing.snapshot, standing.reading.known
        self._now = last_day(snapshot, standing.reading)
        begun = [at for at, one in enumerate(snapshot.rounds) if known is None or one.start <= to_day(known)]
        self._rounds = [(snapshot.rounds[at].id, snapshot.rounds[at].end) for at in reversed(begun)]
        names = [f"leaving {round_name(snapshot, at)}" for at in reversed(begun)]
        with QSignalBlocker(self.box):
            self.box.clear()
            self.box.addItems([f"{'now' if known is None else 'last known'}, {long_day(self._now)}", *names])
            ids = [one for one, _ in self._rounds]
            if self._round not in ids:
                self._round = None
            self.box.setCurrentIndex(0 if self._round is None else ids.index(self._round) + 1)
        self.box.view().setMinimumWidth(self.box.view().sizeHintForColumn(0) + _POPUP_EDGE)

    @property
    def day(self) -> int:
        """The day at whose end positions are looked at."""
        return next((end for one, end in self._rounds if one == self._round), self._now)

    @property
    def by(self) -> By:
        """Whether that is the day on which a round was left."""
        return "day" if self._round is None else "round"

    def _choose(self, place: int) -> None:
        self._round = None if place == 0 else self._rounds[place - 1][0]
        self.changed.emit()
