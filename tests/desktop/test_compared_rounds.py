from collections.abc import Iterator
from datetime import date

import pytest

from desktop.compared_rounds import ComparedRounds
from models.analysis.reading import ON_RECORD
from models.edits.rounds import delete_round
from models.store import Store
from views.document import Document
from views.selection import Selection


@pytest.fixture
def document(qapp: object, istanbul: Store) -> Iterator[Document]:
    opened = Document(istanbul)
    yield opened
    opened.close()


@pytest.fixture
def selection(document: Document) -> Iterator[Selection]:
    chosen = Selection()
    compared = ComparedRounds(document, chosen)
    compared.choose_last()
    document.refreshed.connect(compared.follow)
    yield chosen
    document.refreshed.disconnect(compared.follow)


def numbers(document: Document, selection: Selection) -> tuple[int | None, int | None]:
    found = {one.id: one.number for one in document.snapshot.rounds}
    return found.get(selection.earlier or ""), found.get(selection.later or "")


def know(document: Document, day: date | None) -> None:
    document.read_as(ON_RECORD.as_known(day))


def test_the_last_two_rounds_are_compared_where_nobody_chose(document: Document, selection: Selection) -> None:
    assert numbers(document, selection) == (7, 8)


def test_on_an_earlier_day_those_that_had_begun_are_until_the_others_have(
    document: Document, selection: Selection
) -> None:
    rounds = document.snapshot.rounds
    selection.choose_rounds(rounds[3].id, rounds[6].id)
    know(document, date(2022, 3, 20))
    assert numbers(document, selection) == (4, 5)
    know(document, date(2022, 4, 20))
    assert numbers(document, selection) == (4, 7)
    know(document, date(2022, 3, 1))
    assert numbers(document, selection) == (None, 1)
    know(document, None)
    assert numbers(document, selection) == (4, 7)


def test_before_all_rounds_the_choice_is_left_as_it_was(document: Document, selection: Selection) -> None:
    know(document, date(2021, 1, 1))
    know(document, None)
    assert numbers(document, selection) == (7, 8)


def test_a_round_that_is_gone_gives_way_to_the_last_ones(document: Document, selection: Selection) -> None:
    delete_round(document.store, document.snapshot.rounds[7].id)
    assert numbers(document, selection) == (6, 7)
