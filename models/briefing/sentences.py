"""The sentences of a briefing: what became of a position, how far apart two are, in the language of `words`.

Which one is said is chosen here; every figure in it is handed in. Ranges are on the scale 0–100, None where not
stated and where not comparable: whether it is that is handed in too, as `broken`, first for before and then for now.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from models.analysis.movement import ChangeKind
from models.briefing.figures import Day, Span
from models.briefing.wording.words import Words, closed
from models.entry import rounded
from models.words import Judgement

MOST_POINTS = 4
"""Named points that a sentence lists."""


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
    entering: Span | None = None
    """What was held when the later round began; None where that is not stated or not looked at."""
    earlier: str = ""
    """When the earlier moment was, as an adverb; "" where nothing is compared."""


def change_sentence(words: Words, change: Change) -> str:
    """What the party did between the two rounds, with its condition."""
    return " ".join(part for part in (_what_happened(words, change), condition_sentence(words, change)) if part)


def condition_sentence(words: Words, change: Change) -> str:
    """What the present position depends on; None as condition means that it is unconditional."""
    if change.condition is None or (change.after is None and not change.broken[1]):
        return ""
    tied = words.say("change.tied", issue=words.quoted(change.depends_on)) if change.depends_on else ""
    if not change.condition.strip():
        return words.say("change.condition_unnamed", tied=tied)
    return words.say("change.condition", condition=change.condition.strip().rstrip("."), tied=tied)


def direction(words: Words, shift: float, nearer: dict[str, float], section: str = "change") -> str:
    """Where a shift led: toward or away from the others where it was all in their direction, else up or down."""
    toward = [name for name, value in nearer.items() if _same(value, abs(shift))]
    away = [name for name, value in nearer.items() if _same(value, -abs(shift))]
    if nearer and len(toward) + len(away) == len(nearer):
        parts = ((f"{section}.toward", toward), (f"{section}.away", away))
        return words.series(words.some(key, len(names), names=words.listed(names)) for key, names in parts if names)
    return words.say(f"{section}.up" if shift > 0 else f"{section}.down")


def brief_change(words: Words, change: Change) -> str:
    """The change in a few words, for a figure: "14 toward RU", "not stated"; names are those of `nearer`."""
    if change.kind in _IN_BRIEF:
        return words.say(f"brief_change.{change.kind.replace(' ', '_')}")
    if _hides(words, change):
        return words.say("brief_change.hardly")
    shift = change.shift or 0.0
    way = direction(words, shift, change.nearer, "brief_change")
    moved = words.say("brief_change.shift", n=words.number(abs(shift)), direction=way)
    if change.kind in (ChangeKind.WIDENED, ChangeKind.NARROWED):
        kind = words.say(f"brief_change.{change.kind}")
        return f"{kind}, {moved}" if rounded(shift) else kind
    return moved


_IN_BRIEF = frozenset(
    {
        ChangeKind.WITHDRAWN,
        ChangeKind.REAFFIRMED,
        ChangeKind.SILENT,
        ChangeKind.NOT_COMPARABLE,
        ChangeKind.NOT_STATED,
        ChangeKind.FIRST_STATED,
    }
)
"""The changes that are told without a figure."""


def earlier_scale(words: Words) -> str:
    """What a position that is not comparable is placed on."""
    return words.say("change.earlier_scale")


def _what_happened(words: Words, change: Change) -> str:
    if any(change.broken):
        return _incomparable(words, change)
    if change.before is None or change.after is None:
        return _unstated(words, change)
    if change.kind in (ChangeKind.REAFFIRMED, ChangeKind.SILENT):
        held, since = words.span(change.after), _since(words, change)
        return words.say(f"change.{change.kind}", party=change.party, held=held, since=since)
    if _hides(words, change):
        held, since = words.span(change.after), _since(words, change)
        return words.say("change.hardly", party=change.party, held=held, since=since)
    return _shifted(words, change, change.before, change.after)


def _hides(words: Words, change: Change) -> bool:
    """Whether the range changed by so little that it is printed as it was."""
    if change.before is None or change.after is None:
        return False
    return words.span(change.before) == words.span(change.after)


def _incomparable(words: Words, change: Change) -> str:
    before, now = change.broken
    told = {"party": change.party, "scale": earlier_scale(words)}
    since = _since(words, change)
    if now and (before or not change.earlier):
        return words.say("change.both_broken", whose=words.whose(change.party), scale=told["scale"], since=since)
    if before and change.after is None:
        return words.say("change.withdrawn_broken", **told)
    if before:
        return words.say("change.before_broken", **told, held=words.span(change.after or (0, 0)), since=since)
    if change.before:
        return words.say("change.now_broken", **told, held=words.span(change.before), since=since)
    return words.say("change.first_broken", **told, since=since, earlier=change.earlier)


def _unstated(words: Words, change: Change) -> str:
    party = change.party
    if change.after is not None:
        told = {"party": party, "held": words.span(change.after), "since": _since(words, change)}
        return words.say("change.first" if change.earlier else "change.holds", **told, earlier=change.earlier)
    if change.before is not None:
        return words.say("change.withdrawn", party=party, held=words.span(change.before))
    return words.say("change.spoke" if change.spoke else "change.none", party=party)


def _since(words: Words, change: Change) -> str:
    return "" if change.since is None else words.say("change.since", day=words.dated(change.since))


def _shifted(words: Words, change: Change, before: Span, after: Span) -> str:
    shift = change.shift or 0.0
    told = {
        "party": change.party,
        "path": words.say("change.path", before=words.span(before), after=words.span(after)),
        "table": _table(words, change),
    }
    way = {"points": words.points(shift), "direction": direction(words, shift, change.nearer)}
    if change.kind in (ChangeKind.WIDENED, ChangeKind.NARROWED):
        mean = words.say("change.mean", **way) if rounded(shift) else ""
        return words.say(f"change.{change.kind}", **told, mean=mean)
    if not rounded(shift):
        return words.say("change.changed", **told)
    certainty = words.say("change.definite" if change.definite else "change.possible")
    return words.say("change.moved", **told, **way, certainty=certainty)


def _table(words: Words, change: Change) -> str:
    if change.split is None:
        return ""
    between, at_table = (rounded(part) for part in change.split)
    if between and at_table:
        return _two_steps(words, change.shift or 0.0, between, at_table)
    # A range can widen on both sides with no shift, so that the shift alone does not tell when all of it came.
    if at_table:
        return words.say("change.at_table") if change.entering in (None, change.before) else ""
    return words.say("change.before_round") if between and change.entering in (None, change.after) else ""


def _two_steps(words: Words, shift: float, between: float, at_table: float) -> str:
    if between * at_table > 0:
        parts = words.number(abs(between)), words.number(abs(at_table))
        return words.say("change.two_steps", between=parts[0], at_table=parts[1])
    key = "change.detour" if shift * at_table > 0 else "change.came_back"
    return words.say(key, between=words.points(between), at_table=words.points(at_table))


def _same(one: float, other: float) -> bool:
    return abs(one - other) < 0.05


def gap_sentence(
    words: Words,
    names: tuple[str, str],
    before: float | None,
    after: float | None,
    met: Span | None,
    broken: tuple[bool, bool] = (False, False),
    *,
    is_compared: bool = True,
) -> str:
    """How far apart two parties stand now and stood before; `met` is where their ranges meet.

    Nothing is said of before unless there is an earlier moment (`is_compared`).
    """
    pair = words.listed(names)
    if after is None:
        stood = words.say("gap.was", points=words.points(before)) if before is not None else ""
        if broken[1]:
            return words.say("gap.broken", pair=pair, scale=earlier_scale(words), before=stood)
        return words.say("gap.unknown", pair=pair, before=stood)
    was_apart = _was_apart(words, before, broken=broken[0]) if is_compared else ""
    if met is not None:
        return _meeting(words, pair, met, was_apart)
    points = words.points(after)
    if before is None:
        return words.say("gap.is", pair=pair, points=points, before=was_apart)
    if same_gap(before, after):
        return words.say("gap.unchanged", pair=pair, points=points)
    key = "gap.narrowed" if after < before else "gap.widened"
    return words.say(key, pair=pair, before=words.number(before), points=points)


def same_gap(before: float, after: float) -> bool:
    """Whether two gaps are one as they are printed."""
    return rounded(before) == rounded(after)


def _meeting(words: Words, pair: str, met: Span, before: str) -> str:
    if met[0] == met[1]:
        return words.say("gap.meet_at", pair=pair, held=words.span(met), before=before)
    low, high = words.number(met[0]), words.number(met[1])
    return words.say("gap.meet_between", pair=pair, low=low, high=high, before=before)


def _was_apart(words: Words, before: float | None, *, broken: bool) -> str:
    if before is None:
        if broken:
            return words.say("gap.before_broken", scale=earlier_scale(words))
        return words.say("gap.before_unknown")
    return words.say("gap.before_apart", points=words.points(before)) if before > 0 else words.say("gap.before_met")


def gap_words(words: Words, before: float | None, after: float | None) -> str:
    """The gap for a figure: "20 → 7", "7" where there was none to compare, "—" where none can be given."""
    if after is None:
        return "—" if before is None else f"{words.number(before)} → —"
    if before is None or same_gap(before, after):
        return words.number(after)
    return f"{words.number(before)} → {words.number(after)}"


def red_line_sentence(words: Words, party: str, accepted: Span, day: Day) -> str:
    """The range outside which a party said that it will not go."""
    told = {"whose": words.whose(party), "day": words.dated(day)}
    return words.say("place.red_line", **told, accepted=words.span(accepted))


def broken_line_sentence(words: Words, party: str, day: Day) -> str:
    """That a party's red line has no place on the present scale."""
    told = {"whose": words.whose(party), "day": words.dated(day)}
    return words.say("place.broken_line", **told, scale=earlier_scale(words))


def place_sentence(words: Words, party: str, held: Span, named: Sequence[tuple[float, str]]) -> str:
    """What the held range means in the names given to points on the scale, in ascending order; may be empty."""
    whose = words.whose(party)
    inside = [words.quoted(label) for value, label in named if held[0] <= value <= held[1]]
    if inside:
        return words.say("place.takes_in", whose=whose, points=words.shortened_list(inside, MOST_POINTS))
    below = [label for value, label in named if value < held[0]]
    above = [label for value, label in named if value > held[1]]
    if below and above:
        ends = {"below": words.quoted(below[-1]), "above": words.quoted(above[0])}
        return words.say("place.lies_between", whose=whose, **ends)
    return ""


def likelihood_sentence(words: Words, who: str, day: Day, about: str, chance: Span | None, wording: str) -> str:
    """Somebody's judgement of how likely something is; chances in per cent, None where only words were given.

    Where there are words, nobody is said to have put the chance in figures: it may be the coder who did.
    """
    topic = words.quoted(about) if about.strip() else words.say("judged.talks")
    quote = words.quoted(wording) if wording.strip() else ""
    when = words.dated(day)
    if chance is None:
        told = quote or words.say("judged.no_figure")
        return closed(words.say("judged.on_topic", who=who, topic=topic, day=when, told=told))
    held = words.span(chance)
    if quote:
        return words.say("judged.worded", who=who, topic=topic, day=when, told=quote, chance=held)
    return words.say("judged.chance", who=who, day=when, topic=topic, chance=held)


@dataclass(frozen=True, slots=True)
class Judged:
    """What somebody judges that is no likelihood: of which party, "" for none named, on what, and in which words."""

    kind: Judgement
    party: str
    topic: str
    wording: str


def judgement_sentence(
    words: Words, who: str, day: Day, judged: Judged, placed: Span | None, *, broken: bool = False
) -> str:
    """Somebody's judgement of a reservation, an aspiration, salience or capability; `placed` None without figures."""
    about, when = _about(words, judged), words.dated(day)
    quote = words.quoted(judged.wording) if judged.wording.strip() else ""
    if placed is not None:
        held = {"who": who, "about": about, "day": when, "held": words.span(placed)}
        return words.say("judged.placed_worded", **held, told=quote) if quote else words.say("judged.placed", **held)
    unplaced = words.say("judged.on_scale", scale=earlier_scale(words)) if broken else quote
    given = unplaced or words.say("judged.no_figure")
    return closed(words.say("judged.about", who=who, about=about, day=when, told=given))


def _about(words: Words, judged: Judged) -> str:
    kind = words.say(f"kinds.{judged.kind}")
    what = words.say("judged.what", kind=kind)
    if judged.party:
        what = words.say("judged.whose", whose=words.whose(judged.party), kind=kind)
    return words.say("judged.with_topic", what=what, topic=words.quoted(judged.topic)) if judged.topic else what
