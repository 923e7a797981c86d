"""The reading in the bar: by which rules statements count, and as known on which day."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QDate
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QMenu, QWidget, QWidgetAction

from models.analysis.reading import READINGS, Reading
from models.snapshot import to_date
from models.words import Conditionals
from views.document import Document
from views.labels import long_day
from views.menu_button import MenuButton


class ReadingBar(QWidget):
    """Two menus: the reading and the day of knowledge. All figures of all views follow them."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.reading, self.known = MenuButton("Reading"), MenuButton("As known on")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.reading)
        layout.addWidget(self.known)
        self._calendar = QCalendarWidget()
        self._calendar_menu = self._make_calendar_menu()
        document.refreshed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say the reading in words, and fill the menus anew."""
        reading = self._document.reading
        unconditional = "" if reading.conditionals == Conditionals.COUNTED else ", unconditional"
        self.reading.setText(f"Reading: {reading.name}, grade ≤ {reading.credibility}{unconditional}")
        self.reading.setToolTip(describe(reading))
        self.known.setText(f"As known: {'today' if reading.known is None else long_day(reading.known)}")
        self.known.setToolTip("What was published and recorded by then")
        for button, fill in ((self.reading, self._fill_readings), (self.known, self._fill_days)):
            if not button.options.isVisible():
                fill()

    def read_as_known(self, day: date | None) -> None:
        """Ask what was known on a day; None for today."""
        self._document.read_as(self._document.reading.as_known(day))

    def _fill_readings(self) -> None:
        menu = self.reading.options
        menu.clear()
        group, now = QActionGroup(menu), self._document.reading
        for reading in READINGS.values():
            action = menu.addAction(f"{reading.name.capitalize()}: {describe(reading)}")
            action.setCheckable(True)
            action.setChecked(reading.name == now.name)
            action.setActionGroup(group)
            action.triggered.connect(
                lambda _checked=False, one=reading: self._read_as(one, self._document.reading.conditionals)
            )
        menu.addSeparator()
        conditional = menu.add_tick("Count conditional statements", ticked=now.conditionals != Conditionals.NEVER)
        conditional.toggled.connect(
            lambda on: self._read_as(self._document.reading, Conditionals.COUNTED if on else Conditionals.NEVER)
        )

    def _read_as(self, reading: Reading, conditionals: Conditionals) -> None:
        self._document.read_as(replace(reading, conditionals=conditionals, known=self._document.reading.known))

    def _fill_days(self) -> None:
        menu = self.known.options
        menu.clear()
        menu.addAction("Today: everything in the dossier", lambda: self.read_as_known(None))
        menu.addSeparator()
        snapshot = self._document.snapshot
        for sitting in snapshot.rounds:
            day = to_date(sitting.end)
            words = f"End of round {sitting.number}, {long_day(day)}"
            menu.addAction(words, partial(self.read_as_known, day))
        self._show_in_calendar()
        menu.addMenu(self._calendar_menu)

    def _make_calendar_menu(self) -> QMenu:
        menu = QMenu("Another day", self)
        action = QWidgetAction(menu)
        action.setDefaultWidget(self._calendar)
        menu.addAction(action)
        self._calendar.activated.connect(self._take_day)
        self._calendar.clicked.connect(self._take_day)
        return menu

    def _show_in_calendar(self) -> None:
        known, rounds = self._document.reading.known, self._document.snapshot.rounds
        shown = known or (to_date(rounds[-1].end) if rounds else date.today())  # noqa: DTZ011
        self._calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))

    def _take_day(self, day: QDate) -> None:
        self.known.options.close()
        self.read_as_known(date(day.year(), day.month(), day.day()))


def describe(reading: Reading) -> str:
    """The rules of a reading in one line."""
    conditional = (
        "conditional ones count" if reading.conditionals != Conditionals.NEVER else "conditional ones left out"
    )
    return f"authority up to {reading.authority}, credibility up to {reading.credibility}, {conditional}"
