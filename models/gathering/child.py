"""The process in which foreign files are read: confined in memory, and without network or other programs.

`models.gathering.apart` starts it through multiprocessing's spawn. It gets one request, tells its progress and ends.
"""

import logging
import os
import signal
import sys
import traceback
import warnings
from collections.abc import Callable, Generator
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, TypeAlias

from models.errors import UserError
from models.gathering.gathered import Gathered, packed, to_bytes
from models.progress import Progress

Reader: TypeAlias = Callable[[bytes, str], Generator[Progress, None, Gathered]]
"""Reads the bytes of a file with a name for sentences; raises UserError for what the user can do something about."""

_REFUSED = (
    "socket.connect",
    "socket.getaddrinfo",
    "socket.gethostby",
    "socket.send",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "webbrowser.",
)


def serve(connection: Connection, memory: int) -> None:
    """Answer one request with messages: progress, and at last a text, a refusal or how the reader broke."""
    confine(memory)
    reads, name = (connection.recv_bytes().decode("utf-8", "surrogatepass") for _ in range(2))
    data = connection.recv_bytes()
    connection.send_bytes(to_bytes(_answer(reads, name, data, lambda told: connection.send_bytes(to_bytes(told)))))


def reader(reads: str) -> Reader:
    """The reader of a name that `apart.read` gives; only then its libraries are imported."""
    from models.gathering.reading import page, pdf, visible, word

    return {"page": page.read, "pdf": pdf.read, "visible": visible.read, "word": word.read}[reads]


def confine(memory: int) -> None:
    """Let this process take no more than so many bytes, and open no connection and no other program, for good."""
    # Interrupting the program in a terminal reaches this process too, but it is the parent that ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Each thread of the numerics library would reserve memory against the limit.
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    # What libraries think of a foreign file is nothing for the user's terminal.
    logging.disable()
    warnings.simplefilter("ignore")
    with suppress(ImportError, OSError, ValueError):
        # Not on Windows, and macOS takes it without keeping it: there the time limit alone protects.
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    sys.addaudithook(_refuse)


def _refuse(event: str, _arguments: tuple[Any, ...]) -> None:
    if event.startswith(_REFUSED):
        raise PermissionError(f"{event} is not for whoever reads foreign files")


def _answer(reads: str, name: str, data: bytes, tell: Callable[[dict[str, Any]], None]) -> dict[str, Any]:
    try:
        reading = reader(reads)(data, name)
        while True:
            step = next(reading)
            tell({"progress": [step.done, step.total, step.label]})
    except StopIteration as end:
        return {"gathered": packed(end.value)}
    except UserError as error:
        return {"refused": error.sentence}
    except MemoryError:
        return {"memory": True}
    except Exception as error:  # noqa: BLE001 - foreign files make libraries raise anything; the parent is told all of it
        return {"broken": traceback.format_exc(), "missing": _is_missing(error)}


def _is_missing(error: Exception) -> bool:
    # A compiled module that is there may still find no room to be loaded into.
    return isinstance(error, ImportError) and not str(error.path).endswith((".so", ".pyd", ".dylib"))
