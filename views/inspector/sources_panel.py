"""How many independent sources stand behind the shown statement, and which bear it out or contradict it."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.analysis.corroboration import Backing, backing, origin
from models.edits import corroborations as edits
from models.facts import NONE, Corroboration
from models.handling import mark_words
from models.snapshot import Snapshot
from models.words import Stance
from views import choices
from views.document import Document
from views.entries import chooser, unstored
from views.fields import ChoiceField, LineField
from views.inspector.properties import colour_text, plain_label
from views.pick_field import PickField
from views.sub_list import SubAdder, SubList, SubRow
from views.theme import Theme

_STANCES: tuple[tuple[str, Stance], ...] = tuple((stance.value, stance) for stance in Stance)


def backing_words(found: Backing) -> str:
    """A backing as one would say it: 3 independent sources, 1 contradicts."""
    behind, against = len(found.behind), len(found.against)
    words = "No source left" if not behind else "1 source" if behind == 1 else f"{behind} independent sources"
    return words + (f", {against} contradict{'s' if against == 1 else ''}" if against else "")


class SourcesPanel(QWidget):
    """The further sources of one statement; they are added, changed and taken away while it is edited."""

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__()
        self._document = document
        self._position = NONE
        self._statement_id = ""
        heading = plain_label(bold=True)
        heading.setText("Sources")
        self.summary, self.listed = plain_label(), plain_label()
        self.adder = CorroborationAdder(document, lambda: self._statement_id)
        self.list: SubList[Corroboration] = SubList(
            self._items, lambda: CorroborationRow(document), self.adder, "Sources", titled=False
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(6)
        for part in (heading, self.summary, self.listed, self.list):
            layout.addWidget(part)
        self.set_theme(theme)

    def show_statement(self, position: int, *, editing: bool) -> None:
        """Show the sources of the statement at a position; with `editing` they can be changed."""
        snapshot = self._document.snapshot
        other = snapshot.statements.ids[position] != self._statement_id
        self._position, self._statement_id = position, snapshot.statements.ids[position]
        items = self._items()
        self.summary.setText(backing_words(backing(snapshot, position)))
        self.listed.setText("\n".join(self._words(item) for item in items))
        self.listed.setVisible(bool(items) and not editing)
        self.list.refresh(start_anew=other)
        self.list.setVisible(editing)
        self.setVisible(bool(items) or editing)

    def finish(self) -> None:
        """Commit what is half typed."""
        for line in self.list.lines():
            line.finish()

    @property
    def is_half_typed(self) -> bool:
        """Whether something was typed that is not stored."""
        return self.list.is_half_typed

    def drop(self) -> None:
        """Give up what is half typed."""
        self.list.drop()

    def refuse_unfinished(self) -> None:
        """Raise `UserError` while another source has been begun and not been added."""
        self.list.refuse_unfinished()

    def set_theme(self, theme: Theme) -> None:
        """Colour everything anew."""
        self.list.set_theme(theme)
        colour_text(self.listed, theme.muted)

    def _items(self) -> list[Corroboration]:
        return [one for one in self._document.snapshot.corroborations if one.statement == self._position]

    def _words(self, item: Corroboration) -> str:
        snapshot = self._document.snapshot
        same = _same_story(snapshot, self._position, item)
        told = f"the same story as {snapshot.sources[same].code}" if same != NONE else ""
        said = ", ".join(filter(None, (source_words(snapshot, item.source), item.locator, told, item.note)))
        return f"{item.stance.value}: {said}"


class CorroborationRow(SubRow[Corroboration]):
    """One further source: what it says to the statement, where, and a note on it."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.source = plain_label()
        self.stance: ChoiceField[Stance] = ChoiceField("What the source says", _STANCES, self._set_stance)
        self.locator = LineField("Place in the source", str, self._set_locator)
        self.note = LineField("Note on the source", str, self._set_note)
        self.locator.line.setPlaceholderText("page, paragraph, minute")
        self.note.line.setPlaceholderText("note")
        remove = self.remover("Take this source away", lambda row: edits.delete_corroboration(document.store, row))
        self.add_line((self.source, 1), (remove, 0))
        self.add_line((self.stance, 1), (self.locator, 1))
        self.add_line((self.note, 1))

    def show_item(self, item: Corroboration) -> None:
        """Show what is stored."""
        super().show_item(item)
        self.source.setText(source_words(self._document.snapshot, item.source))
        self.stance.show_stored(item.stance)
        self.locator.show_stored(item.locator)
        self.note.show_stored(item.note)

    def _set_stance(self, stance: Stance) -> None:
        edits.set_stance(self._document.store, self.item.id, stance, seen={"stance": self.item.stance})

    def _set_locator(self, locator: str) -> None:
        edits.set_locator(self._document.store, self.item.id, locator, seen={"locator": self.item.locator})

    def _set_note(self, note: str) -> None:
        edits.set_note(self._document.store, self.item.id, note, seen={"note": self.item.note})


class CorroborationAdder(SubAdder):
    """The row for another source."""

    def __init__(self, document: Document, statement: Callable[[], str]) -> None:
        super().__init__(self._add)
        self._document, self._statement = document, statement
        self.source = PickField(
            "Another source", "source", lambda: choices.sources(document.snapshot), unstored, "Name another source."
        )
        self.stance = chooser("What another source says", list(_STANCES))
        self.locator = LineField("Place in another source", str, unstored)
        self.source.line.setPlaceholderText("another source: code, publisher or title")
        self.locator.line.setPlaceholderText("page, paragraph, minute")
        self.add_line((self.source, 1), (self.button, 0))
        self.add_line((self.stance, 1), (self.locator, 1))

    def _add(self) -> None:
        edits.add_corroboration(
            self._document.store, self._statement(), self.source.chosen_id, self.stance.value,
            locator=self.locator.line.text(),
        )  # fmt: skip


def source_words(snapshot: Snapshot, source: int) -> str:
    """A source by its code and title, or publisher where it has none, and its handling mark."""
    if source == NONE:
        return "deleted source"
    found = snapshot.sources[source]
    return " · ".join(filter(None, (found.code, found.title or found.publisher, mark_words(found.handling))))


def _same_story(snapshot: Snapshot, position: int, item: Corroboration) -> int:
    """The first other source of the statement that tells the same story as a further one, NONE where none does."""
    if item.source == NONE:
        return NONE
    others = [one.source for one in snapshot.corroborations if one.statement == position and one.id != item.id]
    story = origin(snapshot.sources, item.source)
    told = [one for one in (int(snapshot.statements.source[position]), *others) if one != NONE]
    return next((one for one in told if origin(snapshot.sources, one) == story), NONE)
