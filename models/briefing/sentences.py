"""The sentences of a briefing: what became of a position, how far apart two are, in plain English.

Words are chosen here; every figure in them is handed in. Ranges are on the scale 0–100, None where not stated and
where not comparable: whether it is that is handed in too, as `broken`, first for before and then for now.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from models.analysis.movement import ChangeKind
from models.briefing.figures import Day, Span
from models.briefing.wording import closed, dated, number, points, quoted, shortened_list, span
from models.entry import rounded
from models.phrases import listed, possessive
from models.words import Judgement

MOST_POINTS = 4
"""Named points that a sentence lists."""

EARLIER_SCALE = "an earlier scale of the issue, which is not comparable with the present one"


@dataclass(frozen=True, slots=True)
class Change:
    """A party's change on one issue.

    `nearer` maps other parties' names to how much nearer it came to each one's old position, negative for farther,
    leaving out those that had stated none. `since` is the day its present position was said; `split` the shift before
    the round and at the table; `condition` None for an unconditional position.
    """

    party: str
    kind: ChangeKind
    before: Span | None
    after: Span | None
    shift: float | None
    definite: bool
    nearer: dict[str, float]
    since: Day | None = None
    split: tuple[float, float] | None = None
    spoke: bool = False
    condition: str | None = None
    depends_on: str = ""
    broken: tuple[bool, bool] = (False, False)


def change_sentence(change: Change) -> str:
    """What the party did between the two rounds, with its condition."""
    return " ".join(part for part in (_what_happened(change), condition_sentence(change)) if part)


def condition_sentence(change: Change) -> str:
    """What the present position depends on; None as condition means that it is unconditional."""
    if change.condition is None or (change.after is None and not change.broken[1]):
        return ""
    tied = f" (tied to the issue {quoted(change.depends_on)})" if change.depends_on else ""
    if not change.condition.strip():
        return f"This holds on a condition{tied}."
    return f"This holds on a condition: {change.condition.strip().rstrip('.')}{tied}."


def direction(shift: float, nearer: dict[str, float]) -> str:
    """Where a shift led: toward or away from the others where it was all in their direction, else up or down."""
    toward = [name for name, value in nearer.items() if _same(value, abs(shift))]
    away = [name for name, value in nearer.items() if _same(value, -abs(shift))]
    if nearer and len(toward) + len(away) == len(nearer):
        parts = (("toward", toward), ("away from", away))
        return listed(f"{way} {listed(names)}" for way, names in parts if names)
    return "up the scale" if shift > 0 else "down the scale"


def brief_change(change: Change) -> str:
    """The change in a few words, for a figure: "14 toward RU", "not stated"; names are those of `nearer`."""
    if change.kind is ChangeKind.WITHDRAWN:
        return "withdrawn"
    if change.kind in (ChangeKind.REAFFIRMED, ChangeKind.SILENT):
        return "no change, silent" if change.kind is ChangeKind.SILENT else "reaffirmed"
    if change.kind in (ChangeKind.NOT_COMPARABLE, ChangeKind.NOT_STATED, ChangeKind.FIRST_STATED):
        return str(change.kind)
    if change.kind in (ChangeKind.WIDENED, ChangeKind.NARROWED):
        shift = change.shift or 0.0
        return f"{change.kind}, {number(abs(shift))} {direction(shift, change.nearer)}" if shift else str(change.kind)
    return f"{number(abs(change.shift or 0))} {direction(change.shift or 0, change.nearer)}"


def _what_happened(change: Change) -> str:
    if any(change.broken):
        return _incomparable(change)
    if change.before is None or change.after is None:
        return _unstated(change)
    held = span(change.after)
    if change.kind is ChangeKind.REAFFIRMED:
        return f"{change.party} spoke on the issue and kept to {held}{_since(change)}."
    if change.kind is ChangeKind.SILENT:
        return f"{change.party} said nothing on the issue and is taken to hold {held}{_since(change)}."
    return f"{_shifted(change, change.before, change.after)}{_table(change)}."


def _incomparable(change: Change) -> str:
    party, before, now = change.party, *change.broken
    if before and now:
        return f"{possessive(party)} position is on {EARLIER_SCALE}{_since(change)}."
    if before and change.after is None:
        return f"{party} holds no position any more; before it held one on {EARLIER_SCALE}."
    if before:
        held = f"{party} holds {span(change.after or (0, 0))}{_since(change)}"
        return f"{held}; before it held a position on {EARLIER_SCALE}."
    then = f"before it held {span(change.before)}" if change.before else "there is no earlier position"
    return f"{party} holds a position on {EARLIER_SCALE}{_since(change)}; {then}."


def _unstated(change: Change) -> str:
    if change.after is not None:
        held = f"{change.party} holds {span(change.after)}{_since(change)}"
        return f"{held}; there is no earlier position to compare it with."
    if change.before is not None:
        return f"{change.party} holds no position any more; before it held {span(change.before)}."
    if change.spoke:
        return f"{change.party} spoke on the issue, but stated no position that counts."
    return f"{change.party} had stated no position."


def _since(change: Change) -> str:
    return "" if change.since is None else f" (statement of {dated(change.since)})"


def _shifted(change: Change, before: Span, after: Span) -> str:
    shift = change.shift or 0.0
    path = f"from {span(before)} to {span(after)}"
    if change.kind in (ChangeKind.WIDENED, ChangeKind.NARROWED):
        mean = f", on average {points(shift)} {direction(shift, change.nearer)}" if rounded(shift) else ""
        return f"{change.party} {change.kind} its position {path}{mean}"
    if not rounded(shift):
        return f"{change.party} changed its position {path}, with no shift on average"
    certainty = "a definite shift" if change.definite else "only a possible shift, since the two ranges meet"
    return f"{change.party} moved {points(shift)} {direction(shift, change.nearer)}, {path}, {certainty}"


def _table(change: Change) -> str:
    if change.split is None:
        return ""
    between, at_table = (rounded(part) for part in change.split)
    if between and at_table:
        return _two_steps(change.shift or 0.0, between, at_table)
    if at_table:
        return "; all of it at the table"
    return "; all of it before the round began" if between else ""


def _two_steps(shift: float, between: float, at_table: float) -> str:
    if between * at_table > 0:
        return (
            f"; {number(abs(between))} of these points came before the round and {number(abs(at_table))} at the table"
        )
    if shift * at_table > 0:
        return f"; before the round it had moved {points(between)} the other way, then {points(at_table)} at the table"
    return f"; it had moved {points(between)} before the round and came back {points(at_table)} at the table"


def _same(one: float, other: float) -> bool:
    return abs(one - other) < 0.05


def gap_sentence(
    names: tuple[str, str],
    before: float | None,
    after: float | None,
    met: Span | None,
    broken: tuple[bool, bool] = (False, False),
) -> str:
    """How far apart two parties stand now and stood before; `met` is where their ranges meet."""
    pair = listed(names)
    if after is None:
        stood = f" It was {points(before)} before." if before is not None else ""
        why = f"holds a position on {EARLIER_SCALE}" if broken[1] else "has stated no position"
        return f"No gap between {pair} can be given while one of them {why}.{stood}"
    if met is not None:
        where = f"at {span(met)}" if met[0] == met[1] else f"between {number(met[0])} and {number(met[1])}"
        return f"The ranges of {pair} meet {where}{_was_apart(before, broken=broken[0])}."
    if before is None:
        return f"The gap between {pair} is {points(after)}{_was_apart(before, broken=broken[0])}."
    if _same(before, after):
        return f"The gap between {pair} is unchanged at {points(after)}."
    verb = "narrowed" if after < before else "widened"
    return f"The gap between {pair} {verb} from {number(before)} to {points(after)}."


def _was_apart(before: float | None, *, broken: bool) -> str:
    if before is None:
        why = f"held a position on {EARLIER_SCALE}" if broken else "had stated no position"
        return f"; before, one of them {why}"
    return f"; before, {points(before)} lay between them" if before > 0 else ", as they did before"


def gap_words(before: float | None, after: float | None) -> str:
    """The gap for a figure: "20 → 7", "7" where there was none to compare, "—" where none can be given."""
    if after is None:
        return "—" if before is None else f"{number(before)} → —"
    if before is None or _same(before, after):
        return number(after)
    return f"{number(before)} → {number(after)}"


def red_line_sentence(party: str, accepted: Span, day: Day) -> str:
    """The range outside which a party said that it will not go."""
    return f"{possessive(party)} red line, stated on {dated(day)}: it will not go outside {span(accepted)}."


def broken_line_sentence(party: str, day: Day) -> str:
    """That a party's red line has no place on the present scale."""
    return f"{possessive(party)} red line, stated on {dated(day)}, is on {EARLIER_SCALE}."


def place_sentence(party: str, held: Span, named: Sequence[tuple[float, str]]) -> str:
    """What the held range means in the names given to points on the scale, in ascending order; may be empty."""
    inside = [quoted(label) for value, label in named if held[0] <= value <= held[1]]
    if inside:
        return f"{possessive(party)} range takes in {shortened_list(inside, MOST_POINTS)}."
    below = [label for value, label in named if value < held[0]]
    above = [label for value, label in named if value > held[1]]
    if below and above:
        return f"{possessive(party)} range lies between {quoted(below[-1])} and {quoted(above[0])}."
    return ""


def likelihood_sentence(who: str, day: Day, about: str, chance: Span | None, wording: str) -> str:
    """Somebody's judgement of how likely something is; chances in per cent, None where only words were given."""
    topic = about.strip() or "the talks"
    words = quoted(wording) if wording.strip() else ""
    if chance is None:
        return closed(f"{who} on {topic}, {dated(day)}: {words or 'no figure given'}")
    told = f" (in words: {words})" if words else ""
    return f"{who} put the chance of {quoted(topic)} at {span(chance)} per cent on {dated(day)}{told}."


@dataclass(frozen=True, slots=True)
class Judged:
    """What somebody judges that is no likelihood: of which party, "" for none named, on what, and in which words."""

    kind: Judgement
    party: str
    topic: str
    wording: str


def judgement_sentence(who: str, day: Day, judged: Judged, placed: Span | None, *, broken: bool = False) -> str:
    """Somebody's judgement of a reservation, an aspiration, salience or capability; `placed` None without figures."""
    whose = f"{possessive(judged.party)} {judged.kind}" if judged.party else f"the {judged.kind}"
    about = f"{whose} on {quoted(judged.topic)}" if judged.topic else whose
    words = quoted(judged.wording) if judged.wording.strip() else ""
    if placed is not None:
        told = f" (in words: {words})" if words else ""
        return f"{who} put {about} at {span(placed)} on {dated(day)}{told}."
    given = f"on {EARLIER_SCALE}" if broken else words or "no figure given"
    return closed(f"{who} on {about}, {dated(day)}: {given}")
