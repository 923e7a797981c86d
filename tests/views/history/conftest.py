"""The history of a small dossier on which two analysts have worked, on screen."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from pytestqt.qtbot import QtBot

from models.edits import parties, statements
from models.edits.coding import delete_statement
from models.store import Store
from tests.authors import new_author
from tests.talks import Talks, add_talks
from views.document import Document
from views.filters import Filters
from views.history.view import HistoryView
from views.selection import Selection
from views.theme import LIGHT


@pytest.fixture
def talks(store: Store) -> Talks:
    return add_talks(store)


@pytest.fixture
def colleague(store: Store, talks: Talks) -> Iterator[Store]:
    with closing(Store.open(store.path, new_author("MB", "Mykola Bondar"))) as opened:
        yield opened


@pytest.fixture
def worked(store: Store, talks: Talks, colleague: Store) -> Talks:
    """Set range; correct firmness, with a reason; set party name; delete the second statement; undo of the name."""
    statements.set_range(store, talks.first, (50, 58))
    with colleague.write("Correct firmness", reason="Heard on the tape"):
        statements.set_firmness(colleague, talks.first, 3)
    parties.set_name(store, talks.ru, "Russian Federation")
    delete_statement(colleague, talks.second)
    store.undo()
    return talks


@pytest.fixture
def document(qapp: object, store: Store, worked: Talks) -> Iterator[Document]:
    opened = Document(store)
    yield opened
    opened.close()


@pytest.fixture
def selection() -> Selection:
    return Selection()


@pytest.fixture
def view(qtbot: QtBot, document: Document, selection: Selection) -> Iterator[HistoryView]:
    made = HistoryView(document, selection, Filters(), LIGHT)
    qtbot.addWidget(made)
    made.resize(900, 640)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.stop_looking()
    made.close()
