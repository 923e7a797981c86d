"""How far baselines and judgements of likelihood missed what came about; no figure without its number of cases."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import nan

from models.analysis.baselines import Baseline, IssueBaselines, baselines
from models.analysis.reading import Reading
from models.analysis.salience import assessment_counts
from models.analysis.tracks import By
from models.facts import NONE, Outcome
from models.snapshot import Snapshot, to_day
from models.words import Judgement


@dataclass(frozen=True, slots=True)
class Miss:
    """How far a baseline on an issue lay from the centre of what was agreed there, both on its scale 0–100.

    `outcome` is a position in `Snapshot.outcomes`, `statements` are those behind the baseline.
    """

    issue: int
    outcome: int
    value: float
    agreed: float
    statements: tuple[int, ...]

    @property
    def points(self) -> float:
        """The absolute error."""
        return abs(self.value - self.agreed)


@dataclass(frozen=True, slots=True)
class BaselineError:
    """The mean absolute error of a baseline, in points of 100, over `n` issues; NaN for none."""

    baseline: Baseline
    points: float
    misses: tuple[Miss, ...]

    @property
    def n(self) -> int:
        """Over how many issues."""
        return len(self.misses)


@dataclass(frozen=True, slots=True)
class LookBack:
    """The baselines of one day against the outcomes after it.

    `left_out` are outcomes, by position, of issues on which there was no baseline on the day; `unplaced` those without
    a range, or without one that has a place on the issue's present scale.
    """

    day: int
    errors: tuple[BaselineError, ...]
    left_out: tuple[int, ...]
    unplaced: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement of likelihood that came true or not, by its position in `Snapshot.assessments`.

    `low` and `high` are the range in per cent. `score` is that of its middle; `best` and `worst` are those of the
    kindest and unkindest point in it.
    """

    assessment: int
    came_true: bool
    low: float
    high: float
    score: float
    best: float
    worst: float


@dataclass(frozen=True, slots=True)
class BrierScore:
    """The mean of squared errors of `n` judgements, 0 (always certain and right) to 1; NaN for none.

    Who always says 50 per cent scores 0.25. `low` and `high` are the means of the best and the worst scores that the
    ranges allow. `unresolved` are judgements in figures, by position, of which nobody has said whether they came true;
    `wordless` are those that came true or not but were given in words only.
    """

    score: float
    low: float
    high: float
    judged: tuple[Judged, ...]
    unresolved: tuple[int, ...]
    wordless: tuple[int, ...]

    @property
    def n(self) -> int:
        """Of how many judgements."""
        return len(self.judged)


def look_back(snapshot: Snapshot, reading: Reading, day: int, by: By = "day") -> LookBack:
    """How far each baseline, as it stood at the end of a day, missed what was agreed on a later one.

    Of several outcomes on one issue the last one counts, the later in the dossier's order on one day. Outcomes are
    known when the reading's known day asks for it, by their own day and that on which their source was published.
    """
    last = _last_outcomes(snapshot, reading, day)
    agreed = {snapshot.outcomes[at].issue: at for at in last if snapshot.outcomes[at].low is not None}
    found = [one for one in baselines(snapshot, reading, day, by) if one.values and one.issue in agreed]
    reached = {one.issue for one in found}
    return LookBack(
        day=day,
        errors=tuple(_error(snapshot, baseline, found, agreed) for baseline in Baseline),
        left_out=tuple(at for issue, at in agreed.items() if issue not in reached),
        unplaced=tuple(at for at in last if at not in agreed.values()),
    )


def _last_outcomes(snapshot: Snapshot, reading: Reading, day: int) -> tuple[int, ...]:
    """The outcome of each issue after a day, by position; by issue."""
    last: dict[int, int] = {}
    for at in sorted(range(len(snapshot.outcomes)), key=lambda place: snapshot.outcomes[place].day):
        one = snapshot.outcomes[at]
        if one.day > day and one.issue != NONE and _known(snapshot, reading, one):
            last[one.issue] = at
    return tuple(last[issue] for issue in sorted(last))


def _known(snapshot: Snapshot, reading: Reading, one: Outcome) -> bool:
    published = snapshot.sources[one.source].published if one.source != NONE else None
    return _by_known_day(max(one.day, one.day if published is None else published), reading)


def _by_known_day(day: int | None, reading: Reading) -> bool:
    return day is None or reading.known is None or day <= to_day(reading.known)


def _error(
    snapshot: Snapshot, baseline: Baseline, found: Iterable[IssueBaselines], agreed: Mapping[int, int]
) -> BaselineError:
    misses = tuple(
        Miss(one.issue, agreed[one.issue], one.values[baseline], _centre(snapshot, agreed[one.issue]), one.statements)
        for one in found
    )
    return BaselineError(baseline, _mean(miss.points for miss in misses), misses)


def _centre(snapshot: Snapshot, outcome: int) -> float:
    one = snapshot.outcomes[outcome]
    return nan if one.low is None or one.high is None else (one.low + one.high) / 2


def brier_score(snapshot: Snapshot, reading: Reading) -> BrierScore:
    """How far the judgements of likelihood that count under a reading were from what came about (Brier 1950).

    A judgement's score is the square of the difference between its probability and 1 where it came true, 0 where it
    did not; of a range the middle is taken. Whether it came true is known when the reading's known day asks for it,
    by the day since which that is known; without such a day it always is.
    """
    judged: list[Judged] = []
    unresolved, wordless = [], []
    for at, one in enumerate(snapshot.assessments):
        if one.kind is not Judgement.LIKELIHOOD or not assessment_counts(snapshot, reading, one):
            continue
        came_true = one.came_true if _by_known_day(one.resolved, reading) else None
        if came_true is None:
            unresolved += [] if one.low is None else [at]
        elif one.low is None or one.high is None:
            wordless.append(at)
        else:
            judged.append(_judged(at, came_true, one.low, one.high))
    score, low, high = (_mean(getattr(one, name) for one in judged) for name in ("score", "best", "worst"))
    return BrierScore(score, low, high, tuple(judged), tuple(unresolved), tuple(wordless))


def _judged(assessment: int, came_true: bool, low: float, high: float) -> Judged:
    first, last, middle = (abs(percent / 100 - came_true) ** 2 for percent in (low, high, (low + high) / 2))
    return Judged(assessment, came_true, low, high, middle, min(first, last), max(first, last))


def _mean(figures: Iterable[float]) -> float:
    found = list(figures)
    return sum(found) / len(found) if found else nan
