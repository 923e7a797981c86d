"""Which two rounds are compared: two boxes in step with the selection, and the pair they fall back on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from models.snapshot import Snapshot
from views.choice_box import ChoiceBox
from views.labels import round_name
from views.plain import tooltip
from views.selection import Selection

BEFORE_ALL = "before all rounds"
_WIDEST = 208


def rounds_compared(snapshot: Snapshot, selection: Selection) -> tuple[int | None, int] | None:
    """Positions of the rounds to compare; None where there is no round.

    Those selected; the last two where none were; the round before the later one where the earlier one is gone or
    not earlier.
    """
    if not snapshot.rounds:
        return None
    places = {sitting.id: place for place, sitting in enumerate(snapshot.rounds)}
    later = places.get(selection.later or "", len(snapshot.rounds) - 1)
    if selection.later in places and selection.earlier is None:
        return None, later
    earlier = places.get(selection.earlier or "", -1)
    if not 0 <= earlier < later:
        earlier = later - 1
    return (earlier if earlier >= 0 else None), later


class RoundsBar(QWidget):
    """“From … to …”. Choosing one that does not come before the other moves the other."""

    chosen = Signal(object, object)
    """The ids of the earlier round, None for before all rounds, and of the later one, as the user chose them."""

    def __init__(self) -> None:
        super().__init__()
        self._ids: list[str] = []
        self.earlier, self.later = ChoiceBox("From round", _WIDEST), ChoiceBox("To round", _WIDEST)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for words, box in (("From", self.earlier), ("to", self.later)):
            label = QLabel(words)
            label.setBuddy(box)
            row.addWidget(label)
            row.addWidget(box)
        self.earlier.activated.connect(self._choose_earlier)
        self.later.activated.connect(self._choose_later)

    def show_rounds(self, snapshot: Snapshot, compared: tuple[int | None, int] | None) -> None:
        """Offer the rounds of the dossier and show which are compared."""
        self._ids = [sitting.id for sitting in snapshot.rounds]
        names = [round_name(snapshot, place) for place in range(len(self._ids))]
        # The last round can be no earlier one.
        self.earlier.fill([BEFORE_ALL, *names[:-1]] if names else [])
        self.later.fill(names)
        if compared is not None:
            earlier, later = compared
            self.earlier.setCurrentIndex(0 if earlier is None else earlier + 1)
            self.later.setCurrentIndex(later)
        for box in (self.earlier, self.later):
            box.setToolTip(tooltip(box.currentText()))
            box.setEnabled(bool(names))

    def _choose_earlier(self, place: int) -> None:
        earlier = place - 1
        later = max(self.later.currentIndex(), earlier + 1)
        self._emit(earlier, later)

    def _choose_later(self, later: int) -> None:
        self._emit(min(self.earlier.currentIndex() - 1, later - 1), later)

    def _emit(self, earlier: int, later: int) -> None:
        self.chosen.emit(self._ids[earlier] if earlier >= 0 else None, self._ids[later])
