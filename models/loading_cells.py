"""Takes the texts of a slice of statements apart: identifiers, references, days, words and figures of one digit."""

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from models.columns.ids import LENGTH, Halves, halves_of
from models.facts import NONE
from models.loading_slices import Slice, grid
from models.snapshot import ALWAYS, Ints, ints, to_day

_KEPT = np.array([2 ** (8 * length) - 1 for length in range(9)], np.uint64)
"""By the length of a word, which of eight bytes are its own."""

_PARTS = (0, 8, 16, 24, 28)
"""Where the eight characters begin that are compared at once; all thirty-six are in one of them."""


class References:
    """Where the rows of a table stand that statements name."""

    def __init__(self, places: Mapping[str, int]) -> None:
        self.places = places
        self._parts: list[NDArray[np.uint64]] | None = None
        self._rows = ints([])
        texts = "".join(places)
        if places and len(texts) == LENGTH * len(places) and texts.isascii():
            chars = np.frombuffer(texts.encode("ascii"), np.uint8).reshape(-1, LENGTH)
            if halves_of(chars) is not None:
                self._keep(chars)

    def _keep(self, chars: NDArray[np.uint8]) -> None:
        parts = [np.ascontiguousarray(chars[:, at : at + 8]).view("<u8")[:, 0] for at in _PARTS]
        # The last eight digits are made at random, the first ones are those of the time.
        order = np.argsort(parts[-1])
        self._parts = [part[order] for part in parts]
        self._rows = ints(list(self.places.values()))[order]

    def read(self, slice_: Slice, name: str) -> Ints:
        """The places that a column of references names, NONE where it names no row that is there."""
        found = self._found(slice_.texts[name], slice_.count)
        # One that leads nowhere may be a sign that the cells are not what they seem.
        if found is not None and not (found == NONE).any():
            return found
        return ints([self.places.get(cell, NONE) for cell in slice_.cells(name)])

    def _found(self, text: bytes, count: int) -> Ints | None:
        if self._parts is None or len(text) != count * (LENGTH + 1) - 1:
            return None
        asked = [np.ndarray((count,), "<u8", text, at, (LENGTH + 1,)) for at in _PARTS]
        place = np.minimum(np.searchsorted(self._parts[-1], asked[-1]), len(self._rows) - 1)
        same = np.ones(count, np.bool_)
        for known, part in zip(self._parts, asked, strict=True):
            same &= known[place] == part
        return np.where(same, self._rows[place], ints(NONE))


def read_ids(slice_: Slice) -> Halves | list[str]:
    """The identifiers of the rows, as numbers where all are UUIDs in their usual form."""
    cells = grid(slice_.texts["id"], slice_.count, LENGTH)
    halves = None if cells is None else halves_of(cells[:, :LENGTH])
    return slice_.cells("id") if halves is None else halves


def read_days(slice_: Slice, name: str) -> Ints:
    """A column of days, ALWAYS where there is none."""
    cells = grid(slice_.texts[name], slice_.count, 10)
    if cells is None:
        return ints([_day(cell) for cell in slice_.cells(name)])
    digits = cells[:, [0, 1, 2, 3, 5, 6, 8, 9]].astype(np.int32) - ord("0")
    if not ((digits >= 0) & (digits <= 9)).all():
        return ints([_day(cell) for cell in slice_.cells(name)])
    year = digits[:, :4] @ ints([1000, 100, 10, 1])
    month, day = (digits[:, at : at + 2] @ ints([10, 1]) for at in (4, 6))
    return np.where(year == 0, ints(ALWAYS), _days(year, month, day))


def _day(cell: str) -> int:
    return ALWAYS if cell.startswith("0000") else to_day(date.fromisoformat(cell))


def _days(year: Ints, month: Ints, day: Ints) -> Ints:
    """Days since 1970-01-01 of days of our calendar; here years begin in March, so that leap days end them."""
    from_march = year - (month <= 2)
    of_year = (153 * (month + np.where(month > 2, -3, 9)) + 2) // 5 + day - 1
    return ints(365 * from_march + from_march // 4 - from_march // 100 + from_march // 400 + of_year - 719468)


def read_words(slice_: Slice, name: str, vocabulary: Sequence[str]) -> Ints:
    """The places of words in a vocabulary, NONE for one that is not in it."""
    found = _word_places(slice_.texts[name], slice_.count, vocabulary)
    if found is not None and not (found == NONE).any():
        return found
    places = {str(word): place for place, word in enumerate(vocabulary)}
    return ints([places.get(cell, NONE) for cell in slice_.cells(name)])


def _word_places(text: bytes, count: int, vocabulary: Sequence[str]) -> Ints | None:
    """Words are told apart by their lengths and first eight letters."""
    ends = np.flatnonzero(np.frombuffer(text + b" ", np.uint8) == ord(" "))
    if len(ends) != count:
        return None
    starts = np.concatenate(([0], ends[:-1] + 1))
    lengths = ends - starts
    keys = _beginnings(text, starts) & _KEPT[np.minimum(lengths, 8)]
    known = np.array([int.from_bytes(word.encode("ascii")[:8], "little") for word in vocabulary], np.uint64)
    order = np.argsort(known)
    place = order[np.minimum(np.searchsorted(known[order], keys), len(known) - 1)]
    same = (known[place] == keys) & (np.array([len(word) for word in vocabulary])[place] == lengths)
    return np.where(same, ints(place), ints(NONE))


def _beginnings(text: bytes, starts: NDArray[np.intp]) -> NDArray[np.uint64]:
    padded = text + bytes(8)
    windows: NDArray[np.uint64] = np.ndarray((len(padded) - 7,), "<u8", padded, 0, (1,))
    return windows[starts]
