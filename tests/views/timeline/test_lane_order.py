import pytest

from models.analysis.reading import ON_RECORD
from models.facts import NONE
from models.words import Act
from tests.snapshots import said, snapshot
from views.document import Standing
from views.filters import Filters, LaneOrder
from views.timeline.lane_order import HIGHEST, LANE_HEIGHT, LOWEST, Arrangement, LaneKey, LaneKind, row_of

A, B = (LaneKey(LaneKind.ISSUE, f"issue-{code}") for code in "ab")
UA, RU, TR = (LaneKey(LaneKind.PARTY, f"party-{code}") for code in ("UA", "RU", "TR"))


@pytest.fixture
def standing() -> Standing:
    rows = [
        said(1, "TR", "a", act=Act.PROCEDURAL),
        said(2, "UA", "a", at=20, speaker="K", authority=2),
        said(3, "UA", "b", at=20, speaker="Z", authority=1),
    ]
    return Standing(snapshot(rows, parties=("TR:mediator", "UA", "RU"), issues=("a", "b")), ON_RECORD)


@pytest.fixture
def arrangement() -> Arrangement:
    return Arrangement()


def test_lanes_are_issues_in_the_order_of_the_filters_unless_told_otherwise(
    arrangement: Arrangement, standing: Standing
) -> None:
    filters = Filters()
    assert arrangement.keys(standing, filters) == (A, B)
    filters.order_by(LaneOrder.OWN, (B.id, A.id))
    assert arrangement.keys(standing, filters) == (B, A)


def test_lanes_of_parties_are_those_that_said_anything_principals_first(
    arrangement: Arrangement, standing: Standing
) -> None:
    arrangement.group_by(LaneKind.PARTY)
    assert arrangement.keys(standing, Filters()) == (UA, TR)
    filters = Filters()
    filters.hide_issues(frozenset({"issue-a"}))
    assert arrangement.keys(standing, filters) == (UA,)


def test_lanes_of_speakers_are_listed_by_party_and_authority(arrangement: Arrangement, standing: Standing) -> None:
    arrangement.group_by(LaneKind.SPEAKER)
    keys = arrangement.keys(standing, Filters())
    assert [key.id for key in keys] == ["speaker-UA-Z", "speaker-UA-K", "speaker-TR-TR2"]
    arrangement.hide(frozenset(keys[:1]))
    arrangement.order_by((keys[2],))
    assert arrangement.keys(standing, Filters()) == (keys[2], keys[1])


def test_pinned_lanes_come_first_whatever_their_kind_and_only_while_they_are_shown(
    arrangement: Arrangement, standing: Standing
) -> None:
    gone = LaneKey(LaneKind.ISSUE, "issue-gone")
    for key in (gone, B, UA):
        arrangement.pin(key)
    filters = Filters()
    assert arrangement.keys(standing, filters) == (B, UA, A)
    filters.hide_issues(frozenset({B.id}))
    assert arrangement.keys(standing, filters) == (UA, A)
    arrangement.pin(UA, pinned=False)
    assert arrangement.keys(standing, filters) == (A,)


def test_heights_stay_within_bounds_and_only_those_that_differ_are_kept(arrangement: Arrangement) -> None:
    told: list[None] = []
    arrangement.changed.connect(lambda: told.append(None))
    assert arrangement.height(A) == LANE_HEIGHT
    for asked, made in ((5, LOWEST), (9999, HIGHEST), (120.4, 120)):
        arrangement.resize(A, asked)
        assert arrangement.height(A) == made
    arrangement.resize(A, LANE_HEIGHT)
    assert not arrangement.heights
    arrangement.resize(A, LANE_HEIGHT)
    assert len(told) == 4


def test_what_a_lane_is_of_is_found_by_its_id(standing: Standing) -> None:
    assert row_of(standing.snapshot, RU) == 2
    assert row_of(standing.snapshot, LaneKey(LaneKind.SPEAKER, "gone")) == NONE
