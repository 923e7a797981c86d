from datetime import date

import numpy as np
import pytest
from hypothesis import given

from models.analysis.counting import met_days
from models.analysis.reading import ON_RECORD, Reading
from models.analysis.retractions import Retractions, Turn
from models.analysis.tracks import placed_days
from models.facts import NEVER, NONE
from models.words import Act, Conditionals
from tests.models.analysis.dossiers import LAST_DAY, Dossier, dossiers, in_moderation
from tests.snapshots import Said, said, snapshot

MAY = date(2022, 5, 31)


def retraction(day: int | str, retracts: str | None = None, **rest: object) -> Said:
    return said(day, act=Act.RETRACTION, retracts=retracts, **rest)


def turns(*statements: Said, reading: Reading = ON_RECORD, of: int = 0) -> list[tuple[int, str]]:
    """Days on which a statement, the first one unless told, is taken back and restored in turn, and by which."""
    columns = snapshot(statements).statements
    found = Retractions(columns, reading).turns(of)
    assert [turn.taken for turn in found] == [index % 2 == 0 for index in range(len(found))]
    return [(turn.day, columns.codes[turn.by]) for turn in found]


def test_a_retraction_takes_back_from_its_day_on() -> None:
    assert turns(said(1, at=50), retraction(4, "ST001")) == [(4, "ST002")]
    assert turns(said(1, at=50, retracted_by="ST002"), retraction(4)) == [(4, "ST002")]


def test_a_statement_that_nothing_takes_back_stands() -> None:
    assert turns(said(1, at=50), retraction(4)) == []


def test_both_sides_of_one_retraction_are_one() -> None:
    assert turns(said(1, at=50, retracted_by="ST002"), retraction(4, "ST001")) == [(4, "ST002")]


@pytest.mark.parametrize(("days", "by"), [((4, 9), "ST002"), ((9, 4), "ST003")])
def test_the_earliest_of_several_retractions_decides(days: tuple[int, int], by: str) -> None:
    assert turns(said(1, at=50), *(retraction(day, "ST001") for day in days)) == [(4, by)]


def test_what_a_statement_is_retracted_by_may_be_any_act() -> None:
    assert turns(said(1, at=50, retracted_by="ST002"), said(4, act=Act.REJECTION)) == [(4, "ST002")]
    assert turns(said(1, at=50), said(4, act=Act.REJECTION, retracts="ST001")) == []


@pytest.mark.parametrize("doubt", [{"authority": 4}, {"credibility": 5}, {"published": "2024-06-15"}])
def test_a_retraction_outside_the_reading_takes_nothing_back(doubt: dict[str, object]) -> None:
    reading = ON_RECORD.as_known(MAY)
    assert turns(said("2022-04-01", at=50), retraction("2022-04-04", "ST001", **doubt), reading=reading) == []


def test_a_retraction_of_a_retraction_restores_from_its_day_on() -> None:
    rows = (said(1, at=50), retraction(4, "ST001"), retraction(7, "ST002"))
    assert turns(*rows) == [(4, "ST002"), (7, "ST003")]
    assert turns(*rows, retraction(9, "ST003")) == [(4, "ST002"), (7, "ST003"), (9, "ST004")]


def test_a_retraction_taken_back_outside_the_reading_still_takes_back() -> None:
    rows = (said(1, at=50), retraction(4, "ST001"), retraction(7, "ST002", credibility=6))
    assert turns(*rows) == [(4, "ST002")]


def test_a_retraction_taken_back_on_its_own_day_never_took_back() -> None:
    assert turns(said(1, at=50), retraction(4, "ST001"), retraction(4, "ST002")) == []
    assert turns(said(1, at=50), retraction(4, "ST001"), retraction(2, "ST002")) == []


def test_a_statement_stays_taken_back_while_any_retraction_stands() -> None:
    rows = (said(1, at=50), retraction(4, "ST001"), retraction(5, "ST001"), retraction(7, "ST002"))
    assert turns(*rows) == [(4, "ST002")]
    assert turns(*rows, retraction(9, "ST003")) == [(4, "ST002"), (9, "ST005")]


def test_one_retraction_that_takes_over_from_another_on_its_day_is_no_turn() -> None:
    rows = (said(1, at=50), retraction(4, "ST001"), retraction(7, "ST002"), retraction(7, "ST001"))
    assert turns(*rows) == [(4, "ST002")]


def test_a_retraction_dated_before_what_it_takes_back_acts_all_the_same() -> None:
    """A statement of an uncertain day stands on the last possible one; its retraction may be dated before that."""
    assert turns(said(9, at=50), retraction(4, "ST001")) == [(4, "ST002")]


def test_nothing_takes_back_itself() -> None:
    assert turns(retraction(4, "ST001")) == []
    assert turns(said(4, at=50, retracted_by="ST001")) == []


@pytest.mark.parametrize(("days", "taken", "by"), [((4, 7), 1, "ST003"), ((7, 4), 2, "ST002"), ((4, 4), 1, "ST003")])
def test_of_two_that_take_each_other_back_the_later_stands(days: tuple[int, int], taken: int, by: str) -> None:
    rows = (said(1, at=50), retraction(days[0], "ST003"), retraction(days[1], "ST002"))
    assert turns(*rows, of=taken) == [(max(days), by)]
    assert turns(*rows, of=3 - taken) == []


def test_what_a_circle_takes_back_follows_from_who_is_left_in_it() -> None:
    """ST002 takes back the first statement; it and ST003 take each other back, and the later stands."""
    rows = [said(1, at=50, retracted_by="ST002"), retraction(4, "ST003"), retraction(7, "ST002")]
    assert turns(*rows) == [(4, "ST002"), (7, "ST003")]


def test_in_a_longer_circle_only_the_later_takes_back_the_earlier() -> None:
    rows = (retraction(1, "ST002"), retraction(2, "ST003"), retraction(3, "ST001"))
    assert [turns(*rows, of=one) for one in range(3)] == [[(3, "ST003")], [], []]


def test_what_takes_back_from_outside_a_circle_does_so_whatever_its_day() -> None:
    rows = (retraction(5, "ST002"), retraction(7, "ST001"), retraction(2, "ST002"))
    assert turns(*rows, of=1) == [(2, "ST003")]
    assert turns(*rows) == []


def test_a_chain_longer_than_any_stack_is_followed_to_its_end() -> None:
    rows = [said(1, at=50), *(retraction(2, f"ST{number:03}") for number in range(1, 3001))]
    assert turns(*rows) == []
    assert turns(*rows[:-1]) == [(2, "ST002")]


def test_statements_and_days_are_broadcast() -> None:
    columns = snapshot([said(1, at=50), retraction(4, "ST001"), retraction(7, "ST002"), said(1)]).statements
    found = Retractions(columns, ON_RECORD).at(np.array([0, 1, 3, NONE])[:, None], np.array([-9, 3, 4, 7, NEVER]))
    assert found.astype(int).tolist() == [[0, 0, 1, 0, 0], [0, 0, 0, 1, 1], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0]]
    assert not Retractions(columns, ON_RECORD).at(0, 9).any()


def test_the_last_turn_up_to_a_day_decides_it() -> None:
    columns = snapshot([said(1, at=50), retraction(4, "ST001"), retraction(7, "ST002")]).statements
    retractions = Retractions(columns, ON_RECORD)
    assert [retractions.last_turn(0, day) for day in (3, 4, 6, 7)] == [
        None, Turn(4, 1, taken=True), Turn(4, 1, taken=True), Turn(7, 2, taken=False),
    ]  # fmt: skip
    assert retractions.last_turn(0) == Turn(7, 2, taken=False)


def test_the_days_on_which_what_is_taken_back_changes() -> None:
    columns = snapshot([said(1, at=50), said(1), retraction(7, "ST002"), retraction(4, "ST001")]).statements
    retractions = Retractions(columns, ON_RECORD)
    assert retractions.days(np.array([0, 1, 2])).tolist() == [4, 7]
    assert retractions.days(np.array([1])).tolist() == [7]


def test_an_empty_dossier_has_nothing_taken_back() -> None:
    retractions = Retractions(snapshot().statements, ON_RECORD)
    assert retractions.at([], 5).shape == (0,)
    assert retractions.turns(0) == ()


EVERY_DAY = np.arange(-1, LAST_DAY + 2)


@in_moderation
@given(dossiers())
def test_what_is_taken_back_is_what_the_definition_says_on_every_day(dossier: Dossier) -> None:
    statements = dossier.snapshot.statements
    rows = np.arange(len(statements))[:, None]
    for by_round, days in ((False, None), (True, placed_days(dossier.snapshot))):
        talks = dossier.talks(by_round=by_round)
        expected = [[talks.retracted(row, day) for day in EVERY_DAY.tolist()] for row in dossier.rows]
        assert Retractions(statements, dossier.reading, days).at(rows, EVERY_DAY).tolist() == expected


@in_moderation
@given(dossiers())
def test_every_turn_is_brought_about_by_a_statement_of_its_day(dossier: Dossier) -> None:
    statements, retractions = dossier.snapshot.statements, Retractions(dossier.snapshot.statements, dossier.reading)
    for position in range(len(statements)):
        found = retractions.turns(position)
        stands = statements.said
        if dossier.reading.conditionals == Conditionals.MET:
            stands = np.maximum(stands, met_days(statements))
        assert [int(stands[turn.by]) for turn in found] == [turn.day for turn in found]
        assert [bool(retractions.at(position, turn.day)) for turn in found] == [turn.taken for turn in found]
        assert [bool(retractions.at(position, turn.day - 1)) for turn in found] == [not turn.taken for turn in found]
