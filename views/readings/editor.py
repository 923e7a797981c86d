"""The editor of readings: opens under the bar, changes all figures at once, and keeps readings of one's own."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from models.analysis.reading import EVERYTHING, ON_RECORD, READINGS, STRICT, Reading
from models.analysis.reading_choices import counted_of_all
from models.edits.readings import delete_reading, rename_reading, save_reading, set_rules
from models.queries import OwnReading, own_readings
from views.document import Document
from views.inspector.properties import colour_text, plain_label
from views.readings.kept import CHANGED, ReadingList, named
from views.readings.rules import RuleRows
from views.theme import Theme

_ROBUST = (
    f"A movement is called robust where it keeps its direction with the grades of “{STRICT.name}” and with those of "
    f"“{EVERYTHING.name}”, all other rules as they are here."
)


_WIDTH = 540
_LONGEST = 32


class ReadingEditor(QFrame):
    """A popup with all readings, the rules of the one read by, and what can be kept, renamed and deleted of them."""

    def __init__(self, document: Document, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._document, self._theme = document, theme
        self._own: list[OwnReading] = []
        self.readings, self.rules = ReadingList(), RuleRows(theme)
        self._title, self._counts, self._robust = plain_label(bold=True), plain_label(bold=True), plain_label(size=0.92)
        self.name, self._complaint = QLineEdit(), plain_label(size=0.92)
        self._layout = QVBoxLayout(self)
        self.save, self.change = QPushButton("&Save as new"), QPushButton()
        self.rename, self.delete = QPushButton("Re&name"), QPushButton("De&lete")
        self._lay_out()
        self.readings.chosen.connect(self._take)
        self.rules.chosen.connect(self._take_changed)
        self.save.clicked.connect(self._save)
        self.change.clicked.connect(self._change)
        self.rename.clicked.connect(self._rename)
        self.delete.clicked.connect(self._delete)
        self.name.returnPressed.connect(self.save.click)
        self.name.textChanged.connect(self._show_keeping)
        document.refreshed.connect(self._follow)
        self.set_theme(theme)

    def open_under(self, button: QWidget) -> None:
        """Show the reading by which everything is read, under a button; Escape closes."""
        self.refresh()
        self._fit()
        place = button.mapToGlobal(QPoint(0, button.height() + 2))
        screen = button.screen() or QGuiApplication.primaryScreen()
        right, bottom = screen.availableGeometry().right(), screen.availableGeometry().bottom()
        self.move(max(0, min(place.x(), right - self.width())), max(0, min(place.y(), bottom - self.height())))
        self.show()
        self.readings.setFocus()

    def refresh(self) -> None:
        """Show the reading as it is now, with the dossier's own readings."""
        reading, statements = self._document.reading, self._document.snapshot.statements
        self._own = own_readings(self._document.store)
        self.readings.show_readings(self._own, reading, statements)
        self.rules.show_rules(reading, statements)
        counted, most = counted_of_all(statements, reading)
        self._title.setText(f"Reading: {reading.name}")
        self._counts.setText(f"{counted:,} of the {most:,} statements that can place a party count.")
        self._show_keeping()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        palette = theme.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.surface)
        self.setPalette(palette)
        colour_text(self._robust, theme.muted)
        colour_text(self._complaint, theme.apart)
        self.rules.set_theme(theme)
        self.readings.set_theme(theme)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self._theme.border)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    @property
    def _kept(self) -> OwnReading | None:
        """The reading of the dossier's own that is read by, also where its rules were changed."""
        name = self._document.reading.name.removesuffix(CHANGED)
        return next((one for one in self._own if one.reading.name == name), None)

    def _lay_out(self) -> None:
        self.setAutoFillBackground(True)
        self._robust.setText(_ROBUST)
        for label in (self._title, self._counts):
            label.setWordWrap(False)
        for label in (self._title, self._counts, self._robust, self._complaint):
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.name.setPlaceholderText("Name")
        self.name.setAccessibleName("Name of the reading")
        layout = self._layout
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(8)
        for part in (self._title, self.readings, self.rules, self._counts, self._robust):
            layout.addWidget(part)
        layout.addLayout(_row(self.change, None, self.delete))
        layout.addLayout(_row(self.name, self.save, self.rename))
        layout.addWidget(self._complaint)
        self.setFixedWidth(_WIDTH)

    def _show_keeping(self) -> None:
        """Offer to keep the reading under a name, or to change, rename or delete one that is kept."""
        kept, why_not = self._kept, self._why_no_such_name()
        typed = bool(self.name.text().strip()) and not why_not
        self._complaint.setText(why_not)
        self._complaint.setVisible(bool(why_not))
        changed = kept is not None and not kept.reading.has_rules_of(self._document.reading)
        self.save.setEnabled(typed)
        self.change.setVisible(changed)
        if kept is not None:
            self.change.setText(f"&Update “{_escaped(kept.reading.name)}”")
        self.rename.setVisible(kept is not None)
        self.rename.setEnabled(typed)
        self.delete.setVisible(kept is not None)
        if kept is not None:
            self.delete.setText(f"De&lete “{_escaped(kept.reading.name)}”")
        self._fit()

    def _why_no_such_name(self) -> str:
        wanted = " ".join(self.name.text().split()).casefold()
        if wanted in READINGS:
            return f"“{READINGS[wanted].name}” is built in. Choose another name."
        taken = next((one.reading.name for one in self._own if one.reading.name.casefold() == wanted), "")
        return f"There is a reading “{taken}” already. Choose another name." if taken else ""

    def _fit(self) -> None:
        self._layout.invalidate()
        self.setFixedHeight(self._layout.heightForWidth(_WIDTH))

    def _follow(self) -> None:
        if self.isVisible():
            self.refresh()

    def _take(self, reading: Reading) -> None:
        self._document.read_as(reading.as_known(self._document.reading.known))

    def _take_changed(self, reading: Reading) -> None:
        self._document.read_as(named(reading, self._own))

    def _save(self) -> None:
        save_reading(self._document.store, self.name.text(), self._document.reading)
        self._call(" ".join(self.name.text().split()))

    def _change(self) -> None:
        if (kept := self._kept) is not None:
            set_rules(self._document.store, kept.id, self._document.reading, seen=kept.reading)
            self._call(kept.reading.name)

    def _rename(self) -> None:
        if (kept := self._kept) is not None:
            rename_reading(self._document.store, kept.id, self.name.text(), seen={"title": kept.reading.name})
            self._call(" ".join(self.name.text().split()))

    def _delete(self) -> None:
        if (kept := self._kept) is not None:
            delete_reading(self._document.store, kept.id)
            self._own = own_readings(self._document.store)
            self._take_changed(replace(self._document.reading, name=ON_RECORD.name))

    def _call(self, name: str) -> None:
        """Read by the reading under the name that it has now."""
        self.name.clear()
        self._document.read_as(replace(self._document.reading, name=name))
        self.refresh()


def _row(*parts: QWidget | None) -> QHBoxLayout:
    """Parts beside each other, None being what is left of the width."""
    row = QHBoxLayout()
    row.setSpacing(6)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
    return row


def _escaped(name: str) -> str:
    """A name of which an ampersand is no mnemonic, cut where it is long."""
    return (name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…").replace("&", "&&")
