"""Where the compared parties stand on each issue: a card per issue, as the frame of charts draws it."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor

from models.analysis.red_lines import ZoneState
from views.agreement import words
from views.agreement.asked import Asked
from views.agreement.card_columns import LEAST_SCALE, Wish, placed
from views.agreement.issue_cells import issue_cells, touch_notes
from views.agreement.rows import IssueRow
from views.agreement.scale_card import PADDING, SPACING, ScaleCard, card_height
from views.charts.drawing import LEFT, RIGHT, Drawing, Mark, Words
from views.charts.look import Colour, Look
from views.charts.table import Table
from views.labels import issue_title
from views.lettering import fitting, width_of
from views.movement.columns import GUTTER, MARGIN, Column
from views.theme import Theme

_WIDEST_TITLE, _LEAST_TITLE = 230.0, 140.0
_LEAST_NOTE = 100.0
_WIDEST_WAIT, _LEAST_WAIT = 210.0, 90.0
_SWATCH = 16.0
_ENDS = 26.0
"""What the 0 and the 100 take above the scale."""
_GAP = "Gap"
_BESIDE = ("Conditions, packages", "Conditions")
_OBVIOUS = 2
"""Of how many parties it is plain whose line is whose, though nothing stands on it."""


@dataclass(frozen=True, slots=True)
class _Columns:
    title: Column
    scale: Column
    gap: Column
    lines: Column
    waits: Column
    wording: int
    """Which wording of notes is written in all rows, so that they speak alike."""


@dataclass(frozen=True, eq=False)
class IssuesChart:
    """A row for each issue; `colours` are those of the compared parties, in their order."""

    asked: Asked
    rows: tuple[IssueRow, ...]
    colours: tuple[Colour, ...]

    def table(self) -> Table:
        """Where each party stands, gap and overlap, each party's red line, the zone, what is touched and awaited."""
        names = [self.asked.name(party) for party in self.asked.compared]
        titles = (
            "Issue", *names, "Gap", "Stated overlap", *(f"{name}: red line" for name in names), "Zone",
            "Red lines touched", "Waits for", "Offered with",
        )  # fmt: skip
        return Table(titles, tuple(issue_cells(self.asked, row) for row in self.rows), frozenset({1 + len(names)}))

    def wanted(self, width: float, look: Look) -> QSizeF:
        """As high as all cards."""
        height = self._header(look) + len(self.rows) * (card_height(len(self.asked.compared), look) + SPACING)
        return QSizeF(LEAST_SCALE + _LEAST_TITLE + 2 * MARGIN + GUTTER, height)

    def draw(self, size: QSizeF, look: Look) -> Drawing:
        """The names of the columns, then card by card."""
        drawing, columns = Drawing(head=self._header(look)), self._columns(size.width(), look)
        self._draw_header(drawing, columns, look)
        height = card_height(len(self.asked.compared), look)
        for at, row in enumerate(self.rows):
            area = QRectF(0.5, self._header(look) + at * (height + SPACING), size.width() - 1, height)
            self._draw(ScaleCard(drawing, look, area, columns.scale, at, len(row.sides)), row, columns)
        return drawing

    def _header(self, look: Look) -> float:
        return look.letters.pitch + 4

    def _columns(self, width: float, look: Look) -> _Columns:
        """Columns with the longest notes that leave room for the scale and for what is awaited, else the shortest."""
        letters, found = look.letters, self.rows
        titles = [width_of(letters.bold, issue_title(self.asked.snapshot, row.issue)) for row in found]
        titles += [width_of(letters.small, words.zone_words(row.zone)) for row in found]
        title = Wish(min(_WIDEST_TITLE, max(titles, default=0.0)), _LEAST_TITLE)
        gap = max([width_of(letters.small, _GAP), *(width_of(letters.bold, words.gap_words(row)) for row in found)])
        beside = [line[0] for row in found for line, _ in self._beside(row)]
        waits = min(_WIDEST_WAIT, max((width_of(letters.small, one) for one in (_BESIDE[0], *beside)), default=0.0))
        waits = waits if beside else 0.0
        told = [wordings for row in found for wordings in touch_notes(self.asked, row)]
        notes = [max(width_of(letters.small, note) for note in level) for level in zip(*told, strict=True)] or [0.0]
        for level, note in enumerate(notes):
            last = level == len(notes) - 1
            wishes = (
                Wish(gap, gap),
                Wish(note, note if last else min(note, _LEAST_NOTE)),
                Wish(waits, min(waits, _LEAST_WAIT)),
            )
            first, scale, (gaps, lines, waiting) = placed(width, title, wishes)
            if last or (lines.width >= note and waiting.width >= waits):
                return _Columns(first, scale, gaps, lines, waiting, level)
        raise AssertionError

    def _draw_header(self, drawing: Drawing, columns: _Columns, look: Look) -> None:
        named = (
            (columns.title, ("Issue",), LEFT), (columns.scale, ("0",), LEFT), (columns.scale, ("100",), RIGHT),
            (columns.gap, (_GAP,), LEFT), (columns.lines, ("Red lines touched",), LEFT),
            (columns.waits, _BESIDE, LEFT),
        )  # fmt: skip
        for column, wordings, side in named:
            if column.width:
                area = QRectF(column.left, 0, column.width, look.letters.pitch)
                shown = fitting(look.letters.small, wordings, column.width)
                drawing.shapes.append(Words(area, shown, look.letters.small, look.theme.muted, side))
        self._draw_names(drawing, columns.scale, look)

    def _draw_names(self, drawing: Drawing, scale: Column, look: Look) -> None:
        """Which colour is whose, in the middle above the scale."""
        letters = look.letters
        full = [self.asked.name(party) for party in self.asked.compared]
        short = [self.asked.snapshot.parties[party].code for party in self.asked.compared]
        for names in (full, short):
            widths = [_SWATCH + width_of(letters.bold, name) + GUTTER for name in names]
            if sum(widths) <= scale.width - 2 * _ENDS:
                break
        left = scale.left + max(_ENDS, (scale.width - sum(widths)) / 2)
        for name, width, colour in zip(names, widths, self.colours, strict=True):
            if left + width > scale.right - _ENDS:
                return
            at = QPointF(left + _SWATCH / 2 - 3, letters.pitch / 2)
            drawing.shapes.append(Mark("disc", at, colour(look.theme), look.theme.surface))
            area = QRectF(left + _SWATCH, 0, width - _SWATCH, letters.pitch)
            drawing.shapes.append(Words(area, name, letters.bold, colour(look.theme)))
            left += width

    def _draw(self, card: ScaleCard, row: IssueRow, columns: _Columns) -> None:
        count, at = len(row.sides), card.row
        card.ground(self.asked.snapshot.issues[row.issue])
        if row.zone.low is not None and row.zone.high is not None:
            sure = row.zone.state is ZoneState.EXISTS
            card.zone(row.zone.low, row.zone.high, (at, 3 + 2 * count), sure=sure)
        for line, (side, colour) in enumerate(zip(row.sides, self.colours, strict=True)):
            cells = (at, 1 + line), (at, 3 + count + line)
            code = self.asked.snapshot.parties[side.party].code if count > _OBVIOUS else ""
            card.side(side, card.line_middle(line), colour(card.look.theme), code, cells)
        self._draw_words(card, row, columns)

    def _draw_words(self, card: ScaleCard, row: IssueRow, columns: _Columns) -> None:
        theme, letters, count, at = card.look.theme, card.look.letters, len(row.sides), card.row
        first = QRectF(columns.title.left, card.area.top() + PADDING, columns.title.width, letters.pitch)
        title = fitting(letters.bold, (issue_title(self.asked.snapshot, row.issue),), first.width())
        card.words(first, title, letters.bold, theme.text, (at, 0))
        zone = fitting(letters.small, (words.zone_words(row.zone),), first.width())
        card.words(
            first.translated(0, letters.pitch), zone, letters.small, _zone_colour(theme, row), (at, 3 + 2 * count)
        )
        middle = QRectF(columns.gap.left, card.area.center().y() - letters.pitch / 2, columns.gap.width, letters.pitch)
        if columns.gap.width:
            card.words(middle, words.gap_words(row), letters.bold, _gap_colour(theme, row), (at, 1 + count))
        if columns.lines.width:
            self._draw_notes(card, row, columns, (at, 4 + 2 * count))
        if columns.waits.width:
            lines = self._beside(row)
            top = card.area.center().y() - len(lines) * letters.pitch / 2
            for place, (wordings, cell) in enumerate(lines):
                area = QRectF(columns.waits.left, top + place * letters.pitch, columns.waits.width, letters.pitch)
                shown = fitting(letters.small, wordings, area.width())
                card.words(area, shown, letters.small, theme.muted, (at, cell + 2 * count))

    def _beside(self, row: IssueRow) -> list[tuple[tuple[str, ...], int]]:
        """What the issue waits for and what it is offered with, each with the cell that says so, if there is any."""
        waits, packed = words.waits_wordings(self.asked, row.waits), words.package_wordings(self.asked, row)
        found = (("after", waits, 5), ("with", packed, 6))
        return [(tuple(f"{how} {one}" for one in told), cell) for how, told, cell in found if told[0]]

    def _draw_notes(self, card: ScaleCard, row: IssueRow, columns: _Columns, cell: tuple[int, int]) -> None:
        letters, column = card.look.letters, columns.lines
        room = max(1, int((card.area.height() - 4) // letters.pitch))
        notes = [wordings[columns.wording] for wordings in touch_notes(self.asked, row)]
        if len(notes) > room:
            notes = [*notes[: room - 1], f"and {len(notes) - room + 1} more"]
        top = card.area.center().y() - len(notes) * letters.pitch / 2
        for place, note in enumerate(notes):
            area = QRectF(column.left, top + place * letters.pitch, column.width, letters.pitch)
            shown = fitting(letters.small, (note,), column.width)
            card.words(area, shown, letters.small, card.look.theme.red_line, cell)


def _gap_colour(theme: Theme, row: IssueRow) -> QColor:
    if row.gap is None:
        return theme.muted
    return theme.nearer if row.overlap is not None else theme.text


def _zone_colour(theme: Theme, row: IssueRow) -> QColor:
    found = {ZoneState.EXISTS: theme.nearer, ZoneState.EMPTY: theme.apart}
    return found.get(row.zone.state, theme.muted)
