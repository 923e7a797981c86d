"""What opens under the search box: the results, the facets beside them, and which keys do what."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.progress import Progress
from views.colouring import Role, set_colours
from views.document import Document
from views.inspector.properties import colour_text
from views.search.facet_list import FACETS_WIDTH, FacetList
from views.search.gathering import Answer
from views.search.result_list import ResultList
from views.theme import Theme

_KEYS = "↑ ↓ choose · Enter open · Tab narrow down · Esc close"
_NARROWING_KEYS = "↑ ↓ choose · Space tick · Tab back to the results · Esc close"

_NARROWING_AT_LEAST = 640
"""In less width than this there is no room for the facets."""


class SearchPopup(QFrame):
    """Shows one answer. It never takes the focus; `is_narrowing` says whether the box's keys are for the facets."""

    def __init__(self, document: Document, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.found, self.facets = ResultList(document, theme, self), FacetList(document, theme, self)
        self._keys, self._progress = _small_label(), _small_label()
        self._footer = QFrame()
        self.is_narrowing = False
        self.facets.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.facets.setFixedWidth(FACETS_WIDTH)
        self.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        self.setAutoFillBackground(True)
        self._lay_out()
        self.narrow(on=False)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        set_colours(self, {Role.WindowText: theme.border, Role.Base: theme.surface, Role.Window: theme.window})
        for label in (self._keys, self._progress):
            colour_text(label, theme.muted)
        self.found.set_theme(theme)
        self.facets.set_theme(theme)

    def show_answer(self, answer: Answer) -> None:
        """Show an answer, with its first line ready to be confirmed."""
        self.found.show_results(answer.lines)
        self.facets.show_facets(answer.facets)
        self._progress.setText(_progress_words(answer.progress))

    @property
    def spoken(self) -> str:
        """The line that the keys are about, for those who hear it."""
        current = (self.facets if self.is_narrowing else self.found).currentIndex()
        return str(current.data(Qt.ItemDataRole.AccessibleTextRole) or "")

    def narrow(self, *, on: bool) -> None:
        """Let the keys be for the facets, or for the results again."""
        self.is_narrowing = on and self.facets.isVisibleTo(self)
        self.facets.show_current(shown=self.is_narrowing)
        self.found.show_current(shown=not self.is_narrowing)
        self._keys.setText(_NARROWING_KEYS if self.is_narrowing else _KEYS)

    def walk(self, step: int) -> None:
        """Go up (−1) or down (1) in the list that the keys are for."""
        (self.facets if self.is_narrowing else self.found).walk(step)

    def choose_current(self) -> None:
        """Choose the current line of that list."""
        (self.facets if self.is_narrowing else self.found).choose_current()

    def fit(self, width: int) -> None:
        """Leave out the facets where there is no room for them."""
        self.facets.setVisible(width >= _NARROWING_AT_LEAST)
        self.narrow(on=self.is_narrowing)

    def height_of_all(self) -> int:
        """How high it would have to be to show every result."""
        return self.found.height_of_all() + self._footer.sizeHint().height() + 2 * self.frameWidth() + 2

    def _lay_out(self) -> None:
        footer = QHBoxLayout(self._footer)
        footer.setContentsMargins(10, 4, 10, 4)
        footer.addWidget(self._keys)
        footer.addStretch(1)
        footer.addWidget(self._progress)
        lists = QHBoxLayout()
        lists.setSpacing(0)
        lists.addWidget(self.found, 1)
        lists.addWidget(self.facets)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(lists, 1)
        layout.addWidget(self._footer)


def _progress_words(progress: Progress) -> str:
    if progress.done == progress.total:
        return ""
    return f"Still reading: {progress.done:,} of {progress.total:,} texts can be found"


def _small_label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * 0.9)
    label.setFont(font)
    return label
