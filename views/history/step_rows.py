"""All steps as rows under the days on which they were written, read as one scrolls."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QModelIndex, QObject, QTimer, Signal

from models.dates.words import day_words
from models.history.steps import MANY, Page, PastStep, Place, Sought, newer_steps, newest_place, page_of_steps
from models.phrases import counted
from models.store import Store
from models.telling.when import local, time_words, when_words
from views.history.lines import Index, Line, LinesModel

_FEW = 40
"""A list is looked on for by itself until it has so many more rows, or has come to its end."""


class StepModel(LinesModel):
    """The steps that are sought, newest first. `refresh` puts what was added since on top."""

    looked = Signal()
    """More was looked through; what is rare is searched for on and on, a little at a time."""

    def __init__(self, store: Store, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self.sought = Sought()
        self._rows: list[date | PastStep] = []
        self._known: set[str] = set()
        self._newest: Place = ("", "")
        self._more: Place | None = None
        self._wanted = 0
        self._looking = QTimer(self)
        self._looking.setSingleShot(True)
        self._looking.timeout.connect(self._look_on)

    @property
    def reached(self) -> str:
        """The clock back to which has been looked so far, "" for all."""
        return "" if self._more is None else self._more[0]

    @property
    def count(self) -> int:
        """How many steps are listed."""
        return len(self._known)

    @property
    def is_looking(self) -> bool:
        """Whether more is being looked for now."""
        return self._looking.isActive()

    def seek(self, sought: Sought) -> None:
        """List other steps, from the newest."""
        self.sought = sought
        self._newest = newest_place(self._store)
        page = page_of_steps(self._store, sought)
        self.beginResetModel()
        self._rows, self._known = [], set()
        self._take(page)
        self.endResetModel()
        self._wanted = _FEW
        self._go_on()

    def refresh(self) -> None:
        """Put the steps that were added since on top."""
        found = newer_steps(self._store, self.sought, self._newest)
        if found is None:
            self.seek(self.sought)
            return
        self._newest = newest_place(self._store)
        new = [step for step in found if step.transaction not in self._known]
        if new:
            self._put_on_top(new)

    def stop(self) -> None:
        """Look no further; the store is about to be closed."""
        self._looking.stop()
        self._more = None

    def step_at(self, row: int) -> PastStep | None:
        """The step in a row; None for a heading, and for no row."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, PastStep) else None

    def row_of(self, transaction: str) -> int:
        """The row of a step, −1 where it is not listed."""
        if transaction not in self._known:
            return -1
        found = (
            at for at, one in enumerate(self._rows) if isinstance(one, PastStep) and one.transaction == transaction
        )
        return next(found, -1)

    def first_row(self) -> int:
        """The row of the newest step that is listed, −1 for none."""
        return 1 if self._rows else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more is not None and not self._looking.isActive()

    def fetchMore(self, parent: Index) -> None:
        self._wanted = len(self._rows) + _FEW
        self._look_on()

    def line(self, row: int) -> Line:
        """A step with who and what, or the day above several."""
        found = self._rows[row]
        if isinstance(found, date):
            return Line(_day_heading(found), heading=True)
        what = found.about or ("" if not found.records else _many(found.records))
        reason = f"“{found.reason}”" if found.reason else ""
        detail = " · ".join(filter(None, (found.analyst or "somebody", what, reason)))
        tip = "\n".join(filter(None, (found.title, when_words(found.clock), detail)))
        return Line(found.title, right=time_words(found.clock), detail=detail, tip=tip)

    def _look_on(self) -> None:
        if self._more is None:
            return
        page = page_of_steps(self._store, self.sought, self._more)
        self._insert(len(self._rows), self._with_days(page))
        self._go_on()

    def _go_on(self) -> None:
        # Between two pages the window stays free for whoever uses it.
        if self._more is not None and len(self._rows) < self._wanted:
            self._looking.start(0)
        self.looked.emit()

    def _take(self, page: Page) -> None:
        self._rows += self._with_days(page)

    def _with_days(self, page: Page) -> list[date | PastStep]:
        self._more = page.more
        last = next((_day(one) for one in reversed(self._rows) if isinstance(one, PastStep)), None)
        return self._under_days([step for step in page.steps if step.transaction not in self._known], last)

    def _under_days(self, steps: list[PastStep], last: date | None) -> list[date | PastStep]:
        rows: list[date | PastStep] = []
        for step in steps:
            day = _day(step)
            if day != last:
                rows.append(day)
                last = day
            rows.append(step)
            self._known.add(step.transaction)
        return rows

    def _put_on_top(self, new: list[PastStep]) -> None:
        # Those of the day that stands on top come under its heading, later days with headings of their own above it.
        newest_day = self._rows[0] if self._rows else None
        same_day = [step for step in new if _day(step) == newest_day]
        self._known.update(step.transaction for step in same_day)
        self._insert(1, list(same_day))
        self._insert(0, self._under_days([step for step in new if _day(step) != newest_day], None))

    def _insert(self, at: int, rows: Sequence[date | PastStep]) -> None:
        if rows:
            self.beginInsertRows(QModelIndex(), at, at + len(rows) - 1)
            self._rows[at:at] = rows
            self.endInsertRows()


def _day(step: PastStep) -> date:
    moment = local(step.clock)
    return date.min if moment is None else moment.date()


def _day_heading(day: date) -> str:
    today = date.today()  # noqa: DTZ011 - the day where the reader sits
    if day == date.min:
        return "Not dated"
    return {today: "Today", today - timedelta(days=1): "Yesterday"}.get(day, day_words(day))


def _many(records: int) -> str:
    return f"more than {MANY:,} records" if records > MANY else counted(records, "record")
