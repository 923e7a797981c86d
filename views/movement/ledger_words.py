"""The ledger of a pair in words: totals with what they rest on, and how the two sides' concessions stand to each other.

Nothing here says that one thing brought another about: what came after what is counted, no more.
"""

from models.analysis.ledger import Ledger, Total, WeightedTotal, total, weighted_total
from models.analysis.reciprocity import LEAST_ROUNDS, Answered, Reciprocity, Trend
from models.entry import number, rounded
from models.phrases import counted, possessive
from models.snapshot import Snapshot
from views.labels import party_name, signed
from views.movement.headline import Phrase
from views.movement.sentences import points
from views.selection import Evidence

WEIGHT_UNKNOWN = "weight unknown"


def total_phrases(snapshot: Snapshot, found: Ledger, issues: tuple[int, ...]) -> tuple[Phrase, ...]:
    """What each side conceded and hardened over all steps, raw and weighted; opens what made the figures."""
    phrases: list[Phrase] = []
    steps = range(len(found.size))
    for place, (giver, other) in enumerate(found.pairs):
        raw = total(found, place, issues)
        title = f"{party_name(snapshot, giver)} toward {party_name(snapshot, other)}"
        words = (
            f"{title}: conceded {points(raw.conceded)}, hardened {points(raw.hardened)}, net {signed(raw.net)}"
            if raw.figures
            else f"{title}: no figure"
        )
        ids = tuple(snapshot.statements.ids[one] for one in found.evidence(place, issues, steps))
        phrases += [Phrase(" ")] if phrases else []
        phrases.append(Phrase(words, Evidence(f"Ledger, {title}", ids) if ids else None))
        rest = "; ".join(filter(None, (weighted_words(found, place, issues), unknown_words(raw))))
        phrases.append(Phrase(f" ({rest})." if raw.figures else "."))
    return tuple(phrases)


def unknown_words(raw: Total) -> str:
    """How many of the figures that a total could rest on nobody knows, "" where all are known."""
    return f"{raw.unknown} of {counted(raw.figures + raw.unknown, 'figure')} unknown" if raw.unknown else ""


def weighted_words(found: Ledger, place: int, issues: tuple[int, ...], steps: tuple[int, ...] | None = None) -> str:
    """The net weighted by salience, and for how much of what moved a weight is known."""
    weighted = weighted_total(found, place, issues, steps)
    if not weighted.moved:
        return "nothing to weigh"
    if not weighted.covered:
        return WEIGHT_UNKNOWN
    return ", ".join(filter(None, (f"weighted net {signed(weighted.net)}", covered_words(weighted))))


def covered_words(weighted: WeightedTotal) -> str:
    """For how much of what moved a weight is known, "" where it is for all."""
    covered, moved = points(weighted.covered), points(weighted.moved)
    return "" if covered == moved else f"for the {covered} of {moved} points that have a weight"


def reciprocity_words(snapshot: Snapshot, pair: tuple[int, int], found: Reciprocity) -> tuple[str, ...]:
    """How often one conceded after the other, how the sizes go on, who conceded more; a sentence each."""
    one, other = (party_name(snapshot, party) for party in pair)
    return (
        f"In turn: {_answered(one, other, found.after_first)}; {_answered(other, one, found.after_second)}.",
        f"In size: {_trend(one, found.first_trend)}; {_trend(other, found.second_trend)}.",
        f"In sum: {_compared(one, other, found)}; {_correlated(found)}.",
    )


def _answered(one: str, other: str, found: Answered) -> str:
    unknown = f" ({found.unknown} more unknown)" if found.unknown else ""
    if not found.of:
        return f"{one} conceded in no round after which {other} has a figure{unknown}"
    return f"after {one} conceded, {other} did in the next round {found.times} of {counted(found.of, 'time')}{unknown}"


def _trend(name: str, found: Trend) -> str:
    if not found.pairs:
        return f"{possessive(name)} net by round, too few rounds"
    way = "no trend"
    if found.larger != found.smaller:
        way = "rising" if found.larger > found.smaller else "falling"
    pairs = counted(found.pairs, "pair")
    return f"{possessive(name)} net, {way} (of {pairs} of rounds {found.larger} rise, {found.smaller} fall)"


def _compared(one: str, other: str, found: Reciprocity) -> str:
    rounds = counted(len(found.common), "round")
    if not len(found.common):
        return "no round has figures of both"
    sums = f"net {signed(found.first_sum)} for {one} and {signed(found.second_sum)} for {other} over {rounds}"
    if found.ratio is None:
        return sums
    larger, smaller, ratio = (one, other, found.ratio) if found.ratio >= 1 else (other, one, 1 / found.ratio)
    if rounded(ratio) == 1:
        return f"{sums}, as much as each other"
    return f"{sums}, {larger} {number(rounded(ratio))} times as much as {smaller}"


def _correlated(found: Reciprocity) -> str:
    rounds = len(found.common)
    if found.has_too_few_rounds:
        return f"rank correlation: too few rounds ({rounds} of {LEAST_ROUNDS})"
    if found.correlation is None:
        return "rank correlation: none, since all figures of a side are alike"
    return f"rank correlation {_sign(found.correlation)} (Spearman, {rounds} rounds)"


def _sign(value: float) -> str:
    return f"{value:+.2f}".replace("-", "−")
