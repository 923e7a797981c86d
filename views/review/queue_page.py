"""Which statements are to be coded again: on an issue, from a source, all of them or a sample by lot."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QLabel, QPushButton, QSpinBox, QVBoxLayout, QWidget

from models.agreement.coders import coded_again_by, coded_by
from models.agreement.queue import Queue, Wanted, queue_of
from models.phrases import counted
from models.picking import Choice
from views import choices
from views.document import Document
from views.inspector.properties import colour_text, plain_label
from views.pick_field import PickField
from views.review.round import Round
from views.theme import Theme

_ABOUT = (
    "Code statements again that others coded, without seeing how. What they coded stays hidden until you are through, "
    "or until you ask for it. How far both agree tells how far the coding can be relied on."
)
_WIDTH = 560


class QueuePage(QWidget):
    """Draws a queue; `begin_asked` carries the new round. One that was left can be gone on with."""

    begin_asked = Signal(object)
    go_on_asked = Signal()

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__()
        self._document = document
        self._queue = Queue(0, (), ())
        self._seen: frozenset[str] = frozenset()
        self._done: frozenset[str] = frozenset()
        self.issue = PickField("Issue", "issue", lambda: choices.issues(document.snapshot), self._draw)
        self.source = PickField("Source", "source", lambda: choices.sources(document.snapshot), self._draw)
        self.by_lot, self.drafts_first = QCheckBox("A sample &of"), QCheckBox("&Drafts first")
        self.many, self.seed = QSpinBox(), QSpinBox()
        self.begin, self.go_on = QPushButton("&Begin"), QPushButton("&Go on")
        self._title, self._about = plain_label(bold=True, size=1.24), plain_label()
        self._counts, self._left = plain_label(bold=True), plain_label()
        self._title.setText("Second coding")
        self._about.setText(_ABOUT)
        self._dress()
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    def refresh(self, going: Round) -> None:
        """Count what there is to code, and offer to go on with a round that was left."""
        self._look_up()
        self._draw()
        left = going.left if going.current else 0
        self._left.setText(f"A round was begun: {len(going.done)} of {len(going.statements)} coded.")
        for part in (self._left, self.go_on):
            part.setVisible(left > 0)

    def set_theme(self, theme: Theme) -> None:
        """Colour everything anew."""
        colour_text(self._about, theme.muted)
        for field in (self.issue, self.source):
            field.set_theme(theme)

    @property
    def wanted(self) -> Wanted:
        """What the fields ask for."""
        sample = self.many.value() if self.by_lot.isChecked() else None
        return Wanted(
            self.issue.chosen_id, self.source.chosen_id, sample, self.seed.value(), self.drafts_first.isChecked()
        )

    def ask_to_begin(self) -> None:
        """Begin a round with what was drawn, if there is anything to code."""
        self._look_up()
        self._draw()
        if self._queue.left:
            self.begin_asked.emit(Round(self._queue.left))

    def _look_up(self) -> None:
        store, analyst = self._document.store, self._document.store.author.analyst_id
        self._seen, self._done = coded_by(store, analyst), coded_again_by(store, analyst)

    def _draw(self, _chosen: Choice | int | bool | None = None) -> None:
        self._queue = queue_of(self._document.snapshot, self.wanted, self._seen, self._done)
        self._counts.setText(_counted(self._queue))
        self.begin.setEnabled(bool(self._queue.left))
        for field in (self.many, self.seed):
            field.setEnabled(self.by_lot.isChecked())

    def _dress(self) -> None:
        self.issue.line.setPlaceholderText("all issues")
        self.source.line.setPlaceholderText("all sources")
        self.many.setRange(1, 100_000)
        self.many.setValue(20)
        self.seed.setRange(0, 999_999)
        self.seed.setValue(1)
        self.many.setAccessibleName("Size of the sample")
        self.seed.setAccessibleName("Seed of the sample")
        self.seed.setToolTip("The same seed draws the same statements for every analyst")
        self.drafts_first.setChecked(True)
        self.begin.setAutoDefault(True)

    def _connect(self) -> None:
        self.by_lot.toggled.connect(self._draw)
        self.drafts_first.toggled.connect(self._draw)
        self.many.valueChanged.connect(self._draw)
        self.seed.valueChanged.connect(self._draw)
        self.begin.clicked.connect(self.ask_to_begin)
        self.go_on.clicked.connect(self.go_on_asked)

    def _lay_out(self) -> None:
        fields = QFormLayout()
        fields.setVerticalSpacing(8)
        for words, field in (("&Issue", self.issue), ("&Source", self.source)):
            label = QLabel(words)
            label.setBuddy(field)
            fields.addRow(label, field)
        lot, seed = QHBoxLayout(), QLabel("&with seed")
        seed.setBuddy(self.seed)
        lot.setSpacing(8)
        for part in (self.by_lot, self.many, seed, self.seed):
            lot.addWidget(part)
        lot.addStretch(1)
        fields.addRow(lot)
        fields.addRow(self.drafts_first)
        buttons = QHBoxLayout()
        buttons.addWidget(self.begin)
        buttons.addWidget(self.go_on)
        buttons.addStretch(1)
        page = QWidget()
        page.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._about)
        column.addLayout(fields)
        column.addWidget(self._counts)
        column.addWidget(self._left)
        column.addLayout(buttons)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(page, 100)
        middle.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 24, 0, 0)
        layout.addLayout(middle)
        layout.addStretch(1)


def _counted(queue: Queue) -> str:
    if not queue.among:
        return "There is nothing here that others coded."
    drawn = "" if len(queue.drawn) == queue.among else f"{len(queue.drawn):,} drawn, "
    done = len(queue.drawn) - len(queue.left)
    ready = f"{done:,} of them coded, {len(queue.left):,} left" if done else f"{len(queue.left):,} to code again"
    return f"{counted(queue.among, 'statement')} coded by others: {drawn}{ready}."
