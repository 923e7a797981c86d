"""A page with a matrix of issues and parties by rounds; each way to look at all rounds is one."""

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from views.charts.frame import ChartFrame
from views.document import Document
from views.filters import Filters
from views.issue_order import ordered_issues
from views.movement.firmness_matrix import firmness_matrix, firmness_words, unmoved_phrases
from views.movement.headline import Phrase
from views.movement.matrix import FIXED, Matrix
from views.movement.missing import NO_ROUNDS, what_is_missing
from views.movement.page import Page
from views.movement.round_matrix import matrix_words, round_matrix
from views.movement.rounds_bar import rounds_compared
from views.movement.sentence_label import SentenceLabel
from views.selection import Evidence, Selection
from views.theme import Theme

_Places = tuple[int, ...]


class MatrixPage(Page):
    """A cell opens what was said, and lets its round be compared with the one before."""

    title: ClassVar[str]

    def __init__(self, document: Document, selection: Selection, filters: Filters, theme: Theme) -> None:
        super().__init__(document, selection, filters)
        self.frame, self.phrases = ChartFrame(self.title, selection, theme), SentenceLabel(theme)
        self._lay_out()
        self.frame.canvas.opened.connect(lambda _evidence: self._compare(self.frame.canvas.current))
        self.frame.twin.opened.connect(lambda _evidence: self._compare(self.frame.twin.current))
        self.phrases.opened.connect(self._open)
        selection.rounds_chosen.connect(self._follow)
        self.set_theme(theme)

    @property
    def frames(self) -> tuple[ChartFrame, ...]:
        """The one matrix."""
        return (self.frame,)

    def matrix(self, issues: _Places, parties: _Places, marked: frozenset[int]) -> Matrix:
        """The matrix of these issues and parties; rounds at the marked positions are compared."""
        raise NotImplementedError

    def words(self, issues: _Places, parties: _Places) -> str:
        """What the matrix says in a sentence."""
        raise NotImplementedError

    def found(self, _issues: _Places, _parties: _Places) -> tuple[Phrase, ...]:
        """What is to be told before all, with what it opens."""
        return ()

    def refresh(self) -> None:
        """Show all rounds under the standing of now; those compared are marked."""
        snapshot = self._document.snapshot
        issues, parties = ordered_issues(self._document.standing, self._filters), self._filters.parties_shown(snapshot)
        compared = rounds_compared(snapshot, self._selection)
        missing = what_is_missing(snapshot, issues, parties) or ("" if compared is not None else NO_ROUNDS)
        self._say_missing(missing)
        if not missing:
            marked = frozenset(place for place in compared or () if place is not None)
            self.frame.show_chart(self.matrix(issues, parties, marked), self.words(issues, parties))
            phrases = self.found(issues, parties)
            self.phrases.show_phrases(phrases)
            self.phrases.setVisible(bool(phrases))

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.phrases.set_theme(theme)

    def summary(self) -> str:
        words = self.phrases.words() if not self.missing.text() else ""
        return "\n".join(filter(None, (super().summary(), words)))

    def _open(self, evidence: Evidence) -> None:
        self._selection.open_evidence(evidence.title, evidence.statements)

    def _compare(self, place: tuple[int, int] | None) -> None:
        rounds = [sitting.id for sitting in self._document.snapshot.rounds]
        if place is not None and place[1] >= FIXED:
            later = place[1] - FIXED
            self._selection.choose_rounds(rounds[later - 1] if later else None, rounds[later])

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.phrases)
        column.addWidget(self.frame, 1)
        self._set_content(content)


class RoundsPage(MatrixPage):
    """What each round changed."""

    title = "What each round changed"

    def matrix(self, issues: _Places, parties: _Places, marked: frozenset[int]) -> Matrix:
        return round_matrix(self._document, issues, parties, marked)

    def words(self, issues: _Places, parties: _Places) -> str:
        return matrix_words(self._document, issues, parties)


class FirmnessPage(MatrixPage):
    """How firmly positions were held on leaving each round."""

    title = "How firmly positions were held on leaving each round"

    def matrix(self, issues: _Places, parties: _Places, marked: frozenset[int]) -> Matrix:
        return firmness_matrix(self._document, issues, parties, marked)

    def words(self, issues: _Places, parties: _Places) -> str:
        return firmness_words(self._document, issues, parties)

    def found(self, issues: _Places, parties: _Places) -> tuple[Phrase, ...]:
        return unmoved_phrases(self._document, issues, parties)
