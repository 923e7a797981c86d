"""The list of sources at the left, with its filter and the ways to add one."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget

from models.phrases import counted
from views.colouring import Role, set_colours
from views.document import Document
from views.sources.rows import SourceDelegate, SourceRows, source_rows
from views.theme import Theme


class SourceList(QWidget):
    """Lists the dossier's sources. What is chosen stays chosen, by id, as long as it is there."""

    chosen = Signal(str)
    """The id of the source that was clicked or walked to."""
    files_asked = Signal()
    paste_asked = Signal()
    new_asked = Signal()

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__()
        self._document = document
        self.source_id = ""
        self.rows = SourceRows()
        self.list = QListView()
        self.filter_field, self.count = QLineEdit(), QLabel()
        self.add_files, self.add_pasted = QPushButton("Add files…"), QPushButton("From clipboard")
        self.add_new = QPushButton("New…")
        self._delegate = SourceDelegate(theme, self.list)
        self._showing = False
        self._lay_out()
        self._connect()
        document.refreshed.connect(self.refresh)
        self.set_theme(theme)
        self.refresh()

    def refresh(self) -> None:
        """List what the filter lets through; the chosen source stays marked wherever it is listed."""
        rows = source_rows(self._document.snapshot, self.filter_field.text())
        total = len(self._document.snapshot.sources)
        all_of_them = counted(total, "source")
        self.count.setText(all_of_them if len(rows) == total else f"{len(rows):,} of {all_of_them}")
        self._showing = True
        self.rows.show_rows(rows)
        at = next((at for at, one in enumerate(rows) if one.source.id == self.source_id), -1)
        self.list.setCurrentIndex(self.rows.index(at))
        self._showing = False

    def show_source(self, source_id: str) -> None:
        """Mark a source, also when the filter had left it out."""
        self.source_id = source_id
        if source_id not in {one.source.id for one in self.rows.rows}:
            self.filter_field.clear()
        self.refresh()
        self.list.scrollTo(self.list.currentIndex())

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._delegate.theme = theme
        set_colours(self.count, {Role.WindowText: theme.muted})
        set_colours(self.list, {Role.WindowText: theme.border, Role.Base: theme.surface})
        self.list.viewport().update()

    def _lay_out(self) -> None:
        heading = QLabel("Sources")
        font = heading.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.25)
        heading.setFont(font)
        top = QHBoxLayout()
        top.addWidget(heading)
        top.addWidget(self.count)
        top.addStretch(1)
        self.filter_field.setPlaceholderText("Filter sources…")
        self.filter_field.setAccessibleName("Filter sources")
        self.filter_field.setClearButtonEnabled(True)
        self.filter_field.setTextMargins(4, 0, 4, 0)
        self.list.setModel(self.rows)
        self.list.setItemDelegate(self._delegate)
        self.list.setAccessibleName("Sources")
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        ways = QHBoxLayout()
        ways.addWidget(self.add_files)
        ways.addWidget(self.add_pasted)
        ways.addWidget(self.add_new)
        self.add_new.setToolTip("Type in a source by hand")
        self.add_pasted.setToolTip("Add what was copied, such as part of a page (Ctrl+V)")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 0, 16)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addWidget(self.filter_field)
        layout.addWidget(self.list, 1)
        layout.addLayout(ways)

    def _connect(self) -> None:
        self.filter_field.textChanged.connect(self.refresh)
        self.add_files.clicked.connect(self.files_asked)
        self.add_pasted.clicked.connect(self.paste_asked)
        self.add_new.clicked.connect(self.new_asked)
        self.list.selectionModel().currentChanged.connect(self._choose)
        # A click on the current row shows it again after something else came in front.
        self.list.clicked.connect(self._choose)

    def _choose(self, current: QModelIndex) -> None:
        if current.isValid() and not self._showing:
            self.source_id = self.rows.rows[current.row()].source.id
            self.chosen.emit(self.source_id)
