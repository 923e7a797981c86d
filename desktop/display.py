"""Whether a window can be shown here, found out before Qt could abort the process."""

import ctypes
import os
import sys

_CORE = (
    "libglib2.0-0 libegl1 libgl1 libx11-6 libdbus-1-3 libfontconfig1 libxkbcommon0 libxcb-cursor0 libxcb-icccm4 "
    "libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0 libxcb-image0 libxcb-render-util0"
)
_WINDOW_LIBRARIES = (
    "libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxcb-keysyms.so.1", "libxcb-shape.so.0", "libxcb-xkb.so.1",
    "libxkbcommon-x11.so.0", "libxcb-image.so.0", "libxcb-render-util.so.0",
)  # fmt: skip

PLATFORMS = "wayland;xcb;offscreen"
"""What Qt may try on Linux: without the last one it aborts where there is no display."""


def no_display() -> bool:
    """Whether this is a Linux without any display, and the user did not ask Qt for another platform."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return False
    return not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def qt_missing() -> str:
    """A sentence with the package line when Qt cannot be loaded, "" when it can."""
    try:
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as error:
        return f"Qt cannot be loaded ({error}). {_remedy()}"
    return ""


def window_library_missing() -> str:
    """A sentence when a library is missing without which Qt falls back to showing nothing, "" otherwise."""
    for library in _WINDOW_LIBRARIES:
        try:
            ctypes.CDLL(library)
        except OSError:
            return f"Qt cannot show windows: {library} is missing. {_remedy()}"
    return ""


def _remedy() -> str:
    if sys.platform.startswith("linux"):
        return f"On Debian or Ubuntu: sudo apt install {_CORE}"
    return "Install Parley again: pip install --force-reinstall PySide6-Essentials"
