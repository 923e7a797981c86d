import numpy as np
import pytest
from hypothesis import given, settings

from models.analysis.reading import ON_RECORD
from models.facts import NONE
from tests.models.analysis.dossiers import ISSUES, PARTIES, Dossier, dossiers
from tests.snapshots import said, snapshot
from tests.views.timeline.lanes import issue_lane
from tests.views.timeline.test_lanes import half_recoded
from views.document import Standing
from views.timeline.lanes import MOST_LINES
from views.timeline.levels import REST, Drawn, Levels


@settings(max_examples=30)
@given(dossiers())
def test_day_by_day_it_reaches_as_far_as_what_is_held_then(dossier: Dossier) -> None:
    standing = Standing(dossier.snapshot, dossier.reading)
    for issue in range(len(ISSUES)):
        lane = issue_lane(standing, issue, tuple(range(len(PARTIES))))
        if not len(lane.marks):
            continue
        levels = Levels(lane)
        base = levels.all[0]
        for row, drawn in enumerate(levels.drawn):
            for span in range(base.spans + 1):
                at = int(standing.held.at(lane.lines[drawn.line].party, issue, base.first + span))
                held = None if at == NONE or np.isnan(dossier.snapshot.statements.low[at]) == (not drawn.broken) else at
                assert (base.held.low[row, span] <= base.held.high[row, span]) == (held is not None)
                if held is not None and not drawn.broken:
                    ends = dossier.snapshot.statements.low[held], dossier.snapshot.statements.high[held]
                    assert (base.held.low[row, span], base.held.high[row, span]) == pytest.approx(ends)
                    assert base.held.middle[row, span] == pytest.approx(sum(ends) / 2)


def test_longer_spans_reach_as_far_as_the_shorter_ones_and_end_as_the_last_of_them() -> None:
    values = [20, 80, 40, 60, 10, 90, 30]
    rows = [said(day * 30, at=value) for day, value in enumerate(values)]
    levels = Levels(issue_lane(Standing(snapshot(rows), ON_RECORD), 0, (0,)))
    assert levels.drawn == (Drawn(0, broken=False),)
    held = levels.all[0].held
    for level in levels.all[1:]:
        for span in range(level.spans):
            own = slice(span * level.days, min((span + 1) * level.days, levels.all[0].spans))
            assert level.held.low[0, span] == held.low[0, own].min()
            assert level.held.high[0, span] == held.high[0, own].max()
            assert level.held.middle[0, span] == held.middle[0, own][-1]
        assert level.held.middle[0, -1] == values[-1]
        assert level.counts.sum() == len(values)


def test_what_is_not_comparable_is_kept_apart() -> None:
    levels = Levels(issue_lane(half_recoded(), 0, (0, 1)))
    assert levels.drawn == (Drawn(0, broken=True), Drawn(1, broken=True), Drawn(0, broken=False))
    base = levels.all[0]
    assert np.isnan(base.held.middle[0, -1])
    assert base.held.middle[2, -1] == 60


def test_lines_that_are_too_many_are_drawn_as_one_reach() -> None:
    parties = [f"P{at}" for at in range(MOST_LINES + 2)]
    rows = [said(1, party, at=10 * at) for at, party in enumerate(parties)]
    lane = issue_lane(Standing(snapshot(rows, parties=parties), ON_RECORD), 0, tuple(range(len(parties))))
    levels = Levels(lane)
    assert levels.drawn == (Drawn(REST, broken=False), *(Drawn(line, broken=False) for line in range(MOST_LINES - 1)))
    base = levels.all[0]
    assert (base.held.low[0, 0], base.held.high[0, 0]) == (10 * (MOST_LINES - 1), 10 * (MOST_LINES + 1))
    assert base.counts[:, 0].tolist() == [*[1] * (MOST_LINES - 1), 3]


def test_spans_are_at_least_as_long_as_asked_and_longer_where_everything_moves() -> None:
    calm = Levels(issue_lane(Standing(snapshot([said(0, at=20), said(999, at=30)]), ON_RECORD), 0, (0,)))
    assert (calm.at(3).days, calm.calm(3, 12).days) == (4, 4)
    rows = [said(day, at=day * 7 % 100) for day in range(1000)]
    restless = Levels(issue_lane(Standing(snapshot(rows), ON_RECORD), 0, (0,)))
    assert (restless.at(3).days, restless.calm(3, 12).days) == (4, 8)
    assert restless.at(10**6) is restless.all[-1]
