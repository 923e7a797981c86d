"""When a red line became blurred, crossed or one that another party stands beyond, and when that ended."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from models.analysis.positions import Positions, held, ranges, red_lines
from models.analysis.reading import Reading
from models.analysis.red_lines import TOUCHES, Touch, other_touch, own_touch
from models.analysis.tracks import By
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

    `days` are those on which anything can have changed, ascending; `owners` are those of the `parties` that ever drew a
    line.
    """

    issue: int
    days: Ints
    parties: Ints
    owners: Ints
    held: Ints
    lines: Ints
    touches: Ints


def episodes(
    snapshot: Snapshot, reading: Reading, until: int, parties: Sequence[int] | None = None, by: By = "day"
) -> tuple[Episode, ...]:
    """All episodes that began by the end of a day, by issue, owner, holder and day of beginning.

    A red line is touched as `red_lines.own_touch` and `other_touch` say, day by day. An episode lasts while the touch
    is the same one, whatever statements stand behind it meanwhile. Where one of the two ranges is taken back, or has no
    place on the issue's present scale, the touch is not known any more: that ends the episode as unknown, not as
    resolved. Given `parties`, owner and holder are among them.
    """
    return tuple(
        episode for course in _courses(snapshot, (reading, by), until, parties) for episode in _episodes(course)
    )


def episodes_on(
    snapshot: Snapshot, reading: Reading, day: int, parties: Sequence[int] | None = None, by: By = "day"
) -> tuple[Episode, ...]:
    """The episodes that go on at the end of a day, as `episodes` has them."""
    return tuple(
        episode
        for course in _courses(snapshot, (reading, by), day, parties)
        if len(course.days) and np.isin(course.touches[:, :, -1], _TOUCHED).any()
        for episode in _episodes(course)
        if episode.end is None
    )


def _courses(
    snapshot: Snapshot, rules: tuple[Reading, By], until: int, parties: Sequence[int] | None
) -> Iterator[_Course]:
    tracks = held(snapshot, *rules), red_lines(snapshot, *rules)
    chosen = sorted(range(len(snapshot.parties)) if parties is None else set(parties))
    for issue in range(len(snapshot.issues)):
        days = np.union1d(*(track.days(issue, chosen) for track in tracks))
        yield _course(snapshot, tracks, (ints(chosen), issue), ints(days[days <= until]))


def _course(snapshot: Snapshot, tracks: tuple[Positions, Positions], asked: tuple[Ints, int], days: Ints) -> _Course:
    (holding, lines), (parties, issue) = tracks, asked
    bounds = lines.at(parties[:, None], issue, days)
    drew = (bounds != NONE).any(axis=1)
    stances, bounds = holding.at(parties[:, None], issue, days), bounds[drew]
    low, high = ranges(snapshot.statements, stances)
    line_low, line_high = ranges(snapshot.statements, bounds)
    held_ranges, line_ranges = (low[None], high[None]), (line_low[:, None], line_high[:, None])
    own = (parties[drew][:, None] == parties)[:, :, None]
    touches = np.where(own, own_touch(held_ranges, line_ranges), other_touch(held_ranges, line_ranges))
    return _Course(issue, days, parties, parties[drew], stances, bounds, ints(touches))


def _episodes(course: _Course) -> Iterator[Episode]:
    """The stretches of equal touches along the days, as columns first: there may be very many."""
    count = len(course.days)
    changed = np.diff(course.touches, axis=2, prepend=-1) != 0
    # Each owner and holder begins anew, so that the next start is the end where it is one of the same two.
    starts = np.flatnonzero(changed)
    ends = np.append(starts[1:], changed.size)
    flat = course.touches.ravel()
    touched = np.isin(flat[starts], _TOUCHED)
    starts, ends = starts[touched], ends[touched]
    at, holder, begin = (ints(one) for one in np.unravel_index(starts, course.touches.shape))
    lasting = ends % max(count, 1) == 0
    end = ints(np.where(lasting, begin, ends % max(count, 1)))
    after = flat[np.where(lasting, starts, ends)]
    begins, ends_at = (zip(*_bounds(course, at, holder, place), strict=True) for place in (begin, end))
    told = (column.tolist() for column in (at, holder, flat[starts], lasting, after))
    for owner, by, touch, goes_on, then, first, last in zip(*told, begins, ends_at, strict=True):
        yield Episode(
            issue=course.issue,
            owner=int(course.owners[owner]),
            holder=int(course.parties[by]),
            touch=TOUCHES[touch],
            begin=Bound(*first),
            end=None if goes_on else Bound(*last),
            ending=Ending.GOES_ON if goes_on else _ending(TOUCHES[then]),
        )


def _bounds(course: _Course, at: Ints, holder: Ints, place: Ints) -> tuple[list[int], list[int], list[int]]:
    """Days, held statements and red lines at some places along the days."""
    return course.days[place].tolist(), course.held[holder, place].tolist(), course.lines[at, place].tolist()


def _ending(touch: Touch) -> Ending:
    return {Touch.UNKNOWN: Ending.UNKNOWN, Touch.NONE: Ending.RESOLVED}.get(touch, Ending.TURNED)
