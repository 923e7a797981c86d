import os
import shutil
import sqlite3
import struct
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from models.checking.check import check
from models.edits import statements as edits
from models.errors import ReadOnlyError, UserError
from models.file.connection import told
from models.file.opening import copied, examine, examine_copy
from models.file.schema import VERSION, schema_statements
from models.record.author import Author
from models.store import Store
from models.tables import Statement
from tests.models.file.crashing import die_in_wal_mode, die_saving, run

TRIGGER = "CREATE TRIGGER gone AFTER INSERT ON change BEGIN DELETE FROM statement; END"


@pytest.fixture
def dossier(istanbul_file: Path, folder: Path) -> Path:
    return Path(shutil.copy(istanbul_file, folder / "talks.parley"))


def refused(path: Path) -> str:
    """The sentence with which a path is refused, having shown that nothing in its folder was touched."""
    before = contents(path.parent)
    with pytest.raises(UserError) as refusal:
        examine(path)
    with pytest.raises(UserError) as of_a_copy, tempfile.TemporaryDirectory() as room:
        examine_copy(path, copied(path, Path(room)))
    assert contents(path.parent) == before
    assert path.name in str(refusal.value)
    assert str(refusal.value).endswith(".")
    assert str(of_a_copy.value) == str(refusal.value)
    return str(refusal.value)


def contents(folder: Path) -> dict[str, bytes | None]:
    return {path.name: path.read_bytes() if path.is_file() else None for path in folder.iterdir()}


def put(path: Path, at: int, data: bytes) -> None:
    with path.open("rb+") as file:
        file.seek(at)
        file.write(data)


def test_a_good_file_is_accepted_and_left_as_it_is(dossier: Path, tmp_path: Path):
    before = contents(dossier.parent)
    examine(dossier)
    examine_copy(dossier, copied(dossier, tmp_path))
    assert contents(dossier.parent) == before
    assert (tmp_path / dossier.name).read_bytes() == dossier.read_bytes()


def test_a_missing_file_is_refused(folder: Path):
    assert "is not there" in refused(folder / "talks.parley")


def test_a_folder_is_refused(folder: Path):
    (folder / "inner.parley").mkdir()
    assert "is a folder, and no dossier" in refused(folder / "inner.parley")


def test_a_pipe_is_refused_without_waiting_for_it(folder: Path):
    os.mkfifo(folder / "talks.parley")
    assert "is not a file" in refused(folder / "talks.parley")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"code,name\nUA,Ukraine\n" * 50, "is no SQLite file"),
        (b"SQLite format 3\x00", "is no SQLite file"),
        (b"\x00" * 8192, "is no SQLite file"),
    ],
)
def test_what_is_no_database_is_refused(folder: Path, data: bytes, words: str):
    path = folder / "talks.parley"
    path.write_bytes(data)
    assert words in refused(path)


def test_a_database_of_another_program_is_refused(folder: Path):
    path = folder / "talks.parley"
    run(path, "CREATE TABLE bookmarks (url TEXT)")
    assert "another program" in refused(path)


@pytest.mark.parametrize(
    ("version", "words"), [(VERSION + 1, "newer Parley"), (0, "names no file version"), (2**32 - 1, "newer")]
)
def test_another_file_version_is_refused(dossier: Path, version: int, words: str):
    put(dossier, 60, struct.pack(">I", version))
    assert words in refused(dossier)


@pytest.mark.parametrize("missing", [1, 4096, 50_000])
def test_a_truncated_file_is_refused(dossier: Path, missing: int):
    os.truncate(dossier, dossier.stat().st_size - missing)
    assert "cut short" in refused(dossier)


def test_a_header_that_promises_more_pages_is_refused(dossier: Path):
    put(dossier, 28, struct.pack(">I", 1_000_000))
    assert "cut short" in refused(dossier)


@pytest.mark.parametrize(
    "statement",
    [
        TRIGGER,
        TRIGGER.replace("gone", "party"),
        "CREATE VIEW sight AS SELECT * FROM party",
        "CREATE TABLE extra (x)",
        "CREATE INDEX party_role ON party (role)",
        "DROP INDEX change_row",
        "ALTER TABLE party ADD COLUMN doubled TEXT GENERATED ALWAYS AS (code || code) VIRTUAL",
        "CREATE VIRTUAL TABLE words USING fts5(text)",
        "ANALYZE",
    ],
)
def test_anything_beyond_the_exact_schema_is_refused(dossier: Path, statement: str):
    run(dossier, statement)
    assert "is not as a dossier should be" in refused(dossier)


def test_a_changed_schema_text_is_refused(dossier: Path):
    lax = schema_statements()["speaker"].replace("BETWEEN 1 AND 5", "BETWEEN 1 AND 9")
    with closing(sqlite3.connect(dossier)) as connection, connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = 'speaker'", (lax,))
    assert "the table speaker is not as it should be" in refused(dossier)


def test_a_damaged_page_is_refused(dossier: Path):
    with closing(sqlite3.connect(dossier)) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'statement'").fetchone()[0]
    put(dossier, (page - 1) * 4096, b"\x00" * 4096)
    assert "damaged" in refused(dossier)


def test_values_that_break_a_rule_of_the_schema_are_refused(dossier: Path):
    run(dossier, "PRAGMA ignore_check_constraints = ON", "UPDATE statement SET credibility = 9")
    assert "damaged" in refused(dossier)


def test_a_journal_that_would_rewrite_the_schema_is_refused(dossier: Path, tmp_path: Path):
    evil = Path(shutil.copy(dossier, tmp_path / "evil.parley"))
    run(evil, TRIGGER)
    shutil.copy(die_saving(evil, "DROP TRIGGER gone"), f"{dossier}-journal")
    assert "is not as a dossier should be" in refused(dossier)


def test_a_journal_of_an_older_state_is_refused(dossier: Path, tmp_path: Path, author: Author):
    old = Path(shutil.copy(dossier, tmp_path / "old.parley"))
    journal = die_saving(old, "UPDATE meta SET value = '0'", "UPDATE statement SET note = 'x'")
    with closing(Store.open(dossier, author)) as newer:
        row_id = newer.columns("SELECT id FROM statement")[0][0]
        edits.set_text(newer, row_id, "Said later")
    shutil.copy(journal, f"{dossier}-journal")
    refused(dossier)


def test_a_journal_of_another_dossier_is_refused(dossier: Path, tmp_path: Path, author: Author):
    other = tmp_path / "other.parley"
    Store.create(other, author).close()
    shutil.copy(die_saving(other, "UPDATE meta SET value = '0'"), f"{dossier}-journal")
    refused(dossier)


def test_a_journal_that_names_other_files_is_refused_and_they_stay(dossier: Path, tmp_path: Path):
    victim = tmp_path / "thesis.txt"
    victim.write_text("years of work")
    journal = die_saving(dossier, "UPDATE statement SET note = 'x'")
    name = str(victim).encode()
    with journal.open("ab") as file:
        file.write(struct.pack(">I", 2**30 // 4096 + 1) + name + struct.pack(">II", len(name), sum(name)))
        file.write(bytes.fromhex("d9d505f920a163d7"))
    assert "points at other files" in refused(dossier)
    assert victim.read_text() == "years of work"


def test_a_journal_of_rubbish_does_no_harm(dossier: Path, author: Author):
    before = dossier.read_bytes()
    dossier.with_name("talks.parley-journal").write_bytes(os.urandom(40_000))
    Store.open(dossier, author).close()
    assert contents(dossier.parent) == {"talks.parley": before}


def test_a_planted_write_ahead_log_is_refused(dossier: Path, tmp_path: Path):
    evil = Path(shutil.copy(dossier, tmp_path / "evil.parley"))
    shutil.copy(die_in_wal_mode(evil, TRIGGER), f"{dossier}-wal")
    assert "is not as a dossier should be" in refused(dossier)


def test_a_hostile_journal_beside_the_target_of_a_link_is_refused(dossier: Path, tmp_path: Path):
    evil = Path(shutil.copy(dossier, tmp_path / "evil.parley"))
    run(evil, TRIGGER)
    shutil.copy(die_saving(evil, "DROP TRIGGER gone"), f"{dossier}-journal")
    (tmp_path / "links").mkdir()
    link = tmp_path / "links" / "talks.parley"
    link.symlink_to(dossier)
    before = dossier.read_bytes()
    assert "is not as a dossier should be" in refused(link)
    assert dossier.read_bytes() == before


def test_a_link_to_a_good_file_is_accepted(dossier: Path, tmp_path: Path, author: Author):
    link = tmp_path / "link.parley"
    link.symlink_to(dossier)
    with closing(Store.open(link, author)) as opened:
        assert opened.columns("SELECT count(*) FROM statement") == [(140,)]
    assert [path.name for path in dossier.parent.iterdir()] == ["talks.parley"]


def test_an_empty_journal_means_nothing(dossier: Path):
    dossier.with_name("talks.parley-journal").touch()
    assert not examine(dossier).write_ahead


def test_names_that_mean_something_in_an_address_are_accepted(dossier: Path, author: Author):
    odd = dossier.rename(dossier.with_name("50% of #1? Стамбул.parley"))
    with closing(Store.open(odd, author)) as opened:
        assert opened.columns("SELECT count(*) FROM statement") == [(140,)]


def statements_and_notes(path: Path, author: Author) -> tuple[int, int]:
    with closing(Store.open(path, author)) as opened:
        return opened.columns("SELECT count(*), count(*) FILTER (WHERE note = 'x') FROM statement")[0]


def taken_aside(path: Path, author: Author) -> tuple[int, int]:
    """The same of a copy that is examined in place of the file, which is in one piece then."""
    with tempfile.TemporaryDirectory() as room:
        copy = copied(path, Path(room))
        examine_copy(path, copy)
        assert os.listdir(room) == [path.name]
        with closing(Store(copy.path, author)) as store:
            assert store.columns("PRAGMA journal_mode") == [("delete",)]
            return store.columns("SELECT count(*), count(*) FILTER (WHERE note = 'x') FROM statement")[0]


def test_while_others_save_a_copy_to_be_examined_is_of_one_state(dossier: Path, tmp_path: Path, author: Author):
    with closing(Store.open(dossier, author)) as store:
        some = [row[0] for row in store.columns("SELECT id FROM statement LIMIT 50")]
        stopped = threading.Event()

        def save() -> None:
            number = 0
            while not stopped.is_set():
                number += 1
                with store.write("Edit") as writing:
                    writing.set_all(Statement, {one: {"note": f"{number}"} for one in some})

        with ThreadPoolExecutor(1) as saving:
            done = saving.submit(save)
            try:
                for number in range(20):
                    (room := tmp_path / str(number)).mkdir()
                    copy = copied(dossier, room)
                    examine_copy(dossier, copy)
                    with closing(Store(copy.path, author)) as found:
                        assert [one.sentence for one in check(found)] == []
            finally:
                stopped.set()
            done.result()


def test_what_a_killed_process_left_half_done_is_taken_back(dossier: Path, author: Author):
    before = dossier.read_bytes()
    die_saving(dossier, "UPDATE statement SET note = 'x'")
    assert dossier.read_bytes() != before
    examine(dossier)
    assert taken_aside(dossier, author) == (140, 0)
    assert statements_and_notes(dossier, author) == (140, 0)
    assert [path.name for path in dossier.parent.iterdir()] == ["talks.parley"]
    assert dossier.read_bytes()[100:] == before[100:]


def test_a_file_that_is_short_because_a_save_was_cut_off_is_recovered(dossier: Path, author: Author):
    die_saving(dossier, "UPDATE statement SET note = 'x'")
    put(dossier, 28, struct.pack(">I", 1_000_000))
    assert statements_and_notes(dossier, author) == (140, 0)


def test_a_file_left_in_wal_mode_is_brought_back_with_nothing_lost(dossier: Path, author: Author):
    run(dossier, "PRAGMA journal_mode = WAL", "UPDATE statement SET note = 'x'")
    before = contents(dossier.parent)
    examine(dossier)
    assert taken_aside(dossier, author) == (140, 140)
    assert contents(dossier.parent) == before
    with closing(Store.open(dossier, author)) as opened:
        with opened.write("Rename") as writing:
            from models.tables import Party

            writing.set(Party, writing.rows(Party)[0].id, name="Ukraine (UA)")
        assert opened.columns("PRAGMA journal_mode") == [("delete",)]
    assert statements_and_notes(dossier, author) == (140, 140)
    assert dossier.read_bytes()[18:20] == b"\x01\x01"
    assert [path.name for path in dossier.parent.iterdir()] == ["talks.parley"]


def test_a_log_that_was_never_brought_into_its_file_is_not_lost(dossier: Path, author: Author):
    die_in_wal_mode(dossier, "UPDATE statement SET note = 'x'")
    assert statements_and_notes(dossier, author) == (140, 140)
    assert [path.name for path in dossier.parent.iterdir()] == ["talks.parley"]


def test_a_write_protected_file_is_told_of(dossier: Path):
    with (
        closing(sqlite3.connect(f"{dossier.as_uri()}?mode=ro", uri=True)) as connection,
        pytest.raises(ReadOnlyError, match=r"^talks.parley can only be read"),
        told(dossier),
    ):
        connection.execute("DELETE FROM party")


@contextmanager
def without_privileges() -> Iterator[None]:
    """For root nothing is write-protected; be nobody in particular for a while."""
    own = os.geteuid()
    if own == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(own)


def test_a_write_protected_file_opens_and_refuses_edits(dossier: Path, author: Author):
    with tempfile.TemporaryDirectory() as folder:
        shared = Path(shutil.copy(dossier, folder))
        shared.chmod(0o444)
        shared.parent.chmod(0o555)
        with without_privileges(), closing(Store.open(shared, author)) as opened:
            assert opened.columns("SELECT count(*) FROM statement") == [(140,)]
            assert opened.is_read_only
            statement = opened.columns("SELECT id FROM statement LIMIT 1")[0][0]
            with pytest.raises(ReadOnlyError, match="can only be read"):
                edits.set_firmness(opened, statement, 0)
        shared.parent.chmod(0o755)
