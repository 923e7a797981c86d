"""What tests of charts share: looks, a chart of each kind with and without figures, and what was drawn."""

from functools import partial
from itertools import combinations
from operator import attrgetter

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QGuiApplication

from models.snapshot import ints
from tests.snapshots import day_of
from views.charts.bar_chart import BarChart, Bars
from views.charts.day_chart import Course, DayChart
from views.charts.day_frame import Band
from views.charts.drawing import Drawing, Words
from views.charts.grid_chart import GridChart
from views.charts.look import Chart, Look
from views.lettering import lettering
from views.theme import LIGHT, Theme

NAN = float("nan")
FIRST = day_of("2022-03-01")
ACCENT, NEARER, APART = attrgetter("accent"), attrgetter("nearer"), attrgetter("apart")


def look(theme: Theme = LIGHT, size: float = 10.0) -> Look:
    """The fonts of the application at a size in points."""
    font = QFont(QGuiApplication.font())
    font.setPointSizeF(size)
    return Look(theme, lettering(font))


def party(place: int) -> object:
    """The colour of a party by its place."""
    return partial(Theme.party, position=place)


def course(name: str, *entries: tuple[str, float], **rest: object) -> Course:
    """A curve of values by ISO day; a value rests on the statement named after its place: “Neutrality 0”."""
    days = ints([day_of(day) for day, _ in entries])
    values = np.array([value for _, value in entries], dtype=np.float64)
    evidence = tuple((f"{name} {place}",) for place in range(len(entries)))
    return Course(name, ACCENT, days, values, evidence, **rest)  # type: ignore[arg-type]


def day_chart(**rest: object) -> DayChart:
    """Two curves over March 2022 with a round; the second has a time without a value."""
    courses = (
        course("Neutrality", ("2022-03-01", 45.0), ("2022-03-15", 20.0), ("2022-03-29", 0.0)),
        course(
            "Crimea", ("2022-03-05", 50.0), ("2022-03-10", NAN), ("2022-03-29", 37.5), without=("", "withdrawn", "")
        ),
    )
    bands = (Band(day_of("2022-03-28"), day_of("2022-03-30"), ("7 · Istanbul", "7")),)
    values = {"courses": courses, "last": day_of("2022-04-10"), "bands": bands, "of": "Issue", **rest}
    return DayChart("Gap", **values)  # type: ignore[arg-type]


def bars(name: str, *values: float, without: tuple[str, ...] = ()) -> Bars:
    """Bars that rest on statements named after them: “Ukraine 0”."""
    evidence = tuple(() if value != value else (f"{name} {row}",) for row, value in enumerate(values))
    return Bars(name, NEARER, np.array(values), evidence, without)


def bar_chart(**rest: object) -> BarChart:
    """Three issues and two parties; one figure is not stated, one not comparable."""
    kinds = (
        bars("Ukraine", 14.0, -22.5, NAN),
        bars("Russia", 0.0, NAN, -3.0, without=("", "not comparable", "")),
    )
    rows = ("Neutrality", "Demilitarisation", "Crimea")
    values = {"rows": rows, "bars": kinds, "low_words": "took back", "high_words": "conceded", **rest}
    return BarChart("Concession", "Issue", **values)  # type: ignore[arg-type]


def grid_chart(**rest: object) -> GridChart:
    """Two issues by three rounds, from −40 to 40, with two cells that have no figure."""
    values = np.array([[10.0, NAN, -20.0], [0.0, 40.0, NAN]])
    evidence = tuple(
        tuple(() if np.isnan(one) else (f"{row} {column}",) for column, one in enumerate(line))
        for row, line in enumerate(values)
    )
    words = (("", "", ""), ("silent", "", "first stated"))
    more = {
        "values": values,
        "evidence": evidence,
        "words": words,
        "low": -40.0,
        "high": 40.0,
        "short": ("5", "6", "7"),
        **rest,
    }
    columns = ("5 · Video, mid-March", "6 · Video", "7 · Istanbul")
    return GridChart("Shift", "Issue", ("Neutrality", "Crimea"), columns, **more)  # type: ignore[arg-type]


def all_charts() -> list[Chart]:
    """One of each kind, and each kind in its other way."""
    line = day_chart(stepped=False, low=0.0, high=4.0)
    return [day_chart(), line, bar_chart(), bar_chart(stacked=True), grid_chart()]


def empty_charts() -> list[Chart]:
    """Charts of dossiers that say nothing yet."""
    nothing = np.empty((0, 0))
    return [
        DayChart("Gap", (), FIRST),
        DayChart("Gap", (course("Neutrality"),), FIRST),
        BarChart("Concession", "Issue", (), ()),
        BarChart("Concession", "Issue", ("Neutrality",), (bars("Ukraine", NAN),), stacked=True),
        GridChart("Shift", "Issue", (), (), nothing, ()),
    ]


def words_in(drawing: Drawing) -> list[str]:
    """All that is written."""
    return [shape.text for shape in drawing.shapes if isinstance(shape, Words)]


def overlapping(drawing: Drawing) -> list[tuple[str, str]]:
    """Pairs of texts that are written over each other by more than a pixel."""
    written = [shape for shape in drawing.shapes if isinstance(shape, Words)]
    return [(one.text, other.text) for one, other in combinations(written, 2) if _taken(one).intersects(_taken(other))]


def _taken(words: Words) -> QRectF:
    """What a text takes of its area, by its side, a pixel less at each end."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QFontMetricsF

    metrics = QFontMetricsF(words.font)
    wide, high = metrics.horizontalAdvance(words.text), metrics.ascent()
    left = words.area.left()
    if words.side & Qt.AlignmentFlag.AlignRight:
        left = words.area.right() - wide
    elif words.side & Qt.AlignmentFlag.AlignHCenter:
        left = words.area.center().x() - wide / 2
    return QRectF(left + 1, words.area.center().y() - high / 2 + 1, max(wide - 2, 0), high - 2)
