"""What to look at twice as of a day: positions that are contested, stale, or silent since the last round."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from models.analysis.doubts import contested, stale
from models.analysis.positions import held, spoken, spoken_by_round
from models.analysis.reading import Reading
from models.analysis.tracks import placed_days
from models.facts import NONE
from models.snapshot import Ints, Snapshot, ints


@dataclass(frozen=True, slots=True)
class Contested:
    """A statement at odds with the one that is held on the day; both as positions of statements."""

    issue: int
    party: int
    contesting: int
    held: int

    @property
    def evidence(self) -> tuple[int, ...]:
        """The statements behind this line."""
        return self.held, self.contesting


@dataclass(frozen=True, slots=True)
class Stale:
    """A held position whose party said its `last` word on the issue `days` days before the day."""

    issue: int
    party: int
    held: int
    last: int
    days: int

    @property
    def evidence(self) -> tuple[int, ...]:
        """The statements behind this line; one where the party's last word is what is held."""
        return (self.held,) if self.held == self.last else (self.held, self.last)


@dataclass(frozen=True, slots=True)
class Silent:
    """A principal that has said nothing on an issue since the end of `round`, or never anything.

    `last` is the last thing that it said on the issue, NONE for never; `days` is how long before the day that stands.
    `round` is None where no round has ended before the day.
    """

    issue: int
    party: int
    last: int
    days: int | None
    round: int | None

    @property
    def evidence(self) -> tuple[int, ...]:
        """The statement behind this line; none where the party never said anything."""
        return () if self.last == NONE else (self.last,)


@dataclass(frozen=True, slots=True)
class Lists:
    """The three lists as of a day, each by issue and then party in the dossier's order."""

    contested: tuple[Contested, ...]
    stale: tuple[Stale, ...]
    silent: tuple[Silent, ...]


def lists(snapshot: Snapshot, reading: Reading, day: int) -> Lists:
    """What is contested, stale and silent at the end of a day."""
    return Lists(
        contested_on(snapshot, reading, day), stale_on(snapshot, reading, day), silent_on(snapshot, reading, day)
    )


def contested_on(snapshot: Snapshot, reading: Reading, day: int) -> tuple[Contested, ...]:
    """What contests the positions of the day (see `doubts.contested`); what contested an earlier one is left out."""
    pairs = contested(snapshot, reading, day)
    parties, issues = _grid(snapshot)
    standing = np.unique(held(snapshot, reading).at(parties, issues, day))
    columns = snapshot.statements
    found = (
        Contested(int(columns.issue[holding]), int(columns.party[holding]), int(contesting), int(holding))
        for contesting, holding in pairs[np.isin(pairs[:, 1], standing)]
    )
    return tuple(sorted(found, key=lambda one: (one.issue, one.party)))


def stale_on(snapshot: Snapshot, reading: Reading, day: int) -> tuple[Stale, ...]:
    """Positions of any party that are stale at the end of the day (see `doubts.stale`)."""
    parties, issues = _grid(snapshot)
    holding = held(snapshot, reading).at(parties, issues, day)
    last = spoken(snapshot, reading).at(parties, issues, day)
    said = snapshot.statements.said
    return tuple(
        Stale(issue, party, int(holding[issue, party]), int(last[issue, party]), day - int(said[last[issue, party]]))
        for issue, party in np.argwhere(stale(snapshot, reading, day)).tolist()
    )


def silent_on(snapshot: Snapshot, reading: Reading, day: int) -> tuple[Silent, ...]:
    """Where a principal has said nothing on an issue from the end of the last round up to the day, or never anything.

    DESIGN has the word for movement between two rounds. As of a day we read it so: the last round is the latest one
    that ended before the day; whatever is known to have been said breaks the silence, whatever its act or grade; what
    is linked to a round by hand was said in it. Where no round has ended, only those that never spoke are silent.
    """
    return tuple(_silent(snapshot, reading, day))


def _silent(snapshot: Snapshot, reading: Reading, day: int) -> Iterator[Silent]:
    principals = ints(snapshot.principals)
    issues = ints(np.arange(len(snapshot.issues)))[:, None]
    words = spoken_by_round(snapshot, reading)
    last, sitting = words.at(principals, issues, day), _last_round(snapshot, day)
    placed = placed_days(snapshot)
    quiet = last == NONE
    if sitting is not None:
        quiet |= last == words.at(principals, issues, snapshot.rounds[sitting].end)
    for issue, place in np.argwhere(quiet).tolist():
        word = int(last[issue, place])
        days = None if word == NONE else day - int(placed[word])
        yield Silent(issue, int(principals[place]), word, days, sitting)


def _last_round(snapshot: Snapshot, day: int) -> int | None:
    ended = [place for place, one in enumerate(snapshot.rounds) if one.end < day]
    return max(ended, key=lambda place: snapshot.rounds[place].end, default=None)


def _grid(snapshot: Snapshot) -> tuple[Ints, Ints]:
    return ints(np.arange(len(snapshot.parties)))[None, :], ints(np.arange(len(snapshot.issues)))[:, None]
