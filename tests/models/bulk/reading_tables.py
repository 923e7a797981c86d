"""What tests of pasted tables share: everything that can be named, and a table read against a dossier."""

from datetime import date

from models.bulk.pasting import Pasting
from models.bulk.reading import Named
from models.bulk.tables import Table
from models.loading import load_snapshot
from models.picking import Choice
from models.queries import statement_texts
from models.snapshot import Snapshot
from models.store import Store

TODAY = date(2022, 6, 1)


def named(snapshot: Snapshot) -> Named:
    """All that a dossier has, by name, code and alias."""
    return Named(
        [Choice(one.id, one.name, (one.code, *one.aliases)) for one in snapshot.parties],
        [Choice(one.id, one.name, (one.code, *one.aliases, *one.name.split())) for one in snapshot.speakers],
        [Choice(one.id, one.title, (one.code,)) for one in snapshot.issues],
        [Choice(one.id, one.code, (one.title, one.publisher)) for one in snapshot.sources],
        [Choice(one.id, one.label, (str(one.number),)) for one in snapshot.rounds],
    )


def pasted(store: Store, *rows: tuple[str, ...]) -> Pasting:
    """A table on its way into a dossier."""
    snapshot = load_snapshot(store)
    return Pasting(Table(rows), snapshot, named(snapshot), lambda one, _near: statement_texts(store, [one])[one], TODAY)
