"""The matrix of lines by rounds: what stands in its cells, in its table, and where it is drawn."""

from operator import attrgetter

import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QFont

from views.charts.drawing import Drawing, Hatching, Mark, Words
from views.charts.look import Look
from views.lettering import lettering
from views.movement.matrix import FIXED, Matrix, MatrixCell, MatrixColumn, MatrixKey, MatrixRow
from views.theme import DARK, LIGHT, Theme

MOVED = MatrixCell(
    "+14, moved up, robust",
    "Before: 35–45.",
    "triangle",
    "+14",
    ("moved up",),
    attrgetter("nearer"),
    14.0,
    ("s1", "s2"),
)
SILENT = MatrixCell("said nothing", glyph="ring", wordings=("said nothing", "silent"), tone=attrgetter("muted"))
UNSTATED = MatrixCell("not stated", wordings=("not stated",), missing=True)

MATRIX = Matrix(
    "Movement",
    ("Issue", "Party"),
    (MatrixColumn(("6 · Video, 21 March", "6"), "21 Mar"), MatrixColumn(("7 · Istanbul", "7"), "29 Mar", marked=True)),
    (
        MatrixRow("Cease-fire and withdrawal", ("Ukraine", "UA"), attrgetter("accent"), (UNSTATED, MOVED)),
        MatrixRow("Cease-fire and withdrawal", ("Russia", "RU"), attrgetter("accent"), (SILENT, SILENT)),
    ),
    (MatrixKey("triangle", "moved up"), MatrixKey("", "? not robust")),
)


@pytest.fixture
def look(qapp: object) -> Look:
    return Look(LIGHT, lettering(QFont()))


def drawn(look: Look, width: float) -> Drawing:
    return MATRIX.draw(QSizeF(width, MATRIX.wanted(width, look).height()), look)


def written(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.shapes if isinstance(shape, Words)]


def test_the_table_tells_every_cell_in_all_its_words() -> None:
    table = MATRIX.table()
    assert table.titles == ("Issue", "Party", "6 · Video, 21 March 21 Mar", "7 · Istanbul 29 Mar")
    assert [cell.words for cell in table.rows[0]] == [
        "Cease-fire and withdrawal", "Ukraine", "not stated", "+14, moved up, robust"
    ]  # fmt: skip


def test_a_cell_opens_what_is_behind_it_and_one_without_anything_does_not() -> None:
    moved, unstated = MATRIX.table().rows[0][FIXED + 1], MATRIX.table().rows[0][FIXED]
    assert moved.opens is not None
    assert moved.opens.statements == ("s1", "s2")
    assert moved.opens.title == ("Ukraine, Cease-fire and withdrawal, 7 · Istanbul 29 Mar: +14, moved up, robust")
    assert moved.tip.endswith("Before: 35–45.")
    assert unstated.opens is None


def test_where_there_is_room_all_is_written_out(look: Look) -> None:
    words = written(drawn(look, 1000))
    assert {"6 · Video, 21 March", "7 · Istanbul", "Ukraine", "+14", "moved up", "said nothing", "not stated"} <= {
        *words
    }


def test_where_there_is_none_names_get_short_and_titles_take_two_lines(look: Look) -> None:
    words = written(drawn(look, 300))
    assert {"7", "UA", "RU", "+14"} <= {*words}
    assert "Cease-fire and withdrawal" not in words
    assert {"Cease-fire", "Cease-fire and"} & {*words}
    assert "said nothing" not in words


def test_what_is_not_stated_is_hatched_and_has_no_glyph(look: Look) -> None:
    drawing = drawn(look, 1000)
    assert sum(isinstance(shape, Hatching) for shape in drawing.shapes) == 1
    assert [shape.shape for shape in drawing.shapes if isinstance(shape, Mark)] == [
        "triangle", "ring", "ring", "triangle"
    ]  # fmt: skip


@pytest.mark.parametrize("width", [300.0, 760.0, 1000.0])
def test_all_is_within_the_chart_and_every_cell_can_be_reached(look: Look, width: float) -> None:
    drawing, wanted = drawn(look, width), MATRIX.wanted(width, look)
    whole = QRectF(0, 0, max(width, wanted.width()) + 1, wanted.height() + 1)
    assert all(whole.contains(shape.area) for shape in drawing.shapes if isinstance(shape, Words))
    assert [target.place for target in drawing.targets] == [(0, 2), (0, 3), (1, 2), (1, 3)]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_it_can_be_drawn_in_either_theme(qapp: object, theme: Theme) -> None:
    assert written(drawn(Look(theme, lettering(QFont())), 600))


def test_without_lines_there_is_nothing_but_the_columns(look: Look) -> None:
    empty = Matrix("Movement", ("Issue", "Party"), MATRIX.columns, ())
    assert empty.table().rows == ()
    assert empty.draw(QSizeF(500, 100), look).targets == []
