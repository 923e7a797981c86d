"""A small SVG writer: shapes and text as elements, so that whatever a dossier contains is escaped."""

import unicodedata
from collections.abc import Sequence
from xml.etree import ElementTree

from models.briefing.scripts import holds_rtl

Point = tuple[float, float]

FONTS = "Noto Sans, Noto Sans Arabic, Noto Sans Hebrew, DejaVu Sans"
_FONTS_OF_BOTH = "DejaVu Sans, Noto Sans Arabic, Noto Sans Hebrew, Noto Sans"


class Drawing:
    """One picture of a fixed size in points; what is drawn later lies on top."""

    def __init__(self, width: float, height: float) -> None:
        self._root = ElementTree.Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "width": _number(width),
                "height": _number(height),
                "viewBox": f"0 0 {_number(width)} {_number(height)}",
                "font-family": FONTS,
            },
        )

    def line(self, start: Point, end: Point, stroke: str, width: float = 0.5, dash: str = "") -> None:
        """A straight line; `dash` as in SVG, empty for a solid one."""
        self.polyline((start, end), stroke, width, dash)

    def polyline(self, points: Sequence[Point], stroke: str, width: float = 0.5, dash: str = "") -> None:
        """An open line through the points."""
        style = {"fill": "none", "stroke": stroke, "stroke-width": _number(width), "stroke-linejoin": "round"}
        if dash:
            style["stroke-dasharray"] = dash
        self._add("polyline", points=_points(points), **style)

    def polygon(self, points: Sequence[Point], fill: str, stroke: str = "none", width: float = 0.5) -> None:
        """A closed shape."""
        style = {"fill": fill, "stroke": stroke, "stroke-width": _number(width), "stroke-linejoin": "round"}
        self._add("polygon", points=_points(points), **style)

    def box(self, corner: Point, size: Point, fill: str, opacity: float = 1.0, radius: float = 0.0) -> None:
        """A filled rectangle from its upper left corner; nothing where it has no extent."""
        if size[0] <= 0 or size[1] <= 0:
            return
        place = {"x": corner[0], "y": corner[1], "width": size[0], "height": size[1], "rx": radius}
        numbers = {name: _number(value) for name, value in place.items()}
        self._add("rect", fill=fill, **numbers, **{"fill-opacity": _number(opacity)})

    def hatch(self, corner: Point, size: Point, stroke: str, step: float = 4.0) -> None:
        """Slanting lines that fill a rectangle, each cut at its edges."""
        (left, top), (width, height) = corner, size
        for index in range(1, int((width + height) / step) + 1):
            reach = index * step
            start = (left + min(reach, width), top + max(0.0, reach - width))
            end = (left + max(0.0, reach - height), top + min(reach, height))
            self.line(start, end, stroke, 0.35)

    def circle(self, centre: Point, radius: float, fill: str, stroke: str = "none", width: float = 0.9) -> None:
        """A disc or, with a white fill, a ring."""
        numbers = {"cx": _number(centre[0]), "cy": _number(centre[1]), "r": _number(radius)}
        self._add("circle", fill=fill, stroke=stroke, **numbers, **{"stroke-width": _number(width)})

    def text(
        self,
        words: str,
        place: Point,
        size: float = 7.0,
        *,
        fill: str = "#222222",
        anchor: str = "start",
        bold: bool = False,
    ) -> None:
        """A line of text whose baseline is at `place`; `anchor` is start, middle or end."""
        numbers = {"x": _number(place[0]), "y": _number(place[1]), "font-size": _number(size)}
        style = {"font-weight": "bold"} if bold else {}
        if holds_rtl(words):
            # What sets the pages loses letters where it has to change fonts within a line of both directions.
            style["font-family"] = _FONTS_OF_BOTH
        self._add("text", fill=fill, **numbers, **{"text-anchor": anchor}, **style).text = _without_marks(words)

    def inset(self, picture: ElementTree.Element, corner: Point) -> None:
        """Another picture, as it is, from its upper left corner."""
        group = self._add("g", transform=f"translate({_number(corner[0])} {_number(corner[1])})")
        for part in picture:
            part.tag = part.tag.rpartition("}")[2]
            group.append(part)

    def to_bytes(self) -> bytes:
        """The picture as a UTF-8 file."""
        written: bytes = ElementTree.tostring(self._root, encoding="utf-8", xml_declaration=True)
        return written

    def _add(self, tag: str, **attributes: str) -> ElementTree.Element:
        return ElementTree.SubElement(self._root, tag, attributes)


def _without_marks(words: str) -> str:
    """The words without stress marks and the like, which what sets the pages cannot put on letters in a picture."""
    whole = unicodedata.normalize("NFC", words)
    return "".join(letter for letter in whole if unicodedata.category(letter) not in ("Mn", "Me"))


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _points(points: Sequence[Point]) -> str:
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in points)
