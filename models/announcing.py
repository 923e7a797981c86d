"""Who is told of what was written into a dossier, and of what they are told as of somebody else's."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from models.changes import Changes
from models.ground import ANEW
from models.untold import Untold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from models.ground import News

ELSEWHERE = "Change made elsewhere"
"""The label of what others wrote, whatever they called it."""

OVERWRITTEN = "File overwritten"
"""The label of what is otherwise since something overwrote the file while it was open."""


class Announcing:
    """Tells everybody who watches, in the thread that wrote or looked."""

    def __init__(self) -> None:
        self._watchers: list[Callable[[Changes], None]] = []
        self._own: set[str] = set()
        self._noted: list[str] = []
        self._untold = Untold()

    def watch(self, callback: Callable[[Changes], None]) -> Callable[[], None]:
        """Be told of every change; returns what ends it."""
        self._watchers.append(callback)
        return lambda: self._watchers.remove(callback)

    def tell(self, changes: Changes) -> None:
        """Tell everybody."""
        for watcher in tuple(self._watchers):
            watcher(changes)

    def note(self, transaction: str) -> None:
        """Remember of a step that nobody is to be told of it as of somebody else's."""
        self._own.add(transaction)
        self._noted.append(transaction)

    @contextmanager
    def noting(self) -> Iterator[None]:
        """Forget what is noted meanwhile where that fails: somebody else may merge the very same steps after that."""
        self._noted = []
        try:
            yield
        except BaseException:
            self._own.difference_update(self._noted)
            raise

    def tell_of_others(self, written: News) -> Changes | None:
        """Tell of what other connections wrote; None where all of it was ours."""
        others = frozenset((table, row_id) for by, table, row_id in written if by not in self._own)
        return self._elsewhere(others, OVERWRITTEN if ANEW in written else ELSEWHERE)

    def tell_later(self, touched: Iterable[tuple[str, str]]) -> None:
        """Have rows told of with the next ones that come from elsewhere."""
        self._untold.add(touched)

    def tell_what_waits(self) -> Changes | None:
        """Tell of all that was to be told later."""
        return self._elsewhere(self._untold.taken())

    @property
    def has_waited(self) -> bool:
        """Whether something has waited long enough to be told of."""
        return self._untold.is_due

    def _elsewhere(self, touched: frozenset[tuple[str, str]], label: str = ELSEWHERE) -> Changes | None:
        if not touched:
            return None
        changes = Changes(label, "elsewhere", touched)
        self.tell(changes)
        return changes
