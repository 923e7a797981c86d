"""The first bytes of a file, looked at before SQLite is let near it."""

import re
import stat
import struct
from dataclasses import dataclass
from pathlib import Path

from models.errors import DamagedError, UserError
from models.file.schema import APPLICATION_ID, VERSION

_MAGIC = b"SQLite format 3\x00"
_LARGEST = 64 * 2**30
_LOOKED_THROUGH = 2**20
_ID = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Header:
    """What a file says of itself in its first 100 bytes: its length in bytes as promised and as found."""

    promised: int
    size: int
    write_ahead: bool
    version: int
    """The schema version that the file was written with, from 1 to `VERSION`."""
    minor: int = 0
    """Its minor version: a file with more than this program writes is read and never written."""

    @property
    def is_short(self) -> bool:
        """Whether pages are missing: cut off, or not yet written by somebody who is saving."""
        return self.promised > self.size


def read_header(path: Path) -> Header:
    """The header of a dossier file; refuses with a sentence whatever shows by these bytes that it is none."""
    head, size = first_bytes(path)
    if size == 0:
        raise UserError(f"{path.name} is empty, so it holds no dossier.")
    if len(head) < 100 or not head.startswith(_MAGIC):
        raise _no_dossier(path, f"{path.name} is not a dossier: it is no SQLite file.")
    if size > _LARGEST:
        raise UserError(f"{path.name} is larger than any dossier can be, so it was not opened.")
    version, minor = _version(path, head)
    page = struct.unpack(">H", head[16:18])[0]
    # A page of 65536 bytes does not fit the field and is written as 1.
    promised = (65536 if page == 1 else page) * struct.unpack(">I", head[28:32])[0]
    return Header(promised, size, head[18:20] == b"\x02\x02", version, minor)


def first_bytes(path: Path) -> tuple[bytes, int]:
    """The first 100 bytes of a file and how many it has; refuses what is no file, or cannot be read."""
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise UserError(f"{path.name} is a folder, and no dossier. A folder of CSV is imported, not opened.")
        if not stat.S_ISREG(found.st_mode):
            raise UserError(f"{path.name} is not a file.")
        with path.open("rb") as file:
            return file.read(100), found.st_size
    except FileNotFoundError:
        raise UserError(f"{path} is not there.") from None
    except OSError as error:
        raise UserError(f"{path.name} cannot be read: {error.strerror}.") from error


def _no_dossier(path: Path, sentence: str) -> UserError:
    """Of a file whose head says that it is none, although behind it there are ids of records, something may be left."""
    with path.open("rb") as file:
        was_one = _ID.search(file.read(_LOOKED_THROUGH)) is not None
    return DamagedError(sentence, path) if was_one else UserError(sentence)


def _version(path: Path, head: bytes) -> tuple[int, int]:
    application, version = struct.unpack(">I", head[68:72])[0], struct.unpack(">I", head[60:64])[0]
    if application != APPLICATION_ID:
        raise _no_dossier(path, f"{path.name} is an SQLite file of another program, not a dossier.")
    return checked_version(path.name, int(version))


def checked_version(name: str, stored: int) -> tuple[int, int]:
    """Version and minor version out of a `user_version` that this program can read; refuses others with a sentence."""
    minor, version = divmod(stored % (1 << 32), 1 << 16)
    if version > VERSION or (minor and version < VERSION):
        raise UserError(f"{name} was written by a newer Parley (file version {version}; this one knows {VERSION}).")
    if version < 1:
        raise UserError(f"{name} names no file version, so it cannot be read safely.")
    return version, minor
