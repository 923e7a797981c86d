"""The gap on issues as curves over days, with the statements that were held behind each stretch."""

from collections.abc import Sequence
from functools import partial
from math import isnan
from operator import attrgetter

import numpy as np
from PySide6.QtGui import QColor

from models.analysis.gap import gap_among
from models.analysis.positions import not_comparable, ranges
from models.analysis.turns import Turns, changes_of
from models.entry import number, rounded
from models.facts import NONE
from models.snapshot import Ints, Snapshot
from views.charts.day_chart import Course, DayChart, round_bands
from views.charts.look import Colour
from views.document import Standing
from views.labels import NOT_COMPARABLE, NOT_STATED, long_day
from views.theme import Theme


def gap_chart(standing: Standing, issues: Sequence[int]) -> DayChart:
    """The gaps among the principals on issues, from the first position held to the last day that changed one.

    They go on to the end of the last round where that is later.
    """
    turns = Turns(standing.snapshot, standing.reading)
    colours: list[Colour] = [partial(_colour, place=place) for place in range(len(issues))]
    if len(issues) == 1:
        colours = [attrgetter("accent")]
    courses = tuple(gap_course(standing, turns, issue, colour) for issue, colour in zip(issues, colours, strict=True))
    days = [int(course.days[-1]) for course in courses if len(course.days)]
    last = max([*days, *(sitting.end for sitting in standing.snapshot.rounds)], default=0)
    return DayChart("Gap", courses, last, round_bands(standing.snapshot), of="Issue")


def gap_course(standing: Standing, turns: Turns, issue: int, colour: Colour) -> Course:
    """The gap among the principals on one issue, a value for each day on which one of them held another statement."""
    snapshot = standing.snapshot
    parties = snapshot.principals
    days, held = changes_of(standing.held, parties, issue, turns.on(issue, parties))
    gaps = gap_among(*ranges(snapshot.statements, held)) if len(days) else np.empty(0)
    ids = snapshot.statements.ids
    evidence = tuple(tuple(ids[at] for at in row if at != NONE) for row in held.tolist())
    without = tuple(why_unknown(snapshot, row) for row in held)
    return Course(snapshot.issues[issue].title, colour, days, gaps, evidence, without, snapshot.issues[issue].id)


def gap_words(course: Course) -> str:
    """A course of the gap in a sentence: where it began, between what it went, and what it has been since when."""
    values = [rounded(gap) for gap in course.values.tolist()]
    known = [at for at, gap in enumerate(values) if not isnan(gap)]
    if not known:
        return "The gap was known on no day: at no time had all sides stated positions that are comparable."
    first, last = known[0], len(values) - 1
    steady = last
    while steady and _same(course, steady - 1, last):
        steady -= 1
    begins = f"The gap was {number(values[first])} on {long_day(int(course.days[first]))}"
    if steady <= first:
        return f"{begins} and has been so since."
    ends = number(values[last]) if last == known[-1] else f"unknown ({course.without[last]})"
    since = long_day(int(course.days[steady]))
    return f"{begins}, {_between(values, known)}, and has been {ends} since {since}."


def _between(values: Sequence[float], known: Sequence[int]) -> str:
    stated = [values[at] for at in known]
    lowest, highest = min(stated), max(stated)
    went = f"went between {number(lowest)} and {number(highest)}" if lowest < highest else "was never another"
    # What is unknown at the end is told by itself.
    return went + (", unknown at times" if known[-1] - known[0] >= len(known) else "")


def _same(course: Course, one: int, other: int) -> bool:
    gaps = float(course.values[one]), float(course.values[other])
    return gaps[0] == gaps[1] or (isnan(gaps[0]) and isnan(gaps[1]) and course.without[one] == course.without[other])


def why_unknown(snapshot: Snapshot, held: Ints) -> str:
    """What is said in place of a gap that rests on these statements, where it is not known."""
    return NOT_COMPARABLE if not_comparable(snapshot.statements, held).any() else NOT_STATED


def _colour(theme: Theme, place: int) -> QColor:
    return theme.party(place)
