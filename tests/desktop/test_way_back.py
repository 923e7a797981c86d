"""What the window says of steps that settle conflicts without being meant to."""

from contextlib import closing
from pathlib import Path

import pytest

from desktop.workspace import Workspace
from models.edits.settling import latest, settle_all
from models.edits.statements import set_firmness, set_note
from models.merging.conflicts import conflicts, count_conflicts
from models.merging.merge import merge
from models.progress import ended
from models.store import Store
from tests.authors import new_author
from tests.windows import Opener


@pytest.fixture
def workspace(open_window: Opener, dossier: Path, tmp_path: Path) -> Workspace:
    """A window in which the firmness of two statements stands in conflict."""
    opened = open_window(dossier).workspace
    assert opened is not None
    store, train = opened.document.store, tmp_path / "train.parley"
    store.copy_to(train)
    with closing(Store.open(train, new_author("OH", "Oksana Hrytsenko"))) as copy:
        for one in chosen(opened):
            set_firmness(copy, one, 0)
    for one in chosen(opened):
        set_firmness(store, one, 1)
    ended(merge(store, train))
    opened.messages.hide()
    return opened


def chosen(workspace: Workspace) -> tuple[str, str]:
    first, second = workspace.document.snapshot.statements.ids[:2]
    return first, second


def test_an_edit_that_settles_a_conflict_says_so_and_can_be_taken_back(workspace: Workspace) -> None:
    store = workspace.document.store
    set_note(store, chosen(workspace)[0], "Nothing to do with it")
    assert workspace.messages.text == ""
    set_firmness(store, chosen(workspace)[0], 2)
    assert workspace.messages.text == "That settled 1 conflict; what else was said is kept in History."
    workspace.messages._run()
    assert count_conflicts(store.columns) == 2
    assert workspace.messages.text == ""


def test_what_is_said_of_the_same_step_says_it_too(workspace: Workspace) -> None:
    set_firmness(workspace.document.store, chosen(workspace)[0], 2)
    workspace.way_back.offer("1 statement was changed.")
    assert workspace.messages.text.startswith("1 statement was changed. That settled 1 conflict;")
    set_note(workspace.document.store, chosen(workspace)[0], "Later")
    workspace.way_back.offer("1 note was changed.")
    assert workspace.messages.text == "1 note was changed."


def test_who_settles_conflicts_is_not_told_twice(workspace: Workspace) -> None:
    store = workspace.document.store
    settle_all(store, conflicts(store.columns), latest)
    assert workspace.messages.text == ""
