"""All issues between two rounds: hollow where a party stood before, filled where it stands, its range as a band."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.briefing.charts import marks
from models.briefing.charts.lettering import fitted, told_apart, width, wrapped
from models.briefing.charts.svg import Drawing
from models.briefing.figures import MovementFigure, Shift, ShiftRow, Span
from models.briefing.wording.words import Words

WIDTH = 470.0
LANE = 10.0
_PADDING = 6.0
_HEAD = 20.0
_SCALE_LEFT, _SCALE_WIDTH = 104.0, 178.0
_TITLE, _TITLE_WIDTH = 7.4, _SCALE_LEFT - 12
_GAP_LEFT = 292.0
_WORDS_LEFT = 344.0
_TALLEST = 600.0


def pages(figure: MovementFigure) -> tuple[MovementFigure, ...]:
    """The figure in parts that each fit on a page; none where it has no rows."""
    if not figure.rows:
        return ()
    parts: list[list[ShiftRow]] = [[]]
    room = _TALLEST - _HEAD
    for row in _told_apart(figure.rows):
        if parts[-1] and room < row_height(row):
            parts.append([])
            room = _TALLEST - _HEAD
        parts[-1].append(row)
        room -= row_height(row)
    return tuple(replace(figure, rows=tuple(rows)) for rows in parts)


def _told_apart(rows: Sequence[ShiftRow]) -> Iterator[ShiftRow]:
    titles = told_apart([row.issue for row in rows], _TITLE_WIDTH, _TITLE)
    yield from (replace(row, issue=title) for row, title in zip(rows, titles, strict=True))


def row_height(row: ShiftRow) -> float:
    """How tall a row is drawn, in points."""
    return max(2, len(row.shifts)) * LANE + _PADDING


def movement_chart(words: Words, figure: MovementFigure) -> bytes:
    """The figure as an SVG file `WIDTH` points wide."""
    drawing = Drawing(WIDTH, _HEAD + sum(row_height(row) for row in figure.rows) + 2)
    _head(drawing, words, words.say("chart.widest_gap" if figure.has_widest else "chart.gap"))
    top = _HEAD
    for row in figure.rows:
        _row(drawing, row, top)
        top += row_height(row)
    return drawing.to_bytes()


def _x(value: float) -> float:
    return _SCALE_LEFT + _SCALE_WIDTH * value / 100


def _head(drawing: Drawing, words: Words, gap: str) -> None:
    for head, x, anchor in (
        (words.say("chart.issue"), 0.0, "start"),
        ("0", _x(0), "middle"),
        ("50", _x(50), "middle"),
        ("100", _x(100), "middle"),
        (gap, _GAP_LEFT, "start"),
        (words.say("chart.happened"), _WORDS_LEFT, "start"),
    ):
        drawing.text(head, (x, 9), 6.6, fill=marks.MUTED, anchor=anchor)


def _row(drawing: Drawing, row: ShiftRow, top: float) -> None:
    drawing.line((0, top), (WIDTH, top), marks.GRID, 0.5)
    middle = top + row_height(row) / 2
    titles = wrapped(row.issue, _TITLE_WIDTH, _TITLE)
    for index, words in enumerate(titles):
        baseline = middle + 2.6 + 9 * (index - (len(titles) - 1) / 2)
        drawing.text(words, (0, baseline), _TITLE, bold=True)
    for value in (0, 25, 50, 75, 100):
        drawing.line((_x(value), top + 2), (_x(value), top + row_height(row) - 2), "#e4e4e4", 0.4)
    lanes_top = middle - len(row.shifts) * LANE / 2
    for index, shift in enumerate(row.shifts):
        _shift(drawing, shift, lanes_top + (index + 0.5) * LANE)
    _gap(drawing, row, middle + 2.6)


def _gap(drawing: Drawing, row: ShiftRow, baseline: float) -> None:
    colour = {True: "#1b6b35", False: "#8a2208", None: marks.INK}[row.narrower]
    drawing.text(fitted(row.gap, _WORDS_LEFT - _GAP_LEFT - 4, 7.2), (_GAP_LEFT, baseline), 7.2, fill=colour, bold=True)


def _shift(drawing: Drawing, shift: Shift, y: float) -> None:
    colour = shift.colour
    if shift.accepted is not None:
        _red_line(drawing, shift.accepted, y)
    if shift.after is not None:
        low, high = shift.after
        drawing.box((_x(low), y - 3.2), (_x(high) - _x(low), 6.4), colour, 0.2, 3.2)
    if shift.before is not None:
        _arrow(drawing, shift, shift.before, y)
    if shift.after is not None:
        drawing.circle((_x(sum(shift.after) / 2), y), 2.7, colour)
    code = fitted(shift.code, 34, 6.8)
    drawing.text(code, (_WORDS_LEFT, y + 2.4), 6.8, fill=colour, bold=True)
    indent = max(17.0, width(code, 6.8) + 4)
    words = fitted(shift.words, WIDTH - _WORDS_LEFT - indent, 6.8)
    drawing.text(words, (_WORDS_LEFT + indent, y + 2.4), 6.8)


def _arrow(drawing: Drawing, shift: Shift, before: Span, y: float) -> None:
    colour = shift.colour
    start = _x(sum(before) / 2)
    if shift.after is not None:
        end = _x(sum(shift.after) / 2)
        if abs(end - start) > 1:
            dash = marks.CONDITIONAL if shift.conditional else ""
            drawing.line((start, y), (end, y), colour, 1.1, dash)
            tip = end - 3.0 if end > start else end + 3.0
            back = tip - 3.4 if end > start else tip + 3.4
            drawing.polygon(((tip, y), (back, y - 2.3), (back, y + 2.3)), colour)
    drawing.circle((start, y), 2.3, "#ffffff", colour, 1.0)


def _red_line(drawing: Drawing, accepted: Span, y: float) -> None:
    for limit, far in ((accepted[0], 0.0), (accepted[1], 100.0)):
        if limit == far:
            continue
        reach = min(9.0, abs(_x(far) - _x(limit)))
        left = _x(limit) if far > limit else _x(limit) - reach
        drawing.hatch((left, y - LANE / 2 + 0.5), (reach, LANE - 1), marks.HATCH, 3.0)
        drawing.line((_x(limit), y - LANE / 2 + 0.5), (_x(limit), y + LANE / 2 - 0.5), marks.RED_LINE, 1.4)
