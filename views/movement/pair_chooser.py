"""Which pair of parties is looked at against each other."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from models.analysis.pairs import compared_pairs
from models.snapshot import Snapshot
from views.labels import party_name


class PairChooser(QWidget):
    """A box of pairs and, if `whole`, of all principals where they are more; not to be seen where there is only one."""

    def __init__(self, *, whole: bool = False) -> None:
        super().__init__()
        self.box = QComboBox()
        self.box.setAccessibleName("Pair of parties")
        self._whole = whole
        self._choices: tuple[tuple[int, ...], ...] = ()
        label = QLabel("Between")
        label.setBuddy(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label)
        row.addWidget(self.box)
        row.addStretch(1)

    @property
    def parties(self) -> tuple[int, ...]:
        """The parties that are chosen; none where there is no pair."""
        return self._choices[self.box.currentIndex()] if self._choices else ()

    def show_pairs(self, snapshot: Snapshot) -> None:
        """Offer the pairs that were chosen for the dossier, or those of principals; the same stays chosen."""
        chosen = self.box.currentData()
        self._choices = compared_pairs(snapshot)
        if self._whole and len(snapshot.principals) > 2:
            self._choices = (*self._choices, snapshot.principals)
        with QSignalBlocker(self.box):
            self.box.clear()
            for parties in self._choices:
                self.box.addItem(_named(snapshot, parties), " ".join(snapshot.parties[one].id for one in parties))
            self.box.setCurrentIndex(max(0, self.box.findData(chosen)))
        self.setVisible(len(self._choices) > 1)


def _named(snapshot: Snapshot, parties: tuple[int, ...]) -> str:
    if len(parties) > 2:
        return f"all {len(parties)} principals"
    return " and ".join(party_name(snapshot, party) for party in parties)
