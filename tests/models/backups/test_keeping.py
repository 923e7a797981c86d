import os
import shutil
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from models.backups.keeping import Backup, back_up, backups, folder_of
from models.backups.taking_back import Became, TakenBack, compared_with, differences, looked_into, take_back
from models.edits.statements import set_text
from models.errors import UserError
from models.file.schema import VERSION
from models.ground import Ground
from models.merging.conflicts import count_conflicts
from models.merging.merge import merge
from models.progress import ended
from models.record.author import Author
from models.store import Store
from models.tables import Statement
from tests.authors import new_author
from tests.talks import Talks, all_tables, statement

DATA = Path(__file__).parents[2] / "data"
NOW = datetime(2026, 3, 29, 17, 30, tzinfo=UTC)


@pytest.fixture
def room(tmp_path: Path, store: Store, talks: Talks) -> Path:
    return folder_of(store, tmp_path / "backups")


def test_a_backup_is_made_when_something_was_changed_and_only_then(store: Store, talks: Talks, room: Path) -> None:
    made = back_up(store, room, "opening", NOW)
    assert made is not None
    assert made.path.name == "2026-03-29 173000Z opening.parley"
    assert back_up(store, room, "working", NOW + timedelta(minutes=30)) is None
    set_text(store, talks.first, "Otherwise")
    assert back_up(store, room, "working", NOW + timedelta(minutes=60)) is not None
    assert [one.reason for one in backups(room)] == ["working", "opening"]


def test_copies_of_one_dossier_share_their_backups(store: Store, talks: Talks, tmp_path: Path) -> None:
    store.copy_to(tmp_path / "copy.parley")
    copy = Store.open(tmp_path / "copy.parley", store.author)
    assert folder_of(copy, tmp_path) == folder_of(store, tmp_path)
    copy.close()


def test_of_copies_that_are_backed_up_in_one_second_each_keeps_its_own(
    store: Store, talks: Talks, room: Path, tmp_path: Path
) -> None:
    """As when several copies are merged from a script."""
    store.copy_to(tmp_path / "copy.parley")
    with closing(Store.open(tmp_path / "copy.parley", store.author)) as copy:
        set_text(copy, talks.first, "Only in the copy")
        made = [back_up(one, room, "merge", NOW) for one in (store, copy)]
        assert None not in made
        assert [one.made for one in backups(room)] == [NOW + timedelta(seconds=1), NOW]
        newest, oldest = backups(room)
        assert compared_with(copy, newest)[0] == []
        assert compared_with(store, oldest)[0] == []


def test_one_of_a_clock_that_was_ahead_lets_nothing_be_kept_twice(store: Store, talks: Talks, room: Path) -> None:
    assert back_up(store, room, "opening", NOW.replace(year=2030)) is not None
    set_text(store, talks.first, "Otherwise")
    assert back_up(store, room, "opening", NOW) is not None
    assert back_up(store, room, "working", NOW + timedelta(minutes=30)) is None


def test_older_ones_go_as_they_age_and_strange_files_stay(store: Store, talks: Talks, room: Path) -> None:
    room.mkdir(parents=True)
    (room / "notes.txt").write_text("mine")
    for day in range(30):
        set_text(store, talks.first, f"Day {day}")
        back_up(store, room, "opening", NOW + timedelta(days=day))
    found = backups(room)
    assert len(found) == 19  # 15 days, three Sundays before them, and the last of March
    assert {path.name for path in room.iterdir()} == {"notes.txt", *(one.path.name for one in found)}
    for one in found:
        with looked_into(one.path, store) as backup:
            assert len(backup.columns("SELECT id FROM statement")) == 2


def test_a_folder_that_cannot_be_used_is_a_sentence(store: Store, talks: Talks, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match="No backup was made"):
        back_up(store, tmp_path / "file" / "folder", "opening", NOW)


def test_what_is_not_sound_is_kept_as_no_backup_and_refused_again(store: Store, talks: Talks, room: Path) -> None:
    back_up(store, room, "opening", NOW)
    set_text(store, talks.first, "Otherwise")
    kept = sorted(room.iterdir())
    ((root,),) = store.columns("SELECT rootpage FROM sqlite_schema WHERE name = 'statement'")
    with store.path.open("rb+") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\xff" * 64)
    store.stand_on(Ground(store.path)).close()
    for minutes in (30, 60):
        with pytest.raises(UserError, match="No backup was made"):
            back_up(store, room, "working", NOW + timedelta(minutes=minutes))
        assert sorted(room.iterdir()) == kept


def test_what_is_left_of_one_that_was_cut_off_goes_when_it_is_nobodys(store: Store, talks: Talks, room: Path) -> None:
    made = back_up(store, room, "opening", NOW)
    assert made is not None
    left, fresh = (room / f".{made.path.name}.{name}" for name in ("0190", "0191-journal"))
    for path in (left, fresh):
        path.touch()
    room_left = room / f".{made.path.name}.0192.making"
    (room_left / "inner").mkdir(parents=True)
    for path in (left, room_left):
        os.utime(path, (1, 1))
    set_text(store, talks.first, "Otherwise")
    back_up(store, room, "working", NOW + timedelta(minutes=30))
    assert not left.exists()
    assert not room_left.exists()
    assert fresh.exists()


@pytest.mark.parametrize("version", range(1, VERSION))
def test_a_backup_of_an_earlier_version_is_looked_into_and_taken_back(
    version: int, author: Author, tmp_path: Path
) -> None:
    kept = DATA / f"istanbul-version-{version}.parley"
    now, before = (Path(shutil.copy(kept, tmp_path / name)) for name in ("now.parley", "before.parley"))
    with closing(Store.open(now, author)) as store:
        ((row_id, text),) = store.columns("SELECT id, text FROM statement WHERE code = 'ST001'")
        set_text(store, row_id, "Otherwise")
        backup = Backup(before, NOW, "migration")
        assert [one.key for one in compared_with(store, backup)[0]] == [("statement", row_id)]
        with looked_into(before, store) as opened:
            take_back(store, opened)
        assert store.columns("SELECT text FROM statement WHERE id = ?", row_id) == [(text,)]
    assert before.read_bytes() == kept.read_bytes()


def test_one_record_is_taken_back_and_that_is_undone(store: Store, talks: Talks, room: Path) -> None:
    made = back_up(store, room, "opening", NOW)
    assert made is not None
    set_text(store, talks.first, "Otherwise")
    set_text(store, talks.second, "Otherwise too")
    after = all_tables(store)
    with looked_into(made.path, store) as backup:
        assert take_back(store, backup, [("statement", talks.first)]) == TakenBack(1, ())
    assert all_tables(store)["statement"][talks.first]["text"] == "Neutrality for guarantees"
    assert all_tables(store)["statement"][talks.second]["text"] == "Otherwise too"
    store.undo()
    assert all_tables(store) == after


def test_all_is_taken_back_what_was_added_deleted_and_changed(store: Store, talks: Talks, room: Path) -> None:
    made = back_up(store, room, "opening", NOW)
    assert made is not None
    before = all_tables(store)
    set_text(store, talks.first, "Otherwise")
    with store.write("Mix") as writing:
        writing.delete(Statement, talks.second)
        added = writing.add(statement(talks, code="ST003"))
    with looked_into(made.path, store) as backup:
        found = {one.key[1]: one for one in differences(store, backup)}
        assert {key: one.became for key, one in found.items()} == {
            talks.first: Became.CHANGED, talks.second: Became.DELETED, added: Became.ADDED,
        }  # fmt: skip
        assert found[talks.first].units == (("Text", "Neutrality for guarantees", "Otherwise"),)
        assert found[talks.second].title == "statement ST002"
        assert take_back(store, backup).records == 3
        assert differences(store, backup) == []
    assert all_tables(store) == before


def test_taking_back_says_which_conflicts_it_settles(store: Store, talks: Talks, room: Path, tmp_path: Path) -> None:
    made = back_up(store, room, "opening", NOW)
    assert made is not None
    train = tmp_path / "train.parley"
    store.copy_to(train)
    with closing(Store.open(train, new_author("OH", "Oksana Hrytsenko"))) as other:
        for row_id in (talks.first, talks.second):
            set_text(other, row_id, "On the train")
    for row_id in (talks.first, talks.second):
        set_text(store, row_id, "At the desk")
    ended(merge(store, train))
    with looked_into(made.path, store) as backup:
        assert [one.unsettled for one in differences(store, backup) if one.key[0] == "statement"] == [("Text",)] * 2
        assert take_back(store, backup, [("statement", talks.first)]) == TakenBack(1, ("Text",))
        assert count_conflicts(store.columns) == 1
        assert take_back(store, backup).settled == ("Text",)


def test_deleting_what_was_added_since_says_which_conflicts_that_settles(
    store: Store, talks: Talks, room: Path, tmp_path: Path
) -> None:
    made = back_up(store, room, "opening", NOW)
    assert made is not None
    with store.write("Add") as writing:
        added = writing.add(statement(talks, code="ST003"))
    train = tmp_path / "train.parley"
    store.copy_to(train)
    with closing(Store.open(train, new_author("OH", "Oksana Hrytsenko"))) as other:
        set_text(other, added, "On the train")
    set_text(store, added, "At the desk")
    ended(merge(store, train))
    with looked_into(made.path, store) as backup:
        assert [one.unsettled for one in differences(store, backup)] == [("Text",)]
        assert take_back(store, backup).settled == ("Text",)
        assert differences(store, backup) == []


def test_a_record_whose_speaker_is_gone_is_not_taken_back_alone(store: Store, talks: Talks, room: Path) -> None:
    from models.tables import Speaker

    made = back_up(store, room, "opening", NOW)
    assert made is not None
    with store.write("Delete") as writing:
        writing.delete(Statement, talks.second)
        writing.delete(Statement, talks.first)
        writing.delete(Speaker, talks.zelenskyy)
    with looked_into(made.path, store) as backup, pytest.raises(UserError, match="cannot be done"):
        take_back(store, backup, [("statement", talks.first)])
    assert store.columns("SELECT count(*) FROM statement") == [(0,)]
