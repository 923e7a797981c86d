"""Two analysts on one dossier: Olena coded three statements, Mykola has it open to review."""

from collections.abc import Iterator
from datetime import date

import pytest

from models.ids import new_id
from models.store import Store
from models.tables import Excerpt, SourceText
from models.words import Act, Review
from tests.authors import new_author
from tests.talks import Talks, add_talks, statement
from views.document import Document
from views.selection import Selection

TEXT = "We are ready for neutrality, the president said. He wants guarantees first. Nothing else was said."


@pytest.fixture
def talks(store: Store) -> Talks:
    return add_talks(store)


@pytest.fixture
def coded(store: Store, talks: Talks) -> list[str]:
    """The ids of three statements, the first of which was read from a text."""
    made = [new_id() for _ in range(3)]
    with store.write("Code statements") as writing:
        writing.add(
            statement(talks, id=made[0], code="ST011", sequence=11, note="secret note", firmness=4, low=41.0, high=57.0)
        )
        values = {"act": Act.RED_LINE, "low": 61.0, "high": 77.0, "credibility": 5, "review": Review.REVIEWED}
        writing.add(statement(talks, id=made[1], code="ST012", sequence=12, said_on=date(2022, 3, 29), **values))
        values = {"act": Act.THREAT, "low": None, "high": None, "condition": "unless troops leave"}
        writing.add(statement(talks, id=made[2], code="ST013", sequence=13, **values))
        text = writing.add(SourceText(source_id=talks.source, text=TEXT, text_hash="0" * 64))
        writing.add(Excerpt(statement_id=made[0], text_id=text, start=0, quote=TEXT[:48]))
    return made


@pytest.fixture
def second(store: Store, coded: list[str]) -> Iterator[Store]:
    """The same file as Mykola has it open."""
    opened = Store.open(store.path, new_author("MB", "Mykola Bondar"))
    yield opened
    opened.close()


@pytest.fixture
def opened(qapp: object, second: Store) -> Iterator[Document]:
    """What Mykola sees."""
    made = Document(second)
    yield made
    made.close()


@pytest.fixture
def selection() -> Selection:
    return Selection()
