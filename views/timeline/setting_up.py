"""How the timeline is set up now, and setting it up as it once was."""

from math import ceil, floor

from models.facts import NONE
from models.snapshot import Snapshot, to_date, to_day
from views.document import Document
from views.filters import Filters
from views.selection import Selection
from views.timeline.lane_order import Arrangement, row_of
from views.timeline.period_figures import period_words
from views.timeline.view import TimelineView
from views.timeline.view_state import LaneState, ViewState, as_json, read_state


def lanes_now(arrangement: Arrangement) -> LaneState:
    """How the lanes stand."""
    return LaneState(
        arrangement.kind, dict(arrangement.heights), arrangement.pinned, arrangement.own_order, arrangement.hidden
    )


def arrange(arrangement: Arrangement, lanes: LaneState) -> None:
    """Let the lanes stand so."""
    arrangement.arrange(lanes.kind, lanes.heights, lanes.pinned, lanes.own_order, lanes.hidden)


class SettingUp:
    """Reads off and brings back how one timeline is set up."""

    def __init__(self, view: TimelineView, document: Document, selection: Selection, filters: Filters) -> None:
        self._view, self._document, self._selection, self._filters = view, document, selection, filters

    def state(self) -> ViewState:
        """How it is set up now; the days are whole ones."""
        axis, filters, period = self._view.axis, self._filters, self._view.marked.period
        return ViewState(
            days=(to_date(floor(axis.first)), to_date(max(ceil(axis.first + axis.span) - 1, floor(axis.first)))),
            lanes=lanes_now(self._view.arrangement),
            parties=filters.parties,
            hidden_issues=filters.hidden_issues,
            order=filters.order,
            own_order=filters.own_order,
            reading=self._document.reading,
            rounds=(self._selection.earlier, self._selection.later),
            period=None if period is None else (to_date(period[0]), to_date(period[1])),
        )

    def state_json(self) -> str:
        """How it is set up now, as it is kept."""
        return as_json(self.state())

    def take_up_json(self, state: str) -> str:
        """Set it up as it was kept; raises `UserError` where that cannot be read."""
        return self.take_up(read_state(state))

    def words(self) -> str:
        """What it may be called."""
        first, last = self.state().days
        return f"{period_words(to_day(first), to_day(last))}, by {self._view.arrangement.kind.value}"

    def take_up(self, state: ViewState) -> str:
        """Set it up so; returns a sentence about what is not there any more, "" where everything is."""
        missing = _missing(self._document.present, state)
        self._document.read_as(state.reading)
        self._filters.show_parties(state.parties)
        self._filters.hide_issues(state.hidden_issues)
        self._filters.order_by(state.order, state.own_order)
        arrange(self._view.arrangement, state.lanes)
        if _has_rounds(self._document.snapshot, state.rounds):
            self._selection.choose_rounds(*state.rounds)
        if state.period is None:
            self._view.marked.let_go_of_period()
        else:
            self._view.marked.choose_period(*(to_day(day) for day in state.period))
        first, last = (to_day(day) for day in state.days)
        self._view.axis.show(first, last + 1)
        self._view.days_moved()
        return missing


def _has_rounds(snapshot: Snapshot, rounds: tuple[str | None, str | None]) -> bool:
    there = {sitting.id for sitting in snapshot.rounds}
    return rounds[1] in there and (rounds[0] is None or rounds[0] in there)


def _missing(snapshot: Snapshot, state: ViewState) -> str:
    named = {*state.lanes.pinned, *state.lanes.own_order, *state.lanes.hidden, *state.lanes.heights}
    gone = sum(1 for key in named if row_of(snapshot, key) == NONE)
    parties = {party.id for party in snapshot.parties}
    gone += len((state.parties or frozenset()) - parties)
    found = []
    if gone:
        found.append("some lanes or parties of this view are not in the dossier any more")
    if state.rounds[1] is not None and not _has_rounds(snapshot, state.rounds):
        found.append("the rounds that it compared are not both there any more")
    sentence = ", and ".join(found)
    return f"{sentence[:1].upper()}{sentence[1:]}." if sentence else ""
