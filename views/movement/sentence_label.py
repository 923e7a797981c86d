"""A sentence of which some phrases are figures that open their statements."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel

from views.movement.headline import Phrase
from views.theme import Theme


class SentenceLabel(QLabel):
    """Wraps; its figures can be reached by mouse and by keys."""

    opened = Signal(object)
    """The `Evidence` of the phrase that was chosen."""

    def __init__(self, theme: Theme, *, bold: bool = True) -> None:
        super().__init__()
        self._theme, self._bold = theme, bold
        self._phrases: tuple[Phrase, ...] = ()
        self._hovered = ""
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.setWordWrap(True)
        self.linkHovered.connect(self._hover)
        self.linkActivated.connect(lambda place: self.opened.emit(self._phrases[int(place)].opens))

    def show_phrases(self, phrases: tuple[Phrase, ...]) -> None:
        """Say another sentence."""
        self._phrases, self._hovered = phrases, ""
        self.setAccessibleName("".join(phrase.text for phrase in phrases))
        self._render()

    def set_theme(self, theme: Theme) -> None:
        """Write in the colours of another appearance."""
        self._theme = theme
        self._render()

    def words(self) -> str:
        """The sentence without its links."""
        return "".join(phrase.text for phrase in self._phrases)

    def _hover(self, place: str) -> None:
        if place != self._hovered:
            self._hovered = place
            opens = self._phrases[int(place)].opens if place else None
            self.setToolTip(f"Read the statements: {opens.title}" if opens is not None else "")
            self._render()

    def _render(self) -> None:
        words = "".join(self._html(place, phrase) for place, phrase in enumerate(self._phrases))
        self.setText(f"<b>{words}</b>" if self._bold else words)

    def _html(self, place: int, phrase: Phrase) -> str:
        words = escape(phrase.text)
        if phrase.opens is None:
            return words
        line = "underline" if str(place) == self._hovered else "none"
        return f'<a href="{place}" style="color: {self._theme.text.name()}; text-decoration: {line}">{words}</a>'
