"""What is said of issues between the compared parties: gaps, zones, touched red lines and conditions."""

from collections.abc import Callable, Sequence

from models.analysis.dependencies import Dependency
from models.analysis.red_line_episodes import Episode
from models.analysis.red_lines import Touch, Zone, ZoneState
from models.entry import number, range_text, rounded
from models.facts import NONE
from models.phrases import counted, listed, possessive
from models.words import Standing
from views.agreement.asked import Asked
from views.agreement.rows import IssueRow, Place
from views.labels import NOT_COMPARABLE, NOT_STATED, issue_title, long_day, short_day

Name = Callable[[int], str]

PACKAGES = "An empty zone on one issue never means “no deal”: packages cross issues."


def place_words(place: Place | None) -> str:
    """The range of a statement, or why there is none."""
    if place is None:
        return NOT_STATED
    return NOT_COMPARABLE if place.low is None or place.high is None else span_words(place.low, place.high)


def span_words(low: float, high: float) -> str:
    """A range to one decimal at most."""
    return range_text(rounded(low), rounded(high))


def gap_words(row: IssueRow) -> str:
    """The gap, where ranges meet, or a dash where nobody knows."""
    if row.overlap is not None:
        return f"meet {span_words(*row.overlap)}"
    return "–" if row.gap is None else f"gap {number(rounded(row.gap))}"


def gap_tip(asked: Asked, row: IssueRow) -> str:
    """The gap in a sentence."""
    without = [side for side in row.sides if side.held is None or side.held.low is None]
    if without:
        named = listed(f"{asked.name(side.party)} {place_words(side.held)}" for side in without)
        return f"The gap is not known: {named}."
    if row.overlap is not None:
        return f"The held ranges meet in {span_words(*row.overlap)}, the stated overlap."
    return f"The held ranges are {number(rounded(row.gap or 0))} apart."


def zone_words(zone: Zone) -> str:
    """The zone of possible agreement in a few words."""
    bounds = "" if zone.low is None or zone.high is None else span_words(zone.low, zone.high)
    return {
        ZoneState.EXISTS: f"zone {bounds}",
        ZoneState.POSSIBLE: f"zone possible, within {bounds}",
        ZoneState.EMPTY: "zone empty",
        ZoneState.UNKNOWN: "zone unknown",
    }[zone.state]


def zone_tip(asked: Asked, zone: Zone) -> str:
    """The zone in sentences: what it is, and whose red line is missing."""
    missing = [f"{asked.name(party)} has drawn no red line" for party in zone.unknown]
    missing += [f"the red line of {asked.name(party)} is {NOT_COMPARABLE}" for party in zone.incomparable]
    told = {
        ZoneState.EXISTS: "All red lines are stated and leave room",
        ZoneState.POSSIBLE: "The red lines that are stated leave room, which others may narrow",
        ZoneState.EMPTY: f"The red lines that are stated leave no room. {PACKAGES}".rstrip("."),
        ZoneState.UNKNOWN: "Nobody knows whether there is room",
    }[zone.state]
    bounds = f": {span_words(zone.low, zone.high)}" if zone.low is not None and zone.high is not None else ""
    return f"{told}{bounds}." + (f" {_sentence(listed(missing))}" if missing else "")


def touch_words(one: Episode, name: Name, line: str = "red line") -> str:
    """A touched red line: Russia beyond Ukraine’s red line."""
    return {
        Touch.BLURRED: f"{name(one.owner)} blurs its own {line}",
        Touch.CROSSED: f"{name(one.owner)} crosses its own {line}",
    }.get(one.touch, f"{name(one.holder)} beyond {possessive(name(one.owner))} {line}")


def touch_wordings(one: Episode, name: Name, code: Name) -> tuple[str, ...]:
    """A touched red line, longest first; the first one says since when."""
    full = touch_words(one, name)
    return f"{full} since {short_day(one.begin.day)}", full, touch_words(one, code), touch_words(one, code, "line")


def touch_tip(asked: Asked, row: IssueRow) -> str:
    """All touched red lines of an issue, with the day from which on they are."""
    told = [f"{touch_words(one, asked.name)} since {long_day(one.begin.day)}" for one in row.touched]
    return "\n".join(told) or "No red line is touched, as far as both are stated."


def waits_wordings(asked: Asked, waits: Sequence[Dependency]) -> tuple[str, str]:
    """The issues that a position waits for, by title and by code; met and lapsed conditions are left out."""
    awaited = dict.fromkeys(one.on for one in waits if one.unmet)
    titles = ("a condition in words" if on == NONE else issue_title(asked.snapshot, on) for on in awaited)
    codes = ("words" if on == NONE else asked.snapshot.issues[on].code for on in awaited)
    return ", ".join(titles), ", ".join(codes)


def package_wordings(asked: Asked, row: IssueRow) -> tuple[str, str]:
    """The issues that are offered together with this one, by title and by code; empty where there are none."""
    others = () if row.package is None else tuple(one for one in row.package.issues if one != row.issue)
    titles = (issue_title(asked.snapshot, one) for one in others)
    codes = (asked.snapshot.issues[one].code for one in others)
    return ", ".join(titles), ", ".join(codes)


def package_tip(asked: Asked, row: IssueRow) -> str:
    """Which packages bind this issue to which others."""
    if row.package is None:
        return "It is offered in no package that is still held."
    named = listed(f"“{asked.snapshot.packages[one].title}”" for one in row.package.packages)
    return f"Offered together with {package_wordings(asked, row)[0]}: {named}."


def waits_tip(asked: Asked, waits: Sequence[Dependency]) -> str:
    """Each condition in a line."""
    return "\n".join(condition_words(asked, one) for one in waits) or "No condition is stated."


def condition_words(asked: Asked, one: Dependency) -> str:
    """A condition in a sentence."""
    party, issue = asked.name(one.party), issue_title(asked.snapshot, one.issue)
    return f"{party}: {issue} only after {_on_words(asked, one)} ({standing_words(one)})"


def standing_words(one: Dependency) -> str:
    """What has become of a condition."""
    found = {Standing.MET: "met", Standing.UNMET: "unmet", Standing.LAPSED: "lapsed"}
    return "nobody has said whether it is met" if one.standing is None else found[one.standing]


def counted_conditions(number_: int) -> str:
    """So many conditions."""
    return counted(number_, "condition")


def listed_titles(asked: Asked, issues: Sequence[int]) -> str:
    """Titles of issues in quotation marks, since some of them have an “and” of their own."""
    return listed(f"“{issue_title(asked.snapshot, issue)}”" for issue in issues)


def headline(asked: Asked, rows: Sequence[IssueRow]) -> str:
    """All issues in two sentences, and what an empty zone does not mean where there is one."""
    known = [row for row in rows if row.gap is not None]
    meet = [row for row in known if row.overlap is not None]
    both = "both" if len(asked.compared) == 2 else "all"
    first = f"{listed(map(asked.name, asked.compared))} {both} stand on {len(known)} of {counted(len(rows), 'issue')}"
    gaps = [row.gap for row in known if row.gap]
    if meet:
        first += f"; their ranges meet on {len(meet)}"
    if gaps:
        first += f"; gaps run from {number(rounded(min(gaps)))} to {number(rounded(max(gaps)))}"
    states = [(state, sum(row.zone.state is state for row in rows)) for state in ZoneState]
    second = ", ".join(f"{_STATES[state]} on {count}" for state, count in states if count)
    empty = any(row.zone.state is ZoneState.EMPTY for row in rows)
    of_two = "" if set(asked.compared) == set(asked.snapshot.principals) else " between these two"
    return f"{first}. A zone of possible agreement{of_two} {second}." + (f" {PACKAGES}" if empty else "")


_STATES = {
    ZoneState.EXISTS: "exists",
    ZoneState.POSSIBLE: "is possible",
    ZoneState.EMPTY: "is empty",
    ZoneState.UNKNOWN: "is unknown",
}


def _on_words(asked: Asked, one: Dependency) -> str:
    return "a condition in words" if one.on == NONE else issue_title(asked.snapshot, one.on)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
