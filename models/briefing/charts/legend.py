"""The key to the figures: who has which colour, what each mark, dash and hatching means."""

from collections.abc import Callable, Sequence
from functools import partial

from models.briefing.charts import marks
from models.briefing.charts.lettering import fitted, width
from models.briefing.charts.svg import Drawing
from models.briefing.wording.words import Words
from models.words import ACTS, PLACING, Act

WIDTH = 470.0
_LINE = 12.0
_Entry = tuple[str, Callable[[Drawing, float, float], None]]


def legend(words: Words, parties: Sequence[tuple[str, str, str]], further: Sequence[Act] = ()) -> bytes:
    """The key for parties, given by code and name in the order in which they are drawn, as an SVG file.

    `further` are acts that do not place a party under every reading and are drawn all the same.
    """
    acts = [act for act in ACTS if act in PLACING or act in further]
    rows = _rows([*_parties(parties), *_acts(words, acts), *_signs(words)])
    drawing = Drawing(WIDTH, len(rows) * _LINE + 2)
    for index, row in enumerate(rows):
        left, middle = 0.0, index * _LINE + 6.0
        for label, paint in row:
            paint(drawing, left, middle)
            drawing.text(label, (left + 20, middle + 2.4), 6.8)
            left += _taken(label)
    return drawing.to_bytes()


def _taken(words: str) -> float:
    return 20 + width(words, 6.8) + 12


def _rows(entries: Sequence[_Entry]) -> list[list[_Entry]]:
    rows: list[list[_Entry]] = [[]]
    room = WIDTH
    for entry in entries:
        taken = _taken(entry[0])
        if rows[-1] and taken > room:
            rows.append([])
            room = WIDTH
        rows[-1].append(entry)
        room -= taken
    return rows


def _parties(parties: Sequence[tuple[str, str, str]]) -> list[_Entry]:
    return [
        (fitted(f"{code} {name}", 200, 6.8), partial(_swatch, colour=colour, dash="")) for code, name, colour in parties
    ]


def _acts(words: Words, acts: Sequence[Act]) -> list[_Entry]:
    return [(words.say(f"acts.{act}"), partial(_act, act=act)) for act in acts]


def _signs(words: Words) -> list[_Entry]:
    return [
        (words.say("chart.conditional"), partial(_swatch, colour=marks.INK, dash=marks.CONDITIONAL)),
        (words.say("chart.range"), _range),
        (words.say("chart.red_line"), _beyond),
        (words.say("chart.round"), _sitting),
        (words.say("chart.reference"), _reference),
        (words.say("chart.left_out"), _left_out),
    ]


def _swatch(drawing: Drawing, left: float, middle: float, colour: str, dash: str) -> None:
    drawing.line((left, middle), (left + 15, middle), colour, 1.8, dash)


def _act(drawing: Drawing, left: float, middle: float, act: Act) -> None:
    marks.draw_mark(drawing, act, (left + 10, middle), marks.INK, 2.9)


def _range(drawing: Drawing, left: float, middle: float) -> None:
    drawing.box((left, middle - 4), (15, 8), marks.MUTED, 0.25)


def _beyond(drawing: Drawing, left: float, middle: float) -> None:
    drawing.hatch((left, middle - 4), (15, 7), marks.HATCH, 3)
    drawing.line((left, middle + 3), (left + 15, middle + 3), marks.RED_LINE, 1.2)


def _sitting(drawing: Drawing, left: float, middle: float) -> None:
    drawing.box((left + 4, middle - 5), (7, 10), marks.ROUND)


def _reference(drawing: Drawing, left: float, middle: float) -> None:
    drawing.polygon(((left + 13, middle), (left + 7, middle - 3.5), (left + 7, middle + 3.5)), marks.MUTED)


def _left_out(drawing: Drawing, left: float, middle: float) -> None:
    marks.draw_mark(drawing, Act.DEMAND, (left + 10, middle), marks.LEFT_OUT, 2.9)
