"""The gap over time in words: what each side did to it, what it rested on, where both overlapped, and the zone."""

from collections.abc import Iterator
from itertools import groupby

import numpy as np

from models.analysis.convergence import converged, resting, silence_at
from models.analysis.red_lines import Zone, ZoneState
from models.analysis.zones import zone_course
from models.phrases import counted, times
from models.snapshot import Snapshot
from views.labels import long_day, party_name, range_words, signed
from views.movement.gap_charts import GapHistory
from views.movement.headline import Phrase
from views.movement.sentences import points
from views.selection import Evidence

_MOST_TIMES = 4


def split_words(history: GapHistory) -> str:
    """The falls of the gap from round to round added up, and what each side did to them."""
    if history.pair is None:
        return ""
    snapshot = history.standing.snapshot
    found = converged(history.steps(), history.issue, 0)
    one, other = (party_name(snapshot, party) for party in history.pair)
    parts = f"{one} {signed(found.by_a)}, {other} {signed(found.by_b)}, mere widening {signed(found.by_widening)}"
    verb = "fell" if found.fall >= 0 else "rose"
    moved = f"From round to round the gap {verb} {points(found.fall)} in all: {parts}"
    if not found.steps:
        moved = "No round has a gap before and after it"
    edges = [f"it came to be {times(found.appeared)}"] if found.appeared else []
    edges += [f"ceased {times(found.vanished)}, which is no fall" if found.vanished else ""]
    return "; ".join(filter(None, (moved, *edges))) + "."


def silence_words(history: GapHistory) -> str:
    """For how long the gap stood while a side said nothing, in rounds and days."""
    snapshot = history.standing.snapshot
    names = [party_name(snapshot, party) for party in history.parties]
    found = resting(snapshot, history.course, snapshot.stale_after_days, history.last)
    if not found.days:
        return "The gap was known on no day."
    told = [_rounds_of_silence(history, names)] if history.pair is not None else []
    by_party = ", ".join(f"{name} {days}" for name, days in zip(names, found.by_party, strict=True))
    told.append(
        f"Of {counted(found.days, 'day')} on which the gap was known, {found.any_party} rested on a position on which "
        f"nothing had been said for more than {snapshot.stale_after_days} days ({by_party})"
    )
    last = silence_at(snapshot, history.course, history.last)
    since = [
        f"{name} {counted(days, 'day')} before" for name, days in zip(names, last, strict=True) if days is not None
    ]
    told.append(f"By {long_day(history.last)} the last word on it was of {' and of '.join(since)}")
    return ". ".join(told) + "."


def _rounds_of_silence(history: GapHistory, names: list[str]) -> str:
    found = converged(history.steps(), history.issue, 0)
    return (
        f"Of {counted(found.standing, 'round')} that ended with a known gap, {names[0]} said nothing in "
        f"{found.silent_a}, {names[1]} in {found.silent_b}, neither anything in {found.silent_both}"
    )


def zone_phrases(history: GapHistory) -> tuple[Phrase, ...]:
    """The zone of possible agreement among the principals over time, each state with the red lines behind it."""
    snapshot, standing = history.standing.snapshot, history.standing
    if len(snapshot.principals) < 2:
        return ()
    days = standing.turns.on(history.issue, snapshot.principals)
    steps = [
        one
        for one in zone_course(standing.red_lines, snapshot.principals, history.issue, days)
        if one.day <= history.last
    ]
    if not steps:
        return (Phrase("Zone of possible agreement: unknown, no principal has stated a red line."),)
    alike = groupby(steps, key=lambda one: (one.zone.state, one.zone.low, one.zone.high))
    states = [next(group) for _, group in alike]
    phrases = [Phrase("Zone of possible agreement: ")]
    for step in states[-_MOST_TIMES:]:
        words = f"{_zone(snapshot, step.zone)} since {long_day(step.day)}"
        phrases += [Phrase("; ")] if len(phrases) > 1 else []
        phrases.append(Phrase(words, Evidence(f"Zone of possible agreement, {words}", history.ids(step.statements))))
    before = len(states) - _MOST_TIMES
    return (*phrases, Phrase(f"; {counted(before, 'state')} more before." if before > 0 else "."))


def _zone(snapshot: Snapshot, zone: Zone) -> str:
    if zone.state is ZoneState.UNKNOWN or zone.low is None or zone.high is None:
        return str(zone.state)
    span = range_words(zone.low, zone.high)
    if zone.state is ZoneState.EXISTS:
        return f"exists ({span})"
    without = ", ".join(party_name(snapshot, party) for party in (*zone.unknown, *zone.incomparable))
    return f"possible (at most {span}, {without} unknown)"


def overlap_words(history: GapHistory) -> str:
    """Where all ranges met and since when, the latest times of many."""
    spans = list(_overlaps(history))
    if not spans:
        return "The ranges stated overlapped on no day."
    shown = [
        f"{words} from {long_day(first)}" + (f" to {long_day(last)}" if last < history.last else "")
        for words, first, last in spans[-_MOST_TIMES:]
    ]
    before = len(spans) - len(shown)
    lately = f"; {counted(before, 'time')} more before" if before else ""
    return f"The ranges stated overlapped in {'; in '.join(shown)}{lately}."


def _overlaps(history: GapHistory) -> Iterator[tuple[str, int, int]]:
    course = history.course
    ends = np.append(course.days[1:] - 1, history.last)[: len(course.days)]
    words = [
        "" if np.isnan(low) else range_words(low, high)
        for low, high in zip(*(side.tolist() for side in course.overlap), strict=True)
    ]
    columns = zip(words, course.days.tolist(), ends.tolist(), strict=True)
    for span, alike in groupby(columns, key=lambda one: one[0]):
        days = list(alike)
        if span:
            yield span, days[0][1], days[-1][2]
