"""One conflict: every value with who gave it and when, a button for each, and for texts both put together."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.edits.settling import settle, settle_deleted
from models.errors import Side
from models.merging.conflicts import Conflict
from models.merging.three_way import changed_parts, three_way
from models.telling.differing import from_where_they_differ
from models.telling.when import when_words
from views.colouring import Role, set_colours, set_ground
from views.document import Document
from views.inspector.properties import colour_text, plain_label
from views.plain import READ, beginning, tooltip
from views.sharing.together import Together
from views.theme import Theme

_LONG, _END = 400, 150

_UNDERLINED, _PUT_TOGETHER = 20_000, 100_000
"""So many characters are compared word by word: for the eye, and to put two texts together. More is slow."""


class _SideRow(QFrame):
    """A value, who gave it, and the button that lets it stand."""

    def __init__(self, number: int, side: Side, words: str, base: str | None, *, shown: bool, theme: Theme) -> None:
        """`words` are what of the value is shown where it is not compared with a `base`."""
        super().__init__()
        self.keep = QPushButton(f"Delete the record ({number})" if side.is_deletion else f"Keep this ({number})")
        self.keep.setAccessibleName(f"{self.keep.text()}: {beginning(side.words)}")
        self.value, self._who = value, who = plain_label(), plain_label(size=0.92)
        if base is not None and side.value == side.words:
            value.setTextFormat(Qt.TextFormat.RichText)
            value.setText(_with_changes(base, side.value))
            value.setToolTip(tooltip(side.value))
            value.setAccessibleName(beginning(side.words))
        else:
            value.setText("deleted" if side.is_deletion else words)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        meanwhile = " · shown meanwhile" if shown else ""
        who.setText(f"{side.who or 'Somebody'}, {when_words(side.clock)}{meanwhile}")
        both = QVBoxLayout()
        both.setSpacing(2)
        both.addWidget(value)
        both.addWidget(who)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addLayout(both, 1)
        layout.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignTop)
        self.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        set_ground(self, theme.surface)
        set_colours(self, {Role.WindowText: theme.border})
        colour_text(self.value, theme.text)
        colour_text(self._who, theme.muted)


class ConflictCard(QWidget):
    """Settles what it shows; `told` says what was done, in a sentence."""

    told = Signal(str)

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__()
        self._document, self._theme = document, theme
        self.conflict: Conflict | None = None
        self.rows: list[_SideRow] = []
        self._title, self._too_long = plain_label(bold=True), plain_label()
        self._too_long.setText("These texts are too long to be put together here. The other one stays in History.")
        self._sides = QVBoxLayout()
        self._sides.setSpacing(8)
        self.together = Together(theme)
        self.together.kept.connect(self._keep_text)
        self._lay_out()
        self.set_theme(theme)

    def show_conflict(self, conflict: Conflict | None) -> None:
        """Show another one, None for none; what was typed for the same one stays, also where its values are new."""
        if conflict == self.conflict:
            return
        typed = self.together.is_typed and _unit(conflict) == _unit(self.conflict)
        self.conflict = conflict
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows.clear()
        self.setVisible(conflict is not None)
        if conflict is None:
            return
        self._title.setText(f"{conflict.field} of {conflict.title}: which value is to stand?")
        base = conflict.base if _longest(conflict) <= _UNDERLINED else None
        for number, (side, words) in enumerate(zip(conflict.sides, _shown_words(conflict), strict=True), 1):
            row = _SideRow(number, side, words, base, shown=side is conflict.shown, theme=self._theme)
            row.keep.clicked.connect(lambda _on=False, at=number: self.keep(at))
            row.keep.setEnabled(not self._document.store.is_read_only)
            self.rows.append(row)
            self._sides.addWidget(row)
            row.show()
        if not typed:
            self._offer_together(conflict)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        return (*(row.keep for row in self.rows), *self.together.stops)

    def keep(self, number: int) -> None:
        """Let the value with this number, counted from 1, stand; nothing for one that is not there."""
        conflict = self.conflict
        if conflict is None or not 1 <= number <= len(conflict.sides):
            return
        side = conflict.sides[number - 1]
        if side.is_deletion:
            settle_deleted(self._document.store, conflict)
            self.told.emit(f"{conflict.title[:1].upper()}{conflict.title[1:]} is deleted.")
        else:
            settle(self._document.store, conflict, side.value)
            self.told.emit(f"{conflict.field} of {conflict.title} is settled.")

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        colour_text(self._title, theme.text)
        colour_text(self._too_long, theme.muted)
        self.together.set_theme(theme)
        for row in self.rows:
            row.set_theme(theme)

    def _offer_together(self, conflict: Conflict) -> None:
        """Two texts can be put together word by word over what both began with."""
        texts = [side.value for side in conflict.sides if isinstance(side.value, str)]
        base, several_words = conflict.base, len(texts) == 2 and any(" " in text for text in texts)
        is_short = _longest(conflict) <= _PUT_TOGETHER
        self._too_long.setVisible(several_words and base is not None and not is_short)
        self.together.setVisible(several_words and base is not None and is_short)
        if several_words and base is not None and is_short:
            self.together.show_pieces(three_way(base, *texts), writable=not self._document.store.is_read_only)

    def _keep_text(self, text: str) -> None:
        if self.conflict is not None:
            conflict = self.conflict
            settle(self._document.store, conflict, text)
            self.told.emit(f"{conflict.field} of {conflict.title} is settled.")

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addLayout(self._sides)
        layout.addWidget(self._too_long)
        layout.addWidget(self.together)
        layout.addStretch(1)


def _unit(conflict: Conflict | None) -> tuple[object, ...]:
    return () if conflict is None else (conflict.key, conflict.unit)


def _longest(conflict: Conflict) -> int:
    return max(len(conflict.base or ""), *(len(side.words) for side in conflict.sides))


def _shown_words(conflict: Conflict) -> list[str]:
    """What of each value is shown, deletions included; of what is too long to be read here, where it differs."""
    given = [side.words for side in conflict.sides if not side.is_deletion]
    shown = iter(from_where_they_differ(given, READ))
    return [side.words if side.is_deletion else next(shown) for side in conflict.sides]


def _with_changes(base: str, text: str) -> str:
    """A text as markup in which nothing but what is otherwise in the base is underlined.

    Of a long stretch that is as it was the ends are shown, so that one need not look for what was changed.
    """
    parts = (_underlined(part) if is_new else escape(_ends(part)) for part, is_new in changed_parts(base, text))
    return f'<p style="white-space: pre-wrap">{"".join(parts)}</p>'


def _underlined(words: str) -> str:
    bare = words.rstrip()
    return f"<u>{escape(bare)}</u>{words[len(bare) :]}"


def _ends(words: str) -> str:
    if len(words) <= _LONG:
        return words
    # A word is not cut; what has no blanks is.
    first, last = words[:_END].rsplit(" ", 1)[0], words[-_END:].split(" ", 1)[-1]
    return f"{first} […] {last}"
