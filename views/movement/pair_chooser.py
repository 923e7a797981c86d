"""Which pair of parties is looked at against each other."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from models.analysis.pairs import Pair, compared_pairs
from models.snapshot import Snapshot
from views.labels import party_name


class PairChooser(QWidget):
    """A box of pairs; not to be seen where there is only one."""

    def __init__(self) -> None:
        super().__init__()
        self.box = QComboBox()
        self.box.setAccessibleName("Pair of parties")
        self._pairs: tuple[Pair, ...] = ()
        label = QLabel("Between")
        label.setBuddy(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label)
        row.addWidget(self.box)
        row.addStretch(1)

    @property
    def pair(self) -> Pair | None:
        """The pair that is chosen; None where there is none to choose."""
        return self._pairs[self.box.currentIndex()] if self._pairs else None

    def show_pairs(self, snapshot: Snapshot) -> None:
        """Offer the pairs that were chosen for the dossier, or those of principals; the same stays chosen."""
        chosen = self.box.currentData()
        self._pairs = compared_pairs(snapshot)
        with QSignalBlocker(self.box):
            self.box.clear()
            for one, other in self._pairs:
                words = f"{party_name(snapshot, one)} and {party_name(snapshot, other)}"
                self.box.addItem(words, f"{snapshot.parties[one].id} {snapshot.parties[other].id}")
            self.box.setCurrentIndex(max(0, self.box.findData(chosen)))
        self.setVisible(len(self._pairs) > 1)
