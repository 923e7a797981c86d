"""The fields of what is said of a source, for one that is stored and for one that is being added."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QGridLayout, QLabel, QVBoxLayout, QWidget

from models.dates.moment import Moment
from models.edits.sources import read_code, read_title
from models.entry import Refused, read_day, read_language
from models.errors import UserError
from models.facts import NONE, Source
from models.handling import mark_words
from models.picking import Choice
from models.snapshot import to_date
from models.sources.defaults import UNGRADED
from models.words import HANDLINGS, RELIABILITIES
from views.date_field import DateField
from views.document import Document
from views.fields import ChoiceField, LineField
from views.inspector.properties import colour_text, plain_label
from views.pick_field import PickField
from views.sources.days import published_columns, published_moment, read_published
from views.theme import Theme

Commit = Callable[[str, Any], None]
"""Gets the name of a field and what was read from it; `published` gives the two values that are stored for it."""


def read_retrieved(text: str) -> date | None:
    """The day on which a source was read, None for nothing typed."""
    return read_day(text) if text.strip() else None


class SourceFields(QWidget):
    """All fields in two columns. `is_new`: a code need not be given, and an empty title is not complained of yet."""

    def __init__(self, document: Document, commit: Commit, *, is_new: bool = False) -> None:
        super().__init__()
        self._document = document

        def line(name: str, words: str, read: Callable[[str], Any]) -> LineField[Any]:
            return LineField(words, read, lambda value: commit(name, value))

        self.title = line("title", "Title", read_title)
        self.publisher = line("publisher", "Publisher", str)
        self.author = line("author", "Author", str)
        self.kind = line("kind", "Kind", str)
        self.published: DateField[Moment | None] = DateField(
            "Published", read_published, lambda found: commit("published", published_columns(found))
        )
        self.retrieved = line("retrieved", "Retrieved", read_retrieved)
        self.language = line("language", "Language", read_language)
        self.address = line("address", "Address", str)
        self.code = line("code", "Code", str if is_new else read_code)
        self.reprints = PickField(
            "Repeats the story of", "source", self._others, lambda one: commit("reprints_id", one.id if one else None)
        )
        grades = [(f"{grade}  {words}", grade) for grade, words in RELIABILITIES.items()]
        marks = [("no mark", ""), *((mark_words(one), one) for one in HANDLINGS)]
        self.reliability = ChoiceField("Reliability", grades, lambda grade: commit("reliability", grade))
        self.handling = ChoiceField("Handling mark", marks, lambda mark: commit("handling", mark))
        self.usual = plain_label(size=0.9)
        self._source_id = ""
        self._known = {field: QStringListModel(self) for field in (self.publisher, self.kind)}
        self._lay_out()
        self._dress()

    @property
    def lines(self) -> tuple[LineField[Any], ...]:
        """The fields that are typed in, in the order in which they stand."""
        return (
            self.title, self.publisher, self.author, self.published, self.retrieved, self.kind, self.language,
            self.address, self.code, self.reprints,
        )  # fmt: skip

    def show_source(self, source: Source) -> None:
        """Show the stored values of a source; before another one comes, `finish` what is half typed."""
        if source.id != self._source_id:
            self._source_id = source.id
            self.drop()
        for name in ("title", "publisher", "author", "kind", "language", "address", "code"):
            getattr(self, name).show_stored(getattr(source, name))
        self.published.show_moment(published_moment(source))
        self.retrieved.show_stored("" if source.retrieved is None else to_date(source.retrieved).isoformat())
        sources = self._document.snapshot.sources
        self.reprints.show_id("" if source.reprints == NONE else sources[source.reprints].id)
        self.reliability.show_stored(source.reliability)
        self.handling.show_stored(source.handling)
        self.refresh()

    def clear(self) -> None:
        """Show nothing in any field but the usual grade and mark."""
        self._source_id = ""
        for field in self.lines:
            field.line.clear()
            field.show_stored("")
            field.drop()
        self.reliability.show_stored(UNGRADED)
        self.handling.show_stored("")
        self.refresh()

    def refresh(self) -> None:
        """Let the words that the dossier knows be completed."""
        sources = self._document.snapshot.sources
        for field, name in ((self.publisher, "publisher"), (self.kind, "kind")):
            self._known[field].setStringList(sorted({getattr(one, name) for one in sources} - {""}))

    @property
    def is_half_typed(self) -> bool:
        """Whether something was typed that is not stored."""
        return any(field.is_half_typed for field in self.lines)

    def drop(self) -> None:
        """Give up what is half typed."""
        for field in self.lines:
            field.drop()

    def finish(self) -> None:
        """Commit what was typed but not yet left; raises `UserError` when something cannot be read or saved."""
        for field in self.lines:
            field.finish()
        if any(field.cannot_be_read for field in self.lines):
            raise UserError("What you typed cannot be read; the field says why. Mend it, or press Escape there.")

    def unreadable(self) -> LineField[Any] | None:
        """The first field whose text cannot be read."""
        return next((field for field in self.lines if isinstance(field.reading, Refused)), None)

    def set_theme(self, theme: Theme) -> None:
        """Colour the messages beside the fields."""
        for field in self.lines:
            field.set_theme(theme)
        colour_text(self.usual, theme.muted)

    def _others(self) -> list[Choice]:
        sources = self._document.snapshot.sources
        return [
            Choice(one.id, f"{one.code} · {one.title}", (one.code, one.title, one.publisher))
            for one in sources
            if one.id != self._source_id
        ]

    def _lay_out(self) -> None:
        reliability = QWidget()
        graded = QVBoxLayout(reliability)
        graded.setContentsMargins(0, 0, 0, 0)
        graded.setSpacing(2)
        graded.addWidget(self.reliability)
        graded.addWidget(self.usual)
        reliability.setFocusProxy(self.reliability)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(10)
        layout.setVerticalSpacing(7)
        layout.setColumnStretch(1, 4)
        layout.setColumnStretch(3, 5)
        rows: tuple[tuple[tuple[str, QWidget], ...], ...] = (
            (("Tit&le", self.title),),
            (("P&ublisher", self.publisher), ("Reliability", reliability)),
            (("Author", self.author), ("Handling", self.handling)),
            (("Publishe&d", self.published), ("Kind", self.kind)),
            (("Retrieved", self.retrieved), ("Lan&guage", self.language)),
            (("Address", self.address), ("Code", self.code)),
            (("Repeats", self.reprints),),
        )
        for at, row in enumerate(rows):
            for place, (words, field) in enumerate(row):
                label = QLabel(words)
                label.setBuddy(field)
                layout.addWidget(label, at, 2 * place, Qt.AlignmentFlag.AlignTop)
                label.setContentsMargins(0, 4, 0, 0)
                layout.addWidget(field, at, 2 * place + 1, 1, 3 if len(row) == 1 else 1, Qt.AlignmentFlag.AlignTop)

    def _dress(self) -> None:
        self.published.line.setPlaceholderText("not known")
        self.retrieved.line.setPlaceholderText("not known")
        self.language.line.setPlaceholderText("such as en, uk, ru")
        self.reprints.line.setPlaceholderText("its own story")
        self.usual.hide()
        for line in self.lines:
            # A file dropped on a field is meant for the page around it, not for its path to be typed.
            line.line.setAcceptDrops(False)
        for field, model in self._known.items():
            completer = QCompleter(model, field)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            field.line.setCompleter(completer)
