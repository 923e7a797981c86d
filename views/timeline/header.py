"""What stands above the lanes: the legend of parties, and the names of rounds above their bands."""

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from models.facts import Round
from models.snapshot import Ints, Mask, ints
from views.document import Document
from views.party_marks import draw_party
from views.theme import Theme
from views.timeline.batch import Boxes, boxes, fill
from views.timeline.fonts import Fonts
from views.timeline.frame import Frame
from views.timeline.geometry import EDGE, HEADER
from views.timeline.hits import RoundHit
from views.timeline.pixels import FARTHEST, Pixels

LIP = 4
"""How far the bands of rounds reach up from the lanes."""

_NAME = (0.86, True)
_APART = 6
_NARROWEST = 3
_TOO_DENSE = 10
"""Pixels that each round has on the average below which their bands would be mere stripes and are left out."""


class Rounds:
    """Where rounds and their names lie; a name has the same row wherever the view stands."""

    def __init__(self, rounds: tuple[Round, ...], fonts: Fonts) -> None:
        self._starts, self._ends = ints([one.start for one in rounds]), ints([one.end + 1 for one in rounds])
        self.names = [f"{one.number} {_short(one.label)}" for one in rounds]
        metrics = fonts.metrics(*_NAME)
        self._widths = ints([int(metrics.horizontalAdvance(name)) + 2 for name in self.names])
        self._height = metrics.height()
        self._pixels: Pixels | None = None
        self._cached = ((0, 0), boxes(ints([]), 0, 0, 0))
        self.left, self.right = self._starts, self._ends
        self._rows, self._begins = ints([-1] * len(rounds)), self._starts
        self._named = ints([])
        self._reach: tuple[Ints, ...] = ()
        """Of the rounds that have room for their names: where names begin and end, and names and bands together."""

    def place(self, pixels: Pixels) -> None:
        """Lay out for this width of days."""
        if pixels == self._pixels:
            return
        self._pixels = pixels
        self._cached = ((0, 0), boxes(ints([]), 0, 0, 0))
        self.left = pixels.at(self._starts)
        # A round of a day is still a band when a year is in view.
        self.right = np.maximum(pixels.at(self._ends), self.left + _NARROWEST)
        self._begins = (self.left + self.right) // 2 - self._widths // 2
        self._rows = self._stagger()
        self._named = named = ints(np.flatnonzero(self._rows >= 0))
        begins, ends = self._begins[named], self._begins[named] + self._widths[named]
        self._reach = begins, ends, np.minimum(begins, self.left[named]), np.maximum(ends, self.right[named])

    def bands(self, begin: int, end: int, top: int, bottom: int) -> Boxes:
        """The bands between two pixels."""
        if self._cached[0] != (begin, end):
            inside = (self.right > begin) & (self.left < end)
            inside &= self._room() >= _TOO_DENSE
            ends = np.maximum(self.left[inside], begin), np.minimum(self.right[inside], end)
            self._cached = ((begin, end), boxes(ends[0], 0, ends[1], 0))
        made = self._cached[1].copy()
        made[:, 1], made[:, 3] = top, bottom - 1
        return made

    def area(self, at: int) -> QRectF:
        """The place of a name that has room."""
        top = HEADER - 24 - int(self._rows[at]) * (self._height + 1)
        return QRectF(int(self._begins[at]), top, int(self._widths[at]), self._height)

    def named(self, begin: int, end: int) -> Ints:
        """The rounds whose names have room and reach in between two pixels."""
        return ints(np.flatnonzero(self._between(begin, end)))

    def cut(self, begin: int, end: int) -> Ints:
        """Those of them whose names reach over an edge, or whose bands are in view while their names are not."""
        begins, ends = self._reach[:2]
        seen = (self._reach[2] < end) & (self._reach[3] > begin) & ((begins < begin) | (ends > end))
        return self._named[seen]

    def is_free(self, area: QRectF, but: int) -> bool:
        """Whether no other name lies in an area."""
        others = self.named(int(area.left()) - _APART, int(area.right()) + _APART).tolist()
        return not any(self.area(other).intersects(area) for other in others if other != but)

    def _room(self) -> float:
        """How many pixels there are for each round on the average."""
        return (int(self.right[-1]) - int(self.left[0])) / len(self.left) if len(self.left) else 0.0

    def _between(self, begin: int, end: int) -> Mask:
        found: Mask = (self._rows >= 0) & (self._begins < end) & (self._begins + self._widths > begin)
        return found

    def _stagger(self) -> Ints:
        # Where rounds stand so close that most have no room, three rows of some would only be confusing.
        first, second, third = -FARTHEST, *([-FARTHEST] * 2 if self._room() >= _TOO_DENSE else [FARTHEST] * 2)
        rows = []
        for begin, end in zip((self._begins - _APART).tolist(), (self._begins + self._widths).tolist(), strict=True):
            if begin > first:
                first = end
                rows.append(0)
            elif begin > second:
                second = end
                rows.append(1)
            elif begin > third:
                third = end
                rows.append(2)
            else:
                rows.append(-1)
        return ints(rows)


class HeaderPainter:
    """Paints the header of one document in one look; `later` is the round that is compared with the one before."""

    def __init__(self, document: Document, theme: Theme, fonts: Fonts, rounds: Rounds, later: int | None) -> None:
        self._document, self._theme, self._fonts = document, theme, fonts
        self._rounds, self._later = rounds, later

    def strip(self, painter: QPainter, begin: int, end: int) -> None:
        """Paint the names of rounds between two pixels, and the upper ends of their bands."""
        painter.fillRect(QRectF(begin, 0, end - begin, HEADER), self._theme.window)
        fill(painter, self._rounds.bands(begin, end, int(HEADER) - LIP, int(HEADER)), self._theme.band)
        for at in self._rounds.named(begin, end).tolist():
            self._name(painter, at, self._rounds.area(at))

    def edges(self, painter: QPainter, frame: Frame) -> None:
        """Bring names that are cut off at an edge of the view inside, as long as their round is in view."""
        for at in self._rounds.cut(frame.begin, frame.end).tolist():
            natural = self._rounds.area(at).translated(frame.x(0), 0)
            painter.fillRect(natural & self._within(frame), self._theme.window)
            shown = self._moved(at, frame)
            if shown is not None:
                self._name(painter, at, shown)

    def places(self, frame: Frame) -> Iterator[tuple[QRectF, RoundHit]]:
        """Where the names of rounds are on the viewport."""
        cut = self._rounds.cut(frame.begin, frame.end).tolist()
        for at in self._rounds.named(frame.begin, frame.end).tolist():
            if at not in cut:
                yield self._rounds.area(at).translated(frame.x(0), 0).adjusted(-3, -2, 3, 2), RoundHit(at)
        for at in cut:
            moved = self._moved(at, frame)
            if moved is not None:
                yield moved.adjusted(-3, -2, 3, 2), RoundHit(at)

    def legend(self, painter: QPainter, width: float, drawn: tuple[int, ...], *, others: bool) -> None:
        """Paint the parties whose lines are drawn, as many as have room; `others` says that there are more as marks."""
        snapshot, theme = self._document.snapshot, self._theme
        painter.setFont(self._fonts.of(0.94, True))  # noqa: FBT003
        metrics = self._fonts.metrics(0.94, True)  # noqa: FBT003
        x, y, named = EDGE, HEADER - 16, 0
        for party in drawn:
            name = snapshot.parties[party].name
            colour = self._document.party_colour(theme, party)
            room = metrics.horizontalAdvance(name)
            if x + 16 + room > width - 8:
                break
            draw_party(painter, QRectF(x, y - 9, 10, 10), colour, self._document.party_marker(party), theme.window)
            painter.setPen(colour)
            painter.drawText(QPointF(x + 15, y), name)
            x, named = x + room + 28, named + 1
        marks = len(snapshot.parties) - len(drawn) if others else 0
        words = f"+ {len(drawn) - named} more" if named < len(drawn) else f"+ {marks} more, as marks" if marks else ""
        if words and x + self._fonts.metrics(0.9).horizontalAdvance(words) < width - 8:
            painter.setFont(self._fonts.of(0.9))
            painter.setPen(theme.muted)
            painter.drawText(QPointF(x, y), words)

    def _moved(self, at: int, frame: Frame) -> QRectF | None:
        """Where a name goes that is cut off, None for one that has no room or whose round is not in view."""
        if self._rounds.right[at] <= frame.begin or self._rounds.left[at] >= frame.end:
            return None
        area = self._rounds.area(at)
        area.moveLeft(min(max(area.left(), frame.begin), frame.end - area.width()))
        return area.translated(frame.x(0), 0) if self._rounds.is_free(area, at) else None

    def _within(self, frame: Frame) -> QRectF:
        return QRectF(frame.geometry.left, 0, frame.geometry.right - frame.geometry.left, HEADER)

    def _name(self, painter: QPainter, at: int, area: QRectF) -> None:
        painter.setFont(self._fonts.of(*_NAME))
        painter.setPen(self._theme.accent if at == self._later else self._theme.text)
        painter.drawStaticText(area.topLeft() + QPointF(1, 0), self._fonts.words(self._rounds.names[at], *_NAME))


def _short(label: str) -> str:
    """A round's name without what its place on the axis says anyway: “Video, 21 March” is “Video”."""
    return label.split(",", 1)[0].removesuffix(" region")
