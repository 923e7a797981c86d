"""The gap on an issue over time: its course by day, and its steps from round to round.

Each step is split into what the sides did and what mere widening did (`analysis.gap.convergence`). Silence moves
nothing: what it does is that a gap stands on a position that nobody has repeated. So it is told as time, in rounds and
in days: for how long a side had said nothing on the issue, whatever the act or grade of what it said last.
"""

from dataclasses import dataclass

import numpy as np

from models.analysis.gap import Convergence, convergence, gap, gap_among
from models.analysis.pairs import Pair
from models.analysis.positions import Positions, Ranges, ranges
from models.analysis.turns import changes_of
from models.facts import NONE
from models.snapshot import Floats, Ints, Mask, Snapshot, ints


@dataclass(frozen=True, slots=True)
class GapSteps:
    """The gap from round to round as arrays of shape (steps, issues, pairs).

    `old` and `new` are the gap before and after each step, NaN where either side's range is not stated or not
    comparable; so are `parts` then: a gap that comes to be or ceases has not risen or fallen. `silent` has one more
    axis, the two sides: which said nothing on the issue during the step, whether it holds a position or not. `before`
    and `after`, with that axis too, are the statements held.
    """

    pairs: tuple[Pair, ...]
    old: Floats
    new: Floats
    parts: Convergence
    silent: Mask
    before: Ints
    after: Ints

    def evidence(self, step: int, issue: int, pair: int) -> tuple[int, ...]:
        """The statements that both sides held before and after a step, once each."""
        held = (*self.before[step, issue, pair].tolist(), *self.after[step, issue, pair].tolist())
        return tuple(dict.fromkeys(one for one in held if one != NONE))


@dataclass(frozen=True, slots=True)
class Converged:
    """Steps of one gap added up.

    `fall` and its parts are those of the `steps` with a gap before and after. In `appeared` more the gap came to be
    defined, in `vanished` it ceased to be. `standing` steps end with a gap; in `silent_a` of them the first side had
    said nothing since the step before, in `silent_b` the second, in `silent_both` neither had said anything.
    """

    fall: float
    by_a: float
    by_b: float
    by_widening: float
    steps: int
    appeared: int
    vanished: int
    standing: int
    silent_a: int
    silent_b: int
    silent_both: int


@dataclass(frozen=True, slots=True)
class GapCourse:
    """The gap among some parties on an issue by day: entry i holds from the end of `days[i]` to the next entry.

    There is an entry for each day on which any of them held another statement or said anything. `gap` is NaN where one
    has stated nothing that is comparable; `overlap` is what all ranges have in common, NaN where nothing. `held` and
    `spoken` are statements by day and party: what it held, and the last thing it had said, NONE for nothing.
    """

    parties: tuple[int, ...]
    days: Ints
    gap: Floats
    overlap: Ranges
    held: Ints
    spoken: Ints

    @property
    def turns(self) -> Ints:
        """The entries at which any of the parties held another statement than before."""
        return ints(np.flatnonzero((self.held != _shifted(self.held)).any(axis=1)))


@dataclass(frozen=True, slots=True)
class Resting:
    """How long a gap rested on silence, in days up to and with a last one.

    `days` are those on which there was a gap, 0 among them; `by_party` is on how many of these each party had said
    nothing on the issue for more than the limit of days, `any_party` on how many at least one.
    """

    days: int
    by_party: tuple[int, ...]
    any_party: int


def gap_steps(snapshot: Snapshot, before: Ints, after: Ints, spoke: Mask, pairs: tuple[Pair, ...]) -> GapSteps:
    """The gaps of these pairs from what was held before to what was held after.

    Arrays of shape (steps, issues, parties), as those of `Movement` for each round in turn.
    """
    sides = ints([*zip(*pairs, strict=True)]) if pairs else ints(np.empty((2, 0)))
    held = [(before[..., side], after[..., side]) for side in sides]
    (old_a, new_a), (old_b, new_b) = ([_ranges(snapshot, each) for each in of_side] for of_side in held)
    return GapSteps(
        pairs=pairs,
        old=gap(*old_a, *old_b),
        new=gap(*new_a, *new_b),
        parts=convergence(old_a, new_a, old_b, new_b),
        silent=np.stack([~spoke[..., side] for side in sides], axis=-1),
        before=np.stack([of_side[0] for of_side in held], axis=-1),
        after=np.stack([of_side[1] for of_side in held], axis=-1),
    )


def converged(found: GapSteps, issue: int, pair: int) -> Converged:
    """The steps of one pair's gap on an issue added up, both by their places."""
    old, new = found.old[:, issue, pair], found.new[:, issue, pair]
    had, has = ~np.isnan(old), ~np.isnan(new)
    silent_a, silent_b = (found.silent[:, issue, pair, side] & has for side in (0, 1))
    fall, by_a, by_b, by_widening = (float(np.nansum(part[:, issue, pair])) for part in found.parts)
    return Converged(
        fall=fall,
        by_a=by_a,
        by_b=by_b,
        by_widening=by_widening,
        steps=int((had & has).sum()),
        appeared=int((~had & has).sum()),
        vanished=int((had & ~has).sum()),
        standing=int(has.sum()),
        silent_a=int(silent_a.sum()),
        silent_b=int(silent_b.sum()),
        silent_both=int((silent_a & silent_b).sum()),
    )


def gap_course(held: Positions, spoken: Positions, parties: tuple[int, ...], issue: int, days: Ints) -> GapCourse:
    """The course of the gap among at least two parties on an issue.

    `days` are those on which anything may change, ascending (see `analysis.turns`); both tracks go by the day on which
    things were said.
    """
    turns = np.union1d(changes_of(held, parties, issue, days)[0], changes_of(spoken, parties, issue, days)[0])
    places = ints(turns)[:, None], ints(parties)[None, :]
    holding, last = (track.at(places[1], issue, places[0]) for track in (held, spoken))
    low, high = ranges(held.statements, holding)
    common = low.max(axis=1), high.min(axis=1)
    meets = common[0] <= common[1]
    overlap = np.where(meets, common[0], np.nan), np.where(meets, common[1], np.nan)
    return GapCourse(parties, ints(turns), gap_among(low, high), overlap, holding, last)


def silence_at(snapshot: Snapshot, course: GapCourse, day: int) -> tuple[int | None, ...]:
    """For how many days before a day each party of a course had said nothing on the issue; None for never anything."""
    entry = int(np.searchsorted(course.days, day, side="right")) - 1
    if entry < 0:
        return (None,) * len(course.parties)
    said = snapshot.statements.said
    return tuple(None if last == NONE else day - int(said[last]) for last in course.spoken[entry].tolist())


def resting_spans(snapshot: Snapshot, course: GapCourse, limit: int, last_day: int) -> tuple[tuple[int, int], ...]:
    """From which day to which, both inclusive, a gap rested on a position that had not been repeated for long.

    Long is more than `limit` days without a word of one of the parties on the issue. Spans that adjoin are one.
    """
    begin, end = _long_silences(snapshot, course, limit, last_day)
    found: list[tuple[int, int]] = []
    for first, last in zip(begin.min(axis=1).tolist(), end.tolist(), strict=True):
        if first > last:
            continue
        joined = found.pop()[0] if found and found[-1][1] == first - 1 else first
        found.append((joined, last))
    return tuple(found)


def resting(snapshot: Snapshot, course: GapCourse, limit: int, last_day: int) -> Resting:
    """How many of the days with a gap, up to the last day, rested on silence of more than `limit` days."""
    begin, end = _long_silences(snapshot, course, limit, last_day)
    days = np.where(np.isnan(course.gap[: len(end)]), 0, end + 1 - course.days[: len(end)])
    silent = end[:, None] + 1 - begin
    return Resting(int(days.sum()), tuple(silent.sum(axis=0).tolist()), int(silent.max(axis=1).sum()))


def _long_silences(snapshot: Snapshot, course: GapCourse, limit: int, last_day: int) -> tuple[Ints, Ints]:
    """The first day of long silence of each party within each entry, the day after the entry where there is none.

    With it the last day of each entry; entries after the last day are left out, and those without a gap have none.
    """
    entries = int(np.searchsorted(course.days, last_day, side="right"))
    days, spoken = course.days[:entries], course.spoken[:entries]
    end = np.append(days[1:] - 1, last_day)[:entries]
    said = snapshot.statements.said[spoken] if entries else spoken
    has_gap = ~np.isnan(course.gap[:entries])
    begin = np.clip(said + limit + 1, days[:, None], end[:, None] + 1)
    return ints(np.where(has_gap[:, None], begin, end[:, None] + 1)), ints(end)


def _shifted(held: Ints) -> Ints:
    """What was held at the entry before each, nothing before the first."""
    return np.concatenate((np.full_like(held[:1], NONE), held[:-1]))


def _ranges(snapshot: Snapshot, held: Ints) -> Ranges:
    return ranges(snapshot.statements, held)
