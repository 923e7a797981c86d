"""What stands at the left of a lane: its title, its gap or what it holds, and its named points."""

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPixmap

from models.facts import Issue
from views.theme import Theme
from views.timeline.batch import blank
from views.timeline.fonts import Fonts
from views.timeline.geometry import EDGE, LANE_PADDING, SPACING, Geometry
from views.timeline.shown import Piece

_GAP_BELOW = 2


@dataclass(frozen=True, slots=True)
class Words:
    """What is written: a title, what is said under it and in which colour, and options by value or as a list.

    `options` are named points with their values, those first that matter most. `listed` are names in the colours of
    lines, from above. `has_gap` says that the words under the title are a figure that can be opened.
    """

    title: str
    under: str
    colour: QColor
    has_gap: bool
    options: tuple[tuple[float, str], ...] = ()
    listed: tuple[tuple[QColor, str], ...] = ()


@dataclass(slots=True)
class Label:
    """A painted label, and where in it title and gap are; the gap line by line."""

    picture: QPixmap
    title: QRectF = field(default_factory=QRectF)
    gap: list[QRectF] = field(default_factory=list)


@dataclass(frozen=True)
class LabelPainter:
    """Paints labels in one look, as wide as a geometry gives them."""

    theme: Theme
    fonts: Fonts
    geometry: Geometry
    ratio: float

    def paint(self, words: Words, height: int) -> Label:
        """Paint the label of a lane of this height, with its left edge and the spacing above and below."""
        width, whole = int(self.geometry.left), int(height + SPACING)
        label = Label(blank(width + 1, whole, self.ratio, self.theme.window))
        top = int(SPACING / 2)
        piece = Piece(0, width, top, top + height)
        with QPainter(label.picture) as painter:
            # What is said beside a low lane must not run into the next one.
            painter.setClipRect(QRectF(0, 0, width, whole - 2))
            self._title(painter, words, top, height, label)
            painter.setClipping(False)
            painter.fillRect(QRectF(width, 0, 1, whole), self.theme.window)
            painter.fillRect(QRectF(width, top, 1, height), self.theme.border)
            self._options(painter, words, piece)
            self._listed(painter, words, piece)
        return label

    def _title(self, painter: QPainter, words: Words, top: int, height: int, label: Label) -> None:
        room = self.geometry.title_width - 6
        bold, plain = self.fonts.metrics(1.06, True), self.fonts.metrics(0.92)  # noqa: FBT003
        lines = wrapped(words.title, bold, room, 2 if height >= 2 * bold.height() + plain.height() else 1)
        painter.setFont(self.fonts.of(1.06, True))  # noqa: FBT003
        painter.setPen(self.theme.text)
        for row, line in enumerate(lines):
            painter.drawText(QPointF(EDGE, top + bold.ascent() + row * bold.height()), line)
        label.title = QRectF(EDGE, top, self.geometry.title_width, bold.height() * len(lines))
        left = int((top + height - label.title.bottom() - _GAP_BELOW) // plain.height())
        painter.setFont(self.fonts.of(0.92))
        painter.setPen(words.colour)
        y = label.title.bottom() + _GAP_BELOW
        for line in wrapped(words.under, plain, room, max(min(left, 2), 1)):
            painter.drawText(QPointF(EDGE, y + plain.ascent()), line)
            if words.has_gap:
                label.gap.append(QRectF(EDGE, y, plain.horizontalAdvance(line), plain.height()))
            y += plain.height()

    def _options(self, painter: QPainter, words: Words, piece: Piece) -> None:
        """As many as have room, those first that come first."""
        metrics = self.fonts.metrics(0.82)
        taken: list[float] = []
        room = piece.bottom - piece.top - 2 * LANE_PADDING
        painter.setFont(self.fonts.of(0.82))
        painter.setPen(self.theme.muted)
        for value, name in words.options:
            y, place = piece.at(value), value / 100 * room
            if all(abs(place - other) >= metrics.height() * 0.86 for other in taken):
                taken.append(place)
                self._beside(painter, name, metrics, y - metrics.height() / 2)
                painter.fillRect(QRectF(piece.end - 4, y, 4, 1), self.theme.muted)

    def _listed(self, painter: QPainter, words: Words, piece: Piece) -> None:
        metrics = self.fonts.metrics(0.82)
        painter.setFont(self.fonts.of(0.82))
        room = int((piece.bottom - piece.top) // metrics.height())
        for row, (colour, name) in enumerate(words.listed[:room]):
            top = piece.top + row * metrics.height()
            painter.setPen(self.theme.muted)
            self._beside(painter, name, metrics, top, swatch=16)
            painter.fillRect(QRectF(piece.end - 19, round(top + metrics.height() / 2) - 1, 12, 2), colour)

    def _beside(self, painter: QPainter, name: str, metrics: QFontMetricsF, top: float, swatch: int = 0) -> None:
        left = EDGE + self.geometry.title_width
        place = QRectF(left, top, self.geometry.left - left - 7 - swatch, metrics.height())
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shown)


def option_words(issue: Issue) -> tuple[tuple[float, str], ...]:
    """Named points with the poles first; a pole without an option is named by the scale."""
    named = {option.value: option.label for option in issue.options}
    poles = [(0.0, named.get(0.0, issue.low_pole)), (100.0, named.get(100.0, issue.high_pole))]
    others = [(value, words) for value, words in named.items() if value not in (0.0, 100.0)]
    return (*poles, *others)


def wrapped(text: str, metrics: QFontMetricsF, width: float, most: int) -> list[str]:
    """One or two lines of words, no more than `most`; what does not fit is elided."""
    if metrics.horizontalAdvance(text) <= width:
        return [text]
    words = text.split(" ")
    cut = next(
        (end for end in range(len(words) - 1, 0, -1) if metrics.horizontalAdvance(" ".join(words[:end])) <= width), 0
    )
    lines = [" ".join(words[:cut]), " ".join(words[cut:])] if cut and most > 1 else [text]
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines]
