"""All rounds at once: what each changed for each party on each issue."""

from views.charts.frame import ChartFrame
from views.document import Document
from views.filters import Filters
from views.issue_order import ordered_issues
from views.movement.matrix import FIXED
from views.movement.missing import NO_ROUNDS, what_is_missing
from views.movement.page import Page
from views.movement.round_matrix import matrix_words, round_matrix
from views.movement.rounds_bar import rounds_compared
from views.selection import Selection
from views.theme import Theme


class RoundsPage(Page):
    """A matrix. A cell opens what was said, and lets its round be compared with the one before."""

    def __init__(self, document: Document, selection: Selection, filters: Filters, theme: Theme) -> None:
        super().__init__(document, selection, filters)
        self.frame = ChartFrame("What each round changed", selection, theme)
        self._set_content(self.frame)
        self.frame.canvas.opened.connect(lambda _evidence: self._compare(self.frame.canvas.current))
        self.frame.twin.opened.connect(lambda _evidence: self._compare(self.frame.twin.current))
        selection.rounds_chosen.connect(self._follow)
        self.set_theme(theme)

    @property
    def frames(self) -> tuple[ChartFrame, ...]:
        """The one matrix."""
        return (self.frame,)

    def refresh(self) -> None:
        """Show all rounds under the standing of now; those compared are marked."""
        snapshot = self._document.snapshot
        issues, parties = ordered_issues(self._document.standing, self._filters), self._filters.parties_shown(snapshot)
        compared = rounds_compared(snapshot, self._selection)
        missing = what_is_missing(snapshot, issues, parties) or ("" if compared is not None else NO_ROUNDS)
        self._say_missing(missing)
        if not missing:
            marked = frozenset(place for place in compared or () if place is not None)
            matrix = round_matrix(self._document, issues, parties, marked)
            self.frame.show_chart(matrix, matrix_words(self._document, issues, parties))

    def _compare(self, place: tuple[int, int] | None) -> None:
        rounds = [sitting.id for sitting in self._document.snapshot.rounds]
        if place is not None and place[1] >= FIXED:
            later = place[1] - FIXED
            self._selection.choose_rounds(rounds[later - 1] if later else None, rounds[later])
