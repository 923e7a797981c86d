"""Several share a dossier through a folder, and each has all of it in the end."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from models.checking.check import check
from models.edits.deleting import delete_record
from models.edits.statements import set_text
from models.errors import UserError
from models.exchange.exporting import export_folder
from models.ids import new_id
from models.merging.conflicts import conflicts
from models.progress import ended
from models.queries import dossier_id
from models.record.author import Author
from models.store import Store
from models.tables import Package, Statement
from models.team_folder.bundle import CHANGES_AT_MOST
from models.team_folder.opening import attach_shared, bring_up_to_date, join, leave, share_a_copy, shared_of
from models.team_folder.tie import Ties
from tests.authors import new_author
from tests.models.team_folder.conftest import Joined, put
from tests.models.test_store_look import copy_over
from tests.reliability.file_laws import run
from tests.talks import Talks, add_talks, value_of


def digest(store: Store) -> str:
    return str(store.columns("SELECT value FROM meta WHERE key = 'record_digest'")[0][0])


def meet(*stores: Store) -> None:
    """Let everybody look until nobody brings anything new."""
    for _ in range(2):
        for store in stores:
            store.look()


def bundles(folder: Path) -> list[Path]:
    return sorted(folder.glob("changes/*/*.bundle"))


def test_who_joins_has_all_that_was_there(shared: Store, talks: Talks, joining: Joined, tmp_path: Path) -> None:
    theirs = joining("Maria")
    assert digest(theirs) == digest(shared)
    assert check(theirs) == []
    for store, name in ((shared, "out one"), (theirs, "out two")):
        for _ in export_folder(store, tmp_path / name):
            pass
    files = {path.name for path in (tmp_path / "out one").iterdir()}
    assert all(
        (tmp_path / "out one" / name).read_bytes() == (tmp_path / "out two" / name).read_bytes() for name in files
    )


def test_what_one_writes_the_others_see(shared: Store, talks: Talks, joining: Joined) -> None:
    maria, ivan = joining("Maria"), joining("Ivan")
    set_text(shared, talks.first, "Mine")
    delete_record(maria, "Delete statement", Statement, talks.second)
    meet(shared, maria, ivan)
    assert value_of(ivan, "statement", talks.first, "text") == "Mine"
    assert digest(shared) == digest(maria) == digest(ivan)
    maria.undo()
    meet(shared, maria, ivan)
    assert value_of(shared, "statement", talks.second, "id") == talks.second
    assert digest(shared) == digest(maria) == digest(ivan)


def test_what_both_say_otherwise_is_a_conflict_with_both_values(shared: Store, talks: Talks, joining: Joined) -> None:
    maria = joining("Maria")
    set_text(shared, talks.first, "Mine")
    set_text(maria, talks.first, "Theirs")
    meet(shared, maria)
    for store in (shared, maria):
        (conflict,) = conflicts(store.columns)
        assert {side.value for side in conflict.sides} == {"Mine", "Theirs"}


def test_nothing_comes_back_to_the_folder_that_came_from_it(
    shared: Store, talks: Talks, joining: Joined, folder: Path
) -> None:
    maria, ivan = joining("Maria"), joining("Ivan")
    before = len(bundles(folder))
    set_text(maria, talks.first, "Theirs")
    meet(maria, shared, ivan)
    meet(maria, shared, ivan)
    assert len(bundles(folder)) == before + 1


def test_what_was_merged_from_a_mailed_copy_goes_to_the_folder_too(
    shared: Store, talks: Talks, joining: Joined, tmp_path: Path
) -> None:
    from models.merging.merge import merge

    shared.copy_to(tmp_path / "mailed.parley")
    with closing(Store.open(tmp_path / "mailed.parley", new_author("Petra", "Petra"))) as mailed:
        set_text(mailed, talks.second, "On the train")
    maria = joining("Maria")
    ended(merge(shared, tmp_path / "mailed.parley"))
    meet(shared, maria)
    assert value_of(maria, "statement", talks.second, "text") == "On the train"


def test_changes_wait_while_the_folder_is_away_and_go_there_when_it_is_back(
    shared: Store, talks: Talks, joining: Joined, folder: Path
) -> None:
    maria = joining("Maria")
    away = folder.with_name("elsewhere")
    folder.rename(away)
    set_text(shared, talks.first, "Mine")
    shared.look()
    waiting = shared.waiting
    assert waiting is not None
    assert (waiting.words, waiting.why) == ("1 change waits", f"{folder} is not there.")
    away.rename(folder)
    meet(shared, maria)
    assert shared.waiting is None
    assert value_of(maria, "statement", talks.first, "text") == "Mine"


def test_nothing_is_put_where_a_share_used_to_be(shared: Store, talks: Talks, folder: Path) -> None:
    folder.rename(folder.with_name("elsewhere"))
    folder.mkdir()
    set_text(shared, talks.first, "Mine")
    shared.look()
    assert list(folder.iterdir()) == []
    assert shared.waiting is not None
    assert "is no team folder" in shared.waiting.why


def test_a_bundle_that_has_not_arrived_as_a_whole_is_taken_in_when_it_has(
    shared: Store, talks: Talks, joining: Joined, folder: Path
) -> None:
    maria = joining("Maria")
    before = set(bundles(folder))
    set_text(shared, talks.first, "Mine")
    shared.look()
    (new,) = set(bundles(folder)) - before
    whole = new.read_bytes()
    new.write_bytes(whole[:-5])
    maria.look()
    place = shared_of(maria)
    assert place is not None
    assert "has not arrived as a whole" in next(iter(place.broken.values()))
    assert value_of(maria, "statement", talks.first, "text") != "Mine"
    new.write_bytes(whole)
    place._try_broken = 0.0
    maria.look()
    assert value_of(maria, "statement", talks.first, "text") == "Mine"
    assert place.broken == {}


def test_many_small_bundles_become_one_and_a_newcomer_misses_nothing(
    shared: Store, talks: Talks, joining: Joined, folder: Path
) -> None:
    maria = joining("Maria")
    for turn in range(40):
        set_text(shared, talks.first, f"Turn {turn}")
        shared.look()
    assert len(bundles(folder)) < 20
    assert sum(one.stat().st_size > 0 for one in bundles(folder)) == len(bundles(folder))
    maria.look()
    maria.look()
    ivan = joining("Ivan")
    assert digest(shared) == digest(maria) == digest(ivan)
    written = len(bundles(folder))
    meet(shared, maria, ivan)
    assert len(bundles(folder)) == written


def test_small_bundles_that_cannot_be_taken_away_are_not_put_together_again(
    shared: Store, talks: Talks, joining: Joined, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlink = Path.unlink

    def refused(path: Path, missing_ok: bool = False) -> None:
        if path.suffix == ".bundle":
            raise PermissionError(13, "Permission denied", str(path))
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refused)
    for turn in range(45):
        set_text(shared, talks.first, f"Turn {turn}")
        shared.look()
    written = len(bundles(folder))
    assert written < 50
    shared.look()
    assert len(bundles(folder)) == written
    assert shared.waiting is None
    assert digest(joining("Ivan")) == digest(shared)


def test_a_folder_that_forgot_is_given_everything_again(
    shared: Store, talks: Talks, joining: Joined, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_text(shared, talks.first, "Mine")
    shared.look()
    shutil.rmtree(folder / "changes")
    monkeypatch.setattr("models.team_folder.shared._LOST_SECONDS", 0.0)
    meet(shared)
    assert digest(joining("Ivan")) == digest(shared)


def test_another_file_in_place_of_ours_is_offered_as_a_whole(
    shared: Store, talks: Talks, joining: Joined, ties: Ties, tmp_path: Path, author: Author
) -> None:
    """A backup was put in its place, and worked on."""
    shared.copy_to(tmp_path / "backup.parley")
    set_text(shared, talks.first, "Later")
    shared.look()
    shared.close()
    (tmp_path / "backup.parley").replace(shared.path)
    with closing(Store.open(shared.path, author)) as ours:
        set_text(ours, talks.second, "After the backup")
        attach_shared(ours, ties)
        meet(ours)
        assert value_of(ours, "statement", talks.first, "text") == "Later"
        maria = joining("Maria")
        assert digest(maria) == digest(ours)
        assert value_of(maria, "statement", talks.second, "text") == "After the backup"


def test_what_an_older_file_lacks_comes_back_though_many_small_bundles_are_put_together_then(
    shared: Store, talks: Talks, joining: Joined, ties: Ties, tmp_path: Path, author: Author
) -> None:
    shared.copy_to(tmp_path / "backup.parley")
    for turn in range(30):
        set_text(shared, talks.first, f"Turn {turn}")
        shared.look()
    maria = joining("Maria")
    shared.close()
    (tmp_path / "backup.parley").replace(shared.path)
    with closing(Store.open(shared.path, author)) as ours:
        attach_shared(ours, ties)
        for turn in range(3):
            set_text(ours, talks.second, f"After the backup {turn}")
            meet(ours, maria)
        assert value_of(ours, "statement", talks.first, "text") == "Turn 29"
        assert digest(ours) == digest(maria)


def test_two_computers_with_one_copied_profile_miss_nothing_of_each_other(
    shared: Store, talks: Talks, folder: Path, tmp_path: Path, author: Author
) -> None:
    ties = Ties(tmp_path / "copied profile")
    with closing(Store.open(ended(join(folder, author, ties)), author)) as twin:
        attach_shared(twin, ties)
        for turn in range(40):
            set_text(shared, talks.first, f"Turn {turn}")
            set_text(twin, talks.second, f"Turn {turn}")
            shared.look()
            twin.look()
        meet(shared, twin)
        assert digest(twin) == digest(shared)


@pytest.mark.parametrize("renamed", ["folder", "bundle"])
def test_what_a_service_gave_another_name_arrives_all_the_same(
    shared: Store, talks: Talks, joining: Joined, folder: Path, renamed: str
) -> None:
    maria = joining("Maria")
    set_text(shared, talks.first, "Mine")
    shared.look()
    if renamed == "folder":
        # Each of two computers made the folder, and the service keeps both.
        shutil.move(folder / "changes" / shared.author.site, folder / "changes (1)" / shared.author.site)
    else:
        last = bundles(folder)[-1]
        last.rename(last.with_stem(f"{last.stem} (conflicted copy)"))
    maria.look()
    assert value_of(maria, "statement", talks.first, "text") == "Mine"
    set_text(shared, talks.first, "Mine again")
    meet(shared, maria)
    assert digest(maria) == digest(shared) == digest(joining("Ivan"))


def test_a_large_dossier_goes_in_parts(
    ours: Store, talks: Talks, joining: Joined, folder: Path, ties: Ties, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.team_folder.bundle.CHANGES_AT_MOST", 3)
    put(ours, folder, ties)
    assert len(bundles(folder)) > 3
    assert digest(joining("Maria")) == digest(ours)


def test_a_folder_that_is_opened_again_has_the_same_file(
    shared: Store, folder: Path, ties: Ties, author: Author
) -> None:
    assert ended(join(folder, author, ties)) == shared.path


def test_a_folder_is_of_one_dossier(shared: Store, folder: Path, ties: Ties, tmp_path: Path, author: Author) -> None:
    with closing(Store.create(tmp_path / "other.parley", author)) as other:
        add_talks(other)
        with pytest.raises(UserError, match="is the team folder of another dossier"):
            put(other, folder, ties)
    with pytest.raises(UserError, match="To leave that folder, use Sharing"):
        put(shared, tmp_path / "another", ties)


def test_who_has_left_writes_there_no_more(shared: Store, talks: Talks, folder: Path, ties: Ties) -> None:
    leave(shared, ties)
    before = bundles(folder)
    set_text(shared, talks.first, "For myself")
    shared.look()
    assert bundles(folder) == before
    attach_shared(shared, ties)
    assert shared_of(shared) is None


def test_a_folder_in_which_nothing_has_arrived_is_not_joined(shared: Store, folder: Path, tmp_path: Path) -> None:
    shutil.rmtree(folder / "changes")
    ties = Ties(tmp_path / "maria")
    with pytest.raises(UserError, match="Nothing has arrived"):
        ended(join(folder, new_author(), ties))
    assert ties.of_folder(folder) is None


def test_another_dossier_at_the_path_of_ours_is_not_filled_from_the_folder(
    shared: Store, ties: Ties, author: Author
) -> None:
    shared.close()
    shared.path.unlink()
    with closing(Store.create(shared.path, author)) as empty:
        attach_shared(empty, ties)
        empty.look()
        assert shared_of(empty) is None
        assert empty.columns("SELECT count(*) FROM change") == [(0,)]


def test_another_dossier_that_is_copied_over_ours_is_neither_put_there_nor_filled_from_the_folder(
    shared: Store, talks: Talks, joining: Joined, folder: Path, tmp_path: Path
) -> None:
    maria = joining("Maria")
    set_text(maria, talks.first, "Theirs")
    maria.look()
    with closing(Store.create(tmp_path / "other.parley", new_author())) as other:
        add_talks(other)
        before = digest(other)
    there = len(bundles(folder))
    copy_over(tmp_path / "other.parley", shared.path)
    meet(shared, maria)
    assert shared.waiting is not None
    assert shared.waiting.why == f"{shared.path.name} is another dossier now, and not the one that {folder} is for."
    assert digest(shared) == before
    assert len(bundles(folder)) == there
    assert maria.columns("SELECT count(*) FROM dossier") == [(1,)]


def test_what_arrives_while_the_file_cannot_be_written_waits_and_it_is_said_why(
    shared: Store, talks: Talks, joining: Joined
) -> None:
    maria = joining("Maria")
    set_text(maria, talks.first, "Theirs")
    maria.look()
    before = value_of(shared, "statement", talks.first, "text")
    with closing(sqlite3.connect(shared.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        shared.look()
        assert value_of(shared, "statement", talks.first, "text") == before
        assert shared.waiting is not None
        assert shared.waiting.why != ""
    shared.look()
    assert value_of(shared, "statement", talks.first, "text") == "Theirs"
    assert shared.waiting is None


def test_what_another_file_brings_in_place_of_ours_during_a_visit_is_not_taken_for_sent(
    shared: Store, talks: Talks, joining: Joined
) -> None:
    place = shared_of(shared)
    assert place is not None
    set_text(shared, talks.first, "Offered")
    visit = place._made()
    visit.run()
    # The change at that place of the file is another one by the time the visitor is back.
    run(shared.path, "UPDATE change SET hash = printf('%032d', 7) WHERE seq = (SELECT max(seq) FROM change)")
    place._note(visit)
    assert not place.tie.is_true_of(shared.columns)


def test_a_step_that_fills_several_bundles_comes_whole(shared: Store, joining: Joined) -> None:
    """How many changes of a step were here was taken for which: of bundles that were full all but one were left out."""
    maria = joining("Maria")
    with shared.write("Import") as writing:
        writing.add_all(Package, [{"id": new_id(), "title": f"B{number}"} for number in range(3 * CHANGES_AT_MOST)])
    for store in (shared, maria):
        place = shared_of(store)
        assert place is not None
        ended(bring_up_to_date(store, place))
    for store in (maria, joining("Ivan")):
        assert digest(store) == digest(shared)
        assert store.columns("SELECT count(*) FROM package") == [(3 * CHANGES_AT_MOST,)]


def test_a_copy_that_was_made_to_be_shared_and_never_was_is_named(
    ours: Store, talks: Talks, folder: Path, ties: Ties
) -> None:
    left = ties.place_for(dossier_id(ours), folder)
    left.parent.mkdir(parents=True)
    ours.copy_to(left)
    with pytest.raises(UserError, match=r"is a copy of yours already\. Open it, merge ours\.parley there"):
        share_a_copy(ours, folder, ties)
    assert left.exists()


def test_who_could_never_write_there_gets_all_again_when_an_older_file_was_put_back(
    shared: Store, talks: Talks, folder: Path, tmp_path: Path
) -> None:
    author, ties = new_author("Maria", "Maria"), Ties(tmp_path / "maria" / "folders")
    path = ended(join(folder, author, ties))
    (folder / "changes" / author.site).write_text("in the way")
    tie = ties.of_file(path)
    assert tie is not None
    tie.forget()
    ties.keep(tie)
    older = shutil.copy(path, tmp_path / "older.parley")
    set_text(shared, talks.first, "Theirs")
    shared.look()
    for _ in range(2):
        with closing(Store.open(path, author)) as maria:
            attach_shared(maria, ties)
            set_text(maria, talks.second, "Mine")
            maria.look()
            assert value_of(maria, "statement", talks.first, "text") == "Theirs"
            assert maria.waiting is not None
        shutil.copy(older, path)
