"""Identifiers of rows in sixteen bytes each, and where each stands."""

from binascii import unhexlify
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias, overload

import numpy as np
from numpy.typing import NDArray

from models.columns.packed import Ints

Halves: TypeAlias = NDArray[np.uint64]
"""Identifiers as two numbers each, shape (rows, 2): what the first and the last sixteen digits say."""

LENGTH = 36

_DASHES = (8, 13, 18, 23)
_DIGITS = [at for at in range(LENGTH) if at not in _DASHES]
_DASH = ord("-")
_CHARS = np.frombuffer(b"0123456789abcdef", np.uint8)


def halves_of(texts: NDArray[np.uint8]) -> Halves | None:
    """Identifiers from their characters, shape (rows, 36); None unless all are UUIDs in their usual form."""
    digits = texts[:, _DIGITS]
    # Of the three sorts of digits, only capitals have just the higher one of these two bits.
    if ((digits & 0x60) == 0x40).any() or (texts[:, _DASHES] != _DASH).any():
        return None
    try:
        octets = unhexlify(digits.tobytes())
    except ValueError:
        return None
    return np.frombuffer(octets, ">u8").astype(np.uint64).reshape(-1, 2)


def ids_of(texts: Sequence[str]) -> Sequence[str]:
    """Identifiers in little memory; as they are where one is no UUID in its usual form."""
    joined = "".join(texts)
    if joined.isascii() and all(len(text) == LENGTH for text in texts):
        halves = halves_of(np.frombuffer(joined.encode("ascii"), np.uint8).reshape(-1, LENGTH))
        if halves is not None:
            return Ids(halves)
    return tuple(texts)


def texts_at(ids: Sequence[str], rows: NDArray[np.integer]) -> list[str]:
    """The identifiers of many rows at once."""
    return ids.at(rows) if isinstance(ids, Ids) else [ids[row] for row in rows.tolist()]


class Ids(Sequence[str]):
    """Identifiers of rows, each made into text when it is asked for."""

    __slots__ = ("_halves",)

    def __init__(self, halves: Halves) -> None:
        self._halves = halves

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[str, ...]: ...
    def __getitem__(self, at: int | slice) -> str | tuple[str, ...]:
        if isinstance(at, slice):
            return tuple(_texts(self._halves[at]))
        first, last = self._halves[at].tolist()
        return _text(first, last)

    def __len__(self) -> int:
        return len(self._halves)

    def __iter__(self) -> Iterator[str]:
        return iter(_texts(self._halves))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Ids):
            return self is other or self._halves is other._halves or np.array_equal(self._halves, other._halves)
        return isinstance(other, tuple) and tuple(self) == other

    __hash__ = None  # type: ignore[assignment]

    def at(self, rows: NDArray[np.integer]) -> list[str]:
        """The identifiers of many rows at once."""
        return _texts(self._halves[rows])

    def taken(self, rows: NDArray[np.integer]) -> "Ids":
        """Those of some rows, in this order."""
        return Ids(self._halves[rows])

    def followed_by(self, more: Sequence[str]) -> "Ids | None":
        """With further ones at the end; None where one of these is no UUID in its usual form."""
        others = ids_of(more)
        return Ids(np.concatenate((self._halves, others._halves))) if isinstance(others, Ids) else None  # noqa: SLF001

    def begins_with(self, ids: Sequence[str]) -> bool:
        """Whether these come first, in the same order."""
        return isinstance(ids, Ids) and np.array_equal(self._halves[: len(ids)], ids._halves)  # noqa: SLF001

    def places(self) -> "Places":
        """Where each identifier stands."""
        return Places(self, self._halves)


class Places(Mapping[str, int]):
    """The row of each identifier, found by halving."""

    __slots__ = ("_firsts", "_ids", "_lasts", "_order")

    def __init__(self, ids: Ids, halves: Halves) -> None:
        self._ids = ids
        self._order: Ints | None = None
        if not _ascends(halves):
            self._order = np.lexsort((halves[:, 1], halves[:, 0])).astype(np.int32)
            halves = halves[self._order]
        self._firsts, self._lasts = halves[:, 0], halves[:, 1]

    def __getitem__(self, key: str) -> int:
        found = self._found(key)
        if found is None:
            raise KeyError(key)
        return found

    def __contains__(self, key: object) -> bool:
        return self._found(key) is not None

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def _found(self, key: object) -> int | None:
        if not isinstance(key, str):
            return None
        digits = key.replace("-", "")
        if len(key) != LENGTH or len(digits) != LENGTH - len(_DASHES) or not digits.isalnum() or not digits.isascii():
            return None
        try:
            first, last = np.uint64(int(digits[:16], 16)), np.uint64(int(digits[16:], 16))
        except ValueError:
            return None
        place = int(self._firsts.searchsorted(first))
        if place + 1 < len(self._firsts) and self._firsts[place + 1] == first:
            end = int(self._firsts.searchsorted(first, side="right"))
            place += int(self._lasts[place:end].searchsorted(last))
        if place == len(self._firsts) or self._firsts[place] != first or self._lasts[place] != last:
            return None
        row = place if self._order is None else int(self._order[place])
        # Written in another form, such as in capitals, it is another identifier.
        return row if self._ids[row] == key else None


def _ascends(halves: Halves) -> bool:
    earlier, later = halves[:-1], halves[1:]
    rises = later[:, 0] > earlier[:, 0]
    return bool((rises | ((later[:, 0] == earlier[:, 0]) & (later[:, 1] > earlier[:, 1]))).all())


def _text(first: int, last: int) -> str:
    digits = f"{first:016x}{last:016x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def _texts(halves: Halves) -> list[str]:
    octets = np.ascontiguousarray(halves.astype(">u8")).view(np.uint8).reshape(-1, 16)
    texts = np.full((len(halves), LENGTH + 1), ord("\n"), np.uint8)
    texts[:, _DASHES] = _DASH
    texts[:, _DIGITS[0::2]] = _CHARS[octets >> 4]
    texts[:, _DIGITS[1::2]] = _CHARS[octets & 15]
    return texts.tobytes().decode("ascii").split("\n")[:-1]
