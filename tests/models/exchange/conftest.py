import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import resources
from models.store import Store
from tests.models.exchange.folders import new_store

SAMPLE = resources.path("sample/istanbul-2022")


@pytest.fixture
def sample() -> Path:
    """The sample folder, to be left as it is."""
    return SAMPLE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the sample folder that a test may spoil."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "talks"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty dossier."""
    store = new_store(tmp_path / "talks.parley")
    yield store
    store.close()
