"""One chart of a briefing as a file of its own, with its title and the briefing's mark."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from models.briefing.charts.drawn import drawn_charts
from models.briefing.charts.lettering import width, wrapped
from models.briefing.charts.movement_chart import movement_chart
from models.briefing.charts.svg import Drawing
from models.briefing.content import BriefingData
from models.briefing.forms.blocks import Document, Mark
from models.briefing.forms.names import MOVEMENT
from models.briefing.scripts import without_isolates
from models.briefing.wording.words import words_in
from models.errors import UserError

_EDGE, _GAP, _LINE = 12.0, 6.0, 12.0
_SIZE, _SMALL, _MARK_SIZE = 9.0, 7.0, 12.0


def chart_of(data: BriefingData, document: Document, name: str = MOVEMENT) -> bytes:
    """The chart as SVG; raises `UserError` with the names there are."""
    charts = dict(_charts(data))
    wanted = {title.casefold(): title for title in charts}.get(name.strip().casefold())
    if wanted is None:
        names = ", ".join(f"“{title}”" for title in charts) or "none"
        raise UserError(f"There is no chart “{name}” in this briefing. Charts: {names}.")
    title = document.title if wanted == MOVEMENT else f"{document.title}: {wanted}"
    return _framed(charts[wanted], (title, document.subtitle, *document.facts[:1], document.notice), document.mark)


@dataclass(frozen=True, slots=True)
class _Shown:
    """A chart and what explains it: the key to its marks, or words under it."""

    drawings: tuple[ElementTree.Element, ...]
    words: str = ""


def _charts(data: BriefingData) -> Iterator[tuple[str, _Shown]]:
    charts = drawn_charts(data)
    if data.issues and data.overview.movement.parties:
        yield (
            MOVEMENT,
            _Shown(
                (_read(movement_chart(words_in(data.language), data.overview.movement)),), data.overview.caption.text
            ),
        )
    for issue, timeline in zip(data.issues, charts.timelines, strict=True):
        yield without_isolates(issue.title), _Shown((_read(timeline), _read(charts.legend)))


def _read(drawing: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(drawing)  # noqa: S314 - drawn by ourselves a moment ago


def _size(drawing: ElementTree.Element) -> tuple[float, float]:
    return float(drawing.get("width", "0")), float(drawing.get("height", "0"))


def _framed(shown: _Shown, told: tuple[str, ...], mark: Mark | None) -> bytes:
    wide = max(_size(one)[0] for one in shown.drawings)
    lines = [line for words in told for line in wrapped(words, wide, _SIZE)]
    under = wrapped(shown.words, wide, _SMALL, 4)
    marked = _MARK_SIZE + 8 if mark is not None else 0
    head = _EDGE + marked + _LINE * len(lines) + 6
    foot = head + sum(_size(one)[1] + _GAP for one in shown.drawings) + _LINE * len(under)
    drawing = Drawing(wide + 2 * _EDGE, foot + marked + _EDGE)
    drawing.box((0, 0), (wide + 2 * _EDGE, foot + marked + _EDGE), "#ffffff")
    for number, line in enumerate(lines, start=1):
        drawing.text(line, (_EDGE, _EDGE + marked + _LINE * number - 3), _SIZE, bold=number == 1)
    for number, line in enumerate(under):
        drawing.text(line, (_EDGE, foot - _LINE * (len(under) - number) + 6), _SMALL, fill="#666666")
    if mark is not None:
        for top in (_EDGE, foot + 4):
            _mark(drawing, mark, top, wide + _EDGE)
    for one in shown.drawings:
        drawing.inset(one, (_EDGE, head))
        head += _size(one)[1] + _GAP
    return drawing.to_bytes()


def _mark(drawing: Drawing, mark: Mark, top: float, right: float) -> None:
    taken = width(mark.text, _MARK_SIZE) + 10
    drawing.box((right - taken, top), (taken, _MARK_SIZE + 6), "#000000")
    drawing.text(mark.text, (right - 5, top + _MARK_SIZE), _MARK_SIZE, fill=mark.colour, anchor="end", bold=True)
