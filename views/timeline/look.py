"""All that is painted in one appearance: fonts, colours, and the pictures that are made with them."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QPainter, QPixmap

from views.document import Document
from views.theme import Theme
from views.timeline.batch import blank, boxes, fill
from views.timeline.far_painter import FarPainter
from views.timeline.fonts import Fonts
from views.timeline.footer import DAYS, Events, FooterPainter
from views.timeline.frame import Frame
from views.timeline.geometry import FOOTER, HEADER, SPACING
from views.timeline.header import HeaderPainter, Rounds
from views.timeline.inks import Inks
from views.timeline.label import Label, LabelPainter, Words
from views.timeline.lane_order import LaneKind
from views.timeline.lane_painter import LanePainter
from views.timeline.lane_set import LaneSet
from views.timeline.lanes import Lane
from views.timeline.mark_sheet import MarkSheet
from views.timeline.pixels import Pixels
from views.timeline.shown import Piece
from views.timeline.strip import Strip
from views.timeline.titles import words_of

_TOP = int(SPACING / 2)


class Look:
    """Good for one theme, font, ratio of pixels and width of the viewport, and until the lanes are other ones."""

    def __init__(self, document: Document, lanes: LaneSet, theme: Theme, font: QFont, frame: Frame) -> None:
        self.kept = (theme, font, frame.ratio, frame.geometry.width)
        self.theme, self.lanes = theme, lanes
        self._document, snapshot = document, document.snapshot
        self._fonts, self.inks = Fonts(font), Inks(document, theme)
        self._sheet = MarkSheet(theme.surface, frame.ratio)
        self._label_painter = LabelPainter(theme, self._fonts, frame.geometry, frame.ratio)
        self._labels: dict[int, Label] = {}
        self._strips: dict[int, Strip] = {}
        self._width = frame.end - frame.begin
        self.pixels = Pixels(0.0)
        self.rounds = Rounds(snapshot.rounds, self._fonts)
        self.header = HeaderPainter(document, theme, self._fonts, self.rounds, lanes.later)
        self.footer = FooterPainter(theme, self._fonts, Events(snapshot.events))
        self.names = Strip(int(HEADER), theme.window, self.header.strip, 7)
        self.events = Strip(int(FOOTER), theme.window, self._paint_events, 8)
        self.days = Strip(DAYS, theme.window, self._paint_days, 9)
        self._below = Strip(0, theme.window, self._paint_below)
        self.legend, self.caption = self._corners(frame)

    def place(self, pixels: Pixels) -> None:
        """Let days be as wide as this."""
        self.pixels = pixels
        self.rounds.place(pixels)

    def strips(self, indexes: Iterable[int]) -> list[Strip]:
        """The pictures around the lanes, and those of these lanes that there are."""
        return [self.names, self.events, self.days, *(self._strips[one] for one in indexes if one in self._strips)]

    def strip(self, index: int) -> Strip:
        """The picture of a lane with the spacing around it."""
        if index not in self._strips:
            height = self.lanes.height(index)
            paint, whole = partial(self._paint_lane, index, height), int(height + SPACING)
            self._strips[index] = Strip(whole, self.theme.surface, paint, index)
        return self._strips[index]

    def below(self, height: int) -> Strip:
        """The bands of rounds between the last lane and the days."""
        if self._below.height != height:
            self._below = Strip(height, self.theme.window, self._paint_below, 9)
        return self._below

    def words(self, index: int) -> Words:
        """What is written beside a lane."""
        lane = self.lanes.lane(index)
        return words_of(self._document.snapshot, lane, self.inks.lines(lane), self.lanes.since, self.theme)

    def label(self, index: int) -> Label:
        """The same as a picture."""
        if index not in self._labels:
            self._labels[index] = self._label_painter.paint(self.words(index), self.lanes.height(index))
        return self._labels[index]

    def keep(self, indexes: set[int]) -> None:
        """Let go of the pictures of all lanes but these."""
        for index in self._strips.keys() - indexes:
            del self._strips[index]
        for index in self._labels.keys() - indexes:
            del self._labels[index]

    def is_crowded(self, lane: Lane) -> bool:
        """Whether a lane has more marks somewhere, at this width of days, than can be told apart."""
        return lane.crowded * self.pixels.per_day < self._width

    def _corners(self, frame: Frame) -> tuple[QPixmap, QPixmap]:
        """What stands at the left of the header, and of the footer."""
        width, wanted = frame.geometry.left, self.lanes.wanted
        legend, caption = (blank(width, height, frame.ratio, self.theme.window) for height in (HEADER, FOOTER))
        with QPainter(legend) as painter:
            self.header.legend(painter, width, wanted.drawn, others=wanted.others)
        with QPainter(caption) as painter:
            self.footer.caption(painter)
        return legend, caption

    def _paint_below(self, painter: QPainter, begin: int, end: int) -> None:
        painter.fillRect(QRect(begin, 0, end - begin, self._below.height), self.theme.window)
        fill(painter, self.rounds.bands(begin, end, 0, self._below.height), self.theme.band)

    def _paint_events(self, painter: QPainter, begin: int, end: int) -> None:
        self.footer.events(painter, self.pixels, begin, end)

    def _paint_days(self, painter: QPainter, begin: int, end: int) -> None:
        self.footer.days(painter, self.pixels, begin, end)

    def _paint_lane(self, index: int, height: int, painter: QPainter, begin: int, end: int) -> None:
        lane, theme = self.lanes.lane(index), self.theme
        piece = Piece(begin, end, _TOP, _TOP + height)
        width, whole = end - begin, int(height + SPACING)
        inner = QRect(begin, piece.top + 1, width, height - 2)
        for top, bottom in ((0, _TOP), (_TOP + height, whole)):
            painter.fillRect(QRect(begin, top, width, bottom - top), theme.window)
            fill(painter, self.rounds.bands(begin, end, top, bottom), theme.band)
        for y in (piece.top, piece.bottom - 1):
            painter.fillRect(QRect(begin, y, width, 1), theme.border)
        painter.fillRect(inner, theme.surface)
        fill(painter, self.rounds.bands(begin, end, piece.top + 1, piece.bottom - 1), theme.band_on_lane)
        self._grid(painter, lane, piece)
        painter.setClipRect(inner)
        if self.is_crowded(lane):
            FarPainter(painter, self.inks, self.pixels).paint(lane, self.lanes.levels(index), piece)
            return
        parties = self._document.snapshot.parties
        LanePainter(
            painter, self.inks, self._sheet, self.pixels, self._fonts.base, lambda party: parties[party].code
        ).paint(lane, piece)

    def _grid(self, painter: QPainter, lane: Lane, piece: Piece) -> None:
        if lane.key.kind == LaneKind.ISSUE:
            values = [option.value for option in self._document.snapshot.issues[lane.row].options]
        else:
            values = [0.0, 50.0, 100.0]
        heights = [piece.at(value) for value in values]
        fill(painter, boxes(piece.begin, heights, piece.end, [y + 1 for y in heights]), self.theme.grid)
