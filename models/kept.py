"""What follows from a snapshot: made when first asked for, let go of with it, mended when the next one differs little.

What is kept must not refer to what it is kept for, so that both are freed at once.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import reduce, update_wrapper
from threading import Lock
from typing import Any, Generic, NamedTuple, TypeVar
from weakref import WeakKeyDictionary

from models.snapshot import Snapshot

Owner = TypeVar("Owner")
Made = TypeVar("Made")
Key = TypeVar("Key", bound=Hashable)

MOST = 4
"""For how many keys something is kept: the reading of the window, the two that it is held against, and one before."""

MOST_PAIRS = 64
"""So many pairs are mended; where more are touched, all is made anew."""

MOST_STEPS = 64
"""After so many steps they are taken as one."""


class KeptWith(Generic[Owner, Made]):
    """A function of one argument that is called once for each."""

    def __init__(self, make: Callable[[Owner], Made]) -> None:
        self._make = make
        self._kept: WeakKeyDictionary[Owner, Made] = WeakKeyDictionary()
        update_wrapper(self, make)

    def __call__(self, owner: Owner) -> Made:
        """What was made for it, or is now."""
        found = self._kept.get(owner)
        if found is None:
            found = self._kept[owner] = self._make(owner)
        return found


class Touched(NamedTuple):
    """What one snapshot has differently from another.

    Positions of statements, and the pairs of issue and party, by number, that they are or were of. With `moved` any of
    their fields may be others, without it only the ends of their ranges.
    """

    pairs: frozenset[int]
    rows: frozenset[int]
    moved: bool

    def and_then(self, other: "Touched") -> "Touched":
        """What this and another step touch together."""
        return Touched(self.pairs | other.pairs, self.rows | other.rows, self.moved or other.moved)


@dataclass(frozen=True)
class _Shelf:
    """What is kept for a snapshot: things, each with the number of steps that it has followed."""

    steps: tuple[Touched, ...] = ()
    things: "dict[tuple[Kept[Any, Any], Hashable], tuple[Any, int]]" = field(default_factory=dict)

    def after(self, touched: Touched) -> "_Shelf":
        """The shelf of a snapshot one step on."""
        if len(self.steps) < MOST_STEPS:
            return _Shelf((*self.steps, touched), dict(self.things))
        # As one step: what was not asked for lately has more mended than need be.
        now, all_steps = len(self.steps), reduce(Touched.and_then, self.steps)
        things = {place: (made, int(done == now)) for place, (made, done) in self.things.items()}
        return _Shelf((all_steps, touched), things)


# A briefing is made in a thread of its own.
_LOCK = Lock()


def pass_on(before: Snapshot, after: Snapshot, touched: Touched) -> None:
    """Let what was made for one snapshot be mended for the other when it is asked for there."""
    with _LOCK:
        after.kept["shelf"] = _shelf(before).after(touched)


def _shelf(snapshot: Snapshot) -> _Shelf:
    found: _Shelf = snapshot.kept.get("shelf") or snapshot.kept.setdefault("shelf", _Shelf())
    return found


class Kept(Generic[Key, Made]):
    """A function of a snapshot and something else, most often a reading, of whose last few results it keeps hold.

    What a step touches is mended for the next snapshot; without a way to mend it, it is as it was.
    """

    def __init__(
        self,
        make: Callable[[Snapshot, Key], Made],
        mend: Callable[[Snapshot, Key, Made, Touched], Made] | None,
        most: int = MOST,
    ) -> None:
        self._make, self._mend, self._most = make, mend, most
        self.lasts = mend is None
        update_wrapper(self, make)

    def __call__(self, snapshot: Snapshot, key: Key) -> Made:
        """What was made of them, or is now."""
        shelf = _shelf(snapshot)
        made, done = shelf.things.get((self, key), (None, -1))
        if done == len(shelf.steps) or (self.lasts and done >= 0):
            return made  # type: ignore[no-any-return]
        made = self._anew(snapshot, key, made, shelf.steps[done:] if done >= 0 else ())
        with _LOCK:
            self._keep(shelf, key, made)
        return made

    def _anew(self, snapshot: Snapshot, key: Key, before: Any, steps: tuple[Touched, ...]) -> Made:
        touched = reduce(Touched.and_then, steps) if steps else None
        if self._mend is None or touched is None or len(touched.pairs) > MOST_PAIRS:
            return self._make(snapshot, key)
        return self._mend(snapshot, key, before, touched)

    def _keep(self, shelf: _Shelf, key: Key, made: Made) -> None:
        shelf.things.pop((self, key), None)
        shelf.things[self, key] = made, len(shelf.steps)
        own = [place for place in shelf.things if place[0] is self]
        for place in own[: -self._most]:
            del shelf.things[place]
