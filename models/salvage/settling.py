"""What a damaged file would be once SQLite had finished the work that was left in a journal or a log beside it."""

import shutil
import sqlite3
import tempfile
from contextlib import closing, suppress
from pathlib import Path

from models.errors import UserError
from models.file.connection import connect
from models.file.opening import refuse_pointer, unfinished_work


def settled(path: Path) -> bytes | None:
    """The bytes of a private copy after that; None where nothing lies beside the file, or it cannot be tried."""
    # SQLite looks for them beside the file itself, not beside a link to it.
    path = path.resolve()
    left = unfinished_work(path)
    if not left:
        return None
    with tempfile.TemporaryDirectory(prefix="parley-") as folder, suppress(OSError, UserError, MemoryError):
        copy = Path(folder) / path.name
        for part in (path, *left):
            shutil.copyfile(part, Path(folder) / part.name)
        refuse_pointer(copy)
        # Whatever SQLite then says of the rest of the file, the journal is taken back before it looks at that.
        with suppress(sqlite3.Error, UnicodeDecodeError), closing(connect(copy, write=True)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
            connection.execute("PRAGMA journal_mode = TRUNCATE")
        return copy.read_bytes()
    return None
