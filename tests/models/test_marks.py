"""For whom a source is, is what was said of it last, and where copies differ the narrowest that anybody said."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.edits import settling
from models.edits.deleting import delete_record
from models.edits.sources import set_handling
from models.marks import marks_of_sources
from models.merging.conflicts import conflicts
from models.merging.merge import merge
from models.progress import ended
from models.sending.choices import Choices
from models.sending.sending import outlook
from models.tables import Source, Statement
from tests.models.merging.copies import Copies


@pytest.fixture
def copies(folder: Path) -> Iterator[Copies]:
    made = Copies.made(folder, 2)
    yield made
    made.close()


@pytest.mark.parametrize("first", [0, 1])
@pytest.mark.parametrize("wider", ["GREEN", ""])
def test_the_narrowest_mark_counts_until_it_is_settled(copies: Copies, first: int, wider: str) -> None:
    one, two = copies.stores
    set_handling(copies.stores[0], copies.talks.source, "CLEAR")
    ended(merge(two, one.path))
    for store, mark in ((copies.stores[first], "RED"), (copies.stores[1 - first], wider)):
        set_handling(store, copies.talks.source, mark)
    ended(merge(one, two.path))
    assert marks_of_sources(one.columns) == {copies.talks.source: "RED"}
    kept = outlook(one, Choices(up_to="AMBER", unmarked=True))
    assert kept.rows["source"] == kept.rows["statement"] == []
    (found,) = conflicts(one.columns)
    settling.settle(one, found, wider)
    assert marks_of_sources(one.columns) == {copies.talks.source: wider}


def test_a_source_deleted_in_one_copy_and_marked_in_the_other_has_its_mark(copies: Copies) -> None:
    one, two = copies.stores
    for row in (copies.talks.first, copies.talks.second):
        delete_record(one, "Delete statement", Statement, row)
    delete_record(one, "Delete source", Source, copies.talks.source)
    set_handling(two, copies.talks.source, "RED")
    ended(merge(one, two.path))
    assert marks_of_sources(one.columns) == {copies.talks.source: "RED"}
