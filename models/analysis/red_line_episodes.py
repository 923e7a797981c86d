"""When a red line became blurred, crossed or one that another party stands beyond, and when that ended."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from models.analysis.positions import Positions, held, ranges, red_lines
from models.analysis.reading import Reading
from models.analysis.red_lines import TOUCHES, Touch, other_touch, own_touch
from models.analysis.retractions import Retractions
from models.facts import NONE
from models.snapshot import Ints, Snapshot, ints


class Ending(StrEnum):
    """How an episode ended: the touch is another one, there is none any more, nobody can say, or it goes on."""

    TURNED = "turned"
    RESOLVED = "resolved"
    UNKNOWN = "unknown"
    GOES_ON = "goes on"


@dataclass(frozen=True, slots=True)
class Bound:
    """The day on which an episode begins or ends, with what was held and the red line at the end of that day.

    Both are positions of statements, NONE where nothing is stated.
    """

    day: int
    held: int
    line: int

    @property
    def evidence(self) -> tuple[int, ...]:
        """The statements behind this day."""
        return tuple(one for one in (self.held, self.line) if one != NONE)


@dataclass(frozen=True, slots=True)
class Episode:
    """The time during which a red line of `owner` is touched in one way by what `holder` holds.

    `holder` is the owner itself where the touch is blurred or crossed, another party where it is beyond. `end` is the
    first day on which the touch is not the same one, None while it goes on.
    """

    issue: int
    owner: int
    holder: int
    touch: Touch
    begin: Bound
    end: Bound | None
    ending: Ending

    @property
    def evidence(self) -> tuple[int, ...]:
        """The statements behind the first day and the last, each once."""
        found = self.begin.evidence if self.end is None else (*self.begin.evidence, *self.end.evidence)
        return tuple(dict.fromkeys(found))


_TOUCHED = ints([TOUCHES.index(one) for one in (Touch.BLURRED, Touch.CROSSED, Touch.BEYOND)])


@dataclass(frozen=True, slots=True)
class _Course:
    """One issue day by day: `held` by party and day, `lines` by owner and day, `touches` by owner, party and day.

    `days` are those on which anything can have changed, ascending; `owners` the parties that ever drew a line.
    """

    issue: int
    days: Ints
    owners: Ints
    held: Ints
    lines: Ints
    touches: Ints

    def bound(self, owner: int, holder: int, place: int) -> Bound:
        return Bound(int(self.days[place]), int(self.held[holder, place]), int(self.lines[owner, place]))


def episodes(snapshot: Snapshot, reading: Reading, until: int) -> tuple[Episode, ...]:
    """All episodes that began by the end of a day, by issue, owner, holder and day of beginning.

    A red line is touched as `red_lines.own_touch` and `other_touch` say, day by day. An episode lasts while the touch
    is the same one, whatever statements stand behind it meanwhile. Where one of the two ranges is taken back, or has no
    place on the issue's present scale, the touch is not known any more: that ends the episode as unknown, not as
    resolved.
    """
    tracks = held(snapshot, reading), red_lines(snapshot, reading)
    retractions = Retractions(snapshot.statements, reading)
    found: list[Episode] = []
    for issue in range(len(snapshot.issues)):
        days = _days(snapshot, retractions, issue, until)
        found += _episodes(_course(snapshot, *tracks, issue, days))
    return tuple(found)


def _days(snapshot: Snapshot, retractions: Retractions, issue: int, until: int) -> Ints:
    on_issue = ints(np.flatnonzero(snapshot.statements.issue == issue))
    days = np.union1d(snapshot.statements.said[on_issue], retractions.days(on_issue))
    return ints(days[days <= until])


def _course(snapshot: Snapshot, holding: Positions, lines: Positions, issue: int, days: Ints) -> _Course:
    parties = ints(np.arange(len(snapshot.parties)))
    bounds = lines.at(parties[:, None], issue, days)
    owners = ints(np.flatnonzero((bounds != NONE).any(axis=1)))
    stances, bounds = holding.at(parties[:, None], issue, days), bounds[owners]
    low, high = ranges(snapshot.statements, stances)
    line_low, line_high = ranges(snapshot.statements, bounds)
    held_ranges, line_ranges = (low[None], high[None]), (line_low[:, None], line_high[:, None])
    own = (owners[:, None] == parties)[:, :, None]
    touches = np.where(own, own_touch(held_ranges, line_ranges), other_touch(held_ranges, line_ranges))
    return _Course(issue, days, owners, stances, bounds, ints(touches))


def _episodes(course: _Course) -> Iterator[Episode]:
    changed = np.diff(course.touches, axis=2, prepend=TOUCHES.index(Touch.UNKNOWN)) != 0
    for at, holder, start in np.argwhere(changed & np.isin(course.touches, _TOUCHED)).tolist():
        later = np.flatnonzero(changed[at, holder, start + 1 :])
        end = start + 1 + int(later[0]) if len(later) else None
        yield Episode(
            issue=course.issue,
            owner=int(course.owners[at]),
            holder=holder,
            touch=TOUCHES[course.touches[at, holder, start]],
            begin=course.bound(at, holder, start),
            end=None if end is None else course.bound(at, holder, end),
            ending=Ending.GOES_ON if end is None else _ending(TOUCHES[course.touches[at, holder, end]]),
        )


def _ending(touch: Touch) -> Ending:
    return {Touch.UNKNOWN: Ending.UNKNOWN, Touch.NONE: Ending.RESOLVED}.get(touch, Ending.TURNED)
