"""Whatever is asked as of leaving a round goes by what is linked to it by hand, whatever its day."""

from dataclasses import replace

from models.analysis.baselines import Baseline, baselines
from models.analysis.dependencies import dependencies
from models.analysis.distances import distances
from models.analysis.look_back import look_back
from models.analysis.packages import items
from models.analysis.reading import ON_RECORD
from models.analysis.red_line_episodes import episodes, episodes_on
from models.analysis.tracks import By
from models.analysis.trades import trades
from models.facts import NONE, Outcome
from models.words import Act
from tests.models.analysis.judged import packed, waiting, weighed
from tests.snapshots import said, snapshot

LEFT = 6
BY: tuple[By, By] = ("day", "round")
ISSUES = ("neutrality", "crimea")
ROWS = (
    said(1, at=20), said(1, "RU", at=80), said(1, "RU", act=Act.RED_LINE, low=10, high=100),
    said(9, at=60, round=1), said(9, "RU", act=Act.RED_LINE, low=90, high=100, round=1),
    said(9, issue="crimea", at=0, round=1),
)  # fmt: skip
TALKS = weighed(snapshot(ROWS, [(4, LEFT)], issues=ISSUES), {("neutrality", "UA"): 50, ("neutrality", "RU"): 50})


def test_distances_and_baselines_take_the_range_that_is_linked() -> None:
    assert [distances(TALKS, ON_RECORD, LEFT, (0, 1), by=by).mean[0, 1] for by in BY] == [60, 20]
    assert [baselines(TALKS, ON_RECORD, LEFT, by)[0].values[Baseline.MEAN] for by in BY] == [50, 70]


def test_a_baseline_is_looked_back_at_by_it() -> None:
    agreed = replace(TALKS, outcomes=(Outcome("O", "", 20, 0, 70, 70, "", NONE),))
    assert [look_back(agreed, ON_RECORD, LEFT, by).errors[0].points for by in BY] == [20, 0]


def test_red_lines_are_touched_from_the_round_on() -> None:
    assert [len(episodes_on(TALKS, ON_RECORD, LEFT, by=by)) for by in BY] == [0, 2]
    assert {one.begin.day for one in episodes(TALKS, ON_RECORD, LEFT, by="round")} == {LEFT}


def test_conditions_and_packages_are_those_of_what_is_linked() -> None:
    bound = waiting(packed(TALKS, ("ST004", "ST006")), {"ST004": "crimea"})
    assert [len(dependencies(bound, ON_RECORD, LEFT, by).all) for by in BY] == [0, 1]
    assert [len(items(bound, ON_RECORD, LEFT, (0, 1), by)) for by in BY] == [2, 1]
    assert [trades(bound, ON_RECORD, LEFT, 0, 1, by).unranked for by in BY] == [1, 0]
