from hypothesis import given
from hypothesis import strategies as st

from models.analysis.lists import Contested, Silent, Stale, contested_on, lists, silent_on, stale_on
from models.analysis.reading import ON_RECORD
from models.facts import NONE
from models.snapshot import to_date
from models.words import Act
from tests.models.analysis.dossiers import ISSUES, LAST_DAY, PARTIES, Dossier, dossiers, in_moderation
from tests.snapshots import said, snapshot

ROUNDS = [(2, 3), (8, 9)]


def test_a_position_of_the_day_is_contested_by_what_was_at_odds_with_it() -> None:
    talks = snapshot([said(5, low=30, high=50), said(7, low=60, high=70, authority=5)])
    assert contested_on(talks, ON_RECORD, 9) == (Contested(0, 0, contesting=1, held=0),)
    assert contested_on(talks, ON_RECORD, 9)[0].evidence == (0, 1)
    assert contested_on(talks, ON_RECORD, 6) == ()


def test_what_contested_an_earlier_position_contests_no_longer_once_another_is_held() -> None:
    talks = snapshot([said(5, low=30, high=50), said(7, low=60, high=70, authority=5), said(8, at=20)])
    assert len(contested_on(talks, ON_RECORD, 7)) == 1
    assert contested_on(talks, ON_RECORD, 8) == ()


def test_a_stale_position_tells_the_last_word_and_how_long_ago_it_was() -> None:
    talks = snapshot([said(5, at=10), said(7, act=Act.APPEAL)])
    assert stale_on(talks, ON_RECORD, 37) == ()
    (found,) = stale_on(talks, ON_RECORD, 38)
    assert found == Stale(0, 0, held=0, last=1, days=31)
    assert found.evidence == (0, 1)


def test_a_principal_without_a_word_since_the_last_round_is_silent() -> None:
    talks = snapshot([said(3, at=10), said(3, "RU", at=90), said(6, "RU", act=Act.THREAT)], ROUNDS)
    assert silent_on(talks, ON_RECORD, 7) == (Silent(0, 0, last=0, days=4, round=0),)
    assert silent_on(talks, ON_RECORD, 7)[0].evidence == (0,)


def test_a_round_has_ended_only_when_its_last_day_is_over() -> None:
    talks = snapshot([said(5, at=10), said(5, "RU", at=90)], ROUNDS)
    assert silent_on(talks, ON_RECORD, 9) == ()
    assert [one.round for one in silent_on(talks, ON_RECORD, 10)] == [1, 1]


def test_a_principal_that_never_spoke_is_silent_even_before_any_round() -> None:
    talks = snapshot([said(1, at=10)], ROUNDS, parties=("UA", "RU", "TR:mediator"))
    (found,) = silent_on(talks, ON_RECORD, 1)
    assert found == Silent(0, 1, last=NONE, days=None, round=None)
    assert found.evidence == ()


def test_what_is_linked_to_a_round_by_hand_was_said_in_it() -> None:
    talks = snapshot([said(4, at=10, round=1), said(5, "RU", at=90)], ROUNDS)
    assert silent_on(talks, ON_RECORD, 6) == (Silent(0, 0, last=0, days=3, round=0),)


def test_only_what_is_known_breaks_a_silence() -> None:
    talks = snapshot([said(5, at=10, published=20), said(5, "RU", at=90)], ROUNDS)
    assert [one.party for one in silent_on(talks, ON_RECORD.as_known(to_date(19)), 6)] == [0]
    assert silent_on(talks, ON_RECORD, 6) == ()


@in_moderation
@given(dossiers(), st.integers(-1, LAST_DAY + 1))
def test_the_lists_are_what_the_definitions_say(dossier: Dossier, day: int) -> None:
    talks, by_round = dossier.talks(), dossier.talks(by_round=True)
    found = lists(dossier.snapshot, dossier.reading, day)
    cells = [(i, p, issue, party) for i, issue in enumerate(ISSUES) for p, party in enumerate(PARTIES)]
    contested = talks.contested(day)
    assert [
        (one.issue, one.party, dossier.rows[one.contesting], dossier.rows[one.held]) for one in found.contested
    ] == [
        (i, p, row, standing)
        for i, p, issue, party in cells
        for row, standing in contested
        if standing is talks.held(party, issue, day)
    ]
    limit = dossier.snapshot.stale_after_days
    assert [(one.issue, one.party, dossier.rows[one.last]) for one in found.stale] == [
        (i, p, talks.last_word(party, issue, day))
        for i, p, issue, party in cells
        if talks.stale(party, issue, day, limit)
    ]
    assert [(one.issue, one.party, None if one.last == NONE else dossier.rows[one.last]) for one in found.silent] == [
        (i, p, by_round.last_word(party, issue, day))
        for i, p, issue, party in cells
        if by_round.silent(party, issue, day)
    ]
