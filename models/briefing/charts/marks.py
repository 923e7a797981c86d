"""How parties and acts look in every figure: never by colour alone, always also by a mark, a dash or a label."""

from collections.abc import Callable
from typing import TypeAlias

from models.briefing.charts.svg import Drawing, Point
from models.words import MARKS, Act

PAPER = "#ffffff"
INK = "#222222"
MUTED = "#666666"
GRID = "#dddddd"
ROUND = "#e8e9eb"
RED_LINE = "#a3161c"
HATCH = "#d9a3a5"
LEFT_OUT = "#a0a0a0"
"""The mark of a statement that the reading leaves out."""
CONDITIONAL = "2.6,1.6"
"""The dash of a position that is held on a condition."""

_PARTIES = ("#0063a6", "#c8440b", "#007a5e", "#9b3d78", "#7a5c00", "#2b6c8f", "#5b4fa2", "#4d4d4d")
"""The first two as on the screen, then Okabe and Ito's hues darkened until small text in them can be read."""

_Painter: TypeAlias = Callable[[Drawing, Point, float, str], None]


def party_colour(index: int) -> str:
    """The colour of the party at a position among those drawn; colours repeat after eight parties."""
    return _PARTIES[index % len(_PARTIES)]


def draw_mark(drawing: Drawing, act: Act, centre: Point, colour: str, radius: float = 2.6) -> None:
    """The mark of an act that places a party under some reading, in the party's colour."""
    _PAINTERS[MARKS[act]](drawing, centre, radius, colour)


def _regular(drawing: Drawing, centre: Point, offsets: tuple[Point, ...], colour: str) -> None:
    points = [(centre[0] + x, centre[1] + y) for x, y in offsets]
    drawing.polygon(points, colour, "#ffffff", 0.4)


def _triangle(drawing: Drawing, centre: Point, radius: float, colour: str) -> None:
    reach = radius * 1.15
    _regular(drawing, centre, ((0, -reach), (reach, reach * 0.75), (-reach, reach * 0.75)), colour)


def _square(drawing: Drawing, centre: Point, radius: float, colour: str) -> None:
    side = radius * 0.85
    _regular(drawing, centre, ((-side, -side), (side, -side), (side, side), (-side, side)), colour)


def _diamond(drawing: Drawing, centre: Point, radius: float, colour: str) -> None:
    reach = radius * 1.3
    _regular(drawing, centre, ((0, -reach), (reach, 0), (0, reach), (-reach, 0)), colour)


def _star(drawing: Drawing, centre: Point, radius: float, colour: str) -> None:
    far, near = radius * 1.5, radius * 0.5
    points = ((0, -far), (near, -near), (far, 0), (near, near), (0, far), (-near, near), (-far, 0), (-near, -near))
    _regular(drawing, centre, points, colour)


def _disc(drawing: Drawing, centre: Point, radius: float, colour: str) -> None:
    drawing.circle(centre, radius, colour, "#ffffff", 0.4)


def _ring(drawing: Drawing, centre: Point, radius: float, colour: str) -> None:
    drawing.circle(centre, radius * 0.9, "#ffffff", colour, 1.0)


def _cross(drawing: Drawing, centre: Point, radius: float, colour: str) -> None:
    x, y = centre
    reach = radius * 0.9
    for paint, width in (("#ffffff", 2.4), (colour, 1.3)):
        drawing.line((x - reach, y - reach), (x + reach, y + reach), paint, width)
        drawing.line((x - reach, y + reach), (x + reach, y - reach), paint, width)


def _dot(drawing: Drawing, centre: Point, radius: float, colour: str) -> None:
    drawing.circle(centre, radius * 0.55, colour, "#ffffff", 0.4)


_PAINTERS: dict[str, _Painter] = {
    "triangle": _triangle,
    "disc": _disc,
    "ring": _ring,
    "diamond": _diamond,
    "cross": _cross,
    "star": _star,
    "square": _square,
    "dot": _dot,
}
