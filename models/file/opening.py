"""Safe opening: any file is hostile until shown otherwise (SHARING section 3, foreign files).

The order matters: bytes are looked at before SQLite is let near them, and the schema is compared before any table
is read. A file that brings a journal of somebody's unfinished work is first tried on a private copy, because
replaying that journal could rewrite the schema.
"""

import shutil
import sqlite3
import stat
import struct
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from models.errors import UserError
from models.file.connection import connect, told
from models.file.schema import APPLICATION_ID, VERSION, strangers

_MAGIC = b"SQLite format 3\x00"
_LARGEST = 64 * 2**30
_CHECK_SECONDS = 60.0
_JOURNALS = ("-journal", "-wal")
_JOURNAL_LOOKS = 5


@dataclass(frozen=True, slots=True)
class Identity:
    """What a path points at: a file keeps its identity until something else is put in its place."""

    device: int
    number: int

    @classmethod
    def of(cls, path: Path) -> "Identity | None":
        """The identity of the file at a path, None where there is none."""
        try:
            found = path.stat()
        except OSError:
            return None
        return cls(found.st_dev, found.st_ino)


def examine(path: Path) -> None:
    """Refuse with a sentence whatever is not a sound dossier that this program can write."""
    _check_header(path)
    unfinished = _unfinished(path)
    with told(path):
        if unfinished:
            _examine_copy(path, unfinished)
        else:
            _check_in_place(path)


def _unfinished(path: Path) -> list[str]:
    # A colleague who is saving has a journal for a moment; one that stays is what a crash or a stranger left.
    for _ in range(_JOURNAL_LOOKS):
        found = [side for side in _JOURNALS if _has_content(path.with_name(path.name + side))]
        if not found:
            break
        time.sleep(0.1)
    return found


def _has_content(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0


def _check_header(path: Path) -> None:
    name = path.name
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise UserError(f"{name} is not a file.")
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        raise UserError(f"{path} is not there.") from None
    except OSError as error:
        raise UserError(f"{name} cannot be read: {error.strerror}.") from error
    if found.st_size == 0:
        raise UserError(f"{name} is empty, so it holds no dossier.")
    if len(head) < 100 or not head.startswith(_MAGIC):
        raise UserError(f"{name} is not a dossier: it is no SQLite file.")
    _check_fields(name, head, found.st_size)


def _check_fields(name: str, head: bytes, size: int) -> None:
    application, version = struct.unpack(">I", head[68:72])[0], struct.unpack(">I", head[60:64])[0]
    if application != APPLICATION_ID:
        raise UserError(f"{name} is an SQLite file of another program, not a dossier.")
    if version > VERSION:
        raise UserError(f"{name} was written by a newer Parley (file version {version}; this one knows {VERSION}).")
    if version < 1:
        raise UserError(f"{name} names no file version, so it cannot be read safely.")
    page = struct.unpack(">H", head[16:18])[0] or 65536
    pages = struct.unpack(">I", head[28:32])[0]
    # A page size of 1 in the header means 65536.
    page = 65536 if page == 1 else page
    if size > _LARGEST or page * pages > size:
        raise UserError(f"{name} is cut short or damaged: its header promises {pages} pages that are not there.")


def _examine_copy(path: Path, unfinished: list[str]) -> None:
    with tempfile.TemporaryDirectory(prefix="parley-") as folder:
        copy = Path(folder) / path.name
        shutil.copyfile(path, copy)
        for side in unfinished:
            shutil.copyfile(path.with_name(path.name + side), copy.with_name(copy.name + side))
        connection = connect(copy, write=True)
        try:
            _check_connection(connection, path.name)
        finally:
            connection.close()


def _check_in_place(path: Path) -> None:
    with path.open("rb") as file:
        write_ahead = file.read(20)[18:20] == b"\x02\x02"
    # A file left in WAL mode cannot even be read without writing beside it, unless it is taken as unchanging.
    connection = connect(path, write=False, mode="mode=ro&immutable=1" if write_ahead else "mode=ro")
    try:
        _check_connection(connection, path.name)
    finally:
        connection.close()


def _check_connection(connection: sqlite3.Connection, name: str) -> None:
    deadline = time.monotonic() + _CHECK_SECONDS
    connection.set_progress_handler(lambda: int(time.monotonic() > deadline), 100_000)
    odd = strangers(connection)
    if odd:
        raise UserError(f"{name} is not as a dossier should be, so it was not opened: {'; '.join(odd[:3])}.")
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise UserError(f"{name} is damaged and was not opened: {found}.")
