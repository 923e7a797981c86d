"""The panel in which a scale in use is revised: the present ruler, the new one, and how one maps onto the other."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from models.entry import number, range_text, rounded
from models.errors import UserError
from models.facts import Issue
from models.phrases import counted
from models.scales.maps import ScaleMap, pairs_text, read_pairs
from models.scales.points import Range, named_points, read_point
from views.fields import LineField
from views.inspector.properties import colour_text, plain_label
from views.issues.draft import Draft
from views.issues.frames import Framed
from views.issues.mapping_canvas import MappingCanvas
from views.issues.ruler import Ruler
from views.theme import Theme

_EXPLAINED = (
    "What was coded so far keeps its place on the present scale, at the left. The lines say where its points lie on "
    "the new one: drag them, or drag, name and delete points of the new scale."
)


class RevisionPanel(Framed):
    """Holds a draft of a scale until it is `asked` for, which is for others to store, or `left`."""

    asked = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.draft: Draft | None = None
        self._ranges: Mapping[Range, int] = {}
        self.old, self.new = Ruler(theme, "Present scale", mirrored=True, editable=False), Ruler(theme, "New scale")
        self.canvas = MappingCanvas(theme)
        self.low_pole, self.high_pole, self.reason = QLineEdit(), QLineEdit(), QLineEdit()
        self.reference = LineField("Reference point on the new scale", self._read_point, self._set_reference)
        self.mapping = LineField("Mapping", read_pairs, self._map_by_hand)
        self.not_comparable = QCheckBox("Not &comparable with what was coded so far")
        self.propose = QPushButton("&Propose anew")
        self.revise, self.cancel = QPushButton("Revi&se scale"), QPushButton("Cancel")
        self._title, self._explained, self._effect = plain_label(bold=True, size=1.12), plain_label(), plain_label()
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    def begin(self, issue: Issue, draft: Draft, ranges: Mapping[Range, int]) -> None:
        """Revise the present scale of an issue, beginning with a draft; `ranges` counts those that are on it."""
        self._ranges = ranges
        self._title.setText(f"Revise the scale of {issue.title}")
        self.old.show_scale(draft.old, {})
        self.low_pole.setText(draft.new.low_pole)
        self.high_pole.setText(draft.new.high_pole)
        self.reason.clear()
        self.not_comparable.setChecked(False)
        self._show(draft)
        self.new.setFocus()

    def finish(self) -> Draft:
        """The draft with all that was typed; raises `UserError` where something cannot be read."""
        self.new.finish()
        fields = (self.mapping, self.reference)
        for field in fields:
            field.finish()
        if self.draft is None or any(field.cannot_be_read for field in fields):
            raise UserError("What you typed cannot be read; the field says why. Mend it, or press Escape there.")
        return self.draft.with_words(self.low_pole.text(), self.high_pole.text(), self.reason.text())

    def set_theme(self, theme: Theme) -> None:
        """Paint in another appearance."""
        super().set_theme(theme)
        for part in (self.old, self.new, self.canvas, self.reference, self.mapping):
            part.set_theme(theme)
        colour_text(self._explained, theme.muted)
        self._show_effect()

    def _show(self, draft: Draft) -> None:
        self.draft = draft
        self.new.show_scale(draft.new, {})
        self.canvas.show_mapping(draft.mapping)
        self.mapping.show_stored("" if draft.mapping is None else pairs_text(draft.mapping))
        point = draft.new.reference_point
        self.reference.show_stored("" if point is None else number(point))
        for part in (self.mapping, self.propose):
            part.setEnabled(draft.mapping is not None)
        self._show_effect()

    def _show_effect(self) -> None:
        draft = self.draft
        if draft is None:
            return
        fault, some = draft.why_not(), sum(self._ranges.values())
        self._effect.setText(fault or _effect(draft, self._ranges, some))
        colour_text(self._effect, self._theme.apart if fault else self._theme.text)
        self.revise.setEnabled(not fault)

    def _change(self, change: Callable[[Draft], Draft]) -> None:
        if self.draft is not None:
            self._show(change(self.draft))

    def _map_by_hand(self, mapping: ScaleMap) -> None:
        self._change(lambda draft: draft.map_by_hand(mapping))

    def _set_reference(self, point: float | None) -> None:
        self._change(lambda draft: draft.with_reference(point))

    def _read_point(self, text: str) -> float | None:
        return read_point(text, () if self.draft is None else named_points(self.draft.new))

    def _break(self, broken: bool) -> None:
        self._change(lambda draft: draft.map_by_hand(None) if broken else draft.propose())

    def _add(self, value: float, label: str) -> None:
        self._change(lambda draft: draft.add(value, label))

    def _connect(self) -> None:
        self.new.moved.connect(lambda option, value: self._change(lambda draft: draft.move(option, value)))
        self.new.renamed.connect(lambda option, name: self._change(lambda draft: draft.rename(option, name)))
        self.new.deleted.connect(lambda option: self._change(lambda draft: draft.delete(option)))
        self.new.added.connect(self._add)
        self.canvas.changed.connect(self._map_by_hand)
        self.not_comparable.toggled.connect(self._break)
        self.propose.clicked.connect(lambda: self._change(Draft.propose))
        self.revise.clicked.connect(self.asked)
        self.cancel.clicked.connect(self.left)

    def _lay_out(self) -> None:
        self._explained.setText(_EXPLAINED)
        rulers = QHBoxLayout()
        rulers.setSpacing(0)
        shares: tuple[tuple[QWidget, int], ...] = ((self.old, 5), (self.canvas, 2), (self.new, 6))
        for ruler, share in shares:
            rulers.addWidget(ruler, share)
        mapping = QHBoxLayout()
        mapping.addWidget(self.mapping, 1)
        mapping.addWidget(self.propose, 0, Qt.AlignmentFlag.AlignTop)
        form = QFormLayout()
        form.setVerticalSpacing(7)
        fields: tuple[tuple[str, QWidget, QWidget | QLayout], ...] = (
            ("&100 is", self.high_pole, self.high_pole), ("&0 is", self.low_pole, self.low_pole),
            ("If nothing is a&greed", self.reference, self.reference), ("&Mapping", self.mapping, mapping),
            ("", self.not_comparable, self.not_comparable), ("&Why", self.reason, self.reason),
        )  # fmt: skip
        for words, field, placed in fields:
            label = QLabel(words)
            label.setBuddy(field)
            form.addRow(label, placed)
        buttons = QHBoxLayout()
        buttons.addWidget(self._effect, 1)
        buttons.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignBottom)
        buttons.addWidget(self.revise, 0, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addWidget(self._explained)
        layout.addLayout(rulers, 1)
        layout.addLayout(form)
        layout.addLayout(buttons)
        self.reason.setPlaceholderText("needed: whoever compares old and new figures will ask")
        self.reference.line.setPlaceholderText("not known")
        self.reason.setAccessibleName("Why the scale is revised")
        self.low_pole.setAccessibleName("What 0 is on the new scale")
        self.high_pole.setAccessibleName("What 100 is on the new scale")


def _effect(draft: Draft, ranges: Mapping[Range, int], some: int) -> str:
    if not some:
        return "No range is on the present scale."
    told = counted(some, "range")
    if draft.mapping is None:
        return f"{told} will be “not comparable”: the line breaks here, and no figure is taken across."
    changed = [(one, now) for one in ranges if (now := draft.carried(*one)) is not None and now != one]
    if not changed:
        return f"{told} will stay where they are." if some > 1 else "1 range will stay where it is."
    samples = ", ".join(
        f"{range_text(*one)} becomes {range_text(*map(rounded, now))}" for one, now in _samples(changed)
    )
    moved = sum(ranges[one] for one, _ in changed)
    return f"{moved} of {told} will change: {samples}{'…' if len(changed) > 3 else '.'}"


def _samples(changed: list[tuple[Range, Any]]) -> list[tuple[Range, Range]]:
    return sorted(changed)[:: max(len(changed) // 3, 1)][:3]
