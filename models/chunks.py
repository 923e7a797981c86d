"""Long lists a part at a time, each short enough for one statement of SQL."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

CHUNK = 500


def chunks(listed: Sequence[T]) -> Iterator[Sequence[T]]:
    """The parts of a list in its order, all but the last of `CHUNK` items."""
    for start in range(0, len(listed), CHUNK):
        yield listed[start : start + CHUNK]
