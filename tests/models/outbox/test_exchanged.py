"""What becomes of edits where the dossier's own file is gone, older, or another one."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from models.backups.keeping import back_up, folder_of
from models.checking.check import check
from models.edits.statements import set_text
from models.errors import UserError
from models.outbox.opening import open_with_outbox
from models.outbox.working_copy import Outboxes
from models.record.author import Author
from models.store import Store
from models.tables import Statement
from tests.authors import new_author
from tests.models.outbox.waiting import locked, outbox, text, waits
from tests.talks import Talks, add_talks, all_tables


def test_a_file_that_is_not_there_at_a_restart_is_worked_on_in_its_copy(
    opened: Store, store: Store, talks: Talks, author: Author, folders: Outboxes
) -> None:
    away = store.path.with_name("away")
    set_text(opened, talks.second, "Before")
    store.path.rename(away)
    set_text(opened, talks.first, "Mine")
    assert waits(opened) == 1
    opened.close()
    with closing(open_with_outbox(store.path, author, folders)) as again:
        assert (text(again, talks.first), text(again, talks.second)) == ("Mine", "Before")
        set_text(again, talks.first, "Mine again")
        assert waits(again) == 2
        assert again.waiting is not None
        assert "is not there any more" in again.waiting.why
        away.rename(store.path)
        outbox(again).try_now()
    assert text(store, talks.first) == "Mine again"


def test_without_a_working_copy_a_file_that_is_not_there_is_refused(
    author: Author, folders: Outboxes, tmp_path: Path
) -> None:
    with pytest.raises(UserError):
        open_with_outbox(tmp_path / "none.parley", author, folders)


def test_an_older_version_in_its_place_is_merged_and_nothing_is_lost(
    opened: Store, store: Store, talks: Talks, tmp_path: Path
) -> None:
    store.copy_to(tmp_path / "older")
    set_text(opened, talks.first, "Saved")
    (tmp_path / "older").replace(store.path)
    set_text(opened, talks.second, "Mine")
    outbox(opened).try_now()
    assert opened.waiting is None
    with closing(Store.open(store.path, new_author())) as now:
        assert (text(now, talks.first), text(now, talks.second)) == ("Saved", "Mine")
        assert check(now) == []


def test_an_older_version_is_merged_without_an_edit_too(
    opened: Store, store: Store, talks: Talks, tmp_path: Path
) -> None:
    store.copy_to(tmp_path / "older")
    set_text(opened, talks.first, "Saved")
    (tmp_path / "older").replace(store.path)
    opened.look()
    outbox(opened).try_now()
    with closing(Store.open(store.path, new_author())) as now:
        assert text(now, talks.first) == "Saved"


def test_nothing_is_written_into_another_dossier_that_was_put_in_its_place(
    opened: Store, store: Store, talks: Talks, author: Author, tmp_path: Path
) -> None:
    with closing(Store.create(tmp_path / "other.parley", author)) as other:
        other_tables = all_tables(other)
    (tmp_path / "other.parley").replace(store.path)
    set_text(opened, talks.first, "Mine")
    with pytest.raises(UserError, match="is another dossier now"):
        outbox(opened).try_now()
    assert waits(opened) == 1
    with closing(Store.open(store.path, author)) as other:
        assert all_tables(other) == other_tables
    store.path.with_name("talks.parley-journal").unlink(missing_ok=True)


def test_a_working_copy_of_another_dossier_at_the_same_place_is_not_mixed_with_the_one_that_is_there_now(
    opened: Store, store: Store, talks: Talks, folders: Outboxes, tmp_path: Path
) -> None:
    """One window has what was there before, and the other what was put there since, when that is being written."""
    author = new_author("MB", "Maria Bondar")
    with closing(Store.create(tmp_path / "other.parley", author)) as other:
        others = add_talks(other)
    (tmp_path / "other.parley").replace(store.path)
    second = open_with_outbox(store.path, author, folders)
    set_text(opened, talks.first, "Waits")
    assert waits(opened) == 1
    before = all_tables(second)
    with locked(store.path), pytest.raises(UserError, match="is being written by somebody else"):
        set_text(second, others.first, "Not said in those talks")
    for window in (opened, second):
        window.look()
    assert all_tables(second) == before
    assert waits(opened) == 1
    set_text(second, others.first, "Said in these talks")
    assert text(second, others.first) == "Said in these talks"
    second.close()
    store.path.with_name("talks.parley-journal").unlink(missing_ok=True)


def test_a_file_replaced_in_the_middle_of_a_write_gets_that_write(
    opened: Store, store: Store, talks: Talks, tmp_path: Path
) -> None:
    store.copy_to(tmp_path / "older")
    with opened.write("Edit") as writing:
        writing.set(Statement, talks.first, text="Mine")
        (tmp_path / "older").replace(store.path)
    assert text(opened, talks.first) == "Mine"
    assert waits(opened) == 1
    outbox(opened).try_now()
    with closing(Store.open(store.path, new_author())) as now:
        assert text(now, talks.first) == "Mine"


def test_a_file_emptied_while_it_is_open_is_gone_on_with_from_the_newest_backup(
    opened: Store, store: Store, talks: Talks, folders: Outboxes
) -> None:
    back_up(opened, folder_of(opened, folders.backups), "test")
    store.path.write_bytes(b"")
    set_text(opened, talks.first, "Mine")
    assert opened.waiting is not None
    assert "was emptied" in opened.waiting.why
    assert "The working copy is of" in opened.waiting.why
    assert text(opened, talks.first) == "Mine"
    with pytest.raises(UserError):
        outbox(opened).try_now()
    assert store.path.read_bytes() == b""


def test_a_backup_of_a_clock_that_was_ahead_does_not_count_as_the_newest(
    opened: Store, store: Store, talks: Talks, folders: Outboxes
) -> None:
    room = folder_of(opened, folders.backups)
    back_up(opened, room, "test", datetime.now(UTC) + timedelta(days=1_000))
    set_text(opened, talks.first, "Later")
    back_up(opened, room, "test")
    store.path.write_bytes(b"")
    set_text(opened, talks.second, "Mine")
    assert text(opened, talks.first) == "Later"


def test_a_step_that_is_only_in_a_file_that_is_gone_is_not_said_to_be_saved(
    opened: Store, store: Store, talks: Talks, folders: Outboxes
) -> None:
    from models.backups.keeping import back_up, folder_of

    back_up(opened, folder_of(opened, folders.backups), "test")
    set_text(opened, talks.second, "Before")
    away = store.path.with_name("away")

    def edit_while_it_goes_and_cannot_be_read() -> None:
        with opened.write("Edit") as writing:
            writing.set(Statement, talks.first, text="Mine")
            opened.ground.reading.set_progress_handler(lambda: 1, 1)
            store.path.rename(away)

    with pytest.raises(UserError, match="went into the file that was there before"):
        edit_while_it_goes_and_cannot_be_read()
    assert text(opened, talks.first) == "Neutrality for guarantees"
    away.rename(store.path)
