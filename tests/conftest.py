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
from models.record.author import Author
from models.store import Store
from tests.authors import new_author
from tests.guards import nothing_outside
from tests.servers import address, server

__all__ = ["address", "author", "nothing_outside", "server", "store"]

settings.register_profile("parley", deadline=None)
settings.load_profile("parley")


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
def store(folder: Path, author: Author) -> Iterator[Store]:
    """An empty dossier; when the test is over nothing may lie beside it."""
    opened = Store.create(folder / "talks.parley", author)
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
def istanbul(istanbul_file: Path, folder: Path, author: Author) -> Iterator[Store]:
    """The sample dossier, open."""
    opened = Store.open(Path(shutil.copy(istanbul_file, folder)), author)
    yield opened
    opened.close()
    assert [path.name for path in folder.iterdir()] == ["istanbul-2022.parley"]
