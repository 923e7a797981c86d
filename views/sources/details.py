"""What is said of a stored source, each field of it one step of undo."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.edits import sources as edits
from models.facts import NONE, Source
from models.snapshot import to_date
from views.document import Document
from views.sources.fields import SourceFields
from views.theme import Theme

_SET: dict[str, Callable[..., None]] = {
    "title": edits.set_title,
    "publisher": edits.set_publisher,
    "author": edits.set_author,
    "retrieved": edits.set_retrieved,
    "address": edits.set_address,
    "language": edits.set_language,
    "kind": edits.set_kind,
    "reliability": edits.set_reliability,
    "handling": edits.set_handling,
    "reprints_id": edits.set_reprints,
    "code": edits.set_code,
}


class SourceDetails(QWidget):
    """Edits the source that was shown last. Fields that are being typed in are never overwritten."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._source: Source | None = None
        self.fields = SourceFields(document, self._commit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.fields)

    def show_source(self, source: Source) -> None:
        """Show the stored values of a source; before another one comes, `finish` what is half typed."""
        self._source = source
        self.fields.show_source(source)
        self.setEnabled(not self._document.store.looking_back)

    def finish(self) -> None:
        """Commit what was typed but not yet left; raises `UserError` when something cannot be read or saved."""
        if self._source is not None and self._source.id in {one.id for one in self._document.snapshot.sources}:
            self.fields.finish()

    def set_theme(self, theme: Theme) -> None:
        """Colour the messages beside the fields."""
        self.fields.set_theme(theme)

    def _commit(self, name: str, value: Any) -> None:
        source, store = self._source, self._document.store
        if source is not None and name == "published":
            seen = {"published": _day(source.published), "published_edtf": source.published_edtf}
            edits.set_published(store, source.id, *value, seen=seen)
        elif source is not None:
            _SET[name](store, source.id, value, seen={name: self._seen(source, name)})

    def _seen(self, source: Source, name: str) -> object:
        if name == "reprints_id":
            sources = self._document.snapshot.sources
            return None if source.reprints == NONE else sources[source.reprints].id
        return _day(source.retrieved) if name == "retrieved" else getattr(source, name)


def _day(day: int | None) -> object:
    return None if day is None else to_date(day)
