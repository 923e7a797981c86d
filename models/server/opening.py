"""Opening a dossier on a server, and putting one there."""

from __future__ import annotations

import hashlib
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from models.errors import UserError
from models.progress import Progress
from models.server.connection import AwayError, connect, told
from models.server.push import pushing
from models.server.schema import LOCK, prepare
from models.server.served import Served
from models.store import Store

if TYPE_CHECKING:
    from collections.abc import Generator

    from models.record.author import Author
    from models.server.address import Address

_AT_ONCE = 5_000


def open_served(address: Address, author: Author, folder: Path, *, watched: bool = False) -> Store:
    """A store on this installation's working copy of a dossier on a server.

    Where the server does not answer, what was there when it last did is opened, and what is changed waits. Raises
    `UserError` where it was never wholly brought here, and where the server lets nobody in.
    """
    store, served = _unattached(address, author, folder, watched=watched)
    try:
        store.attach(served)
        store.look()
        _refuse_unfetched(store)
    except BaseException:
        store.close()
        raise
    return store


def opening(address: Address, author: Author, folder: Path) -> Generator[Progress, None, Store]:
    """The same without a window, a part at a time of what is new there."""
    store, served = _unattached(address, author, folder, watched=False)
    total = 0
    try:
        store.attach(served)
        served.at_most = _AT_ONCE
        while True:
            store.look()
            if not served.has_arrived:
                break
            total = max(total, served.left + _AT_ONCE)
            yield Progress(total - served.left, total, "Fetching changes")
        served.at_most = None
        _refuse_unfetched(store)
    except BaseException:
        store.close()
        raise
    return store


def _unattached(address: Address, author: Author, folder: Path, *, watched: bool) -> tuple[Store, Served]:
    path = working_copy(address, folder)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        refuse_away(address)
        Store.create(path, author).close()
    store = Store.open(path, author)
    return store, Served(store, address, watched=watched)


def put_there(store: Store, address: Address) -> Generator[Progress, None, None]:
    """Bring a whole dossier to an empty database; raises `UserError` where there is one already.

    Closing the generator leaves nothing there.
    """
    with told(address), closing(connect(address)) as connection:
        prepare(connection, address.shown)
        connection.execute("SELECT pg_advisory_xact_lock(%s)", (LOCK,))
        if connection.execute("SELECT 1 FROM change LIMIT 1").fetchone() is not None:
            raise UserError(
                f"There is a dossier at {address.shown} already. Merge into it, or choose another database."
            )
        with store.one_state():
            yield from pushing(store.columns, connection, 0)
        connection.commit()


def working_copy(address: Address, folder: Path) -> Path:
    """Where the working copy of a dossier on a server is, in the folder of all of them."""
    name = "".join(letter if letter.isalnum() or letter in "-_ " else "_" for letter in address.database)
    return folder / hashlib.sha256(address.shown.encode()).hexdigest()[:16] / f"{name}.parley"


def refuse_away(address: Address) -> None:
    """Raise `UserError` where a dossier that was never opened here cannot be fetched from its server now."""
    try:
        connection = connect(address)
    except AwayError as error:
        raise UserError(f"{error.sentence} It was never opened here, so there is no working copy of it.") from error
    with told(address), closing(connection):
        prepare(connection, address.shown)


def _refuse_unfetched(store: Store) -> None:
    # A first fetch that broke off leaves a copy without a record, which must not pass for an empty dossier.
    waiting = store.waiting
    if waiting is not None and waiting.why and not store.columns("SELECT 1 FROM change LIMIT 1"):
        raise UserError(f"{waiting.why} Nothing of it has come here yet. Open it again when the server answers.")
