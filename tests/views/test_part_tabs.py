"""Which part of a view is in front is seen, light and dark."""

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from views.part_tabs import PartTabs
from views.theme import DARK, LIGHT


def colours(tabs: PartTabs) -> list[QColor]:
    return [tabs.tabTextColor(at) for at in range(tabs.count())]


def test_the_part_in_front_has_a_colour_of_its_own(qtbot: QtBot) -> None:
    tabs = PartTabs(["Conflicts", "Outbox", "Backups"], "Parts of sharing", LIGHT)
    qtbot.addWidget(tabs)
    assert colours(tabs) == [LIGHT.accent, LIGHT.muted, LIGHT.muted]
    tabs.setCurrentIndex(2)
    assert colours(tabs) == [LIGHT.muted, LIGHT.muted, LIGHT.accent]
    tabs.set_theme(DARK)
    assert colours(tabs) == [DARK.muted, DARK.muted, DARK.accent]
    assert tabs.accessibleName() == "Parts of sharing"
