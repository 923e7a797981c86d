"""A dossier of a few rows, and a colleague who has it open too."""

from collections.abc import Iterator

import pytest

from models.store import Store
from tests.authors import new_author
from tests.talks import Talks, add_talks


@pytest.fixture
def talks(store: Store) -> Talks:
    return add_talks(store)


@pytest.fixture
def colleague(store: Store, talks: Talks) -> Iterator[Store]:
    """Another analyst at another site who has the same file open."""
    opened = Store.open(store.path, new_author("MB", "Mykola Bondar"))
    yield opened
    opened.close()
