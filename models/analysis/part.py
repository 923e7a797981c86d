"""Some statements as if they were all, so that what is defined on columns can be asked of a few."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import numpy as np

from models.columns.own_ranges import OwnRanges
from models.snapshot import Ints, Statements, ints

_COLUMNS = {one.name for one in fields(Statements)} - {"ids", "codes"}


class Part(Statements):
    """The columns of the statements at these positions, taken out of the whole when first used.

    What a column refers to keeps its place in the whole. Identifiers and codes are left out.
    """

    def __init__(self, whole: Statements, rows: Ints) -> None:
        vars(self).update(_whole=whole, _rows=rows)

    def __len__(self) -> int:
        return len(vars(self)["_rows"])

    def __getattr__(self, name: str) -> Any:
        # Were other names answered too, a slip in a property of all statements would go unseen.
        if name not in _COLUMNS:
            raise AttributeError(name)
        whole, rows = getattr(vars(self)["_whole"], name), vars(self)["_rows"]
        found = vars(self)[name] = _TAKEN.get(name, _rows_of)(whole, rows)
        return found


def _rows_of(column: Ints, rows: Ints) -> Ints:
    return column[rows]


def _own(own: OwnRanges, rows: Ints) -> OwnRanges:
    if not len(own):
        return own
    places = np.minimum(np.searchsorted(own.rows, rows), len(own) - 1)
    at = np.flatnonzero(own.rows[places] == rows)
    return OwnRanges(ints(at), own.low[places[at]], own.high[places[at]])


def _met(met: Mapping[int, int | None], rows: Ints) -> Mapping[int, int | None]:
    return {at: met[row] for at, row in enumerate(rows.tolist()) if row in met} if met else {}


_TAKEN: Mapping[str, Any] = {"own": _own, "met": _met}
