"""The menus of lanes: of one lane, and of all of them."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from models.snapshot import Snapshot
from views.filters import Filters
from views.menu_button import TickMenu
from views.timeline.lane_moves import hide_lane
from views.timeline.lane_order import LANE_HEIGHT, Arrangement, LaneKey, LaneKind

COMPACT, COMFORTABLE, TALL = 58, LANE_HEIGHT, 160
_HEIGHTS = (("Compact", COMPACT), ("Comfortable", COMFORTABLE), ("Tall", TALL))
_GROUPS = (("By issue", LaneKind.ISSUE), ("By party", LaneKind.PARTY), ("By speaker", LaneKind.SPEAKER))


def lane_menu(
    parent: QWidget, arrangement: Arrangement, filters: Filters, key: LaneKey, shift: Callable[[LaneKey, int], None]
) -> QMenu:
    """What can be done with one lane; `shift` moves it up (−1) or down (1)."""
    menu = QMenu(parent)
    pinned = key in arrangement.pinned
    menu.addAction("Keep on top\tT" if not pinned else "Let scroll\tT", lambda: arrangement.pin(key, pinned=not pinned))
    menu.addSeparator()
    menu.addAction("Move up\tAlt+↑", lambda: shift(key, -1))
    menu.addAction("Move down\tAlt+↓", lambda: shift(key, 1))
    menu.addSeparator()
    for words, height in _HEIGHTS:
        menu.addAction(words, partial(arrangement.resize, key, height))
    menu.addSeparator()
    menu.addAction("Hide", lambda: hide_lane(arrangement, filters, key))
    return menu


def fill_lanes_menu(
    menu: TickMenu, snapshot: Snapshot, arrangement: Arrangement, filters: Filters, keys: Sequence[LaneKey]
) -> None:
    """What can be done with all lanes; `keys` are those that are shown."""
    menu.clear()
    group = QActionGroup(menu)
    for words, kind in _GROUPS:
        action = menu.add_tick(words, ticked=arrangement.kind == kind)
        action.setActionGroup(group)
        action.triggered.connect(lambda _checked=False, kind=kind: arrangement.group_by(kind))
    menu.addSeparator()
    for words, height in _HEIGHTS:
        menu.addAction(f"All {words.lower()}", partial(arrangement.resize_all, keys, height))
    menu.addSeparator()
    unpin = menu.addAction("Keep none on top", arrangement.unpin_all)
    unpin.setEnabled(bool(arrangement.pinned))
    menu.addSeparator()
    hidden = _hidden(snapshot, arrangement, filters)
    for key, name in hidden.items():
        menu.addAction(f"Show “{name.replace('&', '&&')}”", partial(_show, arrangement, filters, key))
    if not hidden:
        menu.addAction("No lane is hidden").setEnabled(False)


def _hidden(snapshot: Snapshot, arrangement: Arrangement, filters: Filters) -> dict[LaneKey, str]:
    """The lanes that are hidden of the kind that is shown, with what they are called."""
    if arrangement.kind == LaneKind.ISSUE:
        issues = [issue for issue in snapshot.issues if issue.id in filters.hidden_issues]
        return {LaneKey(LaneKind.ISSUE, issue.id): issue.title for issue in issues}
    rows = snapshot.parties if arrangement.kind == LaneKind.PARTY else snapshot.speakers
    found = {LaneKey(arrangement.kind, row.id): row.name for row in rows}
    return {key: name for key, name in found.items() if key in arrangement.hidden}


def _show(arrangement: Arrangement, filters: Filters, key: LaneKey) -> None:
    if key.kind == LaneKind.ISSUE:
        filters.hide_issues(filters.hidden_issues - {key.id})
    else:
        arrangement.hide(arrangement.hidden - {key})
