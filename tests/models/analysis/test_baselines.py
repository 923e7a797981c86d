from math import prod

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.analysis.baselines import Baseline, Lack, Missing, baselines, sums
from models.analysis.reading import ON_RECORD
from models.words import Act
from tests.models.analysis.dossiers import in_moderation
from tests.models.analysis.judged import weighed
from tests.snapshots import Revised, said, snapshot

PARTIES = ("UA", "RU", "TR:mediator")
HELD = (said(1, low=10, high=30), said(1, "RU", low=60, high=100))
MATTERS = {("neutrality", "UA"): 30, ("neutrality", "RU"): 90}


def test_two_sides_are_summed_up_by_how_much_it_matters_to_them() -> None:
    (found,) = baselines(weighed(snapshot(HELD), MATTERS), ON_RECORD, 5)
    assert found.values[Baseline.MEAN] == pytest.approx(0.25 * 20 + 0.75 * 80)
    assert found.values[Baseline.MEDIAN] == 80
    # Where 0.25 / (120 − x) = 0.75 / (20 + x), beyond which Russia's own centre lies.
    assert found.values[Baseline.NASH] == pytest.approx(80)
    assert (found.parties, found.statements, found.assessments, found.missing) == ((0, 1), (0, 1), (0, 1), ())


def test_the_nash_product_lies_between_sides_far_apart() -> None:
    found = sums(np.array([0.0, 100.0]), np.array([25.0, 75.0]))
    assert found[Baseline.NASH] == pytest.approx(75)
    assert found[Baseline.MEAN] == pytest.approx(75)
    assert sums(np.array([0.0, 100.0]), np.array([5.0, 5.0]))[Baseline.MEDIAN] == 50


def test_a_third_party_counts_where_it_has_a_position_and_a_salience() -> None:
    talks = snapshot([*HELD, said(1, "TR", at=50)], parties=PARTIES)
    third = {("neutrality", "TR"): 60}
    assert baselines(weighed(talks, MATTERS), ON_RECORD, 5)[0].parties == (0, 1)
    (found,) = baselines(weighed(talks, MATTERS | third), ON_RECORD, 5)
    assert found.parties == (0, 1, 2)
    assert found.values[Baseline.MEAN] == pytest.approx((30 * 20 + 90 * 80 + 60 * 50) / 180)
    assert found.values[Baseline.MEDIAN] == pytest.approx(65)


def test_without_a_principals_position_or_salience_there_is_no_baseline_and_what_is_missing_is_told() -> None:
    (found,) = baselines(weighed(snapshot(HELD[:1]), {("neutrality", "UA"): 30}), ON_RECORD, 5)
    assert found.values == {}
    assert found.missing == (Missing(1, Lack.NOT_STATED), Missing(1, Lack.NOT_JUDGED))
    broken = snapshot([HELD[0], said(1, "RU", at=90, scale=2)], revised={"neutrality": [Revised(1, None)]})
    assert Missing(0, Lack.NOT_COMPARABLE) in baselines(weighed(broken, MATTERS), ON_RECORD, 5)[0].missing


def test_without_principals_or_where_nothing_matters_there_is_no_baseline() -> None:
    assert baselines(weighed(snapshot(HELD, parties=("UA:host", "RU:host")), MATTERS), ON_RECORD, 5)[0].values == {}
    idle = dict.fromkeys(MATTERS, 0)
    assert baselines(weighed(snapshot(HELD), idle), ON_RECORD, 5)[0].values == {}


def test_what_is_said_or_judged_later_is_not_looked_at() -> None:
    talks = weighed(snapshot([*HELD, said(7, at=90)]), MATTERS, day=3)
    assert baselines(talks, ON_RECORD, 2)[0].values == {}
    assert baselines(talks, ON_RECORD, 6)[0].values[Baseline.MEAN] == pytest.approx(65)
    assert baselines(talks, ON_RECORD, 7)[0].values[Baseline.MEAN] == pytest.approx(82.5)


def test_a_threat_places_nobody() -> None:
    talks = snapshot([*HELD, said(2, act=Act.THREAT, at=0)])
    assert baselines(weighed(talks, MATTERS), ON_RECORD, 5)[0].statements == (0, 1)


pairs = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 10)), min_size=1, max_size=6)


def slowly(stands: list[tuple[float, float]]) -> dict[Baseline, float]:
    """Each baseline by trying every fifth of a point: what costs least in distance, and whose product is greatest."""
    grid = [place / 5 for place in range(501)]
    total = sum(weight for _, weight in stands)
    costs = {x: sum(weight * abs(x - centre) for centre, weight in stands) for x in grid}
    cheapest = [x for x in grid if costs[x] <= min(costs.values()) + 1e-9]
    products = {x: prod((100 - abs(x - centre)) ** (weight / total) for centre, weight in stands) for x in grid}
    return {
        Baseline.MEAN: sum(weight * centre for centre, weight in stands) / total,
        Baseline.MEDIAN: (cheapest[0] + cheapest[-1]) / 2,
        Baseline.NASH: max(grid, key=lambda x: products[x]),
    }


@in_moderation
@given(pairs)
def test_baselines_are_what_trying_every_point_tells(stands: list[tuple[int, int]]) -> None:
    centres, weights = (np.array(column, dtype=np.float64) for column in zip(*stands, strict=True))
    found = sums(centres * 5, weights)
    if not weights.any():
        assert found == {}
        return
    expected = slowly([(5.0 * centre, weight) for centre, weight in stands])
    assert found[Baseline.MEAN] == pytest.approx(expected[Baseline.MEAN])
    assert found[Baseline.MEDIAN] == pytest.approx(expected[Baseline.MEDIAN])
    assert found[Baseline.NASH] == pytest.approx(expected[Baseline.NASH], abs=0.21)


@given(pairs)
def test_a_mirrored_scale_mirrors_every_baseline(stands: list[tuple[int, int]]) -> None:
    centres, weights = (np.array(column, dtype=np.float64) for column in zip(*stands, strict=True))
    straight, turned = sums(centres * 5, weights), sums(100 - centres * 5, weights)
    assert {name: 100 - value for name, value in turned.items()} == pytest.approx(straight, abs=1e-6)
