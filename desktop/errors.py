"""The one door for errors: the world's and the user's become a message, ours a report and a line in the log."""

import faulthandler
import logging
import platform
import sqlite3
import sys
import threading
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from types import TracebackType
from typing import Any

from desktop import __version__
from desktop.places import log_file
from desktop.saying import complain
from models.errors import UserError

_log = logging.getLogger("parley")


def start_log() -> None:
    """Write warnings and bugs to the rotating log."""
    handler = RotatingFileHandler(log_file(), maxBytes=1_000_000, backupCount=3, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _log.addHandler(handler)
    _log.setLevel(logging.INFO)
    if sys.stderr is not None:
        faulthandler.enable()


def report_of(error: BaseException) -> str:
    """What helps to mend a bug: versions and where it happened; nothing of the dossier."""
    versions = f"Parley {__version__}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    return f"{versions}, {platform.platform()}\n\n{''.join(traceback.format_exception(error))}"


class Door:
    """Takes every exception that nobody caught. `tell` shows what is the world's or the user's, `report` a bug."""

    def __init__(self, tell: Callable[[UserError], None], report: Callable[[str, str], None]) -> None:
        self._tell, self._report = tell, report

    def take(self, error: BaseException) -> None:
        """Show an error as its sort asks for."""
        if isinstance(error, UserError):
            self._tell(error)
            return
        if isinstance(error, KeyboardInterrupt):
            return
        _log.error("bug", exc_info=error)
        self._report(f"Parley met a mistake of its own: {type(error).__name__}.", report_of(error))

    def attempt(self, step: Callable[[], object]) -> None:
        """Run a step outside Qt's event loop, with its errors taken as those of a slot are."""
        try:
            step()
        except Exception as error:  # noqa: BLE001 - this is the door
            self.take(error)

    def install(self) -> Callable[[], None]:
        """Take what no slot and no thread caught; returns what puts the former doors back."""
        before, before_threads = sys.excepthook, threading.excepthook

        def hook(_kind: type[BaseException], error: BaseException, _where: TracebackType | None) -> None:
            self.take(error)

        def thread_hook(arguments: Any) -> None:
            if arguments.exc_value is not None:
                _log.error("bug in a thread", exc_info=arguments.exc_value)

        def restore() -> None:
            sys.excepthook, threading.excepthook = before, before_threads

        sys.excepthook, threading.excepthook = hook, thread_hook
        return restore


def refuse_bugs_quietly() -> None:
    """On the command line a bug is one sentence too, and the log has the rest."""

    def hook(_kind: type[BaseException], error: BaseException, _where: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.exit(130)
        start_log()
        _log.error("bug", exc_info=error)
        complain(f"Parley met a mistake of its own ({type(error).__name__}); the log has the details: {log_file()}")

    sys.excepthook = hook
