"""The handle for “as known on”: drawn back, it replays what the dossier said by the end of an earlier day."""

from datetime import date

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QToolButton, QWidget

from models.analysis.known_days import KnownDays, known_days
from models.phrases import counted
from models.queries import days_worked
from models.snapshot import ints, to_date, to_day
from views.document import Document
from views.inspector.properties import colour_text
from views.labels import long_day
from views.theme import Theme

_ROOMY = 460

_PATIENCE_MS = 60
"""How long the handle rests on a day before the dossier follows."""


class KnownSlider(QWidget):
    """Has a step for each day on which something was published, recorded or changed, and “now” at the right end."""

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__()
        self._document = document
        self._known: KnownDays | None = None
        self.name, self.day, self.missing = QLabel("&As known:"), QLabel(), QLabel()
        self.handle, self.now = QSlider(Qt.Orientation.Horizontal), QToolButton()
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_PATIENCE_MS)
        self._resting.timeout.connect(self._read)
        self._lay_out()
        self.handle.valueChanged.connect(self._moved)
        self.now.clicked.connect(lambda: self.handle.setValue(self.handle.maximum()))
        document.refreshed.connect(self.refresh)
        self.set_theme(theme)

    def refresh(self) -> None:
        """Follow the document; while the handle is being moved it stays where it is."""
        if not self.isVisible():
            return
        self._known = self._known_days()
        days, known = self._known.days, self._document.reading.known
        self.setEnabled(len(days) > 0)
        if not self.handle.isSliderDown() and not self._resting.isActive():
            with QSignalBlocker(self.handle):
                self.handle.setRange(0, len(days))
                self.handle.setValue(len(days) if known is None else self._step(to_day(known)))
        self._say(known if not self._resting.isActive() else self._asked())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Where there is little room the handle has it; the tool tip tells the figure too.
        self.missing.setVisible(self.width() >= _ROOMY)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        colour_text(self.name, theme.muted)
        colour_text(self.missing, theme.muted)

    def _known_days(self) -> KnownDays:
        days = [to_day(day) for day in days_worked(self._document.store)]
        return known_days(self._document.present.statements, ints(days))

    def _step(self, day: int) -> int:
        assert self._known is not None  # noqa: S101 - made by refresh
        return max(int(np.searchsorted(self._known.days, day, side="right")) - 1, 0)

    def _asked(self) -> date | None:
        """The day on which the handle stands; None for now."""
        days = self._known.days if self._known is not None else ints([])
        return None if self.handle.value() >= len(days) else to_date(int(days[self.handle.value()]))

    def _moved(self) -> None:
        self._say(self._asked())
        self._resting.start()

    def _read(self) -> None:
        self._document.read_as(self._document.reading.as_known(self._asked()))

    def _say(self, day: date | None) -> None:
        unknown = 0 if day is None or self._known is None else self._known.unknown_on(to_day(day))
        self.day.setText("now" if day is None else f"on {long_day(day)}")
        self.missing.setText("" if day is None else f"{unknown:,} not known yet")
        self.now.setEnabled(day is not None)
        words = f"As known {self.day.text()}"
        if day is not None:
            words += f": {counted(unknown, 'statement')} not known yet"
        self.handle.setAccessibleDescription(words)
        self.handle.setToolTip(f"{words}\nArrow keys go from day to day, Home to the first, End to now")

    def _lay_out(self) -> None:
        self.name.setBuddy(self.handle)
        self.handle.setAccessibleName("As known on")
        self.handle.setPageStep(7)
        self.handle.setMinimumWidth(80)
        self.now.setText("Now")
        self.now.setAutoRaise(True)
        self.now.setToolTip("Come back to all that is known")
        self.day.setMinimumWidth(self.fontMetrics().horizontalAdvance("on 30 Sep 2022 "))
        self.missing.setMinimumWidth(self.fontMetrics().horizontalAdvance("000 not known yet"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.name)
        row.addWidget(self.day)
        row.addWidget(self.handle, 1)
        row.addWidget(self.now)
        row.addWidget(self.missing)
