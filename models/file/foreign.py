"""Examining a file that comes from elsewhere in a process of its own: what breaks SQLite does not break the program."""

import json
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from models.apart import apart, confine
from models.errors import BusyError, DamagedError, UserError
from models.file.header import Header
from models.file.opening import examine

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_LARGEST_ANSWER = 2**16

_STARTED = b"started"
"""What is told first: who never said so was broken by no file."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """What examining one file may take: seconds, and bytes of memory with what the process itself needs."""

    seconds: float = 90.0
    memory: int = 512 * 2**20


def examine_foreign(path: Path, allowed: Allowed = Allowed()) -> Header:
    """As `examine`, in a process of its own; refuses with a sentence also what breaks it or takes too much."""
    # What a copy is made in to be checked goes even when the process is ended.
    with (
        tempfile.TemporaryDirectory(prefix="parley-") as room,
        apart(_examine, str(path.absolute()), room, allowed.memory) as child,
    ):
        end = monotonic() + allowed.seconds
        _wait(child, end, path)
        _refuse_unless_started(child, path)
        _wait(child, end, path)
        try:
            told = json.loads(child.recv_bytes(_LARGEST_ANSWER))
        except (EOFError, OSError, ValueError):
            # It is gone without an answer, or has given one that is none.
            raise UserError(f"{path.name} breaks whoever checks it and was not opened. It was left as it is.") from None
    if "refused" in told:
        raise _refusal(str(told["refused"]), str(told["kind"]), path)
    return Header(**told["sound"])


def _wait(child: "Connection", end: float, path: Path) -> None:
    if not child.poll(max(end - monotonic(), 0.0)):
        raise UserError(f"{path.name} takes too long to check and was not opened.")


def _refuse_unless_started(child: "Connection", path: Path) -> None:
    try:
        child.recv_bytes(len(_STARTED))
    except (EOFError, OSError):
        raise UserError(
            f"{path.name} was not opened: what comes from elsewhere is checked in a process of its own, and this "
            "computer lets Parley start none. It was left as it is."
        ) from None


def _refusal(sentence: str, kind: str, path: Path) -> UserError:
    if kind == "damaged":
        return DamagedError(sentence, path)
    return BusyError(sentence) if kind == "busy" else UserError(sentence)


def _examine(told: "Connection", path: str, room: str, memory: int) -> None:
    # Whoever asked may have been killed meanwhile.
    with suppress(BrokenPipeError):
        told.send_bytes(_STARTED)
        confine(memory)
        tempfile.tempdir = room
        told.send_bytes(json.dumps(_answer(Path(path))).encode())


def _answer(path: Path) -> dict[str, object]:
    try:
        return {"sound": asdict(examine(path))}
    except UserError as error:
        kind = "busy" if isinstance(error, BusyError) else "damaged" if isinstance(error, DamagedError) else ""
        return {"refused": error.sentence, "kind": kind}
    except MemoryError:
        return {"refused": f"{path.name} takes too much memory to check and was not opened.", "kind": ""}
