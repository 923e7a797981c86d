import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.edits.statements import set_text
from models.merging.stray import stray_copies
from models.store import Store
from tests.authors import new_author
from tests.talks import Talks, add_talks


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "talks.parley", new_author())
    yield made
    made.close()


@pytest.fixture
def talks(store: Store) -> Talks:
    return add_talks(store)


@pytest.fixture
def names(store: Store, talks: Talks) -> list[str]:
    stem = store.path.stem
    return [f"{stem} (1).parley", f"{stem} (Olena's conflicted copy 2026-03-29).parley", f"{stem}-LAPTOP.parley"]


def test_copies_that_say_something_else_are_found_beside_the_dossier(
    store: Store, talks: Talks, names: list[str]
) -> None:
    for name in names:
        shutil.copy(store.path, store.path.with_name(name))
    assert stray_copies(store) == []
    set_text(store, talks.first, "Otherwise")
    assert [path.name for path in stray_copies(store)] == sorted(names)


def test_other_dossiers_and_strange_files_are_not_taken_for_copies(store: Store, talks: Talks) -> None:
    other = Store.create(store.path.with_name(f"{store.path.stem} other.parley"), new_author())
    add_talks(other)
    other.close()
    store.path.with_name(f"{store.path.stem} noise.parley").write_bytes(b"SQLite format 3\x00" * 400)
    store.path.with_name(f"{store.path.stem} empty.parley").touch()
    Path(store.path.with_name(f"{store.path.stem} folder.parley")).mkdir()
    assert stray_copies(store) == []


def test_a_copy_finds_the_dossier_that_it_is_a_copy_of(store: Store, talks: Talks) -> None:
    path = Path(shutil.copy(store.path, store.path.with_name(f"{store.path.stem} (1).parley")))
    copy = Store.open(path, new_author())
    set_text(copy, talks.first, "Otherwise")
    assert stray_copies(copy) == [store.path]
    copy.close()
