"""Baselines for each issue on its scale, beside where the parties that were summed up stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import nan
from operator import attrgetter

from PySide6.QtCore import QPointF, QRectF, QSizeF

from models.analysis.baselines import Baseline, IssueBaselines
from models.entry import number, rounded
from views.agreement.asked import Asked
from views.agreement.card_columns import LEAST_SCALE, Wish, placed
from views.agreement.rows import place_of
from views.agreement.scale_card import PADDING, SPACING, ScaleCard, card_height
from views.charts.drawing import LEFT, RIGHT, Drawing, Words
from views.charts.look import Colour, Entry, Look, draw_legend, legend_rows
from views.charts.table import Cell, Table
from views.labels import issue_title, party_name, range_words
from views.lettering import fitting, width_of
from views.movement.columns import GUTTER, MARGIN, Column

SHAPES = {Baseline.MEAN: "diamond", Baseline.MEDIAN: "bar", Baseline.NASH: "ring"}
_SHORT = {Baseline.MEAN: "mean", Baseline.MEDIAN: "median", Baseline.NASH: "Nash"}
_WIDEST_TITLE, _LEAST_TITLE, _LEAST_VALUES = 230.0, 140.0, 150.0
NO_BASELINE = "no baseline"


@dataclass(frozen=True, eq=False)
class BaselinesChart:
    """A card for each issue with a baseline; others are told of in the table."""

    asked: Asked
    rows: tuple[IssueBaselines, ...]
    colours: Mapping[int, Colour]

    def table(self) -> Table:
        """The baselines of each issue, who was summed up, and what is missing."""
        titles = ("Issue", *(str(one).capitalize() for one in Baseline), "Summed up", "Missing")
        return Table(titles, tuple(self._cells(row) for row in self.rows), frozenset(range(1, 1 + len(Baseline))))

    def wanted(self, width: float, look: Look) -> QSizeF:
        """As high as all cards."""
        height = self._top(width, look) + len(self._drawn) * (self._height(look) + SPACING)
        return QSizeF(LEAST_SCALE + _LEAST_TITLE + 2 * MARGIN + GUTTER, height)

    def draw(self, size: QSizeF, look: Look) -> Drawing:
        """The legend, then card by card."""
        top = self._top(size.width(), look)
        drawing = Drawing(head=top)
        title, scale, (values,) = self._columns(size.width(), look)
        draw_legend(drawing, legend_rows(self._entries(), size.width(), look), QPointF(0, 0), look)
        for column, name, side in ((title, "Issue", LEFT), (scale, "0", LEFT), (scale, "100", RIGHT)):
            area = QRectF(column.left, top - look.letters.pitch - 2, column.width, look.letters.pitch)
            drawing.shapes.append(Words(area, name, look.letters.small, look.theme.muted, side))
        for at, (row, one) in enumerate(self._drawn):
            area = QRectF(0.5, top + at * (self._height(look) + SPACING), size.width() - 1, self._height(look))
            self._draw(ScaleCard(drawing, look, area, scale, row), one, title, values)
        return drawing

    @property
    def _drawn(self) -> list[tuple[int, IssueBaselines]]:
        return [(at, one) for at, one in enumerate(self.rows) if one.values]

    def _height(self, look: Look) -> float:
        return card_height(2, look)

    def _top(self, width: float, look: Look) -> float:
        return (len(legend_rows(self._entries(), width, look)) + 1) * look.letters.pitch + 8

    def _entries(self) -> list[Entry]:
        parties = dict.fromkeys(party for _, one in self._drawn for party in one.parties)
        names = [Entry(party_name(self.asked.snapshot, party), self.colours[party], "disc") for party in parties]
        return [*(Entry(str(one), attrgetter("text"), SHAPES[one]) for one in Baseline), *names]

    def _columns(self, width: float, look: Look) -> tuple[Column, Column, tuple[Column, ...]]:
        letters = look.letters
        titles = [width_of(letters.bold, issue_title(self.asked.snapshot, one.issue)) for _, one in self._drawn]
        values = [width_of(letters.small, self._values(one)) for _, one in self._drawn]
        wanted = Wish(max(values, default=0.0), _LEAST_VALUES)
        return placed(width, Wish(min(_WIDEST_TITLE, max(titles, default=0.0)), _LEAST_TITLE), (wanted,))

    def _draw(self, card: ScaleCard, one: IssueBaselines, title: Column, values: Column) -> None:
        letters, theme = card.look.letters, card.look.theme
        card.ground(self.asked.snapshot.issues[one.issue])
        for party, statement in zip(one.parties, one.statements, strict=True):
            place = place_of(self.asked, statement)
            if place is not None and place.centre is not None:
                card.mark(place.centre, card.line_middle(1), "disc", self.colours[party](theme), (card.row, 4))
        # The ring first, so that what is in it is seen.
        for place_, (baseline, value) in reversed(list(enumerate(one.values.items()))):
            card.mark(value, card.line_middle(0), SHAPES[baseline], theme.text, (card.row, 1 + place_))
        first = QRectF(title.left, card.area.top() + PADDING, title.width, letters.pitch)
        named = fitting(letters.bold, (issue_title(self.asked.snapshot, one.issue),), title.width)
        card.words(first, named, letters.bold, theme.text, (card.row, 0))
        below = first.translated(0, letters.pitch)
        summed = fitting(letters.small, (self._summed(one), f"{len(one.parties)} parties"), title.width)
        card.words(below, summed, letters.small, theme.muted, (card.row, 4))
        if values.width:
            area = QRectF(values.left, card.area.center().y() - letters.pitch / 2, values.width, letters.pitch)
            told = fitting(letters.small, (self._values(one),), values.width)
            card.words(area, told, letters.small, theme.text, (card.row, 1))

    def _values(self, one: IssueBaselines) -> str:
        return ", ".join(f"{_SHORT[baseline]} {number(rounded(value))}" for baseline, value in one.values.items())

    def _summed(self, one: IssueBaselines) -> str:
        return ", ".join(self.asked.snapshot.parties[party].code for party in one.parties)

    def _cells(self, one: IssueBaselines) -> tuple[Cell, ...]:
        title = issue_title(self.asked.snapshot, one.issue)
        missing = "; ".join(f"{self.asked.name(each.party)}: {each.lack}" for each in one.missing)
        summed = ", ".join(self.asked.name(party) for party in one.parties)
        opens = self.asked.evidence(f"Baselines on {title}", one.statements)
        weights = "\n".join(self._weights(one))
        figures = []
        for baseline in Baseline:
            value = one.values.get(baseline, float("nan"))
            told = number(rounded(value)) if baseline in one.values else NO_BASELINE
            plain = number(value) if baseline in one.values else ""
            lines = (f"{title}. {str(baseline).capitalize()}: {told}", weights, missing)
            tip = "\n".join(filter(None, lines))
            figures.append(Cell(told, value, opens, tip, plain))
        rest = Cell(summed, opens=opens, tip=weights), Cell(missing, tip=missing)
        return (Cell(title, opens=opens, tip=title), *figures, *rest)

    def _weights(self, one: IssueBaselines) -> list[str]:
        """Who stands where and how much it matters to them, by whose judgement."""
        found = []
        for party, statement, at in zip(one.parties, one.statements, one.assessments, strict=True):
            place, judged = place_of(self.asked, statement), self.asked.snapshot.assessments[at]
            centre = "" if place is None or place.centre is None else f" at {number(rounded(place.centre))}"
            weight = range_words(nan if judged.value_low is None else judged.value_low, judged.value_high or 0.0)
            found.append(f"{self.asked.name(party)}{centre}, matters {weight} ({judged.code}, {judged.assessor})")
        return found
