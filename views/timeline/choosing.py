"""From statement to statement by key: within a lane, across lanes, along links; and what is marked and measured."""

from typing import Protocol

import numpy as np
from PySide6.QtCore import QObject, Signal

from models.analysis.measuring import Item, Measure, item_of, measured
from models.facts import EVER, NONE
from models.snapshot import Ints, Snapshot, ints
from views.document import Document
from views.filters import Filters
from views.selection import Selection
from views.timeline.lane_order import LaneKey, LaneKind, row_of
from views.timeline.marked import Mark, Marked, marked_item
from views.timeline.walking import along_links, by_day, next_in_row


class _Board(Protocol):
    """What is chosen on."""

    @property
    def lane_keys(self) -> tuple[LaneKey, ...]: ...
    def lane_of(self, statement: int) -> int | None: ...
    def show_days(self, first: int, last: int) -> bool: ...
    def fit(self) -> None: ...
    def day_in_sight(self) -> int: ...


class Choosing(QObject):
    """`pointed` is the position of the statement under the pointer, NONE for none."""

    walked = Signal()
    """A statement was chosen by key."""
    told = Signal(str)
    """A sentence about why a key led nowhere, or what else there would be."""
    measure_changed = Signal()

    def __init__(
        self, board: _Board, document: Document, selection: Selection, filters: Filters, marked: Marked, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._board, self._document, self._selection = board, document, selection
        self._filters, self._marked, self.pointed = filters, marked, NONE
        marked.changed.connect(self.measure_changed)
        selection.chosen.connect(self.measure_changed)

    @property
    def chosen(self) -> int:
        """The position of the chosen statement, NONE for none."""
        return self._snapshot.statements.position.get(self._selection.statement_id or "", NONE)

    @property
    def _snapshot(self) -> Snapshot:
        return self._document.snapshot

    def point_at(self, statement: int) -> None:
        """A statement, or none, is under the pointer now."""
        if statement != self.pointed:
            self.pointed = statement
            self.measure_changed.emit()

    def start(self) -> Item | None:
        """What is measured from."""
        return None if self._marked.current is None else marked_item(self._snapshot, self._marked.current)

    def measure(self) -> Measure | None:
        """From the current mark to what is under the pointer, else to what is chosen."""
        start = self.start()
        target = self.chosen if self.pointed == NONE else self.pointed
        if start is None or target in (NONE, start.statement) or target >= len(self._snapshot.statements):
            return None
        return measured(self._snapshot, start, item_of(self._snapshot, target))

    def step(self, direction: int) -> None:
        """Choose the next (1) or previous (−1) statement in the lane of the chosen one, or the first of all."""
        lane = None if self.chosen == NONE else self._board.lane_of(self.chosen)
        keys = self._board.lane_keys
        if keys:
            self._choose(next_in_row(self._row(keys[lane or 0]), self.chosen, direction))

    def step_across(self, direction: int) -> bool:
        """Choose the nearest statement in day in the next lane below (1) or above (−1) that has any.

        False where no statement is chosen.
        """
        lane = None if self.chosen == NONE else self._board.lane_of(self.chosen)
        if lane is None:
            return False
        keys, said = self._board.lane_keys, self._snapshot.statements.said
        lanes = keys[lane + 1 :] if direction > 0 else keys[:lane][::-1]
        row = next((row for key in lanes if len(row := self._row(key))), ints([]))
        if len(row):
            self._choose(int(row[np.argmin(np.abs(said[row] - said[self.chosen]))]))
        return True

    def follow_links(self, direction: int) -> None:
        """Choose the nearest statement after (1) or before (−1) the chosen one that is linked with it."""
        if self.chosen == NONE:
            self.told.emit("Choose a statement first; [ and ] then follow its links.")
            return
        step = along_links(self._snapshot, self.chosen, direction)
        if step is None:
            self.told.emit(f"Nothing said {'after' if direction > 0 else 'before'} this is linked with it.")
            return
        more = f"; {step.others} more linked this way, listed in the inspector" if step.others else ""
        words = f"{step.words[:1].upper()}{step.words[1:]}"
        self._choose(step.to)
        self.told.emit(f"{words} this one{more}.")

    def toggle_mark(self) -> None:
        """Mark what is chosen, else what is under the pointer, else the day in the middle, or take that mark away."""
        statement = self.pointed if self.chosen == NONE else self.chosen
        if statement == NONE:
            self._marked.toggle(Mark(self._board.day_in_sight()))
        else:
            statements = self._snapshot.statements
            self._marked.toggle(Mark(int(statements.said[statement]), statements.ids[statement]))

    def go_to_mark(self, direction: int) -> None:
        """Measure from the next mark and bring it into sight."""
        mark = self._marked.next_mark(direction)
        if mark is None:
            self.told.emit("Nothing is marked yet; M marks what is chosen.")
        else:
            self._board.show_days(mark.day, mark.day)

    def select_from_mark(self) -> None:
        """Select the days from the current mark to what is chosen; without both, from one compared round to the other.

        Those begin after the earlier round's last day.
        """
        measure = self.measure()
        if measure is not None:
            self._marked.choose_period(measure.earlier.day, measure.later.day)
            return
        rounds = {sitting.id: sitting for sitting in self._snapshot.rounds}
        earlier, later = rounds.get(self._selection.earlier or ""), rounds.get(self._selection.later or "")
        if later is not None:
            first = later.start if earlier is None else min(earlier.end + 1, later.start)
            self._marked.choose_period(first, later.end)
        else:
            self.told.emit("Mark a statement with M and choose another one; P then selects the days between.")

    def fit_chosen(self) -> None:
        """Show the selected period, else the chosen statement with days around it; what is shown so already, all."""
        days = self._marked.period or self._days_of(self.chosen)
        if days is None or not self._board.show_days(*days):
            self._board.fit()

    def _days_of(self, statement: int) -> tuple[int, int] | None:
        if statement == NONE:
            return None
        said, earliest = (int(column[statement]) for column in self._columns())
        return (said if earliest == EVER else earliest), said

    def _columns(self) -> tuple[Ints, Ints]:
        return self._snapshot.statements.said, self._snapshot.statements.earliest

    def _row(self, key: LaneKey) -> Ints:
        """The statements that a lane shows, by day."""
        snapshot, standing = self._snapshot, self._document.standing
        columns = snapshot.statements
        column = {LaneKind.ISSUE: columns.issue, LaneKind.PARTY: columns.party, LaneKind.SPEAKER: columns.speaker}
        inside = (column[key.kind] == row_of(snapshot, key)) & standing.known
        if self._filters.parties is not None:
            inside &= np.isin(columns.party, self._filters.parties_shown(snapshot))
        if key.kind != LaneKind.ISSUE:
            inside &= np.isin(columns.issue, self._filters.issues_shown(snapshot))
        return by_day(columns, ints(np.flatnonzero(inside)))

    def _choose(self, statement: int) -> None:
        if statement != NONE:
            # The keys have the word until the pointer is moved again.
            self.pointed = NONE
            self._selection.choose_statement(self._snapshot.statements.ids[statement])
            self.walked.emit()
