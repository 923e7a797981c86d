"""The key judgements: text whose likelihood words are looked over while one types, and into which figures are put."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from models.briefing.insertions import Insertion
from models.briefing.wording.language import Language
from models.likelihood.check import Remark, checker
from models.likelihood.scales import LikelihoodScale
from models.phrases import counted
from views.colouring import colour_rows
from views.menu_button import MenuButton
from views.plain import one_line, tooltip
from views.theme import Theme

_TALLEST_LIST = 130


class JudgementsEdit(QPlainTextEdit):
    """Underlines what is remarked on; its menu offers other words there, and changes nothing unless one is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.remarks: tuple[Remark, ...] = ()
        self.setAccessibleName("Key judgements, one on each line")
        self.setPlaceholderText("One judgement on each line")
        self.setTabChangesFocus(True)
        self.setMinimumHeight(110)

    def show_remarks(self, remarks: Sequence[Remark], theme: Theme) -> None:
        """Underline these places."""
        self.remarks = tuple(remarks)
        marked = []
        for one in self.remarks:
            selection = QTextEdit.ExtraSelection()
            look = QTextCharFormat()
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            look.setUnderlineColor(theme.warning)
            look.setToolTip(tooltip(one.why))
            selection.format, selection.cursor = look, self.at(one)
            marked.append(selection)
        self.setExtraSelections(marked)

    def at(self, remark: Remark) -> QTextCursor:
        """A cursor on the words of a remark. Qt counts in units of UTF-16."""
        text, cursor = self.toPlainText(), self.textCursor()
        cursor.setPosition(_units(text[: remark.start]))
        cursor.setPosition(_units(text[: remark.end]), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def put(self, remark: Remark, offer: str) -> None:
        """Let the words that are offered stand in place of those remarked on; undo takes it back."""
        self.at(remark).insertText(offer)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = self.cursorForPosition(event.pos()).position()
        menu = self.createStandardContextMenu()
        first = menu.actions()[0] if menu.actions() else None
        for one in self.remarks:
            if self.at(one).selectionStart() <= place <= self.at(one).selectionEnd():
                actions = [menu.addAction(offer, partial(self.put, one, offer)) for offer in one.offers]
                menu.insertActions(first, actions)  # type: ignore[arg-type]
        menu.exec(event.globalPos())
        menu.deleteLater()


class Judgements(QWidget):
    """The text, what is remarked on in it, and the figures that can be put in."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._language = theme, Language.ENGLISH
        self._name = ""
        self._scale: LikelihoodScale | None = None
        self.edit, self.figures, self.list = JudgementsEdit(), MenuButton("Insert a figure"), QListWidget()
        self._told = QLabel()
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setWordWrap(True)
        self.figures.setText("Insert figure")
        self.figures.setEnabled(False)
        self.list.setAccessibleName("Remarks on the words of the judgements")
        self.list.setWordWrap(True)
        self.list.setMaximumHeight(_TALLEST_LIST)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in (self.edit, self.figures, self._told, self.list):
            layout.addWidget(part)
        self.edit.textChanged.connect(self._look_over)
        self.edit.textChanged.connect(self.changed)
        self.list.itemActivated.connect(self._go_to)
        self.list.customContextMenuRequested.connect(self._offer)
        self.set_theme(theme)

    def texts(self) -> tuple[str, ...]:
        """The judgements, one for each line that says anything."""
        return tuple(line.strip() for line in self.edit.toPlainText().splitlines() if line.strip())

    def show_texts(self, texts: Sequence[str]) -> None:
        """Show other judgements."""
        self.edit.setPlainText("\n".join(texts))

    def check_against(self, name: str, scale: LikelihoodScale | None, language: Language) -> None:
        """Look the words over against a scale, None where that of the name is not known; only English ones can be."""
        self._name, self._scale, self._language = name, scale, language
        self._look_over()

    def offer_figures(self, figures: Sequence[Insertion]) -> None:
        """Let these figures be put in, by issue."""
        menu = self.figures.options
        menu.clear()
        for title, group in groupby(figures, lambda one: one.label.rpartition(": ")[0]):
            part = menu.addMenu(title.replace("&", "&&"))
            for one in group:
                words = f"{one.label.rpartition(': ')[2]} ({one.text})".replace("&", "&&")
                part.addAction(words, partial(self._insert, one.token))
        self.figures.setEnabled(bool(figures))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        colour_rows(self.list, theme)
        self._look_over()

    def _insert(self, token: str) -> None:
        self.edit.insertPlainText(token)
        self.edit.setFocus()

    def _look_over(self) -> None:
        remarks = tuple(self._remarks())
        self.edit.show_remarks(remarks, self._theme)
        self.list.clear()
        for one in remarks:
            offers = f" Perhaps: {', '.join(one.offers)}." if one.offers else ""
            self.list.addItem(QListWidgetItem(one.why + offers))
        told = counted(len(remarks), "remark") if remarks else "No remarks"
        if self._language is not Language.ENGLISH:
            self._told.setText("Words of likelihood are checked in English only")
        elif self._scale is None:
            self._told.setText(f"Not checked: the scale {one_line(self._name)} is not known here")
        else:
            self._told.setText(f"{told} on the words of likelihood ({one_line(self._name)})")
        self.list.setVisible(bool(remarks))

    def _remarks(self) -> Iterator[Remark]:
        if self._language is not Language.ENGLISH or self._scale is None:
            return
        lines, start = self.edit.toPlainText().split("\n"), 0
        for line, found in zip(lines, checker(self._scale).remarks(lines), strict=True):
            for one in found:
                yield Remark(start + one.start, start + one.end, one.flag, one.why, one.offers)
            start += len(line) + 1

    def _go_to(self, item: QListWidgetItem) -> None:
        self.edit.setTextCursor(self.edit.at(self.edit.remarks[self.list.row(item)]))
        self.edit.setFocus()

    def _offer(self, place: QPoint) -> None:
        row = self.list.currentRow()
        if row < 0:
            return
        remark, menu = self.edit.remarks[row], QMenu(self)
        for offer in remark.offers:
            menu.addAction(offer, partial(self.edit.put, remark, offer))
        if remark.offers:
            menu.exec(self.list.viewport().mapToGlobal(place))
        menu.deleteLater()


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
