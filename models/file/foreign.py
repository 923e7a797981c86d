"""Examining a file that comes from elsewhere in a process of its own: what breaks SQLite does not break the program."""

import json
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.apart import apart, confine
from models.errors import BusyError, DamagedError, UserError
from models.file.header import Header
from models.file.opening import copied, examine, examine_copy

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_LARGEST_ANSWER = 2**16
_COPIED: dict[str, Any] = {"copied": True}

_STARTED = b"started"
"""What is told first: who never said so was broken by no file."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """What examining one file may take: seconds, and bytes of memory with what the process itself needs."""

    seconds: float = 90.0
    memory: int = 512 * 2**20


def examine_foreign(path: Path, allowed: Allowed = Allowed(), into: Path | None = None) -> Header:
    """As `examine`, in a process of its own; refuses with a sentence also what breaks it or takes too much.

    With the folder `into` a copy is made there first, under the same name, and examined in place of the file. To copy
    may take as long as it takes.
    """
    # What a copy is made in to be checked goes even when the process is ended.
    with (
        tempfile.TemporaryDirectory(prefix="parley-") as room,
        apart(_examine, str(path.absolute()), room, None if into is None else str(into), allowed.memory) as child,
    ):
        _refuse_unless_started(child, path, allowed)
        told = _answer_of(child, path, None) if into is not None else _COPIED
        if told == _COPIED:
            told = _answer_of(child, path, allowed)
    if "refused" in told:
        raise _refusal(str(told["refused"]), str(told["kind"]), path)
    return Header(**told["sound"])


def _answer_of(child: "Connection", path: Path, allowed: Allowed | None) -> dict[str, Any]:
    _wait(child, path, allowed)
    try:
        told: dict[str, Any] = json.loads(child.recv_bytes(_LARGEST_ANSWER))
    except (EOFError, OSError, ValueError):
        # It is gone without an answer, or has given one that is none.
        raise UserError(f"{path.name} breaks whoever checks it and was not opened. It was left as it is.") from None
    return told


def _wait(child: "Connection", path: Path, allowed: Allowed | None) -> None:
    if not child.poll(None if allowed is None else allowed.seconds):
        raise UserError(f"{path.name} takes too long to check and was not opened.")


def _refuse_unless_started(child: "Connection", path: Path, allowed: Allowed) -> None:
    _wait(child, path, allowed)
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


def _examine(told: "Connection", path: str, room: str, into: str | None, memory: int) -> None:
    # Whoever asked may have been killed meanwhile.
    with suppress(BrokenPipeError):
        told.send_bytes(_STARTED)
        confine(memory)
        tempfile.tempdir = room
        for answer in _answers(Path(path), None if into is None else Path(into)):
            told.send_bytes(json.dumps(answer).encode())


def _answers(path: Path, into: Path | None) -> Iterator[dict[str, Any]]:
    try:
        if into is None:
            yield {"sound": asdict(examine(path))}
        else:
            copy = copied(path, into)
            yield _COPIED
            yield {"sound": asdict(examine_copy(path, copy))}
    except UserError as error:
        kind = "busy" if isinstance(error, BusyError) else "damaged" if isinstance(error, DamagedError) else ""
        yield {"refused": error.sentence, "kind": kind}
    except MemoryError:
        yield {"refused": f"{path.name} takes too much memory to check and was not opened.", "kind": ""}
