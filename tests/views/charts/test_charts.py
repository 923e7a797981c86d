"""What holds of every kind of chart: nothing is written over anything else, and all that is drawn is in the table."""

import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter

from models.colours import contrast
from tests.views.charts.drawn import all_charts, day_chart, empty_charts, grid_chart, look, overlapping, words_in
from views.charts.drawing import Box, Words
from views.charts.look import Chart
from views.theme import DARK, LIGHT, Theme

CHARTS = range(5)


def drawn(chart: Chart, width: float = 700.0, size: float = 10.0, theme: Theme = LIGHT):
    seen = look(theme, size)
    wanted = chart.wanted(width, seen)
    return chart.draw(QSizeF(max(width, wanted.width()), wanted.height()), seen)


@pytest.mark.parametrize("place", CHARTS)
@pytest.mark.parametrize("width", [280.0, 420.0, 700.0, 1500.0])
@pytest.mark.parametrize("size", [8.0, 10.0, 20.0])
def test_no_words_are_written_over_others(place: int, width: float, size: float, qapp: object) -> None:
    assert overlapping(drawn(all_charts()[place], width, size)) == []


@pytest.mark.parametrize("place", CHARTS)
def test_every_figure_can_be_pointed_at_and_stands_in_the_table(place: int, qapp: object) -> None:
    chart = all_charts()[place]
    table, targets = chart.table(), drawn(chart).targets
    figures = {(row, column) for row in range(len(table.rows)) for column in table.figures}
    assert {target.place for target in targets} == figures
    assert len(targets) == len(figures)
    for row, column in figures:
        cell = table.rows[row][column]
        assert cell.words in cell.tip
        assert cell.is_figure == (cell.words not in {"not stated", "not comparable", "withdrawn", "first stated"})


@pytest.mark.parametrize("place", CHARTS)
def test_all_words_lie_within_the_chart(place: int, qapp: object) -> None:
    for width in (300.0, 900.0):
        chart = all_charts()[place]
        wanted = chart.wanted(width, look())
        room = QRectF(-1, -1, max(width, wanted.width()) + 2, wanted.height() + 2)
        outside = [
            shape.text
            for shape in drawn(chart, width).shapes
            if isinstance(shape, Words) and not room.contains(shape.area)
        ]
        assert outside == []


@pytest.mark.parametrize("place", CHARTS)
def test_a_chart_of_nothing_is_drawn_all_the_same(place: int, qapp: object) -> None:
    chart = empty_charts()[place]
    image = QImage(300, 200, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    drawn(chart, 300.0).paint(painter)
    painter.end()
    assert len(chart.table().titles) > 0


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_figures_can_be_read_on_the_colours_of_their_cells(theme: Theme, qapp: object) -> None:
    grounds = [shape.fill for shape in drawn(grid_chart(), theme=theme).shapes if isinstance(shape, Box) and shape.fill]
    assert len(grounds) > 6
    assert min(contrast(theme.text.name(), ground.name()) for ground in grounds) >= 4.5


def test_left_and_right_go_along_a_line_and_up_and_down_to_the_nearest_of_the_next(qapp: object) -> None:
    drawing = drawn(day_chart())
    first = drawing.target_of((0, 3))
    assert first is not None
    second = drawing.along(first, 1)
    assert second.place == (1, 3)
    assert drawing.along(first, -1) == first
    assert drawing.across(second, 1).place == (4, 3), "15 March is nearest to 10 March of the other curve"
    assert drawing.across(first, -1) == first


def test_a_legend_names_several_curves_and_not_a_single_one(qapp: object) -> None:
    both = day_chart()
    assert {"Neutrality", "Crimea"} <= set(words_in(drawn(both)))
    assert "Neutrality" not in words_in(drawn(day_chart(courses=both.courses[:1])))


@pytest.mark.parametrize("place", CHARTS)
def test_a_part_of_a_chart_is_painted_as_in_the_whole(place: int, qapp: object) -> None:
    drawing = drawn(all_charts()[place], 400.0)
    whole, part = QImage(400, 300, QImage.Format.Format_ARGB32), QImage(400, 300, QImage.Format.Format_ARGB32)
    seen = QRectF(0, 60, 400, 50)
    for image in (whole, part):
        image.fill(0)
        painter = QPainter(image)
        painter.setClipRect(seen)
        drawing.paint(painter) if image is whole else drawing.paint_part(painter, seen)
        painter.end()
    assert whole == part
