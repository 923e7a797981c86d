"""The process in which foreign files are read: confined in memory, and without network or other programs.

`models.gathering.apart` starts it. It gets one request, tells its progress and ends.
"""

import traceback
from collections.abc import Callable, Generator
from multiprocessing.connection import Connection
from typing import Any, TypeAlias

from models.apart import confine
from models.errors import UserError
from models.gathering.gathered import Gathered, packed, to_bytes
from models.progress import Progress

Reader: TypeAlias = Callable[[bytes, str], Generator[Progress, None, Gathered]]
"""Reads the bytes of a file with a name for sentences; raises UserError for what the user can do something about."""


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
