"""One go through a queue of statements to code again: where it is, what was coded and what was left out."""

from collections.abc import Collection


class Round:
    """A round is open until it is through or somebody asks to compare; until then nobody may be told of other codings.

    `current` is the statement to code, "" when all have been coded or skipped.
    """

    def __init__(self, statements: tuple[str, ...]) -> None:
        self.statements = statements
        self.done: frozenset[str] = frozenset()
        self.skipped: set[str] = set()
        self.compared = False
        self._at = 0

    @property
    def current(self) -> str:
        """The statement that is shown."""
        return self.statements[self._at] if self._at < len(self.statements) else ""

    @property
    def place(self) -> int:
        """Which one of the round that is, from 1."""
        return self._at + 1

    @property
    def is_first(self) -> bool:
        """Whether there is none before."""
        return self._at == 0

    @property
    def is_open(self) -> bool:
        """Whether other codings have to stay unseen."""
        return bool(self.current) and not self.compared

    @property
    def left(self) -> int:
        """How many have been neither coded nor skipped."""
        return len(self._waiting())

    def take_stock(self, coded: Collection[str], there: Collection[str]) -> None:
        """Take over what the analyst has coded by now; statements that are not there any more are left out."""
        self.done = frozenset(one for one in self.statements if one in coded and one in there)
        if not all(one in there for one in self.statements):
            current = self.current
            before = sum(1 for one in self.statements[: self._at] if one in there)
            self.statements = tuple(one for one in self.statements if one in there)
            self._at = before
            if self.current != current:
                self._go_on()

    def go_on_from(self, statement: str) -> None:
        """After a statement was coded, to the next that was neither coded nor skipped, or back to one passed over."""
        if self.current == statement:
            self.done |= {statement}
            self._at += 1
            self._go_on()

    def skip(self) -> None:
        """Leave the current one out."""
        self.skipped.add(self.current)
        self._at += 1
        self._go_on()

    def go_back(self) -> None:
        """To the one before, coded or not."""
        self._at = max(0, self._at - 1)

    def take_up(self) -> None:
        """Go through those that are left, and through those that were skipped after all."""
        self.skipped.clear()
        self._at = 0
        self._go_on()

    def _waiting(self) -> list[int]:
        return [at for at, one in enumerate(self.statements) if one not in self.done and one not in self.skipped]

    def _go_on(self) -> None:
        waiting = self._waiting()
        after = [at for at in waiting if at >= self._at]
        self._at = next(iter(after or waiting), len(self.statements))
