"""Foreign files are read in a process of their own, which is ended when it takes too long or too much."""

import logging
import time
from collections.abc import Generator
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from models.apart import apart
from models.errors import UserError
from models.gathering.child import serve
from models.gathering.gathered import Gathered, from_bytes, unpacked
from models.gathering.limits import Limits, UnreadableError
from models.progress import Progress

_SLICE_SECONDS = 0.1
_LARGEST_MESSAGE = 2**26

_log = logging.getLogger(__name__)


def read(reads: str, data: bytes, name: str, limits: Limits) -> Generator[Progress, None, Gathered]:
    """Have data read by the reader called so, yielding every tenth of a second, so that it can be cancelled.

    Raises UserError with the reader's sentence, and UnreadableError when the file breaks its reader or a limit.
    """
    with apart(serve, limits.memory) as child:
        with suppress(OSError):
            # Whoever ends before all is sent is found out when nothing comes back.
            for part in (reads.encode(), name.encode("utf-8", "surrogatepass"), data):
                child.send_bytes(part)
        return (yield from _answered(child, name, limits))


def _answered(ours: Connection, name: str, limits: Limits) -> Generator[Progress, None, Gathered]:
    progress = Progress(0, 0, f"Reading {name}")
    end = time.monotonic() + limits.seconds
    step_end = time.monotonic() + limits.step_seconds
    while time.monotonic() < min(end, step_end):
        yield progress
        if ours.poll(_SLICE_SECONDS):
            message = _received(ours, name)
            if "progress" not in message:
                return _result(message, name)
            progress = Progress(*message["progress"])
            step_end = time.monotonic() + limits.step_seconds
    raise UnreadableError(
        f"{name} takes too long to read, so reading it was stopped. It may be damaged: "
        "open it in its own program, copy the text that you need and paste it."
    )


def _received(ours: Connection, name: str) -> dict[str, Any]:
    try:
        return from_bytes(ours.recv_bytes(_LARGEST_MESSAGE))
    except (EOFError, OSError):
        # The process is gone without an answer: a library crashed, or the system had no memory left for it.
        raise _broken(name) from None


def _result(message: dict[str, Any], name: str) -> Gathered:
    if "gathered" in message:
        return unpacked(message["gathered"])
    if "refused" in message:
        raise UserError(message["refused"])
    if "memory" in message:
        raise UnreadableError(
            f"{name} takes too much memory to read, so reading it was stopped. "
            "Open it in its own program, copy the text that you need and paste it."
        )
    if message["missing"]:
        raise ImportError(message["broken"])
    _log.warning("%s could not be read:\n%s", name, message["broken"])
    raise _broken(name)


def _broken(name: str) -> UnreadableError:
    return UnreadableError(
        f"{name} is damaged, or made in a way that Parley cannot read. "
        "Open it in its own program, copy the text that you need and paste it."
    )
