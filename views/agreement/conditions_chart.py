"""What waits for what, as an outline: an arrow for each condition, in the colour of who makes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor

from models.analysis.dependencies import Cycle, Dependency
from models.facts import NONE
from models.words import Standing
from views.agreement import words
from views.agreement.asked import Asked
from views.agreement.condition_tree import Line, Onward, outline
from views.charts.drawing import Drawing, Path, Target, Words
from views.charts.look import Colour, Look
from views.charts.table import Cell, Table
from views.labels import issue_title, said_words, speaker_name, statement_lines
from views.lettering import fitting, width_of
from views.theme import Theme

_INDENT, _HEAD, _GUTTER = 30.0, 5.0, 18.0
_LEAST_TITLE, _WIDEST_STATE = 180.0, 250.0


@dataclass(frozen=True, eq=False)
class ConditionsChart:
    """A line for each condition; `colours` are those of the parties that make them."""

    asked: Asked
    conditions: tuple[Dependency, ...]
    cycles: tuple[Cycle, ...]
    colours: Mapping[int, Colour]

    def table(self) -> Table:
        """A row for each condition."""
        titles = ("Party", "Issue", "Only after", "Condition is", "Said by", "In a circle")
        return Table(titles, tuple(self._cells(one) for one in self.conditions), frozenset())

    def wanted(self, width: float, look: Look) -> QSizeF:
        """As high as the outline, with room above each of its beginnings."""
        depth = max((line.depth for line in self._lines), default=0)
        return QSizeF(depth * _INDENT + _LEAST_TITLE + _WIDEST_STATE, self._tops(look)[-1] if self._lines else 0.0)

    def draw(self, size: QSizeF, look: Look) -> Drawing:
        """Line by line, with arrows down from the issue that waits."""
        drawing, tops, pitch = Drawing(), self._tops(look), self._pitch(look)
        state = min(_WIDEST_STATE, size.width() / 3)
        above: dict[int, float] = {}
        for at, line in enumerate(self._lines):
            area = QRectF(line.depth * _INDENT, tops[at], size.width() - line.depth * _INDENT - state - _GUTTER, pitch)
            above[line.depth] = area.center().y() + look.letters.pitch / 2
            if line.condition is None:
                title = issue_title(self.asked.snapshot, line.issue)
                drawing.shapes.append(Words(area, title, look.letters.bold, look.theme.text))
                continue
            one = self.conditions[line.condition]
            self._arrow(drawing, look, one, QPointF(area.left() - _INDENT + 8, above[line.depth - 1]), area)
            self._write(drawing, look, line, one, area)
            beside = QRectF(size.width() - state, area.top(), state, pitch)
            self._write_state(drawing, look, line, one, beside)
            whole = QRectF(area.left() - 4, area.top(), size.width() - area.left() + 4, pitch)
            drawing.targets.append(Target(whole.adjusted(0, 1, -1, -1), (line.condition, 2), at, 0.0))
        return drawing

    @cached_property
    def _lines(self) -> tuple[Line, ...]:
        return outline(self.conditions, self.cycles)

    def _pitch(self, look: Look) -> float:
        return look.letters.pitch + 8

    def _tops(self, look: Look) -> list[float]:
        """Where each line begins, and where the last one ends."""
        tops: list[float] = []
        top = 0.0
        for line in self._lines:
            top += 10.0 if line.depth == 0 and tops else 0.0
            tops.append(top)
            top += self._pitch(look)
        return [*tops, top + 4]

    def _arrow(self, drawing: Drawing, look: Look, one: Dependency, start: QPointF, area: QRectF) -> None:
        colour = self.colours[one.party](look.theme)
        style = Qt.PenStyle.SolidLine if one.unmet else Qt.PenStyle.DotLine
        end = QPointF(area.left() - 4, area.center().y())
        bend = QPointF(start.x(), end.y())
        # What several arrows share belongs to no party.
        drawing.shapes.append(Path((start, bend), look.theme.tint(look.theme.muted, 0.6), 1.4))
        drawing.shapes.append(Path((bend, end), colour, 1.8, style))
        head = QPointF(end.x() - _HEAD, end.y() - _HEAD + 1), end, QPointF(end.x() - _HEAD, end.y() + _HEAD - 1)
        drawing.shapes.append(Path(head, colour, 1.8))

    def _write(self, drawing: Drawing, look: Look, line: Line, one: Dependency, area: QRectF) -> None:
        """The issue that is waited for, and who waits for it since when."""
        letters, theme = look.letters, look.theme
        colour = self.colours[one.party](theme)
        title = "a condition in words only" if one.on == NONE else issue_title(self.asked.snapshot, line.issue)
        party = f"{self.asked.name(one.party)}: only after"
        left = area.left()
        for text, font, ink in ((party, letters.plain, colour), (title, letters.bold, theme.text)):
            room = area.right() - left
            if room > 0:
                shown = fitting(font, (text,), room)
                drawing.shapes.append(Words(QRectF(left, area.top(), room, area.height()), shown, font, ink))
                left += width_of(font, shown) + 4

    def _write_state(self, drawing: Drawing, look: Look, line: Line, one: Dependency, area: QRectF) -> None:
        font = look.letters.small
        told, colour = _state(one), _state_colour(look.theme, one)
        if line.onward is Onward.CIRCLE:
            told, colour = f"{told}; goes round in a circle", look.theme.red_line if one.unmet else colour
        elif line.onward is Onward.ABOVE:
            told = f"{told}; see above"
        drawing.shapes.append(Words(area, fitting(font, (told, _state(one)), area.width()), font, colour))

    def _cells(self, one: Dependency) -> tuple[Cell, ...]:
        snapshot, told = self.asked.snapshot, words.condition_words(self.asked, one)
        opens = self.asked.evidence(told, one.evidence)
        speaker = speaker_name(snapshot, int(snapshot.statements.speaker[one.statement]))
        texts = (
            self.asked.name(one.party),
            issue_title(snapshot, one.issue),
            "words of its own" if one.on == NONE else issue_title(snapshot, one.on),
            _state(one),
            f"{speaker}, {said_words(snapshot.statements, one.statement)}",
            "yes" if any(one in cycle.dependencies for cycle in self.cycles) else "no",
        )
        tip = f"{told}\n{statement_lines(snapshot, one.statement)}"
        return tuple(Cell(text, opens=opens, tip=tip) for text in texts)


def _state(one: Dependency) -> str:
    return "not said to be met" if one.standing is None else str(one.standing)


def _state_colour(theme: Theme, one: Dependency) -> QColor:
    if one.standing is None:
        return theme.muted
    return {Standing.MET: theme.nearer, Standing.UNMET: theme.apart}.get(one.standing, theme.muted)


def conditions_headline(asked: Asked, conditions: tuple[Dependency, ...], cycles: tuple[Cycle, ...]) -> str:
    """How many conditions bind, how many are met, and which issues wait for each other."""
    standings = [one.standing for one in conditions]
    told = (
        (Standing.UNMET, "said to be unmet"), (None, "not said to be met"), (Standing.MET, "met"),
        (Standing.LAPSED, "lapsed"),
    )  # fmt: skip
    parts = [f"{standings.count(standing)} {said}" for standing, said in told if standing in standings]
    waits = [(cycle, "wait for each other" if len(cycle.issues) > 1 else "waits for itself") for cycle in cycles]
    circles = [f"{words.listed_titles(asked, cycle.issues)} {said}." for cycle, said in waits]
    return " ".join((f"{words.counted_conditions(len(conditions))} on what is held: {', '.join(parts)}.", *circles))
