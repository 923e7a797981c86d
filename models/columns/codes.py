"""Codes of statements, kept as what is counted on: ST001, ST002 … is one run, however long it is."""

import re
from collections.abc import Iterator, Sequence
from typing import overload

import numpy as np
from numpy.typing import NDArray

from models.columns.packed import Ints

_BREAK = "\n"
_MOST_DIGITS = 15
_LONGEST = 40
"""Bytes of a code that may be one of a run."""

_FEW = 6
"""With more than one run for so many codes, the codes themselves take no more room."""


def codes_of(codes: Sequence[str]) -> Sequence[str]:
    """Codes in little memory; as they are where that saves nothing."""
    joined = _BREAK.join(codes)
    if not codes or joined.count(_BREAK) != len(codes) - 1:
        return tuple(codes)
    return codes_in([(joined.encode("utf-8"), len(codes))]) or tuple(codes)


def codes_in(parts: Sequence[tuple[bytes, int]]) -> "Codes | None":
    """The codes of texts in UTF-8 with a line break between each two, with how many there are in each.

    None where too few are counted on, or a text has another number of them. Raises `UnicodeDecodeError` for what is no
    UTF-8.
    """
    starts: list[int] = []
    firsts: list[str] = []
    count = 0
    for text, codes in parts:
        if not codes or text.count(_BREAK.encode()) != codes - 1:
            return None
        for at, first in _runs(text):
            if not (firsts and _counts_on(firsts[-1], count + at - starts[-1], first)):
                starts.append(count + at)
                firsts.append(first)
        count += codes
        if len(firsts) * _FEW > count + _FEW:
            return None
    return Codes(np.array(starts, np.int32), firsts, count)


def _runs(text: bytes) -> list[tuple[int, str]]:
    """Where each run of a text begins, and with which code."""
    chars = np.frombuffer(text + _BREAK.encode(), np.uint8)
    ends = np.flatnonzero(chars == ord(_BREAK)).astype(np.int32)
    starts = np.concatenate((np.zeros(1, np.int32), ends[:-1] + 1)).astype(np.int32)
    firsts = np.flatnonzero(~_counted_on(chars, starts, ends)).tolist()
    return [(at, text[starts[at] : ends[at]].decode()) for at in firsts]


def in_order(text: bytes, order: Ints) -> bytes:
    """Such a text with its codes in another order, given by where each stands now."""
    chars = np.frombuffer(text + b"\n", np.uint8)
    ends = np.flatnonzero(chars == ord(_BREAK)) + 1
    lengths = np.diff(ends, prepend=0)
    starts, lengths = (ends - lengths)[order], lengths[order]
    # How far each character of the new text is from where it stood.
    shifts = np.repeat(starts - (np.cumsum(lengths) - lengths), lengths)
    moved: NDArray[np.uint8] = chars[np.arange(len(chars)) + shifts]
    return moved.tobytes()[:-1]


def _counted_on(chars: NDArray[np.uint8], starts: Ints, ends: Ints) -> NDArray[np.bool_]:
    """Which codes follow from the one before them by counting one on."""
    lengths = ends - starts
    digits, number = _numbers(chars, lengths, ends)
    follows = np.zeros(len(starts), np.bool_)
    plain = (digits > 0) & (lengths <= _LONGEST)
    # Without a zero before it, so that it may grow by a digit.
    natural = number >= 10 ** np.maximum(digits - 1, 0).astype(np.int64)
    same_width = digits[1:] == digits[:-1]
    grown = (digits[1:] == digits[:-1] + 1) & natural[1:] & natural[:-1]
    follows[1:] = plain[1:] & plain[:-1] & (number[1:] == number[:-1] + 1) & (same_width | grown)
    follows[1:] &= (lengths - digits)[1:] == (lengths - digits)[:-1]
    rows = np.flatnonzero(follows)
    prefix = (lengths - digits)[rows]
    for at in range(int(prefix.max(initial=0))):
        inside = rows[prefix > at]
        follows[inside] &= chars[starts[inside] + at] == chars[starts[inside - 1] + at]
    return follows


def _numbers(chars: NDArray[np.uint8], lengths: Ints, ends: Ints) -> tuple[Ints, NDArray[np.int64]]:
    """With how many digits each code ends, fifteen at most, and the number that they make."""
    digits, number = np.zeros(len(ends), np.int32), np.zeros(len(ends), np.int64)
    rows = np.arange(len(ends), dtype=np.int32)
    for at in range(_MOST_DIGITS):
        rows = rows[lengths[rows] > at]
        found = chars[ends[rows] - 1 - at]
        is_digit = (found >= ord("0")) & (found <= ord("9"))
        rows, found = rows[is_digit], found[is_digit]
        if not len(rows):
            break
        digits[rows] += 1
        number[rows] += (found - ord("0")).astype(np.int64) * 10**at
    return digits, number


class Codes(Sequence[str]):
    """Codes as runs: where each begins, and with which code."""

    __slots__ = ("_count", "_firsts", "_starts")

    def __init__(self, starts: Ints, firsts: Sequence[str], count: int) -> None:
        self._starts, self._firsts, self._count = starts, tuple(firsts), count

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[str, ...]: ...
    def __getitem__(self, at: int | slice) -> str | tuple[str, ...]:
        if isinstance(at, slice):
            return tuple(self[row] for row in range(*at.indices(self._count)))
        row = int(at) + self._count if at < 0 else int(at)
        if not 0 <= row < self._count:
            raise IndexError(at)
        run = int(np.searchsorted(self._starts, row, side="right")) - 1
        return _counted(self._firsts[run], row - int(self._starts[run]))

    def numbered(self) -> tuple[list[str], NDArray[np.float64]] | None:
        """What stands before the number in each run, and the number of each code; None where a run has no number.

        None as well where the one may begin with the other and go on with a digit, so that their order hangs on it.
        """
        parts = [_split(first) for first in self._firsts]
        prefixes = {prefix for prefix, _ in parts}
        if not all(digits for _, digits in parts) or any(re.search(r"\d", prefix) for prefix in prefixes):
            return None
        lengths = np.diff(self._starts, append=self._count)
        shifts = np.array([int(digits) for _, digits in parts], np.float64) - self._starts
        return [prefix for prefix, _ in parts], np.arange(self._count, dtype=np.float64) + np.repeat(shifts, lengths)

    def run_of_each(self) -> NDArray[np.intp]:
        """Of each code the run that it is in."""
        return np.repeat(np.arange(len(self._firsts)), np.diff(self._starts, append=self._count))

    def followed_by(self, more: Sequence[str]) -> "Codes":
        """With further ones at the end."""
        starts, firsts = self._starts.tolist(), list(self._firsts)
        for row, code in enumerate(more, self._count):
            steps = row - starts[-1]
            if not _counts_on(firsts[-1], steps, code):
                starts.append(row)
                firsts.append(code)
        return Codes(np.array(starts, np.int32), firsts, self._count + len(more))

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[str]:
        ends = [*self._starts[1:].tolist(), self._count]
        for first, start, end in zip(self._firsts, self._starts.tolist(), ends, strict=True):
            yield first
            prefix, digits = _split(first)
            number, width = int(digits or 0), len(digits)
            yield from (f"{prefix}{later:0{width}}" for later in range(number + 1, number + end - start))

    def taken(self, rows: Ints) -> Sequence[str]:
        """The codes of some rows, ascending."""
        if not len(rows):
            return ()
        runs = np.searchsorted(self._starts, rows, side="right") - 1
        steps = rows - self._starts[runs]
        goes_on = (runs[1:] == runs[:-1]) & (steps[1:] == steps[:-1] + 1)
        firsts = np.flatnonzero(np.concatenate(([True], ~goes_on)))
        if len(firsts) * _FEW > len(rows) + _FEW:
            return codes_of([self[row] for row in rows.tolist()])
        return Codes(firsts.astype(np.int32), [self[row] for row in rows[firsts].tolist()], len(rows))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Codes):
            same = (self._count, self._firsts) == (other._count, other._firsts)
            return self is other or (same and np.array_equal(self._starts, other._starts))
        return isinstance(other, tuple) and tuple(self) == other

    __hash__ = None  # type: ignore[assignment]


def _split(code: str) -> tuple[str, str]:
    """A code without the digits at its end, and these; fifteen at most."""
    at = len(code)
    while at and len(code) - at < _MOST_DIGITS and code[at - 1] in "0123456789":
        at -= 1
    return code[:at], code[at:]


def _counted(first: str, steps: int) -> str:
    if not steps:
        return first
    prefix, digits = _split(first)
    return f"{prefix}{int(digits) + steps:0{len(digits)}}"


def _counts_on(first: str, steps: int, code: str) -> bool:
    """Whether counting on from a code so many steps leads to another one."""
    return bool(_split(first)[1]) and _counted(first, steps) == code
