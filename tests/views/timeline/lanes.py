"""Lanes of issues for tests, without a timeline around them."""

from views.document import Standing
from views.timeline.lane_order import LaneKey, LaneKind
from views.timeline.lanes import Lane, Wanted, lane


def issue_lane(standing: Standing, issue: int, drawn: tuple[int, ...], earlier: int | None = None) -> Lane:
    """The lane of an issue by its position, with lines of the drawn parties and gaps since the earlier round."""
    issues = standing.snapshot.issues
    wanted = Wanted(drawn, tuple(range(len(issues))), earlier=earlier)
    return lane(standing, LaneKey(LaneKind.ISSUE, issues[issue].id), wanted)
