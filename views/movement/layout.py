"""Where everything of a row stands: texts, tracks, and the areas that open something. Origin is the row's corner."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont

from views.labels import NOT_COMPARABLE, NOT_STATED, party_name
from views.lettering import Lettering, fitting, two_lines, width_of
from views.movement import sentences
from views.movement.columns import Column, columns
from views.movement.comparison import Comparison
from views.movement.figures import Figures
from views.movement.rows import Line, Row
from views.movement.tracks import Track, dot_area, track, x_of
from views.movement.wordings import NOTE_SPACING, common_wording, line_wordings, notes_that_fit, wanted
from views.selection import Evidence
from views.theme import Theme

PADDING = 7.0
"""Above the first and below the last line of a row."""

_TICK_REACH = 4.0


@dataclass(frozen=True, slots=True)
class Target:
    """Something that can be pointed at: its areas, what is told about it, and what it opens.

    A text opens the statement of that id.
    """

    areas: tuple[QRectF, ...]
    tip: str
    opens: Evidence | str | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A text on one line; `target` is the place of its target in the row, None for mere words."""

    area: QRectF
    words: str
    font: QFont
    colour: QColor
    target: int | None = None


@dataclass
class RowLayout:
    """What a row consists of. Of targets that overlap the last one is on top."""

    scale: Column
    ticks: tuple[float, ...]
    texts: list[Text] = field(default_factory=list)
    tracks: list[tuple[Track, QColor]] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    whole: Evidence | None = None
    """All that moved the issue, or kept it."""

    @property
    def openable(self) -> tuple[int, ...]:
        """The places of the targets that open something, in reading order."""
        return tuple(place for place, target in enumerate(self.targets) if target.opens is not None)

    def target_at(self, x: float, y: float) -> int | None:
        """The place of the topmost target at a point."""
        for place in reversed(range(len(self.targets))):
            if any(area.contains(x, y) for area in self.targets[place].areas):
                return place
        return None


def row_height(lines: int, pitch: float) -> float:
    """The height of a row with so many parties; there are always two lines of words at its left."""
    return 2 * PADDING + max(2, lines) * pitch


class Layouts:
    """Lays out the rows of one comparison at one width; `columns` are those that go with it."""

    def __init__(
        self,
        comparison: Comparison,
        rows: Sequence[Row],
        width: float,
        letters: Lettering,
        theme: Theme,
        party_colour: Callable[[Theme, int], QColor],
    ) -> None:
        """`place` gives the place of a party among colours."""
        self.columns = columns(width, wanted(comparison, rows, letters))
        self._comparison, self._letters, self._theme = comparison, letters, theme
        self._wording = common_wording(comparison, rows, letters.bold, self.columns.happened.width)
        self._figures = Figures(comparison)
        self._party_colour = party_colour

    def lay_out(self, row: Row) -> RowLayout:
        """Everything of one row."""
        issue = self._comparison.snapshot.issues[row.issue]
        scale = self.columns.scale
        layout = RowLayout(scale, tuple(x_of(scale, option.value) for option in issue.options))
        height = row_height(len(row.lines), self._letters.pitch)
        self._scale_tips(layout, row, height)
        self._title(layout, row)
        top = (height - len(row.lines) * self._letters.pitch) / 2
        for number, line in enumerate(row.lines):
            self._track(layout, row, line, top + (number + 0.5) * self._letters.pitch)
        self._gap(layout, row, height)
        for number, line in enumerate(row.lines):
            self._words(layout, row, line, top + number * self._letters.pitch)
        return layout

    def _scale_tips(self, layout: RowLayout, row: Row, height: float) -> None:
        issue, scale = self._comparison.snapshot.issues[row.issue], self.columns.scale
        poles = f"{issue.question}\n0: {issue.low_pole}\n100: {issue.high_pole}".strip()
        layout.targets.append(Target((QRectF(scale.left, 0, scale.width, height),), poles))
        for option, x in zip(issue.options, layout.ticks, strict=True):
            area = QRectF(x - _TICK_REACH, 0, 2 * _TICK_REACH, height)
            definition = f"\n{option.definition}" if option.definition else ""
            layout.targets.append(Target((area,), f"{sentences.points(option.value)}: {option.label}{definition}"))

    def _title(self, layout: RowLayout, row: Row) -> None:
        """The title with the count of statements below it, or beside its second line where it takes two."""
        issue, column, letters = self._comparison.snapshot.issues[row.issue], self.columns.title, self._letters
        first = QRectF(column.left, PADDING, column.width, letters.pitch)
        layout.whole = self._figures.row(row)
        title = Target((), f"{issue.title}\n{issue.question}".strip(), layout.whole)
        count = width_of(letters.small, sentences.between_wordings(self._comparison, row)[-1]) + NOTE_SPACING
        lines = two_lines(letters.bold, issue.title, column.width, column.width - count)
        self._text(layout, first, lines[0], letters.bold, self._theme.text, title)
        below = first.translated(0, letters.pitch)
        if len(lines) > 1:
            taken = width_of(letters.bold, lines[1])
            area = QRectF(below.left(), below.top(), taken, below.height())
            self._text(layout, area, lines[1], letters.bold, self._theme.text, title)
            below.setLeft(area.right() + NOTE_SPACING)
        self._count(layout, row, below)

    def _count(self, layout: RowLayout, row: Row, area: QRectF) -> None:
        small = self._letters.small
        wordings = sentences.between_wordings(self._comparison, row)
        opens = self._figures.between(row)
        colour = self._theme.accent if opens is not None else self._theme.muted
        words = fitting(small, wordings, area.width())
        self._text(layout, area, words, small, colour, Target((), wordings[0], opens))

    def _track(self, layout: RowLayout, row: Row, line: Line, middle: float) -> None:
        drawn = track(line, self.columns.scale, middle, self._letters.pitch)
        layout.tracks.append((drawn, self._colour(line)))
        if line.red_line is not None and drawn.bars:
            areas = tuple(bar.hatched.united(bar.at) for bar in drawn.bars)
            self._mark(layout, areas, line.red_line.statement)
        if line.new is not None and drawn.filled is not None:
            band = (drawn.band,) if drawn.band is not None else ()
            self._mark(layout, (*band, dot_area(drawn.filled)), line.new.statement)
        if line.old is not None and drawn.hollow is not None:
            self._mark(layout, (dot_area(drawn.hollow),), line.old.statement)
        if drawn.unstated is not None:
            half = self._letters.pitch / 2
            words = NOT_COMPARABLE if any(line.broken) else NOT_STATED
            width = width_of(self._letters.small, words)
            area = QRectF(drawn.unstated.x(), middle - half, width, 2 * half)
            target = Target((), sentences.path_words(self._comparison, line), self._figures.line(row, line))
            self._text(layout, area, words, self._letters.small, self._theme.muted, target)

    def _mark(self, layout: RowLayout, areas: tuple[QRectF, ...], statement: int) -> None:
        tip = self._figures.statement(statement)
        layout.targets.append(Target(areas, tip, self._figures.statement_id(statement)))

    def _gap(self, layout: RowLayout, row: Row, height: float) -> None:
        column, words = self.columns.gap, sentences.gap_words(row)
        area = QRectF(column.left, (height - self._letters.pitch) / 2, column.width, self._letters.pitch)
        target = Target((), sentences.gap_tip(self._comparison, row), self._figures.gap(row))
        self._text(layout, area, words, self._letters.bold, self._gap_colour(row), target)

    def _gap_colour(self, row: Row) -> QColor:
        if row.new_gap is None:
            return self._theme.muted
        return (self._theme.text, self._theme.apart, self._theme.nearer)[row.gap_trend]

    def _words(self, layout: RowLayout, row: Row, line: Line, top: float) -> None:
        column, bold = self.columns.happened, self._letters.bold
        words = fitting(bold, (line_wordings(self._comparison, line)[self._wording],), column.width)
        area = QRectF(column.left, top, column.width, self._letters.pitch)
        target = Target((), sentences.path_words(self._comparison, line), self._figures.line(row, line))
        self._text(layout, area, words, bold, self._colour(line), target)
        self._notes(layout, row, line, top)

    def _notes(self, layout: RowLayout, row: Row, line: Line, top: float) -> None:
        column, small = self.columns.notes, self._letters.small
        found = sentences.notes(line, self._name)
        left = column.left
        for note, words in zip(found, notes_that_fit(found, small, column.width), strict=False):
            room = column.right - left
            shown = fitting(small, (words,), room)
            area = QRectF(left, top, min(room, width_of(small, shown)), self._letters.pitch)
            tip = note.meaning or "; ".join(each.wordings[0] for each in found)
            colour = self._theme.red_line if note.red else self._theme.muted
            self._text(layout, area, shown, small, colour, Target((), tip, self._figures.note(row, line, note)))
            left = area.right() + NOTE_SPACING

    def _text(self, layout: RowLayout, area: QRectF, words: str, font: QFont, colour: QColor, target: Target) -> None:
        """Put a text, and its target over as much of the area as the text takes."""
        covered = QRectF(area.left(), area.top(), min(area.width(), width_of(font, words)), area.height())
        layout.targets.append(Target((covered,), target.tip, target.opens))
        layout.texts.append(Text(area, words, font, colour, len(layout.targets) - 1))

    def _colour(self, line: Line) -> QColor:
        return self._party_colour(self._theme, line.party)

    def _name(self, party: int) -> str:
        return party_name(self._comparison.snapshot, party)
