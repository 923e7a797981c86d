"""DESIGN section 2 once more, slow and obvious: plain loops over rows that share nothing with `models.analysis`.

`None` is "not stated", INCOMPARABLE a range without a place on its issue's present scale. Days are plain numbers. Rows
are `tests.snapshots.Said`; what holds is a row or None.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from models.analysis.reading import Reading
from models.snapshot import to_day
from models.words import PLACING, Act, Standing
from tests.models.analysis.slow_scales import present
from tests.snapshots import Revised, Said, day_of

AFTER_ALL = 10_000

Range = tuple[float, float]

Span = Range | str | None
"""A range, INCOMPARABLE, or None."""


@dataclass(frozen=True)
class Sitting:
    number: int
    start: int
    end: int


class Talks:
    """The rows of a dossier and a reading to read them by; `by_round` puts hand-linked rows into their rounds."""

    def __init__(
        self,
        rows: Sequence[Said],
        reading: Reading,
        rounds: Sequence[Sitting] = (),
        *,
        by_round: bool = False,
        revised: Mapping[str, Sequence[Revised]] | None = None,
    ) -> None:
        self.rows = list(rows)
        self.reading = reading
        self.rounds = {sitting.number: sitting for sitting in rounds}
        self.by_round = by_round
        self.revised = revised or {}
        self.codes = [row.code or f"ST{number:03}" for number, row in enumerate(rows, start=1)]

    def day(self, row: Said) -> int:
        said = day_of(row.day)
        if not self.by_round or row.round is None:
            return said
        sitting = self.rounds[row.round]
        if said < sitting.start:
            return sitting.start
        if said > sitting.end:
            return sitting.end
        return said

    def known(self, row: Said) -> bool:
        if self.reading.known is None:
            return True
        published = day_of(row.day if row.published is None else row.published)
        recorded = published if row.recorded is None else day_of(row.recorded)
        return published <= to_day(self.reading.known) and recorded <= to_day(self.reading.known)

    def on_a_condition(self, row: Said) -> bool:
        return row.conditional or len(row.conditions) > 0

    def met(self, row: Said, day: int) -> bool:
        for state, since in row.conditions:
            if state != Standing.MET or (since is not None and day_of(since) > day):
                return False
        return len(row.conditions) > 0

    def stands(self, row: Said, day: int) -> bool:
        if self.day(row) > day:
            return False
        return self.reading.conditionals != "met" or not self.on_a_condition(row) or self.met(row, day)

    def within(self, row: Said) -> bool:
        if self.on_a_condition(row) and self.reading.conditionals == "never":
            return False
        if self.on_a_condition(row) and self.reading.conditionals == "met" and not self.met(row, AFTER_ALL):
            return False
        if self.reading.review is not None and row.review != self.reading.review:
            return False
        good_enough = row.authority <= self.reading.authority and row.credibility <= self.reading.credibility
        return good_enough and self.known(row)

    def retracted(self, row: Said, day: int) -> bool:
        return self._retracted(self.codes[self.rows.index(row)], day)

    def _retracted(self, code: str, day: int) -> bool:
        for other, row in zip(self.codes, self.rows, strict=True):
            if self._in_force(other, code) and self.stands(row, day) and not self._retracted(other, day):
                return True
        return False

    def _in_force(self, code: str, other_code: str) -> bool:
        if other_code not in self.takes_back[code]:
            return False
        in_a_circle = code in self._led_to(other_code)
        return not in_a_circle or self._order(code) > self._order(other_code)

    def _order(self, code: str) -> tuple[int, int]:
        number = self.codes.index(code)
        row = self.rows[number]
        return next(day for day in range(self.day(row), AFTER_ALL) if self.stands(row, day)), number

    @cached_property
    def takes_back(self) -> dict[str, set[str]]:
        return {code: self._targets(code) for code in self.codes}

    def _targets(self, code: str) -> set[str]:
        row = self.rows[self.codes.index(code)]
        if not self.within(row):
            return set()
        found = {other for other, target in zip(self.codes, self.rows, strict=True) if target.retracted_by == code}
        return found | {row.retracts} if row.act == Act.RETRACTION and row.retracts is not None else found

    def _led_to(self, code: str) -> set[str]:
        found: set[str] = set()
        for _ in self.codes:
            for one in [code, *found]:
                found |= self.takes_back[one]
        return found

    def latest(self, candidates: list[Said]) -> Said | None:
        best: Said | None = None
        for row in candidates:
            if best is None or self._beats(row, best):
                best = row
        return best

    def _beats(self, row: Said, best: Said) -> bool:
        for newer, older in ((self.day(row), self.day(best)), (day_of(row.day), day_of(best.day))):
            if newer != older:
                return newer > older
        return row.authority <= best.authority

    def of(self, party: str, issue: str) -> list[Said]:
        return [row for row in self.rows if row.party == party and row.issue == issue]

    def held(self, party: str, issue: str, day: int) -> Said | None:
        return self.latest(
            [
                row
                for row in self.of(party, issue)
                if self.places(row) and self.within(row) and self.stands(row, day) and not self.retracted(row, day)
            ]
        )

    def places(self, row: Said) -> bool:
        if row.low is None:
            return False
        return row.act in PLACING or (row.act == Act.RESTATEMENT and self.reading.restatements)

    def red_line(self, party: str, issue: str, day: int) -> Said | None:
        return self.latest(
            [
                row
                for row in self.of(party, issue)
                if row.act == Act.RED_LINE
                and row.low is not None
                and self.within(row)
                and self.stands(row, day)
                and not self.retracted(row, day)
            ]
        )

    def spoke(self, party: str, issue: str, after: int | None, until: int) -> bool:
        for row in self.of(party, issue):
            if self.known(row) and self.day(row) <= until and (after is None or self.day(row) > after):
                return True
        return False

    def in_between(self, party: str | None, issue: str, after: int | None, until: int) -> list[Said]:
        found = [
            row
            for row in self.rows
            if row.issue == issue
            and party in {None, row.party}
            and self.known(row)
            and self.day(row) <= until
            and (after is None or self.day(row) > after)
        ]
        return sorted(found, key=lambda row: day_of(row.day))

    def contested(self, day: int) -> list[tuple[Said, Said]]:
        pairs = []
        for row in self.rows:
            if not self.places(row) or not self.known(row):
                continue
            if day_of(row.day) > day or self.retracted(row, day):
                continue
            standing = self.held(row.party, row.issue, day_of(row.day))
            if standing is None or not apart(self.span(row), self.span(standing)):
                continue
            too_low = row.authority > self.reading.authority
            same_day = standing.day == row.day and speaker(standing) != speaker(row)
            if too_low or same_day:
                pairs.append((row, standing))
        return pairs

    def stale(self, party: str, issue: str, day: int, limit: int) -> bool:
        if self.held(party, issue, day) is None:
            return False
        return not self.spoke(party, issue, day - limit - 1, day)

    def last_word(self, party: str, issue: str, day: int) -> Said | None:
        return self.latest([row for row in self.of(party, issue) if self.known(row) and self.day(row) <= day])

    def silent(self, party: str, issue: str, day: int) -> bool:
        over = [sitting.end for sitting in self.rounds.values() if sitting.end < day]
        if self.last_word(party, issue, day) is None:
            return True
        return bool(over) and not self.spoke(party, issue, max(over), day)

    def span(self, row: Said | None) -> Span:
        if row is None or row.low is None or row.high is None:
            return None
        return present((row.low, row.high), row.scale, self.revised.get(row.issue, ()))


def speaker(row: Said) -> str:
    return row.speaker or f"{row.party}{row.authority}"


def meet(one: Range, other: Range) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def apart(one: Span, other: Span) -> bool:
    return isinstance(one, tuple) and isinstance(other, tuple) and not meet(one, other)


def shift(old: Span, new: Span) -> float | None:
    if not isinstance(old, tuple) or not isinstance(new, tuple):
        return None
    return ((new[0] - old[0]) + (new[1] - old[1])) / 2


def contains(outer: Range, inner: Range) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def change(old: Span, new: Span, *, spoke: bool) -> str:
    if isinstance(old, str) or isinstance(new, str):
        return "not comparable"
    if old is None or new is None:
        if old is None and new is None:
            return "not stated"
        return "first stated" if old is None else "withdrawn"
    if old == new:
        return "reaffirmed" if spoke else "silent"
    if contains(new, old):
        return "widened"
    if contains(old, new):
        return "narrowed"
    moved = (new[0] - old[0]) + (new[1] - old[1])
    return "moved up" if moved > 0 else "moved down" if moved < 0 else "moved"


def gap(one: Span, other: Span) -> float | None:
    if not isinstance(one, tuple) or not isinstance(other, tuple):
        return None
    return max(0, max(one[0], other[0]) - min(one[1], other[1]))


def own_touch(held: Span, line: Span) -> str:
    if not isinstance(held, tuple) or not isinstance(line, tuple):
        return "unknown"
    if contains(line, held):
        return "none"
    return "blurred" if meet(held, line) else "crossed"


def other_touch(held: Span, line: Span) -> str:
    if not isinstance(held, tuple) or not isinstance(line, tuple):
        return "unknown"
    return "none" if meet(held, line) else "beyond"


def zone(lines: list[Span]) -> tuple[str, Range | None]:
    known = [line for line in lines if isinstance(line, tuple)]
    if not known:
        return "unknown", None
    low = max(line[0] for line in known)
    high = min(line[1] for line in known)
    if low > high:
        return "empty", None
    return ("possible" if len(known) < len(lines) else "exists"), (low, high)
