"""What all tests share: no display, an author, and dossiers in temporary folders."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

import resources
from models.exchange.importing import import_folder
from models.progress import ended
from models.record.author import Author
from models.server.address import Address
from models.server.opening import open_served, put_there
from models.store import Store
from tests.authors import new_author
from tests.guards import nothing_outside
from tests.servers import address, server

__all__ = ["address", "author", "nothing_outside", "server", "store"]

# The gate has to end in minutes. Where CI is set the examples are the same each time, elsewhere they are new ones.
settings.register_profile("parley", deadline=None, max_examples=60)
settings.load_profile("parley")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--on-server", action="store_true", help="dossiers of tests lie on a PostgreSQL server, not in files"
    )


@pytest.fixture(scope="session")
def author() -> Author:
    """The analyst who writes in all tests."""
    return new_author("OK", "Olena Koval")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for a dossier with nothing else in it."""
    made = tmp_path / "dossier"
    made.mkdir()
    return made


@pytest.fixture
def store(folder: Path, author: Author, request: pytest.FixtureRequest) -> Iterator[Store]:
    """An empty dossier; when the test is over nothing may lie beside it."""
    opened = _placed(Store.create(folder / "talks.parley", author), request)
    yield opened
    opened.close()
    assert [path.name for path in folder.iterdir()] == ["talks.parley"]


@pytest.fixture(scope="session")
def istanbul_file(tmp_path_factory: pytest.TempPathFactory, author: Author) -> Path:
    """The sample dossier, imported once; copy it before writing to it."""
    path = tmp_path_factory.mktemp("istanbul") / "istanbul-2022.parley"
    opened = Store.create(path, author)
    for _ in import_folder(opened, resources.path("sample/istanbul-2022"), kind="founding"):
        pass
    opened.close()
    return path


@pytest.fixture
def istanbul(istanbul_file: Path, folder: Path, author: Author, request: pytest.FixtureRequest) -> Iterator[Store]:
    """The sample dossier, open."""
    opened = _placed(Store.open(Path(shutil.copy(istanbul_file, folder)), author), request)
    yield opened
    opened.close()
    assert [path.name for path in folder.iterdir()] == ["istanbul-2022.parley"]


def _placed(opened: Store, request: pytest.FixtureRequest) -> Store:
    """The dossier where the tests of this run are to have it: in its file, or on a server that it was brought to."""
    if not request.config.getoption("--on-server"):
        return opened
    if request.node.get_closest_marker("in_file") is not None:
        opened.close()
        pytest.skip("about a dossier in a file")
    address: Address = request.getfixturevalue("address")
    ended(put_there(opened, address))
    opened.close()
    working_copies: Path = request.getfixturevalue("tmp_path") / "servers"
    return open_served(address, opened.author, working_copies)
