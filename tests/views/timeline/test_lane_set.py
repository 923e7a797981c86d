from models.analysis.reading import ON_RECORD
from tests.snapshots import said, snapshot
from views.document import Document, Standing
from views.filters import Filters
from views.selection import Selection
from views.timeline.lane_order import Arrangement
from views.timeline.lane_set import LaneSet
from views.timeline.lanes import CROWD


def lanes_of(document: Document, standing: Standing) -> LaneSet:
    document.standing = standing
    made = LaneSet(document, Selection(), Filters(), Arrangement())
    made.refresh()
    return made


def test_a_lane_is_made_anew_only_where_it_shows_something_else(document: Document) -> None:
    selection, filters, arrangement = Selection(), Filters(), Arrangement()
    lanes = LaneSet(document, selection, filters, arrangement)
    lanes.refresh()
    shown = lanes.lane(0)
    arrangement.resize(lanes.keys[0], 200)
    lanes.refresh()
    assert lanes.lane(0) is shown
    assert lanes.height(0) == 200
    filters.show_parties(frozenset({document.snapshot.parties[0].id}))
    lanes.refresh()
    assert len(lanes.lane(0).lines) == 1 < len(shown.lines)
    few = lanes.lane(0)
    document.standing = Standing(document.snapshot, document.reading)
    lanes.refresh()
    assert lanes.lane(0) is not few


def test_another_round_compared_changes_the_gap_alone(document: Document) -> None:
    selection = Selection()
    lanes = LaneSet(document, selection, Filters(), Arrangement())
    lanes.refresh()
    before = lanes.lane(0)
    assert before.gap is not None
    assert before.gap.words(lanes.since) == "ranges meet"
    rounds = document.snapshot.rounds
    selection.choose_rounds(rounds[5].id, rounds[6].id)
    lanes.refresh()
    after = lanes.lane(0)
    assert after.gap is not None
    assert after.gap.words(lanes.since) == "ranges meet (−20 since round 6)"
    assert after.marks is before.marks


def test_of_many_lanes_that_were_looked_at_only_near_ones_are_kept(document: Document) -> None:
    issues = [f"issue-{at}" for at in range(60)]
    lanes = lanes_of(
        document, Standing(snapshot([said(1, issue=one, at=20) for one in issues], issues=issues), ON_RECORD)
    )
    seen = [lanes.lane(index) for index in range(60)]
    lanes.keep({4, 5})
    assert lanes.lane(5) is seen[5]
    assert lanes.lane(6) is not seen[6]


def test_lanes_are_made_ready_for_close_and_far_looks_a_step_at_a_time(document: Document) -> None:
    rows = [said(day, at=20) for day in range(CROWD)]
    lanes = lanes_of(document, Standing(snapshot(rows), ON_RECORD))
    steps = 0
    while lanes.warm(0):
        steps += 1
    assert steps == 3
    assert lanes.levels(0) is lanes.levels(0)
