"""One issue over time: what each party held as a step line in its range, statements as marks, red lines, rounds."""

from models.briefing.charts import marks
from models.briefing.charts.calendar import ticks
from models.briefing.charts.lettering import apart, fitted, width, wrapped
from models.briefing.charts.svg import Drawing, Point
from models.briefing.figures import Bound, Step, Timeline, Track
from models.briefing.wording.words import Words

WIDTH = 470.0
PLOT_LEFT, PLOT_TOP = 22.0, 24.0
PLOT_WIDTH, PLOT_HEIGHT = 298.0, 104.0
HEIGHT = PLOT_TOP + PLOT_HEIGHT + 27.0

_RIGHT = PLOT_LEFT + PLOT_WIDTH
_BOTTOM = PLOT_TOP + PLOT_HEIGHT
_POINTS_LEFT = _RIGHT + 40.0
_SMALL = 6.3
_DOTS = "0.8,2.2"


def timeline_chart(words: Words, timeline: Timeline) -> bytes:
    """The figure as an SVG file of `WIDTH` by `HEIGHT` points."""
    drawing = Drawing(WIDTH, HEIGHT)
    axes = _Axes(timeline)
    _sittings(drawing, axes)
    _scale(drawing, axes)
    for track in timeline.tracks:
        for bound in track.bounds:
            _bound(drawing, axes, track.code, bound)
    for track in timeline.tracks:
        _bands(drawing, axes, track)
    for number, track in enumerate(timeline.tracks):
        _line(drawing, axes, track)
        _broken(drawing, axes, track, PLOT_TOP + 10 + 9 * number, words.say("chart.not_comparable", code=track.code))
    for track in timeline.tracks:
        _marks(drawing, axes, track)
    _names(drawing, axes, words.say("chart.no_position"))
    _days(drawing, axes, words)
    return drawing.to_bytes()


class _Axes:
    """Where a day and a value of the scale lie in the drawing."""

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline
        # Both ends get air, so that a mark on the first or last day is not cut.
        self._first = timeline.first - 0.02 * max(timeline.last - timeline.first, 1)
        self._days = max(timeline.last - timeline.first, 1) * 1.04

    def x(self, day: float) -> float:
        return PLOT_LEFT + PLOT_WIDTH * min(max((day - self._first) / self._days, 0.0), 1.0)

    def y(self, value: float) -> float:
        return PLOT_TOP + PLOT_HEIGHT * (1 - value / 100)

    def at(self, day: float, value: float) -> Point:
        return self.x(day), self.y(value)


def _sittings(drawing: Drawing, axes: _Axes) -> None:
    edge = PLOT_LEFT
    for sitting in axes.timeline.sittings:
        left, right = axes.x(sitting.start), axes.x(sitting.end + 1)
        drawing.box((left, PLOT_TOP), (max(right - left, 2.5), PLOT_HEIGHT), marks.ROUND)
        words = str(sitting.number)
        if left >= edge:
            drawing.text(words, (left, PLOT_TOP - 13), _SMALL, fill=marks.MUTED, bold=True)
            edge = left + width(words, _SMALL) + 1


def _scale(drawing: Drawing, axes: _Axes) -> None:
    timeline = axes.timeline
    for value in (0, 100):
        drawing.line((PLOT_LEFT, axes.y(value)), (_RIGHT, axes.y(value)), "#999999", 0.5)
        drawing.text(str(value), (PLOT_LEFT - 7, axes.y(value) + 2.2), _SMALL, anchor="end", fill=marks.MUTED)
    space = PLOT_WIDTH
    drawing.text(fitted(timeline.high_pole, space, _SMALL), (PLOT_LEFT, PLOT_TOP - 3), _SMALL, fill=marks.INK)
    drawing.text(fitted(timeline.low_pole, space, _SMALL), (PLOT_LEFT, _BOTTOM + 8), _SMALL, fill=marks.INK)
    _points(drawing, axes)
    if timeline.reference is not None:
        y = axes.y(timeline.reference)
        drawing.polygon(((PLOT_LEFT, y), (PLOT_LEFT - 5, y - 3), (PLOT_LEFT - 5, y + 3)), marks.MUTED)


def _points(drawing: Drawing, axes: _Axes) -> None:
    points = sorted(axes.timeline.points, key=lambda point: -point.value)
    space = WIDTH - _POINTS_LEFT
    labels = [wrapped(point.label, space, _SMALL) for point in points]
    heights = [7.6 * len(rows) + 0.8 for rows in labels]
    places = apart([axes.y(point.value) for point in points], heights, PLOT_TOP - 8, _BOTTOM + 8)
    for point, rows, place in zip(points, labels, places, strict=True):
        y = axes.y(point.value)
        if 0 < point.value < 100:
            drawing.line((PLOT_LEFT, y), (_RIGHT, y), marks.GRID, 0.4)
        drawing.line((_POINTS_LEFT - 9, y), (_POINTS_LEFT - 3, place), "#aaaaaa", 0.4)
        for index, words in enumerate(rows):
            baseline = place + 2.2 + 7.6 * (index - (len(rows) - 1) / 2)
            drawing.text(words, (_POINTS_LEFT, baseline), _SMALL, fill=marks.MUTED)


def _bands(drawing: Drawing, axes: _Axes, track: Track) -> None:
    for step in track.steps:
        low, high = step.held
        size = (axes.x(step.end) - axes.x(step.start), axes.y(low) - axes.y(high))
        drawing.box(axes.at(step.start, high), size, track.colour, 0.17)


def _line(drawing: Drawing, axes: _Axes, track: Track) -> None:
    colour = track.colour
    before: Step | None = None
    for step in track.steps:
        centre = sum(step.held) / 2
        dash = marks.CONDITIONAL if step.conditional else ""
        if before is not None and before.end == step.start:
            drawing.line(axes.at(step.start, sum(before.held) / 2), axes.at(step.start, centre), colour, 1.1, dash)
        drawing.line(axes.at(step.start, centre), axes.at(step.end, centre), colour, 1.3, dash)
        before = step


def _broken(drawing: Drawing, axes: _Axes, track: Track, y: float, words: str) -> None:
    """Dots under the plot's top, away from all values, while what was held has no place on the scale."""
    for start, end in track.broken:
        colour, left, right = track.colour, axes.x(start), axes.x(end)
        drawing.line((left, y), (right, y), colour, 0.8, _DOTS)
        room = width(words, 5.4) + 1
        if room < right - left:
            drawing.text(words, (left + 1, y - 2.4), 5.4, fill=colour)
        elif (start, end) == track.broken[-1] and room < left - PLOT_LEFT:
            drawing.text(words, (left - 2, y + 1.8), 5.4, fill=colour, anchor="end")


def _marks(drawing: Drawing, axes: _Axes, track: Track) -> None:
    colour = track.colour
    for mark in track.marks:
        place = axes.at(mark.day, sum(mark.said) / 2)
        marks.draw_mark(drawing, mark.act, place, colour if mark.counts else marks.LEFT_OUT)


def _bound(drawing: Drawing, axes: _Axes, code: str, bound: Bound) -> None:
    low, high = bound.accepted
    left, right = axes.x(bound.start), axes.x(bound.end)
    for limit, far in ((low, 0.0), (high, 100.0)):
        if limit == far:
            continue
        top, bottom = sorted((axes.y(limit), axes.y(far)))
        drawing.hatch((left, top), (right - left, bottom - top), marks.HATCH)
        drawing.line((left, axes.y(limit)), (right, axes.y(limit)), marks.RED_LINE, 1.0)
        drawing.line((left, axes.y(limit) - 3), (left, axes.y(limit) + 3), marks.RED_LINE, 1.6)
        drawing.text(code, (left - 2.5, axes.y(limit) + 2), 5.4, fill=marks.RED_LINE, anchor="end", bold=True)


def _names(drawing: Drawing, axes: _Axes, nothing: str) -> None:
    held = [(sum(track.steps[-1].held) / 2, track) for track in axes.timeline.tracks if track.steps]
    held.sort(key=lambda pair: -pair[0])
    places = apart([axes.y(value) for value, _ in held], [8.2] * len(held), PLOT_TOP - 4, _BOTTOM + 4)
    for (_, track), place in zip(held, places, strict=True):
        colour = track.colour
        drawing.text(fitted(track.code, 28, 7), (_RIGHT + 4, place + 2.5), 7, fill=colour, bold=True)
    if not held and not any(track.broken for track in axes.timeline.tracks):
        middle = (PLOT_LEFT + PLOT_WIDTH / 2, PLOT_TOP + PLOT_HEIGHT / 2)
        drawing.text(nothing, middle, 7, fill=marks.MUTED, anchor="middle")


def _days(drawing: Drawing, axes: _Axes, words: Words) -> None:
    edge = 0.0
    for day, label in ticks(words, axes.timeline.first, axes.timeline.last):
        x = axes.x(day)
        drawing.line((x, _BOTTOM), (x, _BOTTOM + 2.5), "#999999", 0.5)
        half = width(label, _SMALL) / 2
        if x - half > edge:
            drawing.text(label, (x, _BOTTOM + 18), _SMALL, fill=marks.MUTED, anchor="middle")
            edge = x + half + 3
