"""A file from elsewhere is examined in a process of its own, which may take so much and no more."""

import os
import shutil
import tempfile
from multiprocessing import active_children, spawn
from pathlib import Path

import pytest

from models.errors import UserError
from models.file.foreign import Allowed, examine_foreign
from models.file.opening import examine
from models.store import Store
from tests.talks import Talks


@pytest.fixture
def foreign(store: Store, talks: Talks, tmp_path: Path) -> Path:
    return Path(shutil.copy(store.path, tmp_path / "foreign.parley"))


def test_a_sound_file_is_told_of_as_it_is_here(foreign: Path) -> None:
    assert examine_foreign(foreign) == examine(foreign)
    assert active_children() == []


def test_a_copy_is_made_and_examined_in_place_of_the_file(foreign: Path, tmp_path: Path) -> None:
    (room := tmp_path / "room").mkdir()
    assert examine_foreign(foreign, into=room) == examine(foreign)
    assert (room / foreign.name).read_bytes() == foreign.read_bytes()
    assert active_children() == []


def test_what_cannot_be_copied_is_refused(foreign: Path) -> None:
    with pytest.raises(UserError, match="could not be copied to be checked"):
        examine_foreign(foreign, into=foreign)


def test_what_is_no_dossier_is_refused_with_the_same_sentence(foreign: Path) -> None:
    foreign.write_bytes(b"not a dossier, but long enough to be looked at" * 9)
    with pytest.raises(UserError, match="is not a dossier: it is no SQLite file"):
        examine_foreign(foreign)


def test_who_takes_too_long_is_ended(foreign: Path) -> None:
    with pytest.raises(UserError, match="takes too long to check"):
        examine_foreign(foreign, Allowed(seconds=0.0))
    (room := foreign.parent / "room").mkdir()
    with pytest.raises(UserError, match="takes too long to check"):
        examine_foreign(foreign, Allowed(seconds=0.0), into=room)
    assert active_children() == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system does not limit the memory of a process")
def test_who_takes_too_much_memory_is_refused(foreign: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = tmp_path / "room"
    room.mkdir()
    # In the usual place others leave theirs.
    monkeypatch.setattr(tempfile, "tempdir", str(room))
    with pytest.raises(UserError, match="was not opened"):
        examine_foreign(foreign, Allowed(memory=2**20))
    assert os.listdir(room) == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="elsewhere such a program is refused at once")
def test_no_file_is_blamed_where_no_process_can_be_started(foreign: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spawn, "get_executable", lambda: b"/bin/false")
    with pytest.raises(UserError, match="this computer lets Parley start none"):
        examine_foreign(foreign)
    assert active_children() == []
