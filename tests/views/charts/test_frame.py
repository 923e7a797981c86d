"""The frame around a chart, as it is used: the switch, keys, what is copied and saved, and what is opened."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml.etree import fromstring
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from models.errors import UserError
from tests.views.charts.drawn import all_charts, bar_chart, bars, course, day_chart, grid_chart
from views.charts.frame import ChartFrame
from views.charts.twin import TwinModel
from views.selection import Selection
from views.theme import DARK, LIGHT

SUMMARY = "The gap on neutrality fell from 45 to 0."


@pytest.fixture
def selection() -> Selection:
    return Selection()


@pytest.fixture
def frame(selection: Selection, qtbot: QtBot) -> ChartFrame:
    made = ChartFrame("Gap over time", selection, LIGHT)
    qtbot.addWidget(made)
    made.resize(820, 420)
    made.show_chart(day_chart(), SUMMARY)
    with qtbot.waitExposed(made):
        made.show()
    return made


def keys(qtbot: QtBot, widget: object, *pressed: Qt.Key) -> None:
    for key in pressed:
        qtbot.keyClick(widget, key)


def opened(selection: Selection) -> tuple[str, ...]:
    return selection.evidence.statements if selection.evidence is not None else ()


def test_a_chart_is_shown_in_five_lines(selection: Selection, qtbot: QtBot) -> None:
    frame = ChartFrame("Gap on neutrality", selection, LIGHT)
    qtbot.addWidget(frame)
    gaps = course("Neutrality", ("2022-03-01", 45.0), ("2022-03-29", 0.0))
    frame.show_chart(day_chart(courses=(gaps,)), SUMMARY)
    assert frame.canvas.accessibleName() == "Gap on neutrality"
    assert frame.canvas.accessibleDescription() == SUMMARY


def test_t_changes_between_chart_and_table_and_keeps_the_figure(frame: ChartFrame, qtbot: QtBot) -> None:
    frame.canvas.setFocus()
    keys(qtbot, frame.canvas, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_T)
    assert frame.shows_table
    assert frame.twin.current == (1, 3)
    assert frame.twin.hasFocus()
    keys(qtbot, frame.twin, Qt.Key.Key_Down, Qt.Key.Key_T)
    assert not frame.shows_table
    assert frame.canvas.current == (2, 3)
    assert frame.canvas.hasFocus()


def test_arrows_walk_and_enter_opens(frame: ChartFrame, selection: Selection, qtbot: QtBot) -> None:
    keys(qtbot, frame.canvas, Qt.Key.Key_Return)
    assert opened(selection) == ()
    keys(qtbot, frame.canvas, Qt.Key.Key_Down, Qt.Key.Key_Right)
    assert frame.canvas.accessibleDescription().startswith("Neutrality, 15 Mar 2022 – 28 Mar 2022. Gap: 20. The gap")
    keys(qtbot, frame.canvas, Qt.Key.Key_Return)
    assert opened(selection) == ("Neutrality 1",)
    keys(qtbot, frame.canvas, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Space)
    assert opened(selection) == ("Crimea 0",)


def test_tab_leads_to_the_first_figure(frame: ChartFrame) -> None:
    frame.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    assert frame.canvas.current == (0, 3)


def test_a_click_opens_what_is_behind_a_figure(frame: ChartFrame, selection: Selection, qtbot: QtBot) -> None:
    target = frame.canvas.drawing.target_of((2, 3))
    assert target is not None
    qtbot.mouseClick(frame.canvas, Qt.MouseButton.LeftButton, pos=target.area.center().toPoint())
    assert opened(selection) == ("Neutrality 2",)
    assert "Gap: 0" in frame.canvas.tip_at(target.area.center())
    qtbot.mouseMove(frame.canvas, target.area.center().toPoint())
    qtbot.mouseClick(frame.canvas, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert opened(selection) == ("Neutrality 2",)


def test_a_figure_in_the_table_opens_too(frame: ChartFrame, selection: Selection, qtbot: QtBot) -> None:
    frame.as_table.click()
    frame.twin.go_to((1, 3))
    keys(qtbot, frame.twin, Qt.Key.Key_Return)
    assert opened(selection) == ("Neutrality 1",)
    frame.twin.doubleClicked.emit(frame.twin.model().index(5, 0))
    assert opened(selection) == ("Crimea 2",)


def test_the_table_sorts_figures_by_size_and_what_has_none_last(frame: ChartFrame, qtbot: QtBot) -> None:
    def column(place: int) -> list[str]:
        model = frame.twin.model()
        return [str(model.index(row, place).data()) for row in range(model.rowCount())]

    assert column(3) == ["45", "20", "0", "50", "withdrawn", "37.5"]
    frame.twin.sortByColumn(3, Qt.SortOrder.AscendingOrder)
    assert column(3) == ["0", "20", "37.5", "45", "50", "withdrawn"]
    frame.twin.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    assert column(3) == ["50", "45", "37.5", "20", "0", "withdrawn"]
    frame.twin.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert column(1)[:2] == ["1 Mar 2022", "5 Mar 2022"]
    frame.show_chart(day_chart(), SUMMARY)
    assert column(1)[:2] == ["1 Mar 2022", "5 Mar 2022"], "a refresh keeps the order"
    frame.show_chart(bar_chart(), SUMMARY)
    assert column(0) == ["Neutrality", "Demilitarisation", "Crimea"], "another table begins as its chart does"


def test_selected_rows_are_copied_as_they_are_sorted(frame: ChartFrame, qtbot: QtBot) -> None:
    frame.twin.sortByColumn(3, Qt.SortOrder.AscendingOrder)
    frame.twin.selectRow(0)
    keys(qtbot, frame.twin)
    qtbot.keyClick(frame.twin, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Issue\tFrom\tTo\tGap\nNeutrality\t2022-03-29\t2022-04-10\t0\n"


def test_the_whole_table_is_copied_with_a_decimal_point_and_words(frame: ChartFrame) -> None:
    frame.show_chart(bar_chart(), "")
    frame.menu.copy_table()
    mime = QGuiApplication.clipboard().mimeData()
    assert list(csv.reader(io.StringIO(mime.text()), dialect="excel-tab")) == [
        ["Issue", "Ukraine", "Russia"], ["Neutrality", "14", "0"],
        ["Demilitarisation", "-22.5", "not comparable"], ["Crimea", "not stated", "-3"],
    ]  # fmt: skip
    assert "mso-number-format" in mime.html(), "no spreadsheet takes a cell for a formula or a date"
    assert frame.summary.isHidden()


def test_the_picture_is_the_same_as_svg_and_png(frame: ChartFrame) -> None:
    for chart in all_charts():
        frame.show_chart(chart, SUMMARY)
        frame.menu.copy_svg()
        content = QGuiApplication.clipboard().mimeData().data("image/svg+xml").data()
        frame.menu.copy_png()
        image = QGuiApplication.clipboard().image().convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
        rendered = QImage(image.size(), QImage.Format.Format_ARGB32_Premultiplied)
        painter = QPainter(rendered)
        renderer = QSvgRenderer(content)
        renderer.render(painter)
        painter.end()
        assert renderer.viewBox().size() * 2 == image.size()
        assert _difference(rendered, image) < 0.02
        assert SUMMARY.encode() in content
        assert b"<title>Gap over time</title>" in content
        assert content.count(b"font-family") == content.count(b', sans-serif"')


def _difference(one: QImage, other: QImage) -> float:
    """The share of pixels, shrunk so that the smoothing of edges does not count, that clearly differ."""
    small = [image.scaled(200, 100, mode=Qt.TransformationMode.SmoothTransformation) for image in (one, other)]
    places = [(x, y) for x in range(200) for y in range(100)]
    differ = sum(
        abs(small[0].pixelColor(x, y).lightness() - small[1].pixelColor(x, y).lightness()) > 24 for x, y in places
    )
    return differ / len(places)


@pytest.mark.parametrize(
    ("name", "begins"), [("gap.svg", b"<?xml"), ("gap.png", b"\x89PNG"), ("gap.tsv", b"Issue\t"), ("gap", b"<?xml")]
)
def test_it_is_saved_as_its_ending_says(
    name: str, begins: bytes, frame: ChartFrame, tmp_path: Path, choose: Callable[[Path | None], None]
) -> None:
    choose(tmp_path / name)
    frame.menu.save()
    (written,) = tmp_path.iterdir()
    assert written.suffix
    assert written.read_bytes().startswith(begins)


def test_what_cannot_be_written_is_said_and_choosing_no_file_writes_none(
    frame: ChartFrame, tmp_path: Path, choose: Callable[[Path | None], None]
) -> None:
    choose(tmp_path / "nowhere" / "gap.svg")
    with pytest.raises(UserError, match="cannot be written"):
        frame.menu.save()
    choose(None)
    frame.menu.save()
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_replaced_only_when_it_was_chosen_by_its_whole_name(
    frame: ChartFrame, tmp_path: Path, choose: Callable[[Path | None], None]
) -> None:
    there = tmp_path / "gap.svg"
    there.write_bytes(b"mine")
    choose(tmp_path / "gap")
    with pytest.raises(UserError, match=r"gap\.svg is there already"):
        frame.menu.save()
    assert there.read_bytes() == b"mine"
    choose(there)
    frame.menu.save()
    assert there.read_bytes().startswith(b"<?xml")


def test_a_frame_without_a_chart_copies_nothing(selection: Selection, qtbot: QtBot) -> None:
    frame = ChartFrame("Gap", selection, LIGHT)
    qtbot.addWidget(frame)
    frame.menu.copy_svg()
    frame.menu.copy_png()
    keys(qtbot, frame.canvas, Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert frame.picture() is None


def test_texts_of_the_dossier_are_no_markup(frame: ChartFrame) -> None:
    frame.set_title("<b>Gap</b>")
    frame.show_chart(day_chart(courses=(course("<i>x</i>", ("2022-03-01", 1.0)),)), "<u>1</u>")
    assert frame.title.textFormat() == Qt.TextFormat.PlainText
    target = frame.canvas.drawing.targets[0]
    assert "&lt;i&gt;x&lt;/i&gt;" in frame.canvas.tip_at(target.area.center())
    picture = frame.picture()
    assert picture is not None
    assert b"&lt;b&gt;Gap" in picture.svg()


def test_a_picture_of_texts_with_control_characters_can_be_read(frame: ChartFrame) -> None:
    frame.set_title("Gap\x0b on \x1fCrimea")
    frame.show_chart(bar_chart(rows=("a\x00b & <c>", "Крим «» 🇺🇦", "مرحبا")), "fell\x08")
    picture = frame.picture()
    assert picture is not None
    found = fromstring(picture.svg())
    assert found.findtext("{http://www.w3.org/2000/svg}title") == "Gap on Crimea"


def test_the_figure_where_the_keys_are_survives_a_refresh_and_goes_with_its_chart(frame: ChartFrame) -> None:
    frame.canvas.go_to((2, 3))
    frame.show_chart(day_chart(), SUMMARY)
    assert frame.canvas.current == (2, 3)
    frame.show_chart(grid_chart(), SUMMARY)
    assert frame.canvas.current is None
    frame.set_theme(DARK)
    assert frame.canvas.look.theme is DARK


def test_names_stay_in_sight_while_a_chart_is_scrolled(frame: ChartFrame, qtbot: QtBot) -> None:
    frame.show_chart(grid_chart(), SUMMARY)
    frame.resize(320, 230)
    drawing = frame.canvas.drawing
    assert (drawing.head > 0, drawing.side > 0) == (True, True)
    last = drawing.targets[-1]
    assert frame.canvas.tip_at(last.area.center())
    frame.canvas.scroll_to(round(last.area.left()), round(last.area.top()))
    assert frame.canvas.tip_at(last.area.center()) == "", "the names lie over it"
    frame.canvas.grab()


def test_keys_scroll_to_the_figure_that_they_are_about(frame: ChartFrame, qtbot: QtBot) -> None:
    values = [float(row) for row in range(40)]
    frame.show_chart(bar_chart(rows=tuple(map(str, values)), bars=(bars("Ukraine", *values),)), SUMMARY)
    bar = frame._scroll.verticalScrollBar()
    keys(qtbot, frame.canvas, *[Qt.Key.Key_Down] * 40)
    assert bar.value() > 100
    keys(qtbot, frame.canvas, *[Qt.Key.Key_Up] * 39)
    assert bar.value() == 0, "the heads above the first row are in sight with it"


def test_names_stay_in_sight_while_a_table_is_scrolled_sideways(frame: ChartFrame) -> None:
    frame.show_chart(grid_chart(), SUMMARY)
    frame.as_table.click()
    frame.resize(360, 300)
    beside, bar = frame.twin._beside, frame.twin.horizontalScrollBar()
    assert not beside.isVisible()
    bar.setValue(bar.maximum())
    assert beside.isVisible()
    assert beside.width() == frame.twin.columnWidth(0)
    assert beside.isColumnHidden(1)
    frame.twin.selectRow(1)
    assert beside.selectionModel().isRowSelected(1)
    bar.setValue(0)
    assert not beside.isVisible()


def test_the_table_is_a_sound_model(qtbot: QtBot) -> None:
    model = TwinModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for chart in all_charts():
        model.show_table(chart.table())
