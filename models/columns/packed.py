"""Columns of whole numbers that are kept small and read as if they were arrays of 32 bits.

Kept in one byte, `party * issues` would overflow without a word. Hence no arithmetic is ever done on what is kept:
whoever reads a packed column, as a whole or some rows of it, gets arrays of 32 bits.
"""

from collections.abc import Iterator
from typing import Any, TypeAlias, TypeVar, cast

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin
from numpy.typing import NDArray

Ints: TypeAlias = NDArray[np.int32]

Column = TypeVar("Column", bound=NDArray[Any])

_READ = np.dtype(np.int32)

_FEW = 8
"""One row in so many may have a value of its own before all rows are kept."""


def packed(values: Ints, usual: int | Ints) -> Ints:
    """The same column in little memory; `usual` is what most rows have, one value or one for each row."""
    rows = np.flatnonzero(values != usual)
    if len(rows) * _FEW <= len(values):
        return cast("Ints", Sparse(values[rows], rows.astype(np.int32), usual, len(values)))
    return narrow(values)


def near(values: Ints, base: Ints) -> Ints:
    """The same column in little memory, where most values are a little more or less than those of another one."""
    lag = values - base
    little = np.where((lag >= -128) & (lag <= 127), lag, 0)
    return packed(values, cast("Ints", Lagged(base, little.astype(np.int8))))


def narrow(values: Ints) -> Ints:
    """The same column in as many bytes as its largest value needs."""
    kept = values.astype(np.min_scalar_type(_extremes(values)))
    return values if kept.dtype.itemsize >= _READ.itemsize else cast("Ints", Narrow(kept))


def put(column: Column, rows: Ints, values: Column) -> Column:
    """A column with other values in some rows; the very same one if they are not others."""
    if np.array_equal(column[rows], values, equal_nan=True):
        return column
    whole = np.array(column)
    whole[rows] = values
    if isinstance(column, Sparse):
        return cast("Column", packed(whole, column.usual))
    return cast("Column", narrow(whole) if isinstance(column, Packed) else whole)


def lengthened(column: Column, values: Column) -> Column:
    """A column with further values at its end; not for one whose usual values are those of another column."""
    whole = np.concatenate((np.array(column), values)).astype(column.dtype, copy=False)
    if isinstance(column, Sparse):
        return cast("Column", packed(whole, column.usual))
    return cast("Column", narrow(whole) if isinstance(column, Packed) else whole)


def _extremes(values: Ints) -> int:
    """A number that needs as many bytes as any of the values, negative so that the type has a sign."""
    if not len(values):
        return -1
    return min(int(values.min()), -1, -1 - int(values.max()))


class Packed(NDArrayOperatorsMixin):
    """What all packed columns share: everything that arrays do is done by an array of 32 bits made for it."""

    __slots__ = ()

    def whole(self) -> Ints:
        """All rows."""
        raise NotImplementedError

    def __len__(self) -> int:
        raise NotImplementedError

    def __iter__(self) -> Iterator[np.int32]:
        return iter(self.whole())

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> NDArray[Any]:
        return self.whole().astype(np.int32 if dtype is None else dtype, copy=False)

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, **rest: Any) -> Any:
        return getattr(ufunc, method)(*(one.whole() if isinstance(one, Packed) else one for one in inputs), **rest)

    def __getattr__(self, name: str) -> Any:
        # Asked only for what is not found here; copying asks for names like __deepcopy__ before there is anything.
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self.whole(), name)


class Narrow(Packed):
    """A value for each row, in one or two bytes."""

    __slots__ = ("_kept",)

    def __init__(self, kept: NDArray[np.signedinteger[Any]]) -> None:
        self._kept = kept

    def whole(self) -> Ints:
        """All rows."""
        return self._kept.astype(np.int32)

    def __len__(self) -> int:
        return len(self._kept)

    def __getitem__(self, key: Any) -> Any:
        return self._kept[key].astype(np.int32)


class Lagged(Packed):
    """What another column has and a little more or less, in one byte."""

    __slots__ = ("_base", "_lag")

    def __init__(self, base: Ints, lag: NDArray[np.int8]) -> None:
        self._base, self._lag = base, lag

    def whole(self) -> Ints:
        """All rows."""
        return self._base + self._lag

    def __len__(self) -> int:
        return len(self._lag)

    def __getitem__(self, key: Any) -> Any:
        return self._base[key] + self._lag[key]


class Sparse(Packed):
    """Values of few rows, in ascending order of the rows; all others have the usual value."""

    __slots__ = ("_count", "_rows", "_values", "usual")

    def __init__(self, values: Ints, rows: Ints, usual: int | Ints, count: int) -> None:
        self._values, self._rows, self.usual, self._count = values, rows, usual, count

    def whole(self) -> Ints:
        """All rows."""
        found = np.empty(self._count, np.int32)
        found[:] = self.usual
        found[self._rows] = self._values
        return found

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, key: Any) -> Any:
        if isinstance(key, slice) or not isinstance(key, int | np.integer | np.ndarray):
            return self.whole()[key]
        if isinstance(key, np.ndarray) and (key.dtype == np.bool_ or key.size * _FEW > self._count):
            return self.whole()[key]
        return self._picked(np.asarray(key))

    def _picked(self, key: NDArray[Any]) -> Any:
        if key.size and not (-self._count <= int(key.min()) and int(key.max()) < self._count):
            raise IndexError(f"a row beyond the {self._count} of the column")
        at = np.where(key < 0, key + self._count, key)
        usual = np.int32(self.usual) if isinstance(self.usual, int) else self.usual[at]
        if not len(self._rows):
            return np.broadcast_to(usual, at.shape).copy()[()]
        place = np.minimum(np.searchsorted(self._rows, at), len(self._rows) - 1)
        return np.where(self._rows[place] == at, self._values[place], usual).astype(np.int32)[()]
