"""What long work yields, so that the shell can show it and stop it between two steps."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a stage has come: `done` of `total` in its own unit, and what is being done in words."""

    done: int
    total: int
    label: str


def ended(work: Generator[Progress, None, T]) -> T:
    """Run long work to its end at once, and return its result."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: T = end.value
            return result
