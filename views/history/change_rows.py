"""Changes as rows: those of a step, record by record, or those of a record, from the newest to its making."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QModelIndex, QObject

from models.history.changes import WHOLE, Changes, Deed, Mark, PastChange
from models.history.steps import step_title
from models.telling.differing import LONG, where_they_differ
from models.telling.names import Names
from models.telling.when import when_words
from views.history.lines import Index, Line, LinesModel
from views.plain import in_order

_DEEDS = {Deed.ADDED: "Added", Deed.DELETED: "Deleted", Deed.RESTORED: "Restored"}


class ChangeModel(LinesModel):
    """Rows for changes, read a page at a time; subclasses say what a row tells."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.changes: list[PastChange] = []
        self._more: Mark | None = None
        self._read: Callable[[Mark], Changes] | None = None

    def show_changes(self, first: Changes, read: Callable[[Mark], Changes]) -> None:
        """Show other changes, and read on from where the first ones end."""
        self.beginResetModel()
        self.changes, self._more, self._read = list(first.changes), first.more, read
        self.endResetModel()

    def clear(self) -> None:
        """Show nothing."""
        self.show_changes(Changes((), None), lambda _mark: Changes((), None))

    def row_of(self, change: str, unit: str) -> int:
        """The row of what a change said of a unit, −1 where it is not read."""
        found = (at for at, one in enumerate(self.changes) if (one.change, one.unit) == (change, unit))
        return next(found, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.changes)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more is not None

    def fetchMore(self, parent: Index) -> None:
        if self._more is None or self._read is None:
            return
        page = self._read(self._more)
        self._more = page.more
        if page.changes:
            self.beginInsertRows(QModelIndex(), len(self.changes), len(self.changes) + len(page.changes) - 1)
            self.changes += page.changes
            self.endInsertRows()


class StepChanges(ChangeModel):
    """What one step changed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.names: Names | None = None

    def line(self, row: int) -> Line:
        """What was changed, and below of which record."""
        change = self.changes[row]
        title = "" if self.names is None else self.names.title(*change.key)
        lead, text = _told(change)
        return Line(text, lead, detail=title, tip=_tip(title, change))


class RecordChanges(ChangeModel):
    """What became of one record. `now` holds its values by unit; `marked` the changes that stand out."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.now: Mapping[str, Any] = {}
        self.marked: frozenset[str] = frozenset()

    def is_now(self, change: PastChange) -> bool:
        """Whether a unit says now what a change said."""
        return change.unit in self.now and self.now[change.unit] == change.value

    def stands(self, change: PastChange) -> bool:
        """Whether it is this change, of all that said so, that a unit has its value from."""
        newest = next(one for one in self.changes if one.unit == change.unit)
        return newest.transaction == change.transaction and self.is_now(change)

    def line(self, row: int) -> Line:
        """What was changed and when, and below who did it in which step and why."""
        change = self.changes[row]
        lead, text = _told(change)
        reason = f"“{change.reason}”" if change.reason else ""
        who = " · ".join(filter(None, (change.analyst or "somebody", step_title(change.kind, change.label), reason)))
        made_with = change.deed is Deed.ADDED and change.unit != WHOLE
        now = "stands now" if self.stands(change) else ""
        detail = (now or "as it was added") if made_with else " · ".join(filter(None, (now, who)))
        when = "" if made_with else when_words(change.clock)
        tip = "\n".join((f"{when_words(change.clock)} · {who}", _tip("", change)))
        return Line(text, lead, when, detail, tip, marked=change.change in self.marked and not made_with)


def _told(change: PastChange) -> tuple[str, str]:
    if change.unit == WHOLE:
        return _DEEDS.get(change.deed, "Changed"), ""
    if change.deed is Deed.ADDED or not change.befores:
        return change.field, change.after
    others = [one for one in change.befores if one != change.after or len(one) <= LONG] or [change.after]
    cut = [where_they_differ(before, change.after) for before in others]
    beside = (where_they_differ(one, change.after)[0] for one in change.beside)
    after = in_order("beside", (cut[0][1], *beside))
    return change.field, in_order("→", [in_order("or", (before for before, _ in cut)), after])


def _tip(title: str, change: PastChange) -> str:
    lead, text = _told(change)
    if change.before and change.unit != WHOLE:
        text = in_order("→", (change.before, in_order("beside", (change.after, *change.beside))))
    return "\n".join(filter(None, (title, f"{lead}: {text}" if text else lead)))
