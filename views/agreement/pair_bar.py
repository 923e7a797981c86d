"""Between whom: all principals, a pair that is kept in the dossier, or any two parties, which can be kept."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from models.analysis.pairs import compared_pairs
from models.facts import NONE
from models.phrases import counted, listed
from models.snapshot import Snapshot
from views.choice_box import ChoiceBox
from views.labels import party_name

_WIDEST, _WIDEST_PARTY, _LEAST_PARTY = 230, 150, 80
_ANOTHER = "Another pair…"
_MOST_NAMED = 3


class PairBar(QWidget):
    """`compared` follows what is chosen; what was chosen and is gone falls back on all principals."""

    changed = Signal()
    """Other parties are to be looked at against each other."""

    keep_asked = Signal(str, str)
    """These two, by id, are to be kept as a pair."""

    drop_asked = Signal(str)
    """The pair of this id is to be kept no longer."""

    def __init__(self) -> None:
        super().__init__()
        self._snapshot: Snapshot | None = None
        self._chosen: tuple[str, str] | None = None
        self._another = False
        self._offered: list[tuple[str, str]] = []
        self.pairs = ChoiceBox("Between whom", _WIDEST)
        self.one, self.other = ChoiceBox("One party", _WIDEST_PARTY), ChoiceBox("Other party", _WIDEST_PARTY)
        for box in (self.one, self.other):
            box.setMinimumWidth(_LEAST_PARTY)
        self.keep = QPushButton()
        self._and = QLabel("and")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        between = QLabel("Between")
        between.setBuddy(self.pairs)
        for widget in (between, self.pairs, self.one, self._and, self.other, self.keep):
            row.addWidget(widget)
        self.pairs.activated.connect(self._choose_entry)
        for box in (self.one, self.other):
            box.activated.connect(self._choose_two)
        self.keep.clicked.connect(self._keep)

    def show_pairs(self, snapshot: Snapshot) -> None:
        """Offer the pairs of a dossier; the chosen one stays chosen while its parties are there."""
        self._snapshot = snapshot
        ids = [party.id for party in snapshot.parties]
        if self._chosen is not None and not set(self._chosen) <= set(ids):
            self._chosen, self._another = None, False
        pairs = compared_pairs(snapshot) if snapshot.pairs or len(snapshot.principals) > 2 else ()
        self._offered = [(ids[party], ids[other]) for party, other in pairs]
        names = [f"{party_name(snapshot, party)} and {party_name(snapshot, other)}" for party, other in pairs]
        self.pairs.fill([_all_words(snapshot), *names, _ANOTHER])
        for box in (self.one, self.other):
            box.fill(party.name for party in snapshot.parties)
        self.pairs.setEnabled(len(ids) > 1)
        self._show_chosen()

    @property
    def compared(self) -> tuple[int, ...]:
        """Positions of the parties that are looked at against each other: the two chosen, or all principals."""
        if self._snapshot is None or self._chosen is None:
            return () if self._snapshot is None else self._snapshot.principals
        places = {party.id: place for place, party in enumerate(self._snapshot.parties)}
        return places[self._chosen[0]], places[self._chosen[1]]

    def choose(self, pair: tuple[str, str] | None) -> None:
        """Look at two parties by id, or with None at all principals."""
        self._chosen, self._another = pair, False
        self._show_chosen()
        self.changed.emit()

    def _choose_entry(self, place: int) -> None:
        if place <= len(self._offered):
            self.choose(None if place == 0 else self._offered[place - 1])
            return
        self._another = True
        self._chosen = self._chosen or self._first_two()
        self._show_chosen()
        self.changed.emit()

    def _choose_two(self) -> None:
        assert self._snapshot is not None  # noqa: S101 - nothing can be chosen before a dossier was shown
        ids = [party.id for party in self._snapshot.parties]
        one, other = self.one.currentIndex(), self.other.currentIndex()
        if one == other:
            # Who is chosen on one side leaves the other.
            free = next(place for place in range(len(ids)) if place != one)
            one, other = (one, free) if self.sender() is self.one else (free, other)
        self._chosen = ids[one], ids[other]
        self._show_chosen()
        self.changed.emit()

    def _first_two(self) -> tuple[str, str]:
        assert self._snapshot is not None  # noqa: S101 - nothing can be chosen before a dossier was shown
        parties = self._snapshot.parties
        first = [*self._snapshot.principals, *(at for at in range(len(parties)) if at not in self._snapshot.principals)]
        return parties[first[0]].id, parties[first[1]].id

    def _show_chosen(self) -> None:
        pair = self._chosen
        if pair is not None and (pair not in self._offered or self._kept(pair)):
            self._another = pair not in self._offered
        place = 0 if pair is None else len(self._offered) + 1 if self._another else self._offered.index(pair) + 1
        with QSignalBlocker(self.pairs):
            self.pairs.setCurrentIndex(place)
        for widget in (self.one, self._and, self.other):
            widget.setVisible(self._another)
        if pair is not None and self._snapshot is not None:
            ids = [party.id for party in self._snapshot.parties]
            self.one.setCurrentIndex(ids.index(pair[0]))
            self.other.setCurrentIndex(ids.index(pair[1]))
        self.keep.setVisible(pair is not None)
        self.keep.setText("Remove pair" if pair is not None and self._kept(pair) else "Keep pair")

    def _keep(self) -> None:
        if self._chosen is not None:
            kept = self._kept(self._chosen)
            if kept:
                self.drop_asked.emit(kept)
            else:
                self.keep_asked.emit(*self._chosen)

    def _kept(self, pair: tuple[str, str]) -> str:
        """The id of the kept pair of these two parties, "" where they are none."""
        snapshot = self._snapshot
        if snapshot is None:
            return ""
        whole = (one for one in snapshot.pairs if NONE not in (one.party, one.other))
        parties = snapshot.parties
        named = {frozenset((parties[one.party].id, parties[one.other].id)): one.id for one in whole}
        return named.get(frozenset(pair), "")


def _all_words(snapshot: Snapshot) -> str:
    names = [party_name(snapshot, party) for party in snapshot.principals]
    if len(names) < 2:
        return "no two principals"
    return listed(names) if len(names) <= _MOST_NAMED else f"all {counted(len(names), 'principal')}"
