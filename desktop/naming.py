"""Opening a dossier by what people name it by: its file, its team folder, or its address on a server."""

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.following import followed
from desktop.identity import author
from desktop.places import outboxes, servers_folder, ties
from desktop.saying import complain
from models.checking.findings import Finding
from models.errors import UserError
from models.outbox.left import waiting_words
from models.server.address import Address, is_address, read_address
from models.store import Store
from models.team_folder.opening import attach_shared, bring_up_to_date, join
from models.team_folder.shared import Shared
from models.team_folder.shelf import is_team_folder

if TYPE_CHECKING:
    from models.server.served import Served


@contextmanager
def opened(name: str) -> Iterator[Store]:
    """A store for a command; what was written goes where the dossier is shared before it ends.

    Raises `UserError` where that fails; the command itself is done then.
    """
    with closing(_open(name)) as store:
        _meet(store)
        yield store
        _meet(store)
        waiting = store.waiting
        if waiting is not None and waiting.steps:
            raise UserError(f"{waiting.words}: {waiting.why} They go there when the dossier is next opened.")
        if waiting is not None:
            complain(f"{waiting.why} This is what was there before.")


@contextmanager
def as_files(sources: list[str]) -> Iterator[list[Path]]:
    """Sources as files: what is on a server is copied first."""
    with tempfile.TemporaryDirectory(prefix="parley-") as folder:
        files = []
        for number, source in enumerate(sources):
            files.append(Path(source))
            _tell_of_outbox(files[-1])
            if is_address(source) or Path(source).is_dir():
                with opened(source) as store:
                    files[-1] = Path(folder) / str(number) / store.path.name
                    files[-1].parent.mkdir()
                    store.copy_to(files[-1])
        yield files


def _open(name: str) -> Store:
    if is_address(name):
        return _open_served(read_address(name))
    path = Path(name)
    if is_team_folder(path):
        path = followed(join(path, author(), ties()))
    store = Store.open(path, author())
    _tell_of_outbox(path)
    attach_shared(store, ties())
    return store


def _tell_of_outbox(path: Path) -> None:
    # Only a window goes on in the outbox: a command has the file, as all others see it.
    waiting = waiting_words(path, outboxes())
    if waiting:
        complain(waiting)


def _open_served(address: Address) -> Store:
    # Imported only where a dossier lies on a server: it needs SQLModel, which commands that read do without.
    from models.server.fetching import fetch
    from models.server.opening import opening, refuse_away, working_copy

    if not working_copy(address, servers_folder()).exists():
        refuse_away(address)
        followed(fetch(address, author(), servers_folder()))
    return followed(opening(address, author(), servers_folder()))


def on_server(store: Store) -> list[Finding]:
    """What is not as the record says on the server that a dossier lies on, if it does."""
    served = _served(store)
    return [] if served is None else served.outside()


def revert_on_server(store: Store) -> int:
    """Let the tables of that server be as the record says again; how many rows were not."""
    served = _served(store)
    return 0 if served is None else served.revert()


def _served(store: Store) -> "Served | None":
    if store.place is None or not is_address(store.where):
        return None
    from models.server.served import Served

    return store.place if isinstance(store.place, Served) else None


def _meet(store: Store) -> None:
    place = store.place
    if isinstance(place, Shared):
        followed(bring_up_to_date(store, place))
