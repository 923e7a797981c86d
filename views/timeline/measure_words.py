"""A measure in words."""

from models.analysis.measuring import Apart, Item, Measure
from models.facts import NONE
from models.phrases import counted
from models.snapshot import Snapshot
from views.labels import issue_title, long_day, party_name, said_words, signed

_WHY_NOT = {
    Apart.NO_STATEMENTS: "",
    Apart.OTHER_ISSUE: "not comparable: the two are on different issues",
    Apart.NOT_STATED: "not comparable: not both state a position",
    Apart.NOT_COMPARABLE: "not comparable: not both have a place on the present scale",
}


def item_words(snapshot: Snapshot, item: Item) -> str:
    """A day, or a statement by whose it is, on what, and when: Ukraine on Neutrality, 29 Mar 2022."""
    if item.statement == NONE:
        return long_day(item.day)
    statements, at = snapshot.statements, item.statement
    of = f"{party_name(snapshot, int(statements.party[at]))} on {issue_title(snapshot, int(statements.issue[at]))}"
    return f"{of}, {said_words(statements, at)}"


def measure_words(snapshot: Snapshot, measure: Measure) -> str:
    """How far apart two items are: 11 days · 1 round in between · +21.5, definite."""
    rounds = len(measure.rounds)
    between = f"{counted(rounds, 'round') if rounds else 'no round'} in between"
    return " · ".join(filter(None, (_days(measure), between, _shift(snapshot, measure))))


def _days(measure: Measure) -> str:
    if not measure.is_vague:
        return counted(measure.days, "day")
    if measure.least is None or measure.most is None:
        return f"about {counted(measure.days, 'day')}, since when is not known"
    if measure.least < 0:
        return f"up to {counted(measure.most, 'day')}, in which order is not certain"
    return f"{measure.least:,} to {counted(measure.most, 'day')}"


def _shift(snapshot: Snapshot, measure: Measure) -> str:
    if measure.apart is not Apart.COMPARED:
        return _WHY_NOT[measure.apart]
    party = snapshot.statements.party
    one, other = (int(party[item.statement]) for item in (measure.earlier, measure.later))
    sure = "" if not measure.shift else ", definite" if measure.definite else ", possible"
    if one == other:
        return f"shift {signed(measure.shift)}{sure}" if measure.shift else "no shift"
    apart = signed(measure.shift) if measure.shift else "nothing"
    return f"{apart} from {party_name(snapshot, one)}’s to {party_name(snapshot, other)}’s range"
