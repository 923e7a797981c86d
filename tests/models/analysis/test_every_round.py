import numpy as np
from hypothesis import given

from models.analysis.every_round import every_round
from models.analysis.movement import KINDS, movement
from models.analysis.reading import ON_RECORD
from models.facts import NONE
from tests.models.analysis import slow
from tests.models.analysis.dossiers import ISSUES, PARTIES, Dossier, dossiers, in_moderation
from tests.snapshots import Said, said, snapshot

FIGURES = ("shift", "low_shift", "high_shift", "between", "at_table")


def test_each_round_is_compared_with_the_one_before_it() -> None:
    talks = snapshot(
        [said(1, low=10, high=20), said(3, low=20, high=30), said(6, low=30, high=60), said(6, "RU", at=90)],
        [(2, 3), (5, 6), (8, 9)],
    )
    found = every_round(talks, ON_RECORD)
    assert found.entering[0].tolist() == [[0, 1, 2], [NONE, NONE, 3]]
    assert found.leaving[0].tolist() == [[1, 2, 2], [NONE, 3, 3]]
    assert found.before[0].tolist() == [[NONE, 1, 2], [NONE, NONE, 3]]
    assert [KINDS[kind] for kind in found.kind[0].ravel()] == [
        "first stated", "moved up", "silent", "not stated", "first stated", "silent",
    ]  # fmt: skip
    assert np.array_equal(found.shift[0], [[np.nan, 20, 0], [np.nan, np.nan, 0]], equal_nan=True)
    assert (found.low_shift[0, 0, 1], found.high_shift[0, 0, 1], found.at_table[0, 0, 1]) == (10, 30, 20)
    assert found.spoke[0].tolist() == [[True, True, False], [False, True, False]]


def test_without_rounds_or_statements_there_is_nothing_to_compare() -> None:
    assert every_round(snapshot([said(1, at=10)]), ON_RECORD).shift.shape == (1, 2, 0)
    found = every_round(snapshot(rounds=[(1, 2), (3, 4)]), ON_RECORD)
    assert (found.leaving == NONE).all()
    assert {KINDS[kind] for kind in found.kind.ravel()} == {"not stated"}
    assert every_round(snapshot(rounds=[(1, 2)], issues=()), ON_RECORD).kind.shape == (0, 2, 1)


def row(dossier: Dossier, position: int) -> Said | None:
    return None if position == NONE else dossier.rows[position]


@in_moderation
@given(dossiers())
def test_every_round_is_what_the_definitions_say(dossier: Dossier) -> None:
    found, talks = every_round(dossier.snapshot, dossier.reading), dossier.talks(by_round=True)
    for i, p, r in np.ndindex(found.kind.shape):
        side, sitting = (PARTIES[p], ISSUES[i]), dossier.sittings[r]
        since = dossier.sittings[r - 1].end if r else None
        before = None if since is None else talks.held(*side, since)
        entering, leaving = talks.held(*side, sitting.start - 1), talks.held(*side, sitting.end)
        at = [row(dossier, positions[i, p, r]) for positions in (found.before, found.entering, found.leaving)]
        assert at == [before, entering, leaving]
        spoke, spans = talks.spoke(*side, since, sitting.end), (talks.span(before), talks.span(leaving))
        assert found.spoke[i, p, r] == spoke
        assert KINDS[found.kind[i, p, r]] == slow.change(*spans, spoke=spoke)
        assert (None if np.isnan(found.shift[i, p, r]) else found.shift[i, p, r]) == slow.shift(*spans)


@in_moderation
@given(dossiers())
def test_one_round_of_all_is_the_movement_of_that_round(dossier: Dossier) -> None:
    found = every_round(dossier.snapshot, dossier.reading)
    for later in range(len(dossier.snapshot.rounds)):
        alone, one = movement(dossier.snapshot, dossier.reading, later - 1 if later else None, later), found.of(later)
        for name in (*FIGURES, "entering", "leaving", "before", "kind", "definite", "spoke"):
            assert np.array_equal(getattr(one, name), getattr(alone, name), equal_nan=name in FIGURES)
