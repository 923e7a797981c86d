"""Random dossiers for hypothesis: few days, parties and issues, so that ties and overlaps are common."""

from dataclasses import dataclass, replace
from itertools import pairwise

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


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    reading = draw(
        st.one_of(
            st.sampled_from((ON_RECORD, STRICT, EVERYTHING)),
            st.builds(
                Reading,
                st.just("own"),
                st.integers(1, 5),
                st.integers(1, 6),
                st.sampled_from(Conditionals),
                st.booleans(),
                st.sampled_from((None, None, *REVIEWS)),
            ),
        )
    )
    known = draw(st.none() | days)
    return reading if known is None else reading.as_known(to_date(known))


@st.composite
def rows(draw: st.DrawFn, number: int, total: int, rounds: int) -> Said:
    act = draw(st.sampled_from(sorted(PLACING)) | st.sampled_from(ACTS))
    low, high = draw(spans | st.just((None, None)))
    others = st.integers(1, total).map(lambda other: f"ST{other:03}")
    return Said(
        day=draw(days),
        party=draw(st.sampled_from(PARTIES[:2])),
        issue=draw(st.sampled_from(ISSUES)),
        act=act,
        low=low,
        high=high,
        authority=draw(st.integers(1, 5)),
        credibility=draw(st.integers(1, 6)),
        conditional=draw(st.booleans()),
        speaker=draw(st.sampled_from(("", "first", "second"))),
        published=draw(st.none() | days),
        recorded=draw(st.none() | days),
        round=draw(st.none() | st.integers(1, rounds)) if rounds else None,
        code=f"ST{number:03}",
        retracts=draw(others if act == Act.RETRACTION else st.none() | others),
        retracted_by=draw(st.one_of(st.none(), st.none(), st.none(), others)),
        firmness=draw(st.integers(NONE, 4)),
        scale=draw(st.sampled_from((NONE, 1, 1, 2, 3, 4))),
        review=draw(st.sampled_from(REVIEWS)),
        conditions=draw(st.just(()) | conditions),
    )


olds = st.sampled_from(((0.0, 100.0), (0.0, 50.0, 100.0), (0.0, 20.0, 60.0, 100.0), (20.0, 60.0)))


@st.composite
def mappings(draw: st.DrawFn) -> tuple[tuple[float, float], ...] | None:
    """Rising and falling ones whose figures are short enough to come out the same however they are reckoned."""
    if draw(st.booleans()):
        return None
    old = draw(olds)
    new = sorted(10.0 * draw(st.integers(0, 10)) for _ in old)
    if new[0] == new[-1]:
        new[0], new[-1] = 0.0, 100.0
    return tuple(zip(old, reversed(new) if draw(st.booleans()) else new, strict=True))


@st.composite
def revisions(draw: st.DrawFn) -> tuple[Revised, ...]:
    """No revision or a few, mostly each of the one before; others as merging leaves them."""
    number = draw(st.sampled_from((0, 0, 1, 1, 2, 3)))
    before = [st.just(version) | st.integers(0, version) for version in range(1, number + 1)]
    return tuple(Revised(draw(after), draw(mappings())) for after in before)


PLAIN = {"authority": 1, "credibility": 1, "conditional": False, "published": None, "recorded": None}


@st.composite
def entangled(draw: st.DrawFn, rows: list[Said]) -> tuple[Said, ...]:
    """These rows with chains in which each takes back the one before; some close to circles, some lie on one day."""
    said = list(rows)
    for _ in range(draw(st.integers(0, 2)) if len(said) > 1 else 0):
        length, closed = draw(st.integers(2, 6)), draw(st.booleans())
        chain = draw(st.permutations(range(len(said))))[:length]
        first, pace = draw(st.integers(0, LAST_DAY // 2)), draw(st.sampled_from((None, 0, 1, 2)))
        for place, (taken, taker) in enumerate(pairwise([*chain, *chain[: int(closed)]])):
            rest = {} if pace is None else PLAIN | {"day": first + place * pace}
            said[taker] = replace(said[taker], **rest)
            if draw(st.booleans()):
                said[taker] = replace(said[taker], act=Act.RETRACTION, retracts=said[taken].code)
            else:
                said[taken] = replace(said[taken], retracted_by=said[taker].code)
    return tuple(said)


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    pairs = draw(st.lists(sittings, min_size=1, max_size=4))
    total = draw(st.integers(0, 14))
    said = draw(entangled([draw(rows(number, total, len(pairs))) for number in range(1, total + 1)]))
    numbered = [Sitting(number, start, end) for number, (start, end) in enumerate(pairs, start=1)]
    ordered = tuple(sorted(numbered, key=lambda sitting: (sitting.start, sitting.end, sitting.number)))
    limit = draw(st.integers(1, 6))
    revised = {issue: draw(revisions()) for issue in ISSUES}
    # Half of all dossiers keep to their first scales, so that the other definitions are tried on many figures.
    said = tuple(row if draw(st.booleans()) else replace(row, scale=len(revised[row.issue]) + 1) for row in said)
    built = snapshot(said, pairs, PARTIES, ISSUES, limit, revised=revised)
    return Dossier(said, ordered, draw(readings()), built, revised)


@st.composite
def _plain(draw: st.DrawFn, row: Said, acts: tuple[Act, ...]) -> Said:
    low, high = draw(spans)
    return replace(row, act=draw(st.sampled_from(acts)), low=low, high=high, scale=1, retracts=None, **PLAIN)


@st.composite
def plain_dossiers(draw: st.DrawFn, acts: tuple[Act, ...] = (Act.OFFER, Act.OFFER, Act.RED_LINE)) -> Dossier:
    """Dossiers in which most statements carry a range and count, all of these acts, a few of them taken back."""
    drawn = draw(dossiers())
    said = [draw(_plain(row, acts)) if draw(st.integers(0, 4)) else row for row in drawn.rows]
    extra = draw(st.integers(4, 10))
    said += [
        draw(_plain(draw(rows(number, len(said) + extra, 0)), acts))
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
