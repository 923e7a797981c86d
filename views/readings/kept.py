"""The readings that can be chosen: those that are built in, and those kept in the dossier."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy

from models.analysis.reading import READINGS, Reading
from models.analysis.reading_choices import counted_of_all
from models.queries import OwnReading
from models.snapshot import Statements
from models.telling.readings import rules_in_short
from views.plain import tooltip
from views.theme import Theme

_MOST_SEEN = 7


class ReadingList(QListWidget):
    """One line for each reading; `chosen` is the one that was gone to, by mouse or arrow keys."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._readings: list[Reading] = []
        self.setAccessibleName("Readings")
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setUniformItemSizes(True)
        self.currentRowChanged.connect(self._choose)

    def show_readings(self, own: Sequence[OwnReading], now: Reading, statements: Statements) -> None:
        """List the readings; the one with the rules and the name of that which is read by now is the current one."""
        self._readings = [*READINGS.values(), *(one.reading for one in own)]
        with QSignalBlocker(self):
            self.clear()
            for reading in self._readings:
                item = QListWidgetItem(_line(reading.as_known(now.known), statements))
                item.setSizeHint(QSize(0, self.fontMetrics().height() + 10))
                item.setToolTip(tooltip(rules_in_short(reading)))
                self.addItem(item)
            at = next((at for at, one in enumerate(self._readings) if one == now.as_known(None)), -1)
            self.setCurrentRow(at)
        rows = min(self.count(), _MOST_SEEN)
        self.setFixedHeight(rows * max(self.sizeHintForRow(0), 1) + 2 * self.frameWidth())

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        palette = self.palette()
        palette.setColor(palette.ColorRole.Highlight, theme.selected)
        palette.setColor(palette.ColorRole.HighlightedText, theme.text)
        self.setPalette(palette)

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._readings):
            self.chosen.emit(self._readings[row])


def _line(reading: Reading, statements: Statements) -> str:
    counted, most = counted_of_all(statements, reading)
    left_out = most - counted
    name = reading.name[:1].upper() + reading.name[1:]
    return f"{name}: {'leaves nothing out' if not left_out else f'leaves out {left_out:,} of {most:,}'}"


CHANGED = ", changed"
"""After the name of a reading of which a rule was changed and is not kept."""


def named(reading: Reading, own: Sequence[OwnReading]) -> Reading:
    """A reading called by the name of one with the same rules, else as the one that it was, changed."""
    same = [one.name for one in (*READINGS.values(), *(kept.reading for kept in own)) if one.has_rules_of(reading)]
    base = reading.name.removesuffix(CHANGED)
    if not same:
        return replace(reading, name=base + CHANGED)
    return replace(reading, name=base if base in same else same[0])
