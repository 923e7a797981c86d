"""Which key was pressed, whatever alphabet it writes: the timeline is moved by places of keys, not by letters."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

_LATIN = "QWERTYUIOP[]ASDFGHJKL;'ZXCVBNM,."
_RUSSIAN = "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ"
_UKRAINIAN = {"І": "S", "Ї": "]", "Є": "'"}
_CYRILLIC = {**dict(zip(_RUSSIAN, _LATIN, strict=True)), **_UKRAINIAN}

_FIRST_SCAN_CODES = ((16, "QWERTYUIOP[]"), (30, "ASDFGHJKL;'"), (44, "ZXCVBNM,."))
"""The codes of the three rows of letters, which Windows and evdev have in common."""
_BY_SCAN_CODE = {first + at: letter for first, row in _FIRST_SCAN_CODES for at, letter in enumerate(row)}
_SHIFT_OF_X11 = 8

_NOT_LETTERS = 0x01000000
"""From here on keys are no characters: Escape, arrows."""


def key_of(event: QKeyEvent) -> Qt.Key | None:
    """The key as it is named on a Latin keyboard: of Cyrillic letters, and of keys of other alphabets by their place.

    A Latin letter is itself wherever it lies. None where nothing is known of the key.
    """
    code = event.key()
    if code >= _NOT_LETTERS or 0 < code < 0x80:
        return _named(code)
    letter = _CYRILLIC.get(chr(code)) if code else None
    letter = letter or _BY_SCAN_CODE.get(_scan_code(event))
    return None if letter is None else _named(ord(letter))


def is_space(event: QEvent) -> bool:
    """Whether an event is about the space bar, not one of the repeats while it is held."""
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space and not event.isAutoRepeat()


def _named(code: int) -> Qt.Key | None:
    try:
        return Qt.Key(code)
    except ValueError:
        return None


def _scan_code(event: QKeyEvent) -> int:
    on_x11 = QGuiApplication.platformName() in ("xcb", "wayland")
    return event.nativeScanCode() - (_SHIFT_OF_X11 if on_x11 else 0)
