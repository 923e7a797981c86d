"""The choices that make up a briefing: what it is for, what it compares, how it looks and who may read it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from models.analysis.reading import READINGS
from models.briefing.house.house import PLAIN, House
from models.briefing.specification import BEFORE_ALL, SECTIONS, Kind, Paper, Section, Specification
from models.briefing.wording.language import Language
from models.handling import mark_words
from models.likelihood.scales import LikelihoodScale, built_in
from models.queries import own_readings
from models.snapshot import to_date, to_day
from models.words import HANDLINGS
from views.briefing.judgements import Judgements
from views.briefing.style import StyleButton, Styles
from views.choice_box import ChoiceBox
from views.day_fields import DayFields, Days
from views.document import Document
from views.labels import long_day
from views.plain import one_line
from views.theme import Theme

_WIDEST = 600

_NAMES = (
    "Kind",
    "Issue",
    "Party",
    "From round",
    "To round",
    "Reading",
    "As known on",
    "Language",
    "Paper",
    "Mark",
    "Likelihood scale",
)

_KINDS = (
    (Kind.FULL, "Full briefing"),
    (Kind.NOTE, "Note of one page"),
    (Kind.ISSUE, "One issue"),
    (Kind.PARTY, "One party"),
    (Kind.SINCE, "Since the last given out"),
    (Kind.ANNEX, "Annex of statements"),
)
_PARTS = (
    (Section.OUTLOOK, "What to watch next"),
    (Section.STANDINGS, "Table of positions"),
    (Section.MOVEMENT, "Chart of movement"),
    (Section.ISSUES, "Issue by issue"),
    (Section.DOUBTS, "Doubts"),
    (Section.JUDGEMENTS, "Judgements of others"),
    (Section.METHOD, "Method"),
    (Section.SOURCES, "Sources"),
    (Section.ANNEX, "Annex of statements"),
)


class Choices(QWidget):
    """Shows a specification to be changed; `changed` says that it was."""

    changed = Signal()

    def __init__(self, document: Document, theme: Theme, styles: Styles) -> None:
        super().__init__()
        self._document, self._house = document, PLAIN
        boxes = [ChoiceBox(name, _WIDEST) for name in _NAMES]
        for box in boxes:
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.kind, self.issue, self.party, self.earlier, self.later, self.reading, self.known = boxes[:7]
        self.language, self.paper, self.mark, self.scale = boxes[7:]
        self._kept = Specification()
        self.unmarked = QCheckBox("And sources that bear no mark")
        self.leaves_out = QCheckBox("Leave out what may not be told so")
        self.days = DayFields("Compared", self._take_days)
        self.style_button = StyleButton(styles)
        self.authors = QLineEdit()
        self.parts = {part: QCheckBox(words) for part, words in _PARTS}
        self.judgements = Judgements(theme)
        self._lay_out(boxes)
        self._fill_fixed()
        self.refresh()
        self.kind.activated.connect(self._choose_kind)
        for box in boxes:
            box.activated.connect(self._tell)
        for tick in (self.unmarked, self.leaves_out, *self.parts.values()):
            tick.clicked.connect(self._tell)
        self.authors.textEdited.connect(self._tell)
        self.judgements.changed.connect(self.changed)
        self.show_specification(Specification())

    def specification(self) -> Specification:
        """What is chosen."""
        known = self.known.currentData()
        return Specification(
            kind=Kind(self.kind.currentData()),
            sections=frozenset(part for part, tick in self.parts.items() if tick.isChecked()),
            earlier=self.earlier.currentData(),
            later=self.later.currentData(),
            reading=self.reading.currentData(),
            known=date.fromisoformat(known) if known else None,
            issue=self.issue.currentData() or "",
            party=self.party.currentData() or "" if self._is_on_a_party else self._kept.party,
            since=self.days.stored[0],
            until=self.days.stored[1],
            paper=Paper(self.paper.currentData()),
            language=Language(self.language.currentData()),
            mark=self.mark.currentData(),
            unmarked=self.unmarked.isChecked(),
            leaves_out=self.leaves_out.isChecked(),
            authors=tuple(name.strip() for name in self.authors.text().split(";") if name.strip()),
            judgements=self.judgements.texts(),
            scale=self.scale.currentData(),
        )

    def show_specification(self, wanted: Specification) -> None:
        """Show another one; what of it is not there any more is shown by its name all the same."""
        self._kept = wanted
        with QSignalBlocker(self):
            for box, value in (
                (self.kind, wanted.kind), (self.earlier, wanted.earlier), (self.later, wanted.later),
                (self.reading, wanted.reading), (self.known, wanted.known and wanted.known.isoformat()),
                (self.issue, wanted.issue), (self.party, wanted.party), (self.language, wanted.language),
                (self.paper, wanted.paper), (self.mark, wanted.mark), (self.scale, wanted.scale),
            ):  # fmt: skip
                _choose(box, value)
            for part, tick in self.parts.items():
                tick.setChecked(wanted.has(part))
            self.unmarked.setChecked(wanted.unmarked)
            self.leaves_out.setChecked(wanted.leaves_out)
            self.authors.setText("; ".join(wanted.authors))
            self.judgements.show_texts(wanted.judgements)
            self.days.show(*(None if day is None else to_day(day) for day in (wanted.since, wanted.until)))
            self._follow()

    def refresh(self) -> None:
        """Offer the rounds, issues and readings that there are now; what is chosen stays."""
        snapshot = self._document.present
        rounds = [(f"{one.number}: {one.label or long_day(to_date(one.end))}", one.number) for one in snapshot.rounds]
        own = [one.reading.name for one in own_readings(self._document.store)]
        days = [(long_day(to_date(one.end)), to_date(one.end).isoformat()) for one in snapshot.rounds]
        _fill(self.earlier, [("The one before", None), ("Before all rounds", BEFORE_ALL), *rounds])
        _fill(self.later, [("The last one", None), *rounds])
        _fill(self.reading, [(name.capitalize() if name in READINGS else name, name) for name in (*READINGS, *own)])
        _fill(self.known, [("Today", None), *dict.fromkeys(days)])
        _fill(self.issue, [(one.title or one.code, one.code) for one in snapshot.issues])
        _fill(self.party, [(one.name, one.code) for one in snapshot.parties])

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.judgements.set_theme(theme)
        for field in (self.days.start, self.days.end):
            field.set_theme(theme)

    def take_house(self, house: House) -> None:
        """Offer what a house has: its mark where no other is chosen, and its scale of likelihood."""
        self._house = house
        self._fill_of_house()
        self._follow()

    def prefer_house(self) -> None:
        """Choose the scale of the house, which has just been chosen itself."""
        if self._house.scale is not None:
            _choose(self.scale, self._house.scale.name)
            self._follow()

    def _fill_fixed(self) -> None:
        _fill(self.kind, [(words, kind) for kind, words in _KINDS])
        _fill(self.language, [(one.label, one) for one in Language])
        _fill(self.paper, [("A4", Paper.A4), ("Letter", Paper.LETTER)])
        self._fill_of_house()
        self.days.end.line.setPlaceholderText("to today")
        for field in (self.days.start, self.days.end):
            field.line.setToolTip("Compare two days in place of two rounds")

    def _fill_of_house(self) -> None:
        usual = f"{mark_words(self._house.mark)}, as the house has it" if self._house.mark else "None"
        _fill(self.mark, [(usual, ""), *((mark_words(mark), mark) for mark in HANDLINGS)])
        _fill(self.scale, [(name, name) for name in self._scales()])

    def _scales(self) -> dict[str, LikelihoodScale]:
        own = () if self._house.scale is None else (self._house.scale,)
        return {one.name: one for one in (*built_in(), *own)}

    def _lay_out(self, boxes: Sequence[ChoiceBox]) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for box, name in zip(boxes[:-1], _NAMES[:-1], strict=True):
            form.addRow(name, box)
            if name == "To round":
                form.addRow("Days", self._two_days())
        form.addRow("", self.unmarked)
        form.addRow("", self.leaves_out)
        self.authors.setAccessibleName("Authors, parted by semicolons")
        self.authors.setPlaceholderText("Names, parted by ;")
        form.addRow("Authors", self.authors)
        form.addRow("House style", self.style_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 10, 0)
        layout.addLayout(form)
        layout.addWidget(_heading("Key judgements"))
        layout.addWidget(self.judgements)
        scales = QFormLayout()
        scales.addRow(_NAMES[-1], self.scale)
        layout.addLayout(scales)
        layout.addWidget(_heading("Parts"))
        for tick in self.parts.values():
            layout.addWidget(tick)
        layout.addStretch(1)

    def _two_days(self) -> QWidget:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        for field in (self.days.start, self.days.end):
            row.addWidget(field, alignment=Qt.AlignmentFlag.AlignTop)
        return both

    def _take_days(self, days: Days) -> None:
        self.days.stored = days
        self._tell()

    @property
    def _is_on_a_party(self) -> bool:
        return bool(self.kind.currentData() == Kind.PARTY)

    def _choose_kind(self) -> None:
        for part, tick in self.parts.items():
            tick.setChecked(part in SECTIONS[self.kind.currentData()])

    def _tell(self) -> None:
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        kind = self.kind.currentData()
        self.issue.setEnabled(kind == Kind.ISSUE)
        self.party.setEnabled(self._is_on_a_party)
        compares_rounds = kind != Kind.SINCE and self.days.stored[0] is None
        self.days.start.line.setPlaceholderText("last given out" if kind == Kind.SINCE else "from")
        for box in (self.earlier, self.later):
            box.setEnabled(compares_rounds)
        self.unmarked.setEnabled(bool(self.mark.currentData() or self._house.mark))
        language = Language(self.language.currentData())
        self.scale.setEnabled(language is Language.ENGLISH)
        name = self.scale.currentData()
        self.judgements.check_against(name, self._scales().get(name), language)


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label


def _fill(box: QComboBox, entries: Sequence[tuple[str, object]]) -> None:
    chosen = box.currentData() if box.count() else None
    had = box.count() > 0
    with QSignalBlocker(box):
        box.clear()
        for words, value in entries:
            box.addItem(one_line(words), value)
    if had:
        _choose(box, chosen)


def _choose(box: QComboBox, value: object) -> None:
    """Choose a value, which is offered by its name where it is not among the others."""
    place = next((at for at in range(box.count()) if box.itemData(at) == value), -1)
    with QSignalBlocker(box):
        if place < 0 and value not in (None, ""):
            box.addItem(one_line(str(value)), value)
            place = box.count() - 1
        box.setCurrentIndex(max(place, 0))
