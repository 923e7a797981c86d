"""Every test here has folders and settings of its own, and may leave neither a window nor a message box behind."""

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from models.progress import ended
from models.record.author import Author
from models.server.address import Address
from models.server.opening import open_served, put_there
from models.store import Store
from tests.authors import new_author
from tests.windows import choose, no_window_left, open_window, own_folders, press, said_in_boxes, settings

__all__ = ["choose", "no_window_left", "open_window", "own_folders", "press", "said_in_boxes", "settings"]

Waiting = Callable[[Callable[[], bool]], None]


@pytest.fixture
def dossier(istanbul_file: Path, tmp_path: Path) -> Path:
    """A copy of the sample dossier that a test may change."""
    return Path(shutil.copy(istanbul_file, tmp_path))


class Places:
    """Where the dossiers of a journey lie: in their files or, with `--on-server`, where each was brought to."""

    def __init__(self, new_address: Callable[[], Address] | None, folder: Path, wait: Waiting) -> None:
        self._new_address, self._folder, self._wait = new_address, folder, wait
        self._addresses: dict[Path, Address] = {}

    def open(self, file: Path, author: Author) -> Store:
        """Open it as somebody else does, at another installation."""
        address = self._address(file)
        return Store.open(file, author) if address is None else open_served(address, author, self._folder / author.site)

    def show(self, window: MainWindow, file: Path) -> None:
        """Open it in a window, and wait until it is there."""
        address = self._address(file)
        if address is None:
            window.dossiers.open_first(file)
            return
        window.dossiers.open_server(window, address.secret)
        self._wait(lambda: window.workspace is not None)

    def _address(self, file: Path) -> Address | None:
        if self._new_address is not None and file not in self._addresses:
            with closing(Store.open(file, new_author())) as store:
                address = self._new_address()
                ended(put_there(store, address))
            self._addresses[file] = address
        return self._addresses.get(file)


@pytest.fixture
def places(request: pytest.FixtureRequest, tmp_path: Path, qtbot: QtBot) -> Places:
    """Where the dossiers of this journey lie."""
    on_server = request.config.getoption("--on-server")
    new_address = request.getfixturevalue("server").new_database if on_server else None
    return Places(new_address, tmp_path / "servers", lambda done: qtbot.waitUntil(done, timeout=20_000))


@pytest.fixture
def show_file(places: Places) -> Callable[[MainWindow, Path], None]:
    """Opens a dossier in a window, where the dossiers of this journey lie."""
    return places.show
