"""Random dossiers for hypothesis: few days, parties and issues, so that ties and overlaps are common.

What is drawn from is made once: to make it anew for each row took most of the time of all these tests.
"""

from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from models.analysis.reading import EVERYTHING, ON_RECORD, STRICT, Reading
from models.facts import NONE
from models.snapshot import Snapshot, to_date
from models.words import ACTS, PLACING, REVIEWS, Act, Conditionals, Standing
from tests.models.analysis.slow import Sitting, Talks
from tests.snapshots import Revised, Said, snapshot

PARTIES = ("UA", "RU", "TR")
ISSUES = ("neutrality", "crimea")
LAST_DAY = 12

in_moderation = settings(deadline=None, max_examples=50)
"""For tests over whole dossiers, which take long to draw."""

days = st.integers(0, LAST_DAY)
sittings = st.tuples(days, days).map(lambda ends: (min(ends), max(ends)))
standings = st.sampled_from((None, *Standing, Standing.MET, Standing.MET))
conditions = st.lists(st.tuples(standings, st.none() | days), max_size=2).map(tuple)
spans = st.tuples(st.integers(0, 10), st.integers(0, 10)).map(lambda ends: tuple(sorted(10.0 * end for end in ends)))
acts = st.sampled_from(sorted(PLACING)) | st.sampled_from(ACTS)
perhaps_days, perhaps_spans = st.none() | days, spans | st.just((None, None))
yes_or_no, tenths, one_in_five = st.booleans(), st.integers(0, 10), st.integers(0, 4)
some_sittings = st.lists(sittings, min_size=1, max_size=4)
totals, limits, extras = st.integers(0, 14), st.integers(1, 6), st.integers(4, 10)
chain_counts, chain_lengths = st.integers(0, 2), st.integers(2, 6)
first_days, paces = st.integers(0, LAST_DAY // 2), st.sampled_from((None, 0, 1, 2))
orders = cache(lambda count: st.permutations(range(count)))
one_of_these = cache(st.sampled_from)


@dataclass(frozen=True)
class Dossier:
    """The same dossier twice: as rows and as a snapshot, with a reading."""

    rows: tuple[Said, ...]
    sittings: tuple[Sitting, ...]
    reading: Reading
    snapshot: Snapshot
    revised: dict[str, tuple[Revised, ...]]

    def talks(self, *, by_round: bool = False) -> Talks:
        return Talks(self.rows, self.reading, self.sittings, by_round=by_round, revised=self.revised)


own_readings = st.builds(
    Reading,
    st.just("own"),
    st.integers(1, 5),
    st.integers(1, 6),
    st.sampled_from(Conditionals),
    st.booleans(),
    st.sampled_from((None, None, *REVIEWS)),
)
readings = st.sampled_from((ON_RECORD, STRICT, EVERYTHING)) | own_readings
codes = cache(lambda total: st.integers(1, total).map(lambda other: f"ST{other:03}"))
"""The code of one of so many statements."""
perhaps_codes = cache(lambda total: st.none() | codes(total))
seldom_codes = cache(lambda total: st.one_of(st.none(), st.none(), st.none(), codes(total)))
perhaps_rounds = cache(lambda count: st.none() | st.integers(1, count))
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "day": days,
    "party": st.sampled_from(PARTIES[:2]),
    "issue": st.sampled_from(ISSUES),
    "authority": st.integers(1, 5),
    "credibility": st.integers(1, 6),
    "conditional": st.booleans(),
    "speaker": st.sampled_from(("", "first", "second")),
    "published": perhaps_days,
    "recorded": perhaps_days,
    "firmness": st.integers(NONE, 4),
    "scale": st.sampled_from((NONE, 1, 1, 2, 3, 4)),
    "review": st.sampled_from(REVIEWS),
    "conditions": st.just(()) | conditions,
}


def drawn_row(draw: st.DrawFn, number: int, total: int, rounds: int) -> Said:
    act = draw(acts)
    low, high = draw(perhaps_spans)
    return Said(
        act=act,
        low=low,
        high=high,
        round=draw(perhaps_rounds(rounds)) if rounds else None,
        code=f"ST{number:03}",
        retracts=draw(codes(total) if act == Act.RETRACTION else perhaps_codes(total)),
        retracted_by=draw(seldom_codes(total)),
        **{name: draw(values) for name, values in FIELDS.items()},
    )


olds = st.sampled_from(((0.0, 100.0), (0.0, 50.0, 100.0), (0.0, 20.0, 60.0, 100.0), (20.0, 60.0)))


@st.composite
def mappings(draw: st.DrawFn) -> tuple[tuple[float, float], ...] | None:
    """Rising and falling ones whose figures are short enough to come out the same however they are reckoned."""
    if draw(yes_or_no):
        return None
    old = draw(olds)
    new = sorted(10.0 * draw(tenths) for _ in old)
    if new[0] == new[-1]:
        new[0], new[-1] = 0.0, 100.0
    return tuple(zip(old, reversed(new) if draw(yes_or_no) else new, strict=True))


any_mappings = mappings()
revision_counts = st.sampled_from((0, 0, 1, 1, 2, 3))
revised_ones = cache(lambda version: st.just(version) | st.integers(0, version))


def drawn_revisions(draw: st.DrawFn) -> tuple[Revised, ...]:
    """No revision or a few, mostly each of the one before; others as merging leaves them."""
    count = draw(revision_counts)
    return tuple(Revised(draw(revised_ones(version)), draw(any_mappings)) for version in range(1, count + 1))


PLAIN = {"authority": 1, "credibility": 1, "conditional": False, "published": None, "recorded": None}


def entangled(draw: st.DrawFn, rows: list[Said]) -> tuple[Said, ...]:
    """These rows with chains in which each takes back the one before; some close to circles, some lie on one day."""
    said = list(rows)
    for _ in range(draw(chain_counts) if len(said) > 1 else 0):
        length, closed = draw(chain_lengths), draw(yes_or_no)
        chain = draw(orders(len(said)))[:length]
        first, pace = draw(first_days), draw(paces)
        for place, (taken, taker) in enumerate(pairwise([*chain, *chain[: int(closed)]])):
            rest = {} if pace is None else PLAIN | {"day": first + place * pace}
            said[taker] = replace(said[taker], **rest)
            if draw(yes_or_no):
                said[taker] = replace(said[taker], act=Act.RETRACTION, retracts=said[taken].code)
            else:
                said[taken] = replace(said[taken], retracted_by=said[taker].code)
    return tuple(said)


def drawn_dossier(draw: st.DrawFn) -> Dossier:
    pairs = draw(some_sittings)
    total = draw(totals)
    said = entangled(draw, [drawn_row(draw, number, total, len(pairs)) for number in range(1, total + 1)])
    numbered = [Sitting(number, start, end) for number, (start, end) in enumerate(pairs, start=1)]
    ordered = tuple(sorted(numbered, key=lambda sitting: (sitting.start, sitting.end, sitting.number)))
    limit = draw(limits)
    revised = {issue: drawn_revisions(draw) for issue in ISSUES}
    # Half of all dossiers keep to their first scales, so that the other definitions are tried on many figures.
    said = tuple(row if draw(yes_or_no) else replace(row, scale=len(revised[row.issue]) + 1) for row in said)
    reading, known = draw(readings), draw(perhaps_days)
    reading = reading if known is None else reading.as_known(to_date(known))
    return Dossier(said, ordered, reading, snapshot(said, pairs, PARTIES, ISSUES, limit, revised=revised), revised)


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    return drawn_dossier(draw)


def _plain(draw: st.DrawFn, row: Said, acts: st.SearchStrategy[Act]) -> Said:
    low, high = draw(spans)
    return replace(row, act=draw(acts), low=low, high=high, scale=1, retracts=None, **PLAIN)


@st.composite
def plain_dossiers(draw: st.DrawFn, acts: tuple[Act, ...] = (Act.OFFER, Act.OFFER, Act.RED_LINE)) -> Dossier:
    """Dossiers in which most statements carry a range and count, all of these acts, a few of them taken back."""
    drawn, some = drawn_dossier(draw), one_of_these(acts)
    said = [_plain(draw, row, some) if draw(one_in_five) else row for row in drawn.rows]
    extra = draw(extras)
    said += [
        _plain(draw, drawn_row(draw, number, len(said) + extra, 0), some)
        for number in range(len(said) + 1, len(said) + extra + 1)
    ]
    pairs = [(one.start, one.end) for one in sorted(drawn.sittings, key=lambda sitting: sitting.number)]
    limit = drawn.snapshot.stale_after_days
    built = snapshot(said, pairs, PARTIES, ISSUES, limit, revised=drawn.revised)
    return Dossier(tuple(said), drawn.sittings, drawn.reading, built, drawn.revised)


def mirrored(row: Said) -> Said:
    """The same statement on the scale read from its other end."""
    if row.low is None or row.high is None:
        return row
    return replace(row, low=100 - row.high, high=100 - row.low)
