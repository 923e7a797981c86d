"""How charts look: the colours and fonts they are drawn in, and the legend that says which mark is whose."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor

from models.entry import number, rounded
from views.charts.drawing import Drawing, Mark, Path, Words
from views.charts.table import Table
from views.lettering import Lettering, fitting, width_of
from views.theme import Theme

Colour: TypeAlias = Callable[[Theme], QColor]
"""A colour by what it means: `attrgetter("accent")`, or `partial(document.party_colour, party=0)`."""

SWATCH = 26.0
_SPACING = 18.0


def written(value: float) -> str:
    """A figure to one decimal at most, with a proper minus."""
    return number(rounded(value)).replace("-", "−")


@dataclass(frozen=True)
class Look:
    """The colours and the fonts of a chart."""

    theme: Theme
    letters: Lettering


class Chart(Protocol):
    """What the frame needs of a chart."""

    def table(self) -> Table:
        """Exactly the figures that are drawn."""

    def wanted(self, width: float, look: Look) -> QSizeF:
        """The least width and the height that go well with a width, in pixels."""

    def draw(self, size: QSizeF, look: Look) -> Drawing:
        """The chart laid out for a size."""


@dataclass(frozen=True)
class Entry:
    """One entry of a legend; a mark of "" is a plain bar."""

    name: str
    colour: Colour
    mark: str
    style: Qt.PenStyle = Qt.PenStyle.SolidLine


def legend_rows(entries: Sequence[Entry], width: float, look: Look) -> list[list[tuple[Entry, str, float]]]:
    """Entries in as many rows as they take, each with its words and its left edge."""
    rows: list[list[tuple[Entry, str, float]]] = []
    left = width
    for entry in entries:
        words = fitting(look.letters.small, (entry.name,), max(width - SWATCH, 1))
        taken = SWATCH + width_of(look.letters.small, words)
        if not rows or left + taken > width:
            rows.append([])
            left = 0.0
        rows[-1].append((entry, words, left))
        left += taken + _SPACING
    return rows


def draw_legend(drawing: Drawing, rows: Sequence[list[tuple[Entry, str, float]]], corner: QPointF, look: Look) -> None:
    """Draw the rows of a legend from a corner downwards, each as high as a line."""
    pitch, theme = look.letters.pitch, look.theme
    for place, row in enumerate(rows):
        middle = corner.y() + (place + 0.5) * pitch
        for entry, words, left in row:
            x, colour = corner.x() + left, entry.colour(theme)
            width = 2.0 if entry.mark else 8.0
            line = (QPointF(x, middle), QPointF(x + SWATCH - 8, middle))
            drawing.shapes.append(Path(line, colour, width, entry.style))
            if entry.mark:
                drawing.shapes.append(Mark(entry.mark, QPointF(x + SWATCH / 2 - 4, middle), colour, theme.surface))
            area = QRectF(x + SWATCH, middle - pitch / 2, width_of(look.letters.small, words), pitch)
            drawing.shapes.append(Words(area, words, look.letters.small, theme.text))
