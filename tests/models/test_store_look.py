"""Looking whether somebody else has written into the open file."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from models.edits import statements as edits
from models.store import Store
from tests.talks import Talks
from tests.watching import announced


def test_what_a_colleague_writes_is_announced_once(store: Store, colleague: Store, talks: Talks):
    edits.set_range(colleague, talks.first, (30, 40))
    with announced(store) as heard:
        assert store.look() is not None
        assert store.look() is None
    assert [(changes.kind, changes.ids("statement")) for changes in heard] == [("elsewhere", {talks.first})]


def test_what_one_writes_oneself_is_no_news(store: Store, talks: Talks):
    edits.set_range(store, talks.first, (30, 40))
    store.undo()
    assert store.look() is None


def test_the_first_edit_of_an_analyst_is_their_own_too(colleague: Store, talks: Talks):
    edits.set_range(colleague, talks.first, (30, 40))
    assert colleague.look() is None


def test_a_colleagues_change_is_seen_beside_ones_own(store: Store, colleague: Store, talks: Talks):
    edits.set_range(store, talks.first, (30, 40))
    edits.set_firmness(colleague, talks.second, 1)
    edits.set_range(store, talks.first, (35, 40))
    found = store.look()
    assert found is not None
    assert found.ids("statement") == {talks.second}


def test_a_file_that_is_gone_is_not_looked_at(store: Store, talks: Talks):
    elsewhere = store.path.with_suffix(".moved")
    store.path.rename(elsewhere)
    assert store.look() is None
    elsewhere.rename(store.path)


@pytest.mark.in_file
def test_a_look_does_not_wait_for_a_job_that_reads(store: Store, colleague: Store, talks: Talks):
    edits.set_range(colleague, talks.first, (30, 40))
    with ThreadPoolExecutor(1) as other:
        with store.one_state():
            assert other.submit(store.look).result(timeout=20) is None
        assert other.submit(store.look).result(timeout=20) is not None
