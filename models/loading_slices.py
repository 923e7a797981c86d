"""Reads the table of statements column by column, many rows in one text each.

Making a Python object for each cell takes most of the time of reading a table. So SQLite puts the cells of a column of
many rows one after the other, and numpy takes them apart. Whatever is not as it is expected to be, an id that is no
UUID or a reference that leads nowhere, is read cell by cell instead.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models.records import Records
from models.snapshot import Floats, Ints, ints
from models.words import REVIEWS

_AT_ONCE = 1_500
"""Rows whose pages SQLite keeps while their columns are read one after the other."""

_TOGETHER = 8
"""So many times as many rows are taken apart in one go."""

CELLS = {
    "id": "id", "party_id": "party_id", "speaker_id": "speaker_id", "issue_id": "issue_id", "source_id": "source_id",
    "said_on": "said_on", "published_on": "published_on", "recorded_on": "ifnull(recorded_on, '0000-00-00')",
    "act": "act", "code": "code",
}  # fmt: skip
"""What is read as texts."""

BREAKS = {**dict.fromkeys(CELLS, b" "), "code": b"\n"}
"""What stands between two cells."""

RARE = (
    "depends_on_id", "round_id", "package_id", "scale_id", "retracts_id", "retracted_by_id", "said_edtf"
)  # fmt: skip
"""What few rows have."""

GRADES = {"credibility": 8, "firmness": 8, "conditional": 2, "review": 4}
"""Small figures that are read as one, the last one lowest, and how many values each may have."""

NO_FIRMNESS = 7

_EXACT = 2.0**53
"""Figures up to here are exact in the floats that they are read into."""

_GRADED = f"""
((credibility * 8 + ifnull(firmness, {NO_FIRMNESS})) * 2 + (condition <> '')) * 4
+ CASE review {" ".join(f"WHEN '{review}' THEN {place}" for place, review in enumerate(REVIEWS))} ELSE 3 END
"""
_TEXTS = ", ".join(f"CAST(group_concat({cell}, '{BREAKS[name].decode()}') AS BLOB)" for name, cell in CELLS.items())
_FIGURES = f"ifnull(low, -1), ifnull(high, -1), sequence * 512 + {_GRADED}"
_FEW_HAVE = f"(said_edtf <> '' OR coalesce({', '.join(RARE[:-1])}) IS NOT NULL)"

_BY_ROWID = "FROM statement WHERE rowid > ? AND rowid <= ?"
_BY_ID = "FROM (SELECT * FROM statement WHERE id > ? AND id <= ? ORDER BY id) WHERE 1"
"""For a dossier as it was on a day, whose statements are a view, which has no rowids."""

_END_SQL = "SELECT {0} FROM statement WHERE {0} > ? ORDER BY {0} LIMIT 1 OFFSET ?"


@dataclass(frozen=True, slots=True)
class Slice:
    """Some rows in the order in which the file has them.

    `texts` go by the names of `CELLS`; `ranges` are of shape (rows, 2), −1 for none; `grades` are the figures of
    `GRADES` in one; `rare` has for each row that has any of it the place within the slice and the values of `RARE`.
    """

    count: int
    texts: dict[str, bytes]
    ranges: Floats
    sequence: NDArray[np.int64]
    grades: Ints
    rare: list[tuple[int, tuple[str | None, ...]]]
    rows: "_Rows"

    def cells(self, name: str) -> list[str]:
        """A column cell by cell."""
        return [row[0] for row in self.rows.read(CELLS[name])]

    def grade(self, name: str) -> Ints:
        """One of the figures that are read as one."""
        below = list(GRADES.values())[list(GRADES).index(name) + 1 :]
        return self.grades // int(np.prod(below, dtype=np.int64)) % GRADES[name]


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows whose key is above `after` and at most `last`, in the order of the key, whatever is asked of them."""

    store: Records
    key: str
    after: Any
    last: Any

    def read(self, cells: str, having: str = "1") -> list[tuple[Any, ...]]:
        """Some cells of the rows for which something holds."""
        sql = f"SELECT {cells} {_BY_ROWID if self.key == 'rowid' else _BY_ID} AND {having}"
        return self.store.columns(sql, self.after, self.last)

    def places(self, keys: Sequence[Any], count: int) -> list[int]:
        """Where some of the rows stand among all of them, of which there are so many."""
        if self.key == "rowid" and self.last - self.after == count:
            return [key - self.after - 1 for key in keys]
        listed = {row[0]: place for place, row in enumerate(self.read(self.key))}
        return [listed[key] for key in keys]


def slices(store: Records) -> Iterator[Slice]:
    """All rows of the table; to be used within one state of the file."""
    together: list[Slice] = []
    for rows in _parts(store):
        together.append(_slice(rows))
        if len(together) == _TOGETHER:
            yield _joined(together)
            together = []
    if together:
        yield _joined(together)


def _parts(store: Records) -> Iterator[_Rows]:
    key, (after, last) = "rowid", store.columns("SELECT min(rowid) - 1, max(rowid) FROM statement")[0]
    if after is None:
        key, (after, last) = "id", ("", store.columns("SELECT ifnull(max(id), '') FROM statement")[0][0])
    while after != last:
        found = store.columns(_END_SQL.format(key), after, _AT_ONCE - 1)
        end = found[0][0] if found else last
        yield _Rows(store, key, after, end)
        after = end


def _slice(rows: _Rows) -> Slice:
    read = rows.read(_FIGURES)
    figures = np.fromiter(chain.from_iterable(read), np.float64, 3 * len(read)).reshape(-1, 3)
    texts = dict(zip(CELLS, rows.read(_TEXTS)[0], strict=True))
    rare = rows.read(f"{rows.key}, {', '.join(RARE)}", _FEW_HAVE)
    if np.abs(figures[:, 2]).max() >= _EXACT:
        sequence, grades = np.array(rows.read(f"sequence, {_GRADED}"), dtype=np.int64).T
    else:
        sequence, grades = np.divmod(figures[:, 2].astype(np.int64), 512)
    places = rows.places([row[0] for row in rare], len(read)) if rare else []
    placed = [(place, row[1:]) for place, row in zip(places, rare, strict=True)]
    return Slice(len(read), texts, figures[:, :2], sequence, ints(grades), placed, rows)


def _joined(parts: list[Slice]) -> Slice:
    if len(parts) == 1:
        return parts[0]
    starts = np.cumsum([0, *(part.count for part in parts)]).tolist()
    return Slice(
        starts[-1],
        {name: between.join(part.texts[name] for part in parts) for name, between in BREAKS.items()},
        np.concatenate([part.ranges for part in parts]),
        np.concatenate([part.sequence for part in parts]),
        np.concatenate([part.grades for part in parts]),
        [(start + at, row) for start, part in zip(starts, parts, strict=False) for at, row in part.rare],
        replace(parts[0].rows, last=parts[-1].rows.last),
    )


def grid(text: bytes, count: int, width: int) -> NDArray[np.uint8] | None:
    """Cells of equal width with a blank between them, shape (rows, width + 1); None where they are not."""
    if len(text) != count * (width + 1) - 1:
        return None
    cells = np.frombuffer(text + b" ", np.uint8).reshape(count, width + 1)
    return cells if (cells[:, width] == ord(" ")).all() else None
