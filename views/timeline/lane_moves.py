"""Putting lanes in another order, pinned ones among themselves and the others among themselves."""

from collections.abc import Callable, Sequence

from views.filters import Filters, LaneOrder
from views.timeline.lane_order import Arrangement, LaneKey, LaneKind


def move_lane(arrangement: Arrangement, filters: Filters, keys: Sequence[LaneKey], key: LaneKey, place: int) -> None:
    """Let a lane stand at a place among those that are shown, as near to it as its group goes.

    Issues are then in the user's own order, which all views share.
    """
    pinned = [one for one in keys if one in arrangement.pinned]
    group = pinned if key in pinned else [one for one in keys if one not in pinned]
    first = 0 if key in pinned else len(pinned)
    group.remove(key)
    group.insert(min(max(place - first, 0), len(group)), key)
    if key in pinned:
        arrangement.order_pinned(tuple(group))
    elif key.kind == LaneKind.ISSUE:
        # What is pinned has a place of its own for when it is not any more.
        filters.order_by(LaneOrder.OWN, tuple(one.id for one in (*group, *pinned) if one.kind == LaneKind.ISSUE))
    else:
        arrangement.order_by(tuple(group))


def hide_lane(arrangement: Arrangement, filters: Filters, key: LaneKey) -> None:
    """Leave a lane out; an issue is then hidden in all views."""
    if key.kind == LaneKind.ISSUE:
        filters.hide_issues(filters.hidden_issues | {key.id})
    else:
        arrangement.hide(arrangement.hidden | {key})


class LaneMover:
    """What the keys and the mouse do with lanes; `lanes` tells which are shown, `chosen` which one is looked at."""

    def __init__(
        self,
        arrangement: Arrangement,
        filters: Filters,
        lanes: Callable[[], Sequence[LaneKey]],
        chosen: Callable[[], LaneKey | None],
    ) -> None:
        self._arrangement, self._filters, self._lanes, self._chosen = arrangement, filters, lanes, chosen

    def put(self, key: LaneKey, place: int) -> None:
        """Let a lane stand at a place among those that are shown; one that is gone meanwhile stands nowhere."""
        if key in self._lanes():
            move_lane(self._arrangement, self._filters, self._lanes(), key, place)

    def shift(self, key: LaneKey, direction: int) -> None:
        """Move a lane down (1) or up (−1)."""
        self.put(key, self._lanes().index(key) + direction)

    def shift_chosen(self, direction: int) -> None:
        """Move the lane that is looked at."""
        if (key := self._chosen()) is not None:
            self.shift(key, direction)

    def grow_chosen(self, pixels: int) -> None:
        """Make the lane that is looked at higher, or lower by a negative number."""
        if (key := self._chosen()) is not None:
            self._arrangement.resize(key, self._arrangement.height(key) + pixels)

    def pin_chosen(self) -> None:
        """Keep the lane that is looked at on top, or let it scroll again."""
        if (key := self._chosen()) is not None:
            self._arrangement.pin(key, pinned=key not in self._arrangement.pinned)
