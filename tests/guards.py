"""What no test may see a window do: open a dossier beside SQLite, or go to the network.

A file that a process opens and closes by itself while SQLite has it open loses all locks of that process (“How To
Corrupt An SQLite Database File”, 2.2). Python tells of every `open` and every connection before it is made.
"""

import os
import sys
import traceback
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
WINDOW = tuple(str(ROOT / floor) + os.sep for floor in ("views", "desktop"))
TESTS = str(ROOT / "tests") + os.sep
COMMANDS = str(ROOT / "desktop" / "app.py")

_databases: set[str] = set()
_seen: list[str] = []


class OutsideError(AssertionError):
    """Somebody goes to the network."""


def _watch(event: str, given: tuple[Any, ...]) -> None:
    if event == "sqlite3.connect":
        _note(given[0])
    elif event == "open":
        _look_at_open(given[0])
    elif event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        _look_at_address(given[1])
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        _look_at_host(given[0])


def _note(database: Any) -> None:
    """Remember what a window has opened; a colleague's hold on the same file is that of another process."""
    if isinstance(database, str | os.PathLike) and _by_window():
        name = os.fspath(database)
        if isinstance(name, str):
            _databases.add(os.path.realpath(name.removeprefix("file:").partition("?")[0]))


def _look_at_open(path: Any) -> None:
    if isinstance(path, str) and os.path.realpath(path) in _databases and _is_open(path) and _by_window():
        _seen.append(f"{path} is opened while it is open:\n{''.join(traceback.format_stack(limit=12))}")


def _is_open(path: str) -> bool:
    """Whether this process has a file open, as far as the platform tells."""
    try:
        there = os.stat(path)
        open_ones = os.listdir("/proc/self/fd")
    except OSError:
        return False
    for number in open_ones:
        try:
            if os.path.samestat(os.fstat(int(number)), there):
                return True
        except OSError:
            continue
    return False


def _by_window() -> bool:
    """Whether a window does it.

    Colleagues and commands are processes of their own, though tests have them in one.
    """
    frame: FrameType | None = sys._getframe()
    is_window = False
    while frame is not None:
        name = frame.f_code.co_filename
        if name == COMMANDS or (name.startswith(TESTS) and name != __file__):
            return is_window and name != COMMANDS
        is_window = is_window or name.startswith(WINDOW)
        frame = frame.f_back
    return is_window


def _look_at_address(address: Any) -> None:
    if isinstance(address, tuple):
        _look_at_host(address[0])


def _look_at_host(host: Any) -> None:
    name = host.decode() if isinstance(host, bytes) else str(host or "localhost")
    try:
        is_near = ip_address(name).is_loopback
    except ValueError:
        is_near = name == "localhost"
    if not is_near:
        _seen.append(f"somebody goes to {name}:\n{''.join(traceback.format_stack(limit=12))}")
        raise OutsideError(f"nobody goes to {name}")


def take_seen() -> list[str]:
    """What was seen since it was last asked."""
    found = _seen[:]
    _seen.clear()
    return found


@pytest.fixture(autouse=True)
def nothing_outside() -> Iterator[None]:
    """No test sees the program go where it must not."""
    yield
    seen = take_seen()
    assert seen == [], "\n".join(seen)


sys.addaudithook(_watch)
