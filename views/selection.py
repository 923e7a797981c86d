"""What is current, shared by all views, so that panels need not know each other."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True, slots=True)
class Evidence:
    """The statements behind a figure: what the figure is, in words, and the ids, in order.

    `gap_on` is the id of the issue when the figure is a gap, whose course is then drawn too.
    """

    title: str
    statements: tuple[str, ...]
    gap_on: str | None = None


class Selection(QObject):
    """The statement, event or figure that the inspector shows, and the two rounds that are compared.

    Everything is named by id, so that a selection outlives changes and undo. `earlier` is None for the time before
    all rounds.
    """

    chosen = Signal()
    rounds_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.statement_id: str | None = None
        self.event_id: str | None = None
        self.evidence: Evidence | None = None
        self.earlier: str | None = None
        self.later: str | None = None

    def choose_statement(self, statement: str | None) -> None:
        """Show a statement everywhere; the figure that it stands behind stays at hand."""
        if self.evidence is not None and statement not in self.evidence.statements:
            self.evidence = None
        if (statement, None) != (self.statement_id, self.event_id):
            self.statement_id, self.event_id = statement, None
            self.chosen.emit()

    def choose_event(self, event: str) -> None:
        """Show an event."""
        self.statement_id, self.event_id, self.evidence = None, event, None
        self.chosen.emit()

    def open_evidence(self, title: str, statements: tuple[str, ...], gap_on: str | None = None) -> None:
        """Show the statements behind a figure."""
        self.statement_id, self.event_id, self.evidence = None, None, Evidence(title, statements, gap_on)
        self.chosen.emit()

    def clear(self) -> None:
        """Let go of what is shown, figures too."""
        if (self.statement_id, self.event_id, self.evidence) != (None, None, None):
            self.statement_id = self.event_id = self.evidence = None
            self.chosen.emit()

    def choose_rounds(self, earlier: str | None, later: str | None) -> None:
        """Compare two rounds; None for `earlier` is the time before all rounds."""
        if (earlier, later) != (self.earlier, self.later):
            self.earlier, self.later = earlier, later
            self.rounds_chosen.emit()
