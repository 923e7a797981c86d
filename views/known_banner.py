"""The banner over the views while the dossier is shown as it was on a day: which day, others to go to, and back."""

from datetime import date

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSlider, QToolButton

from models.analysis.known_days import known_days
from models.changes import Changes
from models.dates.words import day_words
from models.phrases import counted
from models.queries import days_worked
from models.snapshot import Ints, ints, to_date, to_day
from views.document import Document
from views.theme import Theme

_STILL_MS = 30
"""So long a handle has to rest while it is dragged before the views follow."""


_MEANWHILE = "Nothing can be changed meanwhile."


class KnownBanner(QFrame):
    """Hidden while the dossier is shown as it is now.

    The slider and the buttons beside it go by the days on which something became known: in between all is the same.
    """

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__()
        self._document, self._theme = document, theme
        self._days: Ints = ints([])
        self._days_of: Changes | str | None = "none yet"
        self._words, self._counts = QLabel(), QLabel()
        self.before, self.after = QToolButton(), QToolButton()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.back = QPushButton("Back to now")
        self._resting = QTimer(self, singleShot=True, interval=_STILL_MS)
        self._resting.timeout.connect(self._take_slid)
        self._lay_out()
        self.slider.valueChanged.connect(self._slid)
        self.before.clicked.connect(lambda: self._step(-1))
        self.after.clicked.connect(lambda: self._step(1))
        self.back.clicked.connect(lambda: self._go_to(None))
        document.refreshed.connect(self.refresh)
        self.set_theme(theme)
        self.refresh()

    def refresh(self) -> None:
        """Say the day and how much was known, or hide."""
        known = self._document.reading.known
        self.setVisible(known is not None)
        if known is None:
            return
        there, total = int(self._document.standing.known.sum()), len(self._document.present.statements)
        self._words.setText(f"As known on {day_words(known)}")
        self._counts.setText(f"{there:,} of {counted(total, 'statement')} known")
        self.setAccessibleName(f"{self._words.text()}: {self._counts.text()}. {_MEANWHILE}")
        self._show_on_slider(to_day(known))

    def show_slider(self, *, shown: bool) -> None:
        """Show the slider, or leave the days to a view that has one of its own."""
        for part in (self.before, self.slider, self.after):
            part.setVisible(shown)

    def set_theme(self, theme: Theme) -> None:
        """Colour the banner anew."""
        self._theme = theme
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.tint(theme.warning, 0.18))
        palette.setColor(QPalette.ColorRole.WindowText, theme.text)
        self.setPalette(palette)

    def _lay_out(self) -> None:
        self.setAutoFillBackground(True)
        self.setToolTip(_MEANWHILE)
        font = self._words.font()
        font.setBold(True)
        self._words.setFont(font)
        for label in (self._words, self._counts):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setMinimumWidth(self._words.fontMetrics().horizontalAdvance("As known on 30 September 2022") + 8)
        for button, arrow, words in (
            (self.before, Qt.ArrowType.LeftArrow, "To the day before on which something became known"),
            (self.after, Qt.ArrowType.RightArrow, "To the next day on which something became known"),
        ):
            button.setArrowType(arrow)
            button.setAutoRaise(True)
            button.setToolTip(words)
            button.setAccessibleName(words)
        self.slider.setAccessibleName("Day of knowledge")
        self.slider.setToolTip("From one day on which something became known to the next: drag, or press arrow keys")
        self.slider.setMinimumWidth(160)
        self.slider.setPageStep(10)
        self.slider.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.back.setToolTip("Show the dossier as it is now, when it can be changed again")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 5, 12, 5)
        layout.setSpacing(8)
        for part, stretch in (
            (self._words, 0), (self.before, 0), (self.slider, 1), (self.after, 0), (self._counts, 0), (self.back, 0),
        ):  # fmt: skip
            layout.addWidget(part, stretch)
        layout.insertStretch(layout.indexOf(self._counts))

    def _show_on_slider(self, day: int) -> None:
        days = self._news()
        place = self._place(day)
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, max(len(days) - 1, 0))
            self.slider.setValue(place)
        self.before.setEnabled(place > 0)
        self.after.setEnabled(place < len(days) - 1)

    def _place(self, day: int) -> int:
        """Where on the slider a day stands: at the last day of news up to it."""
        return int(np.searchsorted(self._news(), day, side="right")) - 1

    def _news(self) -> Ints:
        """The days on which something became known, with the day before the first of them."""
        if self._days_of is not self._document.last_change:
            self._days_of = self._document.last_change
            worked = [to_day(day) for day in days_worked(self._document.store)]
            days = known_days(self._document.present.statements, ints(worked)).days
            self._days = ints(np.concatenate((days[:1] - 1, days)))
        return self._days

    def _step(self, way: int) -> None:
        known = self._document.reading.known
        if known is not None and len(days := self._news()):
            place = self._place(to_day(known)) + way
            self._go_to(to_date(int(days[min(max(place, 0), len(days) - 1)])))

    def _slid(self) -> None:
        self._words.setText(f"As known on {day_words(self._slid_to())}")
        self._resting.start()

    def _slid_to(self) -> date:
        return to_date(int(self._news()[self.slider.value()]))

    def _take_slid(self) -> None:
        self._go_to(self._slid_to())

    def _go_to(self, day: date | None) -> None:
        self._resting.stop()
        self._document.read_as(self._document.reading.as_known(day))
