"""How the cells of the statements register look: colours, swatches, and the ranges drawn beside their figures."""

from dataclasses import dataclass
from functools import cache
from math import isnan

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QIcon

from models.facts import NEVER, NONE
from models.words import ACTS, REVIEWS, Act, Review
from views.document import Document
from views.party_marks import party_icon
from views.register.columns import FIGURES, Column
from views.theme import Theme

_STRUCK = (Column.RANGE, Column.ACT)
_RED_LINE = ACTS.index(Act.RED_LINE)


@dataclass(frozen=True, slots=True)
class RangeMark:
    """A range to draw on a scale from 0 to 100, with the colour of what it is."""

    low: float
    high: float
    colour: QColor
    conditional: bool


@dataclass(frozen=True, slots=True)
class Look:
    """All that a cell shows; `colour` and `font` are None for those of all text."""

    words: str
    colour: QColor | None
    font: QFont | None
    alignment: int
    swatch: QIcon | None
    mark: RangeMark | None


class RegisterLooks:
    """Colours and marks for one snapshot under one theme, by the statement's position in the columns."""

    def __init__(self, document: Document, theme: Theme) -> None:
        self._columns, self._theme = document.snapshot.statements, theme
        self._retracted = document.standing.retractions.at(np.arange(len(self._columns)), NEVER)
        # The last one is picked by NONE, which is −1: a party that has been deleted.
        places = [*range(len(document.snapshot.parties)), NONE]
        self._parties = [document.party_colour(theme, at) for at in places]
        self._markers = [document.party_marker(at) for at in places]
        self._swatches: dict[int, QIcon] = {}

    def colour(self, at: int, column: Column, *, stated: bool) -> QColor | None:
        """The colour of a cell's words, None for that of all text."""
        columns = self._columns
        if column is Column.PARTY:
            return self._parties[int(columns.party[at])]
        if not stated or column is Column.CODE:
            return self._theme.muted
        if column is Column.REVIEW:
            return self._reviewed(self._review(at))
        # A day of publication that says nothing new steps back, so that what was known later stands out.
        back = column is Column.PUBLISHED and columns.published[at] == columns.said[at]
        return self._theme.muted if back else None

    def _reviewed(self, review: Review) -> QColor | None:
        return {Review.DISPUTED: self._theme.warning, Review.DRAFT: self._theme.muted}.get(review)

    def font(self, at: int, column: Column) -> QFont | None:
        """What is taken back is struck out, unless it was restored since; the codes of drafts are slanted."""
        struck = column in _STRUCK and bool(self._retracted[at])
        slanted = column is Column.CODE and self._review(at) == Review.DRAFT
        if not (struck or slanted):
            return None
        font = QFont()
        font.setStrikeOut(struck)
        font.setItalic(slanted)
        return font

    def swatch(self, at: int, column: Column) -> QIcon | None:
        """The swatch of the party."""
        party = int(self._columns.party[at]) if column is Column.PARTY else NONE
        if party == NONE:
            return None
        if party not in self._swatches:
            self._swatches[party] = party_icon(self._parties[party], self._markers[party], self._theme.surface)
        return self._swatches[party]

    def mark(self, at: int, column: Column) -> RangeMark | None:
        """The range to draw, None where it is not stated."""
        if column is not Column.RANGE:
            return None
        low, high = float(self._columns.low[at]), float(self._columns.high[at])
        if isnan(low) or isnan(high):
            return None
        red = self._columns.act[at] == _RED_LINE
        colour = self._theme.red_line if red else self._parties[self._columns.party[at]]
        return RangeMark(low, high, colour, bool(self._columns.on_condition[at]))

    def _review(self, at: int) -> Review:
        return REVIEWS[int(self._columns.review[at])]


@cache
def alignment(column: Column) -> Qt.AlignmentFlag:
    """Figures stand at the right, words at the left."""
    side = Qt.AlignmentFlag.AlignRight if column in FIGURES else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
