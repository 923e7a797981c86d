"""Judgements of likelihood on a scale from 0 to 100 per cent, with what came about and the score."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt

from models.analysis.look_back import BrierScore, Judged
from models.entry import number
from models.facts import Assessment
from views.agreement.asked import Asked
from views.agreement.card_columns import LEAST_SCALE, Wish, placed
from views.charts.drawing import LEFT, RIGHT, Drawing, Mark, Path, Rounded, Target, Words
from views.charts.look import Look
from views.charts.table import Cell, Table
from views.labels import known_day, range_words
from views.lettering import fitting, width_of
from views.movement.columns import GUTTER, MARGIN, Column
from views.movement.tracks import RADIUS, x_of

_WIDEST_TITLE, _LEAST_TITLE = 380.0, 150.0
_BAND = 9.0


@dataclass(frozen=True, eq=False)
class JudgementsChart:
    """A line for each judgement that came true or not; a cross where it did not, a disc where it did."""

    asked: Asked
    scores: BrierScore

    def table(self) -> Table:
        """Who judged what likely when, what came about, and the score."""
        titles = ("Judgement", "Assessor", "Made on", "Per cent", "Came true", "Brier score", "By its ends")
        return Table(titles, tuple(self._cells(one) for one in self.scores.judged), frozenset({3, 5, 6}))

    def wanted(self, width: float, look: Look) -> QSizeF:
        """As high as all lines."""
        return QSizeF(LEAST_SCALE + _LEAST_TITLE + 2 * MARGIN + GUTTER, (1 + self.scores.n) * self._pitch(look) + 4)

    def draw(self, size: QSizeF, look: Look) -> Drawing:
        """The scale, then line by line."""
        letters, pitch = look.letters, self._pitch(look)
        drawing = Drawing(head=pitch)
        titles = [width_of(letters.plain, self._title(self._of(one))) for one in self.scores.judged]
        scores = [width_of(letters.small, _score(one)) for one in self.scores.judged]
        wish = Wish(min(_WIDEST_TITLE, max(titles, default=0.0)), _LEAST_TITLE)
        score = max(scores, default=0.0)
        title, scale, (figure,) = placed(size.width(), wish, (Wish(score, score),))
        for column, name, side in ((scale, "0 %", LEFT), (scale, "100 %", RIGHT), (figure, "Score", LEFT)):
            area = QRectF(column.left, 0, column.width, letters.pitch)
            drawing.shapes.append(Words(area, name, letters.small, look.theme.muted, side))
        for row, one in enumerate(self.scores.judged):
            area = QRectF(0, (row + 1) * pitch, size.width(), pitch)
            self._draw(drawing, look, (row, one), area, (title, scale, figure))
        return drawing

    def _pitch(self, look: Look) -> float:
        return look.letters.pitch + 6

    def _of(self, one: Judged) -> Assessment:
        return self.asked.snapshot.assessments[one.assessment]

    def _title(self, one: Assessment) -> str:
        return one.about or one.wording or one.code

    def _draw(
        self,
        drawing: Drawing,
        look: Look,
        told: tuple[int, Judged],
        area: QRectF,
        columns: tuple[Column, ...],
    ) -> None:
        (row, one), (title, scale, figure) = told, columns
        _draw_judged(drawing, look, one, scale, area.center().y())
        words = fitting(look.letters.plain, (self._title(self._of(one)),), title.width)
        name = QRectF(title.left, area.top(), title.width, area.height())
        drawing.shapes.append(Words(name, words, look.letters.plain, look.theme.text))
        beside = QRectF(figure.left, area.top(), figure.width, area.height())
        drawing.shapes.append(Words(beside, _score(one), look.letters.small, look.theme.text))
        drawing.targets.append(Target(area.adjusted(2, 1, -2, -1), (row, 5), row, 0.0))

    def _cells(self, one: Judged) -> tuple[Cell, ...]:
        judged = self._of(one)
        percent = range_words(one.low, one.high)
        came = "yes" if one.came_true else "no"
        day = known_day(judged.day, judged.edtf)
        tip = f"{self._title(judged)}\n{judged.assessor}, {day}\n{percent} per cent; came true: {came}; {_score(one)}"
        return (
            Cell(self._title(judged), tip=tip),
            Cell(judged.assessor, tip=tip),
            Cell(day, float(judged.day), tip=tip),
            Cell(percent, (one.low + one.high) / 2, tip=tip),
            Cell(came, tip=tip),
            Cell(f"{one.score:.3f}", one.score, tip=tip, plain=number(one.score)),
            Cell(f"{one.best:.3f}–{one.worst:.3f}", one.worst, tip=tip),
        )


def _draw_judged(drawing: Drawing, look: Look, one: Judged, scale: Column, y: float) -> None:
    """The range and its middle on a scale of per cent, and what came about at the end where that is certain."""
    theme, left, right = look.theme, x_of(scale, one.low), x_of(scale, one.high)
    drawing.shapes.append(Path((QPointF(x_of(scale, 0), y), QPointF(x_of(scale, 100), y)), theme.border))
    band = QRectF(left, y - _BAND / 2, right - left, _BAND)
    drawing.shapes.append(Rounded(band, _BAND / 2, theme.tint(theme.accent, 0.3), None, Qt.PenStyle.SolidLine))
    drawing.shapes.append(Mark("ring", QPointF((left + right) / 2, y), theme.accent, theme.surface, RADIUS))
    kind, colour, percent = ("disc", theme.nearer, 100) if one.came_true else ("cross", theme.apart, 0)
    drawing.shapes.append(Mark(kind, QPointF(x_of(scale, percent), y), colour, theme.surface, RADIUS))


def _score(one: Judged) -> str:
    ends = "" if one.best == one.worst else f" ({one.best:.2f}–{one.worst:.2f})"
    return f"{one.score:.3f}{ends}"
