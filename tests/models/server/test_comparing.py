"""What was written into a server's tables by other means is found, and the tables follow from the record again."""

from contextlib import closing

import pytest

from models.edits.statements import set_text
from models.server.address import Address
from models.server.connection import connect
from models.server.served import Served
from models.store import Store
from tests.talks import Talks

CASES = [
    ("UPDATE statement SET text = 'By hand' WHERE id = %s", "changed: text"),
    ("DELETE FROM statement WHERE id = %s", "deleted"),
]


def by_hand(address: Address, sql: str, *values: str) -> None:
    with closing(connect(address)) as connection:
        connection.execute(sql.encode(), values)
        connection.commit()


def served(store: Store) -> Served:
    assert isinstance(store.place, Served)
    return store.place


@pytest.mark.parametrize(("sql", "deed"), CASES)
def test_an_edit_by_hand_is_found_and_taken_back(
    ours: Store, talks: Talks, address: Address, sql: str, deed: str
) -> None:
    assert served(ours).outside() == []
    by_hand(address, sql, talks.first)
    (found,) = served(ours).outside()
    assert found.sentence == f"On the server, outside Parley, statement ST001 was {deed}."
    assert served(ours).revert() == 1
    assert served(ours).outside() == []
    assert served(ours).revert() == 0


def test_what_others_write_with_parley_is_no_edit_by_hand(ours: Store, theirs: Store, talks: Talks) -> None:
    set_text(theirs, talks.first, "Theirs")
    assert served(ours).outside() == []
    assert ours.columns("SELECT text FROM statement WHERE id = ?", talks.first) == [("Theirs",)]


def test_a_row_by_hand_is_taken_away(ours: Store, talks: Talks, address: Address) -> None:
    by_hand(address, "INSERT INTO package (id, sequence, title, version, note) VALUES ('x', 1, 'By hand', 1, '')")
    (found,) = served(ours).outside()
    assert found.sentence == "On the server, outside Parley, package x was added."
    assert served(ours).revert() == 1
    assert served(ours).outside() == []
