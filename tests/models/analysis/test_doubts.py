from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.analysis.doubts import contested, robust, stale
from models.analysis.movement import movement
from models.analysis.reading import EVERYTHING, ON_RECORD, STRICT, Reading
from models.snapshot import to_date
from models.words import Act
from tests.models.analysis.dossiers import ISSUES, LAST_DAY, PARTIES, Dossier, dossiers, in_moderation
from tests.snapshots import Said, said, snapshot

HELD = said(5, low=30, high=50, authority=2, speaker="minister")


def pairs(*statements: Said, day: int = 9, reading: Reading = ON_RECORD) -> list[tuple[str, str]]:
    talks = snapshot(statements)
    codes = talks.statements.codes
    return [(codes[one], codes[other]) for one, other in contested(talks, reading, day)]


def test_an_unnamed_official_at_odds_with_the_held_range_contests_it() -> None:
    assert pairs(HELD, said(7, low=60, high=70, authority=5)) == [("ST002", "ST001")]


def test_a_statement_that_meets_the_held_range_contests_nothing() -> None:
    assert pairs(HELD, said(7, low=50, high=70, authority=5)) == []


def test_another_speaker_on_the_same_day_contests_what_is_held() -> None:
    assert pairs(HELD, said(5, low=60, high=70, authority=3)) == [("ST002", "ST001")]
    assert pairs(HELD, said(5, low=60, high=70, authority=3, speaker="minister")) == []
    assert pairs(HELD, said(4, low=60, high=70, authority=3)) == []
    assert pairs(HELD, said(5, "RU", low=60, high=70, authority=3)) == []


@pytest.mark.parametrize(
    "harmless",
    [
        said(7, authority=5),
        said(7, low=60, high=70, authority=5, act=Act.THREAT),
        said(7, low=60, high=70, authority=5, act=Act.RESTATEMENT),
        said(4, low=60, high=70, authority=5),
        said(10, low=60, high=70, authority=5),
        said(7, low=60, high=70, authority=5, issue="crimea"),
    ],
)
def test_what_does_not_place_the_party_while_something_is_held_contests_nothing(harmless: Said) -> None:
    talks = snapshot([HELD, harmless], issues=("neutrality", "crimea"))
    assert contested(talks, ON_RECORD, 9).tolist() == []


def test_a_contesting_statement_that_was_taken_back_contests_no_more() -> None:
    rows = (HELD, said(7, low=60, high=70, authority=5, retracted_by="ST003"), said(8, act=Act.RETRACTION))
    assert pairs(*rows, day=7) == [("ST002", "ST001")]
    assert pairs(*rows, day=8) == []


def test_a_contesting_statement_must_be_known() -> None:
    row = said(7, low=60, high=70, authority=5, published=20)
    assert pairs(HELD, row, reading=ON_RECORD.as_known(to_date(19))) == []
    assert pairs(HELD, row, reading=ON_RECORD.as_known(to_date(20))) == [("ST002", "ST001")]


@in_moderation
@given(dossiers(), st.integers(-1, LAST_DAY + 1))
def test_contested_is_what_we_read_in_the_definition(dossier: Dossier, day: int) -> None:
    found = contested(dossier.snapshot, dossier.reading, day)
    rows = [(dossier.rows[one], dossier.rows[other]) for one, other in found]
    assert rows == dossier.talks().contested(day)
    lately = contested(dossier.snapshot, dossier.reading, day, day - 2)
    assert lately.tolist() == [pair for pair in found.tolist() if dossier.snapshot.statements.said[pair[0]] >= day - 2]


def test_a_position_is_stale_after_more_days_of_silence_than_the_limit() -> None:
    talks = snapshot([said(5, at=10)])
    assert not stale(talks, ON_RECORD, 4)[0, 0]
    assert not stale(talks, ON_RECORD, 35)[0, 0]
    assert stale(talks, ON_RECORD, 36)[0, 0]
    assert not stale(talks, ON_RECORD, 36)[0, 1]


def test_any_known_word_on_the_issue_keeps_a_position_fresh() -> None:
    talks = snapshot([said(5, at=10), said(9, act=Act.APPEAL, authority=5, published=80)])
    assert not stale(talks, ON_RECORD, 36)[0, 0]
    assert stale(talks, ON_RECORD.as_known(to_date(79)), 36)[0, 0]


def test_an_empty_dossier_is_neither_contested_nor_stale() -> None:
    assert contested(snapshot(), ON_RECORD, 5).shape == (0, 2)
    assert not stale(snapshot(), ON_RECORD, 5).any()


@in_moderation
@given(dossiers())
def test_stale_is_what_the_definition_says_on_every_day(dossier: Dossier) -> None:
    talks, limit = dossier.talks(), dossier.snapshot.stale_after_days
    for day in range(-1, LAST_DAY + 2):
        found = stale(dossier.snapshot, dossier.reading, day)
        assert found.tolist() == [[talks.stale(party, issue, day, limit) for party in PARTIES] for issue in ISSUES]


ROUNDS = [(2, 3), (8, 9)]


def is_robust(*statements: Said, reading: Reading = ON_RECORD) -> bool:
    return bool(robust(snapshot(statements, ROUNDS), 0, 1, reading)[0, 0])


def test_a_movement_that_all_readings_see_is_robust() -> None:
    assert is_robust(said(1, at=10), said(9, at=40))
    assert is_robust(said(1, at=10), said(9, at=40), said(9, at=30, authority=5))


def test_a_movement_that_rests_on_second_hand_reports_is_not_robust() -> None:
    assert not is_robust(said(1, at=10), said(9, at=40, credibility=3))


def test_a_movement_that_unnamed_officials_turn_round_is_not_robust() -> None:
    assert not is_robust(said(1, at=50), said(8, at=60), said(9, at=40, authority=5))


def test_a_movement_is_not_robust_where_a_reading_has_nothing_stated() -> None:
    assert not is_robust(said(1, at=10, credibility=3), said(9, at=40))
    assert not is_robust()


def test_tenths_make_no_shift_where_there_is_none_in_another_reading() -> None:
    assert is_robust(said(1, low=10, high=20), said(8, low=9, high=21), said(9, low=9.9, high=20.1, authority=5))


def test_robustness_is_judged_by_what_was_known() -> None:
    rows = (said(1, at=50), said(8, at=60), said(9, at=40, authority=5, published=50))
    assert not is_robust(*rows)
    assert is_robust(*rows, reading=ON_RECORD.as_known(to_date(20)))


@in_moderation
@given(dossiers())
def test_robust_shifts_have_one_sign_in_three_readings(dossier: Dossier) -> None:
    later, own = len(dossier.sittings) - 1, dossier.reading
    others = [replace(own, authority=one.authority, credibility=one.credibility) for one in (STRICT, EVERYTHING)]
    found = robust(dossier.snapshot, 0, later, dossier.reading)
    signs = [np.sign(movement(dossier.snapshot, reading, 0, later).shift) for reading in (own, *others)]
    for cell in np.ndindex(found.shape):
        seen = {float(sign[cell]) for sign in signs}
        assert found[cell] == (seen in ({-1.0}, {0.0}, {1.0}))
