"""Words for what the snapshot holds as figures: dates, ranges, grades, names."""

from datetime import date
from functools import partial
from math import isnan

from models.dates.columns import from_text
from models.dates.words import said
from models.entry import Refused, number, range_text, rounded, tried
from models.facts import EVER, NONE, Source
from models.snapshot import Snapshot, Statements, to_date
from models.words import ACTS, AUTHORITIES
from views.plain import one_line

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NOT_STATED = "not stated"
NOT_COMPARABLE = "not comparable"


def short_day(day: int) -> str:
    """A day without its year: 29 Mar."""
    found = to_date(day)
    return f"{found.day} {MONTHS[found.month - 1]}"


def long_day(day: int | date) -> str:
    """A day with its year: 29 Mar 2022."""
    found = day if isinstance(day, date) else to_date(day)
    return f"{found.day} {MONTHS[found.month - 1]} {found.year}"


def known_day(day: int, edtf: str) -> str:
    """A day as it is known: 29 Mar 2022, mid-March 2022; its day alone where an edit from outside left other text."""
    found = tried(partial(from_text, day=to_date(day)), edtf)
    return long_day(day) if isinstance(found, Refused) or found.is_exact else said(found)


def published_words(source: Source) -> str:
    """When a source was published, as it is known; "" where nobody says."""
    return "" if source.published is None else known_day(source.published, source.published_edtf)


def said_words(statements: Statements, position: int, *, year: bool = True) -> str:
    """When something was said: its day, or the days between which it was: 11–20 Mar 2022, by 28 Mar 2022."""
    return vague_day(int(statements.earliest[position]), int(statements.said[position]), year=year)


def vague_day(first: int, last: int, *, year: bool = True) -> str:
    """A day known by its first and last possible one; the first may be `EVER`. Two years are always told."""
    if first == last:
        return long_day(last) if year else short_day(last)
    if first != EVER and to_date(first).year != to_date(last).year:
        return f"{long_day(first)} – {long_day(last)}"
    days = f"by {short_day(last)}" if first == EVER else days_words(first, last)
    return f"{days} {to_date(last).year}" if year else days


def range_words(low: float, high: float) -> str:
    """A range as people write it: 50–58, or 100 for a point; NaN is not stated."""
    if isnan(low) or isnan(high):
        return NOT_STATED
    return range_text(low, high)


def stance_words(statements: Statements, position: int) -> str:
    """The range of a statement on its issue's present scale, or that there is none, or none that is comparable."""
    if position in statements.own and isnan(statements.low[position]):
        return NOT_COMPARABLE
    return range_words(float(statements.low[position]), float(statements.high[position]))


def coded_words(snapshot: Snapshot, position: int) -> str:
    """How a range was coded on another scale than the present one, with its poles; "" for one on the present scale."""
    statements, version = snapshot.statements, int(snapshot.statements.scale[position])
    if position not in statements.own:
        return ""
    coded = f"coded as {range_text(*statements.own[position])} on"
    if version == NONE:
        return f"{coded} a scale that is not there any more"
    scale = snapshot.issues[int(statements.issue[position])].scales[version - 1]
    return f"{coded} version {version} of the scale, where 0 is {scale.low_pole} and 100 is {scale.high_pole}"


def signed(value: float) -> str:
    """A difference with its sign and a proper minus, to one decimal at most: +14, −27.5."""
    shown = rounded(value)
    return f"{'+' if shown > 0 else '−' if shown < 0 else ''}{number(abs(shown))}"


def round_name(snapshot: Snapshot, position: int) -> str:
    """A round by number, label and days: 7 · Istanbul, 29 Mar."""
    sitting = snapshot.rounds[position]
    # Labels such as “Video, 21 March” name their day already.
    named = any(mark.isdigit() for mark in sitting.label)
    days = "" if named else f", {days_words(sitting.start, sitting.end)}"
    return f"{sitting.number} · {one_line(sitting.label)}{days}"


def days_words(first: int, last: int) -> str:
    """Days from first to last without their year: 29 Mar, 14–17 Mar, 30 Mar – 2 Apr."""
    if first == last:
        return short_day(first)
    start, end = to_date(first), to_date(last)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{short_day(last)}"
    return f"{short_day(first)} – {short_day(last)}"


def party_name(snapshot: Snapshot, party: int) -> str:
    """The name of a party; what refers to a deleted one says so."""
    return one_line(snapshot.parties[party].name) if party != NONE else "deleted party"


def speaker_name(snapshot: Snapshot, speaker: int) -> str:
    """The name of a speaker."""
    return one_line(snapshot.speakers[speaker].name) if speaker != NONE else "deleted speaker"


def issue_title(snapshot: Snapshot, issue: int) -> str:
    """The title of an issue."""
    return one_line(snapshot.issues[issue].title) if issue != NONE else "deleted issue"


def act_label(act: int) -> str:
    """An act in running text."""
    return ACTS[act].label


def grade(snapshot: Snapshot, source: int, credibility: int) -> str:
    """The Admiralty grade of a statement, such as A1; ? where its source has been deleted."""
    return f"{snapshot.sources[source].reliability if source != NONE else '?'}{credibility}"


def statement_lines(snapshot: Snapshot, statement: int) -> str:
    """A statement by its position in two lines: who, and when, what range, how reliable."""
    columns = snapshot.statements
    speaker, authority = int(columns.speaker[statement]), int(columns.authority[statement])
    rank = f" ({AUTHORITIES[authority]})" if authority != NONE else ""
    who = f"{party_name(snapshot, int(columns.party[statement]))}, {speaker_name(snapshot, speaker)}"
    stance = ", ".join(filter(None, (stance_words(columns, statement), coded_words(snapshot, statement))))
    graded = grade(snapshot, int(columns.source[statement]), int(columns.credibility[statement]))
    condition = ", on a condition" if columns.on_condition[statement] else ""
    what = f"{act_label(int(columns.act[statement]))} of {stance}{condition}, grade {graded}"
    return f"{who}{rank}\n{said_words(columns, statement)}: {what}"
