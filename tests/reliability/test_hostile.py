"""Files that mean harm: refused with a sentence, opened or merged, and nothing beside them is touched."""

import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from models.checking.check import check
from models.checking.findings import Kind
from models.errors import UserError
from models.merging.merge import merge
from models.progress import ended
from models.record.author import Author
from models.salvage.salvage import salvage
from models.store import Store
from tests.authors import new_author
from tests.reliability.damaging import small_dossier
from tests.reliability.hostile import MAKERS
from tests.talks import all_tables

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes and links")

Seen = dict[str, bytes | None]


MOST = 64 * 2**20
"""How many bytes refusing a file may take."""


class Peak:
    """How much more memory this process held at most than at the beginning; 0 where the system does not tell."""

    grown = 0

    def __enter__(self) -> "Peak":
        if _STATUS.exists():
            Path("/proc/self/clear_refs").write_text("5")
            self._before = _held("VmRSS")
        return self

    def __exit__(self, *_: object) -> None:
        if _STATUS.exists():
            self.grown = _held("VmHWM") - self._before


_STATUS = Path("/proc/self/status")


def _held(which: str) -> int:
    line = next(line for line in _STATUS.read_text().splitlines() if line.startswith(which))
    return int(line.split()[1]) * 1024


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
    with Peak() as peak:
        with pytest.raises(UserError) as refusal:
            Store.open(evil, author)
        with pytest.raises(UserError):
            ended(merge(opened, evil))
    print(f"{name}: {time.perf_counter() - start:.2f} s, {peak.grown / 2**20:.0f} MB: {refusal.value}")
    assert peak.grown <= MOST
    assert str(refusal.value).endswith(".")
    assert seen(folder) == before
    assert all_tables(opened) == facts


@pytest.mark.parametrize("name", MAKERS)
def test_of_a_hostile_file_nothing_is_run_when_it_is_salvaged(
    name: str, good: Path, folder: Path, author: Author
) -> None:
    evil, out = Path(shutil.copy(good, folder / "evil.parley")), folder / "saved.parley"
    MAKERS[name](evil)
    before = seen(folder)
    with Peak() as peak, suppress(UserError):
        ended(salvage(evil, out, author))
    assert peak.grown <= MOST
    if out.exists():
        with closing(Store.open(out, author)) as store:
            assert [one for one in check(store) if one.kind in (Kind.DAMAGE, Kind.RECORD, Kind.OUTSIDE)] == []
    out.unlink(missing_ok=True)
    assert seen(folder) == before


def test_there_are_more_than_forty_kinds_of_them() -> None:
    assert len(MAKERS) >= 40


def test_the_good_one_is_let_through(good: Path, folder: Path, author: Author) -> None:
    Store.open(Path(shutil.copy(good, folder / "good.parley")), author).close()


@pytest.mark.skipif(not _STATUS.exists(), reason="the system does not tell how much memory a process held at most")
def test_the_harness_sees_a_file_that_is_read_without_limits(good: Path, folder: Path) -> None:
    evil = Path(shutil.copy(good, folder / "evil.parley"))
    with closing(sqlite3.connect(evil)) as connection:
        connection.execute(
            "ALTER TABLE party ADD COLUMN big TEXT GENERATED ALWAYS AS (hex(zeroblob(50000000))) VIRTUAL"
        )
    with Peak() as peak, closing(sqlite3.connect(evil)) as connection:
        connection.execute("SELECT big FROM party").fetchone()
    assert peak.grown > MOST
