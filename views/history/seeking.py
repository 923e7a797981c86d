"""Which steps are listed: words, an analyst, a kind of record, days."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from models.dates.moment import Moment
from models.history.steps import Sought, analysts, kinds_touched
from models.telling.fields import nouns
from models.telling.when import clock_at
from views.date_field import DateField
from views.date_reading import read_date
from views.document import Document
from views.plain import one_line
from views.theme import Theme

_DELETED = "deleted"


class SeekingBar(QWidget):
    """Fields that say which steps are sought; `changed` whenever that is another thing."""

    changed = Signal()

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__()
        self._document = document
        self.words = QLineEdit()
        self.analyst, self.kind = QComboBox(), QComboBox()
        self.days: DateField[Moment | None] = DateField("Days", self._read_days, self._take_days)
        self._moment: Moment | None = None
        self._lay_out()
        self.refresh()
        self.words.textChanged.connect(self.changed)
        self.analyst.currentIndexChanged.connect(self.changed)
        self.kind.currentIndexChanged.connect(self.changed)
        self.set_theme(theme)

    @property
    def sought(self) -> Sought:
        """What is asked for, of all records."""
        kind = self.kind.currentData() or ""
        since, until = self._period()
        return Sought(
            analyst_id=self.analyst.currentData() or "", since=since, until=until, deleted=kind == _DELETED,
            table="" if kind == _DELETED else kind, words=self.words.text().strip(),
        )  # fmt: skip

    @property
    def is_empty(self) -> bool:
        """Whether all steps are asked for."""
        return self.sought == Sought()

    def clear(self) -> None:
        """Ask for all steps."""
        self.words.clear()
        self.analyst.setCurrentIndex(0)
        self.kind.setCurrentIndex(0)
        if self._moment is not None:
            self._moment = None
            self.days.show_stored("")
            self.changed.emit()
        self.days.drop()

    def refresh(self) -> None:
        """Offer the analysts and kinds of records that there are; what is chosen stays chosen."""
        store = self._document.store
        _offer(self.analyst, [("Everybody", ""), *((name, key) for key, name in analysts(store))])
        kinds = [(nouns(table).capitalize(), table) for table in kinds_touched(store)]
        _offer(self.kind, [("All records", ""), *kinds, ("What is deleted", _DELETED)])

    def set_theme(self, theme: Theme) -> None:
        """Colour what is said under the field of days."""
        self.days.set_theme(theme)

    def _lay_out(self) -> None:
        self.words.setPlaceholderText("Words, names, codes…")
        self.words.setAccessibleName("Words to look for")
        self.words.setClearButtonEnabled(True)
        self.words.setTextMargins(4, 0, 4, 0)
        self.words.setMinimumWidth(120)
        self.days.line.setPlaceholderText("Any day")
        self.days.line.setToolTip("Type a day, a month or a period: 29 March 2022, March 2022, after 1 April 2022")
        for box, name in ((self.analyst, "Analyst"), (self.kind, "Kind of record")):
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(11)
            box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout()
        row.setSpacing(8)
        for part, share in ((self.words, 3), (self.analyst, 2), (self.kind, 2), (self.days, 2)):
            row.addWidget(part, share)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(row)
        # The field of days is too narrow for what is said of it.
        layout.addWidget(self.days.message)
        self.days.message.setAlignment(Qt.AlignmentFlag.AlignRight)

    def _read_days(self, text: str) -> Moment | None:
        return read_date(self._document, text, date.today())  # noqa: DTZ011 - the day where the analyst sits

    def _take_days(self, moment: Moment | None) -> None:
        self._moment = moment
        self.changed.emit()

    def _period(self) -> tuple[str, str]:
        """The clocks between which the days lie."""
        moment = self._moment
        if moment is None:
            return "", ""
        since = "" if moment.earliest is None else clock_at(moment.earliest)
        ends = moment.latest is not None and moment.latest < date.max
        return since, clock_at(moment.latest + timedelta(days=1)) if ends and moment.latest is not None else ""


def _offer(box: QComboBox, choices: list[tuple[str, str]]) -> None:
    if [(box.itemText(at), box.itemData(at)) for at in range(box.count())] == [(one_line(a), b) for a, b in choices]:
        return
    chosen = box.currentData()
    # What is merely offered anew was not chosen anew.
    blocked = box.blockSignals(True)  # noqa: FBT003
    box.clear()
    for words, value in choices:
        box.addItem(one_line(words), value)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    box.blockSignals(blocked)
