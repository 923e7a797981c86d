"""What is to be coded blind: who said it, when and where, and the passage in its text. No colour tells anything."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.agreement.unseen import Unseen
from models.dates.words import words
from models.facts import NONE
from models.handling import mark_words
from models.snapshot import Snapshot
from models.words import RELIABILITIES
from views.inspector.facts import office_words
from views.inspector.properties import colour_text, plain_label
from views.labels import issue_title, party_name, speaker_name
from views.reader.text import Coded, ReaderText
from views.theme import Theme


class PassageView(QWidget):
    """Shows one statement as its source has it, and nothing of how it was coded."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: Unseen | None = None
        self.text = ReaderText(theme)
        self.text.setAccessibleName("Passage")
        self._issue, self._who = plain_label(bold=True, size=1.1), plain_label()
        self._where, self._what = plain_label(size=0.94), plain_label(size=0.94)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        for part in (self._issue, self._who, self._where, self._what):
            layout.addWidget(part)
        layout.addSpacing(6)
        layout.addWidget(self.text, 1)
        self.set_theme(theme)

    def show_unseen(self, snapshot: Snapshot, found: Unseen) -> None:
        """Show another statement from its passage on."""
        self._issue.setText(_issue_words(snapshot, found.issue))
        self._who.setText(f"{_speaker_words(snapshot, found)}, {words(found.said)}")
        self._where.setText(_source_words(snapshot, found))
        self._what.setText("" if found.marks else "Read from no text: these are the words of the statement.")
        self._what.setVisible(not found.marks)
        if self._shown != found:
            self._shown = found
            self.text.show_text(found.text)
            start = found.marks[0][0] if found.marks else 0
            self.text.mark(start, start)
        self._tint()

    def set_theme(self, theme: Theme) -> None:
        """Colour everything anew."""
        self._theme = theme
        self.text.set_theme(theme)
        for label in (self._where, self._what):
            colour_text(label, theme.muted)
        self._tint()

    def _tint(self) -> None:
        marks = () if self._shown is None else self._shown.marks
        # All of them as the chosen one, which stands out most.
        self.text.show_coded([Coded("chosen", *mark, self._theme.accent, "") for mark in marks], "chosen")


def _issue_words(snapshot: Snapshot, issue: int) -> str:
    question = snapshot.issues[issue].question if issue != NONE else ""
    return ": ".join(filter(None, (issue_title(snapshot, issue), question)))


def _speaker_words(snapshot: Snapshot, found: Unseen) -> str:
    office = office_words(snapshot, snapshot.statements.position[found.statement_id])
    name = speaker_name(snapshot, found.speaker)
    return ", ".join(filter(None, (name, office, f"for {party_name(snapshot, found.party)}")))


def _source_words(snapshot: Snapshot, found: Unseen) -> str:
    if found.source == NONE:
        return "deleted source"
    source = snapshot.sources[found.source]
    reliability = f"source {source.reliability}: {RELIABILITIES.get(source.reliability, 'not graded')}"
    named = (source.title or source.code, source.publisher, mark_words(source.handling))
    return " · ".join(filter(None, (*named, found.locator, reliability)))
