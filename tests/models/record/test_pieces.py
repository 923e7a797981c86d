"""Two copies that have different pieces of one step have all of it when they meet."""

from contextlib import closing
from pathlib import Path

from models.ids import new_id
from models.merging.merge import merge
from models.progress import ended
from models.queries import dossier_id
from models.record.taking_in import taken_in
from models.store import Store
from models.tables import Package
from models.team_folder.bundle import Bundle, bundle_since
from tests.talks import Talks, all_tables

LAST = "SELECT max(seq) FROM change"


def with_piece(store: Store, path: Path, piece: Bundle) -> None:
    """A copy of a dossier that got one piece of what was written since."""
    with (
        closing(Store.open(path, store.author)) as copy,
        copy.write("Piece", kind="merge") as writing,
        piece.record() as columns,
    ):
        taken_in(writing, columns, is_part=True)


def test_pieces_of_one_size_are_told_apart(store: Store, talks: Talks, tmp_path: Path) -> None:
    first, second = tmp_path / "first.parley", tmp_path / "second.parley"
    for path in (first, second):
        store.copy_to(path)
    ((before,),) = store.columns(LAST)
    with store.write("Import") as writing:
        writing.add_all(Package, [{"id": new_id(), "title": f"B{number}"} for number in range(40)])
    step, _ = bundle_since(store.columns, dossier_id(store), store.author.site, before)
    assert step is not None
    pieces = step.split(20)
    assert pieces[1] is not None
    with_piece(store, first, pieces[0])
    with_piece(store, second, pieces[1])
    with closing(Store.open(first, store.author)) as one:
        ended(merge(one, second))
        assert all_tables(one) == all_tables(store)
