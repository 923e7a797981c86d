"""Damaged files: nothing wrong is ever shown as if it were right, and what is sound is never kept from anybody."""

import shutil
from collections import Counter
from contextlib import closing, suppress
from pathlib import Path

import pytest

from models.checking.check import check
from models.checking.findings import Kind
from models.errors import UserError
from models.merging.merge import merge
from models.progress import ended
from models.record.author import Author
from models.salvage.pages import records
from models.salvage.salvage import salvage
from models.store import Store
from tests.authors import new_author
from tests.reliability.damaging import KINDS, Became, content, damaged, small_dossier, what_became
from tests.reliability.mutants import Fault, made
from tests.talks import all_tables

BLIND_TO_TABLES = Fault(
    "tables are not compared",
    "models.record.comparing",
    "        if found is not None:\n",
    "        if False:\n",
)
BLIND_TO_HISTORY = Fault(
    "hashes are not computed", "models.record.audit", "if change_hash(*said, parents) != name:", "if False:"
)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small dossier without fault."""
    return small_dossier(tmp_path_factory.mktemp("sound") / "sound.parley")


def outcomes(kind: str, seeds: range, sound: Path, folder: Path) -> Counter[Became]:
    """What became of so many damaged copies."""
    author, found = new_author(), Counter[Became]()
    for seed in seeds:
        path = damaged(sound, kind, seed, folder)
        became = what_became(path, sound, author)
        assert became not in (Became.SILENT, Became.BLOCKED), f"{kind} {seed}: {became.name}"
        found[became] += 1
        for one in folder.iterdir():
            one.unlink()
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_damage_is_refused_or_reported_and_what_is_harmless_opens(kind: str, sound: Path, folder: Path) -> None:
    assert outcomes(kind, range(50), sound, folder).total() == 50


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("part", range(6))
@pytest.mark.parametrize("kind", KINDS)
def test_much_damage_is_refused_or_reported(kind: str, part: int, sound: Path, folder: Path) -> None:
    start = 1_000 + 100 * part
    print(kind, dict(outcomes(kind, range(start, start + 100), sound, folder)))


def test_the_harness_sees_a_check_that_does_not_look_at_tables(sound: Path, folder: Path, author: Author) -> None:
    with made(BLIND_TO_TABLES):
        found = Counter(what_became(damaged(sound, "a_byte", seed, folder), sound, author) for seed in range(60))
    assert found[Became.SILENT] > 0


def test_the_harness_sees_a_check_that_does_not_look_at_history(sound: Path, folder: Path, author: Author) -> None:
    old = sound.read_bytes()
    assert old.count(b'"low":7.0') == 1
    path = folder / "damaged.parley"
    path.write_bytes(old.replace(b'"low":7.0', b'"low":8.0'))
    assert what_became(path, sound, author) is Became.REPORTED
    with made(BLIND_TO_HISTORY):
        assert what_became(path, sound, author) is Became.SILENT


def test_damage_that_another_program_reads_without_a_word_is_made(sound: Path, folder: Path) -> None:
    whole = content(sound)
    said = [content(damaged(sound, "a_byte", seed, folder)) for seed in range(60)]
    assert sum(one is not None and one != whole for one in said) > 10


@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_copy_brings_nothing_wrong_into_a_dossier(
    seed: int, sound: Path, folder: Path, author: Author
) -> None:
    into = Path(shutil.copy(sound, folder / "into.parley"))
    (folder / "from").mkdir()
    with closing(Store.open(into, author)) as store:
        before = all_tables(store)
        for kind in KINDS:
            path = damaged(sound, kind, seed, folder / "from")
            with suppress(UserError):
                ended(merge(store, path))
            assert all_tables(store) == before, f"{kind} {seed}"
        assert [one for one in check(store) if one.kind in (Kind.DAMAGE, Kind.RECORD, Kind.OUTSIDE)] == []


def rebuilt(kind: str, seeds: range, sound: Path, folder: Path) -> tuple[int, int, float]:
    """Of so many damaged copies: how many there are, how many come back whole, and the mean share of rows that do."""
    author, whole, once, shares = new_author(), facts(sound), ever(sound), []
    for seed in seeds:
        path = damaged(sound, kind, seed, folder)
        try:
            told = ended(salvage(path, folder / "saved.parley", author))
            saved = facts(folder / "saved.parley")
        except UserError:
            shares.append(0.0)
            continue
        finally:
            path.unlink()
        more = {key for key in saved.keys() - whole.keys() if key[0] != "analyst"}
        assert more <= once, f"{kind} {seed}: {more - once} were never there"
        assert not more or told.lost, f"{kind} {seed}: {more} are there again and nobody says that something is lost"
        wrong = [key for key, row in saved.items() if key in whole and row != whole[key]]
        assert not wrong or told.lost or told.unproven, f"{kind} {seed}: {wrong} differ and nobody says so"
        shares.append(sum(saved.get(key) == row for key, row in whole.items()) / len(whole))
        (folder / "saved.parley").unlink()
    return len(shares), sum(share == 1.0 for share in shares), sum(shares) / len(shares)


def facts(path: Path) -> dict[tuple[str, str], dict[str, object]]:
    """All rows of a sound file by table and id."""
    with closing(Store.open(path, new_author())) as store:
        return {(name, row_id): row for name, rows in all_tables(store).items() for row_id, row in rows.items()}


def ever(path: Path) -> set[tuple[str, str]]:
    """All rows that a file's record tells of, deleted ones among them."""
    with closing(Store.open(path, new_author())) as store:
        return {(table, row) for table, row in store.columns("SELECT DISTINCT table_name, row_id FROM change")}


@pytest.mark.parametrize("kind", KINDS)
def test_salvage_invents_nothing_and_says_what_it_is_not_sure_of(kind: str, sound: Path, folder: Path) -> None:
    count, whole, mean = rebuilt(kind, range(3), sound, folder)
    assert count == 3
    if kind in ("header", "a_bit", "a_byte"):
        assert mean > 0.95, (whole, mean)


def told_of(data: bytes) -> set[object]:
    """The ids of rows that some page still tells of, as a row or as the change that made it."""
    values = [one.values for one in records(data) if one.rowid is not None]
    return {one[4] for one in values if len(one) == 7 and one[5] == "row"} | {one[0] for one in values if one}


def test_of_a_cut_file_comes_back_what_its_pages_still_tell_of(sound: Path, folder: Path, author: Author) -> None:
    whole, there, back = facts(sound), 0, 0
    for tenth in range(1, 10):
        path = folder / "damaged.parley"
        data = sound.read_bytes()
        path.write_bytes(data[: len(data) * tenth // 10])
        expected = {key for key in whole if key[1] in told_of(path.read_bytes())}
        assert ended(salvage(path, folder / "saved.parley", author)).cut > 0
        there += len(expected)
        back += len(expected & facts(folder / "saved.parley").keys())
        (folder / "saved.parley").unlink()
    assert back / there > 0.95


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("kind", KINDS)
def test_what_salvage_brings_back_by_kind_of_damage(kind: str, sound: Path, folder: Path) -> None:
    count, whole, mean = rebuilt(kind, range(5_000, 5_100), sound, folder)
    print(f"{kind}: {count} files, {whole / count:.0%} whole, {mean:.2%} of rows on average")
