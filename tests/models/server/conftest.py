"""A dossier on a server, open at two installations."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.record.author import Author
from models.server.address import Address
from models.server.opening import open_served
from models.store import Store
from tests.authors import new_author
from tests.talks import Talks, add_talks


@pytest.fixture
def ours(address: Address, author: Author, tmp_path: Path) -> Iterator[Store]:
    opened = open_served(address, author, tmp_path / "ours")
    yield opened
    opened.close()


@pytest.fixture
def talks(ours: Store) -> Talks:
    return add_talks(ours)


@pytest.fixture
def theirs(address: Address, talks: Talks, tmp_path: Path) -> Iterator[Store]:
    opened = open_served(address, new_author("MB", "Mykola Bondar"), tmp_path / "theirs")
    yield opened
    opened.close()
