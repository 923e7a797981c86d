from dataclasses import replace

import pytest

from models.analysis.links import Tie, condition_on, ties
from models.facts import NONE, Link
from models.snapshot import Snapshot
from models.words import Act, LinkKind, Standing
from tests.snapshots import Said, said, snapshot


def link(
    statement: int, kind: LinkKind, other: int = NONE, state: Standing | None = None, since: int | None = None
) -> Link:
    return Link(f"link-{statement}-{kind}-{other}", statement, kind, other, state, since, "")


def condition(state: Standing | None = None, since: int | None = None, of: int = 0) -> Link:
    return link(of, LinkKind.CONDITIONAL_ON, NONE, state, since)


def told(talks: Snapshot, position: int) -> list[tuple[str, int]]:
    return [(tie.words, tie.other) for tie in ties(talks, position)]


def linked(rows: tuple[Said, ...], *links: Link) -> Snapshot:
    return replace(snapshot(rows), links=links)


def test_a_link_is_told_from_both_statements() -> None:
    restates = link(1, LinkKind.RESTATES, 0)
    talks = linked((said(1), said(2)), restates)
    assert ties(talks, 1) == (Tie("restates", 0, restates),)
    assert ties(talks, 0) == (Tie("restated by", 1, restates),)


@pytest.mark.parametrize("kind", LinkKind)
def test_every_kind_can_be_told_from_both_ends(kind: LinkKind) -> None:
    assert kind.label_back.endswith((" by", " of"))
    assert kind.label_back != kind.label


def test_a_retraction_told_from_both_sides_is_one_tie() -> None:
    talks = snapshot((said(1, retracted_by="ST002"), said(2, act=Act.RETRACTION, retracts="ST001")))
    assert told(talks, 0) == [("retracted by", 1)]
    assert told(talks, 1) == [("retracts", 0)]


def test_only_a_retraction_retracts_but_anything_can_be_what_retracted() -> None:
    assert told(snapshot((said(1), said(2, act=Act.REJECTION, retracts="ST001"))), 0) == []
    assert told(snapshot((said(1, retracted_by="ST002"), said(2, act=Act.REJECTION))), 1) == [("retracts", 0)]


def test_own_links_come_before_those_of_others_and_retractions_first() -> None:
    rows = (said(1), said(2), said(3, act=Act.RETRACTION, retracts="ST002"))
    talks = linked(rows, link(0, LinkKind.CLARIFIES, 1), link(1, LinkKind.CONTRADICTS, 2), condition(of=1))
    assert told(talks, 1) == [("retracted by", 2), ("contradicts", 2), ("conditional on", NONE), ("clarified by", 0)]


def test_a_statement_linked_to_itself_is_told_once() -> None:
    assert told(linked((said(1),), link(0, LinkKind.RESTATES, 0)), 0) == [("restates", 0)]


def test_what_became_of_a_condition_holds_from_its_day_on() -> None:
    links = [condition(Standing.MET, 5), condition(Standing.LAPSED, 1, of=1), link(0, LinkKind.RESTATES, 1)]
    assert [condition_on(links, 0, day) for day in (4, 5, 9)] == [None, Standing.MET, Standing.MET]


@pytest.mark.parametrize(
    ("standings", "expected"),
    [
        ((), None),
        ((None,), None),
        ((Standing.MET, Standing.MET), Standing.MET),
        ((Standing.MET, None), None),
        ((Standing.MET, Standing.UNMET), Standing.UNMET),
        ((Standing.UNMET, None), Standing.UNMET),
        ((Standing.UNMET, Standing.LAPSED, None), Standing.LAPSED),
    ],
)
def test_all_conditions_must_be_met(standings: tuple[Standing | None, ...], expected: Standing | None) -> None:
    assert condition_on([condition(one) for one in standings], 0, 9) == expected
