"""How edits of many statements are done: few at once, many as long work off the window's thread."""

from collections.abc import Callable, Generator
from typing import Any, TypeVar

from models.progress import Progress, ended
from views.sources.correcting import Run

T = TypeVar("T")

_AT_ONCE = 400
"""So many statements are written within a moment."""


def run_now(_label: str, work: Generator[Progress, None, Any], done: Callable[[Any], None]) -> None:
    """Do long work at once, where nothing else runs it."""
    done(ended(work))


class Doing:
    """Does edits of some size, and hands on what they return."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def do(self, label: str, count: int, work: Generator[Progress, None, T], done: Callable[[T], None]) -> None:
        """Do an edit of so many statements; `label` names it while it runs."""
        if count > _AT_ONCE:
            self._run(label, work, done)
        else:
            run_now(label, work, done)
