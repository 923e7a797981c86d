"""Opening a dossier with an outbox, and going on with what waited in it when Parley was closed."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from models.errors import UserError
from models.outbox.outbox import Outbox
from models.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from models.outbox.working_copy import Outboxes, WorkingCopy
    from models.record.author import Author


def open_with_outbox(path: Path, author: Author, folders: Outboxes) -> Store:
    """As `Store.open`; what could not be written at another time is there again, and goes into the file if it can.

    Where the file itself cannot be opened, a working copy of it is, if there is one.
    """
    copy = folders.of(path)
    if copy is None:
        store = Store.open(path, author)
        if not store.is_of_newer:
            store.outbox = Outbox(store, folders)
        return store
    try:
        Store.open(path, author).close()
        why = ""
    except UserError as error:
        why = error.sentence
    return _with_copy(path, author, folders, copy, why)


def _with_copy(path: Path, author: Author, folders: Outboxes, copy: WorkingCopy, why: str) -> Store:
    try:
        # One that was left by an earlier Parley, or by a crash, is brought up to date and settled as any dossier is.
        with closing(Store.open(copy.file, author)) as opened:
            lacking = copy.is_needed(opened.columns)
    except UserError as error:
        if why:
            raise UserError(f"{why} There is a working copy of it, but: {error.sentence}") from error
        copy.set_aside()
        store = open_with_outbox(path, author, folders)
        if store.outbox is not None:
            store.outbox.trouble = f"What waited in the outbox could not be opened, and lies in {copy.file.parent}."
        return store
    is_needed = lacking or bool(why)
    store = Store(path, author, ground=copy.file if is_needed else None)
    store.outbox = Outbox(store, folders)
    if is_needed:
        store.outbox.resume(copy, why)
        store.look()
    return store
