"""Which two days are compared: two fields with calendars."""

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLabel, QWidget

from models.snapshot import to_date

_EPOCH = QDate(1970, 1, 1)


class DaysBar(QWidget):
    """“From … to …”. A day that does not come before the other moves the other."""

    chosen = Signal()
    """Other days are to be compared."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.last = _field("From the end of day"), _field("To the end of day")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for words, field in (("From", self.first), ("to", self.last)):
            label = QLabel(words)
            label.setBuddy(field)
            row.addWidget(label)
            row.addWidget(field)
        self.first.dateChanged.connect(self._choose_first)
        self.last.dateChanged.connect(self._choose_last)

    @property
    def days(self) -> tuple[int, int]:
        """The two days, as days since 1970."""
        return _EPOCH.daysTo(self.first.date()), _EPOCH.daysTo(self.last.date())

    def show_days(self, first: int, last: int) -> None:
        """Show which days are compared."""
        for field, day in ((self.first, first), (self.last, last)):
            with QSignalBlocker(field):
                field.setDate(_qdate(day))

    def _choose_first(self) -> None:
        first, last = self.days
        self.show_days(first, max(first + 1, last))
        self.chosen.emit()

    def _choose_last(self) -> None:
        first, last = self.days
        self.show_days(min(first, last - 1), last)
        self.chosen.emit()


def _field(name: str) -> QDateEdit:
    field = QDateEdit()
    field.setAccessibleName(name)
    field.setCalendarPopup(True)
    field.setDisplayFormat("d MMM yyyy")
    # While a year is being typed every digit would be a day to compare with.
    field.setKeyboardTracking(False)
    return field


def _qdate(day: int) -> QDate:
    found = to_date(day)
    return QDate(found.year, found.month, found.day)
