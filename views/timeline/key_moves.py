"""What the keys do on the timeline."""

from collections.abc import Callable, Mapping
from typing import Protocol, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from views.timeline.choosing import Choosing
from views.timeline.keys import key_of
from views.timeline.lane_moves import LaneMover
from views.timeline.panorama import ZOOM

_PAN = 0.15
_HIGHER = 24

_Chord: TypeAlias = tuple[Qt.Key, bool, bool]
"""A key, with Shift or not, with Alt or not."""


class _Movable(Protocol):
    """What the keys move."""

    def zoom(self, factor: float) -> None: ...
    def pan(self, share: float) -> None: ...
    def toggle_card(self) -> None: ...
    def let_go(self) -> bool: ...


def move_by_key(view: _Movable, choosing: Choosing, lanes: LaneMover, event: QKeyEvent) -> bool:
    """Do what a key does; whether it does anything."""
    key, modifiers = key_of(event), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
    alt = bool(modifiers & Qt.KeyboardModifier.AltModifier)
    others = modifiers & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier)
    if key is None or others:
        return False
    move = _moves(view, choosing, lanes).get((key, shift, alt))
    return move is not None and move() is not False


def _moves(view: _Movable, choosing: Choosing, lanes: LaneMover) -> Mapping[_Chord, Callable[[], object]]:
    plain: dict[Qt.Key, Callable[[], object]] = {
        Qt.Key.Key_W: lambda: view.zoom(ZOOM),
        Qt.Key.Key_S: lambda: view.zoom(1 / ZOOM),
        Qt.Key.Key_A: lambda: view.pan(-_PAN),
        Qt.Key.Key_D: lambda: view.pan(_PAN),
        Qt.Key.Key_Left: lambda: view.pan(-_PAN),
        Qt.Key.Key_Right: lambda: view.pan(_PAN),
        Qt.Key.Key_Up: lambda: choosing.step_across(-1),
        Qt.Key.Key_Down: lambda: choosing.step_across(1),
        Qt.Key.Key_F: choosing.fit_chosen,
        Qt.Key.Key_Period: lambda: choosing.step(1),
        Qt.Key.Key_Comma: lambda: choosing.step(-1),
        Qt.Key.Key_BracketLeft: lambda: choosing.follow_links(-1),
        Qt.Key.Key_BracketRight: lambda: choosing.follow_links(1),
        Qt.Key.Key_M: choosing.toggle_mark,
        Qt.Key.Key_P: choosing.select_from_mark,
        Qt.Key.Key_T: lanes.pin_chosen,
        Qt.Key.Key_Return: view.toggle_card,
        Qt.Key.Key_Enter: view.toggle_card,
        Qt.Key.Key_Escape: view.let_go,
    }
    return {
        **{(key, False, False): move for key, move in plain.items()},
        (Qt.Key.Key_M, True, False): lambda: choosing.go_to_mark(1),
        (Qt.Key.Key_Up, False, True): lambda: lanes.shift_chosen(-1),
        (Qt.Key.Key_Down, False, True): lambda: lanes.shift_chosen(1),
        (Qt.Key.Key_Up, True, True): lambda: lanes.grow_chosen(-_HIGHER),
        (Qt.Key.Key_Down, True, True): lambda: lanes.grow_chosen(_HIGHER),
    }
