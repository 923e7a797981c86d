from dataclasses import replace

import pytest

from models.facts import NONE, Link
from models.snapshot import Snapshot, ints
from models.words import Act, LinkKind
from tests.snapshots import said, snapshot
from views.timeline.walking import Step, along_links, by_day, next_in_row


def linked(*pairs: tuple[int, int]) -> Snapshot:
    """Five statements on days 1 to 5, each pair linked by the first restating the second."""
    talks = snapshot([said(day) for day in range(1, 6)])
    links = tuple(
        Link(f"link-{at}", one, LinkKind.RESTATES, other, None, None, "") for at, (one, other) in enumerate(pairs)
    )
    return replace(talks, links=links)


def test_a_row_goes_by_day_and_stays_at_its_ends() -> None:
    talks = snapshot([said(5), said(2), said(5), said(9)])
    row = by_day(talks.statements, ints([0, 1, 2, 3]))
    assert row.tolist() == [1, 0, 2, 3]
    assert [next_in_row(row, 0, way) for way in (-1, 1)] == [1, 2]
    assert [next_in_row(row, end, way) for end, way in ((1, -1), (3, 1))] == [1, 3]


def test_a_row_begins_where_nothing_in_it_is_chosen() -> None:
    assert next_in_row(ints([4, 7]), 9, 1) == 4
    assert next_in_row(ints([]), 9, 1) == NONE


def test_links_lead_to_the_nearest_statement_before_and_after() -> None:
    talks = linked((2, 0), (2, 1), (4, 2), (3, 2))
    assert along_links(talks, 2, -1) == Step(1, "restates", 1)
    assert along_links(talks, 2, 1) == Step(3, "restated by", 1)
    assert along_links(talks, 0, -1) is None


def test_retractions_and_conditions_are_followed_too() -> None:
    talks = snapshot([said(1, retracted_by="ST002"), said(2, act=Act.RETRACTION)])
    assert along_links(talks, 0, 1) == Step(1, "retracted by", 0)
    assert along_links(talks, 1, -1) == Step(0, "retracts", 0)
    condition = Link("link", 1, LinkKind.CONDITIONAL_ON, NONE, None, None, "")
    assert along_links(replace(snapshot([said(1), said(2)]), links=(condition,)), 1, -1) is None


@pytest.mark.parametrize("way", [-1, 1])
def test_a_statement_linked_with_itself_leads_nowhere(way: int) -> None:
    assert along_links(linked((2, 2)), 2, way) is None


def test_of_one_day_the_later_in_the_dossier_is_the_later() -> None:
    talks = replace(snapshot([said(3), said(3)]), links=(Link("l", 1, LinkKind.CLARIFIES, 0, None, None, ""),))
    assert along_links(talks, 0, 1) == Step(1, "clarified by", 0)
    assert along_links(talks, 0, -1) is None
