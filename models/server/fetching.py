"""The first fetch of a dossier from a server, which may be long: made aside, so that what is cancelled is gone."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from models.file.aside import aside, put_in_place
from models.progress import Progress
from models.server.connection import connect, told
from models.server.opening import working_copy
from models.server.pull import last_there, pulled
from models.server.served import keep_note
from models.store import Store

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from models.record.author import Author
    from models.server.address import Address
    from models.server.connection import Connection

_AT_ONCE = 5_000
_LAST = "SELECT coalesce(max(seq), 0) FROM change"


def fetch(address: Address, author: Author, folder: Path) -> Generator[Progress, None, None]:
    """Make this installation's working copy of a dossier on a server; others may write there meanwhile.

    What they write then comes when the copy is opened.
    """
    path = working_copy(address, folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    with aside(path) as unfinished:
        with closing(Store.create(unfinished, author)) as store:
            with told(address), closing(connect(address)) as connection:
                got = yield from _bring(store, connection)
            sent = int(store.columns(_LAST)[0][0])
        # Another process of this installation may have made it meanwhile, and may have written into it.
        if not path.exists():
            put_in_place(unfinished, path)
            keep_note(path, got, sent)


def _bring(store: Store, connection: Connection) -> Generator[Progress, None, int]:
    total, got = last_there(connection), 0
    yield Progress(0, total, "Fetching changes")
    with store.write("Fetch", kind="merge") as writing:
        for got in pulled(writing, connection, 0, _AT_ONCE):
            yield Progress(min(got, total), total, "Fetching changes")
    return got
