"""What is written beside a lane: of an issue its gap and named points, of a party or speaker which lines it has."""

import numpy as np
from PySide6.QtGui import QColor

from models.facts import NONE
from models.phrases import counted
from models.snapshot import Snapshot
from views.theme import Theme
from views.timeline.label import Words, option_words
from views.timeline.lane_order import LaneKind
from views.timeline.lanes import Lane


def words_of(snapshot: Snapshot, lane: Lane, colours: list[QColor], since: str, theme: Theme) -> Words:
    """The words beside a lane; `colours` are those of its lines, `since` names the earlier round, "" for none."""
    if lane.gap is not None:
        issue = snapshot.issues[lane.row]
        ink = {-1: theme.nearer, 1: theme.apart}.get(lane.gap.trend, theme.muted)
        return Words(issue.title, lane.gap.words(since), ink, has_gap=True, options=option_words(issue))
    issues = np.unique(snapshot.statements.issue[lane.marks.statement])
    issues = issues[issues != NONE]
    count = f"{counted(len(lane.marks), 'statement')} on {counted(len(issues), 'issue')}"
    listed = [(colour, snapshot.issues[line.issue].title) for colour, line in zip(colours, lane.lines, strict=True)]
    more = len(issues) - len({line.issue for line in lane.lines})
    if more > 0:
        listed.append((theme.window, f"+ {more} more, as marks"))
    if lane.key.kind == LaneKind.PARTY:
        return Words(snapshot.parties[lane.row].name, count, theme.muted, has_gap=False, listed=tuple(listed))
    speaker = snapshot.speakers[lane.row]
    under = f"{speaker.office}, {count}" if speaker.office else count
    return Words(speaker.name, under, theme.muted, has_gap=False, listed=tuple(listed))
