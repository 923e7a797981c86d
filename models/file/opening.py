"""Safe opening: any file is hostile until shown otherwise (SHARING section 3, foreign files).

The order matters: bytes are looked at before SQLite is let near them, and the schema is compared before any table
is read. A file that brings a journal of somebody's unfinished work is first tried on a private copy, because
replaying that journal could rewrite the schema.
"""

import os
import re
import shutil
import sqlite3
import stat
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, nullcontext, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from models.errors import BusyError, DamagedError, UserError
from models.file.connection import connect, told
from models.file.header import Header, checked_version, read_header
from models.file.schema import SCHEMA_SQL, strangers

_CHECK_SECONDS = 60.0
_LONGEST_VALUE = 64 * 2**20
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)
_JOURNALS = ("-journal", "-wal")
_JOURNAL_LOOKS = 5
_SAVING_SECONDS = 10.0
_HASH = re.compile("[0-9a-f]{32}")
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")


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


def examine(path: Path) -> Header:
    """Refuse with a sentence whatever is not a sound dossier that this program can write; nothing is touched."""
    # SQLite looks for journals beside the file itself, not beside a link to it.
    real = Path(os.path.realpath(path))
    header, left = _looked_at(real)
    # A file in WAL mode cannot even be read without writing beside it, and one that is write-protected would be
    # checked by half: SQLite then leaves out the CHECK constraints.
    if left or header.write_ahead or not is_writable(real):
        with tempfile.TemporaryDirectory(prefix="parley-") as folder:
            return examine_copy(path, copied(path, Path(folder)))
    with _damage_named(path), told(path):
        _check_in_place(real, header)
    return header


@dataclass(frozen=True, slots=True)
class Copied:
    """A copy of a file with the journals that lay beside it, not examined yet; `header` is that of the file.

    `is_mixed` where nothing kept others from writing meanwhile, so that it may be of two states.
    """

    path: Path
    header: Header
    is_mixed: bool


def copied(path: Path, folder: Path) -> Copied:
    """Copy a file into an empty folder under its name, to be examined there; refuses what its first bytes show."""
    real = Path(os.path.realpath(path))
    header, left = _looked_at(real)
    with _damage_named(path), told(path):
        # To keep others off, what was left beside it would have to be brought into the file.
        is_kept = not left and not header.write_ahead
        with _kept_as_it_is(real) if is_kept else nullcontext():
            _copy_files(path, real, left, folder)
        # Who is about to save has a journal too, but cannot write into a file that is kept as it is.
        if not is_kept and unfinished_work(real) != left:
            raise _saving(path)
    return Copied(folder / path.name, header, not is_kept)


def examine_copy(path: Path, copy: Copied) -> Header:
    """As `examine`, of a copy of that file, which is then finished and in a rollback journal."""
    with _damage_named(path), told(path):
        refuse_pointer(copy.path)
        connection = connect(copy.path, write=True)
        try:
            # A migration that was cut off may have written its version, which its journal then takes back.
            found = int(connection.execute("PRAGMA user_version").fetchone()[0])
            version, minor = checked_version(path.name, found)
            _check_connection(connection, path, version, minor)
            if copy.is_mixed:
                _check_digest(connection, path)
                connection.set_progress_handler(None, 0)
                connection.execute("PRAGMA journal_mode = DELETE")
        finally:
            connection.close()
    return replace(copy.header, version=version, minor=minor)


def _looked_at(real: Path) -> tuple[Header, dict[Path, tuple[int, int]]]:
    header = read_header(real)
    left = _left_behind(real)
    if not left and header.is_short:
        left = _recheck_length(real)
    return header, left


@contextmanager
def _kept_as_it_is(real: Path) -> Iterator[None]:
    """Let nobody write a file: they wait, as they do for whoever reads it."""
    with closing(connect(real, write=False)) as connection:
        connection.execute("BEGIN")
        connection.execute("PRAGMA user_version").fetchone()
        yield


def _copy_files(path: Path, real: Path, left: Mapping[Path, tuple[int, int]], folder: Path) -> None:
    try:
        for part in (real, *left):
            shutil.copyfile(part, folder / f"{path.name}{part.name.removeprefix(real.name)}")
    except FileNotFoundError:
        raise _saving(path) from None
    except OSError as error:
        raise UserError(f"{path.name} could not be copied to be checked: {error.strerror}.") from error


@contextmanager
def _damage_named(path: Path) -> Iterator[None]:
    """Say of a file that SQLite calls damaged that it may be salvaged."""
    try:
        yield
    except UserError as error:
        cause = error.__cause__
        code = getattr(cause, "sqlite_errorcode", None)
        if isinstance(cause, sqlite3.Error | UnicodeDecodeError) and (code is None or code & 0xFF in _DAMAGE):
            raise DamagedError(error.sentence, path) from cause
        raise


def is_writable(path: Path) -> bool:
    """Whether this process may write a file or into a folder."""
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def unfinished_work(path: Path) -> dict[Path, tuple[int, int]]:
    """Journals with content beside a file, of somebody who is saving, of a crash or of a stranger: size and time."""
    found = {}
    for side in _JOURNALS:
        beside = path.with_name(path.name + side)
        with suppress(OSError):
            told_of = beside.stat()
            if stat.S_ISREG(told_of.st_mode) and told_of.st_size > 0:
                found[beside] = (told_of.st_size, told_of.st_mtime_ns)
    return found


def _left_behind(path: Path) -> dict[Path, tuple[int, int]]:
    # A colleague who is saving has a journal for a moment; one that stays is what a crash or a stranger left.
    deadline = time.monotonic() + _SAVING_SECONDS
    before: dict[Path, tuple[int, int]] = {}
    looks = 0
    while found := unfinished_work(path):
        looks = looks + 1 if found == before else 1
        if looks == _JOURNAL_LOOKS:
            break
        if time.monotonic() > deadline:
            raise _saving(path)
        before = found
        time.sleep(0.1)
    return found


def _saving(path: Path) -> BusyError:
    return BusyError(f"{path.name} is being written by somebody else just now. Open it again in a moment.")


def _recheck_length(path: Path) -> dict[Path, tuple[int, int]]:
    # While somebody saves, the header runs ahead of the file; then there is a journal, or the file is whole again.
    found = _left_behind(path)
    header = read_header(path)
    if header.is_short and not found:
        raise DamagedError(f"{path.name} is cut short or damaged: it is smaller than its header promises.", path)
    return found


def refuse_pointer(copy: Path) -> None:
    """Refuse a journal of several files at once: replaying it deletes whatever file its last bytes name."""
    journal = copy.with_name(copy.name + "-journal")
    if journal.exists() and journal.read_bytes().endswith(_JOURNAL_MAGIC):
        raise UserError(f"{journal.name} points at other files, so {copy.name} was not opened.")


def _check_in_place(path: Path, header: Header) -> None:
    connection = connect(path, write=False)
    try:
        _check_connection(connection, path, header.version, header.minor)
    finally:
        connection.close()


def _check_connection(connection: sqlite3.Connection, path: Path, version: int, minor: int) -> None:
    deadline = time.monotonic() + _CHECK_SECONDS
    connection.set_progress_handler(lambda: int(time.monotonic() > deadline), 100_000)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    odd = strangers(connection.execute(SCHEMA_SQL), version, later=minor > 0)
    if odd:
        what = "; ".join(odd[:3])
        raise DamagedError(f"{path.name} is not as a dossier should be, so it was not opened: {what}.", path)
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        what = " ".join(found.removeprefix("*** in database main ***").split())
        raise DamagedError(f"{path.name} is damaged and was not opened. It was left as it is ({what}).", path)


def _check_digest(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse pages mixed from two states, which a journal of another file or an old one leaves behind."""
    promised = connection.execute("SELECT value FROM meta WHERE key = 'record_digest'").fetchone()
    total, is_sound = 0, promised is not None and _HASH.fullmatch(promised[0]) is not None
    for (name,) in connection.execute("SELECT hash FROM change") if is_sound else ():
        if _HASH.fullmatch(name) is None:
            is_sound = False
            break
        total += int(name, 16)
    if not is_sound or (total - int(promised[0], 16)) % (1 << 128):
        raise DamagedError(
            f"{path.name} was not opened: parts of it are from different states, or its journal is not its own.", path
        )
