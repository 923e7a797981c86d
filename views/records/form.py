"""The base of all forms of records: fields that commit by themselves, each as one step of undo."""

from collections.abc import Callable
from typing import Any, Protocol, TypeAlias

from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from models.errors import UserError
from models.picking import Choice
from models.store import Store
from models.words import CREDIBILITIES
from views import choices
from views.document import Document
from views.fields import ChoiceField, LineField, TextField
from views.pick_field import PickField
from views.sub_list import SubList
from views.theme import Theme

Fact: TypeAlias = Any
"""A row of the snapshot, of the kind that the form is for."""


class Edit(Protocol):
    """An edit of `models.edits` that gives one field of a record a value."""

    def __call__(self, store: Store, row_id: str, value: Any, /, *, seen: dict[str, object]) -> object:
        """Store it, as one step."""


class RecordForm(QWidget):
    """Shows one record and edits it. Fields that are being typed in are never overwritten.

    Subclasses add their fields in their constructor, by `add_line` and its like.
    """

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__()
        self.document, self.theme = document, theme
        self.record_id = ""
        self.fact: Fact = None
        self.fields: list[QWidget] = []
        self.sub_lists: list[SubList[Any]] = []
        self._shows: list[Callable[[Fact], None]] = []
        self._lines: list[LineField[Any] | TextField] = []
        self._layout = QFormLayout()
        self._layout.setVerticalSpacing(7)
        self._layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(14)
        self._whole.addLayout(self._layout)
        self._whole.addStretch(1)

    def show_fact(self, row_id: str, fact: Fact) -> None:
        """Show what is stored of a record; before another one comes, `finish` what is half typed."""
        other = row_id != self.record_id
        self.record_id, self.fact = row_id, fact
        self.setEnabled(not self.document.store.looking_back)
        if other:
            for field in self._lines:
                field.drop()
        for show in self._shows:
            show(fact)
        for sub_list in self.sub_lists:
            sub_list.refresh(start_anew=other)

    def finish(self) -> None:
        """Commit what was typed but not yet left; raises `UserError` when something cannot be read or saved."""
        if not self.record_id:
            return
        fields = [*self._lines, *(field for sub_list in self.sub_lists for field in sub_list.lines())]
        for field in fields:
            field.finish()
        if any(field.cannot_be_read for field in fields):
            raise UserError("What you typed cannot be read; the field says why. Mend it, or press Escape there.")

    @property
    def is_half_typed(self) -> bool:
        """Whether something was typed that is not stored."""
        return any(one.is_half_typed for one in (*self._lines, *self.sub_lists))

    def drop(self) -> None:
        """Give up what is half typed."""
        for one in (*self._lines, *self.sub_lists):
            one.drop()

    def refuse_unfinished(self) -> None:
        """Raise `UserError` while something of the record has been begun and not been added."""
        for sub_list in self.sub_lists:
            sub_list.refuse_unfinished()

    def set_theme(self, theme: Theme) -> None:
        """Colour the messages beside the fields."""
        self.theme = theme
        for field in self._lines:
            field.set_theme(theme)
        for sub_list in self.sub_lists:
            sub_list.set_theme(theme)

    def focus_first(self) -> None:
        """Go to the first field."""
        if self.fields:
            self.fields[0].setFocus()

    def add(
        self, words: str, field: QWidget, show: Callable[[Fact], None], line: "LineField[Any] | TextField | None" = None
    ) -> None:
        """Put a field under the others with its words, whose letter after & leads to it; `line` is the line within."""
        label = QLabel(words)
        label.setBuddy(field)
        self._layout.addRow(label, field)
        self.fields.append(field)
        self._shows.append(show)
        if isinstance(field, LineField | TextField):
            line = field
        if line is not None:
            self._lines.append(line)

    def show_field(self, field: QWidget, *, shown: bool) -> None:
        """Show or hide a field with its words, where only some records have it."""
        self._layout.setRowVisible(field, shown)

    def add_line(
        self, words: str, name: str, edit: Edit, read: Callable[[str], Any] = str, hint: str = ""
    ) -> LineField[Any]:
        """Add a line that edits the field of this name."""
        field = LineField(_spoken(words), read, lambda value: self.commit(edit, name, value))
        field.line.setPlaceholderText(hint)
        self.add(words, field, lambda fact: field.show_stored(str(getattr(fact, name))))
        return field

    def add_text(self, words: str, name: str, edit: Edit, height: int = 78) -> TextField:
        """Add several lines that edit the field of this name."""
        seen = [""]

        def commit(text: str) -> None:
            # What stood here when the typing began: whoever leaves the field again after a refusal has seen both.
            before, seen[0] = seen[0], getattr(self.fact, name)
            edit(self.document.store, self.record_id, text, seen={name: before})

        def show(fact: Fact) -> None:
            field.show_stored(getattr(fact, name))
            if not field.is_half_typed:
                seen[0] = getattr(fact, name)

        field = TextField(_spoken(words), commit)
        field.setFixedHeight(height)
        self.add(words, field, show)
        return field

    def add_choice(self, words: str, name: str, edit: Edit, offered: list[tuple[str, Any]]) -> ChoiceField[Any]:
        """Add a list of values, one of which the field of this name holds."""
        field = ChoiceField(_spoken(words), offered, lambda value: self.commit(edit, name, value))
        self.add(words, field, lambda fact: field.show_stored(getattr(fact, name)))
        return field

    def add_credibility(self, edit: Edit) -> ChoiceField[Any]:
        """Add the grade of a report, which may be missing."""
        grades = [(f"{grade}  {words}", grade) for grade, words in CREDIBILITIES.items()]
        return self.add_choice("Credibilit&y", "credibility", edit, [("not graded", None), *grades])

    def add_pick(
        self,
        words: str,
        name: str,
        edit: Edit,
        offered: Callable[[], list[Choice]],
        id_of: Callable[[Fact], str | None],
        needed: str = "",
    ) -> PickField:
        """Add a field that names another record by a few letters; `needed` says why it may not be left empty."""

        def commit(choice: Choice | None) -> None:
            chosen = None if choice is None else choice.id
            edit(self.document.store, self.record_id, chosen, seen={name: id_of(self.fact)})

        spoken = _spoken(words)
        field = PickField(spoken, spoken.lower(), offered, commit, needed)
        self.add(words, field, lambda fact: field.show_id(id_of(fact) or ""))
        return field

    def add_source(self, words: str, name: str, edit: Edit, id_of: Callable[[Fact], str | None]) -> PickField:
        """Add a field that names a source."""
        field = self.add_pick(words, name, edit, lambda: choices.sources(self.document.snapshot), id_of)
        field.line.setPlaceholderText("code, publisher or title")
        return field

    def add_sub_list(self, sub_list: "SubList[Any]") -> None:
        """Put a list of what the record has several of under all fields."""
        self.sub_lists.append(sub_list)
        self._whole.insertWidget(self._whole.count() - 1, sub_list)

    def commit(self, edit: Edit, name: str, value: Any) -> None:
        """Store one field, unless the dossier says something else by now than was seen here."""
        edit(self.document.store, self.record_id, value, seen={name: getattr(self.fact, name)})


def wording(edit: Callable[..., None], field: str) -> Edit:
    """The edit that writes down one of those fields of a record that take any words."""

    def write(store: Store, row_id: str, text: Any, /, *, seen: dict[str, object]) -> None:
        edit(store, row_id, field, text, seen=seen)

    return write


def _spoken(words: str) -> str:
    return words.replace("&", "")
