"""Sharing a dossier through a folder, joining those who do, and opening what is shared."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from models.errors import UserError
from models.file.aside import aside, put_in_place
from models.phrases import counted
from models.progress import Progress
from models.queries import dossier_id
from models.store import Store
from models.team_folder.shared import Shared
from models.team_folder.shelf import dossier_of, mark
from models.team_folder.tie import Tie

if TYPE_CHECKING:
    from collections.abc import Generator

    from models.record.author import Author
    from models.team_folder.tie import Ties


def attach_shared(store: Store, ties: Ties, *, watched: bool = False) -> None:
    """Let an open dossier go to its team folder, if it has one; `watched` for a window, which must not wait."""
    tie = ties.of_file(store.path)
    if tie is not None and not store.is_of_newer and tie.dossier == dossier_id(store):
        _attach(store, Shared(store, tie, ties, watched=watched))


def shared_of(store: Store) -> Shared | None:
    """How an open dossier is shared through a folder, also while it stands on a working copy; None where it is not."""
    place = store.place if store.outbox is None or store.outbox.copy is None else store.outbox.usual
    return place if isinstance(place, Shared) else None


def share(store: Store, folder: Path, ties: Ties, *, watched: bool = False) -> None:
    """Share an open dossier through a folder from now on; where others share it there already, join them.

    Raises `UserError` where the folder is that of another dossier or cannot be written, and where the dossier is
    shared already.
    """
    if store.place is not None:
        here = shared_of(store)
        if here is not None and here.folder == folder.resolve():
            return
        where = (
            "in another place"
            if here is None
            else f"through {here.folder}. To leave that folder, use Sharing in its window"
        )
        raise UserError(f"{store.path.name} is shared {where}.")
    dossier = dossier_id(store)
    if not dossier:
        raise UserError(f"{store.path.name} is empty. Begin the dossier before you share it.")
    mark(folder, dossier)
    tie = Tie(str(store.path.resolve()), str(folder.resolve()), dossier)
    ties.keep(tie)
    _attach(store, Shared(store, tie, ties, watched=watched))


def share_a_copy(store: Store, folder: Path, ties: Ties) -> Path:
    """Share through a folder what is in a dossier whose file lies where it cannot stay; returns the file of one's own.

    The file is left as it is. Raises `UserError` as `share` does, and where this installation has a file for that
    folder already.
    """
    path = ties.place_for(dossier_id(store), folder)
    if path.exists() and ties.of_folder(folder) is not None:
        raise UserError(
            f"You share through {folder.name} already. Open that folder, and merge {store.path.name} there."
        )
    if path.exists():
        # Sharing was given up once, or whoever began it was killed.
        raise UserError(f"{path} is a copy of yours already. Open it, merge {store.path.name} there, and share that.")
    path.parent.mkdir(parents=True, exist_ok=True)
    store.copy_to(path)
    try:
        with closing(Store.open(path, store.author)) as own:
            share(own, folder, ties)
    except BaseException:
        path.unlink()
        raise
    return path


def join(folder: Path, author: Author, ties: Ties) -> Generator[Progress, None, Path]:
    """The file of this installation that is shared through a folder, made of all that is there when there is none."""
    dossier = dossier_of(folder)
    tie = ties.of_folder(folder)
    if tie is not None and tie.dossier == dossier:
        return Path(tie.file)
    path = ties.place_for(dossier, folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    tie = Tie(str(path.resolve()), str(folder.resolve()), dossier)
    with aside(path) as unfinished:
        with closing(Store.create(unfinished, author)) as store:
            place = Shared(store, tie, ties, watched=False)
            store.attach(place)
            yield from bring_up_to_date(store, place)
            if not dossier_id(store):
                raise UserError(f"Nothing has arrived in {folder} yet. Try again when it has been synchronised.")
        put_in_place(unfinished, path)
    ties.keep(tie)
    return path


def _attach(store: Store, place: Shared) -> None:
    if store.outbox is not None and store.outbox.copy is not None:
        store.outbox.usual = place
    else:
        store.attach(place)


def leave(store: Store, ties: Ties) -> None:
    """Share an open dossier no more; its file, the folder and what all have written so far stay as they are."""
    tie = ties.of_file(store.path)
    if tie is None:
        raise UserError(f"{store.path.name} is not shared through a folder.")
    ties.remove(tie)
    if store.outbox is not None and store.outbox.copy is not None:
        store.outbox.usual = None
    else:
        store.attach(None)


def bring_up_to_date(store: Store, place: Shared) -> Generator[Progress, None, None]:
    """Put all there that is to go, and take in all that has come; `Shared.waiting` says where that failed."""
    place.more = True
    visits = 0
    while place.more:
        store.look()
        visits += 1
        yield Progress(0, 0, f"Sharing through {place.folder.name}: {counted(visits, 'part')}")
