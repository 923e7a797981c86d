"""One part in which two codings differ: keep the first value, keep the second, or type another."""

from dataclasses import replace
from enum import Enum, auto
from typing import Any, TypeAlias

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from models.agreement.codings import Coded
from models.agreement.differing import Difference, Part
from models.facts import Issue
from models.scales.points import Range, named_points, read_place
from models.words import ACTS, CREDIBILITIES, FIRMNESSES, Act
from views.fields import ChoiceField, LineField
from views.inspector.properties import colour_text, plain_label
from views.plain import tooltip
from views.review.words import NOT_GRADED, part_words
from views.theme import Theme

_ANOTHER = "another …"


class _Unchosen(Enum):
    NOTHING = auto()


_Choice: TypeAlias = Act | int | _Unchosen | None


class PartRow(QObject):
    """The widgets of one row. `agreed` is the coding that the part is taken over from, None until one is chosen."""

    chosen = Signal()

    def __init__(self, difference: Difference, part: Part, issue: Issue | None) -> None:
        super().__init__()
        self._coding, self.part, self._issue = difference.coding, part, issue
        self.agreed: Coded | None = None
        first, second = difference.parts[part]
        self.name = QLabel(part.capitalize())
        self.first = _button(f"First {part}", part_words(part, first))
        self.second = _button(f"Second {part}", part_words(part, second))
        self.said = plain_label(size=0.86), plain_label(size=0.86)
        self.other: LineField[Range | None] | ChoiceField[_Choice] = (
            self._range_field() if part is Part.RANGE else ChoiceField(f"Another {part}", _choices(part), self._choose)
        )
        # The credibility of a statement is always graded.
        self.second.setEnabled(second is not None or part is not Part.CREDIBILITY)
        self.first.clicked.connect(self.keep_first)
        self.second.clicked.connect(self.keep_second)

    def keep_first(self) -> None:
        """Let the first value stand."""
        self._take(self._coding.first_now, self.first)

    def keep_second(self) -> None:
        """Let the second value stand, if it is one that can."""
        if self.second.isEnabled():
            self._take(self._coding.second_now, self.second)

    def put(self, grid: QGridLayout, row: int) -> None:
        """Stand in a grid of four columns, in two of its rows."""
        grid.addWidget(self.name, row, 0)
        grid.addWidget(self.first, row, 1)
        grid.addWidget(self.second, row, 2)
        grid.addWidget(self.other, row, 3)
        for column, label in enumerate(self.said, 1):
            grid.addWidget(label, row + 1, column)

    def widgets(self) -> tuple[QWidget, ...]:
        """All that stands in the grid."""
        return (self.name, self.first, self.second, self.other, *self.said)

    def say_who(self, first: str, second: str) -> None:
        """Show who gave the two values and when."""
        for label, words in zip(self.said, (first, second), strict=True):
            label.setText(words)

    def set_theme(self, theme: Theme) -> None:
        """Colour everything anew."""
        for label in self.said:
            colour_text(label, theme.muted)
        if isinstance(self.other, LineField):
            self.other.set_theme(theme)

    def _range_field(self) -> LineField[Range | None]:
        points = () if self._issue is None else named_points(self._issue)
        field: LineField[Range | None] = LineField("Another range", lambda text: read_place(text, points), self._place)
        field.line.setPlaceholderText(_ANOTHER)
        return field

    def _place(self, stance: Range | None) -> None:
        if stance is not None:
            low, high = stance
            scale = None if self._issue is None else self._issue.scales[-1].id or None
            self._take(replace(self._coding.first_now, low=low, high=high, scale_id=scale), None)

    def _choose(self, value: _Choice) -> None:
        if isinstance(value, _Unchosen):
            return
        if isinstance(self.other, ChoiceField):
            self.other.show_stored(value)
        changed: dict[str, Any] = {str(self.part): value}
        self._take(replace(self._coding.first_now, **changed), None)

    def _take(self, coded: Coded, button: QPushButton | None) -> None:
        self.agreed = coded
        for one in (self.first, self.second):
            one.setChecked(one is button)
        if button is not None:
            self._forget_other()
        self.chosen.emit()

    def _forget_other(self) -> None:
        if isinstance(self.other, LineField):
            self.other.show_stored("")
            self.other.drop()
        else:
            self.other.show_stored(_Unchosen.NOTHING)


def _button(name: str, words: str) -> QPushButton:
    # An ampersand in a name is a character, not a mnemonic.
    button = QPushButton(words.replace("&", "&&"))
    button.setCheckable(True)
    button.setAccessibleName(f"{name}: {words}")
    button.setToolTip(tooltip(f"Keep {words}"))
    button.setAutoDefault(True)
    return button


def _choices(part: Part) -> list[tuple[str, _Choice]]:
    first: list[tuple[str, _Choice]] = [(_ANOTHER, _Unchosen.NOTHING)]
    if part is Part.ACT:
        return first + [(act.label, act) for act in ACTS]
    if part is Part.FIRMNESS:
        return [*first, (NOT_GRADED, None), *((f"{grade}  {words}", grade) for grade, words in FIRMNESSES.items())]
    return first + [(f"{grade}  {words}", grade) for grade, words in CREDIBILITIES.items()]
