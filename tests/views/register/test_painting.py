"""The register's quick painting, against the style's own."""

from views.filters import Filters
from views.register.model import RegisterModel
from views.register.painting import RegisterDelegate
from views.register.table import RegisterTable
from views.theme import DARK, LIGHT, Theme


def assert_painted_alike(document, qtbot, theme: Theme) -> None:
    model = RegisterModel(document, Filters(), theme)
    table = RegisterTable(model, theme)
    qtbot.addWidget(table)
    table.resize(1500, 900)
    table.setCurrentIndex(model.index(3, 2))
    table.selectRow(5)
    # The first time it is painted, the columns share out their room.
    table.grab()
    quick = table.viewport().grab().toImage()
    table.setItemDelegate(RegisterDelegate(theme, table, table.first_column))
    assert table.viewport().grab().toImage() == quick


def test_cells_look_as_the_style_paints_them(document, qtbot):
    assert_painted_alike(document, qtbot, LIGHT)
    assert_painted_alike(document, qtbot, DARK)
