"""A crowded lane from far: in spans of days of doubling length, how far what was held reached, how much was said."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from models.facts import NONE
from models.snapshot import Floats, Ints, Mask, ints
from views.timeline.lanes import FOREVER, MOST_LINES, Lane, Stretches

Reach: TypeAlias = NDArray[np.float32]
"""Rows of spans; the last span of each row is all the time after the others."""

_FEWEST = 64
"""A level of so few spans is the last one."""

_RESTLESS = 0.4

REST = NONE
"""In place of a line: all those that are too many to be told apart."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn in one colour: a line, or `REST`, all lines beyond those; what is not comparable apart."""

    line: int
    broken: bool


@dataclass(frozen=True, slots=True, eq=False)
class Envelopes:
    """From where to where ranges reached in each span, a row for each thing that is drawn.

    Infinite, `low` above `high`, where there was none. `middle` is that of the range at the end of the span, NaN where
    there was none.
    """

    low: Reach
    high: Reach
    middle: Reach

    def halved(self) -> "Envelopes":
        """The same for spans twice as long."""
        ends = ((self.low, np.minimum), (self.high, np.maximum), (self.middle, lambda _, end: end))
        return Envelopes(*(_paired(rows, reduce) for rows, reduce in ends))


@dataclass(frozen=True, eq=False)
class Level:
    """Spans of `days` days; the first one begins at `first`. `counts` are of statements, a row for each group.

    Groups are the lines that are told apart, and last of all everybody else.
    """

    days: int
    first: int
    held: Envelopes
    red_lines: Envelopes
    counts: Ints
    restless: float
    """In which share of the spans what is held on a line becomes another."""

    @property
    def spans(self) -> int:
        """How many spans there are before the one that never ends."""
        return int(self.counts.shape[1])

    @cached_property
    def shares(self) -> Floats:
        """How much was said in each span, 1 for at least twice what is usual for the group where it says anything."""
        usual = self.counts.sum(axis=1) / np.maximum((self.counts > 0).sum(axis=1), 1)
        shares: Floats = np.minimum(self.counts / np.maximum(2 * usual, 1.0)[:, None], 1.0)
        return shares


class Levels:
    """All levels of one lane that has anything on it, made all at once, so that none is made while it is needed.

    `drawn` is what the rows of held ranges are of, what lies beneath first.
    """

    def __init__(self, lane: Lane) -> None:
        ends = [lane.held.last, lane.red_lines.last]
        days = [lane.marks.day, lane.held.first, lane.red_lines.first, *(last[last != FOREVER] for last in ends)]
        self._first, self._last = int(min(map(np.min, filter(len, days)))), int(max(map(np.max, filter(len, days))))
        self._lane = lane
        apart = len(lane.lines) if len(lane.lines) <= MOST_LINES else MOST_LINES - 1
        self.groups = tuple(range(apart))
        self.drawn, held = self._held()
        self.all = [self._level(1, held, self._red_lines(), self._counts())]
        while self.all[-1].spans > _FEWEST:
            last = self.all[-1]
            self.all.append(
                self._level(2 * last.days, last.held.halved(), last.red_lines.halved(), _summed(last.counts))
            )

    def at(self, days: float) -> Level:
        """The first level whose spans have at least so many days, or the last of all."""
        return next((level for level in self.all if level.days >= days), self.all[-1])

    def calm(self, days: float, most: float) -> Level:
        """The same, but in longer spans, up to `most` days, while what is held becomes another in every second one."""
        level = self.at(days)
        longer = (one for one in self.all if one.days >= level.days)
        return next((one for one in longer if one.restless < _RESTLESS or 2 * one.days > most), level)

    def _level(self, days: int, held: Envelopes, red_lines: Envelopes, counts: Ints) -> Level:
        lines = held.middle[[drawn.line != REST for drawn in self.drawn]]
        moved = np.count_nonzero((lines[:, 1:] != lines[:, :-1]) & ~np.isnan(lines[:, 1:]))
        return Level(days, self._first, held, red_lines, counts, moved / max(lines.size, 1))

    def _held(self) -> tuple[tuple[Drawn, ...], Envelopes]:
        held = self._lane.held
        drawn: list[Drawn] = []
        rows: list[Envelopes] = []
        for broken in (True, False):
            lines, found = self._day_by_day(held, held.broken == broken)
            apart = np.isin(lines, self.groups)
            if not apart.all():
                low, high = found.low[~apart].min(axis=0)[None, :], found.high[~apart].max(axis=0)[None, :]
                drawn.append(Drawn(REST, broken))
                rows.append(Envelopes(low, high, np.full_like(low, np.nan)))
            drawn += [Drawn(line, broken) for line in lines[apart].tolist()]
            rows.append(Envelopes(found.low[apart], found.high[apart], found.middle[apart]))
        order = sorted(range(len(drawn)), key=lambda at: (drawn[at].line != REST, not drawn[at].broken))
        whole = [np.vstack([getattr(one, name) for one in rows])[order] for name in ("low", "high", "middle")]
        return tuple(drawn[at] for at in order), Envelopes(*whole)

    def _red_lines(self) -> Envelopes:
        red = self._lane.red_lines
        return self._day_by_day(red, np.isin(red.line, self.groups))[1]

    def _day_by_day(self, stretches: Stretches, chosen: Mask) -> tuple[Ints, Envelopes]:
        """The lines that chosen stretches are of, and from where to where each reached on each day."""
        lines, row = np.unique(stretches.line[chosen], return_inverse=True)
        days = self._last - self._first + 2
        begin = row * days + stretches.first[chosen] - self._first
        until = np.minimum(stretches.last[chosen].astype(np.int64) - self._first, days)
        length = np.maximum(until - (stretches.first[chosen] - self._first), 0)
        cells = np.repeat(begin - np.cumsum(length) + length, length) + np.arange(length.sum())
        low, high = stretches.low[chosen], stretches.high[chosen]
        found = []
        for values, nowhere in ((low, np.inf), (high, -np.inf), ((low + high) / 2, np.nan)):
            filled = np.full(len(lines) * days, nowhere, np.float32)
            filled[cells] = np.repeat(values.astype(np.float32), length)
            found.append(filled.reshape(len(lines), days))
        return lines, Envelopes(*found)

    def _counts(self) -> Ints:
        marks, spans = self._lane.marks, self._last - self._first + 1
        group = np.where((marks.line >= 0) & (marks.line < len(self.groups)), marks.line, len(self.groups))
        cells = group * spans + (marks.day - self._first)
        return ints(np.bincount(cells, minlength=(len(self.groups) + 1) * spans).reshape(-1, spans))


def _paired(rows: Reach, reduce: Callable[[Reach, Reach], Reach]) -> Reach:
    """Two spans made one, but for the last, which never ends."""
    spans, forever = rows[:, :-1], rows[:, -1:]
    if spans.shape[1] % 2:
        spans = np.hstack((spans, spans[:, -1:]))
    return np.hstack((reduce(spans[:, ::2], spans[:, 1::2]), forever))


def _summed(counts: Ints) -> Ints:
    if counts.shape[1] % 2:
        counts = np.pad(counts, ((0, 0), (0, 1)))
    return counts[:, ::2] + counts[:, 1::2]
