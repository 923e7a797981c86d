"""What another program wrote into the file: each record with both values, taken into the record or put back."""

from collections.abc import Callable, Generator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from models.outside.finding import OutsideEdit, outside_edits
from models.outside.settling import adopt, revert
from models.phrases import counted
from models.progress import Progress
from models.store import Store
from views.colouring import Role, set_colours
from views.document import Document
from views.inspector.properties import colour_text, plain_label
from views.sharing.line_list import Line, LineList
from views.sources.correcting import Run
from views.theme import Theme

_HOW = (
    "What another program wrote into this file is in its tables, but nobody knows who wrote it or when, and no other "
    "copy gets it. Adopted, it becomes a step of yours; or the record stands, and the tables follow it again."
)
_NONE = "All tables are as the record says."
_HIGHEST = 150
_NOT_LOOKED = "Nobody has looked yet."


class OutsidePage(QWidget):
    """`told` says what was done that undo takes back, `reverted` what redo does again."""

    told = Signal(str)
    reverted = Signal(str)

    def __init__(self, document: Document, theme: Theme, run: Run) -> None:
        super().__init__()
        self._document, self._run = document, run
        self._found: Sequence[OutsideEdit] = ()
        self.lines = LineList("Records edited outside Parley", theme)
        self.look = QPushButton("&Look for them")
        self.adopt, self.adopt_all = QPushButton("&Adopt"), QPushButton("Adopt all")
        self.stand, self.stand_all = QPushButton("Let the &record stand"), QPushButton("Let it stand for all")
        self._how, self._said, self._both = plain_label(), plain_label(bold=True), plain_label()
        self._frame, self._values = QFrame(), QScrollArea()
        self._lay_out()
        self.lines.chosen.connect(self._show_one)
        self.look.clicked.connect(self.look_now)
        self.adopt.clicked.connect(lambda: self._adopt(self._chosen))
        self.stand.clicked.connect(lambda: self._revert(self._chosen))
        self.adopt_all.clicked.connect(lambda: self._adopt(self._adoptable))
        self.stand_all.clicked.connect(lambda: self._revert(list(self._found)))
        self.set_theme(theme)
        self._show([], _NOT_LOOKED)

    def refresh(self) -> None:
        """Say whether anything can be done about them here."""
        writable = not self._document.store.is_read_only
        chosen = self._chosen
        self.stand.setEnabled(writable and bool(chosen))
        self.adopt.setEnabled(writable and any(not one.trouble for one in chosen))
        self.adopt_all.setEnabled(writable and bool(self._adoptable))
        self.stand_all.setEnabled(writable)

    def take_focus(self) -> None:
        """Let the keys go to what can be done next."""
        (self.lines if self._found else self.look).setFocus()

    def look_now(self) -> None:
        """Compare all tables with the record."""
        self._run("Comparing the tables with the record", _looking(self._document.store), self._take)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.lines.set_theme(theme)
        colour_text(self._how, theme.muted)
        for label in (self._said, self._both):
            colour_text(label, theme.text)
        set_colours(self._frame, {Role.WindowText: theme.border})

    @property
    def _chosen(self) -> list[OutsideEdit]:
        row = self.lines.row
        return [self._found[row]] if 0 <= row < len(self._found) else []

    @property
    def _adoptable(self) -> list[OutsideEdit]:
        return [one for one in self._found if not one.trouble]

    def _take(self, found: Sequence[OutsideEdit]) -> None:
        said = f"{counted(len(found), 'record')} edited outside Parley." if found else _NONE
        self._show(found, said)
        self.take_focus()

    def _show(self, found: Sequence[OutsideEdit], said: str) -> None:
        self._found = found
        self._said.setText(said)
        self.lines.show_lines([_line(one) for one in found], self.lines.row)
        for part in (self._frame, self._values, self.adopt, self.adopt_all, self.stand, self.stand_all):
            part.setVisible(bool(found))
        self._show_one()

    def _show_one(self, _row: int = -1) -> None:
        self._both.setText("\n".join(_both(one) for one in self._chosen))
        self.refresh()

    def _adopt(self, chosen: Sequence[OutsideEdit]) -> None:
        self._settle(adopt, chosen, "adopted.", self.told.emit)

    def _revert(self, chosen: Sequence[OutsideEdit]) -> None:
        kept = " Redo takes it in again." if any(not one.trouble for one in chosen) else ""
        self._settle(revert, chosen, f"put back as the record says.{kept}", self.reverted.emit)

    def _settle(
        self,
        deed: Callable[[Store, Sequence[OutsideEdit]], int],
        chosen: Sequence[OutsideEdit],
        done: str,
        tell: Callable[[str], None],
    ) -> None:
        count = deed(self._document.store, chosen)
        gone = {one.key for one in chosen}
        left = [one for one in self._found if one.key not in gone]
        self._show(left, f"{counted(len(left), 'record')} edited outside Parley." if left else _NONE)
        tell(f"{counted(count, 'record')} edited outside Parley {done}")

    def _lay_out(self) -> None:
        self._how.setText(_HOW)
        for label in (self._how, self._said, self._both):
            label.setMaximumWidth(760)
        # Two long texts must not push the list and the buttons out of the page.
        self._values.setWidget(self._both)
        self._values.setWidgetResizable(True)
        self._values.setFrameShape(QFrame.Shape.NoFrame)
        self._values.setMaximumHeight(_HIGHEST)
        self._both.setAlignment(Qt.AlignmentFlag.AlignTop)
        for ground in (self._both, self._values.viewport()):
            ground.setAutoFillBackground(False)
        self._frame.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.lines)
        buttons = QHBoxLayout()
        for button in (self.look, self.adopt, self.stand):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for button in (self.adopt_all, self.stand_all):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._how)
        layout.addWidget(self._said)
        layout.addWidget(self._frame, 1)
        layout.addWidget(self._values)
        layout.addLayout(buttons)
        layout.addStretch(0)
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)


def _line(one: OutsideEdit) -> Line:
    return Line(
        f"{one.title[:1].upper()}{one.title[1:]}",
        f"{one.deed}: {', '.join(name for name, _, _ in one.units)}".removesuffix(": "),
    )


def _both(one: OutsideEdit) -> str:
    values = "\n".join(
        f"{name} in the {where}: {value or 'nothing'}"
        for name, was, now in one.units
        for where, value in (("record", was), ("table", now))
    )
    return "\n".join(part for part in (values, one.trouble) if part)


def _looking(store: Store) -> Generator[Progress, None, list[OutsideEdit]]:
    yield Progress(0, 1, "Comparing the tables with the record")
    return outside_edits(store)
