"""The composer: a specification at the left, and at the right the pages that it makes, a moment after each change."""

from collections.abc import Callable, Generator
from typing import Any, Protocol

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from models.briefing.composing import Composed
from models.briefing.house.house import House
from models.briefing.of_dossier import Briefings
from models.briefing.preview import Page, Preview, drawn
from models.briefing.specification import Specification, as_json, read_specification
from models.errors import UserError
from models.progress import Progress
from models.queries import OwnReading, own_readings
from views.briefing.choices import Choices
from views.briefing.pages_view import PagesView
from views.briefing.style import Styles
from views.buttons import make_primary
from views.colouring import Role, set_colours
from views.document import Document
from views.saved_views import SavedViews
from views.theme import Theme

SCREEN = "briefing"
_AFTER_MS = 250
_PATIENCE_MS = 500
_NARROWEST = 330
_FINER = 2
"""Pages are drawn so many times finer than they are shown and then made smaller: small letters come out clean."""


class Aside(Protocol):
    """Runs work off the window's thread; what was asked for before is dropped."""

    def run(
        self,
        work: Generator[Progress, None, Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
        progressed: Callable[[Progress], None] | None = None,
    ) -> None:
        """Start work; the others are called in the window's thread."""

    def cancel(self) -> None:
        """Drop what runs."""

    def stop(self) -> None:
        """Drop what runs, wait for it, and run nothing any more."""


class BriefingView(QWidget):
    """Composes briefings; `export_asked` carries the specification that is to be written."""

    export_asked = Signal(object)
    told = Signal(str)

    def __init__(
        self, document: Document, theme: Theme, aside: Callable[[], Aside], styles: Styles, version: str
    ) -> None:
        super().__init__()
        self._styles = styles
        self._document, self._version = document, version
        self._setting, self._drawing = aside(), aside()
        self._briefings, self._preview = Briefings(document.store, version), Preview()
        self._shown: tuple[object, Specification, House, list[OwnReading]] | None = None
        self.choices, self.pages = Choices(document, theme, styles), PagesView(theme)
        self.saved = SavedViews(document, self, SCREEN, "briefing")
        self.export = QPushButton("&Export…")
        self.export.setToolTip("Write it as PDF, Word document, web page or workbook")
        self.place, self.trouble, self.cancel = QLabel(), QLabel(), QToolButton()
        self._lay_out()
        self._no_style = ""
        """Why the house style cannot be read; nothing is set as long as it cannot be."""
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._late = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._soon.timeout.connect(self._set)
        self._late.timeout.connect(self.cancel.show)
        self.choices.changed.connect(self._soon.start)
        self.choices.style_button.changed.connect(self._change_style)
        self.pages.wanted.connect(self._draw)
        self.pages.moved.connect(self._say_place)
        self.saved.told.connect(self.told)
        self.export.clicked.connect(lambda: self.export_asked.emit(self.choices.specification()))
        self.cancel.clicked.connect(self._cancel)
        document.refreshed.connect(self.refresh)
        self.set_theme(theme)

    def refresh(self) -> None:
        """Offer what the dossier has now, and set the pages anew where anything changed."""
        if self.isVisible():
            self.choices.refresh()
            self._soon.start()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.choices.set_theme(theme)
        self.pages.set_theme(theme)
        self.saved.set_theme(theme)
        make_primary(self.export, theme)
        set_colours(self.trouble, {Role.WindowText: theme.warning})

    def state_json(self) -> str:
        """The specification, as it is kept."""
        return as_json(self.choices.specification())

    def take_up_json(self, state: str) -> str:
        """Show a specification that was kept."""
        self.choices.show_specification(read_specification(state))
        self._set()
        return ""

    def words(self) -> str:
        """What it may be called."""
        return self.choices.kind.currentText()

    def stop(self) -> None:
        """Stop setting and drawing; the view is about to go."""
        self._soon.stop()
        for one in (self._setting, self._drawing):
            one.stop()
        self._preview.close()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.choices.kind.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._take_style()
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        self._soon.stop()
        super().hideEvent(event)

    def _change_style(self) -> None:
        self._take_style()
        self.choices.prefer_house()
        self._set()

    def _take_style(self) -> None:
        try:
            house, self._no_style = self._styles.read(), ""
        except UserError as error:
            self._no_style = f"{error.sentence} Choose another house style, or None."
            return
        self._briefings.house = house
        self.choices.take_house(house)

    def _set(self) -> None:
        """Set the pages of what is chosen, unless they are those that are shown."""
        if self._no_style:
            self._setting.cancel()
            self._shown = None
            self._rest(self._no_style)
            return
        state, wanted = self._document.present, self.choices.specification()
        asked = state, wanted, self._briefings.house, own_readings(self._document.store)
        if self._shown == asked:
            return
        self._shown = asked
        self._late.start()
        self.place.setText("Setting pages…")
        self._setting.run(self._work(state, wanted), self._show, self._fail, self._tell)

    def _work(
        self, state: object, wanted: Specification
    ) -> Generator[Progress, None, tuple[Composed, tuple[Page, ...]]]:
        made = yield from self._briefings.compose(wanted, None, state)
        pages = yield from self._preview.pages(made.data)
        return made, pages

    def _show(self, result: tuple[Composed, tuple[Page, ...]]) -> None:
        made, pages = result
        self._rest("")
        self.choices.judgements.offer_figures(made.figures)
        self.pages.show_pages(pages)
        self._say_place()

    def _fail(self, error: BaseException) -> None:
        self._rest(error.sentence if isinstance(error, UserError) else "")
        self._say_place()
        if not isinstance(error, UserError):
            raise error

    def _rest(self, trouble: str) -> None:
        self._late.stop()
        self.cancel.hide()
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        self.export.setEnabled(not trouble)

    def _cancel(self) -> None:
        self._setting.cancel()
        self._shown = None
        self._rest("The pages are not those of the choices. Change one to set them anew.")

    def _tell(self, progress: Progress) -> None:
        self.place.setText(f"{progress.label}…")

    def _draw(self, pages: list[Page], pixels_per_inch: float) -> None:
        def put(pictures: tuple[bytes, ...]) -> None:
            for page, picture in zip(pages, pictures, strict=True):
                self.pages.put(page, pixels_per_inch, picture)

        self._drawing.run(drawn(pages, _FINER * pixels_per_inch), put, self._fail)

    def _say_place(self) -> None:
        count = self.pages.count
        self.place.setText(f"Page {self.pages.current} of {count}  ·  {self.pages.scale:.0%}" if count else "")

    def _lay_out(self) -> None:
        left = QScrollArea()
        left.setWidget(self.choices)
        left.setWidgetResizable(True)
        left.setFrameShape(QScrollArea.Shape.NoFrame)
        left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left.setMinimumWidth(_NARROWEST)
        left.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        bar = QHBoxLayout()
        bar.addWidget(self.place, 1)
        self.cancel.setText("Cancel")
        self.cancel.hide()
        bar.addWidget(self.cancel)
        for words, name, do in (
            ("−", "Smaller", lambda: self.pages.zoom_by(-1)),
            ("+", "Larger", lambda: self.pages.zoom_by(1)),
            ("Fit", "As wide as there is room", lambda: self.pages.set_zoom(None)),
        ):
            button = QToolButton()
            button.setText(words)
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.clicked.connect(do)
            bar.addWidget(button)
        for part in (self.saved, self.export):
            bar.addWidget(part)
        self.trouble.setWordWrap(True)
        self.trouble.setTextFormat(Qt.TextFormat.PlainText)
        self.trouble.hide()
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 0, 0, 0)
        column.addLayout(bar)
        column.addWidget(self.trouble)
        column.addWidget(self.pages, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        split.setSizes([_NARROWEST + 40, 900])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 12)
        layout.addWidget(split)
