"""What tests of the sources share: the view over the sample dossier, with long work done at once."""

from collections.abc import Callable, Generator, Iterator
from dataclasses import asdict
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from models.edits.source_texts import NewText
from models.edits.sources import Details, add_source
from models.excerpts.anchor import excerpt_of
from models.progress import Progress, ended
from models.tables import Excerpt
from tests.windows import choose, no_window_left, own_folders, press, said_in_boxes
from views.document import Document
from views.selection import Selection
from views.sources.view import SourcesView
from views.theme import LIGHT

__all__ = ["choose", "no_window_left", "own_folders", "press", "said_in_boxes"]

TEXT = (
    "Talks in Istanbul\n"
    "Ukraine proposed to adopt a neutral status in exchange for guarantees, its negotiators said.\n"
    "On Crimea there would be consultations for fifteen years. A complete ceasefire has to come first."
)
NEUTRAL, CRIMEA, CEASEFIRE = "adopt a neutral status", "consultations for fifteen years", "A complete ceasefire"


@pytest.fixture
def selection() -> Selection:
    return Selection()


@pytest.fixture
def view(qtbot: QtBot, document: Document, selection: Selection) -> Iterator[SourcesView]:
    def run(_label: str, work: Generator[Progress, None, Any], done: Callable[[Any], None]) -> None:
        done(ended(work))

    made = SourcesView(document, selection, LIGHT, run)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.correction.stop_looking()
    made.close()


@pytest.fixture
def coded(document: Document) -> str:
    """A source with a text of which three statements have excerpts; returns its id."""
    source = add_source(document.store, Details("Talks in Istanbul", code="TALKS", handling="AMBER"), NewText(TEXT))
    text_id = next(one.text_id for one in document.snapshot.sources if one.id == source)
    with document.store.write("Code") as writing:
        for at, quote in enumerate((NEUTRAL, CRIMEA, CEASEFIRE)):
            start = TEXT.index(quote)
            anchor = asdict(excerpt_of(TEXT, start, start + len(quote)))
            statement = document.snapshot.statements.ids[at]
            writing.add(Excerpt(statement_id=statement, text_id=text_id, sequence=at, **anchor))
    return source
