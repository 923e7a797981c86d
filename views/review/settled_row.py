"""One part in which two codings differed that have been settled: both values, and what the statement says now."""

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from models.agreement.differing import Difference, Part
from models.facts import NONE
from models.snapshot import Snapshot
from views.inspector.properties import colour_text, plain_label
from views.labels import act_label, stance_words
from views.review.words import NOT_GRADED, part_words
from views.theme import Theme


class SettledRow:
    """The widgets of one row; nothing is changed here."""

    def __init__(self, snapshot: Snapshot, difference: Difference, part: Part) -> None:
        first, second = difference.parts[part]
        self.part = part
        self.name = QLabel(part.capitalize())
        self.values = plain_label(), plain_label(), plain_label(bold=True)
        shown = (part_words(part, first), part_words(part, second), _now(snapshot, difference.statement, part))
        for label, words in zip(self.values, shown, strict=True):
            label.setText(words)
        self.said = plain_label(size=0.86), plain_label(size=0.86)

    def put(self, grid: QGridLayout, row: int) -> None:
        """Stand in a grid of four columns, in two of its rows."""
        for column, label in enumerate((self.name, *self.values)):
            grid.addWidget(label, row, column)
        for column, label in enumerate(self.said, 1):
            grid.addWidget(label, row + 1, column)

    def widgets(self) -> tuple[QWidget, ...]:
        """All that stands in the grid."""
        return (self.name, *self.values, *self.said)

    def say_who(self, first: str, second: str) -> None:
        """Show who gave the two values and when."""
        for label, words in zip(self.said, (first, second), strict=True):
            label.setText(words)

    def set_theme(self, theme: Theme) -> None:
        """Colour everything anew."""
        for label in self.said:
            colour_text(label, theme.muted)


def _now(snapshot: Snapshot, at: int, part: Part) -> str:
    """What a statement says in a part, in words."""
    statements = snapshot.statements
    if part is Part.RANGE:
        return stance_words(statements, at)
    if part is Part.ACT:
        return act_label(int(statements.act[at]))
    grade = int((statements.firmness if part is Part.FIRMNESS else statements.credibility)[at])
    return NOT_GRADED if grade == NONE else part_words(part, grade)
