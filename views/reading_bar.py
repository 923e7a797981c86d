"""The reading in the bar: by which rules statements count, and as known on which day."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QMenu, QWidget, QWidgetAction

from models.analysis.reading import Reading
from models.snapshot import to_date
from models.telling.readings import rules_in_short
from models.words import Conditionals
from views.document import Document
from views.labels import long_day
from views.menu_button import EditorButton, MenuButton
from views.readings.editor import ReadingEditor
from views.theme import Theme

_LONGEST = 24
"""How much of a reading's name stands in the bar, in characters."""


class ReadingBar(QWidget):
    """Two buttons: the reading, over its editor, and the day of knowledge. All figures of all views follow them."""

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__()
        self._document, self._theme = document, theme
        self._editor: ReadingEditor | None = None
        self.reading, self.known = EditorButton("Reading"), MenuButton("As known on")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.reading)
        layout.addWidget(self.known)
        self._calendar = QCalendarWidget()
        self._calendar_menu = self._make_calendar_menu()
        self.reading.clicked.connect(lambda: self.editor.open_under(self.reading))
        document.refreshed.connect(self.refresh)
        self.refresh()

    @property
    def editor(self) -> ReadingEditor:
        """The editor, made when it is first asked for."""
        if self._editor is None:
            self._editor = ReadingEditor(self._document, self._theme, self)
        return self._editor

    def refresh(self) -> None:
        """Say the reading in words, and fill the menu of days anew."""
        reading = self._document.reading
        self.reading.setText(f"Reading: {', '.join(_in_the_bar(reading))}".replace("&", "&&"))
        self.reading.setToolTip(f"{rules_in_short(reading)[:1].upper()}{rules_in_short(reading)[1:]}")
        self.known.setText(f"As known: {'today' if reading.known is None else long_day(reading.known)}")
        self.known.setToolTip("What was published and recorded by then, as the dossier had it")
        if not self.known.options.isVisible():
            self._fill_days()

    def read_as_known(self, day: date | None) -> None:
        """Ask what was known on a day; None for today."""
        self._document.read_as(self._document.reading.as_known(day))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        if self._editor is not None:
            self._editor.set_theme(theme)

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


def _in_the_bar(reading: Reading) -> Iterator[str]:
    """The name, the grade, and of the other rules that one is changed, or how many are."""
    yield reading.name if len(reading.name) <= _LONGEST else f"{reading.name[:_LONGEST]}…"
    yield f"grade ≤ {reading.credibility}"
    others = [
        words
        for words, changed in (
            ("conditions met", reading.conditionals == Conditionals.MET),
            ("unconditional", reading.conditionals == Conditionals.NEVER),
            ("with restatements", reading.restatements),
            (f"{reading.review} only", reading.review is not None),
        )
        if changed
    ]
    if others:
        yield others[0] if len(others) == 1 else f"{len(others)} more rules"
