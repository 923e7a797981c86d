"""What each kind of chart shows, by hand-worked examples."""

import numpy as np
import pytest
from PySide6.QtCore import QSizeF

from models.snapshot import ints
from tests.snapshots import day_of
from tests.views.charts.drawn import ACCENT, NAN, bar_chart, bars, course, day_chart, grid_chart, look, words_in
from views.charts.day_chart import Course
from views.charts.drawing import Box, Drawing, Hatching, Mark, Path
from views.charts.look import Chart
from views.charts.ticks import round_steps


def rows(chart: Chart) -> list[list[str]]:
    return [[cell.words for cell in row] for row in chart.table().rows]


def drawn(chart: Chart, width: float = 800.0) -> Drawing:
    return chart.draw(QSizeF(width, chart.wanted(width, look()).height()), look())


def test_a_stepped_curve_is_a_row_for_each_stretch_with_its_first_and_last_day(qapp: object) -> None:
    chart = day_chart()
    assert chart.table().titles == ("Issue", "From", "To", "Gap")
    assert rows(chart)[:3] == [
        ["Neutrality", "1 Mar 2022", "14 Mar 2022", "45"],
        ["Neutrality", "15 Mar 2022", "28 Mar 2022", "20"],
        ["Neutrality", "29 Mar 2022", "10 Apr 2022", "0"],
    ]
    assert rows(chart)[4] == ["Crimea", "10 Mar 2022", "28 Mar 2022", "withdrawn"]
    assert chart.table().copied()[0] == ["Neutrality", "2022-03-01", "2022-03-14", "45"]


def test_a_curve_breaks_where_there_is_no_value_and_never_touches_zero_there(qapp: object) -> None:
    alone = day_chart(courses=day_chart().courses[1:])
    lines = [shape for shape in drawn(alone).shapes if isinstance(shape, Path) and shape.width == 2.0]
    assert len(lines) == 2
    assert max(point.y() for line in lines for point in line.points) < max(
        target.area.bottom() for target in drawn(alone).targets
    )
    assert [shape for shape in drawn(alone).shapes if isinstance(shape, Hatching)]
    assert "withdrawn" in words_in(drawn(alone))


def test_a_curve_opens_the_statements_behind_a_value(qapp: object) -> None:
    opens = day_chart().table().rows[1][3].opens
    assert opens is not None
    assert opens.statements == ("Neutrality 1",)
    assert opens.title == "Neutrality, 15 Mar 2022 – 28 Mar 2022. Gap: 20"


def test_a_gap_keeps_its_course_in_view_when_one_of_its_values_is_opened(qapp: object) -> None:
    chart = day_chart(courses=(course("Neutrality", ("2022-03-01", 45.0), gap_on="issue-neutrality"),))
    opens = chart.table().rows[0][3].opens
    assert opens is not None
    assert opens.gap_on == "issue-neutrality"


def test_the_axis_of_days_names_the_year(qapp: object) -> None:
    for width in (300.0, 1200.0):
        assert [words for words in words_in(drawn(day_chart(), width)) if words.endswith("2022")]


def test_a_line_has_a_row_for_each_day(qapp: object) -> None:
    chart = day_chart(stepped=False)
    assert chart.table().titles == ("Issue", "Day", "Gap")
    assert rows(chart)[1] == ["Neutrality", "15 Mar 2022", "20"]


def test_curves_that_end_on_the_last_day_keep_that_day(qapp: object) -> None:
    chart = day_chart(courses=(course("A", ("2022-03-01", 1.0)),), last=day_of("2022-03-01"))
    assert rows(chart) == [["A", "1 Mar 2022", "1 Mar 2022", "1"]]


def test_bars_lie_on_the_side_of_their_sign(qapp: object) -> None:
    boxes = [shape.area for shape in drawn(bar_chart()).shapes if isinstance(shape, Box)]
    ukraine_up, ukraine_down, russia_down = boxes
    zero = ukraine_up.left()
    assert ukraine_up.right() > zero
    assert ukraine_down.right() == pytest.approx(zero)
    assert ukraine_down.width() == pytest.approx(ukraine_up.width() / 14 * 22.5)
    assert russia_down.right() == pytest.approx(zero)


def test_bars_without_a_figure_say_why_and_zero_is_a_figure(qapp: object) -> None:
    assert rows(bar_chart()) == [
        ["Neutrality", "+14", "0"],
        ["Demilitarisation", "−22.5", "not comparable"],
        ["Crimea", "not stated", "−3"],
    ]
    assert {"not comparable", "not stated", "← took back", "conceded →"} <= set(words_in(drawn(bar_chart())))
    assert bar_chart().table().copied()[1] == ["Demilitarisation", "-22.5", "not comparable"]


def test_stacked_bars_add_up_and_do_not_where_a_part_is_unknown(qapp: object) -> None:
    chart = bar_chart(bars=(bars("Ukraine", 14.0, -22.5, NAN), bars("Russia", -4.0, -1.0, 3.0)), stacked=True)
    assert [row[-1] for row in rows(chart)] == ["+10", "−23.5", "not stated"]
    assert chart.table().titles == ("Issue", "Ukraine", "Russia", "Together")
    opens = chart.table().rows[0][3].opens
    assert opens is not None
    assert opens.statements == ("Ukraine 0", "Russia 0")


def test_a_row_opens_all_that_is_behind_its_figures(qapp: object) -> None:
    opens = bar_chart().table().rows[0][0].opens
    assert opens is not None
    assert opens.statements == ("Ukraine 0", "Russia 0")
    assert grid_chart().table().rows[1][0].opens is not None


def test_a_grid_says_in_words_what_its_cells_are(qapp: object) -> None:
    chart = grid_chart()
    assert rows(chart) == [["Neutrality", "10", "not stated", "−20"], ["Crimea", "silent", "40", "first stated"]]
    assert chart.table().titles == ("Issue", "5 · Video, mid-March", "6 · Video", "7 · Istanbul")


def test_cells_without_a_figure_are_hatched(qapp: object) -> None:
    hatched = [shape for shape in drawn(grid_chart()).shapes if isinstance(shape, Hatching)]
    assert len(hatched) == 2 + 1, "two cells, and the key"


def test_columns_take_their_short_names_where_the_full_ones_have_no_room(qapp: object) -> None:
    assert "7 · Istanbul" in words_in(drawn(grid_chart(), 800.0))
    assert {"5", "6", "7"} <= set(words_in(drawn(grid_chart(), 200.0)))


@pytest.mark.parametrize(
    ("low", "high", "most", "steps"),
    [
        (0, 100, 6, [0, 20, 40, 60, 80, 100]),
        (0, 100, 5, [0, 25, 50, 75, 100]),
        (0, 4, 5, [0, 1, 2, 3, 4]),
        (-22.5, 14, 5, [-30, -20, -10, 0, 10, 20]),
        (-0.3, 0.1, 5, [-0.3, -0.2, -0.1, 0, 0.1]),
        (5, 5, 5, [5]),
    ],
)
def test_steps_along_an_axis_are_round_and_hold_both_ends(
    low: float, high: float, most: int, steps: list[float]
) -> None:
    assert round_steps(low, high, max(most, len(steps))) == steps


def test_a_curve_of_very_many_values_is_a_thin_line_with_few_marks(qapp: object) -> None:
    days = ints(np.arange(4000))
    values = np.where(days % 2 == 0, 10.0, 90.0)
    many = Course("A", ACCENT, days, values, tuple((str(day),) for day in range(4000)))
    drawing = drawn(day_chart(courses=(many,), last=4000, bands=()), 400.0)
    (line,) = [shape for shape in drawing.shapes if isinstance(shape, Path) and len(shape.points) > 2]
    assert len(line.points) <= 4 * 400
    assert line.width == 1.0
    assert 2 < len([shape for shape in drawing.shapes if isinstance(shape, Mark)]) < 12
    assert len(drawing.targets) == 4000
