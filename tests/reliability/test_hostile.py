"""Files that mean harm: refused with a sentence, opened or merged, and nothing beside them is touched."""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from models.errors import UserError
from models.merging.merge import merge
from models.progress import ended
from models.record.author import Author
from models.store import Store
from tests.authors import new_author
from tests.reliability.damaging import small_dossier
from tests.reliability.hostile import MAKERS
from tests.talks import all_tables

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes and links")

Seen = dict[str, bytes | None]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier without fault."""
    return small_dossier(tmp_path_factory.mktemp("good") / "good.parley")


@pytest.fixture(scope="module")
def opened(good: Path) -> Iterator[Store]:
    """The same one, open."""
    with closing(Store.open(good, new_author())) as store:
        yield store


def seen(folder: Path) -> Seen:
    """What lies in a folder; of what is too large or no file only that it is there."""
    return {
        path.name: path.read_bytes() if path.is_file() and path.stat().st_size < 2**30 else None
        for path in folder.iterdir()
    }


@pytest.mark.parametrize("name", MAKERS)
def test_a_hostile_file_is_refused_and_nothing_beside_it_is_touched(
    name: str, good: Path, opened: Store, folder: Path, author: Author
) -> None:
    evil = Path(shutil.copy(good, folder / "evil.parley"))
    Path(shutil.copy(good, folder / "beside.parley"))
    MAKERS[name](evil)
    before, facts = seen(folder), all_tables(opened)
    start = time.perf_counter()
    with pytest.raises(UserError) as refusal:
        Store.open(evil, author)
    with pytest.raises(UserError):
        ended(merge(opened, evil))
    print(f"{name}: {time.perf_counter() - start:.2f} s: {refusal.value}")
    assert str(refusal.value).endswith(".")
    assert seen(folder) == before
    assert all_tables(opened) == facts


def test_there_are_more_than_forty_kinds_of_them() -> None:
    assert len(MAKERS) >= 40


def test_the_good_one_is_let_through(good: Path, folder: Path, author: Author) -> None:
    Store.open(Path(shutil.copy(good, folder / "good.parley")), author).close()
