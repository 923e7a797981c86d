"""A process of its own, for what is foreign or cannot be stopped: ended when whoever waits for it has had enough.

It is made by multiprocessing's spawn, because that works from threads, on every platform, and in a frozen program
(whose `main` has to call `multiprocessing.freeze_support` first, as `desktop.app` does).
"""

import logging
import os
import signal
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Given = ParamSpec("Given")

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


@contextmanager
def apart(
    work: "Callable[Concatenate[Connection, Given], None]", *given: Given.args, **named: Given.kwargs
) -> "Iterator[Connection]":
    """Do some work in a process of its own, and speak with it; it is gone at the end, whatever it does then.

    What it answers must be read as bytes: who reads what is foreign may have been taken over by it.
    """
    # Imported only now: most starts of the program meet nothing foreign.
    from multiprocessing import get_context

    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=work, args=(theirs, *given), kwargs=named, daemon=True)
    process.start()
    theirs.close()
    try:
        yield ours
    finally:
        process.kill()
        process.join()
        process.close()
        ours.close()


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
