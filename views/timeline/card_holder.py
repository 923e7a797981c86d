"""Which card is shown on the timeline: that of what the pointer rests on, or of what was chosen by key."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from views.document import Document
from views.theme import Theme
from views.timeline.card_popup import CardPopup
from views.timeline.cards import card
from views.timeline.hits import Hit, StatementHit

_POINTER = QRect(-4, -4, 20, 24)
"""What the pointer covers around its tip, so that no card lies under it."""

_MARK = 40
"""What is wider is a line, beside which no card can stand; it stands beside the pointer."""


class CardHolder:
    """`area_of` says where something is on the viewport, None where it is not seen."""

    def __init__(
        self, document: Document, theme: Theme, viewport: QWidget, area_of: Callable[[Hit], QRect | None]
    ) -> None:
        self.popup = CardPopup(theme, viewport)
        self._document, self._viewport, self._area_of = document, viewport, area_of
        self._hit: Hit | None = None
        self._by_key = False
        self._about = QRect()

    @property
    def is_by_key(self) -> bool:
        """Whether there is a card of what was chosen by key, which goes where its mark goes."""
        return self._by_key and self._hit is not None

    def show_chosen(self, statement: int) -> None:
        """Show the card of a statement that was chosen by key as soon as its mark has been painted."""
        self._hit, self._by_key, self._about = StatementHit(statement), True, QRect()
        self.follow()

    def show_pointed(self, hit: Hit, pointer: QPoint) -> None:
        """Show the card of what the pointer rests on."""
        self._hit, self._by_key = hit, False
        area = self._area_of(hit)
        beside = _POINTER.translated(pointer)
        seen = area is not None and area.width() <= _MARK and area.contains(pointer)
        self._show(beside.united(area) if seen and area is not None else beside)

    def point_at(self, hit: Hit | None) -> None:
        """Put away the card of what the pointer has left."""
        if not self._by_key and hit != self._hit:
            self.put_away()

    def keep_only(self, statement: int) -> None:
        """Put away the card of another statement than the one that is chosen now, NONE for none."""
        if self.is_by_key and self._hit != StatementHit(statement):
            self.put_away()

    def toggle(self, statement: int) -> None:
        """Show the card of a statement, or put it away."""
        if self.put_away():
            return
        self.show_chosen(statement)

    def follow(self) -> None:
        """Stay beside the mark of what was chosen by key, wherever it has gone; hidden while it is not seen."""
        if not self.is_by_key or self._hit is None:
            return
        area = self._area_of(self._hit)
        if area is None:
            self.popup.hide()
            self._about = QRect()
        elif area != self._about or self.popup.isHidden():
            self._show(area)

    def put_away(self) -> bool:
        """Show no card any more; whether there was one."""
        was_shown = self.popup.isVisible()
        self._hit = None
        self.popup.hide()
        return was_shown

    def refresh(self) -> None:
        """Say what is true now; what is gone has no card."""
        if self._by_key:
            self.put_away()

    def _show(self, about: QRect) -> None:
        if self._hit is not None:
            self._about = about
            self.popup.show_card(card(self._document, self._hit), about, self._viewport.rect())
