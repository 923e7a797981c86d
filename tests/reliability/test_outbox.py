"""What is typed while the file of a dossier cannot be written is in it in the end, whatever happens in between."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from models.checking.check import check
from models.checking.findings import Kind
from models.edits.statements import set_text
from models.outbox.opening import open_with_outbox
from models.outbox.working_copy import Outboxes
from models.record.author import Author
from models.store import Store
from tests.authors import new_author
from tests.reliability.misfortunes import Misfortunes
from tests.reliability.mutants import Fault, made
from tests.reliability.test_disks import fill
from tests.talks import add_talks, all_tables, value_of

FORGETFUL = (
    Fault("a file that was exchanged is taken for the one before", "models.outbox.working_copy",
          "self.note.exchanged or ", ""),
    Fault("the working copy is thrown away when the window is closed", "models.outbox.outbox",
          "and not copy.is_needed(self._store.columns)", ""),
    Fault("what waits is never written into the file", "models.outbox.reuniting",
          "        ours.read_into(theirs, all_of_it=all_of_it)\n", ""),
)  # fmt: skip


def lost(seed: int, folder: Path, turns: int = 30) -> set[str]:
    """The texts that were typed in a random history and are not in the record of the file in the end."""
    folder.mkdir()
    history = Misfortunes(folder, seed)
    history.live(turns)
    history.end()
    with closing(Store.open(history.path, new_author())) as store:
        said = {json.loads(row[0]) for row in store.columns("SELECT value FROM change WHERE unit = 'text'")}
        assert {one.kind for one in check(store)} <= {Kind.CONFLICT}
    assert history.folders.all() == []
    return set(history.typed) - said


def live(seeds: range, folder: Path, turns: int = 30) -> None:
    """Live so many random histories; nothing may be lost in any."""
    for seed in seeds:
        assert lost(seed, folder / str(seed), turns) == set(), seed


def test_nothing_that_was_typed_is_lost(tmp_path: Path) -> None:
    live(range(40), tmp_path)


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_nothing_that_was_typed_is_lost_in_long_histories(tmp_path: Path) -> None:
    live(range(1_000, 2_000), tmp_path, 60)


@pytest.mark.parametrize("fault", FORGETFUL, ids=lambda one: one.what)
def test_the_harness_sees_an_outbox_that_forgets(fault: Fault, tmp_path: Path) -> None:
    with made(fault), pytest.raises((AssertionError, RuntimeError)):
        live(range(40), tmp_path)


def test_however_little_room_is_left_the_edit_is_kept_and_goes_into_the_file(
    small_disk: Path, tmp_path: Path, author: Author
) -> None:
    path, folders = small_disk / "talks.parley", Outboxes(tmp_path / "outbox", tmp_path / "backups")
    with closing(Store.create(path, author)) as store:
        talks = add_talks(store)
    waited = 0
    for kilobytes in range(0, 120, 4):
        with closing(open_with_outbox(path, author, folders)) as store:
            text = f"{kilobytes} " * 5_000
            ballast = fill(small_disk, 1024 * kilobytes)
            set_text(store, talks.first, text)
            assert value_of(store, "statement", talks.first, "text") == text
            waited += store.waiting is not None
            if store.waiting is not None:
                assert store.waiting.why == "There is no room left where talks.parley lies."
                with closing(Store.open(path, new_author())) as reader:
                    assert {one.kind for one in check(reader)} == set()
            ballast.unlink()
            if store.waiting is not None and store.outbox is not None:
                store.outbox.try_now()
            assert store.waiting is None
        with closing(Store.open(path, new_author())) as reader:
            assert value_of(reader, "statement", talks.first, "text") == text
    assert 5 < waited < 30
    with closing(Store.open(path, new_author())) as reader:
        assert check(reader) == []
        assert all_tables(reader)
