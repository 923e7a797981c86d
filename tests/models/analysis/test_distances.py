from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.analysis.distances import Blocs, Distances, Measure, blocs, distances
from models.analysis.reading import ON_RECORD
from models.facts import NONE
from models.snapshot import ints
from tests.models.analysis import slow
from tests.models.analysis.dossiers import ISSUES, LAST_DAY, PARTIES, Dossier, in_moderation, plain_dossiers
from tests.snapshots import Revised, said, snapshot

ROWS = (
    said(1, low=10, high=30), said(1, "RU", low=70, high=90), said(1, "TR", low=20, high=40),
    said(1, issue="crimea", at=0), said(1, "RU", issue="crimea", at=100),
)  # fmt: skip
"""Centres 20, 80 and 30 on neutrality; 0 and 100 on Crimea, where Türkiye has stated nothing."""

TALKS = snapshot(ROWS, parties=("UA", "RU", "TR", "CN"), issues=("neutrality", "crimea"))


def test_a_distance_is_the_mean_over_the_issues_on_which_both_stand() -> None:
    found = distances(TALKS, ON_RECORD, 5, (0, 1, 2, 3))
    assert found.mean[0, 1] == (60 + 100) / 2
    assert found.mean[0, 2] == 10
    assert found.shared[:3, :3].tolist() == [[2, 2, 1], [2, 2, 1], [1, 1, 1]]
    assert found.evidence(0, 1) == (0, 1, 3, 4)
    assert found.evidence(0, 2) == (0, 2)


def test_what_nobody_can_compare_is_missing_and_not_far_or_near() -> None:
    found = distances(TALKS, ON_RECORD, 5, (0, 1, 2, 3))
    assert np.isnan(found.mean[3]).all()
    assert np.isnan(np.diagonal(found.mean)).all()
    assert found.shared[3].tolist() == [0, 0, 0, 0]
    broken = snapshot([said(1, at=5), said(1, "RU", at=5, scale=2)], revised={"neutrality": [Revised(1, None)]})
    assert distances(broken, ON_RECORD, 5, (0, 1)).held.tolist() == [[NONE, 1]]


def test_the_gap_measures_between_the_nearer_ends() -> None:
    found = distances(TALKS, ON_RECORD, 5, (0, 1, 2), Measure.GAP)
    assert found.mean[0].tolist()[1:] == [(40 + 100) / 2, 0]


def grouped(matrix: list[list[float | None]], within: float = 20, shared: int = 2) -> Blocs:
    """Blocs of parties by their distances, None where none is known, each over two issues."""
    mean = np.array([[np.nan if each is None else each for each in row] for row in matrix])
    count = np.where(np.isnan(mean), 0, shared)
    number = len(matrix)
    held = ints(np.zeros((1, number)))
    return blocs(Distances(Measure.CENTRES, tuple(range(number)), mean, ints(count), held), within, 2)


def test_every_two_in_a_bloc_are_within_the_limit() -> None:
    chain = [[None, 10, 25], [10, None, 15], [25, 15, None]]
    assert grouped(chain) == Blocs(((0, 1),), (2,), ())
    assert grouped(chain, within=25) == Blocs(((0, 1, 2),), (), ())


def test_of_equal_pairs_the_first_in_the_dossier_is_joined() -> None:
    assert grouped([[None, 10, 30], [10, None, 10], [30, 10, None]]) == Blocs(((0, 1),), (2,), ())


def test_groups_with_an_unknown_distance_are_not_joined() -> None:
    assert grouped([[None, 5, None], [5, None, 6], [None, 6, None]]) == Blocs(((0, 1),), (2,), ())


def test_who_shares_too_few_issues_is_not_placed() -> None:
    assert grouped([[None, 5], [5, None]], shared=1) == Blocs((), (), (0, 1))
    assert grouped([[None, None], [None, None]]) == Blocs((), (), (0, 1))
    assert grouped([]) == Blocs((), (), ())


@in_moderation
@given(plain_dossiers(), st.integers(0, LAST_DAY), st.sampled_from(Measure))
def test_distances_are_what_the_rows_tell(dossier: Dossier, day: int, measure: Measure) -> None:
    talks = dossier.talks()
    found = distances(dossier.snapshot, dossier.reading, day, range(len(PARTIES)), measure)
    for one, other in combinations(range(len(PARTIES)), 2):
        spans = [[talks.span(talks.held(PARTIES[party], issue, day)) for party in (one, other)] for issue in ISSUES]
        both = [pair for pair in spans if all(isinstance(span, tuple) for span in pair)]
        points = [slow.gap(a, b) if measure is Measure.GAP else abs(sum(a) - sum(b)) / 2 for a, b in both]
        expected = sum(points) / len(points) if points else np.nan
        assert found.mean[one, other] == found.mean[other, one] or np.isnan(found.mean[one, other])
        assert found.mean[one, other] == pytest.approx(expected, nan_ok=True)
        assert found.shared[one, other] == len(both)


matrices = st.integers(2, 6).flatmap(
    lambda number: st.lists(
        st.lists(st.none() | st.integers(0, 8), min_size=number, max_size=number), min_size=number, max_size=number
    )
)


@in_moderation
@given(matrices)
def test_blocs_hold_together_and_no_two_of_them_could_be_one(rows: list[list[int | None]]) -> None:
    number = len(rows)
    whole = [[None if i == j else rows[min(i, j)][max(i, j)] for j in range(number)] for i in range(number)]
    matrix = [[None if each is None else 5.0 * each for each in row] for row in whole]
    found = grouped(matrix)
    parts = [*found.blocs, *((one,) for one in found.alone)]
    assert sorted([*(party for part in parts for party in part), *found.not_placed]) == list(range(number))
    near = {
        (i, j) for i in range(number) for j in range(number) if (matrix[i][j] if i != j else 0) in (0, 5, 10, 15, 20)
    }
    assert all(pair in near for part in parts for pair in combinations(part, 2))
    for one, other in combinations(parts, 2):
        assert not all((a, b) in near for a in one for b in other)
    assert all(each is None for party in found.not_placed for each in matrix[party])
