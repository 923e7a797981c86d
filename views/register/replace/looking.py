"""Looks through the words of statements a slice at a time, so that the keys never wait for it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from models.bulk.fields import Field
from models.bulk.replacing import Change, Replacing, replaced
from models.queries import StatementText

_SLICE = 1000

Words = Callable[[str, Iterable[str]], StatementText]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for, in which field, in which statements."""

    replacing: Replacing
    field: Field
    statements: tuple[str, ...]


class Looking(QObject):
    """One search at a time; a new one ends the one before."""

    found = Signal(list)
    """Pairs of a statement and its change, in the order of the statements."""
    ended = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._wanted = Wanted(Replacing(""), Field.TEXT, ())
        self._at = 0
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._look_on)

    @property
    def is_looking(self) -> bool:
        """Whether there is more to look through."""
        return self._at < len(self._wanted.statements)

    def begin(self, wanted: Wanted) -> None:
        """Look through these statements; the first slice at once."""
        self._wanted, self._at = wanted, 0
        self._look_on()

    def _look_on(self) -> None:
        wanted = self._wanted
        some = wanted.statements[self._at : self._at + _SLICE]
        self._at += len(some)
        self.found.emit(list(self._changes(some)))
        if self.is_looking:
            self._next.start()
        else:
            self.ended.emit()

    def _changes(self, statements: Sequence[str]) -> Iterable[tuple[str, Change]]:
        for one in statements:
            text: str = getattr(self._words(one, statements), str(self._wanted.field))
            change = replaced(text, self._wanted.replacing)
            if change is not None:
                yield one, change
