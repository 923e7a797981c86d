"""What a commit changed, as every open view is told of it."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Changes:
    """One announcement: the label of the step and the rows it touched, as (table name, id)."""

    label: str
    kind: str
    rows: frozenset[tuple[str, str]]

    def touches(self, table: type[Any]) -> bool:
        """Whether any row of a table was touched."""
        return any(name == table.__tablename__ for name, _ in self.rows)

    def ids(self, table_name: str) -> frozenset[str]:
        """The ids of the touched rows of a table."""
        return frozenset(row_id for name, row_id in self.rows if name == table_name)
