"""A page with a matrix by rounds and, above it, what is to be told before all."""

from typing import ClassVar, TypeAlias

from PySide6.QtWidgets import QVBoxLayout, QWidget

from views.charts.frame import ChartFrame
from views.document import Document
from views.filters import Filters
from views.issue_order import ordered_issues
from views.movement.headline import Phrase
from views.movement.matrix import FIXED, Matrix
from views.movement.missing import NO_ROUNDS, what_is_missing
from views.movement.page import Page
from views.movement.round_window import RoundWindow
from views.movement.rounds_bar import rounds_compared
from views.movement.sentence_label import SentenceLabel
from views.selection import Evidence, Selection
from views.theme import Theme

Places: TypeAlias = tuple[int, ...]
"""Positions of issues or parties."""


class MatrixPage(Page):
    """A cell opens what was said, and lets its round be compared with the one before."""

    title: ClassVar[str]

    def __init__(self, document: Document, selection: Selection, filters: Filters, theme: Theme) -> None:
        super().__init__(document, selection, filters)
        self.frame, self.phrases = ChartFrame(self.title, selection, theme), SentenceLabel(theme)
        self.window_bar = RoundWindow()
        self._column = self._lay_out()
        self.frame.canvas.opened.connect(lambda _evidence: self._compare(self.frame.canvas.current))
        self.frame.twin.opened.connect(lambda _evidence: self._compare(self.frame.twin.current))
        self.phrases.opened.connect(self._open)
        self.window_bar.moved.connect(self.refresh)
        selection.rounds_chosen.connect(self._follow)
        self.set_theme(theme)

    @property
    def frames(self) -> tuple[ChartFrame, ...]:
        """The one matrix."""
        return (self.frame,)

    def matrix(self, issues: Places, parties: Places, rounds: range, marked: frozenset[int]) -> Matrix:
        """The matrix of these issues, parties and rounds; rounds at the marked positions are compared."""
        raise NotImplementedError

    def lines(self, issues: Places, parties: Places) -> int:
        """How many lines the matrix has."""
        return len(issues) * len(parties)

    def words(self, issues: Places, parties: Places) -> str:
        """What the matrix says in a sentence."""
        raise NotImplementedError

    def found(self, _issues: Places, _parties: Places) -> tuple[Phrase, ...]:
        """What is to be told before all, with what it opens."""
        return ()

    def what_is_missing(self, issues: Places, parties: Places) -> str:
        """What has to be there before there is a matrix, "" when it is."""
        return what_is_missing(self._document.snapshot, issues, parties)

    def round_of(self, column: int) -> int | None:
        """The position of the round that a column of the matrix shows."""
        rounds = self.window_bar.rounds
        return rounds[column] if 0 <= column < len(rounds) else None

    def refresh(self) -> None:
        """Show all rounds under the standing of now; those compared are marked."""
        snapshot = self._document.snapshot
        issues, parties = ordered_issues(self._document.standing, self._filters), self._filters.parties_shown(snapshot)
        compared = rounds_compared(snapshot, self._selection)
        missing = self.what_is_missing(issues, parties) or ("" if compared is not None else NO_ROUNDS)
        self._say_missing(missing)
        if not missing and compared is not None:
            self.window_bar.show_rounds(snapshot, self.lines(issues, parties), compared[1])
            marked = frozenset(place for place in compared if place is not None)
            matrix = self.matrix(issues, parties, self.window_bar.rounds, marked)
            self.frame.show_chart(matrix, self.words(issues, parties))
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
        later = None if place is None else self.round_of(place[1] - FIXED)
        if later is not None:
            self._selection.choose_rounds(rounds[later - 1] if later else None, rounds[later])

    def _lay_out(self) -> QVBoxLayout:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.phrases)
        column.addWidget(self.window_bar)
        column.addWidget(self.frame, 1)
        self._set_content(content)
        return column
