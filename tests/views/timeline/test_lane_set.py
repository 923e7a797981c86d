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


def test_a_lane_is_made_once_until_it_is_refreshed(document: Document) -> None:
    lanes = lanes_of(document, document.standing)
    shown = lanes.lane(2)
    assert lanes.lane(2) is shown
    lanes.refresh()
    assert lanes.lane(2) is not shown


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
