"""The rules of a reading, each with a sentence and with what its choices leave out."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from models.analysis.reading import Reading
from models.analysis.reading_choices import RULES, left_out
from models.snapshot import Statements
from models.words import AUTHORITIES, CREDIBILITIES, Conditionals
from views.inspector.properties import colour_text, plain_label
from views.theme import Theme

_NAMES = {
    "authority": "&Authority",
    "credibility": "C&redibility",
    "conditionals": "Con&ditional ones",
    "restatements": "R&estatements",
    "review": "Re&view",
}

_CONDITIONALS = {
    Conditionals.COUNTED: "counted",
    Conditionals.MET: "counted only when the condition is met",
    Conditionals.NEVER: "never counted",
}

_WHY: dict[str, Callable[[Any], str]] = {
    "authority": lambda _: "Who speaks: 1 is a leader, 5 is unnamed.",
    "credibility": lambda _: "How credible the report is, by the Admiralty code.",
    "conditionals": {
        Conditionals.COUNTED: "What was said on a condition counts and is drawn dashed.",
        Conditionals.MET: "It counts from the day its link says that the condition is met.",
        Conditionals.NEVER: "What was said on a condition places nobody.",
    }.__getitem__,
    "restatements": {
        True: "A restatement that carries a range places its party too.",
        False: "A restatement repeats: it places nobody.",
    }.__getitem__,
    "review": lambda _: "How far somebody else has looked at the coding.",
}


class RuleRows(QWidget):
    """One line for each rule; `chosen` is the reading with one rule chosen otherwise."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.boxes: dict[str, QComboBox] = {}
        self._reasons: dict[str, QLabel] = {}
        self._reading = Reading("")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for line, rule in enumerate(RULES):
            self._add_row(grid, 2 * line, rule)
        self.set_theme(theme)

    def show_rules(self, reading: Reading, statements: Statements) -> None:
        """Show the rules of a reading, and what each choice would leave out of these statements."""
        self._reading = reading
        for rule, box in self.boxes.items():
            with QSignalBlocker(box):
                box.clear()
                for choice, number in left_out(statements, reading, rule).items():
                    box.addItem(f"{_words(rule, choice)}{_left_out(number)}", choice)
                    if choice == getattr(reading, rule):
                        box.setCurrentIndex(box.count() - 1)
            self._reasons[rule].setText(_WHY[rule](getattr(reading, rule)))
            box.setAccessibleDescription(self._reasons[rule].text())

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        for reason in self._reasons.values():
            colour_text(reason, theme.muted)

    def _add_row(self, grid: QGridLayout, line: int, rule: str) -> None:
        label, box, reason = QLabel(_NAMES[rule]), QComboBox(), plain_label(size=0.92)
        box.setAccessibleName(_NAMES[rule].replace("&", ""))
        box.setMinimumWidth(380)
        label.setBuddy(box)
        self.boxes[rule], self._reasons[rule] = box, reason
        box.activated.connect(lambda at, one=rule: self._choose(one, at))
        grid.addWidget(label, line, 0)
        grid.addWidget(box, line, 1)
        grid.addWidget(reason, line + 1, 1)
        grid.setRowMinimumHeight(line + 1, reason.sizeHint().height() + 6)

    def _choose(self, rule: str, at: int) -> None:
        choice = self.boxes[rule].itemData(at)
        if choice != getattr(self._reading, rule):
            self.chosen.emit(replace(self._reading, **{rule: choice}))


def _words(rule: str, choice: Any) -> str:
    if rule == "authority":
        return f"up to {choice}: {AUTHORITIES[choice]}"
    if rule == "credibility":
        return f"up to {choice}: {CREDIBILITIES[choice]}"
    if rule == "conditionals":
        return _CONDITIONALS[choice]
    if rule == "restatements":
        return "place their party" if choice else "do not place their party"
    return "any state" if choice is None else f"only {choice}"


def _left_out(number: int) -> str:
    return f"  (leaves out {number:,})" if number else ""
