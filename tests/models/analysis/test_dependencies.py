import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.analysis.dependencies import Dependency, dependencies
from models.analysis.reading import ON_RECORD
from models.facts import NONE
from models.snapshot import Snapshot
from models.words import Act, Standing
from tests.models.analysis.dossiers import ISSUES as TWO_ISSUES
from tests.models.analysis.dossiers import PARTIES, Dossier, in_moderation, plain_dossiers
from tests.models.analysis.judged import condition, waiting
from tests.snapshots import Said, said, snapshot

ISSUES = ("referendum", "withdrawal", "guarantees")

VOTE = said(1, issue="referendum", at=10, conditional=True, code="VOTE")
LEAVE = said(2, "RU", "withdrawal", at=90, conditional=True, code="LEAVE")
GUARD = said(3, issue="guarantees", at=10, code="GUARD")


def talks(*rows: Said) -> Snapshot:
    return snapshot(rows, issues=ISSUES)


def test_a_held_position_waits_for_the_issue_that_it_depends_on() -> None:
    found = dependencies(waiting(talks(VOTE), {"VOTE": "withdrawal"}), ON_RECORD, 5)
    assert found.all == (Dependency(0, 0, issue=0, on=1, other=NONE, standing=None),)
    assert found.all[0].unmet
    assert found.all[0].evidence == (0,)
    assert found.cycles == ()


def test_a_red_line_can_be_drawn_on_a_condition_too() -> None:
    line = said(1, issue="referendum", act=Act.RED_LINE, low=0, high=25, conditional=True, code="LINE")
    (found,) = dependencies(waiting(talks(line), {"LINE": "withdrawal"}), ON_RECORD, 5).all
    assert (found.issue, found.on) == (0, 1)


def test_what_is_held_no_longer_waits_for_nothing() -> None:
    dossier = waiting(talks(VOTE, said(4, issue="referendum", at=20)), {"VOTE": "withdrawal"})
    assert len(dependencies(dossier, ON_RECORD, 3).all) == 1
    assert dependencies(dossier, ON_RECORD, 4).all == ()


def test_a_link_names_the_statement_that_is_the_condition_and_what_became_of_it() -> None:
    linked = waiting(talks(VOTE, LEAVE), {"VOTE": "withdrawal"}, [condition(0, 1, Standing.MET, since=4)])
    before, _ = dependencies(linked, ON_RECORD, 3).all
    assert (before.other, before.standing, before.unmet) == (1, None, True)
    after, _ = dependencies(linked, ON_RECORD, 4).all
    assert (after.standing, after.unmet) == (Standing.MET, False)
    assert after.evidence == (0, 1)


def test_a_link_to_a_statement_on_another_issue_is_a_condition_of_its_own() -> None:
    linked = waiting(talks(VOTE, GUARD), {"VOTE": "withdrawal"}, [condition(0, 1, Standing.UNMET)])
    found = dependencies(linked, ON_RECORD, 5).all
    assert [(one.on, one.standing) for one in found] == [(1, None), (2, Standing.UNMET)]


def test_what_is_said_of_a_condition_without_a_statement_is_said_of_the_issue() -> None:
    linked = waiting(talks(VOTE), {"VOTE": "withdrawal"}, [condition(0, state=Standing.LAPSED)])
    assert [(one.on, one.standing) for one in dependencies(linked, ON_RECORD, 5).all] == [(1, Standing.LAPSED)]


def test_a_condition_in_words_only_waits_for_no_issue() -> None:
    assert [one.on for one in dependencies(talks(VOTE), ON_RECORD, 5).all] == [NONE]
    assert dependencies(talks(GUARD), ON_RECORD, 5).all == ()


def test_issues_that_wait_for_each_other_are_named_with_their_statements() -> None:
    dossier = waiting(talks(VOTE, LEAVE, GUARD), {"VOTE": "withdrawal", "LEAVE": "referendum", "GUARD": "withdrawal"})
    (cycle,) = dependencies(dossier, ON_RECORD, 5).cycles
    assert cycle.issues == (0, 1)
    assert [one.statement for one in cycle.dependencies] == [0, 1]


@pytest.mark.parametrize(("state", "cycles"), [(Standing.MET, 0), (Standing.LAPSED, 0), (Standing.UNMET, 1), (None, 1)])
def test_a_condition_that_is_met_or_has_lapsed_breaks_the_cycle(state: Standing | None, cycles: int) -> None:
    on = {"VOTE": "withdrawal", "LEAVE": "referendum"}
    linked = waiting(talks(VOTE, LEAVE), on, [condition(1, state=state)])
    assert len(dependencies(linked, ON_RECORD, 5).cycles) == cycles


def leads_back(start: int, edges: set[tuple[int, int]]) -> bool:
    reached, ahead = set[int](), {start}
    while ahead:
        ahead = {to for begin, to in edges if begin in ahead} - reached
        reached |= ahead
    return start in reached


@in_moderation
@given(plain_dossiers(), st.integers(0, 12), st.randoms(use_true_random=False))
def test_conditions_and_cycles_are_what_the_rows_tell(dossier: Dossier, day: int, chance: object) -> None:
    on = {row.code: chance.choice(TWO_ISSUES) for row in dossier.rows if chance.random() < 0.6}  # type: ignore[attr-defined]
    found = dependencies(waiting(dossier.snapshot, on), dossier.reading, day)
    read = dossier.talks()
    cells = [(party, issue) for issue in TWO_ISSUES for party in PARTIES]
    standing = [row for cell in cells for row in (read.held(*cell, day), read.red_line(*cell, day)) if row is not None]
    expected = {row.code: (row.issue, on[row.code]) for row in standing if row.code in on}
    told = {dossier.rows[one.statement].code: (one.issue, one.on) for one in found.all if one.on != NONE}
    assert told == {code: (TWO_ISSUES.index(a), TWO_ISSUES.index(b)) for code, (a, b) in expected.items()}
    edges = set(told.values())
    in_cycles = {issue for cycle in found.cycles for issue in cycle.issues}
    assert in_cycles == {issue for issue in range(len(TWO_ISSUES)) if leads_back(issue, edges)}
