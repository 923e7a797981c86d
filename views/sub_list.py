"""What a record has several of, such as other names or offices: a row of fields for each, and one for another."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from models.errors import UserError
from views.entries import Entries
from views.fields import ChoiceField, LineField
from views.focus import tab_through
from views.inspector.properties import plain_label
from views.theme import Theme


class Identified(Protocol):
    """A row of the snapshot."""

    @property
    def id(self) -> str:
        """Its id."""


T = TypeVar("T", bound=Identified)

Share = tuple[QWidget, int]
"""A field and its share of the width."""


class SubRow(QWidget, Generic[T]):
    """The fields of one of them, each of which commits by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.item: T
        self.lines: list[LineField[Any]] = []
        self.remove_button = QToolButton()
        self._was_gone = False
        self._layout = _column(self)

    def remover(self, words: str, remove: Callable[[str], None]) -> QToolButton:
        """The button that takes the whole away, to be put into a line."""
        self.remove_button.setText("×")
        self.remove_button.setAutoRaise(True)
        self.remove_button.setToolTip(words)
        self.remove_button.setAccessibleName(words)
        self.remove_button.clicked.connect(lambda: remove(self.item.id))
        return self.remove_button

    def add_line(self, *cells: Share) -> None:
        """Put fields beside each other; what they say stands under all of them."""
        self.lines += _put_beside(self._layout, cells)

    def keeps_what_is_typed(self, changed: Callable[[], None]) -> bool:
        """Whether something is half typed here though the item was deleted, which is then said beside it.

        `changed` is called whenever something else is typed, or nothing any more.
        """
        for line in self.lines:
            if line.is_half_typed:
                line.complain("This was deleted meanwhile. Copy what you typed; Escape gives it up.")
            if not self._was_gone:
                line.line.textChanged.connect(changed)
        self._was_gone = True
        return any(line.is_half_typed for line in self.lines)

    def show_item(self, item: T) -> None:
        """Show what is stored; each kind of row shows its fields."""
        self.item = item


class SubAdder(QWidget):
    """The row in which another one is typed; Enter in any field, or the button, adds it by `make` as one step."""

    def __init__(self, make: Callable[[], object]) -> None:
        super().__init__()
        self._make = make
        self.entries = Entries(self)
        self.button = QPushButton("Add")
        self._layout = _column(self)
        self.entries.done.connect(self.add)
        self.entries.left.connect(self.start_anew)
        self.button.clicked.connect(self.add)

    def add_line(self, *cells: Share) -> None:
        """Put fields beside each other; what they say stands under all of them."""
        _put_beside(self._layout, cells)
        for cell, _ in cells:
            if isinstance(cell, LineField | ChoiceField):
                self.entries.take(cell)

    def add(self) -> None:
        """Add what was typed; what cannot be read is said under the fields."""
        if self.entries.can_be_read():
            self._make()
            self.start_anew()

    def start_anew(self) -> None:
        """Empty the fields; adders fill in what is most likely."""
        self.entries.clear()


class SubList(QWidget, Generic[T]):
    """The rows, under their title, and the row for another one."""

    def __init__(
        self,
        items: Callable[[], Sequence[T]],
        make_row: Callable[[], SubRow[T]],
        adder: SubAdder,
        title: str,
        *,
        titled: bool = True,
    ) -> None:
        """`titled` False: the title stands elsewhere."""
        super().__init__()
        self._items, self._make_row = items, make_row
        self._theme: Theme | None = None
        self._title = title
        self.rows: dict[str, SubRow[T]] = {}
        self.adder = adder
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        layout = _column(self)
        layout.setSpacing(8)
        if title and titled:
            heading = plain_label(bold=True)
            heading.setText(title)
            layout.addWidget(heading)
        layout.addLayout(self._rows)
        layout.addWidget(adder)

    def refresh(self, *, start_anew: bool = False) -> None:
        """Follow the record: what is half typed in a row that is still there stays, unless another record is shown."""
        items = {item.id: item for item in self._items()}
        for gone in [one for one in self.rows if start_anew or one not in items]:
            if not start_anew and self.rows[gone].keeps_what_is_typed(self._look_again):
                continue
            row = self.rows.pop(gone)
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        if start_anew:
            self.adder.start_anew()
        for place, (one, item) in enumerate(items.items()):
            if one not in self.rows:
                self.rows[one] = self._make_row()
                if self._theme is not None:
                    _colour(self.rows[one], self._theme)
            if self._rows.indexOf(self.rows[one]) != place:
                self._rows.insertWidget(place, self.rows[one])
            # Layouts show what is new only later; what is said under its fields would stay unseen until then.
            self.rows[one].show()
            self.rows[one].show_item(item)
        tab_through([self.rows[one] for one in items], self.adder)

    def _look_again(self) -> None:
        # The field that has just been emptied or brought back is not done with that yet.
        QTimer.singleShot(0, self, self.refresh)

    def refuse_unfinished(self) -> None:
        """Raise `UserError` while another one has been begun and not been added."""
        if self.adder.entries.is_half_typed:
            raise UserError(
                f"Something was begun under “{self._title}” and is not added. Press Enter there to add it, "
                "or Escape to give it up."
            )

    @property
    def is_half_typed(self) -> bool:
        """Whether something stands here that somebody typed and that is not stored."""
        return self.adder.entries.is_half_typed or any(line.is_half_typed for line in self.lines())

    def drop(self) -> None:
        """Give up what is half typed."""
        for line in self.lines():
            line.drop()
        self.adder.start_anew()

    def lines(self) -> list[LineField[Any]]:
        """The lines of all rows that are stored."""
        return [line for row in self.rows.values() for line in row.lines]

    def set_theme(self, theme: Theme) -> None:
        """Colour the messages."""
        self._theme = theme
        self.adder.entries.set_theme(theme)
        for row in self.rows.values():
            _colour(row, theme)


def _colour(row: SubRow[Any], theme: Theme) -> None:
    for line in row.lines:
        line.set_theme(theme)


def _column(widget: QWidget) -> QVBoxLayout:
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(4)
    return layout


def _put_beside(layout: QVBoxLayout, cells: Sequence[Share]) -> list[LineField[Any]]:
    """Lay out one line of cells; returns those that are lines of text, whose messages go under the whole."""
    line = QHBoxLayout()
    line.setSpacing(6)
    layout.addLayout(line)
    found = []
    for cell, share in cells:
        line.addWidget(cell, share)
        if isinstance(cell, LineField):
            layout.addWidget(cell.message)
            found.append(cell)
    return found
