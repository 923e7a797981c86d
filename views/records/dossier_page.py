"""The dossier as a whole: its title, what it covers, and when a position counts as stale."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.edits import dossier as edits
from models.store import Store
from views.document import Document
from views.inspector.properties import colour_text, plain_label
from views.records import reading
from views.records.form import Edit, RecordForm
from views.theme import Theme


@dataclass(frozen=True, slots=True)
class _Dossier:
    title: str
    description: str
    stale_after_days: int


class DossierForm(RecordForm):
    """Edits the title, the description and the stale limit."""

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__(document, theme)
        self.title = self.add_line("&Title", "title", _whole(edits.set_title), reading.name("A dossier needs a title"))
        self.description = self.add_text("Desc&ription", "description", _whole(edits.set_description), height=220)
        self.stale = self.add_line(
            "Stale &after", "stale_after_days", _whole(edits.set_stale_limit), reading.whole_number
        )


class DossierPage(QWidget):
    """The form of the dossier, which is always there and so is neither listed nor deleted."""

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__()
        self._document = document
        self.form = DossierForm(document, theme)
        self._heading, self._hint = plain_label(bold=True, size=1.25), plain_label(size=0.92)
        self._heading.setText("Dossier")
        self._hint.setText(
            "A position is stale when its party has said nothing on the issue for longer than this many days."
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self._heading)
        layout.addWidget(self.form)
        layout.addWidget(self._hint)
        layout.addStretch(1)
        self.form.setMaximumWidth(760)
        self.set_theme(theme)

    def refresh(self) -> None:
        """Show the dossier as it is now."""
        snapshot = self._document.snapshot
        fact = _Dossier(snapshot.title, snapshot.description, snapshot.stale_after_days)
        self.form.show_fact("dossier", fact)

    def finish(self) -> None:
        """Commit what is half typed; raises `UserError` when it cannot be read or saved."""
        self.form.finish()

    def set_theme(self, theme: Theme) -> None:
        """Colour the messages."""
        self.form.set_theme(theme)
        colour_text(self._hint, theme.muted)


def _whole(edit: Any) -> Edit:
    """An edit of the only dossier, which needs no id."""

    def write(store: Store, _row_id: str, value: Any, /, *, seen: dict[str, object]) -> None:
        edit(store, value, seen=seen)

    return write
