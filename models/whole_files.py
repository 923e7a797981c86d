"""Writing a file so that it is there as a whole or not at all."""

import contextlib
import os
from pathlib import Path

from models.errors import UserError
from models.ids import new_id


def write_whole(out: Path, content: bytes) -> None:
    """Write a file, in place of one that is there; raises `UserError` where it cannot be written."""
    temporary = out.with_name(f".{new_id()}.part")
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, out)
    except OSError as error:
        raise UserError(f"{out} cannot be written: {error.strerror or error}.{_perhaps_open(out, error)}") from error
    finally:
        # The folder itself may be missing or not a folder, in which case there is nothing to take away.
        with contextlib.suppress(OSError):
            temporary.unlink()


def _perhaps_open(out: Path, error: OSError) -> str:
    """What may be done about a file that is there and cannot be replaced: Windows lets nobody replace an open one."""
    if isinstance(error, PermissionError) and out.is_file():
        return " Perhaps another program has it open: close it there, or choose another name."
    return ""
