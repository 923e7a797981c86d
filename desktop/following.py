"""How far long work of a command is, in one line of the terminal that is gone when the work is done."""

import shutil
import sys
import time
from collections.abc import Generator
from typing import TypeVar

from desktop.saying import steady
from models.progress import Progress, ended

T = TypeVar("T")

_LATE = 0.5
"""Seconds after which work is long enough to be told of."""
_PAUSE = 0.1


def followed(work: Generator[Progress, None, T], late: float | None = None) -> T:
    """As `ended`, and where somebody sits at a terminal it is said there, beside the answer, how far the work is."""
    if not sys.stderr.isatty():
        return ended(work)
    shown, again = "", time.monotonic() + (_LATE if late is None else late)
    try:
        while True:
            progress = next(work)
            if time.monotonic() >= again:
                shown, again = _write_over(shown, _words(progress)), time.monotonic() + _PAUSE
    except StopIteration as end:
        result: T = end.value
        return result
    finally:
        _write_over(shown, "")


def _words(progress: Progress) -> str:
    part = f": {100 * progress.done // progress.total} %" if progress.total > 0 else ""
    return steady(f"{progress.label}{part}")


def _write_over(before: str, words: str) -> str:
    """Put words in place of those before, where the next line is to begin; what does not fit in one line is cut off."""
    words = words[: shutil.get_terminal_size().columns - 1]
    if words != before:
        blank = " " * max(0, len(before) - len(words))
        sys.stderr.write(f"\r{words}{blank}{'' if words else chr(13)}")
        sys.stderr.flush()
    return words
