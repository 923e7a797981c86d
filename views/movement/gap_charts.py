"""The charts of one gap over time: its curve by day, what each side did from round to round, how firm both were."""

from collections.abc import Sequence
from functools import partial
from operator import attrgetter

import numpy as np

from models.analysis.convergence import GapSteps, gap_course, gap_steps, resting_spans
from models.analysis.firmness import firmness_course
from models.analysis.pairs import Pair
from models.facts import NONE
from models.snapshot import Floats, Ints, Snapshot, ints
from models.words import FIRMNESSES
from views.charts.bar_chart import BarChart, Bars
from views.charts.day_chart import Course, DayChart, round_bands
from views.charts.gaps import why_unknown
from views.document import Document, Standing
from views.labels import NOT_STATED, days_words, issue_title, party_name
from views.movement.firmness_matrix import NOT_GRADED

RESTING = "rests on silence"
WIDENING = "mere widening"

_MOST_ROUNDS = 40
"""Of more rounds only those are drawn that changed something."""


class GapHistory:
    """The gap among some parties on one issue: its course by day and, of two parties, its steps by round."""

    def __init__(self, standing: Standing, parties: tuple[int, ...], issue: int, last: int) -> None:
        self.standing, self.parties, self.issue, self.last = standing, parties, issue, last
        snapshot, days = standing.snapshot, standing.turns.on(issue, parties)
        self.course = gap_course(standing.held, standing.spoken, parties, issue, days[days <= last])
        self.resting = resting_spans(snapshot, self.course, snapshot.stale_after_days, last)

    @property
    def pair(self) -> Pair | None:
        """The two sides; None where there are more."""
        return (self.parties[0], self.parties[1]) if len(self.parties) == 2 else None

    def steps(self) -> GapSteps:
        """The gap of the pair from round to round on all issues."""
        found = self.standing.every_round
        before, after = (np.moveaxis(column, -1, 0) for column in (found.before, found.leaving))
        pairs = () if self.pair is None else (self.pair,)
        return gap_steps(self.standing.snapshot, before, after, np.moveaxis(found.spoke, -1, 0), pairs)

    def ids(self, statements: Sequence[int]) -> tuple[str, ...]:
        """The ids of statements, once each."""
        all_ids = self.standing.snapshot.statements.ids
        return tuple(dict.fromkeys(all_ids[one] for one in statements if one != NONE))


def gap_curve(history: GapHistory) -> DayChart:
    """The gap by day; where it rested on a position that was not repeated for long, a second curve says so."""
    snapshot, course = history.standing.snapshot, history.course
    title = issue_title(snapshot, history.issue)
    turns = course.turns
    whole = _course(history, title, "accent", course.days[turns], turns)
    courses = (whole, *_resting(history)) if history.resting else (whole,)
    return DayChart("Gap", courses, history.last, round_bands(snapshot), of="Issue")


def _course(history: GapHistory, name: str, colour: str, days: Ints, entries: Ints) -> Course:
    snapshot, course = history.standing.snapshot, history.course
    return Course(
        name,
        attrgetter(colour),
        days,
        course.gap[entries],
        tuple(history.ids(row) for row in course.held[entries].tolist()),
        tuple(why_unknown(snapshot, row) for row in course.held[entries]),
        snapshot.issues[history.issue].id,
    )


def _resting(history: GapHistory) -> tuple[Course]:
    """The same gap on the days on which it rested on silence, with no value on the others."""
    course, days, entries = history.course, [], []
    for first, last in history.resting:
        inside = course.turns[(course.days[course.turns] > first) & (course.days[course.turns] <= last)]
        holding = course.turns[course.days[course.turns] <= first][-1:]
        days += [first, *course.days[inside].tolist()]
        entries += [*holding.tolist(), *inside.tolist()]
        if last < history.last:
            days.append(last + 1)
            entries.append(NONE)
    made = _course(history, RESTING, "warning", ints(days), ints(entries))
    silent = np.array(entries) == NONE
    values = np.where(silent, np.nan, made.values)
    evidence = tuple(() if none else one for none, one in zip(silent.tolist(), made.evidence, strict=True))
    without = tuple("spoken on again, or gap unknown" if none else "" for none in silent.tolist())
    return (Course(made.name, made.colour, made.days, values, evidence, without, made.gap_on),)


def split_bars(document: Document, history: GapHistory) -> BarChart:
    """What each side of a pair and mere widening did to the gap from round to round; right is nearer.

    Of many rounds those are left out that changed nothing.
    """
    snapshot, pair = document.snapshot, history.pair
    assert pair is not None  # noqa: S101 - only a pair has a split
    found = history.steps()
    rounds = _telling(found, history.issue)
    evidence = tuple(history.ids(found.evidence(step, history.issue, 0)) for step in rounds)
    without = tuple(_no_fall(snapshot, found, step, history.issue) for step in rounds)

    def part(column: Floats) -> Floats:
        return np.asarray(column[rounds, history.issue, 0])

    bars = [
        Bars(party_name(snapshot, party), partial(document.party_colour, party=party), values, evidence, without)
        for party, values in zip(pair, (part(found.parts.by_a), part(found.parts.by_b)), strict=True)
    ]
    bars.append(Bars(WIDENING, attrgetter("muted"), part(found.parts.by_widening), evidence, without))
    sittings = [snapshot.rounds[place] for place in rounds]
    names = tuple(f"{one.number} · {days_words(one.start, one.end)}" for one in sittings)
    return BarChart("Fall of the gap", "Round", names, tuple(bars), "farther", "nearer", stacked=True)


def _telling(found: GapSteps, issue: int) -> list[int]:
    """All rounds or, of many, those in which a side did something, or the gap came to be or ceased."""
    rounds = len(found.old)
    if rounds <= _MOST_ROUNDS:
        return list(range(rounds))
    moved = np.any([np.nan_to_num(part[:, issue, 0]) != 0 for part in found.parts], axis=0)
    edge = np.isnan(found.old[:, issue, 0]) != np.isnan(found.new[:, issue, 0])
    return [int(place) for place in np.flatnonzero(moved | edge)]


def _no_fall(snapshot: Snapshot, found: GapSteps, step: int, issue: int) -> str:
    old, new = np.isnan(found.old[step, issue, 0]), np.isnan(found.new[step, issue, 0])
    if not old and not new:
        return ""
    if old and new:
        return why_unknown(snapshot, found.after[step, issue, 0])
    return "gap came to be" if old else "gap ceased"


def firmness_curves(document: Document, history: GapHistory) -> DayChart:
    """How firmly each of the parties held its position by day, 0–4."""
    snapshot = document.snapshot
    courses = []
    for party in history.parties:
        days = history.standing.turns.on(history.issue, (party,))
        steps = firmness_course(history.standing.held, party, history.issue, days)
        steps = tuple(step for step in steps if step.day <= history.last)
        courses.append(
            Course(
                party_name(snapshot, party),
                partial(document.party_colour, party=party),
                ints([step.day for step in steps]),
                np.array([np.nan if step.firmness == NONE else float(step.firmness) for step in steps]),
                tuple(history.ids((step.statement,)) for step in steps),
                tuple(NOT_STATED if step.statement == NONE else NOT_GRADED for step in steps),
            )
        )
    bands = round_bands(snapshot)
    return DayChart("Firmness", tuple(courses), history.last, bands, 0.0, 4.0, of="Party", write=firmness_level)


def firmness_level(value: float) -> str:
    """A degree of firmness with its word; between two there is none."""
    return f"{int(value)} {FIRMNESSES[int(value)]}" if value in FIRMNESSES else ""
