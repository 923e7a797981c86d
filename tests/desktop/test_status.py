"""What the status bar says of what was changed last."""

from contextlib import closing
from pathlib import Path

from desktop.main_window import MainWindow
from models.edits.statements import set_firmness
from models.merging.merge import merge
from models.progress import ended
from models.store import Store
from tests.authors import new_author
from tests.windows import Opener


def last_change(window: MainWindow) -> str:
    return window._status._last.text()


def test_of_what_others_wrote_it_says_which_step_and_who(open_window: Opener, dossier: Path, tmp_path: Path) -> None:
    window = open_window(dossier)
    assert window.workspace is not None
    store = window.workspace.document.store
    first, second = (row[0] for row in store.columns("SELECT id FROM statement ORDER BY code LIMIT 2"))
    train = tmp_path / "train.parley"
    store.copy_to(train)
    with closing(Store.open(train, new_author("OH", "Oksana Hrytsenko"))) as copy:
        set_firmness(copy, first, 0)
    set_firmness(store, first, 1)
    assert last_change(window) == "last change: “Set firmness”"
    with closing(Store.open(dossier, new_author("MB", "Maria Bondar"))) as colleague:
        set_firmness(colleague, second, 0)
        store.look()
        assert last_change(window) == "last change: “Set firmness”, Maria Bondar"
        colleague.undo()
        store.look()
        assert last_change(window) == "last change: “Undo: Set firmness”, Maria Bondar"
        # What arrives last may have been written long before.
        ended(merge(colleague, train))
    store.look()
    assert last_change(window) == "last change: “Set firmness”, Oksana Hrytsenko"
