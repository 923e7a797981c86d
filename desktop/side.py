"""The side of the window: the inspector, or over it the form of a statement that is being coded."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget

from models.drafting.draft import Marked
from views.coding.form import CodingForm
from views.document import Document
from views.inspector.inspector import Inspector
from views.selection import Selection
from views.theme import Theme


class Side(QStackedWidget):
    """Shows the form from its first key until it is saved or left; the inspector follows the selection meanwhile.

    A form that was left, or passed over for another passage, with something half typed waits to be taken up again.
    """

    coded = Signal(str, int)
    """The id of a statement just saved, and the place in its text after its passage, −1 where it has none."""
    begun = Signal()
    """A statement is begun: the side has to be seen."""
    put_away = Signal()
    """A form was put away with what it said."""

    def __init__(self, document: Document, selection: Selection, theme: Theme) -> None:
        super().__init__()
        self.inspector = Inspector(document, selection, theme)
        self._document, self._selection, self._theme = document, selection, theme
        self._waiting: list[CodingForm] = []
        self.addWidget(self.inspector)
        self.coding = self._made_form()

    def sizeHint(self) -> QSize:
        return self.inspector.sizeHint()

    @property
    def is_coding(self) -> bool:
        """Whether a statement is being coded."""
        return self.currentWidget() is self.coding

    @property
    def is_one_waiting(self) -> bool:
        """Whether a statement was begun and put away."""
        return bool(self._waiting)

    def code(self, marked: Marked | None) -> None:
        """Begin a statement from words that were selected, or from none; go on with one begun from the same words."""
        self._document.refuse_looking_back()
        begun = next((form for form in self._waiting if form.marked == marked), None)
        if self.coding.is_half_typed and self.coding.marked == marked:
            begun = self.coding
        if begun is not None:
            self._show(begun)
            return
        if self.coding.is_half_typed:
            self._waiting.append(self.coding)
            self._take(self._made_form())
            self.put_away.emit()
        self._show(self.coding)
        self.coding.begin(marked)

    def take_up(self) -> None:
        """Show again the form that was put away last; one that is half typed waits in its place."""
        if self._waiting:
            self._show(self._waiting[-1])

    def stop_looking(self) -> None:
        """Look for nothing any more that was typed before: the dossier is about to be closed."""
        for form in self._forms():
            form.fields.stop_looking()

    def set_theme(self, theme: Theme) -> None:
        """Colour all anew."""
        self._theme = theme
        self.inspector.set_theme(theme)
        for form in self._forms():
            form.set_theme(theme)

    def _forms(self) -> list[CodingForm]:
        return [self.coding, *self._waiting]

    def _made_form(self) -> CodingForm:
        form = CodingForm(self._document, self._theme)
        form.saved.connect(self._saved)
        form.left.connect(self._left)
        self.addWidget(form)
        return form

    def _take(self, form: CodingForm) -> None:
        """Go on with a form, which makes no difference to what it fills in."""
        form.last, self.coding = self.coding.last, form

    def _show(self, form: CodingForm) -> None:
        if form is not self.coding:
            self._waiting.remove(form)
            before = self.coding
            self._take(form)
            if before.is_half_typed:
                self._waiting.append(before)
            else:
                before.fields.stop_looking()
                self.removeWidget(before)
                before.deleteLater()
        self.setCurrentWidget(form)
        self.begun.emit()
        form.fields.act.setFocus()

    def _saved(self, statement_id: str) -> None:
        marked = self.coding.marked
        self.setCurrentWidget(self.inspector)
        self._selection.choose_statement(statement_id)
        self.coded.emit(statement_id, -1 if marked is None else marked.end)

    def _left(self) -> None:
        self.setCurrentWidget(self.inspector)
        if self.coding.is_half_typed:
            self._waiting.append(self.coding)
            self._take(self._made_form())
            self.put_away.emit()
