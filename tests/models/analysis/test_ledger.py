from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.analysis.ledger import Ledger, Total, WeightedTotal, ledger, total, weighted_total
from models.analysis.movement import movement, movement_between_days
from models.analysis.pairs import both_ways, principal_pairs
from models.analysis.reading import ON_RECORD, Reading
from models.analysis.salience import Salience
from models.facts import NONE
from models.snapshot import Floats, Snapshot
from tests.models.analysis import slow_ledger
from tests.models.analysis.dossiers import ISSUES, LAST_DAY, PARTIES, Dossier, dossiers, in_moderation
from tests.snapshots import Said, said, snapshot

ROUNDS = [(1, 1), (11, 11), (21, 21)]
UNKNOWN = np.full((2, 2), np.nan)


def weights(value: Floats) -> Salience:
    return Salience(value, np.full(value.shape, NONE, dtype=np.int32))


def by_round(talks: Snapshot, value: Floats = UNKNOWN, reading: Reading = ON_RECORD) -> Ledger:
    steps = [movement(talks, reading, at - 1 if at else None, at) for at in range(len(talks.rounds))]
    held = (np.stack([getattr(step, name) for step in steps]) for name in ("before", "leaving"))
    return ledger(talks, *held, both_ways(principal_pairs(talks)), weights(value))


def worked(*more: Said) -> Snapshot:
    """Ukraine goes from 20 to 40 and back to 30 on neutrality, from 10 to 12 on Crimea; Russia stays at 80."""
    rows = [
        said(1, at=20),
        said(1, "RU", at=80),
        said(1, issue="crimea", at=10),
        said(1, "RU", issue="crimea", at=80),
        said(11, at=40),
        said(21, at=30),
        said(21, issue="crimea", at=12),
    ]
    return snapshot([*rows, *more], ROUNDS, issues=("neutrality", "crimea"))


def test_a_hand_worked_ledger() -> None:
    found = by_round(worked())
    assert found.pairs == ((0, 1), (1, 0))
    assert np.isnan(found.size[0]).all()
    assert found.size[1:, :, 0].tolist() == [[20, 0], [-10, 2]]
    assert found.size[1:, :, 1].tolist() == [[0, 0], [0, 0]]
    assert total(found, 0) == Total(conceded=22, hardened=10, figures=4, unknown=2)
    assert total(found, 0).net == 12
    assert total(found, 0, issues=[1], steps=[2]) == Total(2, 0, 1, 0)


def test_the_other_is_held_still_where_it_was_before() -> None:
    talks = snapshot([said(1, at=20), said(1, "RU", at=80), said(11, at=40), said(11, "RU", at=50)], ROUNDS[:2])
    found = by_round(talks)
    assert found.size[1, 0].tolist() == [20, 30]


def test_the_weighted_total_says_how_much_of_the_raw_one_has_a_weight() -> None:
    found = by_round(worked(), np.array([[50.0, np.nan], [np.nan, np.nan]]))
    assert weighted_total(found, 0) == WeightedTotal(conceded=10, hardened=5, covered=30, moved=32)
    assert weighted_total(found, 0).net == 5
    assert weighted_total(found, 0, issues=[1]) == WeightedTotal(0, 0, 0, 2)


def test_a_weight_of_zero_is_a_weight_and_no_weight_is_none() -> None:
    found = by_round(worked(), np.array([[0.0, np.nan], [np.nan, np.nan]]))
    assert weighted_total(found, 0) == WeightedTotal(0, 0, covered=30, moved=32)
    assert np.isnan(found.weighted[1:, 1, 0]).all()


def test_figures_keep_the_statements_that_made_them() -> None:
    found = by_round(worked())
    assert found.evidence(0, [0], [1]) == (1, 0, 4)
    assert found.evidence(0, [0, 1], [0, 1, 2]) == (1, 0, 4, 3, 2, 5, 6)


def test_what_is_not_stated_gives_no_figure_and_no_evidence() -> None:
    found = by_round(snapshot([said(1, at=20), said(11, at=40)], ROUNDS[:2]))
    assert np.isnan(found.size).all()
    assert total(found, 0) == Total(0, 0, 0, 2)
    assert found.evidence(0, [0], [0, 1]) == ()


def test_two_moments_are_one_step() -> None:
    talks = worked()
    found = movement_between_days(talks, ON_RECORD, 5, 25)
    whole = ledger(talks, found.before, found.leaving, [(0, 1)], weights(UNKNOWN))
    assert whole.size[:, :, 0].tolist() == [[10, 2]]


values = st.sampled_from((np.nan, 0.0, 25.0, 100.0))


@in_moderation
@given(dossiers(), st.lists(values, min_size=6, max_size=6))
def test_sizes_totals_and_evidence_are_what_the_definitions_say(dossier: Dossier, found: list[float]) -> None:
    weight = np.array(found).reshape(2, 3)
    made, talks = by_round(dossier.snapshot, weight, dossier.reading), dossier.talks(by_round=True)
    ends = [None, *(sitting.end for sitting in dossier.sittings)]
    for place, (giver, other) in enumerate(made.pairs):
        sizes: dict[str, list[float | None]] = {}
        for i, issue in enumerate(ISSUES):
            cells = [slow_ledger.step(talks, (PARTIES[giver], PARTIES[other]), issue, *span) for span in pairwise(ends)]
            sizes[issue] = [size for size, _ in cells]
            assert [None if np.isnan(size) else size for size in made.size[:, i, place].tolist()] == sizes[issue]
            for step, (_, rows) in enumerate(cells):
                at = (column[step, i, place] for column in (made.before, made.after, made.toward))
                assert [None if one == NONE else dossier.rows[one] for one in at] == rows
        given_weights = {
            issue: None if np.isnan(one) else one for issue, one in zip(ISSUES, weight[:, giver], strict=True)
        }
        raw, weighted = total(made, place), weighted_total(made, place)
        expected = slow_ledger.totals(sizes, given_weights)
        assert [raw.conceded, raw.hardened, raw.figures, raw.unknown, weighted.conceded, weighted.hardened,
                weighted.covered, weighted.moved] == pytest.approx(list(expected.values()))  # fmt: skip


@in_moderation
@given(dossiers(), st.integers(0, LAST_DAY), st.integers(0, LAST_DAY))
def test_reading_the_scale_from_its_other_end_changes_no_concession(dossier: Dossier, first: int, last: int) -> None:
    talks = dossier.snapshot
    columns = replace(talks.statements, low=100 - talks.statements.high, high=100 - talks.statements.low)
    sizes = []
    for one in (talks, replace(talks, statements=columns)):
        found = movement_between_days(one, dossier.reading, first, last)
        sizes.append(ledger(one, found.before, found.leaving, [(0, 1), (1, 0)], weights(np.full((2, 3), np.nan))).size)
    assert np.array_equal(*sizes, equal_nan=True)
