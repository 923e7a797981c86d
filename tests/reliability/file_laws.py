"""What must hold of copies in files that meet, told as the first thing that breaks."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from models.checking.check import check
from models.checking.findings import Kind
from models.edits import settling
from models.edits.statements import set_text
from models.errors import UserError
from models.merging.conflicts import conflicts
from models.merging.merge import merge
from models.progress import ended
from models.record.canonical import add_to_digest
from models.store import Store
from models.tables import Package, Statement
from tests.models.merging.copies import Copies, digest
from tests.talks import value_of

FORGERIES = {
    "change": "UPDATE change SET value = '\"Forged\"' WHERE unit = 'text'",
    "step": "UPDATE \"transaction\" SET analyst_id = 'somebody else' WHERE label LIKE 'Edit%'",
    "seal": "UPDATE \"transaction\" SET hash = '0123' WHERE label = 'Begin talks'",
}


def broken_in_files(folder: Path) -> str:
    """What breaks when copies meet, settle what is in conflict, and are sent pieces and forged ones; "" for nothing."""
    try:
        for number, law in enumerate((settled_apart, forged_is_refused, pieces_come_whole)):
            place = folder / str(number)
            place.mkdir()
            with two_copies(place) as copies:
                law(copies)
    except (UserError, LookupError, AssertionError) as error:
        return repr(error)
    return ""


@contextmanager
def two_copies(folder: Path) -> Iterator[Copies]:
    """Two copies in which one statement got different texts, a package came and went, and one deleted a statement."""
    copies = Copies.made(folder, 2)
    one, two = copies.stores
    for store, text in ((one, "Ours"), (two, "Theirs")):
        set_text(store, copies.talks.first, text)
        with store.write("Come") as writing:
            row = writing.add(Package(title="Package"))
        with store.write("Go") as writing:
            writing.delete(Package, row)
    with one.write("Delete") as writing:
        writing.delete(Statement, copies.talks.second)
    try:
        yield copies
    finally:
        copies.close()


def settled_apart(copies: Copies) -> None:
    """Both values are in conflict until somebody settles it, and then the copies are alike and sound."""
    one, two = copies.stores
    assert conflicts(one.columns) == [], "who saw a value is in conflict with it"
    ended(merge(one, two.path))
    ended(merge(two, one.path))
    for store in copies.stores:
        assert value_of(store, "statement", copies.talks.first, "text") == "Theirs", "the latest is not shown"
        assert store.columns("SELECT count(*) FROM statement") == [(1,)], "what was deleted is there"
    found = conflicts(one.columns)
    assert len(found) == 1, "what was said apart is not in conflict"
    settling.settle(one, found[0], "Both")
    ended(merge(two, one.path))
    for store in copies.stores:
        assert conflicts(store.columns) == [], "what was settled is in conflict"
        assert unsound(store) == []
    assert digest(one) == digest(two), "the copies differ"


def forged_is_refused(copies: Copies) -> None:
    """A copy whose record was altered brings nothing, and nothing is left of it."""
    one, two = copies.stores
    with two.write("Edit") as writing:
        writing.set(Statement, copies.talks.first, text="Theirs again")
    before = digest(one)
    for name, sql in FORGERIES.items():
        altered = Path(shutil.copy(two.path, copies.folder / f"{name}.parley"))
        run(altered, sql)
        try:
            ended(merge(one, altered))
        except UserError:
            assert digest(one) == before, f"something is left of a forged {name}"
        else:
            raise AssertionError(f"a forged {name} was taken in")


def pieces_come_whole(copies: Copies) -> None:
    """A copy that was salvaged without a change comes first, then the whole one, then the first one again."""
    one, two = copies.stores
    with two.write("Edit both") as writing:
        writing.set(Statement, copies.talks.first, text="Mine", condition="Mine")
    piece = Path(shutil.copy(two.path, copies.folder / "piece.parley"))
    with closing(sqlite3.connect(piece)) as connection, connection:
        connection.execute("DELETE FROM change WHERE seq = (SELECT max(seq) FROM change)")
        left = add_to_digest("0", [row[0] for row in connection.execute("SELECT hash FROM change")])
        connection.execute("UPDATE meta SET value = ? WHERE key = 'record_digest'", (left,))
    for path in (piece, two.path, piece):
        ended(merge(one, path))
    assert value_of(one, "statement", copies.talks.first, "condition") == "Mine", "a piece kept the rest out"
    assert unsound(one) == []


def unsound(store: Store) -> list[str]:
    """What the check finds wrong with a copy that nobody touched from outside."""
    kinds = {Kind.RECORD, Kind.OUTSIDE, Kind.DAMAGE}
    return [one.sentence for one in check(store) if one.kind in kinds]


def run(path: Path, sql: str) -> None:
    """Change a file with plain SQL."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(sql)
