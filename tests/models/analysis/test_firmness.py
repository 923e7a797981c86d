import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from models.analysis.firmness import FIRMNESS_CHANGES, Firmness, FirmnessStep, firmness, firmness_course
from models.analysis.movement import movement
from models.analysis.positions import held
from models.analysis.reading import ON_RECORD, Reading
from models.analysis.turns import Turns
from models.facts import NONE
from models.snapshot import Snapshot
from models.words import Act
from tests.models.analysis import slow_firmness
from tests.models.analysis.dossiers import ISSUES, LAST_DAY, PARTIES, Dossier, dossiers, in_moderation
from tests.snapshots import Revised, Said, said, snapshot

ROUNDS = [(1, 1), (11, 11)]


def compared(talks: Snapshot, reading: Reading = ON_RECORD, later: int = 1) -> Firmness:
    found = movement(talks, reading, later - 1 if later else None, later)
    return firmness(talks, found.before, found.leaving, found.kind)


def of_ukraine(*rows: Said) -> tuple[int, int, str, bool]:
    """Ukraine's firmness on neutrality before and after, what became of it, and whether its range stayed."""
    found = compared(snapshot(rows, ROUNDS))
    return (
        int(found.before[0, 0]),
        int(found.after[0, 0]),
        FIRMNESS_CHANGES[found.change[0, 0]],
        bool(found.unmoved[0, 0]),
    )


def test_the_same_range_stated_less_firmly_softens_without_moving() -> None:
    rows = said(1, at=20, firmness=4), said(11, at=20, firmness=1)
    assert of_ukraine(*rows) == (4, 1, "softer", True)
    found = compared(snapshot(rows, ROUNDS))
    assert found.softened_unmoved().tolist() == [[True, False]]
    assert not found.hardened_unmoved().any()


def test_the_same_range_stated_more_firmly_hardens_without_moving() -> None:
    rows = said(1, at=20, firmness=0), said(11, at=20, firmness=2)
    assert of_ukraine(*rows) == (0, 2, "firmer", True)
    assert compared(snapshot(rows, ROUNDS)).hardened_unmoved()[0, 0]


def test_a_softer_position_that_moved_has_not_softened_without_moving() -> None:
    rows = said(1, at=20, firmness=4), said(11, at=30, firmness=1)
    assert of_ukraine(*rows) == (4, 1, "softer", False)
    assert not compared(snapshot(rows, ROUNDS)).softened_unmoved().any()


def test_an_older_statement_that_holds_again_may_be_softer_though_the_party_was_silent() -> None:
    rows = [
        said(0, at=20, firmness=1, code="OLD"),
        said(1, at=20, firmness=3, code="NEW"),
        said(5, issue="neutrality", act=Act.RETRACTION, retracts="NEW"),
    ]
    assert of_ukraine(*rows) == (3, 1, "softer", True)


def test_a_firmness_that_nobody_graded_is_unknown_and_neither_softer_nor_firmer() -> None:
    for rows in (
        (said(1, at=20, firmness=0), said(11, at=20)),
        (said(1, at=20), said(11, at=20, firmness=4)),
        (said(11, at=20, firmness=4),),
        (),
    ):
        assert of_ukraine(*rows)[2] == "unknown"


def test_what_is_not_comparable_has_a_firmness_but_has_not_stayed() -> None:
    rows = [said(1, at=20, firmness=3), said(11, at=20, firmness=2)]
    found = compared(snapshot(rows, ROUNDS, revised={"neutrality": [Revised(1, None)]}))
    assert FIRMNESS_CHANGES[found.change[0, 0]] == "softer"
    assert not found.unmoved.any()


def test_the_course_has_a_step_wherever_another_statement_holds() -> None:
    rows = [said(1, at=20, firmness=2), said(3, act=Act.THREAT), said(5, at=20), said(8, "RU", at=9, firmness=1)]
    talks = snapshot(rows)
    days = Turns(talks, ON_RECORD).on(0, (0,))
    assert firmness_course(held(talks, ON_RECORD), 0, 0, days) == (FirmnessStep(1, 0, 2), FirmnessStep(5, 2, NONE))


@in_moderation
@given(dossiers(), st.data())
def test_firmness_between_rounds_is_what_the_definition_says(dossier: Dossier, data: st.DataObject) -> None:
    later = data.draw(st.integers(0, len(dossier.sittings) - 1))
    found, talks = compared(dossier.snapshot, dossier.reading, later), dossier.talks(by_round=True)
    for i, issue in enumerate(ISSUES):
        for p, party in enumerate(PARTIES):
            old = talks.held(party, issue, dossier.sittings[later - 1].end) if later else None
            new = talks.held(party, issue, dossier.sittings[later].end)
            assert (found.before[i, p], found.after[i, p]) == (slow_firmness.of(old), slow_firmness.of(new))
            assert FIRMNESS_CHANGES[found.change[i, p]] == slow_firmness.change(old, new)
            assert found.unmoved[i, p] == slow_firmness.unmoved(talks, old, new)


@in_moderation
@given(dossiers())
def test_the_course_is_what_holds_day_by_day(dossier: Dossier) -> None:
    turns, track, talks = (
        Turns(dossier.snapshot, dossier.reading),
        held(dossier.snapshot, dossier.reading),
        dossier.talks(),
    )
    for i, issue in enumerate(ISSUES):
        for p, party in enumerate(PARTIES):
            found = firmness_course(track, p, i, turns.on(i, (p,)))
            steps = [(step.day, None if step.statement == NONE else dossier.rows[step.statement]) for step in found]
            assert steps == slow_firmness.course(talks, party, issue, range(-1, LAST_DAY + 2))
            assert [step.firmness for step in found] == [slow_firmness.of(row) for _, row in steps]
            assert np.all(np.diff([step.day for step in found]) > 0)
