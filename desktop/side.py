"""The side of the window: the inspector, or over it the form of a statement that is being coded."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget

from models.drafting import Marked
from views.coding.form import CodingForm
from views.document import Document
from views.inspector.inspector import Inspector
from views.selection import Selection
from views.theme import Theme


class Side(QStackedWidget):
    """Shows the form from its first key until it is saved or left; the inspector follows the selection meanwhile."""

    coded = Signal(str, int)
    """The id of a statement just saved, and the place in its text after its passage, −1 where it has none."""
    begun = Signal()
    """A statement is begun: the side has to be seen."""
    put_away = Signal()
    """The form was left with what it said."""

    def __init__(self, document: Document, selection: Selection, theme: Theme) -> None:
        super().__init__()
        self.inspector = Inspector(document, selection, theme)
        self.coding = CodingForm(document, theme)
        self._selection = selection
        self.addWidget(self.inspector)
        self.addWidget(self.coding)
        self.coding.saved.connect(self._saved)
        self.coding.left.connect(self._left)

    def sizeHint(self) -> QSize:
        return self.inspector.sizeHint()

    @property
    def is_coding(self) -> bool:
        """Whether a statement is being coded."""
        return self.currentWidget() is self.coding

    def code(self, marked: Marked | None) -> None:
        """Begin a statement from words that were selected, or from none."""
        self.setCurrentWidget(self.coding)
        self.begun.emit()
        self.coding.begin(marked)

    def take_up(self) -> None:
        """Show the form again as it was left."""
        self.setCurrentWidget(self.coding)
        self.coding.fields.act.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Colour both anew."""
        self.inspector.set_theme(theme)
        self.coding.set_theme(theme)

    def _saved(self, statement_id: str) -> None:
        marked = self.coding.marked
        self.setCurrentWidget(self.inspector)
        self._selection.choose_statement(statement_id)
        self.coded.emit(statement_id, -1 if marked is None else marked.end)

    def _left(self) -> None:
        self.setCurrentWidget(self.inspector)
        self.put_away.emit()
