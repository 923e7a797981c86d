"""A team's week: whatever happens, in the end everybody has everything that anybody saved."""

import os
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from models.edits.statements import set_text
from models.store import Store
from tests.authors import new_author
from tests.reliability.mutants import Fault, made
from tests.reliability.week import Desk, broken
from tests.talks import add_talks, value_of

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that start at once"),
    pytest.mark.timeout(3600),
]

FAULTS = (
    Fault("what waits is never written into the file", "models.outbox.reuniting",
          "        ours.read_into(theirs, all_of_it=all_of_it)\n", ""),
    Fault("what a change superseded is not taken in with it", "models.record.taking_in",
          "append_changes(writing.connection, rows, parents)", "append_changes(writing.connection, rows, [])"),
    Fault("a merge leaves out what was said of rows that are there", "models.record.in_order",
          "    return [name for name in names if name not in here]",
          "    return [name for name in names[:1] if name not in here]"),
)  # fmt: skip


def test_nothing_that_anybody_saved_is_lost(tmp_path: Path) -> None:
    assert broken(tmp_path / "week", 1, turns=40) == ""


def test_who_closes_a_file_before_seeing_that_it_was_replaced_keeps_what_was_in_it(tmp_path: Path) -> None:
    path, older = tmp_path / "talks.parley", tmp_path / "older"
    desk = Desk(path, tmp_path, new_author())
    with closing(Store.create(path, desk.author)) as made:
        talks = add_talks(made)
    shutil.copy(path, older)
    store = desk.opened()
    set_text(store, talks.first, "Mine")
    older.replace(path)
    store.close()
    with closing(desk.opened()) as again:
        again.look()
        assert value_of(again, "statement", talks.first, "text") == "Mine"


@pytest.mark.soak
def test_nothing_is_lost_in_a_long_week(tmp_path: Path) -> None:
    seconds = float(os.environ.get("WEEK_SECONDS", "180"))
    assert broken(tmp_path / "week", 7, seconds=seconds) == ""


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.what)
def test_the_harness_sees(fault: Fault, tmp_path: Path) -> None:
    with made(fault):
        assert any(broken(tmp_path / str(seed), seed, turns=40) for seed in range(4))
