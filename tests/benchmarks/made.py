"""Seeded talks of any size as columns: what the file and the snapshot of a made dossier are both written from."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from models.facts import NONE
from models.snapshot import Floats, Ints, ints
from models.words import ACTS, PLACING, Act

FIRST_DAY = 19047
"""24 February 2022."""

DAYS_A_ROUND = 10
ROUND_DAYS = 3

SPEAKERS_A_PARTY = 5

_SHAPES = ((1_000, 8, 12, 20), (10_000, 16, 40, 80), (100_000, 30, 100, 300))

_WEIGHTS = {Act.DEMAND: 12, Act.OFFER: 14, Act.SIGNAL: 12, Act.CLARIFICATION: 8, Act.RED_LINE: 4, Act.RESTATEMENT: 14}
"""How often acts are; of others there are four in a hundred each."""

_PLACES = np.array([act in PLACING or act is Act.RED_LINE for act in ACTS])
_RETRACTION = ACTS.index(Act.RETRACTION)


@dataclass(frozen=True)
class Made:
    """Columns of `count` statements, as `models.snapshot.Statements` has them, and how many facts stand around."""

    count: int
    parties: int
    issues: int
    rounds: int
    sources: int
    said: Ints
    vague: NDArray[np.bool_]
    """Which statements are known by their month only."""
    published: Ints
    recorded: Ints
    recorded_known: NDArray[np.bool_]
    party: Ints
    speaker: Ints
    issue: Ints
    act: Ints
    low: Floats
    high: Floats
    firmness: Ints
    credibility: Ints
    conditional: NDArray[np.bool_]
    depends_on: Ints
    source: Ints
    round: Ints
    retracts: Ints
    review: Ints
    package: Ints
    ids: list[str] = field(default_factory=list)


def columns(count: int, seed: int) -> Made:
    """The columns of a dossier; the same seed always makes the same."""
    rng = np.random.default_rng(seed)
    parties, issues, rounds = next((rest for most, *rest in _SHAPES if count <= most), _SHAPES[-1][1:])
    # In the order of coding, which is that of days by and large.
    said = np.sort(rng.integers(0, rounds * DAYS_A_ROUND, count)) + rng.integers(-20, 21, count)
    said = ints(FIRST_DAY + np.clip(said, 0, rounds * DAYS_A_ROUND - 1))
    published = ints(said + rng.integers(0, 4, count) + np.where(rng.random(count) < 0.003, 800, 0))
    # The principals come first and speak most.
    party = ints(parties * rng.random(count) ** 2)
    issue = ints(rng.integers(0, issues, count))
    act = _acts(rng, count)
    low, high = _ranges(rng, party, issue, said)
    without = ~_PLACES[act] | (rng.random(count) < 0.15)
    low[without] = high[without] = np.nan
    conditional = rng.random(count) < 0.12
    return Made(
        count, parties, issues, rounds, max(20, count // 50),
        said=said,
        vague=rng.random(count) < 0.02,
        published=published,
        recorded=ints(published + rng.integers(0, 60, count)),
        recorded_known=rng.random(count) > 0.05,
        party=party,
        speaker=ints(party * SPEAKERS_A_PARTY + rng.integers(0, SPEAKERS_A_PARTY, count)),
        issue=issue,
        act=act,
        low=low,
        high=high,
        firmness=_seldom(rng, count, 0.6, 5),
        credibility=ints(np.minimum(rng.geometric(0.45, count), 6)),
        conditional=conditional,
        depends_on=np.where(conditional & (rng.random(count) < 0.3), ints(rng.integers(0, issues, count)), NONE),
        source=ints(rng.integers(0, max(20, count // 50), count)),
        round=_seldom(rng, count, 0.01, rounds),
        retracts=_retracts(act, party * issues + issue),
        review=ints(rng.integers(0, 3, count)),
        package=_seldom(rng, count, 0.01, 20),
        ids=_ids(rng, count),
    )  # fmt: skip


def make_ids(rng: np.random.Generator, count: int, *, since: int = 1_700_000_000_000) -> list[str]:
    """So many identifiers of version 7 in ascending order."""
    tails = rng.integers(0, 2**48, count).tolist()
    return [
        f"{moment >> 16:08x}-{moment & 0xFFFF:04x}-7{at & 0xFFF:03x}-8{at >> 12 & 0xFFF:03x}-{tail:012x}"
        for at, (moment, tail) in enumerate(zip(range(since, since + 7 * count, 7), tails, strict=False))
    ]


def _ids(rng: np.random.Generator, count: int) -> list[str]:
    return make_ids(rng, count, since=1_710_000_000_000)


def _acts(rng: np.random.Generator, count: int) -> Ints:
    weights = np.array([_WEIGHTS.get(act, 4) for act in ACTS], dtype=np.float64)
    return ints(rng.choice(len(ACTS), count, p=weights / weights.sum()))


def _ranges(rng: np.random.Generator, party: Ints, issue: Ints, said: Ints) -> tuple[Floats, Floats]:
    """Each party drifts about on each issue, and says it now narrowly, now widely."""
    pair = party.astype(np.int64) * 1_000 + issue
    start, pace = (pair * 37) % 100, (pair * 13) % 7 + 1
    centre = 50 + 0.4 * (start - 50) + 15 * np.sin((said - FIRST_DAY) / (40.0 * pace)) + rng.normal(0, 6, len(said))
    width = rng.choice([0.0, 2.5, 5.0, 10.0], len(said))
    low, high = np.round(2 * (centre - width)) / 2, np.round(2 * (centre + width)) / 2
    return np.clip(low, 0, 100), np.clip(high, 0, 100)


def _seldom(rng: np.random.Generator, count: int, share: float, choices: int) -> Ints:
    return ints(np.where(rng.random(count) < share, rng.integers(0, choices, count), NONE))


def _retracts(act: Ints, pair: Ints) -> Ints:
    """One in five retractions takes back what its party said before it on the issue."""
    order = np.argsort(pair, kind="stable")
    before = np.full(len(pair), NONE, np.int32)
    same = pair[order[1:]] == pair[order[:-1]]
    before[order[1:][same]] = order[:-1][same]
    taken = np.flatnonzero((act == _RETRACTION) & (before != NONE))[::5]
    found = np.full(len(pair), NONE, np.int32)
    found[taken] = before[taken]
    return found
