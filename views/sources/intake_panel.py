"""Where what was found in a file, a page or the clipboard is looked over, mended and added as a source."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from models.dates.moment import Moment, exactly
from models.edits.source_texts import NewText
from models.edits.sources import Details, add_source
from models.entry import Refused
from models.gathering.gathered import Gathered
from models.phrases import counted
from models.sources.defaults import UNGRADED, Usual, proposed_code, usual_reliability
from models.sources.intake import Offered, TakenIn, proposed_title
from views.buttons import make_primary
from views.colouring import set_ground
from views.document import Document
from views.inspector.properties import colour_text, plain_label
from views.sources.alike_notice import AlikeNotice
from views.sources.days import published_columns, today
from views.sources.fields import SourceFields
from views.sources.text_edit import TextEdit
from views.theme import Theme

_NO_TEXT = "No text was taken in. Paste or drop it here."


class IntakePanel(QWidget):
    """Shows one find after the other. Nothing of them is in the dossier before it is added."""

    added = Signal(str)
    """The id of the source that was added."""
    emptied = Signal()
    """There is nothing left to add."""
    open_asked = Signal(str)

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__()
        self._document = document
        self._waiting: list[TakenIn] = []
        self._current: TakenIn | None = None
        self._done = 0
        self._typed: set[str] = set()
        self._body, self._room = QWidget(), QScrollArea()
        self._heading, self._which = plain_label(bold=True, size=1.24), plain_label(size=0.94)
        self._refusal, self._notes = plain_label(), plain_label(size=0.94)
        self.alike = AlikeNotice(document)
        self.fields = SourceFields(document, self._take, is_new=True)
        self.text, self._size = TextEdit("Text of the new source"), QLabel()
        self.add_button, self.leave_button = QPushButton("Add source"), QPushButton("Leave out")
        self._counting = QTimer(self, singleShot=True, interval=200)
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    @property
    def is_open(self) -> bool:
        """Whether something is being looked over."""
        return self._current is not None

    @property
    def is_unfinished(self) -> bool:
        """Whether something would be lost by not adding it."""
        current = self._current
        begun = current is not None and (current.offered != Offered() or bool(self._typed or self.text.text))
        return begun or bool(self._waiting)

    @property
    def wants_text(self) -> bool:
        """Whether the source that is shown has no text yet, so that what is taken in next becomes its text."""
        return self.is_open and not self.text.text.strip()

    @property
    def left(self) -> int:
        """How many are still to be added, with the one that is shown."""
        return len(self._waiting) + (1 if self.is_open else 0)

    def take(self, found: Sequence[TakenIn]) -> None:
        """Show finds one after the other. While the one that is shown has no text, the first of them gives it one."""
        rest = list(found)
        if rest and self.wants_text:
            self._fill(rest.pop(0))
        self._waiting += rest
        if self._current is None:
            self._next()
        self._show_place()

    def begin(self) -> None:
        """Show empty fields for a source that is typed in by hand."""
        self.take([TakenIn(Offered(), Gathered(""))])

    def add(self) -> None:
        """Add what is shown as a source; raises `UserError`, with nothing lost, when it cannot be saved."""
        wrong = self.fields.unreadable()
        if wrong is not None:
            reading = wrong.reading
            wrong.complain(reading.sentence if isinstance(reading, Refused) else "")
            wrong.setFocus()
            return
        source_id = add_source(self._document.store, self.details(), self._new_text())
        self.added.emit(source_id)
        self._next()

    def leave_out(self) -> None:
        """Go on without adding what is shown."""
        self._next()

    def details(self) -> Details:
        """What stands in the fields, all of which can be read."""
        fields = self.fields
        published, edtf = published_columns(_read(fields.published))
        reprints = _read(fields.reprints)
        return Details(
            title=_read(fields.title),
            publisher=_read(fields.publisher),
            author=_read(fields.author),
            published=published,
            published_edtf=edtf,
            retrieved=_read(fields.retrieved),
            address=_read(fields.address),
            language=_read(fields.language),
            kind=_read(fields.kind),
            reliability=fields.reliability.value,
            handling=fields.handling.value,
            reprints_id=None if reprints is None else reprints.id,
            code=_read(fields.code) or fields.code.line.placeholderText(),
        )

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        for ground in (self._body, self._room.viewport()):
            set_ground(ground, theme.surface)
        self.fields.set_theme(theme)
        self.alike.set_theme(theme)
        make_primary(self.add_button, theme)
        for label in (self._which, self._notes, self._size):
            colour_text(label, theme.muted)
        colour_text(self._refusal, theme.apart)

    def _new_text(self) -> NewText | None:
        text, taken = self.text.text, self._current
        if taken is None or not text.strip():
            return None
        file = taken.offered.file
        return NewText(text, taken.gathered.media_type, "" if file is None else file.name)

    def _next(self) -> None:
        self._done += 1 if self._current is not None else 0
        self._current, self._typed = None, set()
        if not self._waiting:
            self._done = 0
            self.emptied.emit()
            return
        self.fields.clear()
        self.text.show_text("")
        self._fill(self._waiting.pop(0))
        self._show_place()
        self._room.verticalScrollBar().setValue(0)

    def _fill(self, taken: TakenIn) -> None:
        """Show a find; what the person has typed already stays."""
        self._current = taken
        found, fields = taken.gathered, self.fields
        address = found.address or ("" if found.text else taken.offered.words.strip())
        proposed = {
            "title": proposed_title(found), "publisher": found.publisher, "author": found.author, "address": address,
            "language": found.language, "retrieved": today().isoformat() if address or taken.offered.markup else "",
        }  # fmt: skip
        for name, value in proposed.items():
            if name not in self._typed and value:
                getattr(fields, name).show_stored(value)
        if "published" not in self._typed and found.published is not None:
            fields.published.show_moment(exactly(found.published))
        if found.text:
            self.text.show_text(found.text)
        self._refusal.setText(taken.refusal)
        self._refusal.setVisible(bool(taken.refusal))
        self._notes.setText("\n".join(found.notes))
        self._notes.setVisible(bool(found.notes))
        self.alike.show_alike(taken.alike)
        self.add_button.setText("Add all the same" if taken.alike else "Add source")
        self._propose()
        self._count()
        for field in fields.lines:
            field.line.setCursorPosition(0)
        fields.title.setFocus()
        # Selected from its end, so that a long title is seen from its beginning.
        length = len(fields.title.line.text())
        fields.title.line.setSelection(length, -length)

    def _take(self, name: str, value: Any) -> None:
        if name in {"reliability", "handling"}:
            self._typed.add(name)
            getattr(self.fields, name).show_stored(value)

    def _propose(self) -> None:
        """Grade as the publisher is graded elsewhere, and say so; propose a code."""
        sources, fields = self._document.snapshot.sources, self.fields
        publisher, published = fields.publisher.line.text(), fields.published.reading
        usual = usual_reliability(sources, publisher)
        if "reliability" not in self._typed:
            fields.reliability.show_stored(usual.reliability if usual else UNGRADED)
        fields.usual.setVisible(bool(publisher.strip()))
        fields.usual.setText(_usual_words(usual))
        day = published.last if isinstance(published, Moment) and published.is_exact else None
        fields.code.line.setPlaceholderText(proposed_code(publisher, day, {one.code for one in sources}))

    def _count(self) -> None:
        length = len(self.text.text)
        self._size.setText(counted(length, "character") if length else "")

    def _show_place(self) -> None:
        if self._current is not None:
            total = self._done + self.left
            place = f"{self._done + 1} of {total}" if total > 1 else ""
            name = self._current.offered.name if self._current.offered != Offered() else ""
            self._which.setText(" · ".join(filter(None, (place, name))))

    def _lay_out(self) -> None:
        self._heading.setText("Add a source")
        self.text.setPlaceholderText(_NO_TEXT)
        self.text.setMinimumHeight(140)
        head = QHBoxLayout()
        head.addWidget(self._heading)
        head.addWidget(self._which, 1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(18, 0, 18, 14)
        buttons.addWidget(self._size)
        buttons.addStretch(1)
        buttons.addWidget(self.leave_button)
        buttons.addWidget(self.add_button)
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(18, 14, 18, 9)
        inside.setSpacing(9)
        inside.addLayout(head)
        for part in (self._refusal, self.alike, self.fields, self._notes):
            inside.addWidget(part)
        inside.addWidget(self.text, 1)
        self._room.setWidget(self._body)
        self._room.setWidgetResizable(True)
        self._room.setFrameShape(QScrollArea.Shape.NoFrame)
        self._room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._room, 1)
        layout.addLayout(buttons)

    def _connect(self) -> None:
        for name in ("title", "publisher", "author", "published", "retrieved", "kind", "language", "address", "code"):
            line = getattr(self.fields, name).line
            line.textEdited.connect(lambda _text, one=name: self._typed.add(one))
            line.returnPressed.connect(self.add)
        self.fields.publisher.line.textChanged.connect(self._propose)
        self.fields.published.line.textChanged.connect(self._propose)
        # In the text Enter begins a line.
        also = QShortcut(QKeySequence("Ctrl+Return"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        also.activated.connect(self.add)
        self.text.textChanged.connect(self._counting.start)
        self._counting.timeout.connect(self._count)
        self.add_button.clicked.connect(self.add)
        self.leave_button.clicked.connect(self.leave_out)
        self.alike.open_asked.connect(self.open_asked)
        self.alike.reprint_asked.connect(self.fields.reprints.show_id)


def _usual_words(usual: Usual | None) -> str:
    if usual is None:
        return "No other source of this publisher is graded."
    if usual.of == 1:
        return "As the other source of this publisher."
    share = f"all {usual.of:,}" if usual.times == usual.of else f"{usual.times:,} of {usual.of:,}"
    return f"As {share} sources of this publisher."


def _read(field: Any) -> Any:
    """What a field reads, where it can be read."""
    return field.reading
