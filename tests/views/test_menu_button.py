from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from pytestqt.qtbot import QtBot

from views.menu_button import TickMenu


def click(qtbot: QtBot, menu: TickMenu, action: QAction) -> None:
    menu.setActiveAction(action)
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def test_ticking_leaves_the_menu_open_and_choosing_closes_it(qtbot: QtBot) -> None:
    menu = TickMenu()
    qtbot.addWidget(menu)
    ticks = [menu.add_tick(words, ticked=False) for words in ("Neutrality", "Donbas & Crimea")]
    choice = menu.add_tick("By title", ticked=False)
    choice.setActionGroup(QActionGroup(menu))
    menu.popup(menu.pos())
    for tick in ticks:
        click(qtbot, menu, tick)
    assert [tick.isChecked() for tick in ticks] == [True, True]
    assert ticks[1].text() == "Donbas && Crimea"
    assert menu.isVisible()
    click(qtbot, menu, choice)
    assert choice.isChecked()
    assert not menu.isVisible()
