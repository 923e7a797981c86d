"""One source: what it is, what is said of it, its text to read, its versions, and what was lost in them."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.dates.words import words as moment_words
from models.edits.source_texts import reanchor_excerpt
from models.edits.sources import delete_source
from models.facts import NONE, Source
from models.sources.texts import Version, versions
from models.words import RELIABILITIES
from views.document import Document
from views.gone import GoneNotice
from views.inspector.properties import colour_text, plain_label
from views.labels import long_day
from views.plain import tooltip
from views.reader.pane import ReaderPane
from views.selection import Selection
from views.sources.days import published_moment
from views.sources.details import SourceDetails
from views.sources.handling import HandlingMark
from views.sources.lost import LostExcerpts
from views.theme import Theme


class SourcePage(QWidget):
    """Shows one source at a time; `refresh` follows the dossier."""

    correct_asked = Signal()
    """The text of the source is to be corrected, or given where there is none."""
    deleted = Signal(str)
    """The code of the source that was deleted."""

    def __init__(self, document: Document, selection: Selection, theme: Theme) -> None:
        super().__init__()
        self._document, self._selection, self._theme = document, selection, theme
        self.source_id = ""
        self._versions: list[Version] = []
        self._title, self._facts = plain_label(bold=True, size=1.24), plain_label(size=0.96)
        self._mark = HandlingMark()
        self.details_button, self.correct = QPushButton("Details"), QPushButton("Correct te&xt…")
        self.delete = QPushButton("Delete source")
        self.version = QComboBox()
        self._former = plain_label()
        self.details, self.gone = SourceDetails(document), GoneNotice(document, "source", theme)
        self.lost = LostExcerpts(document, theme)
        self.reader = ReaderPane(document, selection, theme)
        # A click beside the fields takes the focus, so that what is pasted then becomes the text of this source.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    @property
    def source(self) -> Source | None:
        """The source that is shown, None for none and for one that has been deleted."""
        return next((one for one in self._document.snapshot.sources if one.id == self.source_id), None)

    def show_source(self, source_id: str) -> None:
        """Show another source; before that, `finish` what is half typed."""
        if source_id != self.source_id:
            self.source_id = source_id
            self.reader.show_source(source_id)
            self.refresh()

    def show_statement(self, statement_id: str) -> None:
        """Show the passage of a statement read from this source; a lost one in the version that had its words."""
        self.reader.show_statement(statement_id)
        self._show_versions()

    def refresh(self) -> None:
        """Show the source as it is now."""
        source = self.source
        if source is None:
            return
        self.gone.hide()
        self._title.setText(source.title or source.code)
        self._facts.setText(self._fact_words(source))
        self._mark.show_mark(source.handling)
        self.details.show_source(source)
        self.correct.setText("Correct te&xt…" if source.text_id else "Add te&xt…")
        self._versions = versions(self._document.records, source.id)
        self._show_versions()
        self.lost.show_source(source.id)
        self._show_selection()

    def keeps_what_is_gone(self) -> bool:
        """Whether a source that is gone was being typed into: its fields then stay, and it is said that it is."""
        if self.source is not None or not self.details.fields.is_half_typed:
            self.gone.hide()
            return False
        self.gone.show_gone(self.source_id)
        return True

    def finish(self) -> None:
        """Commit what is half typed; raises `UserError` when it cannot be saved."""
        self.gone.refuse()
        self.details.finish()

    def set_theme(self, theme: Theme) -> None:
        """Colour everything anew."""
        self._theme = theme
        for part in (self.gone, self.details, self.lost, self.reader):
            part.set_theme(theme)
        colour_text(self._facts, theme.muted)
        colour_text(self._former, theme.warning)

    def _fact_words(self, source: Source) -> str:
        published, sources = published_moment(source), self._document.snapshot.sources
        repeats = f"repeats {sources[source.reprints].code}" if source.reprints != NONE else ""
        graded = f"{source.reliability} {RELIABILITIES[source.reliability]}"
        when = "" if published is None else moment_words(published)
        parts = (source.code, source.publisher, source.author, when, source.kind, graded, repeats)
        return " · ".join(filter(None, parts))

    def _show_versions(self) -> None:
        self.version.blockSignals(True)  # noqa: FBT003
        self.version.clear()
        total = len(self._versions)
        for one in reversed(self._versions):
            self.version.addItem(_version_words(one, total), one.id)
        shown = self.reader.text_id or (self._versions[-1].id if self._versions else "")
        at = self.version.findData(shown)
        self.version.setCurrentIndex(max(at, 0))
        self.version.blockSignals(False)  # noqa: FBT003
        self.version.setVisible(total > 1)
        self.version.setToolTip(tooltip(self.version.currentText()))
        if at < 0 and self.reader.text_id:
            self._read(0)
        self._show_former()

    def _show_former(self) -> None:
        chosen = next((one for one in self._versions if one.id == self.reader.text_id), None)
        self._former.setVisible(chosen is not None)
        if chosen is not None:
            note = f" It was corrected later: {self._versions[chosen.number].note}" if self._why(chosen) else ""
            self._former.setText(f"This is a former version of the text, only to be read.{note}")

    def _why(self, chosen: Version) -> str:
        return self._versions[chosen.number].note if chosen.number < len(self._versions) else ""

    def _read(self, index: int) -> None:
        """Show a version in the reader; the first one listed is the current one."""
        self.reader.show_source(self.source_id, "" if index <= 0 else self.version.itemData(index))
        self._show_former()

    def _put_back(self, excerpt_id: str) -> None:
        marked = self.reader.marked_words()
        if marked is not None:
            reanchor_excerpt(self._document.store, excerpt_id, marked.text_id, marked.start, marked.end)

    def _delete(self) -> None:
        source = self.source
        if source is not None:
            delete_source(self._document.store, source.id)
            self.deleted.emit(source.code)

    def _show_selection(self) -> None:
        current = not self.reader.text_id
        self.lost.show_selection(has_words=current and self.reader.text.textCursor().hasSelection())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title, 1)
        head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self.details_button.setCheckable(True)
        self.version.setAccessibleName("Version of the text")
        self.version.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.version.setMinimumContentsLength(24)
        row = QHBoxLayout()
        row.addWidget(self.details_button)
        row.addWidget(self.correct)
        row.addWidget(self.version, 1)
        row.addStretch(1)
        row.addWidget(self.delete)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 12, 18, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._facts)
        layout.addLayout(row)
        for part in (self.gone, self.details, self.lost, self._former):
            layout.addWidget(part)
        layout.addWidget(self.reader, 1)
        self.details.hide()
        self.delete.hide()

    def _connect(self) -> None:
        self.details_button.toggled.connect(self._show_details)
        self.correct.clicked.connect(self.correct_asked)
        self.delete.clicked.connect(self._delete)
        self.version.activated.connect(self._read)
        self.lost.put_back_asked.connect(self._put_back)
        self.lost.statement_asked.connect(self._selection.choose_statement)
        self.reader.text.selectionChanged.connect(self._show_selection)
        self._document.refreshed.connect(self.refresh)

    def _show_details(self, shown: bool) -> None:
        if not shown:
            self.finish()
        self.details.setVisible(shown)
        self.delete.setVisible(shown)


def _version_words(version: Version, total: int) -> str:
    when = ""
    if version.clock:
        when = long_day(datetime.fromisoformat(version.clock).astimezone(UTC).astimezone().date())
    number = f"Version {version.number} of {total}"
    return " · ".join(filter(None, (number, when, version.analyst, version.note)))
