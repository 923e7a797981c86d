"""The part of the agreement view that looks back: how far baselines and judgements missed what came about."""

from math import isnan

import numpy as np

from models.analysis.baselines import Baseline
from models.analysis.look_back import BrierScore, LookBack, brier_score, look_back
from models.analysis.tracks import By
from models.entry import number, rounded
from models.phrases import counted
from models.snapshot import to_day
from views.agreement.asked import Asked
from views.agreement.judgements_chart import JudgementsChart
from views.agreement.section import Section
from views.charts.frame import ChartFrame
from views.charts.grid_chart import GridChart
from views.document import Document
from views.labels import long_day, round_name
from views.selection import Selection
from views.theme import Theme

_LEGEND = (
    "Figures: mean absolute error in points of the scale from 0 to 100, over the n issues with an outcome after that "
    "day and a baseline on it. Figures over other issues, or over few, say little about each other."
)
_BRIER = (
    "Ring: the probability given, of a range its middle; disc: came true, cross: did not. Brier score: the squared "
    "difference of the two, 0 for certain and right, 1 for certain and wrong; always saying 50 per cent scores 0.25. "
    "In brackets: what the ends of the range would score."
)
_MOST_ROUNDS = 12
_NONE = (
    "Nothing to look back at yet. Enter outcomes on issues, and of judgements of likelihood whether they came true, in "
    "the dossier."
)


class LookBackSection(Section):
    """A grid of baselines by rounds, and the judgements of likelihood with their scores."""

    asks_whom = asks_when = False

    def __init__(self, document: Document, selection: Selection, theme: Theme) -> None:
        self.judgements = ChartFrame("Judgements of likelihood", selection, theme)
        super().__init__("Baselines and what was agreed", selection, theme, several=True)
        self.column.insertWidget(1, self.judgements, 1)

    def set_theme(self, theme: Theme) -> None:
        """Show everything in another appearance."""
        super().set_theme(theme)
        self.judgements.set_theme(theme)

    def show_asked(self, asked: Asked) -> None:
        """The grid and the judgements, or that there is nothing to look back at."""
        moments = _moments(asked)
        backs = [look_back(asked.snapshot, asked.standing.reading, day, by) for _, day, by in moments]
        scores = brier_score(asked.snapshot, asked.standing.reading)
        outcomes = any(back.left_out or back.unplaced or back.errors[0].n for back in backs)
        if not outcomes and not scores.n and not scores.wordless:
            self._say_missing(_NONE)
            return
        self.judgements.setVisible(bool(scores.n or scores.unresolved or scores.wordless))
        self.judgements.show_chart(JudgementsChart(asked, scores), _brier_words(scores))
        chart = _grid(asked, [name for name, _, _ in moments], backs)
        self._show(chart, _headline(backs), (_LEGEND, _left_out(backs), _BRIER if scores.n else ""))

    def words(self) -> str:
        """What both charts say, without their tables."""
        if not self.judgements.isVisibleTo(self):
            return super().words()
        return f"{super().words()}\n{self.judgements.summary.text()}"


def _moments(asked: Asked) -> list[tuple[str, int, By]]:
    """The ends of the last rounds that had begun, as they are called, and their days; else the day asked about."""
    known, rounds = asked.standing.reading.known, asked.snapshot.rounds
    begun = [at for at, one in enumerate(rounds) if known is None or one.start <= to_day(known)]
    left: list[tuple[str, int, By]] = [
        (round_name(asked.snapshot, at), rounds[at].end, "round") for at in begun[-_MOST_ROUNDS:]
    ]
    return left or [("now", asked.day, "day")]


def _grid(asked: Asked, names: list[str], backs: list[LookBack]) -> GridChart:
    values = np.array([[back.errors[at].points for back in backs] for at in range(len(Baseline))])
    return GridChart(
        measure="Mean absolute error",
        row_title="Baseline",
        rows=tuple(str(one).capitalize() for one in Baseline),
        columns=tuple(f"leaving {name}" for name in names),
        values=values,
        evidence=tuple(
            tuple(asked.ids(tuple(s for miss in back.errors[at].misses for s in miss.statements)) for back in backs)
            for at in range(len(Baseline))
        ),
        words=tuple(tuple(_cell(back, at) for back in backs) for at in range(len(Baseline))),
        short=tuple(f"round {name.split(' · ')[0]}" if " · " in name else name for name in names),
        high=50.0,
        low=0.0,
    )


def _cell(back: LookBack, at: int) -> str:
    error = back.errors[at]
    return f"{number(rounded(error.points))}, n {error.n}" if error.n else "none, n 0"


def _headline(backs: list[LookBack]) -> str:
    back = next((one for one in reversed(backs) if one.errors[0].n), None)
    if back is None:
        return "No baseline can be held against an outcome."
    told = ", ".join(f"{number(rounded(one.points))} ({one.baseline})" for one in back.errors)
    day = long_day(back.day)
    return f"As of {day}, baselines missed what was agreed later by, on average: {told}; n {back.errors[0].n}."


def _left_out(backs: list[LookBack]) -> str:
    last = backs[-1]
    parts = []
    if last.left_out:
        parts.append(f"{counted(len(last.left_out), 'outcome')} on issues without a baseline")
    if last.unplaced:
        parts.append(f"{counted(len(last.unplaced), 'outcome')} without a comparable range")
    return f"Left out on the last day: {' and '.join(parts)}." if parts else ""


def _brier_words(scores: BrierScore) -> str:
    first = "No judgement of likelihood has come true or not, as far as anybody has said"
    if not isnan(scores.score):
        bounds = f"{_score(scores.low)} to {_score(scores.high)} by the ends of their ranges"
        first = f"Brier score {_score(scores.score)}, n {scores.n} ({bounds})"
    parts = [
        f"{counted(len(found), 'judgement')} {why}"
        for found, why in ((scores.unresolved, "not resolved"), (scores.wordless, "in words only"))
        if found
    ]
    return f"{first}. Left out: {', '.join(parts)}." if parts else f"{first}."


def _score(value: float) -> str:
    return "–" if isnan(value) else f"{value:.3f}"
