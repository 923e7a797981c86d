"""Analysts at installations of their own, who share a dossier through a folder."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from models.progress import ended
from models.record.author import Author
from models.store import Store
from models.team_folder.opening import attach_shared, bring_up_to_date, join, share, shared_of
from models.team_folder.tie import Ties
from tests.authors import new_author
from tests.talks import Talks, add_talks


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Dropbox" / "Talks"


@pytest.fixture
def ties(tmp_path: Path) -> Ties:
    return Ties(tmp_path / "ours" / "folders")


@pytest.fixture
def ours(tmp_path: Path, author: Author) -> Iterator[Store]:
    with closing(Store.create(tmp_path / "ours.parley", author)) as store:
        yield store


@pytest.fixture
def talks(ours: Store) -> Talks:
    return add_talks(ours)


@pytest.fixture
def shared(ours: Store, talks: Talks, folder: Path, ties: Ties) -> Store:
    """Our dossier, put into the folder."""
    put(ours, folder, ties)
    return ours


def put(store: Store, folder: Path, ties: Ties) -> None:
    """Share a dossier, and wait until all of it is there."""
    share(store, folder, ties)
    place = shared_of(store)
    assert place is not None
    ended(bring_up_to_date(store, place))


Joined = Callable[[str], Store]


@pytest.fixture
def joining(tmp_path: Path, folder: Path) -> Iterator[Joined]:
    """Opens the dossier at the installation of somebody else."""
    stores: list[Store] = []

    def joined(name: str) -> Store:
        author, ties = new_author(name, name), Ties(tmp_path / name / "folders")
        store = Store.open(ended(join(folder, author, ties)), author)
        attach_shared(store, ties)
        stores.append(store)
        return store

    yield joined
    for store in stores:
        store.close()
