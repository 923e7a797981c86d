"""Whether locks hold is tried with a second process, on a file that is gone afterwards."""

from pathlib import Path

import pytest

from models.edits.statements import set_text
from models.errors import ReadOnlyError
from models.file.locks import locks_hold, why_held_back
from models.store import Store
from tests.talks import Talks, value_of

WHY = "Where talks.parley lies no program can keep others from writing, so nothing is written there."


def test_on_a_disk_of_this_computer_locks_hold_and_nothing_is_left_there(tmp_path: Path) -> None:
    assert locks_hold(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_locks_that_do_nothing_are_found_out(tmp_path: Path) -> None:
    assert not locks_hold(tmp_path, "&nolock=1")
    assert list(tmp_path.iterdir()) == []


def test_where_nothing_can_be_written_nothing_is_tried(tmp_path: Path) -> None:
    assert locks_hold(tmp_path / "gone")
    assert why_held_back(tmp_path / "gone" / "talks.parley") == ""


def test_a_file_that_is_held_back_is_not_written(store: Store, talks: Talks) -> None:
    before = store.path.read_bytes()
    store.held_back = WHY
    with pytest.raises(ReadOnlyError, match="nothing is written there"):
        set_text(store, talks.first, "Mine")
    assert store.path.read_bytes() == before
    assert value_of(store, "statement", talks.first, "text") == "Neutrality for guarantees"
