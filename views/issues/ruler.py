"""A scale as a ruler: named points that are dragged, moved by keys, renamed, added and deleted.

It changes nothing itself; its signals say what the person wants.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from models.entry import number
from models.facts import Option, Scale
from models.phrases import counted
from views.issues.layout import ROW, Row, RulerLayout, laid_out
from views.issues.name_editor import NameEditor
from views.issues.painter import RulerPainter
from views.plain import tooltip
from views.theme import Theme

_STEPS = {Qt.Key.Key_Up: 1.0, Qt.Key.Key_Down: -1.0}
_WALKS = {Qt.Key.Key_PageUp: 1, Qt.Key.Key_PageDown: -1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Ruler(QWidget):
    """Shows named points, of which one is chosen. Moved by keys, it is on its way until Enter or until it is left."""

    moved = Signal(str, float)
    renamed = Signal(str, str)
    added = Signal(float, str)
    deleted = Signal(str)
    chosen = Signal(str)

    def __init__(self, theme: Theme, name: str, *, mirrored: bool = False, editable: bool = True) -> None:
        super().__init__()
        self._theme, self._mirrored, self._editable = theme, mirrored, editable
        self._options: tuple[Option, ...] = ()
        self._ends: Mapping[float, int] = {}
        self._reference: float | None = None
        self._poles = ("", "")
        self._chosen_id = ""
        self._pending: float | None = None
        self._grip: float | None = None
        self._adding_at: float | None = None
        self._editor = NameEditor(self, "Name of the point")
        self._editor.ended.connect(self._take_name)
        self.setAccessibleName(name)
        self.setMouseTracking(editable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if editable else Qt.FocusPolicy.NoFocus)
        self.setMinimumSize(150, 200)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(480, max(240, round((len(self._options) + 2) * ROW * 1.2)))

    @property
    def chosen_id(self) -> str:
        """The id of the chosen point, "" where none is."""
        return self._chosen_id

    def show_scale(self, scale: Scale, ends: Mapping[float, int]) -> None:
        """Show a scale, and how many ranges end where on it."""
        self._options, self._ends, self._reference = scale.options, ends, scale.reference_point
        self._poles = (scale.low_pole, scale.high_pole)
        if all(option.id != self._chosen_id for option in scale.options):
            self._chosen_id, self._pending = "", None
        described = "; ".join(f"{number(option.value)} {option.label}" for option in self._by_value())
        self.setAccessibleDescription(described or "No point has a name yet")
        self.updateGeometry()
        self.update()

    def choose(self, option_id: str) -> None:
        """Choose a point; one that was on its way arrives first."""
        if option_id != self._chosen_id:
            self.finish()
            self._chosen_id = option_id
            self.chosen.emit(option_id)
            self.update()

    def finish(self) -> None:
        """Let a point that is on its way arrive, and a name that is being typed be taken."""
        self._editor.close_with(keep=True)
        pending, self._pending = self._pending, None
        self.update()
        option = self._option(self._chosen_id)
        if pending is not None and option is not None and pending != option.value:
            self.moved.emit(option.id, pending)

    def rename(self) -> None:
        """Ask for another name of the chosen point, in its place."""
        row = next((row for row in self._layout().rows if row.option.id == self._chosen_id), None)
        if row is not None and self._editable:
            self._edit(row, row.option.label, None)

    def add(self, value: float | None = None) -> None:
        """Ask for the name of a new point; without a value it stands half way up to the next one."""
        if self._editable:
            self.finish()
            at = self._free_value() if value is None else value
            new = Option("new", at, "", "")
            row = next(row for row in self._layout((*self._options, new)).rows if row.option is new)
            self._edit(row, "", at)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another appearance."""
        self._theme = theme
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        moving = self._pending is not None
        RulerPainter(
            painter, self._theme, self._layout(), self.font(), self._chosen_id, moving, self.hasFocus()
        ).paint(self._reference)  # fmt: skip

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._layout().row_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or not self._editable:
            return
        self.choose("" if row is None else row.option.id)
        if row is not None:
            self._grip = row.option.value - self._value_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self._pend(self._value_at(event.position()) + self._grip)
        elif self._editable:
            over = self._layout().row_at(event.position())
            self.setCursor(Qt.CursorShape.ArrowCursor if over is None else Qt.CursorShape.SizeVerCursor)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        if self._grip is not None:
            self._grip = None
            self.finish()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._layout().row_at(event.position()) is not None:
            self.rename()
        else:
            self.add(self._value_at(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, option = Qt.Key(event.key()), self._option(self._chosen_id)
        if key in _WALKS:
            self._walk(_WALKS[key])
        elif key == Qt.Key.Key_Insert:
            self.add()
        elif option is None or not self._acts_on(option, key, event):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self._editor.hasFocus():
            self.finish()

    def event(self, event: QEvent) -> bool:
        """Tell what lies under the pointer when Qt asks."""
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), tooltip(self._told(QPointF(event.pos()))), self)
            return True
        return super().event(event)

    def _acts_on(self, option: Option, key: Qt.Key, event: QKeyEvent) -> bool:
        if key in _STEPS:
            by = _STEPS[key] * (5 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            self._pend((option.value if self._pending is None else self._pending) + by)
        elif key in _ENTER:
            self.finish()
        elif key == Qt.Key.Key_Escape and self._pending is not None:
            self._pending = None
            self.update()
        elif key == Qt.Key.Key_F2:
            self.rename()
        elif key == Qt.Key.Key_Delete:
            self._pending = None
            self.deleted.emit(option.id)
        else:
            return False
        return True

    def _pend(self, value: float) -> None:
        self._pending = min(max(value, 0.0), 100.0)
        self.update()

    def _walk(self, direction: int) -> None:
        ids = [option.id for option in self._by_value()]
        if ids:
            at = ids.index(self._chosen_id) + direction if self._chosen_id in ids else (0 if direction > 0 else -1)
            self.choose(ids[at if at == -1 else min(max(at, 0), len(ids) - 1)])

    def _edit(self, row: Row, name: str, adding_at: float | None) -> None:
        self._adding_at = adding_at
        place = self._layout().name(row).toRect().adjusted(-4, -2, 0, 2)
        self._editor.begin(place, name, f"name of {number(row.option.value)}")

    def _take_name(self, name: str) -> None:
        at, self._adding_at = self._adding_at, None
        option = self._option(self._chosen_id)
        if name and at is not None:
            self.added.emit(at, name)
        elif name and option is not None and name != option.label:
            self.renamed.emit(option.id, name)

    def _free_value(self) -> float:
        option = self._option(self._chosen_id)
        start = 0.0 if option is None else option.value
        above = min((one.value for one in self._options if one.value > start), default=100.0)
        taken = {one.value for one in self._options}
        middle = round((start + above) / 2)
        return next((float(value) for value in (middle, *range(101)) if value not in taken), start)

    def _told(self, place: QPointF) -> str:
        row = self._layout().row_at(place)
        if row is not None:
            return "\n".join(filter(None, (f"{number(row.option.value)}  {row.option.label}", row.option.definition)))
        value = self._value_at(place)
        some = self._ends.get(value, 0)
        return f"{counted(some, 'range begins or ends', 'ranges begin or end')} at {number(value)}" if some else ""

    def _layout(self, options: Sequence[Option] | None = None) -> RulerLayout:
        shown = self._options if options is None else tuple(options)
        if self._pending is not None:
            shown = tuple(replace(one, value=self._pending) if one.id == self._chosen_id else one for one in shown)
        size = (self.width(), self.height())
        return laid_out(shown, self._poles, size, self._ends, mirrored=self._mirrored)

    def _value_at(self, place: QPointF) -> float:
        return self._layout().scale.value_at(place.y())

    def _option(self, option_id: str) -> Option | None:
        return next((option for option in self._options if option.id == option_id), None)

    def _by_value(self) -> list[Option]:
        return sorted(self._options, key=lambda option: option.value)
