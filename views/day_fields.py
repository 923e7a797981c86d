"""Two fields beside each other: from which to which day something holds, empty where that is open."""

from collections.abc import Callable
from datetime import date
from typing import TypeAlias

from models.dates.exact import read_day_or_open
from models.edits.days import check_days
from models.entry import tried
from models.snapshot import to_date
from views.fields import LineField
from views.labels import long_day

Days: TypeAlias = tuple[date | None, date | None]


class DayFields:
    """Commits both days whenever one of them is new; each is checked against what stands in the other field."""

    def __init__(self, spoken: str, commit: Callable[[Days], None]) -> None:
        self._commit = commit
        self.start = LineField(f"{spoken} from", self._read_start, lambda day: commit((day, self.stored[1])))
        self.end = LineField(f"{spoken} to", self._read_end, lambda day: commit((self.stored[0], day)))
        self.stored: Days = (None, None)
        for field, words in ((self.start, "from, if known"), (self.end, "to, if over")):
            field.line.setPlaceholderText(words)
            field.line.setMinimumWidth(96)

    def show(self, start: int | None, end: int | None) -> None:
        """Show what is stored, as days of the snapshot."""
        self.stored = (_date(start), _date(end))
        for field, day in zip((self.start, self.end), self.stored, strict=True):
            field.show_stored("" if day is None else long_day(day))
            field.line.setCursorPosition(0)

    def _read_start(self, text: str) -> date | None:
        day = read_day_or_open(text)
        check_days(day, _typed(self.end))
        return day

    def _read_end(self, text: str) -> date | None:
        day = read_day_or_open(text)
        check_days(_typed(self.start), day)
        return day


def _typed(field: LineField[date | None]) -> date | None:
    found = tried(read_day_or_open, field.line.text())
    return found if isinstance(found, date) else None


def _date(day: int | None) -> date | None:
    return None if day is None else to_date(day)
