"""Damaged dossiers: nothing is invented, what is proven comes back, and what is not is marked."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from itertools import islice
from pathlib import Path

import pytest

from models.checking.check import check
from models.checking.findings import Kind
from models.edits.statements import set_text
from models.errors import UserError
from models.outside.noticing import Noticed, noticed
from models.progress import ended
from models.record.author import Author
from models.salvage.pages import PAGE, records
from models.salvage.salvage import Salvaged, salvage
from models.store import Store
from tests.models.file.crashing import die_in_wal_mode, die_saving, run
from tests.talks import add_talks, all_tables

SOUND = Path(__file__).parents[2] / "data" / "istanbul-version-2.parley"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound dossier of today with some history."""
    from tests.authors import new_author

    path = tmp_path_factory.mktemp("whole") / "talks.parley"
    shutil.copy(SOUND, path)
    store = Store.open(path, new_author())
    store.close()
    return path


def saved(data: bytes, folder: Path, author: Author) -> tuple[Store, Salvaged]:
    damaged = folder / "damaged.parley"
    damaged.write_bytes(data)
    told = ended(salvage(damaged, folder / "saved.parley", author))
    assert damaged.read_bytes() == data
    return Store.open(folder / "saved.parley", author), told


def facts(store: Store) -> dict[tuple[str, str], dict[str, object]]:
    return {(name, row_id): row for name, rows in all_tables(store).items() for row_id, row in rows.items()}


def facts_of(path: Path, author: Author) -> dict[tuple[str, str], dict[str, object]]:
    store = Store.open(path, author)
    try:
        return facts(store)
    finally:
        store.close()


def test_every_record_of_a_sound_file_is_read_off_its_pages(whole: Path, author: Author) -> None:
    store = Store.open(whole, author)
    count = store.columns("SELECT count(*) FROM change")[0][0]
    store.close()
    found = [one for one in records(whole.read_bytes()) if one.rowid is not None and len(one.values) == 7]
    assert len({one.values[1] for one in found if isinstance(one.values[1], str) and len(one.values[1]) == 32}) == count


def test_a_file_without_header_and_schema_comes_back_whole(whole: Path, folder: Path, author: Author) -> None:
    data = bytearray(whole.read_bytes())
    data[:PAGE] = random.Random(1).randbytes(PAGE)
    store, told = saved(bytes(data), folder, author)
    assert (told.lost, told.unproven) == (0, ())
    assert facts(store) == facts_of(whole, author)
    assert check(store) == []
    store.close()


def test_a_time_at_which_a_step_came_that_is_damaged_is_not_taken_over(
    whole: Path, folder: Path, author: Author
) -> None:
    with closing(sqlite3.connect(whole)) as connection:
        came = dict(connection.execute('SELECT id, arrived FROM "transaction"').fetchall())
    step, said = next(iter(came.items()))
    data = whole.read_bytes()
    assert data.count(said.encode()) == 1
    store, told = saved(data.replace(said.encode(), b"1" + said[1:].encode()), folder, author)
    assert (told.lost, told.unproven) == (0, ())
    assert check(store) == []
    now = dict(store.columns('SELECT id, arrived FROM "transaction"'))
    assert {one for one in came if now[one] != came[one]} == {step}
    store.close()


@pytest.mark.parametrize("unit", ["text", "row"])
def test_a_record_whose_earlier_change_is_lost_stays_and_nothing_is_called_damaged_afterwards(
    unit: str, folder: Path, author: Author
) -> None:
    path, out = folder / "talks.parley", folder / "saved.parley"
    with closing(Store.create(path, author)) as store:
        first = add_talks(store).first
        for text in ("Then", "Later", "Now"):
            set_text(store, first, text)
        before = facts(store)
    run(path, f"DELETE FROM change WHERE unit = '{unit}' AND row_id = '{first}' AND value <> '\"Now\"'", "VACUUM")  # noqa: S608
    assert ended(salvage(path, out, author)).lost > 0
    with closing(Store.open(out, author)) as saved:
        now = facts(saved)
    assert {key: {**row, "version": ""} for key, row in now.items()} == {
        key: {**row, "version": ""} for key, row in before.items()
    }
    assert ended(noticed(out)) == Noticed()


def zeroed(data: bytearray, chance: random.Random) -> None:
    start = chance.randrange(1, len(data) // PAGE) * PAGE
    data[start : start + PAGE] = bytes(PAGE)


def burst(data: bytearray, chance: random.Random) -> None:
    start = chance.randrange(PAGE, len(data) - 64)
    data[start : start + 64] = chance.randbytes(64)


def cut(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data) // 2, len(data)) :]


def swapped(data: bytearray, chance: random.Random) -> None:
    one, other = (chance.randrange(1, len(data) // PAGE) * PAGE for _ in range(2))
    data[one : one + PAGE], data[other : other + PAGE] = data[other : other + PAGE], data[one : one + PAGE]


@pytest.mark.parametrize("damage", [zeroed, burst, cut, swapped])
@pytest.mark.parametrize("seed", range(2))
def test_nothing_is_invented_and_what_is_lost_is_told(
    whole: Path, folder: Path, author: Author, damage: Callable[[bytearray, random.Random], None], seed: int
) -> None:
    data, before = bytearray(whole.read_bytes()), facts_of(whole, author)
    damage(data, random.Random(seed))
    store, told = saved(bytes(data), folder, author)
    after = facts(store)
    unproven = " ".join(told.unproven)
    for key, row in after.items():
        if key[0] == "analyst":
            continue
        assert key in before
        if row != before[key]:
            assert told.lost or unproven, f"{key} differs and nobody says so"
    missing = before.keys() - after.keys()
    assert not missing or told.lost
    assert [one for one in check(store) if one.kind in {Kind.DAMAGE, Kind.OUTSIDE}] == []
    store.close()


_OTHERWISE = "UPDATE change SET value = '\"never saved\"', hash = printf('%032x', seq)"


def test_what_a_save_that_was_cut_off_had_written_is_taken_back_by_its_journal(
    whole: Path, folder: Path, author: Author
) -> None:
    damaged = Path(shutil.copy(whole, folder / "damaged.parley"))
    before = damaged.read_bytes()
    journal = die_saving(damaged, _OTHERWISE)
    assert damaged.read_bytes() != before
    told = ended(salvage(damaged, folder / "saved.parley", author))
    assert (told.lost, told.unproven) == (0, ())
    assert facts_of(folder / "saved.parley", author) == facts_of(whole, author)
    assert journal.exists()


def test_what_was_committed_to_a_log_beside_a_damaged_file_is_saved(whole: Path, folder: Path, author: Author) -> None:
    later, damaged = (Path(shutil.copy(whole, folder / name)) for name in ("later.parley", "damaged.parley"))
    with closing(Store.open(later, author)) as store:
        set_text(store, store.columns("SELECT id FROM statement LIMIT 1")[0][0], "Last saved")
    tables = ('"transaction"', "change", "parent")
    taken = (f"INSERT OR IGNORE INTO main.{table} SELECT * FROM later.{table}" for table in tables)  # noqa: S608 - no input
    die_in_wal_mode(damaged, f"ATTACH '{later}' AS later", *taken)
    ended(salvage(damaged, folder / "saved.parley", author))
    assert facts_of(folder / "saved.parley", author) == facts_of(later, author)


def test_a_journal_of_another_file_spoils_nothing(whole: Path, folder: Path, author: Author) -> None:
    other = folder / "other.parley"
    with closing(Store.create(other, author)) as store:
        add_talks(store)
    journal = die_saving(other, _OTHERWISE)
    damaged = Path(shutil.copy(whole, folder / "damaged.parley"))
    journal.rename(folder / "damaged.parley-journal")
    told = ended(salvage(damaged, folder / "saved.parley", author))
    assert told.lost == 0
    assert facts_of(folder / "saved.parley", author) == facts_of(whole, author)


def test_what_is_no_dossier_leaves_nothing(folder: Path, author: Author) -> None:
    (folder / "noise.parley").write_bytes(random.Random(3).randbytes(5 * PAGE))
    with pytest.raises(UserError, match="Nothing of a dossier is left"):
        ended(salvage(folder / "noise.parley", folder / "saved.parley", author))
    assert not (folder / "saved.parley").exists()
    with pytest.raises(UserError, match="is not there"):
        ended(salvage(folder / "nowhere.parley", folder / "saved.parley", author))


def test_nothing_that_is_there_is_replaced(whole: Path, folder: Path, author: Author) -> None:
    (folder / "saved.parley").write_text("somebody's work")
    with pytest.raises(UserError, match="is there already"):
        saved(whole.read_bytes(), folder, author)
    assert (folder / "saved.parley").read_text() == "somebody's work"


def test_it_can_be_stopped_at_every_step_and_leaves_nothing(whole: Path, folder: Path, author: Author) -> None:
    out, labels = folder / "saved.parley", list[str]()
    for stop in range(100):
        work = salvage(whole, out, author)
        reached = [step.label for step in islice(work, stop)]
        work.close()
        if len(reached) < stop:
            break
        labels = reached
        assert list(folder.iterdir()) == []
    assert out.exists()
    assert len(dict.fromkeys(labels)) >= 6, "each stage is told of"


def test_a_name_that_is_taken_is_refused_before_any_work(whole: Path, author: Author) -> None:
    before = whole.read_bytes()
    work = salvage(whole, whole, author)
    next(work)
    with pytest.raises(UserError, match="is there already"):
        next(work)
    assert whole.read_bytes() == before
