"""Being asked to end from outside: by a signal, as at a shutdown or from a terminal, or by a session that ends."""

import os
import signal
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication

from desktop.main_window import MainWindow

_SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT")


class Ending(QObject):
    """Has the window closed as people close it, so that what is half typed is stored and nobody is counted as there."""

    def __init__(self, application: QApplication, window: MainWindow) -> None:
        super().__init__(window)
        self._application, self._window = application, window
        application.commitDataRequest.connect(self.commit)

    def listen(self) -> Callable[[], None]:
        """Take signals from now on; returns what leaves them to whoever took them before."""
        # Elsewhere no program is asked to end by a signal.
        if os.name != "posix":
            return lambda: None
        reading, writing = os.pipe()
        os.set_blocking(writing, False)
        notifier = QSocketNotifier(reading, QSocketNotifier.Type.Read, self)
        notifier.activated.connect(lambda: self._end(reading))
        # Python looks for signals only when it runs, which it does not while Qt waits.
        woken_before = signal.set_wakeup_fd(writing)
        before = {one: signal.signal(one, _leave_to_pipe) for one in map(signal.Signals.__getitem__, _SIGNALS)}

        def restore() -> None:
            for one, handler in before.items():
                signal.signal(one, handler)
            signal.set_wakeup_fd(woken_before)
            notifier.setEnabled(False)
            os.close(reading)
            os.close(writing)

        return restore

    def _end(self, reading: int) -> None:
        os.read(reading, 64)
        self._window.close_unasked()
        self._application.quit()

    def commit(self, manager: QSessionManager) -> None:
        """Store what is half typed before the session ends; it stays where the user keeps what cannot be stored."""
        # Not every system lets somebody who logs out be asked.
        if not self._window.why_not_stored() or not manager.allowsInteraction():
            return
        if not self._window.may_close():
            manager.cancel()
        manager.release()


def _leave_to_pipe(_number: int, _frame: object) -> None:
    """Nothing: the signal has been written to the pipe."""
