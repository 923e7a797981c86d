"""The menus of the window, made from its commands."""

from collections.abc import Iterable, Mapping

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from desktop.actions import Command
from desktop.appearance import NAMES, Appearance


def build_menus(
    bar: QMenuBar, commands: Iterable[Command], actions: Mapping[str, QAction], recent: QMenu, appearance: QMenu
) -> None:
    """Put all commands into their menus, with two menus in them: what was open lately, and the appearance."""
    menus: dict[str, QMenu] = {}
    for command in commands:
        if command.menu not in menus:
            menus[command.menu] = bar.addMenu(f"&{command.menu}")
        menus[command.menu].addAction(actions[command.id])
    menus["File"].insertMenu(actions["sample"], recent)
    for before in ("add_sources", "import", "brief", "quit"):
        menus["File"].insertSeparator(actions[before])
    for before in ("edit", "paste", "search"):
        menus["Edit"].insertSeparator(actions[before])
    menus["View"].insertSeparator(actions["fit"])
    menus["View"].addMenu(appearance)


def appearance_menu(appearance: Appearance, parent: QWidget) -> QMenu:
    """The choice between light and dark, and as the system has it."""
    menu, group = QMenu("&Appearance", parent), QActionGroup(parent)
    for name in NAMES:
        action = menu.addAction("As the system" if name == "system" else name.capitalize())
        action.setCheckable(True)
        action.setChecked(name == appearance.name)
        action.setActionGroup(group)
        action.triggered.connect(lambda _checked=False, one=name: appearance.prefer(one))
    return menu
