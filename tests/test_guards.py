"""The guards see what they are there for."""

import shutil
import socket
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest

from models.store import Store
from tests.guards import WINDOW, OutsideError, take_seen


def as_window(code: str, **names: object) -> None:
    """Run code as if a window ran it."""
    exec(compile(code, f"{WINDOW[0]}somewhere.py", "exec"), names)  # noqa: S102


@pytest.mark.parametrize(
    "code",
    ["open(path, 'rb').close()", "path.read_bytes()", "shutil.copyfile(path, other)", "import os; os.open(path, 0)"],
)
@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs to be told which files are open")
def test_opening_an_open_dossier_is_seen(store: Store, tmp_path: Path, code: str) -> None:
    as_window("Store.open(path, author).close()", Store=Store, path=store.path, author=store.author)
    assert take_seen() == []
    as_window(code, path=store.path, shutil=shutil, other=tmp_path / "other", os=__import__("os"))
    (seen,) = take_seen()
    assert f"{store.path} is opened while it is open" in seen


def test_opening_a_dossier_that_is_closed_is_nothing(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "closed.parley"
    store.copy_to(path)
    with closing(Store.open(path, store.author)):
        pass
    as_window("path.read_bytes()", path=path)
    assert take_seen() == []


@pytest.mark.parametrize("way", ["address", "name", "page"])
def test_going_to_the_network_is_seen_and_kept_from_happening(way: str) -> None:
    def go() -> None:
        if way == "address":
            with socket.socket() as there:
                there.connect(("192.0.2.1", 80))
        elif way == "name":
            socket.getaddrinfo("example.org", 80)
        else:
            urllib.request.urlopen("http://example.org/")

    with pytest.raises(OutsideError):
        go()
    assert take_seen() != []
