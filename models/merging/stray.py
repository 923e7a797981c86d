"""Copies of an open dossier that lie beside it, as sync folders and people leave them: “conflicted copy”, “(1)”."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from models.errors import UserError
from models.file.connection import connect, told
from models.file.header import read_header
from models.store import Store

_MOST = 40
_DIGEST = "SELECT d.id, m.value FROM dossier d, meta m WHERE m.key = 'record_digest'"


def stray_copies(store: Store) -> list[Path]:
    """Files beside the dossier that are copies of it and say something else, by name.

    Looked at are files whose names begin as the dossier's does. What cannot be read is left out: it is looked into when
    somebody merges it.
    """
    own = store.columns(_DIGEST)
    found = []
    if own:
        begins = store.path.stem.casefold()[: _shared(store.path.stem)]
        beside = (one for one in sorted(store.path.parent.glob(f"*{store.path.suffix}")) if one != store.path)
        for path in [one for one in beside if one.stem.casefold().startswith(begins)][:_MOST]:
            told_by = _told_by(path)
            if told_by is not None and told_by[0] == own[0][0] and told_by[1] != own[0][1]:
                found.append(path)
    return found


def _shared(stem: str) -> int:
    """How much of a name its copies begin with: all of it but what the dossier itself may have as a copy."""
    return max(len(stem.split(" (", maxsplit=1)[0].split("-conflict", maxsplit=1)[0].rstrip()), 1)


def _told_by(path: Path) -> tuple[str, str] | None:
    with suppress(UserError, sqlite3.Error, OSError):
        read_header(path)
        with told(path), closing(connect(path, write=False)) as connection:
            row = connection.execute(_DIGEST).fetchone()
            return None if row is None else (str(row[0]), str(row[1]))
    return None
