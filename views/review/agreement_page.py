"""How far analysts agree who coded the same statements apart."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from models.agreement.agreeing import FieldAgreement, agreement_of, statements_behind
from models.agreement.codings import DoubleCoding
from models.agreement.columns import Field
from models.facts import NONE
from models.phrases import counted
from views.colouring import Role, set_colours
from views.document import Document
from views.inspector.properties import colour_text, plain_label
from views.plain import tooltip
from views.review.agreement_model import AgreementModel, Index
from views.review.agreement_table import AgreementTable
from views.review.codings import SecondCodings
from views.review.words import CUSTOM, alpha_words, pairs_words, why_undefined
from views.selection import Selection
from views.start_page import StartPage
from views.theme import Theme

_MEANING = (
    "Krippendorff’s alpha is 1 where analysts always agree, 0 where they agree as often as by chance, and below 0 "
    "where they do so less often. What counts is what each coded apart from the other, settled since or not. "
    "Under each alpha stands how many pairs of values are equal."
)


class AgreementPage(QWidget):
    """A sentence, and a table in which every figure opens its statements."""

    code_asked = Signal()

    def __init__(self, document: Document, selection: Selection, codings: SecondCodings, theme: Theme) -> None:
        super().__init__()
        self._document, self._selection, self._codings = document, selection, codings
        self.model = AgreementModel()
        self.table = AgreementTable(self.model, theme)
        self.sentence, self.meaning = plain_label(bold=True, size=1.06), plain_label(size=0.92)
        self.meaning.setText(_MEANING)
        self._frame, self._pages = QFrame(), QStackedWidget()
        self.empty = StartPage(
            "No statement has been coded twice yet",
            "How far the coding can be relied on shows when a second analyst codes some statements without having "
            "seen the first coding.",
            (("Second coding", self.code_asked.emit),),
        )
        self._lay_out()
        self.table.opened.connect(self._open)
        self.set_theme(theme)

    def refresh(self) -> None:
        """Compute all figures anew."""
        codings = self._codings.all()
        found = agreement_of(self._document.snapshot, codings)
        self.model.show_figures(self._document.snapshot, found)
        self.table.fit()
        self.sentence.setText(_sentence(codings, found) if found else "")
        self._pages.setCurrentIndex(0 if found else 1)

    def take_focus(self) -> None:
        """Let the keys go to the figures, or to what has to be done first."""
        (self.table if self._pages.currentIndex() == 0 else self.empty.buttons[0]).setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Colour everything anew."""
        self.table.set_theme(theme)
        self.empty.set_theme(theme)
        colour_text(self.meaning, theme.muted)
        set_colours(self._frame, {Role.WindowText: theme.border})

    def _open(self, index: Index) -> None:
        figure = self.model.figure(index)
        if figure is None or figure.agreement is None:
            return
        snapshot = self._document.snapshot
        found = statements_behind(snapshot, self._codings.all(), figure.issue, figure.field)
        title = (
            f"{self.model.name(index)}: alpha {alpha_words(figure.agreement)}, {pairs_words(figure.agreement)} equal"
        )
        self._selection.open_evidence(title, tuple(snapshot.statements.ids[at] for at in found.tolist()))

    def _lay_out(self) -> None:
        for label in (self.sentence, self.meaning):
            label.setToolTip(tooltip(CUSTOM))
        self._frame.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.sentence)
        column.addWidget(self.meaning)
        column.addWidget(self._frame, 1)
        self._pages.addWidget(page)
        self._pages.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)


def _sentence(codings: list[DoubleCoding], found: list[FieldAgreement]) -> str:
    """What the most telling figure means in plain words: that of acts, on all issues."""
    acts = next(one.agreement for one in found if (one.issue, one.field) == (NONE, Field.ACT))
    statements, analysts = len({one.statement_id for one in codings}), len({one.analyst_id for one in codings})
    again = f"{counted(statements, 'statement')} coded again by {counted(analysts, 'analyst')}"
    if acts.alpha is None:
        return f"{again}. Nothing can be said of their acts: {why_undefined(acts, Field.ACT)}"
    return (
        f"{again}. Acts are the same in {pairs_words(acts)}; beyond what chance would bring, that is an alpha of "
        f"{alpha_words(acts)}."
    )
