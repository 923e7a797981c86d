"""Who coded each statement: the analyst who recorded it first."""

from collections.abc import Sequence

import numpy as np

from models.facts import NONE
from models.find.facets import Axis
from models.records import Records
from models.snapshot import Ints

_RECORDED = """
SELECT c.row_id, t.analyst_id, min(t.clock) FROM change c JOIN "transaction" t ON t.id = c.transaction_id
WHERE c.table_name = 'statement' AND c.unit = 'row' AND c.value <> 'null' AND c.row_id IN ({}) GROUP BY c.row_id
"""


class Coders:
    """The analysts of the statements that have been read so far."""

    def __init__(self, store: Records) -> None:
        self._store = store
        self._analysts: dict[str, int] = {}
        self._coder: dict[str, int] = {}
        self._told: tuple[Sequence[str], Ints] | None = None
        """The statements that were asked for last, and their coders, while no other coder is known."""

    def follow(self, store: Records) -> None:
        """Ask another state of the dossier from now on; the one before may be closed."""
        self._store = store

    def read(self, statements: Sequence[str]) -> None:
        """Read who recorded some statements; a few hundred at once."""
        for statement, analyst, _ in self._store.columns(
            _RECORDED.format(", ".join("?" * len(statements))), *statements
        ):
            coder = self._analysts.setdefault(analyst, len(self._analysts))
            if self._coder.get(statement) != coder:
                self._coder[statement] = coder
                self._told = None

    def axis(self, statements: Sequence[str]) -> Axis:
        """The analysts as a facet of statements in this order."""
        if self._told is None or self._told[0] is not statements:
            codes = np.fromiter((self._coder.get(one, NONE) for one in statements), np.int32, len(statements))
            self._told = statements, codes
        codes = self._told[1]
        names = dict(self._store.columns("SELECT id, name FROM analyst"))
        return Axis(codes, [(analyst, names.get(analyst, "unknown")) for analyst in self._analysts])
