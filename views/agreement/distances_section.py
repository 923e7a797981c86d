"""The part of the agreement view for many parties: who stands how far from whom, and who stands together."""

from math import floor

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSpinBox

from models.analysis.distances import Blocs, Distances, Measure, blocs, distances
from models.facts import NONE
from models.phrases import listed
from views.agreement.asked import Asked
from views.agreement.section import Section
from views.charts.grid_chart import GridChart
from views.document import Document
from views.selection import Selection
from views.theme import Theme

_WITHIN, _LEAST_SHARED = 20, 2
_LEGEND = (
    "Each figure is the mean over the n issues on which both hold a comparable position. Hatched cells share no issue: "
    "how far apart the two stand is not known, neither near nor far."
)
_NONE = "No two parties hold a position on the same issue."


class DistancesSection(Section):
    """A grid of parties by parties, the limit within which they count as near, and the blocs that follow."""

    asks_whom = False

    def __init__(self, document: Document, selection: Selection, theme: Theme) -> None:
        self._asked: Asked | None = None
        self.measure, self.within, self.shared = QComboBox(), QSpinBox(), QSpinBox()
        super().__init__("How far apart they stand", selection, theme)
        self.measure.addItems([str(one) for one in Measure])
        _set_up(self.within, 0, 100, _WITHIN)
        _set_up(self.shared, 1, 99, _LEAST_SHARED)
        row = QHBoxLayout()
        row.setSpacing(8)
        for words, field in (
            ("Distance", self.measure), ("Blocs within", self.within), ("points, over at least", self.shared),
        ):  # fmt: skip
            label = QLabel(words)
            label.setBuddy(field)
            row.addWidget(label)
            row.addWidget(field)
            field.setAccessibleName(words)
        row.addWidget(QLabel("shared issues"))
        row.addStretch(1)
        self.column.insertLayout(0, row)
        self.measure.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.measure.activated.connect(self._again)
        self.within.valueChanged.connect(self._again)
        self.shared.valueChanged.connect(self._again)

    def show_asked(self, asked: Asked) -> None:
        """The grid and the blocs, or that nobody shares an issue."""
        self._asked = asked
        parties = _placed_parties(asked)
        measure = list(Measure)[self.measure.currentIndex()]
        found = distances(asked.snapshot, asked.standing.reading, asked.day, parties, measure, asked.by)
        if not (found.shared.sum() > found.shared.diagonal().sum()):
            self._say_missing(_NONE)
            return
        grouped = blocs(found, float(self.within.value()), self.shared.value())
        self._show(_grid(asked, found), _headline(asked, found, grouped, self.within.value()), (_LEGEND,))

    def _again(self) -> None:
        if self._asked is not None:
            self.show_asked(self._asked)


def _placed_parties(asked: Asked) -> tuple[int, ...]:
    """The parties that hold anything, principals first."""
    principals = asked.snapshot.principals
    everybody = [*principals, *(at for at in range(len(asked.snapshot.parties)) if at not in principals)]
    found = distances(asked.snapshot, asked.standing.reading, asked.day, everybody, by=asked.by)
    return tuple(party for place, party in enumerate(everybody) if found.shared[place, place])


def _grid(asked: Asked, found: Distances) -> GridChart:
    names = tuple(asked.name(party) for party in found.parties)
    places = range(len(names))
    return GridChart(
        measure=f"Distance ({found.measure})",
        row_title="Party",
        rows=names,
        columns=names,
        values=found.mean,
        evidence=_evidence(asked, found),
        words=tuple(tuple(_cell(found, row, column) for column in places) for row in places),
        short=tuple(asked.snapshot.parties[party].code for party in found.parties),
    )


def _evidence(asked: Asked, found: Distances) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """The statements behind each cell; every one stands behind many, so that its id is looked up once."""
    held = np.unique(found.held[found.held != NONE]).tolist()
    ids = dict(zip(held, asked.ids(tuple(held)), strict=True))
    places = range(len(found.parties))
    return tuple(
        tuple(() if row == column else tuple(ids[one] for one in found.evidence(row, column)) for column in places)
        for row in places
    )


def _cell(found: Distances, row: int, column: int) -> str:
    if row == column:
        return "–"
    shared = int(found.shared[row, column])
    return f"{floor(float(found.mean[row, column]) + 0.5)}, n {shared}" if shared else "n 0"


def _headline(asked: Asked, found: Distances, grouped: Blocs, within: int) -> str:
    named = [listed(asked.name(party) for party in bloc) for bloc in grouped.blocs]
    together = f"Within {within} points of each other: {'; '.join(named)}."
    told = [together if named else f"No two are known to stand within {within} points of each other."]
    for parties, words in ((grouped.alone, "alone"), (grouped.not_placed, "not placed, for lack of shared issues")):
        if parties:
            told.append(f"{listed(asked.name(party) for party in parties)}: {words}.")
    return " ".join(told)


def _set_up(box: QSpinBox, least: int, most: int, value: int) -> None:
    box.setRange(least, most)
    box.setValue(value)
    box.setKeyboardTracking(False)
