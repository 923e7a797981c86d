"""The actions of the window as records: one for each command, shared by menus, shortcuts and buttons."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from views.search.results import BoxCommand

Shortcut = QKeySequence.StandardKey | str


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its id, where it stands in the menus, its words, and what it does.

    `tip` says what it does; when the command cannot be used, `why_not` says why (an empty text: it can).
    """

    id: str
    menu: str
    words: str
    run: Callable[[], object]
    shortcuts: tuple[Shortcut, ...] = ()
    tip: str = ""
    why_not: Callable[[], str] = str
    role: QAction.MenuRole = QAction.MenuRole.NoRole


def make_actions(commands: Sequence[Command], parent: QObject) -> dict[str, QAction]:
    """One `QAction` for each command, by id."""
    actions = {}
    for command in commands:
        action = QAction(command.words, parent)
        action.setObjectName(command.id)
        action.setMenuRole(command.role)
        action.setShortcuts(_keys(command.shortcuts))
        action.triggered.connect(lambda _checked=False, run=command.run: run())
        actions[command.id] = action
    return actions


def refresh_actions(commands: Sequence[Command], actions: dict[str, QAction]) -> None:
    """Enable what can be used; what cannot says why in the status tip."""
    for command in commands:
        reason = command.why_not()
        actions[command.id].setEnabled(not reason)
        actions[command.id].setStatusTip(reason or command.tip)


def listed(commands: Sequence[Command], actions: dict[str, QAction]) -> list[BoxCommand]:
    """The commands as the search box lists them, all but the one that leads to it."""
    native = QKeySequence.SequenceFormat.NativeText
    return [
        BoxCommand(
            one.id,
            actions[one.id].text().replace("&&", "\0").replace("&", "").replace("\0", "&"),
            actions[one.id].shortcut().toString(native),
            one.why_not(),
            one.tip,
        )
        for one in commands
        if one.id != "search"
    ]


def _keys(shortcuts: tuple[Shortcut, ...]) -> list[QKeySequence]:
    """Each key once: given twice, as where a platform has one that we name too, it is ambiguous and does nothing."""
    keys: list[QKeySequence] = []
    for shortcut in shortcuts:
        found = [QKeySequence(shortcut)] if isinstance(shortcut, str) else QKeySequence.keyBindings(shortcut)
        keys += [key for key in found if key not in keys]
    return keys
